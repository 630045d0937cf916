"""Footnotes: Markdown's definitions and references, numbered through the text, listed where they are used.

Python-Markdown lists them at the end of the document; here each section has its own list, since a
story of an issue also stands alone in a feed. A reference is a token in the text until the HTML is clean.
"""

import re
from collections.abc import Callable, Iterator
from html import escape
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteBlockProcessor, FootnoteExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from plugins.core.pins import PIN, Source
from plugins.core.problems import Problem, error, warning

REFERENCE_RE = r"\[\^([^\]]*)\]"
REFERENCE = re.compile("\x10note ([0-9]+) ([0-9]+)\x11")
RENDERED_REFERENCE = re.compile(r'<sup id="fnref[0-9]*:[0-9]+">.*?</sup>')
DEFINITIONS = "notes"
_PIN_BEFORE = re.compile(PIN.pattern + r"\Z")
_PIN_LENGTH = 24
_LAST_PARAGRAPH = re.compile(r"</p>\s*\Z")


class Footnotes(FootnoteExtension):
    """The definitions of one text: ``texts`` by their names, ``offsets`` of those whose place is known."""

    def __init__(self) -> None:
        super().__init__()
        self.reset()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Only the definitions are read as the extension does; references and lists are our own."""
        md.registerExtension(self)
        self.parser = md.parser
        md.parser.blockprocessors.register(FootnoteBlockProcessor(self), "footnote", 17)
        md.inlinePatterns.register(_Reference(self), "footnote", 175)
        md.treeprocessors.register(_Definitions(self), "footnote", 50)

    def reset(self) -> None:
        """Forget the last text."""
        super().reset()
        self.texts: dict[str, str] = {}
        self.indexes: dict[str, int] = {}
        self.offsets: dict[str, int] = {}
        self.twice: list[tuple[str, int]] = []

    def setFootnote(self, id: str, text: str) -> None:  # noqa: N802 - the library's name
        """Keep a definition; its pin is taken off, since a list that begins with one would be none."""
        pin = PIN.match(text)
        if pin is not None:
            text = text[pin.end() :].lstrip("\n")
        if id in self.texts and pin is not None:
            self.twice.append((id, int(pin[1])))
            return
        self.indexes.setdefault(id, len(self.indexes))
        self.texts[id] = text
        if pin is not None:
            self.offsets[id] = int(pin[1])


class _Reference(InlineProcessor):
    """``[^name]`` with a definition becomes a token; without one it stays, and its pin tells."""

    def __init__(self, notes: Footnotes) -> None:
        super().__init__(REFERENCE_RE)
        self._notes = notes

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's name
        self, m: re.Match[str], data: str
    ) -> tuple[str | None, int | None, int | None]:
        if m[1] not in self._notes.texts:
            return None, None, None
        before = max(m.start() - _PIN_LENGTH, 0)
        pin = _PIN_BEFORE.search(data[before : m.start()])
        offset, start = (pin[1], before + pin.start()) if pin else (0, m.start())
        return f"\x10note {self._notes.indexes[m[1]]} {offset}\x11", start, m.end()


class _Definitions(Treeprocessor):
    """The texts of the footnotes join the tree, so that what they hold is read like the rest."""

    def __init__(self, notes: Footnotes) -> None:
        super().__init__()
        self._notes = notes

    def run(self, root: Element) -> None:
        done: set[str] = set()
        # The text of a footnote may define another.
        while found := [name for name in self._notes.texts if name not in done]:
            for name in found:
                self._notes.parser.parseChunk(SubElement(root, DEFINITIONS), self._notes.texts[name])
            done.update(found)


class Numbering:
    """The footnotes of one text as they are met: numbers, marks in the text, lists.

    ``link`` makes the marker of an address in the text from the address and the offset of the mark.
    """

    def __init__(self, texts: list[str], link: Callable[[str, int], str], backlink_label: str) -> None:
        self._texts = texts
        self._link = link
        self._label = backlink_label
        self._numbers: dict[int, int] = {}
        self._marks: dict[int, int] = {}
        self._met: list[int] = []
        self._listed = 0

    def mark(self, html: str) -> str:
        """The HTML with marks in the place of the tokens."""
        return REFERENCE.sub(lambda match: self._mark(int(match[1]), int(match[2])), html)

    def _mark(self, note: int, offset: int) -> str:
        if note not in self._numbers:
            self._met.append(note)
        number = self._numbers.setdefault(note, len(self._met))
        self._marks[note] = self._marks.get(note, 0) + 1
        address = self._link(f"#fn:{number}", offset)
        return (
            f'<sup id="{_mark_id(number, self._marks[note])}">'
            f'<a class="footnote-ref" href="{address}" role="doc-noteref">{number}</a></sup>'
        )

    def unlisted(self) -> list[tuple[int, int, str]]:
        """The footnotes met since the last call: index, number, HTML; a footnote may refer to another."""
        found: list[tuple[int, int, str]] = []
        while self._listed < len(self._met):
            note = self._met[self._listed]
            self._listed += 1
            found.append((note, self._numbers[note], self.mark(self._texts[note])))
        return found

    def listed(self, notes: list[tuple[int, int, str]]) -> str:
        """The list of footnotes that ends a section, each with links back to its marks."""
        if not notes:
            return ""
        items = [
            f'<li id="fn:{number}">\n{self._with_back_links(note, number, html)}\n</li>'
            for note, number, html in notes
        ]
        first = notes[0][1]
        start = f' start="{first}"' if first > 1 else ""
        lines = (f'<section class="footnotes" role="doc-endnotes">\n<ol{start}>', *items, "</ol>\n</section>")
        return "\n".join(lines)

    def _with_back_links(self, note: int, number: int, html: str) -> str:
        links = " ".join(self._back_link(number, mark) for mark in range(1, self._marks[note] + 1))
        if _LAST_PARAGRAPH.search(html):
            return _LAST_PARAGRAPH.sub(lambda _: f"\u00a0{links}</p>", html)
        return f"{html}\n<p>{links}</p>"

    def _back_link(self, number: int, mark: int) -> str:
        label = f"{self._label} {number}" + (f" ({mark})" if mark > 1 else "")
        address = self._link(f"#{_mark_id(number, mark)}", 0)
        named = f'role="doc-backlink" aria-label="{escape(label)}"'
        return f'<a class="footnote-back" href="{address}" {named}>↩</a>'

    def used(self, note: int) -> bool:
        """Whether the text refers to the footnote."""
        return note in self._numbers


def _mark_id(number: int, mark: int) -> str:
    return f"fnref:{number}" if mark == 1 else f"fnref{mark}:{number}"


def definition_problems(notes: Footnotes, numbering: Numbering, source: Source) -> Iterator[Problem]:
    """Footnotes that are defined twice or that nothing refers to."""
    for name, offset in notes.twice:
        first = source.place(notes.offsets.get(name, 0)).line
        yield error(source.place(offset), "note-twice", name=name, line=first)
    for name, index in notes.indexes.items():
        if not numbering.used(index):
            yield warning(source.place(notes.offsets.get(name, 0)), "note-unused", name=name)
