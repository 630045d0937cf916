"""A publication's page: what it is, its files, its text, and how it is referred to."""

from collections.abc import Iterator

from msgspec import Struct

from plugins.core.document import Contents, contents_of_document, opening_of
from plugins.core.downloads import Download, download, format_of
from plugins.core.model import Entity
from plugins.core.numbers import format_number
from plugins.core.page import contacts_of, dates_of, tags_of, topics_of
from plugins.core.site import Site
from plugins.core.strings import Strings
from plugins.core.view import Body, ContactBlock, Dates, Fact, Picture, Value
from plugins.publications.cards import kind_of, numbered
from plugins.publications.citation import citation
from plugins.publications.identifiers import urn_address
from plugins.publications.model import Publication, urn_of
from plugins.publications.references import links
from plugins.publications.work import authors_of, publisher_of, series_of, work_of


class PublicationInputs(Struct, frozen=True):
    """Everything that a publication's page shows."""

    fields: Publication
    lang: str
    words: Strings
    label: str
    authors: tuple[Value, ...]
    series: Value | None
    issn: str
    publisher: Value | None
    files: tuple[Download, ...]
    citation: Body
    references: tuple[Value, ...]
    dates: Dates
    body: Body
    picture: Picture | None
    contents: Contents | None
    contacts: ContactBlock | None
    topics: tuple[Value, ...]
    tags: tuple[Value, ...]


class PublicationView(Struct, frozen=True):
    """A publication's page; ``label`` is what kind of publication it is, with its year."""

    title: str
    label: str
    series: Value | None
    authors: tuple[Value, ...]
    summary: str
    dates: Dates
    facts: tuple[Fact, ...]
    files: tuple[Download, ...]
    citation: Body
    references: tuple[Value, ...]
    body: Body
    picture: Picture | None
    contents: Contents | None
    contacts: ContactBlock | None
    topics: tuple[Value, ...]
    tags: tuple[Value, ...]


def select(entity: Entity, site: Site) -> PublicationInputs:
    """What a publication's page shows."""
    fields: Publication = entity.fields
    series = series_of(entity, site)
    return PublicationInputs(
        fields,
        entity.lang,
        site.strings[entity.lang],
        kind_of(entity, site),
        tuple(value for _, value in authors_of(entity, site)),
        site.link(series, numbered(entity, site), lang=entity.lang) if series else None,
        series.fields.issn if series else "",
        publisher_of(entity, site),
        tuple(_files(entity, site)),
        citation(work_of(entity, site), entity.lang),
        links(entity, site),
        dates_of(entity),
        opening_of(entity, site),
        site.picture(entity),
        contents_of_document(entity, site),
        contacts_of(entity, site),
        topics_of(entity, site),
        tags_of(entity, site),
    )


def _files(entity: Entity, site: Site) -> Iterator[Download]:
    fields: Publication = entity.fields
    for file in fields.files:
        note = f"ISBN {file.isbn}" if file.isbn else ""
        found = download(file.src, site, entity.lang, format=file.format, note=note)
        if found:
            yield found


def view(inputs: PublicationInputs) -> PublicationView:
    """A publication's page."""
    fields = inputs.fields
    return PublicationView(
        title=fields.title,
        label=f"{inputs.label} · {fields.year}",
        series=inputs.series,
        authors=inputs.authors,
        summary=fields.summary,
        dates=inputs.dates,
        facts=tuple(_facts(inputs)),
        files=inputs.files,
        citation=inputs.citation,
        references=inputs.references,
        body=inputs.body,
        picture=inputs.picture,
        contents=inputs.contents,
        contacts=inputs.contacts,
        topics=inputs.topics,
        tags=inputs.tags,
    )


def _facts(inputs: PublicationInputs) -> Iterator[Fact]:
    fields, words, urn = inputs.fields, inputs.words, urn_of(inputs.fields)
    rows = (
        ("series", (inputs.series,) if inputs.series else ()),
        ("issn", (Value(inputs.issn),) if inputs.issn else ()),
        ("year", (Value(str(fields.year)),)),
        ("publisher", (inputs.publisher,) if inputs.publisher else ()),
        ("pages", (Value(format_number(fields.pages, inputs.lang)),) if fields.pages is not None else ()),
        ("language", (Value(words(f"publication.language-{fields.language}")),) if fields.language else ()),
        ("isbn", (Value(fields.isbn),) if fields.isbn else ()),
    )
    for key, values in rows:
        if values:
            yield Fact(words(f"publication.{key}"), values)
    for file in fields.files:
        if file.isbn and file.isbn != fields.isbn:
            format_ = file.format or format_of(file.src.path)
            yield Fact(words("publication.isbn-of", format=format_), (Value(file.isbn),))
    if urn:
        yield Fact(words("publication.urn"), (Value(urn, url=urn_address(urn)),))
