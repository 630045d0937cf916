"""The likely mend of a refused value: what was meant, in a form that is read; nothing where that is a guess."""

import pytest

from plugins.core import mends
from plugins.core.dates import parse_moment
from plugins.core.numbers import parse_money
from plugins.core.phones import parse_phone
from plugins.core.text import is_email, is_http_url


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ("4. huhtikuuta 2017", "4.4.2017"),
        ("4/4/2017", "4.4.2017"),
        ("4.4.17", "4.4.2017"),
        ("4. 4. 2017", "4.4.2017"),
        ("04-04-2017", "4.4.2017"),
        ("2017/04/04", "4.4.2017"),
        ("2017-4-4", "4.4.2017"),
        ("20170404", "4.4.2017"),
        ("ti 4.4.2017", "4.4.2017"),
        ("tiistaina 4.4.2017", "4.4.2017"),
        ("”4.4.2017”", "4.4.2017"),
        ("4.4.2017.", "4.4.2017"),
        ("27/4/2017 9:30", "27.4.2017 klo 9.30"),
    ],
)
def test_a_day_is_told_as_it_is_read(found, meant) -> None:
    assert mends.day(found) == meant
    assert parse_moment(meant)


@pytest.mark.parametrize(
    "found",
    ["huomenna", "4.4.", "31/2/2017", "13/13/2017", "2017-04-04T09:00:00Z", "x 4.4.2017", "4.4.20017"],
)
def test_what_is_no_day_has_no_mend(found) -> None:
    assert mends.day(found) == ""


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ("27.–28.4.2017", ("27.4.2017", "28.4.2017")),
        ("27.4.-3.5.2017", ("27.4.2017", "3.5.2017")),
        ("27.4.2017 klo 9–12", ("27.4.2017 klo 9.00", "27.4.2017 klo 12.00")),
        ("2017 – 2018", ("2017", "2018")),
        ("30.–31.2.2017", None),
        ("27.4.2017", None),
    ],
)
def test_a_span_has_its_two_ends(found, meant) -> None:
    assert mends.span(found) == meant


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ("kaisa.kivi @koske.fi", "kaisa.kivi@koske.fi"),
        ("kaisa.kivi(at)koske.fi", "kaisa.kivi@koske.fi"),
        ("kaisa.kivi@koske,fi", "kaisa.kivi@koske.fi"),
        ("mailto:kaisa.kivi@koske.fi", "kaisa.kivi@koske.fi"),
        ("<kaisa.kivi@koske.fi>", "kaisa.kivi@koske.fi"),
        ("kaisa.mäki@köske.fi", "kaisa.maki@koske.fi"),
        ("a@koske.fi, b@koske.fi", ""),
        ("kaisa.kivi", ""),
    ],
)
def test_an_address_of_mail(found, meant) -> None:
    assert mends.email(found) == meant
    assert not meant or is_email(meant)


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ("0400-123 456", "0400 123 456"),
        ("p. 0400 123 456", "0400 123 456"),
        ("(014) 123 456", "014 123 456"),
        ("+358 (0)400 123 456", "+358 400 123 456"),
        ("0400 123 456, 014 123 456", "0400 123 456"),
        ("soita", ""),
    ],
)
def test_a_phone_number(found, meant) -> None:
    assert mends.phone(found) == meant
    assert not meant or parse_phone(meant)


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ("1.000.000", "1 000 000"),
        ("2 400 000 euroa", "2 400 000"),
        ("12.50", "12,50"),
        ("1.234,50 €", "1 234,50"),
        ("50,-", "50"),
        ("paljon", ""),
    ],
)
def test_a_sum_of_money(found, meant) -> None:
    assert mends.money(found) == meant
    assert not meant or parse_money(meant)


@pytest.mark.parametrize(
    ("found", "meant"), [("3/2017", "3"), ("nro 3", "3"), ("3.", "3"), ("1-2", ""), ("kolme", "")]
)
def test_a_number(found, meant) -> None:
    assert mends.number(found) == meant


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ("www.sosket.fi", "https://www.sosket.fi"),
        ("sosket.fi/sivu", "https://sosket.fi/sivu"),
        ("http:/sosket.fi", "http://sosket.fi"),
        ("<https://sosket.fi>", "https://sosket.fi"),
        ("ohjelma.pdf", ""),
        ("lomake", ""),
    ],
)
def test_an_address_of_the_web(found, meant) -> None:
    assert mends.url(found) == meant
    assert not meant or is_http_url(meant)


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ("/images/kuva.jpg", "images/kuva.jpg"),
        ("content\\images\\kuva.jpg", "images/kuva.jpg"),
        ("C:\\Users\\minä\\kuva.jpg", "images/kuva.jpg"),
        ("../../kuva.jpg", "images/kuva.jpg"),
        ("../..", ""),
    ],
)
def test_a_file_by_its_place_in_the_content(found, meant) -> None:
    assert mends.path(found, "images") == meant


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ("anna-aalto olli-ollila", "anna-aalto, olli-ollila"),
        ("anna-aalto; olli-ollila", "anna-aalto, olli-ollila"),
        ("Anna Aalto", ""),
        ("anna aalto", ""),
    ],
)
def test_ids_without_commas(found, meant) -> None:
    assert mends.ids(found) == meant


def test_a_finnish_word_for_a_value_is_known_only_where_it_is_one() -> None:
    values = {"found": "Luonnos", "allowed": "draft, published", "nearest": ""}
    assert mends.offered("choice", "status", values)[1]["nearest"] == "draft"
    assert mends.offered("choice", "lang", {**values, "allowed": "fi, sv"})[0] == "choice"
