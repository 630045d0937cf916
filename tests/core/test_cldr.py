"""Days, times, numbers, sums and sizes are those of CLDR, but where Finland has a norm of its own."""

import datetime as dt
import re
from decimal import Decimal

import pytest
from babel import Locale
from babel.dates import format_date, format_interval, format_time
from babel.numbers import format_currency, format_decimal
from babel.units import format_unit

from plugins.core.dates import (
    format_day,
    format_loose,
    format_moment,
    format_period,
    parse_loose,
    parse_moment,
)
from plugins.core.model import LANGUAGES
from plugins.core.numbers import format_money, format_number, format_size

LOCALES = {"fi": "fi_FI", "sv": "sv_FI", "en": "en_GB"}
DAY = dt.date(2017, 4, 4)
NBSP = "\u00a0"


def cldr(text: str) -> str:
    """A text of CLDR with the minus and the spaces that this site writes."""
    return text.replace("-", "−").replace("\u202f", NBSP).replace("\u2009", NBSP)


def test_every_language_of_the_site_has_a_locale():
    assert LOCALES.keys() == set(LANGUAGES)
    assert all(Locale.parse(name).language == lang for lang, name in LOCALES.items())


@pytest.mark.parametrize(("lang", "form"), [("fi", "short"), ("en", "long")])
@pytest.mark.parametrize("month", range(1, 13))
def test_a_day(lang, form, month):
    day = dt.date(2017, month, 14)
    assert format_day(day, lang) == format_date(day, form, locale=LOCALES[lang])


def test_a_day_in_swedish_is_written_as_in_finland():
    # CLDR has 2017-04-04 and 4 apr. 2017; the institute for the languages of Finland: 4.4.2017.
    assert format_day(DAY, "sv") == format_day(DAY, "fi")


@pytest.mark.parametrize(("lang", "time"), [("fi", "9.05"), ("en", "9:05")])
def test_a_time(lang, time):
    assert format_moment(parse_moment("2017-04-04 09:05"), lang).endswith(f"{NBSP}{time}")
    assert format_time(dt.time(9, 5), "short", locale=LOCALES[lang]).removeprefix("0") == time


def test_a_time_in_swedish_is_written_as_in_finland():
    # CLDR has 09:05; the institute for the languages of Finland: kl. 9.05.
    assert format_moment(parse_moment("2017-04-04 09:05"), "sv").endswith(f"{NBSP}kl.{NBSP}9.05")


@pytest.mark.parametrize(
    ("lang", "first", "last"),
    [
        ("fi", "2017-04-30", "2017-05-02"),
        ("fi", "2016-12-31", "2017-01-01"),
        ("fi", "2017-04-27", "2017-04-28"),
    ],
)
def test_days_from_to(lang, first, last):
    ends = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    shown = format_period(parse_loose(first), parse_loose(last), lang)
    assert shown == format_interval(*ends, "yMd", locale=LOCALES[lang])


@pytest.mark.parametrize("month", range(1, 13))
def test_a_month_in_english(month):
    day = dt.date(2017, month, 1)
    assert format_loose(parse_loose(f"2017-{month:02}"), "en") == format_date(day, "MMMM y", locale="en_GB")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("value", ["0", "549", "1000", "767430", "1234567.25", "-24", "-1234.5", "0.125"])
def test_a_number(lang, value):
    expected = format_decimal(Decimal(value), "#,##0.###", locale=LOCALES[lang])
    assert format_number(Decimal(value), lang) == cldr(expected)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("value", ["12.50", "1234.50", "-1234.50", "2400000.05"])
def test_a_sum(lang, value):
    assert format_money(Decimal(value), lang) == cldr(
        format_currency(Decimal(value), "EUR", locale=LOCALES[lang])
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_whole_sum_has_no_cents(lang):
    whole = format_currency(Decimal(2400000), "EUR", locale=LOCALES[lang])
    assert format_money(Decimal(2400000), lang) == cldr(re.sub(r"[.,]00(?![0-9])", "", whole))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("size", "unit", "number"),
    [
        (840_000, "digital-kilobyte", "840"),
        (1_200_000, "digital-megabyte", "1.2"),
        (5_000_000, "digital-megabyte", "5"),
    ],
)
def test_the_size_of_a_file(lang, size, unit, number):
    expected = format_unit(Decimal(number), unit, "short", locale=LOCALES[lang])
    assert format_size(size, lang) == expected.replace(" ", NBSP)
