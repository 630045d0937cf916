"""Feed items of any kind: lasting ids, addresses, authors, and the feeds that an item stands in."""

from collections.abc import Iterable
from html import escape

from msgspec.structs import replace

from plugins.core.body import body_of
from plugins.core.brief import Topics
from plugins.core.deadlines import Due, name_of
from plugins.core.feature import Setting
from plugins.core.feed import FeedItem, FeedPicture
from plugins.core.media_types import media_type
from plugins.core.model import Entity
from plugins.core.page import absolute_picture, contacts_of
from plugins.core.prose import Section, block_marker, plain
from plugins.core.site import Site
from plugins.core.text import plain_excerpt
from plugins.core.view import BlockView, Body, Fact

SUMMARY_LENGTH = 300


def feed_item(entity: Entity, site: Site, section: Section | None = None) -> FeedItem:
    """An item, or a story of it, for subscribers.

    Its id depends on the item's id alone (content-model.md, "Outputs"). Raises ValueError for
    an item without a date: it is in no feed.
    """
    heading = section.heading if section else None
    known = archived_item(entity, Topics(heading.id, heading.text, (), ()) if heading else None, site)
    if section is None:
        return replace(known, body=_whole(entity, site))
    return replace(
        known,
        summary=plain_excerpt(plain(section.html), SUMMARY_LENGTH),
        body=body_of(entity, site, section),
        authors=_story_authors(entity, site, section) or known.authors,
        categories=_categories(entity, Setting(entity, section, site).story_projects, site),
    )


def archived_item(entity: Entity, topics: Topics | None, site: Site) -> FeedItem:
    """An item, or the story of it with these ``topics``, as the archives of feeds tell it: without its text.

    It asks for no text, so that an edit of an old one makes no archive anew. Therefore a story has no summary
    here, which would be cut from it. Raises ValueError for an item without a date.
    """
    fields, story = entity.fields, topics.story if topics else ""
    if fields.date is None:
        raise ValueError(entity.id)
    address = site.address(entity)
    return FeedItem(
        guid=fields.guid if fields.guid and not story else _guid(entity, story, site),
        url=site.identity.absolute(address + (f"#{story}" if story else "")),
        lang=fields.lang or site.identity.lang,
        title=topics.title if topics else fields.title,
        summary="" if story else fields.summary,
        body=Body(""),
        date=fields.date,
        updated=fields.updated,
        change="" if story else fields.change,
        authors=_authors(entity, site, whole=not story),
        categories=_categories(entity, topics.projects if topics else _projects(entity), site),
        picture=None if story else _picture(entity, site),
    )


def deadline_item(due: Due, site: Site) -> FeedItem | None:
    """A deadline for subscribers, who are told of it on its item's day; None for an item without one."""
    entity = site.get(due.kind, due.id)
    if entity is None or entity.date is None:
        return None
    fields, deadline = entity.fields, due.deadline
    title = f"{deadline.what}: {entity.title}"
    if deadline.cancelled:
        title += f" ({site.strings[entity.lang]('feeds.cancelled')})"
    lines = (f"{deadline.what}: {deadline.text}", fields.summary)
    return FeedItem(
        guid=site.identity.tag_uri(name_of(due)),
        url=site.identity.absolute(due.url),
        lang=entity.lang,
        title=title,
        summary=lines[0],
        body=Body("".join(f"<p>{escape(line, quote=False)}</p>\n" for line in lines if line)),
        date=entity.date,
        updated=fields.updated,
        change=fields.change,
        categories=tuple(fields.tags),
    )


def section_of(entity: Entity, story: str) -> Section | None:
    """The story of that id, or None for an empty one."""
    if not story:
        return None
    return next((one for one in entity.prose.sections if one.heading and one.heading.id == story), None)


def _whole(entity: Entity, site: Site) -> Body:
    """The text of an item with its facts before and its contacts after it, as its page shows them."""
    body, people = body_of(entity, site), contacts_of(entity, site)
    if lead := "".join(map(_line, site.kinds[entity.kind].lead(entity, site))):
        summary = escape(entity.fields.summary, quote=False)
        text = body.html or (f"<p>{summary}</p>" if summary else "")
        body = replace(body, html=f"<p>{lead.removesuffix('<br>')}</p>\n{text}")
    if people is None:
        return body
    html = f"{body.html}\n{block_marker(len(body.blocks))}".strip()
    return Body(html, (*body.blocks, BlockView("contact", people)))


def _line(fact: Fact) -> str:
    values = ", ".join(value.text for value in fact.values)
    return f"{escape(fact.label, quote=False)}: {escape(values, quote=False)}<br>"


def guid(entity: Entity, section: Section | None, site: Site) -> str:
    """The lasting id of an item or story (RFC 4151)."""
    return _guid(entity, section.heading.id if section and section.heading else "", site)


def _guid(entity: Entity, story: str, site: Site) -> str:
    name = f"story/{entity.id}/{story}" if story else f"{entity.kind}/{entity.id}"
    return site.identity.tag_uri(name)


def _authors(entity: Entity, site: Site, *, whole: bool) -> tuple[str, ...]:
    """Who stands behind an item: those whom its kind knows for it, or whom it names as contacts."""
    own = site.kinds[entity.kind].authors
    if whole and own and (names := own(entity, site)):
        return names
    return tuple(person.title for person in site.resolve(dict.fromkeys(entity.fields.contacts)))


def _story_authors(entity: Entity, site: Site, section: Section) -> tuple[str, ...]:
    """The people whom the contact blocks of a story name."""
    named: list[object] = []
    for call in entity.prose.blocks_in(section.html):
        if site.blocks[call.name].contacts:
            named += site.blocks[call.name].references(call)
    return tuple(person.title for person in site.resolve(dict.fromkeys(named)))


def _projects(entity: Entity) -> tuple[str, ...]:
    """The ids of the projects that an item is about."""
    own = (entity.id,) if entity.kind == "project" else ()
    return tuple(dict.fromkeys([*(ref.id for ref in entity.fields.projects), *own]))


def _categories(entity: Entity, ids: Iterable[str], site: Site) -> tuple[str, ...]:
    """The tags of an item, and the names of the projects that it, or its story, is about."""
    projects = (site.get("project", id) for id in ids)
    names = [project.fields.short_name or project.title for project in projects if project is not None]
    return tuple(dict.fromkeys([*entity.fields.tags, *names]))


def _picture(entity: Entity, site: Site) -> FeedPicture | None:
    """The item's picture with its full address, and what its file is like once it is out."""
    image, picture = entity.fields.image, absolute_picture(site.picture(entity), site)
    asset = site.asset(image.src.path) if image else None
    if picture is None or asset is None:
        return None
    return FeedPicture(picture, media_type(asset.path), site.size_of(asset.path))
