"""How much a build takes in: the sizes of files, and how heavy a text is for Markdown.

What would take minutes is refused before it is read. Python-Markdown's time grows with the square of
some structures (an open bracket is looked for to the paragraph's end, each piece of mark-up copies its
paragraph), and each element takes its time. No real text comes near the limit; a damaged or malicious
one must not stop the build.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.core.pins import Source
from plugins.core.problems import Problem, error

# Milliseconds, measured with Python-Markdown 3.11: for each character, each element, and for each mark
# with each character of its paragraph (or of the text).
_LIMIT = 4000.0
_PER_CHARACTER = 2e-4
_PER_ELEMENT = 0.05
_PER_INLINE_MARK = 1.3e-6
_PER_BRACE = 6e-6
_PER_LINE_MARK = 3e-5
_PER_ABBREVIATION = 7e-5
_PER_OPEN_BRACKET = 4e-4
_PER_OPEN_TARGET = 4e-4
_PER_OPEN_TAG = 1.2e-4
_PER_OPEN_SECTION = 4e-4
_PER_FENCE = 1.2e-5
_PER_PARAGRAPH = 4e-7
_PER_LEVEL = 5e-5

_RULE = r"(?:[-=*_][ ]{0,2}+){3,}+$"
_BULLETS = r"(?:(?:[*+-]|[0-9]+\.)[ \t]+)*+"
_INLINE_MARK = re.compile(r"[`*_\[<&\\]|  \n")
_LINE_MARK = re.compile(rf"^[ \t>]*+(?:{_RULE}|{_BULLETS}(?:#|:[ ]|{_RULE}))", re.MULTILINE)
_ELEMENT = re.compile(r"[`*_\[<&\\|{=]|\]\(|  \n|^[ \t>]*(?:[#:>+-]|[0-9]+\.)", re.MULTILINE)
_ABBREVIATION = re.compile(r"^\*\[", re.MULTILINE)
_BRACKET = re.compile(r"[\[\]]")
_TARGET = re.compile(r"\]\(|\)")
_TAG = re.compile(r"<(?=[A-Za-z/])|>")
_MARKED_SECTION = re.compile(r"<!\[|>")
_FENCE = re.compile(r"^(?:`{3,}|~{3,})", re.MULTILINE)
_MARGIN = re.compile(r"^(?:\t| {4}| ?> ?)+", re.MULTILINE)
_LEVELS = (">", "    ", "\t")
_DEEPEST = 150  # more levels than Python lets the library go down
_DEEP_MARKS = (">>", "> > ", "- - ", "* * ", "+ + ", "1. 1. ")
_DEEP_LINE = re.compile(r"^(?:[ \t]*(?:>|(?:[*+-]|[0-9]+\.)[ \t])){50}", re.MULTILINE)


@dataclass(frozen=True)
class Limits:
    """The largest text (megabytes) and picture (megapixels) that is read, as the settings say."""

    text_megabytes: int = 5
    picture_megapixels: int = 50

    @property
    def text_bytes(self) -> int:
        """The size of the largest text in bytes."""
        return self.text_megabytes * 1_000_000

    @property
    def pixels(self) -> int:
        """The most pixels that a picture may have."""
        return self.picture_megapixels * 1_000_000


USUAL = Limits()


def too_heavy(source: Source) -> Iterator[Problem]:
    """An error when the text would take too long, at its deepest line or its heaviest paragraph."""
    body = source.body
    deep = _DEEP_LINE.search(body) if any(mark in body for mark in _DEEP_MARKS) else None
    if deep:
        yield error(source.place(deep.start()), "body-too-deep")
    if deep or _most(body) <= _LIMIT:
        return
    left = _LIMIT
    heaviest = (0.0, 0)
    for weight, at in _weights(body):
        heaviest = max(heaviest, (weight, at))
        left -= weight
        if left < 0:
            yield error(source.place(heaviest[1]), "body-too-heavy")
            return


def _weights(body: str) -> Iterator[tuple[float, int]]:
    """The weight of the text as a whole, then that of each paragraph, each with its offset."""
    yield (
        len(body) * _PER_CHARACTER
        + _open_weight(_TAG, body) * _PER_OPEN_TAG
        + _open_weight(_MARKED_SECTION, body) * _PER_OPEN_SECTION
        + len(_FENCE.findall(body)) * len(body) * _PER_FENCE,
        0,
    )
    for number, (at, text) in enumerate(_paragraphs(body)):
        yield _paragraph_weight(text) + number * 2 * _PER_PARAGRAPH, at


def _most(body: str) -> float:
    """What a text weighs at most, counted quickly: for nearly every text it shows that nothing is wrong."""
    size, lines = len(body), body.count("\n") + 1
    inline = sum(map(body.count, "`*_[<&\\")) + lines
    opened = body.count("[") * (_PER_OPEN_BRACKET + _PER_OPEN_TARGET)
    tags = body.count("<") * (_PER_OPEN_TAG + _PER_OPEN_SECTION)
    fences = lines * _PER_FENCE if "```" in body or "~~~" in body else 0
    abbreviations = body.count("*[") * _PER_ABBREVIATION
    braces = body.count("{")
    per_character = (
        _PER_CHARACTER
        + inline * _PER_INLINE_MARK
        + braces * _PER_BRACE
        + lines * _PER_LINE_MARK
        + opened
        + tags
        + fences
        + abbreviations
        + _levels(body) * _PER_LEVEL
    )
    elements = inline + braces + sum(map(body.count, ("|", "=", "](", *_LEVELS))) + lines
    return size * per_character + elements * _PER_ELEMENT + lines**2 * _PER_PARAGRAPH


def _paragraphs(body: str) -> Iterator[tuple[int, str]]:
    """The runs of lines without an empty one, each with its offset; empty is what Markdown takes for it."""
    start = at = 0
    for line in [*body.split("\n"), ""]:
        if not line.strip(" \t"):
            if start < at:
                yield start, body[start:at]
            start = at + len(line) + 1
        at += len(line) + 1


def _paragraph_weight(text: str) -> float:
    levels = _levels(max(_MARGIN.findall(text), key=len, default=""))
    per_character = (
        len(_INLINE_MARK.findall(text)) * _PER_INLINE_MARK
        + text.count("{") * _PER_BRACE
        + len(_LINE_MARK.findall(text)) * _PER_LINE_MARK
        + len(_ABBREVIATION.findall(text)) * _PER_ABBREVIATION
    )
    return (
        per_character * len(text)
        + (1 + levels + len(_ELEMENT.findall(text))) * _PER_ELEMENT
        + levels * len(text) * _PER_LEVEL
        + _open_weight(_BRACKET, text) * _PER_OPEN_BRACKET
        + _open_weight(_TARGET, text) * _PER_OPEN_TARGET
    )


def _levels(text: str) -> int:
    """How many levels of quotations and indentation the margin of a line may have."""
    return min(sum(map(text.count, _LEVELS)), _DEEPEST)


def _open_weight(pattern: re.Pattern[str], text: str) -> int:
    """The sum of the ways from each opening to its closing, or to the end where there is none."""
    open_at: list[int] = []
    weight = 0
    for match in pattern.finditer(text):
        if match[0] not in {"]", ")", ">"}:
            open_at.append(match.start())
        elif open_at:
            weight += match.start() - open_at.pop()
    return weight + sum(len(text) - at for at in open_at)
