"""What the head of a publication's page says to programs: Highwire, Dublin Core, relations, schema.org."""

from collections.abc import Iterator, Mapping

from plugins.core.document import parts_in_json
from plugins.core.model import Entity
from plugins.core.site import Site
from plugins.core.structured import Thing, image_of, known, named_organisation
from plugins.core.view import Relation
from plugins.publications.cards import kind_of
from plugins.publications.csl import is_book
from plugins.publications.formats import FORMATS
from plugins.publications.names import Author
from plugins.publications.references import address_of
from plugins.publications.work import Work, series_of, work_of

_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_SCHEMAS = {"report": "Report", "student_report": "Report", "plan": "Report", "annual_report": "Report"}


def meta(entity: Entity, site: Site) -> Iterator[tuple[str, str]]:
    """The names and contents of Highwire Press, which Google Scholar reads, and of Dublin Core."""
    work = work_of(entity, site)
    yield from ((name, content) for name, content in _highwire(work) if content)
    yield from ((name, content) for name, content in _dublin_core(work, kind_of(entity, site)) if content)


def _highwire(work: Work) -> Iterator[tuple[str, str]]:
    yield "citation_title", work.title
    yield from (("citation_author", author.inverted) for author in work.authors)
    yield "citation_publication_date", str(work.year)
    if is_book(work):
        yield "citation_publisher", work.publisher
    else:
        yield "citation_technical_report_institution", work.publisher
        yield "citation_technical_report_number", work.number
    yield "citation_series_title", work.series
    yield from (("citation_isbn", isbn) for isbn in work.isbns)
    yield "citation_issn", work.issn
    yield "citation_language", work.lang
    yield "citation_keywords", "; ".join(work.tags)
    yield from (("citation_pdf_url", url) for url in work.files if url.lower().endswith(".pdf"))
    yield "citation_abstract_html_url", work.page


def _dublin_core(work: Work, kind: str) -> Iterator[tuple[str, str]]:
    yield "DC.title", work.title
    yield from (("DC.creator", author.inverted) for author in work.authors)
    yield "DC.date", str(work.year)
    yield "DC.publisher", work.publisher
    yield "DC.type", kind
    yield "DC.identifier", work.url
    yield from (("DC.identifier", f"ISBN {isbn}") for isbn in work.isbns)
    yield "DC.relation.ispartof", f"{work.series} {work.number}".strip()
    yield "DC.language", work.lang
    yield "DC.description", work.summary
    yield from (("DC.subject", tag) for tag in work.tags)


def relations(entity: Entity, site: Site) -> Iterator[Relation]:
    """The references in other forms, and the address to cite by (RFC 8574)."""
    words, work = site.strings[entity.lang], work_of(entity, site)
    yield Relation("schema.DC", _DUBLIN_CORE)
    if work.urn:
        yield Relation("cite-as", work.url)
    for form in FORMATS:
        title = words("publication.reference", format=form.name)
        yield Relation("alternate", address_of(entity, form, site), form.type, title)


def json_ld(entity: Entity, site: Site) -> Mapping[str, object]:
    """The publication in schema.org's words; what is not known is left out."""
    work, series = work_of(entity, site), series_of(entity, site)
    schema = _SCHEMAS.get(work.type) or ("Book" if is_book(work) else "CreativeWork")
    data = {
        "@type": schema,
        "@id": work.page,
        "url": work.page,
        "name": work.title,
        "author": [_author(author) for author in work.authors],
        "datePublished": str(work.year),
        "publisher": named_organisation(work.publisher) if work.publisher else "",
        "inLanguage": work.lang,
        "isbn": [isbn.replace("-", "") for isbn in work.isbns],
        "reportNumber": work.number if schema == "Report" else "",
        "numberOfPages": work.pages if schema == "Book" else "",
        "identifier": work.urn,
        "sameAs": work.url if work.urn else "",
        "description": work.summary,
        "keywords": list(work.tags),
        "isPartOf": {
            "@type": "BookSeries",
            "name": series.title,
            "url": site.identity.absolute(site.address(series)),
            **({"issn": work.issn} if work.issn else {}),
        }
        if series
        else "",
        "position": work.number,
        "hasPart": parts_in_json(entity, site),
        "image": image_of(entity, site),
        "encoding": [_file(url) for url in work.files],
    }
    return known(data)


def _file(url: str) -> Thing:
    pdf = url.lower().endswith(".pdf")
    return known(
        {"@type": "MediaObject", "contentUrl": url, "encodingFormat": "application/pdf" if pdf else ""}
    )


def _author(author: Author) -> Mapping[str, str]:
    if author.literal:
        return {"@type": "Organization", "name": author.literal}
    family = " ".join(filter(None, (author.particle, author.family)))
    return {"@type": "Person", "name": author.shown, "givenName": author.given, "familyName": family}


def authors(entity: Entity, site: Site) -> tuple[str, ...]:
    """The authors' names, for subscribers."""
    return tuple(author.shown for author in work_of(entity, site).authors)
