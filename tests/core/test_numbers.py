from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.numbers import NumberError, format_money, format_number, parse_money, parse_number


@pytest.mark.parametrize(
    ("text", "euros"),
    [
        ("0", "0"),
        ("143815", "143815"),
        ("143 815", "143815"),
        ("2 400 000", "2400000"),
        ("2\u00a0400\u00a0000", "2400000"),
        ("2\u202f400\u202f000 €", "2400000"),
        ("12,50", "12.50"),
        ("12,5", "12.5"),
        (" 12,50 € ", "12.50"),
        ("12,50€", "12.50"),
        ("1 234,56\u00a0€", "1234.56"),
    ],
)
def test_a_sum_is_read(text, euros):
    assert parse_money(text) == Decimal(euros)


@pytest.mark.parametrize(
    "text",
    [
        *("", "€", "-5", "−5", "+5", "12.50", "2.400.000", "2,400,000", "12,505", "12,", ",50", "1e3", "NaN"),
        *(
            "24 00",
            "2 4000",
            "2400 000",
            "2  400",
            "noin 500",
            "2,4 milj. €",
            "500 e",
            "€ 500",
            "\u0665\u0660\u0660",
        ),
    ],
)
def test_what_is_no_sum_is_refused(text):
    with pytest.raises(NumberError) as caught:
        parse_money(text)
    assert (caught.value.code, caught.value.values) == ("money-form", {"text": text})


@pytest.mark.parametrize(
    ("value", "fi", "en"),
    [
        (0, "0", "0"),
        (549, "549", "549"),
        (767430, "767 430", "767,430"),
        (Decimal("5.9"), "5,9", "5.9"),
        (Decimal("5.90"), "5,90", "5.90"),
        (Decimal("1234567.25"), "1 234 567,25", "1,234,567.25"),
        (Decimal("1E+3"), "1 000", "1,000"),
        (-24, "−24", "−24"),
        (Decimal("-0"), "0", "0"),
    ],
)
def test_numbers_are_grouped_as_the_language_does(value, fi, en):
    assert format_number(value, "fi") == fi.replace(" ", "\u00a0")
    assert format_number(value, "sv") == fi.replace(" ", "\u00a0")
    assert format_number(value, "en") == en


@pytest.mark.parametrize(
    ("euros", "fi", "en"),
    [
        ("767430", "767 430 €", "€767,430"),
        ("767430.00", "767 430 €", "€767,430"),
        ("12.5", "12,50 €", "€12.50"),
        ("0", "0 €", "€0"),
        ("-1234.5", "−1 234,50 €", "−€1,234.50"),
    ],
)
def test_sums_are_shown_with_cents_where_there_are_any(euros, fi, en):
    assert format_money(Decimal(euros), "fi") == fi.replace(" ", "\u00a0")
    assert format_money(Decimal(euros), "sv") == fi.replace(" ", "\u00a0")
    assert format_money(Decimal(euros), "en") == en


def test_an_unknown_language_is_a_fault_of_the_program():
    with pytest.raises(KeyError):
        format_money(Decimal(1), "de")


@given(st.decimals(min_value=0, max_value=Decimal(10) ** 40, places=2))
def test_a_sum_is_read_back_from_what_is_shown(euros):
    assert parse_money(format_money(euros, "fi")) == euros


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("204", "204"),
        ("1 234", "1234"),
        ("1\u00a0234\u202f567", "1234567"),
        ("12,5", "12.5"),
        ("12,500", "12.500"),
        ("-3", "-3"),
        ("−1 234,5", "-1234.5"),
        ("–3", "-3"),
        (" 7 ", "7"),
    ],
)
def test_a_number_is_read_with_its_sign_and_decimals_as_written(text, number):
    assert str(parse_number(text)) == number


@pytest.mark.parametrize(
    "text", ["", "–", "-", "+3", "12.5", "1 23", "1e3", "12,", ",5", "- 3", "5 %", "NaN", "٣"]
)
def test_what_is_no_number_is_none(text):
    assert parse_number(text) is None


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2), st.sampled_from(["fi", "sv"]))
def test_a_shown_number_can_be_read_again(value, lang):
    assert parse_number(format_number(value, lang)) == value
