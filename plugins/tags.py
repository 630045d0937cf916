"""Topic pages: everything that has a tag, and a page that lists the tags."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from plugins.core import route, tagged
from plugins.core.archive import (
    NEWEST,
    all_years,
    crumb_of,
    limit_of,
    year_address,
    years_around,
    years_with_pages,
)
from plugins.core.cards import card_of
from plugins.core.feature import Feature, Output, Slot
from plugins.core.languages import in_languages
from plugins.core.model import Entity
from plugins.core.page import feed_link, follow_link, home, named_feeds, plain_page, tag_address
from plugins.core.press import path_at
from plugins.core.problems import Problem, error
from plugins.core.site import Site
from plugins.core.tagged import Tag
from plugins.core.view import Card, FeedLink, Group, Head, ListView, Page, Value


def pages(site: Site) -> Iterator[Slot]:
    """The page of each tag, with its years where they are many, and one that leads to them all."""
    for lang in site.languages:
        used = site.ask(tagged.tags, lang)
        if used:
            yield Slot(path_at(_place(site, lang), site.identity), (lang,))
        for tag in used:
            place = tag_address(site, lang, tag.slug)
            yield Slot(path_at(place, site.identity), (lang, tag.slug))
        # Year by year: the pages of a year show the same items, and are made one after another.
        divided = ((tag.slug, years_with_pages(site.ask(tagged.years, lang, tag.slug))) for tag in used)
        for year, slug in sorted((year, slug) for slug, years in divided for year in years):
            place = year_address(tag_address(site, lang, slug), year)
            yield Slot(path_at(place, site.identity), (lang, slug, str(year)))


def page(slot: Slot, site: Site) -> Page:
    """The page of a tag, that of a year of it, or the one that leads to all tags."""
    lang, *of_tag = slot.args
    if not of_tag:
        return _index(lang, site)
    slug, *year = of_tag
    return _year_page(lang, slug, int(year[0]), site) if year else _page(lang, slug, site)


def _index(lang: str, site: Site) -> Page:
    words = site.strings[lang]
    cards = tuple(_tag_card(tag, site, lang) for tag in site.ask(tagged.tags, lang))
    title, intro = words("tags.list"), words("tags.intro")
    view = ListView(title, intro, (Group("", "", cards),))
    head = Head(title, intro, feeds=named_feeds(site, lang, {}))
    places = {other: _place(site, other) for other in site.languages if site.ask(tagged.tags, other)}
    return in_languages(plain_page(site, "list", places[lang], lang, head, view), places, site)


def _tag_card(tag: Tag, site: Site, lang: str) -> Card:
    text = site.strings[lang]("tags.one" if tag.count == 1 else "tags.many", number=tag.count)
    return Card("tag", tag.name, tag_address(site, lang, tag.slug), summary=text)


def _page(lang: str, slug: str, site: Site) -> Page:
    """The page of a tag: by kind, of a long run of dated items the newest, of all others every one."""
    words, place = site.strings[lang], tag_address(site, lang, slug)
    name = site.ask(tagged.name_of, lang, slug)
    title, intro = words("tags.title", name=name), words("tags.about", name=name)
    counts = site.ask(tagged.years, lang, slug)
    dated = site.ask(tagged.newest, lang, slug, limit_of(counts))
    groups = _groups((*dated, *site.ask(tagged.others, lang, slug)), site, lang)
    ways = all_years(place, counts, words("tags.newest", number=NEWEST))
    view = ListView(title, intro, tuple(groups), _feed(name, lang, slug, site), ways)
    head = Head(title, intro, feeds=_heads(name, lang, slug, site))
    page = plain_page(site, "list", place, lang, head, view)
    crumbs = (*_above(site, lang), Value(name, url=place, current=True))
    return replace(page, breadcrumbs=crumbs, follow=follow_link(site, lang, f"tags/{slug}"))


def _year_page(lang: str, slug: str, year: int, site: Site) -> Page:
    """The page of a year of a tag: the dated items of that year, by kind."""
    words, name = site.strings[lang], site.ask(tagged.name_of, lang, slug)
    top = Value(name, url=tag_address(site, lang, slug))
    title = words("tags.title-year", name=name, year=year)
    text = words("tags.about-year", name=name, year=year)
    groups = _groups(site.ask(tagged.of_year, lang, slug, year), site, lang)
    ways = years_around(year, site.ask(tagged.span, lang, slug), top)
    place = year_address(top.url, year)
    view = ListView(title, "", tuple(groups), _feed(name, lang, slug, site), ways)
    head = Head(title, text, feeds=_heads(name, lang, slug, site))
    page = plain_page(site, "list", place, lang, head, view)
    crumbs = (*_above(site, lang), top, crumb_of(year, place))
    return replace(page, breadcrumbs=crumbs, follow=follow_link(site, lang, f"tags/{slug}"))


def _above(site: Site, lang: str) -> tuple[Value, ...]:
    """The breadcrumbs above the page of a tag."""
    return home(site, lang), Value(site.strings[lang]("tags.list"), url=_place(site, lang))


def _feed(name: str, lang: str, slug: str, site: Site) -> Value:
    """The link to the feed of a tag."""
    return feed_link(site, lang, f"tags/{slug}", site.strings[lang]("tags.feed", name=name))


def _heads(name: str, lang: str, slug: str, site: Site) -> tuple[FeedLink, ...]:
    """The feeds that the head of its pages names."""
    return named_feeds(site, lang, {f"tags/{slug}": site.strings[lang]("tags.feed", name=name)})


def _groups(entities: Iterable[Entity], site: Site, lang: str) -> Iterator[Group]:
    """The items by kind, the kinds in the order of the settings."""
    words = site.strings[lang]
    by_kind: dict[str, list[Entity]] = {}
    for entity in entities:
        by_kind.setdefault(entity.kind, []).append(entity)
    for kind in site.kinds.values():
        if kind.name in by_kind:
            heading = words.get(f"{kind.name}.list") or words("tags.other")
            cards = tuple(_card(entity, site) for entity in by_kind[kind.name])
            yield Group(heading, route.word(kind, site.identity, lang) or kind.name, cards)


def _card(entity: Entity, site: Site) -> Card:
    return site.card(entity) if site.kinds[entity.kind].card else card_of(entity, site)


def _place(site: Site, lang: str) -> str:
    """The address under which the topic pages of a language stand."""
    return tag_address(site, lang, "")


def check(site: Site, _: frozenset[str]) -> Iterator[Problem]:
    """A page must not stand where the topics do, whether there are any yet or not."""
    places = {_place(site, lang) for lang in site.identity.languages}
    for address in sorted(places):
        if there := site.at(address):
            yield error(there.place("id"), "address-reserved", address=address)


STRINGS = {
    "fi": {
        "tags.list": "Aiheet",
        "tags.intro": "Aiheet, joista tällä sivustolla kerrotaan.",
        "tags.title": "Aihe: {name}",
        "tags.about": "Kaikki, minkä aiheena on {name}.",
        "tags.title-year": "Aihe: {name}, {year}",
        "tags.about-year": "Kaikki vuodelta {year}, minkä aiheena on {name}.",
        "tags.newest": "Uutisista ja muista päivätyistä sisällöistä tällä sivulla on {number} uusinta.",
        "tags.feed": "{name}: RSS-syöte",
        "tags.one": "{number} sivu",
        "tags.many": "{number} sivua",
        "tags.other": "Muut sivut",
    },
    "sv": {
        "tags.list": "Teman",
        "tags.intro": "Teman som behandlas på den här webbplatsen.",
        "tags.title": "Tema: {name}",
        "tags.about": "Allt på temat {name}.",
        "tags.title-year": "Tema: {name}, {year}",
        "tags.about-year": "Allt på temat {name} från år {year}.",
        "tags.newest": "Av nyheter och annat daterat innehåll visas här de {number} nyaste.",
        "tags.feed": "{name}: RSS-flöde",
        "tags.one": "{number} sida",
        "tags.many": "{number} sidor",
        "tags.other": "Övriga sidor",
    },
    "en": {
        "tags.list": "Topics",
        "tags.intro": "The topics covered on this site.",
        "tags.title": "Topic: {name}",
        "tags.about": "Everything on the topic of {name}.",
        "tags.title-year": "Topic: {name}, {year}",
        "tags.about-year": "Everything from {year} on the topic of {name}.",
        "tags.newest": "Of news and other dated items, this page shows the latest {number}.",
        "tags.feed": "{name}: RSS feed",
        "tags.one": "{number} page",
        "tags.many": "{number} pages",
        "tags.other": "Other pages",
    },
}

FEATURE = Feature(outputs=(Output("tags", pages=pages, page=page, check=check),), strings=STRINGS)


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
