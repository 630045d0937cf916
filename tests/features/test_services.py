"""Services: state, price and contacts are those of the build day; deadlines are the ends that are known."""

import re
from itertools import pairwise

import html5lib
import pytest

from plugins.core.dates import parse_day, parse_loose
from plugins.core.strings import Strings
from plugins.services.prices import Price, notice, rows, spans
from plugins.services.words import STRINGS
from tests.features.items import deadlines_of, site_of
from tests.outputs.structured import about

WORDS = Strings({f"service.{key}": text for key, text in STRINGS["fi"].items()})
NBSP = "\u00a0"

SERVICE = """\
title: Sosiaaliasiamies
summary: Neuvoo asiakkaita.
audience: Sosiaalihuollon asiakkaat
area: Keski-Suomen kunnat
start: 2009
end: 31.12.2021
prices:
  - text: Maksuton kunnille
    until: 30.4.2017
  - text: Tunti
    amount: 65
    from: 1.5.2017
    until: 2022
contacts: [eija-hiekka]
"""
PEOPLE = {
    "people/eija-hiekka.md": "title: Eija Hiekka\nphone: 044 123 4567\nroles:\n  - title: sosiaaliasiamies\n    until: 2020",
    "people/uusi-asiamies.md": "title: Uusi Asiamies\nphone: 044 765 4321\n"
    "roles:\n  - title: sosiaaliasiamies\n    from: 2021\n    services: [sosiaaliasiamies]",
}
CONTENT = {"services/sosiaaliasiamies.md": SERVICE, **PEOPLE}
PAGE = "palvelut/sosiaaliasiamies/index.html"


def price(text: str, begins: str = "", until: str = "", amount: str = "") -> Price:
    given = {"text": text, "from": begins, "until": until, "amount": amount}
    return Price.model_validate({key: value for key, value in given.items() if value})


def text_of(html: str) -> str:
    body = html5lib.parse(html, namespaceHTMLElements=False).find(".//main")
    return re.sub(r"\s+", " ", "".join(body.itertext()).replace(NBSP, " "))


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2008-12-31", "Alkamassa"),
        ("2009-01-01", "Saatavilla"),
        ("2021-12-31", "Saatavilla"),
        ("2022-01-01", "Päättynyt"),
    ],
)
def test_the_state_is_that_of_the_build_day(day, state):
    site = site_of(CONTENT, day)
    assert f">{state}<" in site.text(PAGE)
    assert f">{state}<" in site.text("palvelut/index.html")


@pytest.mark.parametrize(
    ("day", "labels", "told"),
    [
        ("2017-04-30", ["Hinta nyt", "Tuleva hinta"], "Hinta muuttuu 1.5.2017."),
        ("2017-05-01", ["Aiempi hinta", "Hinta nyt"], "Hinta muuttui 1.5.2017."),
        ("2022-12-31", ["Aiempi hinta", "Hinta nyt"], "Hinta muuttui 1.5.2017."),
        (
            "2023-01-01",
            ["Aiempi hinta", "Aiempi hinta"],
            "Voimassa olevaa hintaa ei ole ilmoitettu. Kysy hintaa meiltä.",
        ),
    ],
)
def test_the_price_is_told_from_old_to_new(day, labels, told):
    text = text_of(site_of(CONTENT, day).text(PAGE))
    found = re.findall(r"Aiempi hinta|Hinta nyt|Tuleva hinta", text)
    assert found == labels
    assert told in text
    assert "Maksuton kunnille 30.4.2017 asti" in text
    assert "Tunti, 65 € 1.5.2017–2022" in text


def test_a_price_without_an_end_lasts_until_a_later_one_begins():
    prices = (price("Uusi", "2018"), price("Vanha"), price("Rinnalla", "1.1.2018"))
    found = spans(prices)
    assert [(span.price.text, span.last) for span in found[:1]] == [("Vanha", parse_day("2017-12-31"))]
    assert [row.term for row in rows(prices, parse_day("2018-01-01"), "fi", WORDS)] == [
        "31.12.2017 asti",
        "vuoden 2018 alusta",
        "1.1.2018 alkaen",
    ]


@pytest.mark.parametrize(
    ("begins", "until", "term"),
    [
        ("", "", ""),
        ("5/2017", "", "5/2017 alkaen"),
        ("2017", "", "vuoden 2017 alusta"),
        ("", "2022", "vuoden 2022 loppuun"),
        ("", "4/2022", "4/2022 loppuun"),
        ("", "30.4.2022", "30.4.2022 asti"),
        ("2017", "2022", "2017–2022"),
    ],
)
def test_the_term_of_a_price_is_told_as_exactly_as_it_is_known(begins, until, term):
    (row,) = rows((price("Hinta", begins, until),), parse_day("2021-03-01"), "fi", WORDS)
    assert row.term == term


def test_one_price_needs_no_notice():
    assert notice((price("Hinta"),), parse_day("2021-03-01"), "fi", WORDS) == ""
    assert notice((), parse_day("2021-03-01"), "fi", WORDS) == ""


