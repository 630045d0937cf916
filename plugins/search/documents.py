"""What can be found: an item, a story of an issue or a chapter of a document, with the words of its text."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import NamedTuple

from plugins.core.chapters import chapter_address, chapters_of, preface_of
from plugins.core.dates import iso
from plugins.core.model import Entity, references
from plugins.core.prose import MARKER, Prose, plain
from plugins.core.roles import Role
from plugins.core.route import is_front
from plugins.core.site import Site
from plugins.core.text import is_slug

_NOT_SHOWN = frozenset(
    {
        "title",
        "summary",
        "lang",
        "status",
        "guid",
        "redirect_from",
        "change",
        "image",
        "roles",
        "email",
        "feed",
    }
)

_HEADING = re.compile(r'<h[2-6] id="(?P<id>[^"]*)"[^>]*>(?P<html>.*?)</h[2-6]>', re.DOTALL)


class Part(NamedTuple):
    """A piece of a text under its heading; the first one may have none."""

    anchor: str
    heading: str
    text: str


class Document(NamedTuple):
    """What can be found as one: ``parts`` are its text, ``beside`` what is said of it elsewhere on the page.

    ``day`` is ISO's or empty, ``projects`` are ids.
    """

    address: str
    title: str
    kind: str
    lang: str
    day: str
    projects: tuple[str, ...]
    summary: str
    parts: tuple[Part, ...]
    beside: str


def documents_of(entity: Entity, site: Site) -> Iterator[Document]:
    """All that can be found of an item; nothing of what has no address, or is a front page alone."""
    address = site.address_of(entity.kind, entity.id)
    if not address or is_front(entity):
        return
    kind, prose, fields = site.kinds[entity.kind], entity.prose, entity.fields
    chapters = chapters_of(prose) if kind.chapters else ()
    html = prose.html()
    if kind.stories or chapters:
        html = preface_of(prose)
    own = Document(
        address,
        entity.title,
        entity.kind,
        entity.lang,
        iso(fields.date.day) if fields.date else "",
        in_original(site.topics(entity, None, "project"), entity, site),
        fields.summary,
        (*_roles(fields), *_parts(html, prose)),
        " ".join(_named(fields)),
    )
    yield own
    for chapter in chapters:
        yield own._replace(
            address=chapter_address(address, chapter.slug),
            title=f"{chapter.heading.text} – {own.title}",
            summary="",
            parts=_parts(chapter.section.html, prose),
            beside="",
        )
    if kind.stories:
        for section in prose.sections:
            if section.heading is not None:
                yield own._replace(
                    address=f"{address}#{section.heading.id}",
                    title=section.heading.text,
                    projects=in_original(site.topics(entity, section, "project"), entity, site),
                    summary="",
                    parts=_parts(section.html, prose),
                    beside="",
                )


def in_original(ids: Iterable[str], entity: Entity, site: Site) -> tuple[str, ...]:
    """The projects among ids, and the item if it is one: each by the id of its original.

    To readers a project and its translations are one.
    """
    own = (entity.id,) if entity.kind == "project" else ()
    found = (site.get("project", id) for id in (*own, *ids))
    return tuple(sorted({one.short.translation_of or one.id for one in found if one is not None}))


def _roles(fields: object) -> Iterator[Part]:
    """What somebody does or did: people are looked for by that too."""
    titles = (role.title for role in getattr(fields, "roles", ()) if isinstance(role, Role))
    if told := "; ".join(title for title in titles if title):
        yield Part("", "", told)


def _named(fields: object) -> Iterator[str]:
    """What the front matter tells in words beside title and summary: topics, places, codes, authors."""
    for location, leaf in references(fields):
        if (
            isinstance(leaf, str)
            and location[0] not in _NOT_SHOWN
            and (location[0] == "tags" or not is_slug(leaf))
        ):
            yield leaf


def _parts(html: str, prose: Prose) -> tuple[Part, ...]:
    """A text in pieces, with what stands in its boxes; what comes of other items is not the text's own."""
    whole = _opened(html, prose)
    starts = list(_HEADING.finditer(whole))
    ends = [match.start() for match in starts[1:]] + [len(whole)]
    first = plain(whole[: starts[0].start()] if starts else whole)
    parts = [Part("", "", first)] if first else []
    for match, end in zip(starts, ends, strict=False):
        parts.append(Part(unescape(match["id"]), plain(match["html"]), plain(whole[match.end() : end])))
    return tuple(parts)


def _opened(html: str, prose: Prose) -> str:
    def inside(match: re.Match[str]) -> str:
        if match[1] != "B":
            return match[0]
        call = prose.blocks[int(match[2])]
        return f"<p>{call.label}</p>{_opened(call.html, prose)}" if call.container else " "

    return MARKER.sub(inside, html)
