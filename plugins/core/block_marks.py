"""Blocks of Markdown without the searches that cannot find anything.

Python-Markdown asks seventeen block processors about each block, and most blocks are paragraphs, which
only the last of them takes. A processor is not asked where the block lacks what it looks for (`MARKS`);
one that is not known here is always asked. Every text comes out the same
(`tests/core/test_fast_markdown.py`).
"""

import re
from collections.abc import Mapping
from functools import cached_property
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import (
    BlockProcessor,
    BlockQuoteProcessor,
    CodeBlockProcessor,
    EmptyBlockProcessor,
    HashHeaderProcessor,
    HRProcessor,
    ListIndentProcessor,
    OListProcessor,
    ReferenceProcessor,
    SetextHeaderProcessor,
    UListProcessor,
)
from markdown.extensions.abbr import AbbrBlockprocessor
from markdown.extensions.def_list import DefListIndentProcessor, DefListProcessor
from markdown.extensions.footnotes import FootnoteBlockProcessor

Marks = frozenset[str]

_INDENT = "    "
_NUMBER = "1"
_PIPE = "|"
# A longer block may be taken apart line by line, and would be looked through again for each.
_MANY_LINES = 200


class Hashes(HashHeaderProcessor):
    """``## Heading``; read at once where it is all of its block, and nothing but its beginning is a mark."""

    _PLAIN = re.compile(r"(#{1,6})([^#\\\n]*)")

    def test(self, parent: Element, block: str) -> bool:
        """Whether there is a heading in the block."""
        return self._PLAIN.fullmatch(block) is not None or super().test(parent, block)

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Read the first block, which has a heading."""
        plain = self._PLAIN.fullmatch(blocks[0])
        if plain is None:
            super().run(parent, blocks)
        else:
            del blocks[0]
            SubElement(parent, f"h{len(plain[1])}").text = plain[2].strip()


MARKS: dict[type[BlockProcessor], Marks] = {
    EmptyBlockProcessor: frozenset([""]),
    ListIndentProcessor: frozenset([_INDENT]),
    DefListIndentProcessor: frozenset([_INDENT]),
    CodeBlockProcessor: frozenset([_INDENT]),
    Hashes: frozenset("#"),
    SetextHeaderProcessor: frozenset("=-"),
    HRProcessor: frozenset("-_*"),
    OListProcessor: frozenset([_NUMBER]),
    UListProcessor: frozenset("*+-"),
    DefListProcessor: frozenset(":"),
    BlockQuoteProcessor: frozenset(">"),
    FootnoteBlockProcessor: frozenset("["),
    AbbrBlockprocessor: frozenset("*"),
    ReferenceProcessor: frozenset("["),
}
"""For each processor the marks of which a block must have one: most begin a line, after spaces.

A line without text begins with the empty mark. Four spaces begin the block, a number (as ``1``) the text of
it, and a pipe may stand anywhere.
"""


class MarkedBlocks(BlockParser):
    """Asks only those processors that may take a block; ``marks`` are those of `MARKS` and of our own."""

    def __init__(self, md: Markdown, marks: Mapping[type[BlockProcessor], Marks]) -> None:
        super().__init__(md)
        self._marks = marks
        self._asked: dict[Marks, tuple[BlockProcessor, ...]] = {}

    @cached_property
    def _known(self) -> Marks:
        return frozenset().union(*self._marks.values())

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802 - the library's name
        """Read the blocks into the parent, as the library does."""
        while blocks:
            for processor in self._processors(blocks[0]):
                if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                    break

    def _processors(self, block: str) -> tuple[BlockProcessor, ...]:
        if block.count("\n") > _MANY_LINES:
            return tuple(self.blockprocessors)
        marks = self._known.intersection(_marks(block))
        asked = self._asked.get(marks)
        if asked is None:
            asked = self._asked[marks] = tuple(
                processor
                for processor in self.blockprocessors
                if (needed := self._marks.get(type(processor))) is None or needed & marks
            )
        return asked


def _marks(block: str) -> set[str]:
    """What the lines of a block begin with, and what else a processor may look for."""
    marks = {line.lstrip(" ")[:1] for line in block.split("\n")} if "\n" in block else {block.lstrip(" ")[:1]}
    if block.startswith(_INDENT):
        marks.add(_INDENT)
    if _PIPE in block:
        marks.add(_PIPE)
    if block.lstrip(" ")[:1].isdecimal():
        marks.add(_NUMBER)
    return marks
