"""The preparation of a Markdown text without the searches that cannot find anything.

Before blocks are read, Python-Markdown tidies the white space of the whole text, takes fenced code out of
it, and parses it for raw HTML; most texts have none of these. A step is left out where the text lacks the
signs without which it changes nothing. Every text comes out the same (`tests/core/test_fast_markdown.py`).
"""

from functools import cached_property

from markdown import Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.preprocessors import HtmlBlockPreprocessor, NormalizeWhitespace, Preprocessor
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor

TREE_MARKS: dict[type[Treeprocessor], str] = {AttrListTreeprocessor: "{", UnescapeTreeprocessor: "\\"}
"""What a text has if the tree processor changes its tree."""


class Whitespace(NormalizeWhitespace):
    """Tabs, line ends, the library's own marks, and lines of spaces; the text ends with two empty lines."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines with spaces for tabs, and without spaces where they are nothing else."""
        text = "\n".join((*lines, ""))
        if any(sign in text for sign in ("\t", "\r", "\x02", "\x03", " \n")):
            return super().run(lines)
        return [*lines, "", ""]


class RawHtml(HtmlBlockPreprocessor):
    """Tags, comments and declarations; a numeric character reference is given its semicolon."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines with marks in the places of raw HTML."""
        text = "\n".join(lines)
        return super().run(lines) if "<" in text or "&#" in text else lines


class FencedCode(Preprocessor):
    """Code between fences. The library's module is imported when there is some: pygments may come with it."""

    @cached_property
    def _blocks(self) -> Preprocessor:
        from markdown.extensions.fenced_code import (  # noqa: PLC0415 - see the docstring
            FencedBlockPreprocessor,
            FencedCodeExtension,
        )

        return FencedBlockPreprocessor(self.md, FencedCodeExtension().getConfigs())

    def run(self, lines: list[str]) -> list[str]:
        """The lines with marks in the places of fenced code."""
        text = "\n".join(lines)
        return self._blocks.run(lines) if "```" in text or "~~~" in text else lines


def quicken(md: Markdown) -> None:
    """Put these in the places of the library's own."""
    md.preprocessors.register(Whitespace(md), "normalize_whitespace", 30)
    md.preprocessors.register(FencedCode(md), "fenced_code_block", 25)
    md.preprocessors.register(RawHtml(md), "html_block", 20)
