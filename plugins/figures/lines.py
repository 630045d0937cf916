"""Lines over categories that follow each other, years most often; what is missing leaves a gap.

Every number has its mark, and the numbers are written where there is room for them: the last, the
first and the extremes of each series before the others. The table has them all.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import groupby, pairwise

from msgspec import Struct, field

from plugins.core.numbers import format_number
from plugins.figures.chart import (
    LINE,
    WIDTH,
    Curve,
    Mark,
    Numbers,
    Rule,
    Shape,
    Text,
    breadth,
    legend,
    lines,
    look,
    mark,
    written,
)

_PLOT = 168
_ABOVE = 18  # room for a number over the highest mark
_LETTERS = 12  # height of written numbers
_MOST_STEPS = 4
_MOST_LINES = 3
_BETWEEN = 5  # between one name and the next
_MOST_WRITTEN = 60
_MOST_ROOM = Fraction(WIDTH, 3)


class _Point(Struct, frozen=True):
    value: Decimal
    series: int
    x: Fraction
    y: Fraction


class _Axis(Struct, frozen=True):
    """Multiples of a step (1, 2 or 5 times a power of ten), 0 among them, from ``bottom`` up to ``top``.

    The lowest is ``first`` steps, the highest ``last``.
    """

    step: int
    power: int
    first: int
    last: int
    top: int

    @property
    def bottom(self) -> int:
        """The place of the lowest tick."""
        return self.top + _PLOT

    def place(self, value: Fraction) -> Fraction:
        """The height of a number on the sheet."""
        steps = value / (self.step * Fraction(10) ** self.power)
        return self.bottom - _PLOT * (steps - self.first) / (self.last - self.first)

    def ticks(self) -> Iterator[Decimal]:
        """The numbers at the rules."""
        for multiple in range(self.first, self.last + 1):
            yield Decimal(f"{multiple * self.step}e{self.power}")


class _Taken(Struct):
    """The boxes that marks and written numbers have taken: left, top, right, bottom."""

    boxes: list[tuple[Fraction, ...]] = field(default_factory=list)

    def free(self, box: tuple[Fraction, ...]) -> bool:
        """Whether the box touches none of them."""
        return not any(
            box[0] < right and left < box[2] and box[1] < bottom and top < box[3]
            for left, top, right, bottom in self.boxes
        )


def line(numbers: Numbers) -> tuple[list[Shape], int]:
    """The lines of all series, with a legend for several, and the height."""
    several = len(numbers.series) > 1
    shapes, top = legend(numbers.series, curves=True) if several else ([], 0)
    axis = _axis(numbers, top + _ABOVE)
    left = min(max(breadth(format_number(tick, numbers.lang)) for tick in axis.ticks()) + 6, _MOST_ROOM)
    for tick in axis.ticks():
        y = written(axis.place(Fraction(tick)))
        shapes.append(Rule(written(left), y, str(WIDTH), y, zero=tick == 0))
        worded = format_number(tick, numbers.lang)
        shapes.append(Text(written(left - 5), written(axis.place(Fraction(tick)) + 4), worded, "tick", "end"))
    slot = (WIDTH - left) / len(numbers.categories)
    middles = [left + slot * at + slot / 2 for at in range(len(numbers.categories))]
    rows = [_points(numbers, series, middles, axis) for series in range(len(numbers.series))]
    for points in rows:
        shapes += _line(points)
    shapes += _written(
        [[point for point in points if point] for points in rows], left, axis.bottom, numbers.lang
    )
    names, height = _names(numbers.categories, middles, slot, axis.bottom + LINE)
    return shapes + names, height


def _axis(numbers: Numbers, top: int) -> _Axis:
    """The finest ticks at 1, 2 or 5 times a power of ten that are not too many."""
    values = [Decimal(0), *(value for value, _, _ in numbers.known())]
    low, high = Fraction(min(values)), Fraction(max(values))
    if low == high:
        return _Axis(1, 0, 0, 1, top)
    power = max(value.copy_abs() for value in values).adjusted() - 2
    while True:
        for step in (1, 2, 5):
            unit = step * Fraction(10) ** power
            first, last = low // unit, -(-high // unit)
            if last - first <= _MOST_STEPS:
                return _Axis(step, power, first, last, top)
        power += 1


def _points(numbers: Numbers, series: int, middles: list[Fraction], axis: _Axis) -> list[_Point | None]:
    column = [row[series] for row in numbers.values]
    return [
        None if value is None else _Point(value, series, x, axis.place(Fraction(value)))
        for value, x in zip(column, middles, strict=True)
    ]


def _line(points: list[_Point | None]) -> Iterator[Shape]:
    for there, run in groupby(points, lambda point: point is not None):
        stretch = [point for point in run if point is not None]
        if there and len(stretch) > 1:
            places = " ".join(f"{written(point.x)},{written(point.y)}" for point in stretch)
            yield Curve(places, look(stretch[0].series))
        for point in stretch:
            shown = look(point.series)
            yield Mark(mark(point.x, point.y, shown.pattern), shown)


def _written(rows: list[list[_Point]], left: Fraction, bottom: int, lang: str) -> Iterator[Shape]:
    """The numbers at their marks, above or below, as far as they touch nothing."""
    everything = [point for points in rows for point in points]
    taken = _Taken([(point.x - 4, point.y - 4, point.x + 4, point.y + 4) for point in everything])
    for point in _by_weight(rows)[:_MOST_WRITTEN]:
        worded = format_number(point.value, lang)
        half = breadth(worded) / 2
        middle = min(max(left + half, point.x), WIDTH - half)
        for base in (point.y - 7, point.y + 7 + _LETTERS):
            box = (middle - half, base - _LETTERS, middle + half, base + 1)
            if base <= bottom and left <= box[0] and taken.free(box):
                taken.boxes.append(box)
                yield Text(written(middle), written(base), worded, "value", "middle")
                break


def _by_weight(rows: list[list[_Point]]) -> list[_Point]:
    """Every point once: each series' last, first, highest and lowest before the others."""
    order: list[_Point] = []
    for points in rows:
        if points:
            highest, lowest = (pick(points, key=lambda point: point.value) for pick in (max, min))
            order += (points[-1], points[0], highest, lowest)
    return list(dict.fromkeys([*order, *(point for points in rows for point in points)]))


