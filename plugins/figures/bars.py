"""Bars that lie: under each category's name one bar, or one for each series.

Names stand above the bars, where even a long Finnish compound has the whole width.
"""

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from plugins.core.numbers import format_number
from plugins.figures.chart import (
    LINE,
    WIDTH,
    Bar,
    Numbers,
    Rule,
    Shape,
    Text,
    breadth,
    legend,
    lines,
    look,
    written,
)
from plugins.figures.table import MISSING

_THICK = 13
_STEP = 16
_GAP = 10
_SPACE = 4
_MOST_ROOM = Fraction(WIDTH, 3)
_MISSING_ROOM = _SPACE + breadth(MISSING)


class _Scale(Struct, frozen=True):
    """Numbers from ``low`` (at most 0) to ``high`` (at least 0) between two places; room for texts beside."""

    low: Fraction
    high: Fraction
    left: Fraction
    right: Fraction

    def place(self, value: Fraction) -> Fraction:
        """Where a number ends; every bar begins at the place of 0."""
        if self.low == self.high:
            return self.left
        return self.left + (self.right - self.left) * (value - self.low) / (self.high - self.low)


def grouped(numbers: Numbers) -> tuple[list[Shape], int]:
    """The bars of all series under each category, with a legend for several, and the height."""
    several = len(numbers.series) > 1
    shapes, top = legend(numbers.series, curves=False) if several else ([], 0)
    below, height = _bars(numbers, range(len(numbers.series)), top)
    return shapes + below, height


def panels(numbers: Numbers) -> tuple[list[Shape], int]:
    """Each series by itself under its name, all by one scale, and the height."""
    if len(numbers.series) == 1:
        return grouped(numbers)
    shapes: list[Shape] = []
    top = 0
    for series, name in enumerate(numbers.series):
        for row in lines(name, WIDTH):
            shapes.append(Text("0", written(top + 13), row, "name"))
            top += LINE
        below, top = _bars(numbers, range(series, series + 1), top + 2)
        shapes += below
        top += _GAP
    return shapes, top - _GAP


def _bars(numbers: Numbers, members: range, top: int) -> tuple[list[Shape], int]:
    scale = _scale(numbers)
    zero = written(scale.place(Fraction(0)))
    shapes: list[Shape] = []
    for category, row in zip(numbers.categories, numbers.values, strict=True):
        for line in lines(category, WIDTH):
            shapes.append(Text("0", written(top + 13), line, "label"))
            top += LINE
        top += 2
        first = top
        for series in members:
            value = row[series]
            worded = MISSING if value is None else format_number(value, numbers.lang)
            shapes += _bar(None if value is None else Fraction(value), worded, scale, top, series)
            top += _STEP
        shapes.append(Rule(zero, written(first - 2), zero, written(top - _STEP + _THICK + 2), zero=True))
        top += _GAP
    return shapes, top - _GAP + 2


def _bar(value: Fraction | None, worded: str, scale: _Scale, top: int, series: int) -> Iterator[Shape]:
    zero = scale.place(Fraction(0))
    end = zero if value is None else scale.place(value)
    if value is not None:
        left, width = min(zero, end), abs(end - zero)
        yield Bar(written(left), written(top), written(width), str(_THICK), look(series))
    before = end < zero
    beside = end - _SPACE if before else end + _SPACE
    yield Text(written(beside), written(top + 11), worded, "value", "end" if before else "start")


def _scale(numbers: Numbers) -> _Scale:
    values = [value for value, _, _ in numbers.known()]
    rooms = [(value, _SPACE + breadth(format_number(value, numbers.lang))) for value in values]
    left = min(max((room for value, room in rooms if value < 0), default=Fraction(1)), _MOST_ROOM)
    right = min(max((room for value, room in rooms if value >= 0), default=_MISSING_ROOM), _MOST_ROOM)
    ends = [Fraction(0), *map(Fraction, values)]
    return _Scale(min(ends), max(ends), left, WIDTH - right)
