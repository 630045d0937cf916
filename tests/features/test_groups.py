"""Groups: who is in office on the build day; people by name and role only."""

from itertools import pairwise

import pytest

from tests.features.items import deadlines_of, site_of
from tests.features.test_services import text_of
from tests.outputs.structured import about

BOARD = """\
title: Kosken hallitus 2017–2019
type: board
term_start: 1.4.2017
term_end: 2019
members:
  - name: paivi-kalilainen
    role: puheenjohtaja
    organisation: jyvaskyla
  - name: Matti Meikäläinen
    role: jäsen
    organisation: Kunta ry
  - name: Maija Mallikas
convener: paivi-kalilainen
"""
CONTENT = {
    "groups/hallitus-2017.md": BOARD,
    "people/paivi-kalilainen.md": "title: Päivi Kalilainen\nphone: 044 123 4567\nroles:\n  - title: johtaja\n    organisation: jyvaskyla\n"
    "    from: 2015\n    until: 2020",
    "organisations/jyvaskyla.md": "title: Jyväskylän kaupunki\ntype: municipality",
}
PAGE = "organisaatio/hallitus-2017/index.html"


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2017-03-31", "Toimikausi alkamassa"),
        ("2017-04-01", "Toimikausi käynnissä"),
        ("2019-12-31", "Toimikausi käynnissä"),
        ("2020-01-01", "Toimikausi päättynyt"),
    ],
)
def test_whether_it_is_in_office_is_told_as_on_the_build_day(day, state):
    text = text_of(site_of(CONTENT, day).text(PAGE))
    assert state in text
    assert "Toimikausi 1.4.2017–2019" in text


def test_members_are_named_with_roles_and_organisations_and_have_no_phone():
    site = site_of(CONTENT, "2019-01-01")
    html = site.text(PAGE)
    assert '<a href="/yhteystiedot/#paivi-kalilainen">Päivi Kalilainen</a>' in html
    assert '<a href="/verkosto/#jyvaskyla">Jyväskylän kaupunki</a>' in html
    text = text_of(html)
    assert "Matti Meikäläinen jäsen Kunta ry" in text
    assert "Maija Mallikas" in text
    assert "044" not in text


def test_who_has_left_keeps_the_name_without_a_link():
    html = site_of(CONTENT, "2021-01-01").text(PAGE)
    assert '<span class="member_name">Päivi Kalilainen</span>' in html
    assert "tel:" not in html.partition("<main")[2].partition("</main>")[0]


def test_the_list_goes_by_type_with_past_ones_after_the_present():
    content = {
        "groups/vanha.md": "title: Vanha\ntype: board\nterm_start: 2015\nterm_end: 2016",
        "groups/vanhempi.md": "title: Vanhempi\ntype: board\nterm_end: 2014\nterm_start: 2012",
        "groups/uusi.md": "title: Uusi\ntype: board\nterm_start: 2020",
        "groups/foorumi.md": "title: Foorumi\ntype: working_group",
        "groups/kokous.md": "title: Kokous\ntype: meeting",
    }
    text = text_of(site_of(content).text("organisaatio/index.html"))
    order = [
        "Uusi",
        "Aiemmat hallitukset",
        "Vanha",
        "Vanhempi",
        "Työryhmät",
        "Foorumi",
        "Työkokoukset",
        "Kokous",
    ]
    assert all(one < other for one, other in pairwise(text.index(f" {name} ") for name in order))
    assert "Toiminnassa" in text


def test_the_card_stands_in_a_text():
    content = CONTENT | {"pages/sivu.md": "title: Sivu\n---\n::group[hallitus-2017]"}
    assert "card card-group" in site_of(content).text("sivu/index.html")


def test_search_engines_are_told_of_roles():
    html = site_of(CONTENT).text(PAGE)
    data = about(html)
    assert data["member"] == [
        {
            "@type": "OrganizationRole",
            "member": {"@type": "Person", "name": "Päivi Kalilainen"},
            "roleName": "puheenjohtaja",
        },
        {
            "@type": "OrganizationRole",
            "member": {"@type": "Person", "name": "Matti Meikäläinen"},
            "roleName": "jäsen",
        },
        {"@type": "Person", "name": "Maija Mallikas"},
    ]


def test_the_end_of_the_term_is_a_deadline():
    assert deadlines_of(CONTENT) == [
        "- 2019-12-31T23:59:59+02:00 2019-12-31 term_end Toimikausi päättyy | 2019"
    ]
