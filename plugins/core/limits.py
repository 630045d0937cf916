"""How heavy a text may be for Markdown.

What would take minutes is refused before it is read. Python-Markdown's time grows with the square of
some structures (an open bracket is looked for to the paragraph's end, each piece of mark-up copies its
paragraph), and each element takes its time. No real text comes near the limit; a damaged or malicious
one must not stop the build.
"""

import re
from collections.abc import Iterator

from plugins.core.pins import Source
from plugins.core.problems import Problem, error

# Milliseconds, measured with Python-Markdown 3.11: for each character, each element, and for each mark
# with each character of its paragraph (or of the text).
_LIMIT = 4000.0
_PER_CHARACTER = 2e-4
_PER_MARK = 0.015
_PER_ELEMENT = 0.045
_PER_CONTAINER = 0.15
_PER_INLINE_MARK = 1.3e-6
_PER_BRACE = 6e-6
_PER_LINE_MARK = 3e-5
_PER_ABBREVIATION = 7e-5
_PER_REFERENCE = 9e-5
_PER_OPEN_BRACKET = 4e-4
_PER_OPEN_TARGET = 4e-4
_PER_OPEN_TAG = 1.2e-4
_PER_OPEN_SECTION = 4e-4
_PER_FENCE = 1.2e-5
_PER_PARAGRAPH = 4e-7
_PER_LINE = 1.5e-8
_PER_CODE_BY_CELL = 2.5e-5
_PER_ATTRIBUTES = 3e-9
_PER_ABBREVIATED = 7e-8
_PER_SIBLING = 1.2e-5
_PER_LEVEL = 5e-5

_RULE = r"(?:[-=*_][ \t]{0,2}+){3,}+$"
_BULLETS = r"(?:(?:[*+-]|[0-9]+\.)[ \t]+)*+"
_INLINE_MARK = re.compile(r"[`*_\[<&\\]|(?:  |\t)\n")
_LINE_MARK = re.compile(rf"^[ \t>]*+(?:{_RULE}|{_BULLETS}(?:#|:[ \t]|{_RULE}))", re.MULTILINE)
_MARK = re.compile(r"[`*_&\\{=]|\]\(")
_ELEMENT = re.compile(r"[\[<|]|(?:  |\t)\n|^[ \t>]*(?:[#:>*+-]|[0-9]+\.)", re.MULTILINE)
_CONTAINER = re.compile(r"^[ ]{0,3}:{3}", re.MULTILINE)
_ABBREVIATION = re.compile(r"^[ ]{0,3}\*\[([^\]\n]*)", re.MULTILINE)
# The definition of a link that takes several lines.
_REFERENCE = re.compile(
    r"^[ \t>]*+\[(?:[^\[\]\n]*+\]:[ ]*(?:$|\S+[ ]*\n[ ]*[\"'(])|[^\[\]\n]*+\n[^\[\]]*+\]:)", re.MULTILINE
)
_BRACKET = re.compile(r"[\[\]]")
_TARGET = re.compile(r"\]\(|\)")
_TAG = re.compile(r"<(?=[A-Za-z/])|>")
_MARKED_SECTION = re.compile(r"<!\[|>")
_FENCE = re.compile(r"^(?:`{3,}|~{3,})", re.MULTILINE)
_ITEM = re.compile(r"^[ \t>]*(?:[*+-]|[0-9]+\.)[ \t]", re.MULTILINE)
_NESTED_ITEM = re.compile(r"^[ \t>]*+((?:(?:[*+-]|[0-9]+\.)[ \t]+){2,}+)", re.MULTILINE)
_MARGIN = re.compile(r"^(?:\t| {4}| ?> ?|(?:[*+-]|[0-9]+\.)[ \t])+", re.MULTILINE)
_LEVELS = (">", "    ", "\t", "* ", "+ ", "- ", ". ")
_DEEPEST = 150  # more levels than Python lets the library go down
_DEEP_LINE = re.compile(r"^(?:[ \t]*(?:>|(?:[*+-]|[0-9]+\.)[ \t])){50}", re.MULTILINE)

# What the signs of a text are counted in, without all that has no meaning.
_UNCOUNTED = bytes({*range(256)} - {*b"\n\t{[]<`*_&\\=+-.>~|:"})


def too_heavy(source: Source) -> Iterator[Problem]:
    """An error when the text would take too long, at its deepest line or its heaviest paragraph."""
    body = source.body
    if _at_most(body) <= _LIMIT:
        return
    if deep := _DEEP_LINE.search(body):
        yield error(source.place(deep.start()), "body-too-deep")
        return
    weight, heaviest = _weight(body)
    if weight > _LIMIT:
        yield error(source.place(heaviest), "body-too-heavy")


def deepest(body: str) -> int:
    """Where the line begins that has most quotations, lists and indentation before its text."""
    lines = max(_MARGIN.finditer(body), key=lambda margin: len(margin[0]), default=None)
    return lines.start() if lines else 0


