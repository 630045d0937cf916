"""A kind is one module, one template and one line in PLUGINS: everything else follows from its value.

The kind ``happening`` is made up here and is like the events to come. No module knows it.
"""

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import ClassVar

import feedparser
import pytest
from msgspec.structs import replace

import pelicanconf
from plugins.core.artifact import Artifact
from plugins.core.body import body_of
from plugins.core.build import Material, Result, build, compose
from plugins.core.cards import by_year, card_block, card_of
from plugins.core.dates import format_moment, parse_day
from plugins.core.feature import Feature, Kind
from plugins.core.model import Entity, Item
from plugins.core.page import contacts_of
from plugins.core.problems import describe
from plugins.core.site import Site
from plugins.core.source import SourceFile
from plugins.core.values import Moment, OrganisationOrName, Text
from plugins.core.view import Body, Card, ContactBlock, ListView
from plugins.edge.settings import identity_of
from plugins.edge.theme import read_theme
from plugins.edge.tree import read_tree


class Happening(Item):
    """Something that happens on a day at a place."""

    contacts_as_of: ClassVar[str] = "start"

    date: Moment
    start: Moment
    place: Text
    organisers: tuple[OrganisationOrName, ...] = ()


@dataclass(frozen=True)
class Inputs:
    """What the page shows."""

    fields: Happening
    body: Body
    contacts: ContactBlock | None


@dataclass(frozen=True)
class View:
    """The page."""

    title: str
    when: str
    place: str
    body: Body
    contacts: ContactBlock | None


def select(entity: Entity, site: Site) -> Inputs:
    return Inputs(entity.fields, body_of(entity, site), contacts_of(entity, site))


def view(inputs: Inputs) -> View:
    fields = inputs.fields
    return View(fields.title, format_moment(fields.start, "fi"), fields.place, inputs.body, inputs.contacts)


def card(entity: Entity, site: Site) -> Card:
    return card_of(entity, site, label=site.strings[entity.lang]("happening.label"))


def listing(site: Site, lang: str) -> ListView:
    words = site.strings[lang]
    return ListView(
        words("happening.list"), words("happening.intro"), by_year(site.newest("happening", lang), site)
    )


WORDS = {"list": "Tapaukset", "intro": "Mitä tapahtuu.", "label": "Tapaus", "feed": "Tapausten RSS-syöte"}
FEATURE = Feature(
    kinds=(
        Kind(
            name="happening",
            folder="happenings",
            model=Happening,
            words={"fi": "tapaukset", "sv": "handelser", "en": "happenings"},
            strings={"fi": WORDS, "sv": WORDS, "en": WORDS},
            card=card,
            select=select,
            view=view,
            listing=listing,
            in_menu=True,
            feed="happenings",
            feeds=("all", "happenings"),
            topical=True,
        ),
    ),
    blocks=(card_block("happening"),),
)
TEMPLATE = """\
{% extends "base.html" %}
{% import "macros.html" as m with context %}
{% block main %}
<h1>{{ view.title }}</h1>
<p class="when">{{ view.when }}, {{ view.place }}</p>
{{ prose(view.body) }}
{% if view.contacts is not none %}{{ m.contacts(view.contacts, t("more_information"), 2) }}{% endif %}
{% endblock %}
"""

CONTENT = {
    "organisations/koske.md": "title: Koske",
    "people/anna-aalto.md": "title: Anna Aalto\nroles:\n  - title: suunnittelija\n    until: 2018\n  - title: johtaja\n    from: 2019",
    "projects/pro-sos.md": "title: PRO SOS\nsummary: Hanke.",
    "happenings/kierros.md": "title: Aluekierros\ndate: 2017-04-01\nstart: 27.4.2017 klo 9.00\nplace: Äänekoski\n"
    "organisers: [koske, Laukaan kunta]\nprojects: [pro-sos]\ncontacts: [anna-aalto]\ntags: [sosiaalityö]\n---\n"
    "## Ohjelma {#ohjelma}\n\nTekstiä.",
    "happenings/tuleva.md": "title: Tuleva\ndate: 2021-03-02\nstart: 2021-05-01\nplace: Laukaa",
    "pages/sivu.md": "title: Sivu\n---\nLue [kierroksesta](happening:kierros) ja [ohjelmasta](happening:kierros#ohjelma).\n\n"
    "::happening[kierros]\n\n::happening[tuleva]",
}


@cache
def site(extra: tuple[tuple[str, str], ...] = ()) -> Result:
    """The site of the content, built by the listed plugins and the new one."""
    identity, wrong = identity_of(
        {name: value for name, value in vars(pelicanconf).items() if name.isupper()}
    )
    assert identity is not None, wrong
    theme = read_theme(Path(pelicanconf.__file__).parent / pelicanconf.THEME)
    theme = replace(theme, templates={**theme.templates, "happening.html": TEMPLATE})
    features = (*(import_module(name).FEATURE for name in pelicanconf.PLUGINS), FEATURE)
    sources = tuple(
        SourceFile(path, _file(text)) for path, text in sorted({**CONTENT, **dict(extra)}.items())
    )
    return build(Material(sources), theme, compose(features), identity, parse_day("2021-03-01"))


