"""The safe list of HTML: what of it may stand in a text, and how the rest is taken out.

Every piece of a text passes twice. `plugins.core.washing` reads its tags, names what does not pass,
and puts markers in the places of addresses and pictures; nh3 (ammonia) then builds a tree as a browser does
and writes it out with nothing but what is on the list, so a tag that is left open ends with its piece.
"""

import re

import nh3
from msgspec.structs import replace

from plugins.core.calls import Gathering
from plugins.core.html_tags import RAW_TEXT
from plugins.core.prose import MARKER

_PHRASING = (
    "a abbr b bdi bdo br cite code data del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub"
    " sup time u var wbr"
)
_BLOCKS = (
    "address article aside blockquote details div figcaption figure footer header hgroup hr p pre section"
    " summary"
)
_LISTS = "dd dl dt li ol ul"
_TABLES = "caption col colgroup table tbody td tfoot th thead tr"
_HEADINGS = "h1 h2 h3 h4 h5 h6"

ELEMENTS = frozenset(f"{_PHRASING} {_BLOCKS} {_LISTS} {_TABLES} {_HEADINGS}".split())
"""The elements that pass; ``img`` does too and becomes a marker."""

EVERYWHERE = frozenset({"class", "dir", "id", "lang", "title"})
"""The attributes that pass on every element."""

ATTRIBUTES = {
    "a": frozenset({"href"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "data": frozenset({"value"}),
    "del": frozenset({"datetime"}),
    "details": frozenset({"open"}),
    "img": frozenset({"alt", "credit", "decorative", "src"}),
    "ins": frozenset({"datetime"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"reversed", "start", "type"}),
    "td": frozenset({"colspan", "headers", "rowspan"}),
    "th": frozenset({"abbr", "colspan", "headers", "rowspan", "scope"}),
    "time": frozenset({"datetime"}),
}
"""The attributes that pass on one element besides; a picture's are no HTML afterwards."""

ALIGNMENTS = frozenset({"center", "left", "right"})
"""The alignments of a table's cells: an ``align`` becomes a class."""

WITH_CONTENT = RAW_TEXT | frozenset(
    ["applet", "audio", "canvas", "math", "noscript", "object", "select", "svg", "template", "video"]
)
"""The elements that go with all that stands inside them."""

_EMPTY_PARAGRAPH = re.compile(r"<p>\s*</p>\n?")
_PICTURE = "(?:\x02I[0-9]+\x03|<span[^<>]*>\x02I[0-9]+\x03</span>)"
_PICTURE_PARAGRAPH = re.compile(rf"<p>\s*({_PICTURE}(?:\s*{_PICTURE})*)\s*</p>")
_LINK = re.compile('<a\\b[^>]*href="\x02L(?P<index>[0-9]+)\x03"[^>]*>(?P<text>.*?)</a>', re.DOTALL)
_EMPTY_LINES = re.compile(r"\n{2,}(?=<|\Z)")
_MARKUP = re.compile(r"<[^>]*>")


def _only_markers(_: str, attribute: str, value: str) -> str | None:
    """An address that is no marker was not seen by the reading of the tags: it does not pass."""
    return value if attribute != "href" or MARKER.fullmatch(value) else None


_CLEANER = nh3.Cleaner(
    tags=set(ELEMENTS),
    clean_content_tags=set(WITH_CONTENT),
    attributes={"*": set(EVERYWHERE)}
    | {name: set(names) for name, names in ATTRIBUTES.items() if name != "img"},
    attribute_filter=_only_markers,
    link_rel=None,
)


def clean(washed: str, gathering: Gathering) -> str:
    """A washed piece as safe, tidy, balanced HTML; pictures alone in a paragraph become blocks."""
    html = _EMPTY_PARAGRAPH.sub("", _CLEANER.clean(washed))
    html = _PICTURE_PARAGRAPH.sub(lambda match: _alone(match[1], gathering), html)
    for match in _LINK.finditer(html):
        if not _has_text(match["text"], gathering):
            link = gathering.links[int(match["index"])]
            gathering.warning(link.place, "link-no-text", found=link.href)
    return tidy(html)


def tidy(html: str) -> str:
    """Clean HTML without empty lines before tags and without white space around it."""
    return (html if "\n\n" not in html or "<pre" in html else _EMPTY_LINES.sub("\n", html)).strip()


def _has_text(html: str, gathering: Gathering) -> bool:
    """Whether there is something to read: text, or a picture that has some."""
    if any(gathering.images[int(index)].alt for letter, index in MARKER.findall(html) if letter == "I"):
        return True
    return bool(MARKER.sub("", _MARKUP.sub("", html)).strip())


def _alone(pictures: str, gathering: Gathering) -> str:
    for _, index in MARKER.findall(pictures):
        gathering.images[int(index)] = replace(gathering.images[int(index)], block=True)
    lines = re.sub(r"(?<=[\x03>])\s+(?=[\x02<])", "\n", pictures)
    return re.sub(r"<(/?)span", r"<\1div", lines)