@pytest.mark.parametrize(
    ("prices", "overlaps"),
    [
        ("[{text: A, until: 2017}, {text: B, from: 2018}]", 0),
        ("[{text: A}, {text: B, from: 2018}]", 0),
        ("[{text: A, from: 2018, until: 2019}, {text: B, from: 2018, until: 2019}]", 0),
        ("[{text: A}, {text: B}]", 0),
        ("[{text: A, until: 1.1.2018}, {text: B, from: 2018}]", 1),
        ("[{text: A, from: 2018}, {text: B, from: 2018, until: 2019}]", 1),
        ("[{text: A, until: 2018}, {text: B}]", 1),
    ],
)
def test_prices_that_overlap_are_pointed_out(prices, overlaps):
    told = site_of({"services/x.md": f"title: X\nsummary: Y.\nprices: {prices}"}).problems
    assert len(told) == overlaps
    assert all("varoitus: hinta ”B” on voimassa samaan aikaan kuin ”A”" in line for line in told)


def test_contacts_are_those_of_the_build_day():
    before, after = site_of(CONTENT, "2020-12-31"), site_of(CONTENT, "2021-01-01")
    assert "Eija Hiekka" in before.text(PAGE)
    assert "Uusi Asiamies" not in before.text(PAGE)
    assert "Eija Hiekka" not in after.text(PAGE)
    assert "+358447654321" in after.text(PAGE)
    assert after.text(PAGE).count('href="/yhteystiedot/#uusi-asiamies"') == 1


def test_whose_present_role_lists_the_service_is_a_contact_without_being_named():
    content = CONTENT | {"services/sosiaaliasiamies.md": "title: S\nsummary: N."}
    assert "Uusi Asiamies" in site_of(content).text(PAGE)


def test_who_works_in_a_project_of_the_service_is_no_contact_of_it():
    content = {
        "services/x.md": "title: X\nsummary: Y.\nprojects: [hanke]",
        "projects/hanke.md": "title: Hanke\nsummary: S.",
        "people/anna-aalto.md": "title: Anna Aalto\nroles:\n  - title: suunnittelija\n    projects: [hanke]",
    }
    assert "Anna Aalto" not in text_of(site_of(content).text("palvelut/x/index.html"))


def test_without_anybody_to_ask_the_centre_is_asked_while_there_is_the_service():
    content = {"services/x.md": "title: X\nsummary: Y.\nend: 2021"}
    assert "mailto:koske@koske.fi" in text_and_links(
        site_of(content, "2021-12-31").text("palvelut/x/index.html")
    )
    assert "Ota yhteyttä" not in text_of(site_of(content, "2022-01-01").text("palvelut/x/index.html"))


def text_and_links(html: str) -> str:
    return html.partition("<main")[2].partition("</main>")[0]


def test_what_was_written_about_it_stands_on_its_page():
    content = CONTENT | {
        "news/uutinen.md": "title: Uutinen palvelusta\ndate: 2021-02-01\nsummary: S.\nservices: [sosiaaliasiamies]",
        "newsletters/2021-1.md": "title: Koske tiedottaa\nnumber: 1\nyear: 2021\ndate: 2021-02-01\nsummary: S.\n---\n"
        "## Juttu palvelusta {#juttu}\n\n::service[sosiaaliasiamies]",
    }
    site = site_of(content)
    text = text_of(site.text(PAGE))
    assert "Juttu palvelusta" in text
    assert "Uutinen palvelusta" in text
    assert "card card-service" in site.text("uutiskirje/2021-1/index.html")


def test_the_list_is_in_the_menu_and_goes_by_state():
    content = {
        "services/a.md": "title: A\nsummary: S.\nend: 2020",
        "services/b.md": "title: B\nsummary: S.\nstart: 2022",
        "services/c.md": "title: C\nsummary: S.",
    }
    site = site_of(content)
    text = text_of(site.text("palvelut/index.html"))
    order = ["Palvelut nyt", "C", "Alkavat palvelut", "B", "Päättyneet palvelut", "A"]
    assert all(one < other for one, other in pairwise(text.index(f" {name} ") for name in order))
    assert '<a href="/palvelut/">Palvelut</a>' in site.text("index.html")


def test_search_engines_are_told_of_every_price_with_its_days():
    html = site_of(CONTENT).text(PAGE)
    data = about(html)
    assert data["@type"] == "Service"
    assert data["areaServed"] == "Keski-Suomen kunnat"
    assert data["offers"] == [
        {"@type": "Offer", "description": "Maksuton kunnille", "validThrough": "2017-04-30"},
        {
            "@type": "Offer",
            "description": "Tunti",
            "price": "65",
            "priceCurrency": "EUR",
            "validFrom": "2017-05-01",
            "validThrough": "2022-12-31",
        },
    ]


def test_a_loose_end_lasts_to_its_last_day():
    assert parse_loose("2022").last == parse_day("2022-12-31")


def test_the_end_of_the_service_and_of_each_price_is_a_deadline():
    assert deadlines_of(CONTENT) == [
        "- 2021-12-31T23:59:59+02:00 2021-12-31 end Palvelu päättyy | 31.12.2021",
        "price 2017-04-30T23:59:59+03:00 2017-04-30 prices.0.until Hinnan voimassaolo päättyy: Maksuton kunnille | 30.4.2017",
        "price-2017-05-01 2022-12-31T23:59:59+02:00 2022-12-31 prices.1.until Hinnan voimassaolo päättyy: Tunti | 2022",
    ]


def test_deadlines_of_prices_that_begin_together_are_told_apart():
    prices = "[{text: A, until: 2018}, {text: B, until: 2018}]"
    found = deadlines_of({"services/x.md": f"title: X\nsummary: Y.\nprices: {prices}"})
    assert [line.partition(" ")[0] for line in found] == ["price", "price-2"]
