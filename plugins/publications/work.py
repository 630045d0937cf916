"""A publication as something to refer to: the one value that all forms of reference are made of."""

import re

from msgspec import Struct

from plugins.core.model import Entity
from plugins.core.site import Site
from plugins.core.text import SortKey, code_and_town, sort_key
from plugins.core.values import Name, Reference
from plugins.core.view import Value
from plugins.publications.identifiers import urn_address
from plugins.publications.model import Publication, Series, urn_of
from plugins.publications.names import Author, author_of

_NUMBER_OF_YEAR = re.compile(r"(?P<number>[0-9]+)\s*/\s*(?P<year>[0-9]{4})")


class Work(Struct, frozen=True):
    """A publication to refer to; empty texts are what is not known.

    ``url`` is where it is for ever: the resolver of its URN, else its page. ``page`` is the latter,
    ``files`` are the full addresses of its files, PDFs first. ``lang`` is the work's own language.
    """

    id: str
    type: str
    title: str
    authors: tuple[Author, ...]
    year: int
    publisher: str
    place: str
    series: str
    number: str
    issn: str
    isbns: tuple[str, ...]
    urn: str
    url: str
    page: str
    pages: int | None
    lang: str
    summary: str
    tags: tuple[str, ...]
    files: tuple[str, ...]


def work_of(entity: Entity, site: Site) -> Work:
    """The publication as something to refer to."""
    fields: Publication = entity.fields
    series = series_of(entity, site)
    publisher = publisher_of(entity, site)
    page = site.identity.absolute(site.address(entity))
    urn = urn_of(fields)
    files = [asset.path for file in fields.files if (asset := site.asset(file.src.path))]
    isbns = (fields.isbn, *(file.isbn for file in fields.files))
    return Work(
        entity.id,
        fields.type,
        entity.title,
        tuple(author for author, _ in authors_of(entity, site)),
        fields.year,
        publisher.text if publisher else "",
        fields.place or (_own_town(publisher, site) if publisher else ""),
        series.title if series else "",
        fields.number,
        series.fields.issn if series else "",
        tuple(dict.fromkeys(filter(None, isbns))),
        urn,
        urn_address(urn) if urn else page,
        page,
        fields.pages,
        fields.language or entity.lang,
        fields.summary,
        fields.tags,
        tuple(
            site.identity.absolute(site.media(path)) for path in sorted(files, key=lambda p: not _is_pdf(p))
        ),
    )


def authors_of(entity: Entity, site: Site) -> tuple[tuple[Author, Value], ...]:
    """The authors, each with the name to show, which leads to a person of the directory."""
    found = []
    bodies = site.ask(organisation_names)
    for author in entity.fields.authors:
        if isinstance(author, Name):
            parts = author_of(author.text, bodies)
            found.append((parts, Value(parts.shown)))
        elif person := site.get(author.kind, author.id):
            found.append((author_of(person.title), site.link(person)))
    return tuple(found)


def organisation_names(site: Site) -> tuple[str, ...]:
    """The names that organisations are known by."""
    names = {site.identity.name}
    for organisation in site.of("organisation"):
        names |= {organisation.title, organisation.fields.short_name}
    return tuple(sorted(names - {""}))


def series_of(entity: Entity, site: Site) -> Entity | None:
    """The series of a publication, where that is out."""
    series: Reference | None = entity.fields.series
    return site.get(series.kind, series.id) if series else None


def publisher_of(entity: Entity, site: Site) -> Value | None:
    """Who publishes a publication (as its series says where it does not say itself) or a series."""
    given = entity.fields.publisher
    if given is None and entity.kind == "publication" and (series := series_of(entity, site)):
        fields: Series = series.fields
        given = fields.publisher
    if isinstance(given, Name):
        return Value(given.text)
    if given is not None and (organisation := site.get(given.kind, given.id)):
        name = organisation.fields.short_name or organisation.title
        return site.link(organisation, name, lang=entity.lang)
    return None


def _own_town(publisher: Value, site: Site) -> str:
    """The town of the centre's own address, for what it publishes itself."""
    own = site.get("organisation", site.identity.organisation)
    if own is None or publisher.text not in (own.title, own.fields.short_name):
        return ""
    found = map(code_and_town, site.identity.postal_address)
    return next((one[1] for one in found if one), "")


def members(id: str, site: Site) -> tuple[Entity, ...]:
    """The publications of a series (or of its translations) in the order of their numbers, the others last.

    ``4`` comes before ``44``, ``2/2016`` before ``1/2017``.
    """
    series = site.get("series", id)
    ids = {id, *(other.id for other in site.translations(series))} if series else {id}
    wanted = {("series", one) for one in ids}
    found = [one for one in site.of("publication") if wanted.intersection(one.short.within)]
    return tuple(sorted(found, key=_place_in_series))


def _place_in_series(entity: Entity) -> tuple[bool, SortKey, int, str]:
    fields: Publication = entity.fields
    of_year = _NUMBER_OF_YEAR.fullmatch(fields.number)
    number = f"{of_year['year']} {of_year['number']}" if of_year else fields.number
    return not number, sort_key(number, "fi"), fields.year, entity.id


def _is_pdf(path: str) -> bool:
    return path.lower().endswith(".pdf")
