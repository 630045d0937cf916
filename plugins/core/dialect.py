"""The Markdown of the bodies: Python-Markdown with some of its extensions, and with directives as blocks.

Tables, footnotes, definition lists, attribute lists, abbreviations and fenced code are read. One
`Reader` reads one text after another; nothing is left of the text before.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Self
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.tables import TableExtension, TableProcessor
from markdown.inlinepatterns import AUTOMAIL_RE, InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.util import AtomicString

from plugins.core import inline_marks, text_marks
from plugins.core.block_marks import MARKS, Hashes, MarkedBlocks
from plugins.core.fences import TOKEN
from plugins.core.footnotes import DEFINITIONS, Footnotes
from plugins.core.pins import unpinned

BLOCK = "blockcall"
_INLINE = frozenset({"a", "code", "em", "strong"})


class Reader(Markdown):
    """Reads a text into a tree of elements and writes elements as HTML.

    What the library would do in vain is left out: `plugins.core.text_marks`, `plugins.core.block_marks`,
    `plugins.core.inline_marks`.
    """

    tree_marks = text_marks.TREE_MARKS

    def __init__(self) -> None:
        self.notes = Footnotes()
        self.directives = _Directives()
        own = (
            AttrListExtension(),
            _Tables(use_align_attribute=True),
            DefListExtension(),
            AbbrExtension(),
        )
        super().__init__(extensions=[*own, self.notes, self.directives], output_format="html")
        self.block_level_elements += [BLOCK, DEFINITIONS]
        self._blocks = frozenset(self.block_level_elements)
        self.quicken()

    def quicken(self) -> None:
        """Put parts that look before they search in the places of the library's."""
        text_marks.quicken(self)
        inline_marks.quicken(self)

    def build_parser(self) -> Self:
        """The library's parts, with the block parser that asks fewer processors."""
        super().build_parser()
        parser = MarkedBlocks(self, MARKS | {_Containers: frozenset("\x10"), _WholeRows: frozenset("|")})
        parser.blockprocessors = self.parser.blockprocessors
        parser.blockprocessors.register(Hashes(parser), "hashheader", 70)
        for processor in parser.blockprocessors:
            processor.parser = parser
        self.parser = parser
        return self

    def read(self, text: str, replace: Callable[[list[str]], list[str]]) -> Element:
        """The tree of a text; ``replace`` puts tokens in the places of directive lines.

        Children of the root (and of blocks) named `BLOCK` are directives, with the index in ``n``;
        those named `DEFINITIONS` are the footnotes in order. Raises RecursionError for a text that is
        nested too deeply.
        """
        self.reset()
        self.parser.state.clear()  # reset() leaves what a RecursionError has left there
        self.directives.lines.replace = replace
        lines = text.split("\n")
        for preprocessor in self.preprocessors:
            lines = preprocessor.run(lines)
        self.parser.parseDocument(lines)
        root = self.parser.root
        for treeprocessor in self.treeprocessors:
            if self.tree_marks.get(type(treeprocessor), "") in text:
                changed = treeprocessor.run(root)
                root = root if changed is None else changed
        return root

    def is_block_level(self, tag: object) -> bool:
        """Whether an element of that name is a block, without looking through the library's list."""
        # The names of nearly all elements are written as the list has them, or are these.
        if tag in self._blocks:
            return True
        return tag not in _INLINE and isinstance(tag, str) and tag.lower().rstrip("/") in self._blocks

    def html(self, elements: list[Element]) -> str:
        """The elements as HTML that is not clean yet."""
        html = "".join(self.serializer(element) for element in elements)
        for postprocessor in self.postprocessors:
            html = postprocessor.run(html)
        return html

    def inner_html(self, element: Element) -> str:
        """What stands inside an element, as HTML that is not clean yet."""
        shell = Element("div")
        shell.text = element.text
        shell.extend(element)
        return self.html([shell]).removeprefix("<div>").removesuffix("</div>").strip()


@cache
def reader() -> Reader:
    """The one reader of this process."""
    return Reader()


class _Directives(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        self.lines = _DirectiveLines(md)
        # After code blocks (25) and raw HTML (20) have been taken out.
        md.preprocessors.register(self.lines, "directives", 15)
        # Before everything else: a token is no paragraph, wherever it stands.
        md.parser.blockprocessors.register(_Containers(md.parser), "directives", 200)
        md.inlinePatterns.register(_Mail(AUTOMAIL_RE, md), "automail", 110)


class _DirectiveLines(Preprocessor):
    replace: Callable[[list[str]], list[str]]

    def run(self, lines: list[str]) -> list[str]:
        return self.replace(lines)


class _Containers(BlockProcessor):
    """A token becomes an element; what stands between the tokens of a container is read inside it."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - the library's interface
        return TOKEN.fullmatch(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        match = TOKEN.fullmatch(blocks.pop(0))
        if match is None or match["act"] == "close":
            return
        element = SubElement(parent, BLOCK, n=match["index"])
        if match["act"] == "open":
            closing = f"close {match['index']}\x11"
            end = next(
                (at for at, block in enumerate(blocks) if block.strip("\n\x10") == closing), len(blocks)
            )
            inside = blocks[:end]
            del blocks[: end + 1]
            self.parser.parseBlocks(element, inside)


class _Tables(TableExtension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        super().extendMarkdown(md)
        # In the place of the library's own.
        md.parser.blockprocessors.register(_WholeRows(md.parser, self.getConfigs()), "table", 75)


class _WholeRows(TableProcessor):
    """A row keeps the cells that it has more than the first row: the library would drop them in silence."""

    def _build_row(self, row: str, parent: Element, align: Sequence[str | None]) -> None:
        cells = self._split_row(row)  # type: ignore[attr-defined]  # the stubs lack it
        while len(cells) > len(align) and not cells[-1].strip():
            cells.pop()
        columns = [*align, *[None] * (len(cells) - len(align))]
        super()._build_row(row, parent, columns)  # type: ignore[misc]  # the stubs lack it


class _Mail(InlineProcessor):
    """``<marja@koske.fi>`` as a plain link: Python-Markdown would write each letter as an entity."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's name
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - the library's interface
    ) -> tuple[Element, int, int]:
        written = self.unescape(m[1])
        address = unpinned(written)
        pin = written.removesuffix(address)
        address = address.removeprefix("mailto:")
        link = Element("a", href=f"{pin}mailto:{address}")
        link.text = AtomicString(address)
        return link, m.start(), m.end()
