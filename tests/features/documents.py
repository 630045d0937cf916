"""A kind of long documents that is made up for the tests, and a document of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib import import_module

from msgspec.structs import replace

import pelicanconf
from plugins.core.artifact import Artifact
from plugins.core.build import Material, Result, build, compose
from plugins.core.cards import card_of
from plugins.core.document import Contents, contents_of_document, opening_of, parts_in_json
from plugins.core.engine import Engine
from plugins.core.feature import Feature, Kind
from plugins.core.model import Entity, Item
from plugins.core.problems import describe
from plugins.core.site import Site
from plugins.core.source import SourceFile
from plugins.core.values import Moment
from plugins.core.view import Body, Card, ListView
from plugins.edge.theme import read_theme
from tests.outputs.sites import IDENTITY
from tests.setup.checkout import ROOT


class Paper(Item):
    """A long text."""

    date: Moment


@dataclass(frozen=True)
class View:
    """The page of its own."""

    title: str
    opening: Body
    contents: Contents | None


def select(entity: Entity, site: Site) -> View:
    return View(entity.title, opening_of(entity, site), contents_of_document(entity, site))


def card(entity: Entity, site: Site) -> Card:
    return card_of(entity, site, label="Paperi")


def listing(site: Site, lang: str) -> ListView:
    return ListView("Paperit", "", ())


def json_ld(entity: Entity, site: Site) -> Mapping[str, object]:
    address = site.identity.absolute(site.address(entity))
    return {"@type": "Report", "@id": address, "hasPart": parts_in_json(entity, site)}


WORDS = {"list": "Paperit", "intro": "Pitkiä tekstejä.", "feed": "Paperien RSS-syöte"}
PAPER = Kind(
    name="paper",
    folder="papers",
    model=Paper,
    words={"fi": "paperit", "sv": "papper", "en": "papers"},
    strings={"fi": WORDS, "sv": WORDS, "en": WORDS},
    card=card,
    select=select,
    view=lambda inputs: inputs,
    listing=listing,
    json_ld=json_ld,
    chapters=True,
    feed="papers",
    feeds=("all", "papers"),
)
TEMPLATE = """\
{% extends "base.html" %}
{% import "macros.html" as m %}
{% block main %}
<h1>{{ view.title }}</h1>
<div class="prose">{{ prose(view.opening) }}</div>
{% if view.contents is not none %}
<nav aria-label="{{ t("contents") }}">{{ m.chapters(view.contents.entries) }}{{ m.value(view.contents.whole) }}</nav>
{% endif %}
{% endblock %}
"""
DOCUMENT = """\
Tämä suunnitelma kertoo, mitä teemme[^alku]. Katso [tavoitteita](#laki) ja [lukua 2](#tyo).

[^alku]: Suunnitelma on tehty yhdessä.

## Johdanto

Alku[^laki] ja viite [laista](#laki) sekä [työstä](#tyo) ja [omasta kohdasta](#tausta).

### Tausta

Taustaa.

### Laki ja sopimus {#laki}

:::quote[SHL 1301/2014, 36 §]
Palvelutarpeen arviointi on tehtävä viipymättä.
:::

:::factbox[Mitä tämä on?]
### Laatikon otsikko

Tietoa[^laki].
:::

#### Tarkemmin

Tarkkaa tekstiä.

## Työ ja aikataulu {#tyo}

| Kausi | Mitä | Kuka | Missä |
|---|---|---|---|
| Kevät 2021 | Kokoukset | Työryhmä | Jyväskylä |

### Aikataulu

Kevät 2021
:   Aloitus ja ensimmäinen kokous.
:   Kysely kunnille.

Syksy 2021
:   Raportti[^laki].

## *Seuranta* ja STM

STM seuraa.[^uusi]

*[STM]: sosiaali- ja terveysministeriö

[^laki]: Sosiaalihuoltolaki 1301/2014.
[^uusi]: Viimeinen viite.
"""


def written(
    body: str = DOCUMENT, extra: Mapping[str, str] = {}, lang: str = "fi", engine: Engine | None = None
) -> Result:
    """The site of one document ``x`` with this text."""
    front = f"---\ntitle: Suunnitelma\ndate: 2021-02-01\nsummary: Lyhyesti.\nlang: {lang}\n---\n"
    texts = {"papers/x.md": front + body, "organisations/koske.md": "---\ntitle: Koske\n---\n", **extra}
    theme = read_theme(ROOT / "theme")
    theme = replace(theme, templates={**theme.templates, "paper.html": TEMPLATE})
    features = (*(import_module(name).FEATURE for name in pelicanconf.PLUGINS), Feature(kinds=(PAPER,)))
    sources = tuple(SourceFile(path, text.encode()) for path, text in sorted(texts.items()))
    return build(Material(sources), theme, compose(features), IDENTITY, date(2021, 3, 1), engine=engine)


def files(result: Result) -> dict[str, str]:
    """The texts of the site by path."""
    return {
        made.path: made.body.decode(errors="replace")
        for made in result.artifacts
        if isinstance(made, Artifact) and "/index-" not in made.path
    }


def told(result: Result, lang: str = "fi") -> list[str]:
    """What the writer is told."""
    return [describe(problem, lang) for problem in result.problems]
