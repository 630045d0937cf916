"""A chart as plain shapes on a sheet of 320 units' width: what the template writes as SVG.

The sheet is as wide as the narrowest screen, so that its text can be read there; the theme makes the
letters smaller where the sheet is shown larger. All places are exact fractions until they are written,
so the same numbers give the same bytes on every machine.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from textwrap import wrap as broken

from msgspec import Struct

WIDTH = 320
LINE = 17
"""The height of a line of text."""

_LETTER = Fraction(15, 2)  # a generous width of one letter at the largest size of the theme
_KEY_WIDTH = 22
_KEY_GAP = 12


class Look(Struct, frozen=True):
    """How a series is told from the others: colour 1-3, and pattern, dash and mark 0-5 (0: solid, a disc)."""

    colour: int
    pattern: int


class Text(Struct, frozen=True):
    """A line of text; ``role`` is ``label``, ``name``, ``value`` or ``tick``, ``anchor`` as in SVG."""

    x: str
    y: str
    text: str
    role: str
    anchor: str = "start"


class Bar(Struct, frozen=True):
    """A bar; with ``key`` it stands in the legend."""

    x: str
    y: str
    width: str
    height: str
    look: Look
    key: bool = False


class Rule(Struct, frozen=True):
    """A straight line of the ground; ``zero`` is the one that the numbers are measured from."""

    x1: str
    y1: str
    x2: str
    y2: str
    zero: bool


class Curve(Struct, frozen=True):
    """The line between the points of a series, ``points`` as in SVG's ``polyline``."""

    points: str
    look: Look
    key: bool = False


class Mark(Struct, frozen=True):
    """The mark of one number on a line, ``path`` as in SVG's ``d``."""

    path: str
    look: Look
    key: bool = False


Shape = Text | Bar | Rule | Curve | Mark


class Pattern(Struct, frozen=True):
    """The filling of a series: a tile of ``size`` units with a ``path``, turned by some degrees."""

    id: str
    look: Look
    size: int
    turn: int
    path: str


class Chart(Struct, frozen=True):
    """A drawing ready for the template. ``id`` begins every id in it."""

    id: str
    width: int
    height: str
    title: str
    description: str
    patterns: tuple[Pattern, ...]
    rules: tuple[Rule, ...]
    bars: tuple[Bar, ...]
    curves: tuple[Curve, ...]
    marks: tuple[Mark, ...]
    texts: tuple[Text, ...]


class Numbers(Struct, frozen=True):
    """What is drawn, ``values[category][series]`` (None: missing), worded in the language ``lang``."""

    categories: tuple[str, ...]
    series: tuple[str, ...]
    values: tuple[tuple[Decimal | None, ...], ...]
    lang: str

    def known(self) -> tuple[tuple[Decimal, int, int], ...]:
        """Every number that is there, with its category and its series."""
        return tuple(
            (value, category, series)
            for category, row in enumerate(self.values)
            for series, value in enumerate(row)
            if value is not None
        )


# The filling of each pattern but the first, which is solid: tile, turn, path.
_FILLINGS = (
    (6, 45, "M0 0H3V6H0Z"),
    (6, 0, "M3 .5L5.5 3L3 5.5L.5 3Z"),
    (6, 0, "M0 0H6V1.5H1.5V6H0Z"),
    (6, 0, "M0 0H6V2.5H0Z"),
    (4, -45, "M0 0H1.5V4H0Z"),
)


def look(series: int) -> Look:
    """The look of a series by its number: the first eighteen differ in colour, pattern or both."""
    return Look((series + series // 6) % 3 + 1, series % 6)


def patterns(id: str, bars: Iterable[Bar]) -> tuple[Pattern, ...]:
    """The fillings that the bars use; each one's id is the chart's with colour and pattern."""
    looks = sorted({(bar.look.pattern, bar.look.colour) for bar in bars if bar.look.pattern})
    return tuple(
        Pattern(f"{id}_{colour}{pattern}", Look(colour, pattern), *_FILLINGS[pattern - 1])
        for pattern, colour in looks
    )


def written(place: Fraction | int) -> str:
    """A place or length as SVG has it: at most two decimals, no exponent."""
    hundredths = round(Fraction(place) * 100)
    whole, rest = divmod(abs(hundredths), 100)
    return f"{'-' if hundredths < 0 else ''}{whole}{f'.{rest:02}'.rstrip('0') if rest else ''}"


def breadth(text: str) -> Fraction:
    """About how wide a text is, rather too much than too little."""
    return _LETTER * len(text)


def lines(text: str, room: Fraction | int) -> list[str]:
    """The text in lines that fit into the room; a word that does not fit is broken."""
    return broken(text, max(int(room / _LETTER), 4)) or [""]


def legend(names: Iterable[str], *, curves: bool) -> tuple[list[Shape], int]:
    """The names of the series with their looks, in rows, and the height of it all."""
    shapes: list[Shape] = []
    x, top = Fraction(0), 0
    for series, name in enumerate(names):
        rows = lines(name, WIDTH - _KEY_WIDTH)
        room = _KEY_WIDTH + max(breadth(row) for row in rows) + _KEY_GAP
        if x and x + room > WIDTH:
            x, top = Fraction(0), top + LINE
        shapes += _key(x, top, look(series), curves=curves)
        for at, row in enumerate(rows):
            shapes.append(Text(written(x + _KEY_WIDTH), written(top + 13 + at * LINE), row, "label"))
        top += (len(rows) - 1) * LINE
        x += room
    return shapes, top + LINE + 9


def _key(x: Fraction, top: int, shown: Look, *, curves: bool) -> Iterator[Shape]:
    if not curves:
        yield Bar(written(x), written(top + 2), "16", "12", shown, key=True)
        return
    yield Curve(f"{written(x)},{top + 8} {written(x + 16)},{top + 8}", shown, key=True)
    yield Mark(mark(x + 8, Fraction(top + 8), shown.pattern), shown, key=True)


def mark(x: Fraction, y: Fraction, pattern: int) -> str:
    """The path of a mark around a point: disc, square, diamond, triangle up, triangle down, upright bar."""
    if pattern == 0:
        return f"M{written(x - 4)} {written(y)}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z"
    corners = (
        ((-4, -4), (4, -4), (4, 4), (-4, 4)),
        ((0, -5), (5, 0), (0, 5), (-5, 0)),
        ((0, -5), (5, 4), (-5, 4)),
        ((0, 5), (5, -4), (-5, -4)),
        ((-2, -5), (2, -5), (2, 5), (-2, 5)),
    )[pattern - 1]
    return "M" + "L".join(f"{written(x + right)} {written(y + down)}" for right, down in corners) + "Z"