class _Name(Struct, frozen=True):
    """The name of a category under its point: its lines, their middle, half their width, the longest word."""

    rows: tuple[str, ...]
    middle: Fraction
    half: Fraction
    longest: Fraction


def _names(
    names: tuple[str, ...], middles: list[Fraction], slot: Fraction, top: int
) -> tuple[list[Shape], int]:
    """The names of the categories under the lines: as many as fit, counted from the last, and the height."""
    step = 1
    while not _fit(shown := _every(step, names, middles, slot), slot * step) and step < len(names):
        step += 1
    shapes: list[Shape] = [
        Text(written(name.middle), written(top + at * LINE), row, "label", "middle")
        for name in shown
        for at, row in enumerate(name.rows)
    ]
    return shapes, top + (max(len(name.rows) for name in shown) - 1) * LINE + 5


def _every(step: int, names: tuple[str, ...], middles: list[Fraction], slot: Fraction) -> list[_Name]:
    """Every ``step``-th name, the last among them, in lines as wide as the place that it then has."""
    shown = []
    for at in range((len(names) - 1) % step, len(names), step):
        rows = lines(names[at], slot * step - _BETWEEN)
        half = max(breadth(row) for row in rows) / 2
        longest = max(breadth(word) for word in names[at].split())
        shown.append(_Name(tuple(rows), max(half, min(middles[at], WIDTH - half)), half, longest))
    return shown


def _fit(shown: list[_Name], room: Fraction) -> bool:
    """Whether no name is too high, nor has a word too long for its place, nor touches the next."""
    return all(len(name.rows) <= _MOST_LINES and name.longest <= room - _BETWEEN for name in shown) and all(
        before.middle + before.half + _BETWEEN <= after.middle - after.half
        for before, after in pairwise(shown)
    )
