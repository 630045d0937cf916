"""The numbers of a figures block as a file for spreadsheets (CSV).

Finnish and Swedish Excel on a double click expects semicolons between cells and a comma in decimals, and
takes a file for UTF-8 only where it begins with a byte-order mark; English pages have commas and points,
as RFC 4180 does. Numbers are bare, without spaces between thousands, and a missing one is an empty cell:
otherwise they would be texts to the program.
"""

from decimal import Decimal
from io import StringIO

from plugins.figures.table import Table

_FORMS = {"fi": (";", ","), "sv": (";", ","), "en": (",", ".")}
# What makes a cell a formula to spreadsheet programs: a name such as +65-vuotiaat is none.
_FORMULA = ("=", "+", "-", "@", "\t")


def sheet(table: Table, unit: str, lang: str) -> bytes:
    """The file: a line of the series with the unit, then one for each category.

    KeyError for another language.
    """
    import csv  # noqa: PLC0415 - a build that makes no such page needs none

    delimiter, point = _FORMS[lang]
    text = StringIO()
    lines = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    series = (f"{cell.text} ({unit})" if unit else cell.text for cell in table.series)
    lines.writerow([_plain(table.corner.text), *map(_plain, series)])
    for category, numbers in zip(table.categories, table.numbers, strict=True):
        lines.writerow([_plain(category.text), *(_number(number, point) for number in numbers)])
    return text.getvalue().encode("utf-8-sig")


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _number(number: Decimal | None, point: str) -> str:
    return "" if number is None else format(number, "f").replace(".", point)
