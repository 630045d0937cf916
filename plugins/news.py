"""News items: dated texts that people are shown in as they were on the day."""

from collections.abc import Mapping
from typing import ClassVar

from plugins.core.archive import dated_list
from plugins.core.article import select, view
from plugins.core.cards import card_block, card_of
from plugins.core.feature import Feature, Kind
from plugins.core.model import Entity, Item
from plugins.core.site import Site
from plugins.core.structured import article, known
from plugins.core.values import Moment, Text
from plugins.core.view import Card, ListView


class News(Item):
    """A news item."""

    contacts_as_of: ClassVar[str] = "date"

    date: Moment
    summary: Text


def card(entity: Entity, site: Site) -> Card:
    """A news item in a list: its day and summary."""
    return card_of(entity, site, label=site.strings[entity.lang]("news.label"))


def listing(site: Site, lang: str) -> ListView:
    """The news by year."""
    return dated_list("news", lang, site)


def json_ld(entity: Entity, site: Site) -> Mapping[str, object]:
    """The news item in schema.org's words."""
    section = site.strings[entity.lang]("news.list")
    return known({**article(entity, site, "NewsArticle"), "articleSection": section})


STRINGS = {
    "fi": {
        "list": "Uutiset",
        "intro": "Uutiset sosiaalialan kehittämisestä.",
        "feed": "Uutisten RSS-syöte",
        "label": "Uutinen",
    },
    "sv": {
        "list": "Nyheter",
        "intro": "Nyheter om utvecklingen av det sociala området.",
        "feed": "RSS-flöde för nyheter",
        "label": "Nyhet",
    },
    "en": {
        "list": "News",
        "intro": "News about developing social welfare.",
        "feed": "RSS feed of the news",
        "label": "News",
    },
}

FEATURE = Feature(
    kinds=(
        Kind(
            name="news",
            folder="news",
            model=News,
            words={"fi": "uutiset", "sv": "nyheter", "en": "news"},
            strings=STRINGS,
            card=card,
            select=select,
            view=view,
            listing=listing,
            yearly=True,
            json_ld=json_ld,
            in_menu=True,
            feed="news",
            feeds=("all", "news"),
            topical=True,
        ),
    ),
    blocks=(card_block("news"),),
)


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
