"""Plain Markdown written as clean HTML at once.

Most texts have nothing but what Markdown's own marks make: paragraphs, headings, lists, quotations,
tables, code, emphasis, links. Their tree could only come out of `plugins.core.washing` and the safe list as
it went in, so it is written so, element by element, out of names that stand in this module and texts that
are escaped. Whatever else is in a tree – raw HTML, attribute lists, pictures, marks that were not read, an
element in an unusual place – makes it no plain one, and it goes the long way. Both ways give the same
(`tests/core/test_fast_markdown.py`).
"""

import re
from collections.abc import Iterable, Sequence
from html import unescape
from xml.etree.ElementTree import Element

from markdown.serializers import RE_AMP
from markdown.util import HTML_PLACEHOLDER_RE

from plugins.core.calls import Gathering
from plugins.core.footnotes import REFERENCE
from plugins.core.pins import PIN, unpinned
from plugins.core.sanitize import ALIGNMENTS, tidy

_NOTHING = frozenset[str]()
_PHRASING = frozenset({"a", "br", "code", "em", "strong"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_FLOW = _PHRASING | _HEADINGS | {"blockquote", "dl", "hr", "ol", "p", "pre", "table", "ul"}

# What may stand in each element so that a browser leaves everything where it is written.
_INSIDE = {
    **dict.fromkeys(("a", "dt", "em", "p", "strong", "td", "th", *_HEADINGS), _PHRASING),
    **dict.fromkeys(("blockquote", "dd", "li"), _FLOW),
    **dict.fromkeys(("br", "code", "hr"), _NOTHING),
    **dict.fromkeys(("ol", "ul"), frozenset({"li"})),
    **dict.fromkeys(("tbody", "thead"), frozenset({"tr"})),
    "dl": frozenset({"dd", "dt"}),
    "pre": frozenset({"code"}),
    "table": frozenset({"tbody", "thead"}),
    "tr": frozenset({"td", "th"}),
}
_WITHOUT_TEXT = frozenset({"br", "hr", "pre", "table", "tbody", "thead", "tr"})
_VOID = frozenset({"br", "hr"})
_DEEPEST = 100

# The library's marks, pins and tokens: no other control characters are in a text.
_MARKS = ("\x02", "\x03", "\x0e", "\x0f", "\x10", "\x11")
# What has a pin and looks so was not read as what it looks like: somebody has to be told.
_TOLD = re.compile(rf"{PIN.pattern}:|^[ \t]*#{{1,6}}{PIN.pattern}", re.MULTILINE)
_OTHER_ENTITY = re.compile("&(?!(?:amp|lt|gt);)")
_FENCED = re.compile(r'(?P<start><pre><code(?: class="[\w#.+-]+")?>)(?P<text>[^<>]*)(?P<end></code></pre>)')


class _NotPlainError(Exception):
    """There is something in the tree that has to be looked at."""


def plain_html(elements: Iterable[Element], gathering: Gathering, stash: Sequence[object]) -> str | None:
    """The elements as clean HTML, or None where they are not plain.

    Markers stand in the places of addresses, which are gathered. Pins stay only where a text begins (a
    heading's place is wanted), tokens of footnotes only in text. ``stash`` is what the library has taken
    out of the text.
    """
    writer = _Writer(stash)
    try:
        for element in elements:
            writer.element(element, _FLOW, 0)
        return writer.html(gathering)
    except _NotPlainError:
        return None


def plain_inside(heading: Element, gathering: Gathering) -> str | None:
    """What stands inside a heading, in the same way."""
    writer = _Writer(())
    try:
        writer.inside(heading, 0)
        return writer.html(gathering)
    except _NotPlainError:
        return None


class _Writer:
    """The pieces of the HTML in order; links, code and pins are filled in when nothing more can fail."""

    def __init__(self, stash: Sequence[object]) -> None:
        self._stash = stash
        self._pieces: list[str] = []
        self._later: list[tuple[int, str]] = []
        self._links: list[tuple[int, str]] = []

    def html(self, gathering: Gathering) -> str:
        written = "".join(self._pieces)
        if "]" in written or _has_mark(REFERENCE.sub("", written) if "\x10" in written else written):
            raise _NotPlainError
        for index, piece in self._later:
            self._pieces[index] = piece
        for index, address in self._links:
            marker = gathering.link(address)
            self._pieces[index] = f'<a href="{marker}">' if marker else "<a>"
        return tidy("".join(self._pieces))

    def element(self, element: Element, allowed: frozenset[str], depth: int) -> None:
        tag = element.tag
        if tag not in allowed or depth > _DEEPEST:
            raise _NotPlainError
        if tag == "p" and not len(element) and (code := self._fenced(element.text or "")):
            self._add_later(code)
        else:
            self._whole(element, depth)
        if element.tail:
            self._text(element.tail)

    def _whole(self, element: Element, depth: int) -> None:
        tag = element.tag
        if tag == "a":
            self._link(element)
        elif element.attrib:
            self._pieces.append(_aligned(element))
        else:
            self._pieces.append(f"<{tag}>")
        self.inside(element, depth)
        if tag not in _VOID:
            self._pieces.append(f"</{tag}>")

    def inside(self, element: Element, depth: int) -> None:
        tag, text = element.tag, element.text
        if tag in _WITHOUT_TEXT:
            _check_blank(element)
        if text and tag == "code":
            self._add_later(_code(text))
        elif text:
            self._text(text)
        for child in element:
            self.element(child, _INSIDE[tag], depth + 1)

    def _text(self, text: str) -> None:
        if "\x0e" in text:
            if _TOLD.search(text):
                raise _NotPlainError
            if pin := PIN.match(text):
                self._add_later(pin[0])
            text = unpinned(text)
        self._pieces.append(_escaped(text))

    def _add_later(self, piece: str) -> None:
        self._later.append((len(self._pieces), piece))
        self._pieces.append("")

    def _link(self, element: Element) -> None:
        text = "".join(element.itertext())
        nested = len(element) and sum(1 for _ in element.iter("a")) > 1
        if element.keys() != ["href"] or nested or "\x10" in text or not unpinned(text).strip():
            raise _NotPlainError
        self._links.append((len(self._pieces), _address(element.get("href") or "")))
        self._pieces.append("")

    def _fenced(self, text: str) -> str:
        """The code that the library has taken out of the place of a paragraph; empty where there is none."""
        if not unpinned(text).strip():
            raise _NotPlainError
        taken = HTML_PLACEHOLDER_RE.fullmatch(text) if text.startswith("\x02") else None
        if taken is None:
            return ""
        code = _FENCED.fullmatch(str(self._stash[int(taken[1])]))
        return code["start"] + _code(code["text"].replace("&quot;", '"')) + code["end"] if code else ""


def _has_mark(text: str) -> bool:
    # Looked for one by one: in a long text that takes a fiftieth of the time of an expression.
    return any(mark in text for mark in _MARKS)


def _code(text: str) -> str:
    """The text of code, in which pins and brackets have no meaning."""
    text = unpinned(text)
    if _has_mark(text):
        raise _NotPlainError
    return _escaped(text)


def _aligned(element: Element) -> str:
    """The start tag of a cell with an alignment: Markdown gives no other attribute but ``href``."""
    alignment = element.get("align")
    if element.tag not in ("td", "th") or element.keys() != ["align"] or alignment not in ALIGNMENTS:
        raise _NotPlainError
    return f'<{element.tag} class="align-{alignment}">'


def _address(written: str) -> str:
    """The address as it is read back from an attribute."""
    if _has_mark(unpinned(written)) or "&#" in written:
        raise _NotPlainError
    return unescape(RE_AMP.sub("&amp;", written)) if "&" in written else written


def _escaped(text: str) -> str:
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
        if _OTHER_ENTITY.search(text):
            raise _NotPlainError
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text.replace("\xa0", "&nbsp;") if "\xa0" in text else text


def _check_blank(element: Element) -> None:
    """A browser takes text out of a table; nothing of Markdown's puts any between its cells."""
    texts = (element.text, *(child.tail for child in element))
    if any(text and not text.isspace() for text in texts):
        raise _NotPlainError