def _file(text: str) -> bytes:
    front, mark, body = text.partition("\n---\n")
    return f"---\n{front}\n---\n{body if mark else ''}\n".encode()


def page(path: str, result: Result | None = None) -> str:
    files = {file.path: file for file in (result or site()).artifacts}
    file = files[path]
    assert isinstance(file, Artifact)
    return file.body.decode("utf-8")


def told(result: Result) -> list[str]:
    return [describe(problem, "fi") for problem in result.problems]


def test_item_has_a_page_with_its_contacts_as_on_its_day():
    html = page("tapaukset/kierros/index.html")
    assert "<h1>Aluekierros</h1>" in html
    assert '<p class="when">27.4.2017\u00a0klo\u00a09.00, Äänekoski</p>' in html
    assert "suunnittelija" in html
    assert "johtaja" not in html


def test_list_page_is_in_the_menu():
    assert "Aluekierros" in page("tapaukset/index.html")
    assert '<a href="/tapaukset/">Tapaukset</a>' in page("index.html")


def test_links_lead_to_the_item_and_to_its_headings():
    html = page("sivu/index.html")
    assert '<a href="/tapaukset/kierros/">kierroksesta</a>' in html
    assert '<a href="/tapaukset/kierros/#ohjelma">ohjelmasta</a>' in html


def test_card_stands_in_a_text_and_one_of_a_coming_item_is_left_out():
    html = page("sivu/index.html")
    assert html.count("card card-happening") == 1
    assert told(site()) == [
        "content/pages/sivu.md:8:13: varoitus: kortin kohdetta ”happening:tuleva” ei ole vielä julkaistu, joten kortti jätetään pois siihen asti.",
    ]


def test_item_of_a_coming_day_is_not_out():
    assert not [file.path for file in site().artifacts if "tuleva" in file.path]


@pytest.mark.parametrize("feed", ["all", "happenings", "projects/pro-sos", "tags/sosiaalityo"])
def test_item_is_in_the_feeds(feed):
    parsed = feedparser.parse(page(f"feeds/{feed}.xml"))
    assert [(entry.title, entry.link, entry.id) for entry in parsed.entries] == [
        (
            "Aluekierros",
            "https://koskeverkko.fi/tapaukset/kierros/",
            "tag:koskeverkko.fi,2017:happening/kierros",
        )
    ]


def test_item_is_in_the_sitemap_and_on_its_topic():
    assert "<loc>https://koskeverkko.fi/tapaukset/kierros/</loc>" in page("sitemap.xml")
    assert "Aluekierros" in page("aiheet/sosiaalityo/index.html")


def test_references_dates_and_addresses_are_checked():
    wrong = (
        ("happenings/vika.md", "title: Vika\ndate: 2017-04-01\nstart: 31.2.2017\nplase: Laukaa"),
        (
            "happenings/viittaus.md",
            "title: V\ndate: 2017-04-01\nstart: 2017-04-02\nplace: Laukaa\norganisers: [kosk]",
        ),
        ("pages/tapaukset.md", "title: Varattu\n---\n[x](happening:kieros) ::"),
    )
    assert [line for line in told(site(wrong)) if "virhe" in line] == [
        "content/happenings/viittaus.md:6:14: virhe: tunnusta ”kosk” ei ole kansiossa organisations. Tarkoititko ”koske”?",
        "content/happenings/vika.md:1:1: virhe: pakollinen tieto ”place” puuttuu. Lisää tietolohkoon rivi place: …",
        "content/happenings/vika.md:4:8: virhe: päivää ”31.2.2017” ei ole olemassa (tieto ”start”). Tarkista päivä ja kuukausi.",
        "content/happenings/vika.md:5:1: virhe: tietoa ”plase” ei ole. Tarkoititko ”place”?",
        "content/pages/tapaukset.md:1:1: virhe: osoite /tapaukset/ on varattu sivuston omaan käyttöön. Anna sivulle toinen tunnus, esimerkiksi rivillä id: toinen-tunnus.",
        "content/pages/tapaukset.md:4:5: virhe: tunnusta ”kieros” ei ole kansiossa happenings. Tarkoititko ”kierros”?",
    ]


def test_folder_is_read(tmp_path):
    (tmp_path / "happenings").mkdir()
    (tmp_path / "happenings/kierros.md").write_text("x")
    tree = read_tree(tmp_path, frozenset({"happenings"}))
    assert [source.path for source in tree.sources] == ["happenings/kierros.md"]
    assert tree.problems == ()
