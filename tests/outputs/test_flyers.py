"""Flyers: a page to be printed of each project, with what holds on the build day and a code that leads to it."""

import re
from datetime import date
from io import BytesIO

import pytest
import segno
from bs4 import BeautifulSoup, Tag

from tests.outputs.sites import Built, built

CONTENT = {
    "organisations/koske.md": 'title: Koske\nemail_pattern: "{first}.{last}@koske.fi"',
    "organisations/stea.md": "title: STEA",
    "people/anna-aalto.md": "title: Anna Aalto\nphone: 0400 000 001\nroles:\n  - title: johtaja\n    until: 2020",
    "people/bertta-berg.md": "title: Bertta Berg\nphone: 0400 000 002\nroles:\n  - title: kehittäjä\n    projects: [lumo]",
    "people/dora-tuleva.md": "title: Dora Tuleva\nroles:\n  - title: johtaja\n    from: 2021-03-02",
    "projects/lumo.md": (
        "title: Luontoa ja mieltä\nshort_name: LUMO\nsummary: Metsä tekee hyvää.\nstart: 2020\nend: 2022\n"
        "funders: [stea, Oma kunta]\nleads: [anna-aalto]\ncontacts: [dora-tuleva]\n"
        "goals: [Viedään ihmiset metsään., Kerrotaan siitä.]\nhashtags: [lumo, '#metsä']\n"
        "links:\n  - title: Hankkeen sivut\n    url: https://lumo.example/fi"
    ),
    "projects/osa.md": "title: Osa\nsummary: S.\nparent: lumo\nend: 2020",
    "projects/natur.md": "title: Natur\nsummary: S.\nlang: sv\ntranslation_of: lumo",
    "projects/luonnos.md": "title: Luonnos\nsummary: S.\nstatus: draft",
    **{
        f"news/uutinen-{number}.md": f"title: Uutinen {number}\ndate: 2021-01-0{number}\nsummary: S.\nprojects: [lumo]"
        for number in range(1, 5)
    },
    "news/osan-uutinen.md": "title: Osan uutinen\ndate: 2021-01-20\nsummary: S.\nprojects: [osa]",
    "newsletters/2021-1.md": (
        "title: Koske tiedottaa 1/2021\nnumber: 1\nyear: 2021\ndate: 2021-02-01\nsummary: S.\n---\n"
        '## Metsästä {#metsa projects="lumo"}\n\nTekstiä.'
    ),
}
FLYER = "hankkeet/lumo/esite/index.html"


def site(**identity: object) -> Built:
    return built(CONTENT, date(2021, 3, 1), **identity)


def page(path: str = FLYER) -> Tag:
    main = BeautifulSoup(site().text(path), "html5lib").find("main")
    assert isinstance(main, Tag)
    return main


def texts(selector: str, path: str = FLYER) -> list[str]:
    return [" ".join(found.text.split()) for found in page(path).select(selector)]


def test_each_project_that_is_out_has_one_in_its_language():
    assert [path for path in sorted(site().files) if "esite" in path or "broschyr" in path] == [
        *("hankkeet/lumo/esite/index.html", "hankkeet/lumo/esite/qr.svg"),
        *("hankkeet/osa/esite/index.html", "hankkeet/osa/esite/qr.svg"),
        *("sv/projekt/natur/broschyr/index.html", "sv/projekt/natur/broschyr/qr.svg"),
    ]


def test_it_has_the_project_in_short():
    assert texts("h1, .flyer_lead, .goals li, .hashtags li, .link_list a") == [
        *("Luontoa ja mieltä", "Metsä tekee hyvää.", "Viedään ihmiset metsään.", "Kerrotaan siitä."),
        *("Hankkeen sivut", "#lumo", "#metsä"),
    ]
    assert texts(".facts_row") == ["Toiminta-aika 2020–2022", "Rahoitus STEA Oma kunta"]


def test_the_newest_that_was_written_stands_first_and_not_all_of_it():
    assert texts(".occasions li") == [
        "1.2.2021 Metsästä Koske tiedottaa 1/2021",
        "20.1.2021 Osan uutinen Uutinen",
        *(f"{number}.1.2021 Uutinen {number} Uutinen" for number in (4, 3, 2)),
    ]
    assert page().select(".occasions a")[0]["href"] == "/uutiskirje/2021-1/#metsa"


def test_contacts_are_those_of_the_build_day():
    assert texts(".flyer_side .contact_name") == ["Bertta Berg"]
    assert "0400\u00a0000\u00a0002" in page().text
    assert "0400\u00a0000\u00a0001" not in page().text


def test_a_project_without_anybody_has_the_centre():
    assert texts(".flyer_side .contact_name", "hankkeet/osa/esite/index.html") == ["Koske"]


@pytest.mark.parametrize(
    ("path", "heading"), [(FLYER, "Ajankohtaista"), ("hankkeet/osa/esite/index.html", "Hankkeesta kerrottu")]
)
def test_what_is_told_of_an_ended_project_is_not_called_current(path, heading):
    assert heading in texts("h2", path)


def test_the_code_leads_to_the_project_and_says_so():
    image = page().select_one("img.flyer_code")
    assert image is not None
    assert image["src"] == "/hankkeet/lumo/esite/qr.svg"
    assert image["alt"] == "QR-koodi, joka johtaa osoitteeseen koskeverkko.fi/hankkeet/lumo/"
    assert texts(".flyer_address a") == ["koskeverkko.fi/hankkeet/lumo/"]
    svg, wanted = site().text("hankkeet/lumo/esite/qr.svg"), BytesIO()
    segno.make("https://koskeverkko.fi/hankkeet/lumo/", error="m", micro=False).save(
        wanted, kind="svg", light="#fff", xmldecl=False, svgclass=None, lineclass=None, omitsize=True
    )
    assert svg == wanted.getvalue().decode()
    assert "style" not in svg


def test_it_is_for_paper_and_no_search_engine():
    head = BeautifulSoup(site().text(FLYER), "html5lib").head
    assert head is not None
    assert head.select_one('meta[name="robots"]')["content"] == "noindex"
    assert "esite" not in site().text("sitemap.xml")
    assert head.title.text == "LUMO: esite – Koske"


def test_the_project_leads_to_it_and_it_to_the_project():
    assert [link["href"] for link in page("hankkeet/lumo/index.html").select(".flyer_link a")] == [
        "/hankkeet/lumo/esite/"
    ]
    assert 'href="/sv/projekt/natur/broschyr/"' in site().text(FLYER)
    of = site(url="https://koskeverkko.fi/uusi")
    assert 'href="/uusi/hankkeet/lumo/esite/"' in of.text("hankkeet/lumo/index.html")
    assert 'src="/uusi/hankkeet/lumo/esite/qr.svg"' in of.text(FLYER)
    assert re.search(
        r'flyer_address"><a href="/uusi/hankkeet/lumo/">koskeverkko.fi/uusi/hankkeet/lumo/<', of.text(FLYER)
    )


def test_an_old_address_there_is_refused():
    taken = CONTENT | {"pages/x.md": "title: X\nredirect_from: [/hankkeet/lumo/esite/]"}
    assert any("/hankkeet/lumo/esite/" in line and "virhe" in line for line in built(taken).problems)
