"""How heavy a text is for Markdown: what would take minutes is refused before it is read.

Python-Markdown's time grows with the square of some structures (an open bracket is looked for to the
paragraph's end, each piece of mark-up copies its paragraph). No real text comes near the limit; a
damaged or malicious one must not stop the build.
"""

import re
from collections.abc import Iterator

from plugins.core.pins import Source
from plugins.core.problems import Problem, error

# Milliseconds for one character, measured with Python-Markdown 3.11 on texts of 2,000 to 20,000 pieces.
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
_LIMIT = 4000.0

# What each sign costs for each character of the text at most: as if it always began the heaviest that it
# can begin, and that were open to the end.
_AT_MOST = {
    "\n": _PER_LINE_MARK + _PER_INLINE_MARK,
    "&": _PER_INLINE_MARK,
    "*": _PER_INLINE_MARK + _PER_ABBREVIATION,
    "<": _PER_INLINE_MARK + _PER_OPEN_TAG + _PER_OPEN_SECTION,
    "[": _PER_INLINE_MARK + _PER_OPEN_BRACKET,
    "\\": _PER_INLINE_MARK,
    "]": _PER_OPEN_TARGET,
    "_": _PER_INLINE_MARK,
    "`": _PER_INLINE_MARK + _PER_FENCE,
    "{": _PER_BRACE,
    "~": _PER_FENCE,
}
_DEEPEST = 50

_INLINE_MARK = re.compile(r"[`*_\[<&\\]|  \n")
_LINE_MARK = re.compile(r"^(?:#|[ ]{0,3}:[ ]|[ ]{0,3}(?:[-=*_][ ]{0,2}){3,}$)", re.MULTILINE)
_ABBREVIATION = re.compile(r"^\*\[", re.MULTILINE)
_BRACKET = re.compile(r"[\[\]]")
_TARGET = re.compile(r"\]\(|\)")
_TAG = re.compile(r"<(?=[A-Za-z/])|>")
_MARKED_SECTION = re.compile(r"<!\[|>")
_FENCE = re.compile(r"^(?:`{3,}|~{3,})", re.MULTILINE)
_DEEP_QUOTATION = re.compile(rf"^(?:[ \t]*>){{{_DEEPEST}}}", re.MULTILINE)


def too_heavy(source: Source) -> Iterator[Problem]:
    """An error when the text would take too long, at its deepest quotation or its heaviest paragraph."""
    body = source.body
    if body.count(">") < _DEEPEST and _at_most(body) < _LIMIT:
        return
    deep = _DEEP_QUOTATION.search(body)
    if deep:
        yield error(source.place(deep.start()), "body-too-deep")
        return
    weight, heaviest = _weight(body)
    if weight > _LIMIT:
        yield error(source.place(heaviest), "body-too-heavy")


def _weight(body: str) -> tuple[float, int]:
    """What the text weighs, and the offset of its heaviest paragraph."""
    paragraphs = [(_paragraph_weight(text), at) for at, text in _paragraphs(body)]
    whole = (
        _open_weight(_TAG, body) * _PER_OPEN_TAG
        + _open_weight(_MARKED_SECTION, body) * _PER_OPEN_SECTION
        + len(_FENCE.findall(body)) * len(body) * _PER_FENCE
        + len(paragraphs) ** 2 * _PER_PARAGRAPH
    )
    return whole + sum(weight for weight, _ in paragraphs), max(paragraphs, default=(0.0, 0))[1]


def _at_most(body: str) -> float:
    """What the text can weigh at most, by counting: for most texts that is far from the limit."""
    per_character = _PER_LINE_MARK + sum(body.count(sign) * cost for sign, cost in _AT_MOST.items())
    return per_character * len(body) + (len(body) / 2 + 1) ** 2 * _PER_PARAGRAPH


def _paragraphs(body: str) -> Iterator[tuple[int, str]]:
    """The runs of lines without an empty one, each with its offset."""
    start = at = 0
    for line in [*body.splitlines(keepends=True), ""]:
        if not line.strip():
            if start < at:
                yield start, body[start:at]
            start = at + len(line)
        at += len(line)


def _paragraph_weight(text: str) -> float:
    per_character = (
        len(_INLINE_MARK.findall(text)) * _PER_INLINE_MARK
        + text.count("{") * _PER_BRACE
        + len(_LINE_MARK.findall(text)) * _PER_LINE_MARK
        + len(_ABBREVIATION.findall(text)) * _PER_ABBREVIATION
    )
    return (
        per_character * len(text)
        + _open_weight(_BRACKET, text) * _PER_OPEN_BRACKET
        + _open_weight(_TARGET, text) * _PER_OPEN_TARGET
    )


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
