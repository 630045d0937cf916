"""What others have written as plain text: no markup, no control characters, no more than is shown."""

import html
import re
import unicodedata
from urllib.parse import urljoin, urlsplit

import nh3

from plugins.core.sanitize import WITH_CONTENT
from plugins.core.text import is_http_url, plain_excerpt

LONGEST_ADDRESS = 1000

MARKUP = re.compile(r"<[A-Za-z/!?]")
"""What begins a tag, or a comment: no plain text has it."""

_ROUNDS = 5
_BLOCK = re.compile(
    r"<(?=/?(?:address|article|aside|blockquote|br|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li"
    r"|ol|p|pre|section|table|td|th|tr|ul)\b)",
    re.IGNORECASE,
)


def plain(written: str, limit: int) -> str:
    """The text of HTML, or of what may be HTML, on one line of at most ``limit`` characters.

    What was escaped more than once is no way round: the text is read until no markup is left in it.
    """
    # Halves of a pair of surrogates are no characters. What nobody sees goes first: it could keep two signs
    # apart that are markup when they come together.
    text = _seen(written.encode("utf-8", "replace").decode().replace("\0", ""))
    for _ in range(_ROUNDS):
        apart = _BLOCK.sub(" <", text)
        bare = _seen(html.unescape(nh3.clean(apart, tags=set(), clean_content_tags=set(WITH_CONTENT))))
        if bare == text:
            break
        text = bare
    text = _seen(MARKUP.sub(" ", text))
    return plain_excerpt(text, limit) if text else ""


def web_address(written: str, base: str) -> str:
    """The address that stands in a text of others, as a whole one; empty where it is not of the web."""
    try:
        address = urljoin(base, _seen(written))
    except ValueError:
        return ""
    return address if written and is_web_address(address) else ""


def is_web_address(written: str) -> bool:
    """Whether it is ``http(s)``, without a password, and of a length that an address has."""
    return len(written) <= LONGEST_ADDRESS and is_http_url(written) and "@" not in urlsplit(written).netloc


def is_plain(text: str) -> bool:
    """Whether a text is one that `plain` could have given."""
    return MARKUP.search(text) is None and text == _seen(text)


def _seen(text: str) -> str:
    """The text without what nobody sees: controls, bidi marks, what Unicode has given no character to."""
    kept = []
    for character in unicodedata.normalize("NFC", text):
        category = unicodedata.category(character)
        if category in ("Cc", "Zl", "Zp", "Zs") and character != "\u00a0":
            kept.append(" ")
        elif not category.startswith("C"):
            kept.append(character)
    return re.sub(r" +", " ", "".join(kept)).strip(" \u00a0")
