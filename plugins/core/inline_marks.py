"""Inline Markdown without the searches that cannot find anything.

Python-Markdown tries each of its fifteen inline patterns on each text, and most texts have the mark of
none or of one. A pattern is left out where the text lacks what every match of its expression has
(`MARKS`), and those of references where the document defines none; links and emphasis in their plainest
form are read by one expression each. All else, and every pattern that is not known here, goes the library's
way. Every text comes out the same (`tests/core/test_fast_markdown.py`).
"""

import re
from functools import cached_property
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import (
    AUTOLINK_RE,
    AUTOMAIL_RE,
    BACKTICK_RE,
    ENTITY_RE,
    ESCAPE_RE,
    HTML_RE,
    IMAGE_LINK_RE,
    LINE_BREAK_RE,
    LINK_RE,
    DelimiterProcessor,
    LinkInlineProcessor,
    Pattern,
    ReferenceInlineProcessor,
)
from markdown.treeprocessors import InlineProcessor as Inlines
from markdown.util import AtomicString

from plugins.core.footnotes import REFERENCE_RE

# The library's expression matches the same, but looks at each character for what is not before it.
_LINK_START = r"\[(?<!!\[)"

MARKS = {
    BACKTICK_RE: "`",
    ESCAPE_RE: "\\",
    REFERENCE_RE: "^",
    LINK_RE: "[",
    _LINK_START: "[",
    IMAGE_LINK_RE: "!",
    AUTOLINK_RE: "<",
    AUTOMAIL_RE: "<",
    LINE_BREAK_RE: "\n",
    HTML_RE: "<",
    ENTITY_RE: "&",
    r"\*|_": "*_",
}
"""The expressions of the patterns, each with the characters of which every match has one.

It is the expression that counts: a pattern whose expression has changed is one that is not known.
"""

_ALWAYS = ("",)


class InlineProcessor(Inlines):
    """The tree processor of the inline patterns.

    It is named as the library's, whose private methods it overrides: their names begin with the class's.
    """

    @cached_property
    def _tried(self) -> tuple[tuple[Pattern, tuple[str, ...], bool], ...]:
        """The patterns in their order, the marks of each, and whether it looks up references."""
        patterns: list[Pattern] = list(self.md.inlinePatterns)
        return tuple(
            (
                pattern,
                tuple(MARKS.get(pattern.pattern, _ALWAYS)),
                isinstance(pattern, ReferenceInlineProcessor),
            )
            for pattern in patterns
        )

    def __handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 - the library's
        if isinstance(data, AtomicString):
            return data
        for index in range(patternIndex, len(self._tried)):
            pattern, marks, looks_up = self._tried[index]
            if looks_up and not self.md.references:
                continue
            for mark in marks:
                if mark in data:
                    break
            else:
                continue
            matched, start = True, 0
            while matched:
                data, matched, start = self.__applyPattern(pattern, data, index, start)  # type: ignore[attr-defined]
        return data


class Links(LinkInlineProcessor):
    """``[text](target)``; read at once where neither has brackets, quotes or white space within."""

    _TEXT = re.compile(r"([^\[\]]*)\]")
    _TARGET = re.compile(r"\(([^\s()<>'\"\x02]*)\)")

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802 - the library's name
        """The text up to its closing bracket, the index after it, whether there is one."""
        plain = self._TEXT.match(data, index)
        return (plain[1], plain.end(), True) if plain else super().getText(data, index)

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802 - as above
        """Target and title, the index after them, whether there is a target."""
        plain = self._TARGET.match(data, index)
        return (plain[1], None, plain.end(), True) if plain else super().getLink(data, index)


class Emphasis(DelimiterProcessor):
    """``*em*``, ``**strong**``; built at once where nothing is nested and nothing is open."""

    _PLAIN = re.compile(r"(?<![*_])(\*\*?)(?![\s*])([^*_]++)(?<!\s)\1(?!\*)")

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """The element that begins at the match, its ends; None where there is none."""
        plain = None if self.regions or self.stack else self._PLAIN.match(data, m.start())
        if plain is None:
            return super().handleMatch(m, data)
        element = Element("em" if len(plain[1]) == 1 else "strong")
        element.text = plain[2]
        return element, plain.start(), plain.end()


def quicken(md: Markdown) -> None:
    """Put these in the places of the library's own."""
    md.treeprocessors.register(InlineProcessor(md), "inline", 20)
    md.inlinePatterns.register(Links(_LINK_START, md), "link", 160)
    emphasis = Emphasis("*", "strong,em", md)
    emphasis.add("_", "strong,em", smart=True)
    md.inlinePatterns.register(emphasis, "em_strong", 60)
