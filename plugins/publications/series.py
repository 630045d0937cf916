"""A series' page: what it is, and its publications in the order of their numbers."""

from collections.abc import Mapping

from msgspec import Struct

from plugins.core.body import body_of
from plugins.core.model import Entity
from plugins.core.page import contacts_of, dates_of, feed_link, tags_of
from plugins.core.site import Site
from plugins.core.strings import Strings
from plugins.core.structured import known
from plugins.core.view import Body, Card, ContactBlock, Dates, Fact, Picture, Value
from plugins.publications.model import Series
from plugins.publications.references import links
from plugins.publications.work import members, publisher_of


class SeriesInputs(Struct, frozen=True):
    """Everything that a series' page shows."""

    fields: Series
    words: Strings
    publisher: Value | None
    publications: tuple[Card, ...]
    feed: Value
    references: tuple[Value, ...]
    dates: Dates
    body: Body
    picture: Picture | None
    contacts: ContactBlock | None
    tags: tuple[Value, ...]


class SeriesView(Struct, frozen=True):
    """A series' page."""

    title: str
    label: str
    summary: str
    dates: Dates
    facts: tuple[Fact, ...]
    feed: Value
    body: Body
    picture: Picture | None
    publications: tuple[Card, ...]
    references: tuple[Value, ...]
    contacts: ContactBlock | None
    tags: tuple[Value, ...]


def select(entity: Entity, site: Site) -> SeriesInputs:
    """What a series' page shows."""
    words = site.strings[entity.lang]
    return SeriesInputs(
        entity.fields,
        words,
        publisher_of(entity, site),
        tuple(map(site.card, site.ask(members, entity.id))),
        feed_link(site, entity.lang, f"series/{entity.id}", words("series.feed", name=entity.title)),
        links(entity, site),
        dates_of(entity),
        body_of(entity, site),
        site.picture(entity),
        contacts_of(entity, site),
        tags_of(entity, site),
    )


def view(inputs: SeriesInputs) -> SeriesView:
    """A series' page."""
    fields, words = inputs.fields, inputs.words
    rows = (
        ("publication.publisher", (inputs.publisher,) if inputs.publisher else ()),
        ("publication.issn", (Value(fields.issn),) if fields.issn else ()),
        ("series.count", (Value(str(len(inputs.publications))),)),
    )
    return SeriesView(
        fields.title,
        words("series.label"),
        fields.summary,
        inputs.dates,
        tuple(Fact(words(key), values) for key, values in rows if values),
        inputs.feed,
        inputs.body,
        inputs.picture,
        inputs.publications,
        inputs.references,
        inputs.contacts,
        inputs.tags,
    )


def json_ld(entity: Entity, site: Site) -> Mapping[str, object]:
    """The series in schema.org's words."""
    fields: Series = entity.fields
    address = site.identity.absolute(site.address(entity))
    publisher = publisher_of(entity, site)
    data = {
        "@type": "BookSeries",
        "@id": address,
        "url": address,
        "name": entity.title,
        "issn": fields.issn,
        "description": fields.summary,
        "inLanguage": entity.lang,
        "publisher": {"@type": "Organization", "name": publisher.text} if publisher else "",
        "hasPart": [
            {"@type": "CreativeWork", "name": one.title, "url": site.identity.absolute(site.address(one))}
            for one in site.ask(members, entity.id)
        ],
    }
    return known(data)
