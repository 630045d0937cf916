"""What the pages of a long document show: the contents with the present place, the texts, the ways on.

A kind with ``chapters`` shows `opening_of` and `contents_of_document` on an item's own page; the pages of
the chapters and that of the whole are an output's.
"""

from collections.abc import Mapping

from msgspec import Struct

from plugins.core.body import body_of, piece_of
from plugins.core.chapters import WHOLE_WORDS, Chapter, chapter_address, chapters_of, preface_of, with_numbers
from plugins.core.model import Entity
from plugins.core.site import Site
from plugins.core.view import Body, Value


class Entry(Struct, frozen=True):
    """A line of the contents, with the lines under it; ``current`` is the page that it stands on."""

    number: str
    text: str
    url: str
    current: bool = False
    parts: tuple["Entry", ...] = ()


class Contents(Struct, frozen=True):
    """The contents of a long document, and the way to the page that has all of it."""

    entries: tuple[Entry, ...]
    whole: Value


class ChapterText(Struct, frozen=True):
    """A chapter as it is read: its number, its heading, its text."""

    number: str
    id: str
    name: str
    heading: Body
    body: Body


def opening_of(entity: Entity, site: Site) -> Body:
    """What an item's own page has of its text: the preface of a long document, else all of it."""
    return piece_of(entity, site, preface_of(entity.prose), "") if entity.chapters else body_of(entity, site)


def contents_of_document(entity: Entity, site: Site) -> Contents | None:
    """The contents of a long document, the parts of its chapters too; None of a text that is one page."""
    address = site.address(entity)
    entries = tuple(_entry(chapter, chapter_address(address, chapter.slug)) for chapter in _chapters(entity))
    return Contents(entries, whole_link(entity, site)) if entries else None


def contents_beside(entity: Entity, site: Site, present: str) -> Contents:
    """The contents as they stand beside a chapter: of this one the parts too."""
    address = site.address(entity)
    entries = []
    for chapter in _chapters(entity):
        place = chapter_address(address, chapter.slug)
        name = chapter.heading.text
        entries.append(
            _entry(chapter, "", current=place)
            if chapter.slug == present
            else Entry(chapter.number, name, place)
        )
    return Contents(tuple(entries), whole_link(entity, site))


def contents_on_one_page(entity: Entity) -> tuple[Entry, ...]:
    """The contents of the page that has the whole document: its places are on the page itself."""
    return tuple(_entry(chapter, "") for chapter in _chapters(entity))


def _entry(chapter: Chapter, page: str, current: str = "") -> Entry:
    """A chapter's line; ``page`` is where its text is, ``current`` the address of the page itself."""
    parts = tuple(
        Entry(part.number, part.heading.text, f"{page}#{part.heading.id}") for part in chapter.parts
    )
    url = current or page or f"#{chapter.heading.id}"
    return Entry(chapter.number, chapter.heading.text, url, bool(current), parts)


def text_of(chapter: Chapter, entity: Entity, site: Site, *, alone: bool) -> ChapterText:
    """A chapter's text, on a page of its own (``alone``) or on that of the whole document."""
    page = chapter.slug if alone else None
    html = with_numbers(chapter, site.strings[entity.lang]("chapters.link"), raised=1 if alone else 0)
    return ChapterText(
        chapter.number,
        chapter.heading.id,
        chapter.heading.text,
        piece_of(entity, site, chapter.heading.html, page),
        piece_of(entity, site, html, page),
    )


def preface_in_whole(entity: Entity, site: Site) -> Body:
    """The preface, on the page of the whole document."""
    return piece_of(entity, site, preface_of(entity.prose), None)


def whole_address(entity: Entity, site: Site) -> str:
    """The address of the page that has the whole document."""
    return chapter_address(site.address(entity), WHOLE_WORDS[entity.lang])


def whole_link(entity: Entity, site: Site) -> Value:
    """The way to that page."""
    return Value(site.strings[entity.lang]("chapters.whole"), url=whole_address(entity, site))


def parts_in_json(entity: Entity, site: Site) -> list[Mapping[str, object]]:
    """The chapters in schema.org's words, for the ``hasPart`` of their document."""
    address = site.identity.absolute(site.address(entity))
    return [chapter_in_json(chapter, address) for chapter in _chapters(entity)]


def chapter_in_json(chapter: Chapter, document: str) -> Mapping[str, object]:
    """A chapter in schema.org's words; ``document`` is the full address of its document."""
    url = chapter_address(document, chapter.slug)
    return {
        "@type": "Chapter",
        "@id": url,
        "url": url,
        "name": chapter.heading.text,
        "position": int(chapter.number),
    }


def _chapters(entity: Entity) -> tuple[Chapter, ...]:
    return chapters_of(entity.prose) if entity.chapters else ()
