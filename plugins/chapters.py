"""The pages of long documents: one for each chapter, and one with the whole document, for printing."""

from collections.abc import Iterator

from msgspec import Struct

from plugins.core.chapters import Chapter, chapter_address, chapters_of, words_of
from plugins.core.dates import machine
from plugins.core.document import (
    ChapterText,
    Contents,
    Entry,
    chapter_in_json,
    contents_beside,
    contents_on_one_page,
    preface_in_whole,
    text_of,
    whole_address,
)
from plugins.core.feature import Feature, Output, Slot
from plugins.core.model import Entity
from plugins.core.page import crumbs_to, dates_of, feeds_of, languages_of
from plugins.core.press import path_at
from plugins.core.sharing import properties_of, shared_picture
from plugins.core.site import Site
from plugins.core.structured import Thing
from plugins.core.text import plain_excerpt
from plugins.core.view import Body, Dates, Head, Page, Relation, Value

DESCRIPTION_LENGTH = 200


class ChapterView(Struct, frozen=True):
    """A chapter on a page of its own; ``before`` of the first is the document's own page."""

    text: ChapterText
    document: Value
    contents: Contents
    before: Value
    after: Value | None
    dates: Dates


class WholeView(Struct, frozen=True):
    """A whole document: what a title page has, the contents, the preface, the chapters."""

    title: str
    summary: str
    label: str
    authors: tuple[str, ...]
    dates: Dates
    document: Value
    entries: tuple[Entry, ...]
    preface: Body
    chapters: tuple[ChapterText, ...]


def pages(site: Site) -> Iterator[Slot]:
    """A page for each chapter of each long document, and one for the whole."""
    for kind in site.kinds.values():
        for entity in site.by_id(kind.name) if kind.chapters else ():
            for slug in entity.chapters:
                address = chapter_address(site.address(entity), slug)
                yield Slot(path_at(address, site.identity), (kind.name, entity.id, slug))
            if entity.chapters:
                yield Slot(path_at(whole_address(entity, site), site.identity), (kind.name, entity.id, ""))


def page(slot: Slot, site: Site) -> Page:
    """One of these pages. Raises KeyError for an item or a chapter that is not there."""
    kind, id, slug = slot.args
    entity = site.get(kind, id)
    if entity is None:
        raise KeyError(id)
    return _chapter_page(entity, slug, site) if slug else _whole_page(entity, site)


def _chapter_page(entity: Entity, slug: str, site: Site) -> Page:
    chapters, document = chapters_of(entity.prose), site.link(entity)
    at = entity.chapters.index(slug)
    chapter, address = chapters[at], chapter_address(document.url, slug)
    name = _name(chapter)
    fields = entity.fields
    head = Head(
        f"{name} – {entity.title}",
        plain_excerpt(words_of(chapter), DESCRIPTION_LENGTH) or fields.summary,
        site.identity.absolute(address),
        "article",
        shared_picture(entity, site),
        published=machine(fields.date) if fields.date else "",
        modified=machine(fields.updated) if fields.updated else "",
        feeds=feeds_of(entity, site),
        things=(_thing(chapter, entity, site),),
        properties=properties_of(entity, site),
    )
    view = ChapterView(
        text_of(chapter, entity, site, alone=True),
        document,
        contents_beside(entity, site, slug),
        _link(chapters[at - 1], document.url) if at else document,
        _link(chapters[at + 1], document.url) if at + 1 < len(chapters) else None,
        dates_of(entity),
    )
    crumbs = (*crumbs_to(entity, site), document, Value(name, url=address, current=True))
    return Page("chapter", address, entity.lang, head, crumbs, view, languages_of(entity, site))


def _name(chapter: Chapter) -> str:
    return f"{chapter.number} {chapter.heading.text}"


def _link(chapter: Chapter, document: str) -> Value:
    return Value(_name(chapter), url=chapter_address(document, chapter.slug))


def _thing(chapter: Chapter, entity: Entity, site: Site) -> Thing:
    """The chapter in schema.org's words, a part of its document."""
    make, document = site.kinds[entity.kind].json_ld, site.identity.absolute(site.address(entity))
    type_ = make(entity, site).get("@type") if make else None
    whole = {"@type": type_ or "CreativeWork", "@id": document, "url": document, "name": entity.title}
    return {**chapter_in_json(chapter, document), "inLanguage": entity.lang, "isPartOf": whole}


def _whole_page(entity: Entity, site: Site) -> Page:
    kind, words, address = site.kinds[entity.kind], site.strings[entity.lang], whole_address(entity, site)
    document, title = site.link(entity), words("chapters.whole-title", name=entity.title)
    canonical = site.identity.absolute(address)
    head = Head(
        title,
        entity.fields.summary,
        canonical,
        "article",
        indexed=False,
        # Search engines are led to the chapters; who links to this page means this one.
        relations=(Relation("canonical", canonical),),
    )
    view = WholeView(
        entity.title,
        entity.fields.summary,
        site.card(entity).label if kind.card else "",
        kind.authors(entity, site) if kind.authors else (),
        dates_of(entity),
        document,
        contents_on_one_page(entity),
        preface_in_whole(entity, site),
        tuple(text_of(chapter, entity, site, alone=False) for chapter in chapters_of(entity.prose)),
    )
    here = Value(words("chapters.whole-crumb"), url=address, current=True)
    crumbs = (*crumbs_to(entity, site), document, here)
    return Page("whole", address, entity.lang, head, crumbs, view, languages_of(entity, site))


STRINGS = {
    "fi": {
        "chapters.after": "Seuraava luku",
        "chapters.authors": "Tekijät",
        "chapters.before": "Edellinen luku",
        "chapters.by-chapter": "Lue luvuittain",
        "chapters.link": "Linkki kohtaan {name}",
        "chapters.neighbours": "Edellinen ja seuraava luku",
        "chapters.of": "Asiakirja",
        "chapters.to-document": "Asiakirjan etusivu",
        "chapters.whole": "Koko asiakirja yhdellä sivulla",
        "chapters.whole-crumb": "Koko asiakirja",
        "chapters.whole-title": "{name}, koko asiakirja",
    },
    "sv": {
        "chapters.after": "Nästa kapitel",
        "chapters.authors": "Författare",
        "chapters.before": "Föregående kapitel",
        "chapters.by-chapter": "Läs kapitelvis",
        "chapters.link": "Länk till {name}",
        "chapters.neighbours": "Föregående och nästa kapitel",
        "chapters.of": "Dokument",
        "chapters.to-document": "Dokumentets förstasida",
        "chapters.whole": "Hela dokumentet på en sida",
        "chapters.whole-crumb": "Hela dokumentet",
        "chapters.whole-title": "{name}, hela dokumentet",
    },
    "en": {
        "chapters.after": "Next chapter",
        "chapters.authors": "Authors",
        "chapters.before": "Previous chapter",
        "chapters.by-chapter": "Read chapter by chapter",
        "chapters.link": "Link to {name}",
        "chapters.neighbours": "Previous and next chapter",
        "chapters.of": "Document",
        "chapters.to-document": "Front page of the document",
        "chapters.whole": "The whole document on one page",
        "chapters.whole-crumb": "The whole document",
        "chapters.whole-title": "{name}, the whole document",
    },
}

FEATURE = Feature(outputs=(Output("chapters", pages=pages, page=page),), strings=STRINGS)


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
