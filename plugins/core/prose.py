"""A body of text after conversion: safe HTML whose links, pictures and blocks are still names.

The HTML holds markers (`link_marker`, …) where an address, a picture or a block belongs.
They are made of characters that no source text can have (control characters are refused
when a file is parsed), so nothing that a writer types can be taken for one.
"""

import html as entities
import re
from collections.abc import Sequence

from msgspec import Struct

from plugins.core.problems import Place

MARK, MARK_END = "\x02", "\x03"
"""The first and the last character of a marker."""

MARKER = re.compile("\x02([LIB])([0-9]+)\x03")
_ID = re.compile(r'<[^<>]*\sid="([^"]*)"')


def ids_in(html: str) -> Sequence[str]:
    """The ids in a piece of clean HTML, as they are written there."""
    return _ID.findall(html) if 'id="' in html else ()


def link_marker(index: int) -> str:
    """What stands in an ``href`` for `Prose.links[index]`."""
    return f"\x02L{index}\x03"


def image_marker(index: int) -> str:
    """What stands in the HTML for `Prose.images[index]`."""
    return f"\x02I{index}\x03"


def block_marker(index: int) -> str:
    """What stands in the HTML for `Prose.blocks[index]`."""
    return f"\x02B{index}\x03"


class LinkCall(Struct, frozen=True):
    """A link as written: ``project:pro-sos``, ``files/x.pdf``, ``https://…``, ``#anchor``."""

    href: str
    place: Place


class ImageCall(Struct, frozen=True):
    """A picture as written; ``alt`` is empty for a decorative one.

    ``block`` says that it stands alone in its paragraph.
    """

    src: str
    alt: str
    caption: str
    credit: str
    block: bool
    place: Place


class BlockCall(Struct, frozen=True):
    """A directive as written. ``html`` is the inside of a container, with markers; a leaf has none."""

    name: str
    label: str
    attributes: tuple[tuple[str, str], ...]
    html: str
    container: bool
    place: Place

    def place_of(self, part: str) -> Place:
        """Where the label has a part; a container's fence is taken for the shortest."""
        before = (3 if self.container else 2) + len(self.name) + 1 + max(0, self.label.find(part))
        return Place(self.place.path, self.place.line, self.place.column + before)

    def attribute(self, name: str) -> str:
        """The attribute's value, or an empty text."""
        return dict(self.attributes).get(name, "")


class Heading(Struct, frozen=True):
    """A heading of the body: plain text, inline HTML; ``explicit`` when the writer gave the id."""

    level: int
    id: str
    text: str
    html: str
    explicit: bool
    place: Place


class Section(Struct, frozen=True):
    """The text from one top-level H2 to the next, without the heading itself.

    The text before the first H2 is the section whose ``heading`` is None. ``projects`` and
    ``services`` are the ids in the heading's attribute list.
    """

    heading: Heading | None
    html: str
    projects: tuple[str, ...] = ()
    services: tuple[str, ...] = ()


class Prose(Struct, frozen=True):
    """A converted body; markers in the HTML index ``links``, ``images`` and ``blocks``."""

    sections: tuple[Section, ...] = ()
    headings: tuple[Heading, ...] = ()
    links: tuple[LinkCall, ...] = ()
    images: tuple[ImageCall, ...] = ()
    blocks: tuple[BlockCall, ...] = ()
    anchors: frozenset[str] = frozenset()

    def blocks_in(self, html: str) -> tuple[BlockCall, ...]:
        """The blocks whose markers stand in a piece of this text, those inside containers too."""
        calls: list[BlockCall] = []
        for kind, index in MARKER.findall(html):
            if kind == "B":
                call = self.blocks[int(index)]
                calls += (call, *self.blocks_in(call.html))
        return tuple(calls)

    def html(self) -> str:
        """The whole body in one piece, the H2 headings in their places."""
        return "\n".join(with_heading(section) for section in self.sections)


def with_heading(section: Section) -> str:
    """The section's HTML with its heading before it."""
    if section.heading is None:
        return section.html
    heading = section.heading
    return f'<h2 id="{heading.id}">{heading.html}</h2>\n{section.html}'


_FOOTNOTES = re.compile(r'<sup\b[^>]*\bid="fnref.*?</sup>|<section class="footnotes".*?</section>', re.DOTALL)
_INLINE_TAG = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|i|ins|kbd|mark|q|rp|rt|ruby|s|samp|small|span|strong"
    r"|sub|sup|time|u|var|wbr)\b(?:[^>\"]|\"[^\"]*\")*>"
)
_TAG_OR_MARKER = re.compile(r'<(?:[^>"]|"[^"]*")*>|\x02[LIB][0-9]+\x03')


def plain(html: str) -> str:
    """The text of a piece of HTML on one line, without tags, markers and footnotes."""
    words = _TAG_OR_MARKER.sub(" ", _INLINE_TAG.sub("", _FOOTNOTES.sub("", html)))
    return re.sub(r"[ \t\n]+", " ", entities.unescape(words)).strip()
