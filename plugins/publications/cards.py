"""Publications and series in short: their cards and their lists."""

from msgspec.structs import replace

from plugins.core.cards import card_of
from plugins.core.model import Entity
from plugins.core.page import feed_link
from plugins.core.site import Site
from plugins.core.text import sort_key
from plugins.core.view import Card, Fact, Group, ListView, Value
from plugins.publications.model import Publication, Series
from plugins.publications.work import authors_of, members, publisher_of, series_of


class PublicationsView(ListView, frozen=True):
    """The list of publications: by year, with the ways to the series."""

    series: tuple[Value, ...] = ()


def card(entity: Entity, site: Site) -> Card:
    """A publication in a list: its place in its series, its year and its authors.

    The day on which it came to the site is not shown: an old report comes late.
    """
    fields: Publication = entity.fields
    authors = tuple(Value(value.text) for _, value in authors_of(entity, site))
    label = site.strings[entity.lang]("publication.authors" if len(authors) > 1 else "publication.author")
    facts = (Fact(label, authors),) if authors else ()
    where = numbered(entity, site) or kind_of(entity, site)
    return replace(card_of(entity, site, label=f"{where} · {fields.year}", facts=facts), date=None)


def numbered(entity: Entity, site: Site) -> str:
    """The series with the publication's number: ``Raportteja 51``; empty outside of a series."""
    series = series_of(entity, site)
    return f"{series.title} {entity.fields.number}".strip() if series else ""


def kind_of(entity: Entity, site: Site) -> str:
    """What kind of publication it is."""
    words, type_ = site.strings[entity.lang], entity.fields.type
    return words(f"publication.type-{type_}" if type_ else "publication.label")


def listing(site: Site, lang: str) -> PublicationsView:
    """The publications by year, the newest first; in a year by title."""
    words = site.strings[lang]
    years: dict[int, list[Entity]] = {}
    for entity in site.of("publication", lang):
        years.setdefault(entity.fields.year, []).append(entity)
    groups = (
        Group(str(year), str(year), tuple(map(site.card, years[year])))
        for year in sorted(years, reverse=True)
    )
    return PublicationsView(
        words("publication.list"),
        words("publication.intro"),
        tuple(groups),
        feed_link(site, lang, "publications", words("publication.feed")),
        series=tuple(site.link(one) for one in site.of("series", lang)),
    )


def series_card(entity: Entity, site: Site) -> Card:
    """A series in a list: its publisher, ISSN and how many publications it has."""
    fields: Series = entity.fields
    words = site.strings[entity.lang]
    publisher = publisher_of(entity, site)
    rows = (
        ("publication.publisher", publisher.text if publisher else ""),
        ("publication.issn", fields.issn),
        ("series.count", str(len(site.ask(members, entity.id)))),
    )
    facts = tuple(Fact(words(key), (Value(text),)) for key, text in rows if text)
    return card_of(entity, site, label=words("series.label"), facts=facts)


def series_listing(site: Site, lang: str) -> ListView:
    """The series in the order of their names."""
    words = site.strings[lang]
    found = sorted(site.of("series", lang), key=lambda one: sort_key(one.title, lang))
    group = Group("", "", tuple(map(site.card, found)))
    return ListView(words("series.list"), words("series.intro"), (group,))