def _at_most(body: str) -> float:
    """What a text weighs at most, counted quickly: for nearly every text it shows that nothing is wrong."""
    whole = body.encode()  # single bytes are counted many times faster than letters
    size, spaces, abbreviated = len(whole), whole.count(b" "), len(whole) // 2 if b"*[" in whole else 0
    text = whole.translate(None, _UNCOUNTED)  # what is left is a twentieth of most texts
    lines, braces = text.count(b"\n") + 1, text.count(b"{")
    opening, closing, tags, ticks = map(text.count, (b"[", b"]", b"<", b"`"))
    marks = ticks + sum(map(text.count, (b"*", b"_", b"&", b"\\", b"=")))
    items = marks + sum(map(text.count, (b"+", b"-", b".")))
    levels = items + text.count(b">") + text.count(b"\t") + spaces // 4
    per_character = (
        _PER_CHARACTER
        + (marks + opening + tags + lines) * _PER_INLINE_MARK
        + braces * _PER_BRACE
        + lines * _PER_LINE_MARK
        + min(marks, opening) * _PER_ABBREVIATION
        + min(lines, opening) * _PER_REFERENCE
        + opening * _PER_OPEN_BRACKET
        + closing * _PER_OPEN_TARGET
        + tags * (_PER_OPEN_TAG + _PER_OPEN_SECTION)
        + min(lines, (ticks + text.count(b"~")) // 3) * _PER_FENCE
        + min(levels, _DEEPEST) * _PER_LEVEL
    )
    elements = 3 * lines + opening + tags + text.count(b"|") + levels + items
    return (
        size * per_character
        + size * lines * _PER_LINE
        + ticks * text.count(b"|") * _PER_CODE_BY_CELL
        + (size**2 * _PER_ATTRIBUTES if braces else 0)
        + (marks + braces + closing) * _PER_MARK
        + elements * _PER_ELEMENT
        + text.count(b":") // 3 * _PER_CONTAINER
        + lines**2 * _PER_PARAGRAPH
        + abbreviated * (_PER_ELEMENT + size * _PER_ABBREVIATED)
        + ((elements**2 + lines**2) * _PER_SIBLING if abbreviated else 0)
    )


def _weight(body: str) -> tuple[float, int]:
    """What the text weighs, and the offset of its heaviest paragraph; read until it is too heavy."""
    weight = (
        len(body) * _PER_CHARACTER
        + _open_weight(_TAG, body) * _PER_OPEN_TAG
        + _open_weight(_MARKED_SECTION, body) * _PER_OPEN_SECTION
        + len(_FENCE.findall(body)) * len(body) * _PER_FENCE
    )
    names = _abbreviations(body)
    heaviest = (0.0, 0)
    for number, (at, text) in enumerate(_paragraphs(body)):
        elements = _elements(text)
        own = _paragraph_weight(text) + elements * _PER_ELEMENT + 2 * number * _PER_PARAGRAPH
        if names:
            found = len(names.findall(text))
            own += found * (_PER_ELEMENT + len(text) * _PER_ABBREVIATED)
            own += (2 * number + 1 + elements**2) * _PER_SIBLING
        heaviest = max(heaviest, (own, at))
        weight += own
        if weight > _LIMIT:
            break
    return weight, heaviest[1]


def _abbreviations(body: str) -> re.Pattern[str] | None:
    """What is searched for in every text of the body, where it defines abbreviations."""
    names = sorted({name for name in _ABBREVIATION.findall(body) if name}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b") if names else None


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
    """The weight of a run of lines without that of its elements."""
    per_character = (
        len(_INLINE_MARK.findall(text)) * _PER_INLINE_MARK
        + text.count("{") * _PER_BRACE
        + (text.count("\n") + 1 if _ITEM.search(text) else 0) * _PER_LINE
        + len(_LINE_MARK.findall(text)) * _PER_LINE_MARK
        + len(_ABBREVIATION.findall(text)) * _PER_ABBREVIATION
        + len(_REFERENCE.findall(text)) * _PER_REFERENCE
        + _depth(text) * _PER_LEVEL
    )
    return (
        per_character * len(text)
        + len(_MARK.findall(text)) * _PER_MARK
        + len(_CONTAINER.findall(text)) * _PER_CONTAINER
        + text.count("`") * text.count("|") * _PER_CODE_BY_CELL
        + (len(text) ** 2 * _PER_ATTRIBUTES if "{" in text else 0)
        + _open_weight(_BRACKET, text) * _PER_OPEN_BRACKET
        + _open_weight(_TARGET, text) * _PER_OPEN_TARGET
    )


def _elements(text: str) -> int:
    """How many elements a run of lines may become: several lists may begin within others on one line."""
    items = sum(len(marks.split()) for marks in _NESTED_ITEM.findall(text))
    return 1 + _depth(text) + items + len(_ELEMENT.findall(text))


def _depth(text: str) -> int:
    """How many levels of quotations, lists and indentation the margin of a line may have."""
    margin = max(_MARGIN.findall(text), key=len, default="")
    return min(sum(map(margin.count, _LEVELS)), _DEEPEST)


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
