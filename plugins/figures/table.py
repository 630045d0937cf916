"""The table inside a figures block: read from the HTML of the container, checked, its numbers parsed.

The first row names the series, the first column the categories; every other cell is a number or
``–`` for a missing one.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from html import escape, unescape
from html.parser import HTMLParser

from msgspec import Struct

from plugins.core.numbers import parse_number

MISSING = "–"
"""How a missing number is written and shown."""

_MARKER = re.compile("(\x02[A-Z][0-9]+\x03)")
_NOTE_ID = re.compile(r'<sup id="fnref')

Fault = tuple[str, dict[str, object]]
"""What is wrong with a table: a code of the message catalogue and what its message names."""


class Cell(Struct, frozen=True):
    """A cell as pieces of HTML, each with the text that it shows: a tag or a footnote's mark shows none."""

    pieces: tuple[tuple[str, str], ...]

    @property
    def html(self) -> str:
        """The inside of the cell."""
        return "".join(html for html, _ in self.pieces).strip()

    @property
    def text(self) -> str:
        """The text of the cell on one line."""
        return re.sub(r"[ \t\n]+", " ", "".join(text for _, text in self.pieces)).strip()

    def showing(self, number: str) -> str:
        """The inside of the cell with a number in the place of its text; tags and footnotes stay."""
        first = next((at for at, (_, text) in enumerate(self.pieces) if text.strip()), -1)
        shown = (
            escape(number) if at == first else "" if text else html
            for at, (html, text) in enumerate(self.pieces)
        )
        return "".join(shown)


class Table(Struct, frozen=True):
    """A sound table: ``numbers[row][column]`` is None where a number is missing."""

    corner: Cell
    series: tuple[Cell, ...]
    categories: tuple[Cell, ...]
    cells: tuple[tuple[Cell, ...], ...]
    numbers: tuple[tuple[Decimal | None, ...], ...]


def read(html: str, unit: str) -> tuple[Table | None, str, tuple[Fault, ...]]:
    """The table in the HTML of a container, the HTML around it, and what is wrong with the table.

    The table is None where anything is. A ``%`` after a number is read where the unit is ``%``:
    elsewhere it would say something else than the unit.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    around = "".join(reader.around).strip()
    rows = [row for row in reader.rows if any(cell.text for cell in row)]
    faults = tuple(_faults(reader.tables, rows, unit))
    if faults:
        return None, around, faults
    (corner, *series), *body = rows
    cells = tuple(tuple(row[1:]) for row in body)
    numbers = tuple(tuple(_number(cell.text, unit) for cell in row) for row in cells)
    return Table(corner, tuple(series), tuple(row[0] for row in body), cells, numbers), around, ()


def _number(text: str, unit: str) -> Decimal | None:
    """The number in a cell; None for a missing one and for what is no number."""
    return parse_number(text.removesuffix("%").rstrip() if unit == "%" else text)


def _faults(tables: int, rows: list[list[Cell]], unit: str) -> Iterator[Fault]:
    if tables == 0:
        yield "figures-no-table", {}
    elif tables > 1:
        yield "figures-tables", {"count": tables}
    elif len(rows) < 2 or len(rows[0]) < 2:
        yield "figures-small", {}
    else:
        for column, cell in enumerate(rows[0][1:], start=2):
            if not cell.text:
                yield "figures-series-unnamed", {"column": column}
        for at, row in enumerate(rows[1:], start=2):
            yield from _row_faults(at, row, rows[0], unit)


def _row_faults(at: int, row: list[Cell], head: list[Cell], unit: str) -> Iterator[Fault]:
    name = row[0].text
    if not name:
        yield "figures-category-unnamed", {"row": at}
    if len(row) != len(head):
        yield "figures-ragged", {"row": name, "found": len(row), "expected": len(head)}
        return
    for cell, series in zip(row[1:], head[1:], strict=True):
        where = {"row": name, "column": series.text}
        if not cell.text:
            yield "figures-cell-empty", {**where}
        elif cell.text != MISSING and _number(cell.text, unit) is None:
            yield "figures-cell", {"found": cell.text, **where}


class _Reader(HTMLParser):
    """Takes the rows of the tables apart; what stands around them is kept as it is.

    A caption of the table's own goes to what stands around it. The HTML is clean and balanced.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.tables = 0
        self.rows: list[list[Cell]] = []
        self.around: list[str] = []
        self._depth = 0
        self._cell: list[tuple[str, str]] | None = None
        self._in_caption = False
        self._in_note = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - its interface
        written = self.get_starttag_text() or ""
        if tag == "table":
            self.tables += 1
            self._depth += 1
        elif tag == "tr" and self._cell is None and self._depth:
            self.rows.append([])
        elif tag in ("th", "td") and self._depth == 1:
            self._cell = []
        elif tag == "caption" and self._depth == 1:
            self._in_caption = True
            self.around.append("<p>")
        else:
            self._in_note = self._in_note or _NOTE_ID.match(written) is not None
            self._keep(written, "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self._depth -= 1
        elif tag in ("th", "td") and self._depth == 1:
            self.rows[-1].append(Cell(tuple(self._cell or ())))
            self._cell = None
        elif tag == "caption" and self._depth == 1:
            self._in_caption = False
            self.around.append("</p>")
        else:
            self._keep(f"</{tag}>", "")
            self._in_note = self._in_note and tag != "sup"

    def handle_data(self, data: str) -> None:
        for piece in _MARKER.split(data):
            self._keep(piece, "" if _MARKER.fullmatch(piece) else piece)

    def handle_entityref(self, name: str) -> None:
        self._keep(f"&{name};", unescape(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        self._keep(f"&#{name};", unescape(f"&#{name};"))

    def _keep(self, html: str, text: str) -> None:
        if self._cell is not None:
            self._cell.append((html, "" if self._in_note else text))
        elif self._depth == 0 or self._in_caption:
            self.around.append(html)
