"""Numbers and sums of money: read as content-model.md "Values" says, shown per language."""

import re
from decimal import Decimal

from plugins.core.refusal import RefusalError

NBSP = "\u00a0"
MINUS = "−"

# A space, a no-break space, and the thin and narrow ones that word processors put in.
_GAP = "[ \u00a0\u2009\u202f]"
_MONEY = re.compile(
    rf"(?P<euros>[0-9]+|[0-9]{{1,3}}(?:{_GAP}[0-9]{{3}})+)(?:,(?P<cents>[0-9]{{1,2}}))?(?:\s*€)?"
)
_NUMBER = re.compile(
    rf"(?P<sign>[-−–])?(?P<whole>[0-9]+|[0-9]{{1,3}}(?:{_GAP}[0-9]{{3}})+)(?:,(?P<decimals>[0-9]+))?"
)


class NumberError(RefusalError):
    """A text that is no sum of money. Code: ``money-form``."""


def parse_money(text: str) -> Decimal:
    """The euros of ``143815``, ``2 400 000`` or ``12,50``, with or without ``€``; raises NumberError.

    Refused are a sign, a point, more than two decimals, and spaces that do not part thousands.
    """
    found = text.strip()
    match = _MONEY.fullmatch(found)
    if match is None:
        raise NumberError("money-form", {"text": found})
    euros = re.sub(_GAP, "", match["euros"])
    return Decimal(f"{euros}.{match['cents']}" if match["cents"] else euros)


def parse_number(text: str) -> Decimal | None:
    """The number of ``204``, ``1 234``, ``12,5`` or ``-3``, or None where the text is no such number.

    The decimals are kept as written. The minus may be a hyphen, a minus sign or a dash; refused are a
    plus, a point, and spaces that do not part thousands.
    """
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    sign, whole = "-" if match["sign"] else "", re.sub(_GAP, "", match["whole"])
    return Decimal(f"{sign}{whole}.{match['decimals']}" if match["decimals"] else f"{sign}{whole}")


def format_number(value: Decimal | int, lang: str) -> str:
    """The number as ``767 430`` and ``5,9`` (fi, sv: no-break spaces) or ``767,430`` and ``5.9`` (en).

    Decimals are shown as they are kept, so ``Decimal("5.90")`` is ``5,90``. KeyError for another language.
    """
    return _sign(value) + _digits(Decimal(value), ",f", lang)


def format_money(value: Decimal | int, lang: str) -> str:
    """The sum as ``767 430 €``, ``12,50 €`` (fi, sv: no-break spaces) or ``€767,430`` (en).

    Cents are shown where there are any. KeyError for another language.
    """
    digits = _digits(Decimal(value), ",.0f" if value == int(value) else ",.2f", lang)
    return _sign(value) + (f"€{digits}" if lang == "en" else f"{digits}{NBSP}€")


def format_size(size: int, lang: str) -> str:
    """The size of a file as ``840 kt`` and ``1,2 Mt`` (fi), ``1,2 MB`` (sv) or ``1.2 MB`` (en).

    In thousands of bytes, as Finland counts; KeyError for another language.
    """
    small, large = {"fi": ("kt", "Mt"), "sv": ("kB", "MB"), "en": ("kB", "MB")}[lang]
    thousands = max(1, round(size / 1000))
    if thousands < 1000:
        return f"{format_number(thousands, lang)}{NBSP}{small}"
    millions = round(Decimal(size) / 1_000_000, 1)
    whole = millions == int(millions)
    return f"{format_number(int(millions) if whole else millions, lang)}{NBSP}{large}"


def _sign(value: Decimal | int) -> str:
    return MINUS if value < 0 else ""


def _digits(value: Decimal, form: str, lang: str) -> str:
    group, point = {"fi": (NBSP, ","), "sv": (NBSP, ","), "en": (",", ".")}[lang]
    # copy_abs, since abs() would round to the precision of the thread's decimal context.
    english = format(value.copy_abs(), form)
    return "".join({",": group, ".": point}.get(char, char) for char in english)
