"""Statements: to whom, about what, by whom; people as on the day; feeds name who signed."""

import feedparser
import pytest

from tests.features.items import site_of
from tests.features.test_services import text_of
from tests.outputs.structured import about

STATEMENT = """\
title: Lausunto valinnanvapaudesta
date: 22.3.2017
summary: Valinnanvapauteen siirrytään asteittain.
to: Sosiaali- ja terveysministeriö
about: Luonnos valinnanvapauslaiksi
signatories: [koske]
files:
  - format: PDF
    src: files/ohjelma.pdf
projects: [pro-sos]
contacts: [anna-aalto]
tags: [sote]
---
## Askel kerrallaan {#askel}

Koko teksti.
"""
CONTENT = {
    "statements/valinnanvapaus.md": STATEMENT,
    "projects/pro-sos.md": "title: PRO SOS\nsummary: Hanke.",
    "organisations/kyt.md": "title: Yhteisöjen Tuki KYT ry",
    "people/anna-aalto.md": "title: Anna Aalto\nphone: 044 123 4567\nroles:\n  - title: suunnittelija\n    until: 2018\n  - title: johtaja\n    from: 2019",
}
PAGE = "lausunnot/valinnanvapaus/index.html"
JOINT = CONTENT | {
    "statements/valinnanvapaus.md": STATEMENT.replace("[koske]", "[kyt, koske, Sosiaalialan yhdistys]")
}


def test_the_page_tells_to_whom_about_what_and_by_whom():
    html = site_of(CONTENT).text(PAGE)
    text = text_of(html)
    assert "Kenelle Sosiaali- ja terveysministeriö" in text
    assert "Mistä Luonnos valinnanvapauslaiksi" in text
    assert "Allekirjoittaja Koske" in text
    assert '<a href="/verkosto/#koske">Koske</a>' in html
    assert "Koko teksti." in text
    assert "Yhteinen lausunto" not in text


def test_several_signatories_make_it_a_joint_one():
    site = site_of(JOINT)
    text = text_of(site.text(PAGE))
    assert "Yhteinen lausunto" in text
    assert "Allekirjoittajat Yhteisöjen Tuki KYT ry Koske Sosiaalialan yhdistys" in text
    assert "Yhteinen lausunto" in site.text("lausunnot/index.html")


def test_the_file_is_there_with_its_format_and_size():
    html = site_of(CONTENT).text(PAGE)
    assert 'href="/files/ohjelma.pdf" type="application/pdf">PDF <span class="download_size">(' in html


def test_people_are_shown_as_they_were_on_the_day():
    text = text_of(site_of(CONTENT).text(PAGE))
    assert "suunnittelija" in text
    assert "johtaja" not in text


@pytest.mark.parametrize("feed", ["all", "statements", "projects/pro-sos", "tags/sote"])
def test_it_is_in_the_feeds_by_who_signed_it(feed):
    parsed = feedparser.parse(site_of(JOINT).text(f"feeds/{feed}.xml"))
    (entry,) = parsed.entries
    assert entry.id == "tag:koskeverkko.fi,2017:statement/valinnanvapaus"
    assert entry.authors[0]["name"] == "Yhteisöjen Tuki KYT ry"
    assert [author["name"] for author in entry.authors][-1] == "Sosiaalialan yhdistys"


def test_it_stands_on_the_page_of_its_project_and_in_texts():
    site = site_of(CONTENT | {"pages/sivu.md": "title: Sivu\n---\n::statement[valinnanvapaus]"})
    assert "Lausunto valinnanvapaudesta" in site.text("hankkeet/pro-sos/index.html")
    assert "card card-statement" in site.text("sivu/index.html")


def test_a_signatory_that_is_not_out_is_left_out():
    content = JOINT | {"organisations/kyt.md": "title: Yhteisöjen Tuki KYT ry\nstatus: draft"}
    site = site_of(content)
    assert "Yhteisöjen Tuki" not in site.text(PAGE)
    assert len([line for line in site.problems if "organisation:kyt" in line]) == 1


def test_a_statement_of_a_coming_day_is_not_out():
    assert PAGE not in site_of(CONTENT, "2017-03-21").files
    assert PAGE in site_of(CONTENT, "2017-03-22").files


def test_a_long_list_has_a_page_for_each_year():
    many = {
        f"statements/s{at}.md": f"title: S{at}\ndate: {2000 + at % 3}-01-01\nsummary: S." for at in range(101)
    }
    site = site_of(many)
    assert "lausunnot/2001/index.html" in site.files


def test_search_engines_are_told_who_signed():
    html = site_of(JOINT).text(PAGE)
    data = about(html)
    assert data["author"][0] == {
        "@type": "Organization",
        "name": "Yhteisöjen Tuki KYT ry",
        "url": "https://koskeverkko.fi/verkosto/#kyt",
    }
    assert data["datePublished"] == "2017-03-22"
    assert data["encoding"] == [
        {
            "@type": "MediaObject",
            "contentUrl": "https://koskeverkko.fi/files/ohjelma.pdf",
            "encodingFormat": "application/pdf",
        }
    ]


def test_who_is_named_twice_signs_once():
    content = CONTENT | {"statements/valinnanvapaus.md": STATEMENT.replace("[koske]", "[koske, koske]")}
    site = site_of(content)
    assert "Allekirjoittaja Koske Lausunto tiedostona" in text_of(site.text(PAGE))
    assert len(site.problems) == 1
