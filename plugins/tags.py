"""Topic pages: everything that has a tag, and a page that lists the tags."""

from collections.abc import Iterator
from dataclasses import replace

from plugins.core import route
from plugins.core.cards import card_of
from plugins.core.feature import Feature, Output
from plugins.core.model import Entity
from plugins.core.page import feed_link, home, plain_page, tag_address
from plugins.core.problems import Problem, error
from plugins.core.site import Site
from plugins.core.tagged import Tag, tags
from plugins.core.view import Card, Group, Head, ListView, Page, Value


def pages(site: Site) -> Iterator[Page]:
    """The page of each tag, and one that leads to them, in each language."""
    for lang in site.languages:
        used = tags(site, lang)
        if used:
            yield _index(used, site, lang)
        for tag in used:
            yield _page(tag, site, lang)


def _index(used: tuple[Tag, ...], site: Site, lang: str) -> Page:
    words = site.strings[lang]
    cards = tuple(_tag_card(tag, site, lang) for tag in used)
    title, intro = words("tags.list"), words("tags.intro")
    view = ListView(title, intro, (Group("", "", cards),))
    head = Head(title, intro, feeds=(_all(site, lang),))
    return plain_page(site, "list", _place(site, lang), lang, head, view)


def _tag_card(tag: Tag, site: Site, lang: str) -> Card:
    many = len(tag.entities)
    text = site.strings[lang]("tags.one" if many == 1 else "tags.many", number=many)
    return Card("tag", tag.name, tag_address(site, lang, tag.slug), summary=text)


def _page(tag: Tag, site: Site, lang: str) -> Page:
    words = site.strings[lang]
    address = tag_address(site, lang, tag.slug)
    feed = feed_link(site, lang, f"tags/{tag.slug}", words("tags.feed", name=tag.name))
    title, intro = words("tags.title", name=tag.name), words("tags.about", name=tag.name)
    view = ListView(title, intro, tuple(_groups(tag, site, lang)), feed)
    head = Head(title, intro, feeds=(_all(site, lang), feed))
    page = plain_page(site, "list", address, lang, head, view)
    crumbs = (
        home(site, lang),
        Value(words("tags.list"), url=_place(site, lang)),
        Value(tag.name, url=address, current=True),
    )
    return replace(page, breadcrumbs=crumbs)


def _groups(tag: Tag, site: Site, lang: str) -> Iterator[Group]:
    """The tag's items by kind, the kinds in the order of the settings."""
    words = site.strings[lang]
    for kind in site.kinds.values():
        cards = tuple(_card(entity, site) for entity in tag.entities if entity.kind == kind.name)
        if cards:
            heading = words.get(f"{kind.name}.list") or words("tags.other")
            yield Group(heading, route.word(kind, site.identity, lang) or kind.name, cards)


def _card(entity: Entity, site: Site) -> Card:
    return site.card(entity) if site.kinds[entity.kind].card else card_of(entity, site)


def _all(site: Site, lang: str) -> Value:
    return feed_link(site, lang, "all", site.identity.name)


def _place(site: Site, lang: str) -> str:
    """The address under which the topic pages of a language stand."""
    return tag_address(site, lang, "")


def check(site: Site, _: frozenset[str]) -> Iterator[Problem]:
    """A page must not stand where the topics do, whether there are any yet or not."""
    places = {_place(site, lang) for lang in site.identity.languages}
    for key, address in site.addresses.items():
        if address in places:
            yield error(site.items[key].place("id"), "address-reserved", address=address)


STRINGS = {
    "fi": {
        "tags.list": "Aiheet",
        "tags.intro": "Aiheet, joista tällä sivustolla kerrotaan.",
        "tags.title": "Aihe: {name}",
        "tags.about": "Kaikki, minkä aiheena on {name}.",
        "tags.feed": "{name}: RSS-syöte",
        "tags.one": "{number} sivu",
        "tags.many": "{number} sivua",
        "tags.other": "Muut sivut",
    },
    "sv": {
        "tags.list": "Teman",
        "tags.intro": "Teman som behandlas på den här webbplatsen.",
        "tags.title": "Tema: {name}",
        "tags.about": "Allt som har temat {name}.",
        "tags.feed": "{name}: RSS-flöde",
        "tags.one": "{number} sida",
        "tags.many": "{number} sidor",
        "tags.other": "Övriga sidor",
    },
    "en": {
        "tags.list": "Topics",
        "tags.intro": "The topics that this site tells about.",
        "tags.title": "Topic: {name}",
        "tags.about": "Everything on the topic of {name}.",
        "tags.feed": "{name}: RSS feed",
        "tags.one": "{number} page",
        "tags.many": "{number} pages",
        "tags.other": "Other pages",
    },
}

FEATURE = Feature(outputs=(Output("tags", pages=pages, check=check),), strings=STRINGS)


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
