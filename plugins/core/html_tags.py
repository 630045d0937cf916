"""The tags of a piece of HTML as a browser reads them (WHATWG HTML, 13.2.5), one after another."""

import re
from collections.abc import Iterator
from html import escape, unescape

from msgspec import Struct

# Their content is text up to their own end tag, whatever it looks like.
RAW_TEXT = frozenset(
    {"iframe", "noembed", "noframes", "plaintext", "script", "style", "textarea", "title", "xmp"}
)

_NEXT = re.compile(r"<(?=[A-Za-z!?/])")
_COMMENT = re.compile(r"<!--(?:-?>|(?:[^-]|-(?!-!?>))*--!?>)")
_NAME = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][^\s/>]*)")
_ATTRIBUTE = re.compile(
    r"[\s/]*(?P<name>[^\s/>][^\s/>=]*)"
    r"(?:\s*(?P<sign>=)\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s>\"'][^\s>]*)|(?P<empty>(?=>)))?)?"
)
_END = re.compile(r"[\s/]*>")


class Tag(Struct, frozen=True):
    """A start tag with its attributes (the first of the same name counts), or an end tag."""

    name: str
    attributes: tuple[tuple[str, str | None], ...] = ()
    end: bool = False

    def html(self) -> str:
        """The tag as HTML."""
        if self.end:
            return f"</{self.name}>"
        attributes = "".join(
            f" {name}" if value is None else f' {name}="{escape(value)}"' for name, value in self.attributes
        )
        return f"<{self.name}{attributes}>"


class Torn(Struct, frozen=True):
    """A tag or comment that has no end: a browser takes nothing of what follows."""

    text: str


def tokens(html: str) -> Iterator[str | Tag | Torn]:
    """Text and tags in order; comments and the content of `RAW_TEXT` elements are left out."""
    at = 0
    while found := _NEXT.search(html, at):
        if found.start() > at:
            yield html[at : found.start()]
        token, at = _markup(html, found.start())
        if token is not None:
            yield token
        if isinstance(token, Tag) and not token.end and token.name in RAW_TEXT:
            end = re.compile(rf"</{token.name}(?=[\s/>])", re.IGNORECASE).search(html, at)
            at = end.start() if end else len(html)
    if at < len(html):
        yield html[at:]


def _markup(html: str, at: int) -> tuple[Tag | Torn | None, int]:
    """What begins at a ``<``, and where it ends; None for comments and what a browser takes for one."""
    name = _NAME.match(html, at)
    if name is None:
        comment = _COMMENT.match(html, at)
        end = comment.end() if comment else html.find(">", at) + 1
        if end == 0 or (comment is None and html.startswith("<!--", at)):
            return Torn(html[at:]), len(html)
        return None, end
    attributes: dict[str, str | None] = {}
    position = name.end()
    while (end_of_tag := _END.match(html, position)) is None:
        attribute = _ATTRIBUTE.match(html, position)
        if attribute is None or (attribute["sign"] and attribute.lastgroup == "sign"):
            return Torn(html[at:]), len(html)
        value = next(
            (attribute[group] for group in ("double", "single", "bare") if attribute[group] is not None), None
        )
        attributes.setdefault(attribute["name"].lower(), None if value is None else unescape(value))
        position = attribute.end()
    return Tag(name["name"].lower(), tuple(attributes.items()), bool(name["end"])), end_of_tag.end()
