"""HTML that leaves the site: every address in it becomes a full one, so that it works anywhere.

It is HTML of our own templates and of the safe list, so each tag is whole and each attribute
value quoted or free of spaces. Nothing but the values of the address attributes is changed.
"""

import html as entities
import re
from functools import partial
from urllib.parse import urljoin

# A tag that has attributes.
_TAG = re.compile(r"""<[A-Za-z][^"'>=]*=[^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*>""")
# Every attribute is read, so that a text such as title="x href=y" is not taken for one.
_ATTRIBUTE = re.compile(r"""(?P<name>[^\s"'<>/=]+)\s*=\s*(?P<value>"[^"]*"|'[^']*'|[^\s"'>]+)""")
_CANDIDATE = re.compile(r"(?P<url>[^\s,](?:\S*[^\s,])?)(?P<rest>(?:\s+[^\s,]+)?\s*(?:,\s*)?)")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_ADDRESSES = frozenset({"href", "src", "poster", "cite"})


def absolute_html(html: str, page: str) -> str:
    """The HTML with its addresses made full; ``page`` is the full address of the page it stands on.

    Places on that page (``#x``) lead to the page. Source: HTML, "URLs" and "srcset attributes".
    """
    attribute = partial(_attribute, page.partition("#")[0])

    def full(match: re.Match[str]) -> str:
        tag = match[0]
        lower = tag.lower()
        # Most tags have no address at all.
        if "href" in lower or "src" in lower or "poster" in lower or "cite" in lower:
            return _ATTRIBUTE.sub(attribute, tag)
        return tag

    return _TAG.sub(full, html)


def _attribute(base: str, match: re.Match[str]) -> str:
    name = match["name"].lower()
    if name != "srcset" and name not in _ADDRESSES:
        return match[0]
    value = entities.unescape(match["value"].strip("\"'"))
    if name == "srcset":
        full = _CANDIDATE.sub(lambda candidate: _full(base, candidate["url"]) + candidate["rest"], value)
    else:
        full = _full(base, value.strip())
    return f'{match["name"]}="{entities.escape(full)}"'


def _full(base: str, address: str) -> str:
    return address if _SCHEME.match(address) else urljoin(base, address)
