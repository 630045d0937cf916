"""What the front matter of a publication and of a series holds, and what is wrong within one of them."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from plugins.core.model import Entity, Item, Part
from plugins.core.problems import Problem, error, warning
from plugins.core.values import (
    FilePath,
    Number,
    OrganisationOrName,
    PersonOrName,
    SeriesId,
    Text,
    Year,
    choice,
    reading,
)
from plugins.publications.identifiers import isbn_in, parse_isbn, parse_issn, parse_urn, urn_of_isbn

TYPES = ("report", "student_report", "guide", "plan", "annual_report", "book")
LANGUAGES = ("fi", "sv", "en", "se", "rom", "et", "ru", "uk", "de", "fr", "ar", "so")
"""The languages that a publication may be in, whatever the language of its page (ISO 639)."""

Isbn = Annotated[str, reading(parse_isbn)]
Issn = Annotated[str, reading(parse_issn)]
Urn = Annotated[str, reading(parse_urn)]


class PublicationFile(Part):
    """A publication in one format; each format has an ISBN of its own."""

    format: Text = ""
    src: FilePath
    isbn: Isbn = ""


class Publication(Item):
    """A publication. With a body it is a long document that is read on the site.

    ``isbn`` is that of the printed book, or of the only form. ``place`` is where it is published:
    without it, the centre's own town for its own publications.
    """

    year: Year
    authors: Annotated[tuple[PersonOrName, ...], Field(min_length=1)]
    series: SeriesId | None = None
    number: Text = ""
    type: Annotated[str, choice(*TYPES)] = ""
    isbn: Isbn = ""
    urn: Urn = ""
    publisher: OrganisationOrName | None = None
    place: Text = ""
    pages: Number | None = None
    files: tuple[PublicationFile, ...] = ()
    language: Annotated[str, choice(*LANGUAGES)] = ""


class Series(Item):
    """A series of publications, shown in the order of their numbers."""

    issn: Issn = ""
    publisher: OrganisationOrName | None = None


def urn_of(fields: Publication) -> str:
    """The publication's URN: as given, else that of its ISBN, a file's before the printed book's."""
    isbns = [*(file.isbn for file in fields.files if file.isbn), *([fields.isbn] if fields.isbn else [])]
    return fields.urn or (urn_of_isbn(isbns[0]) if isbns else "")


def check(entity: Entity) -> Iterator[Problem]:
    """What of a publication contradicts itself."""
    fields: Publication = entity.fields
    if fields.number and not fields.series and not entity.marks.get(("series",)):
        yield error(entity.place("number"), "number-without-series", found=fields.number)
    if fields.year and fields.date and fields.year != fields.date.day.year:
        yield warning(entity.place("year"), "year-differs", found=fields.year, other=fields.date.day.year)
    isbns: dict[str, int] = {}
    paths: set[str] = set()
    for index, file in enumerate(fields.files):
        if file.isbn and isbns.setdefault(file.isbn, index) != index:
            yield error(entity.place("files", index, "isbn"), "isbn-of-two-formats", found=file.isbn)
        if file.src.path in paths:
            yield error(entity.place("files", index, "src"), "file-named-twice", found=file.src.path)
        paths.add(file.src.path)
    own = isbn_in(fields.urn)
    given = [*isbns, *([fields.isbn] if fields.isbn else [])]
    if own and given and own not in given:
        yield error(entity.place("urn"), "urn-isbn", found=own, given=", ".join(given))
