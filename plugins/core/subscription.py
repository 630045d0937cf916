"""Feed items of any kind: lasting ids, addresses, authors, and the feeds that an item stands in."""

from dataclasses import replace
from html import escape

from plugins.core.body import body_of
from plugins.core.deadlines import Due, name_of
from plugins.core.feature import Setting
from plugins.core.feed import FeedItem
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
    if entity.date is None:
        raise ValueError(entity.id)
    fields, heading = entity.fields, section.heading if section else None
    address = site.address(entity)
    return FeedItem(
        guid=fields.guid if fields.guid and heading is None else guid(entity, section, site),
        url=site.identity.absolute(address + (f"#{heading.id}" if heading else "")),
        lang=entity.lang,
        title=heading.text if heading else entity.title,
        summary=fields.summary if section is None else plain_excerpt(plain(section.html), SUMMARY_LENGTH),
        body=body_of(entity, site, section) if section is not None else _whole(entity, site),
        date=entity.date,
        updated=fields.updated,
        change=fields.change if section is None else "",
        authors=_authors(entity, site, section),
        categories=_categories(entity, section, site),
        picture=absolute_picture(site.picture(entity), site) if section is None else None,
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
    if section is not None and section.heading is not None:
        return site.identity.tag_uri(f"story/{entity.id}/{section.heading.id}")
    return site.identity.tag_uri(f"{entity.kind}/{entity.id}")


def _authors(entity: Entity, site: Site, section: Section | None) -> tuple[str, ...]:
    """Who stands behind a text: the people whom a story's contact blocks or the item name."""
    own = site.kinds[entity.kind].authors
    if section is None and own and (names := own(entity, site)):
        return names
    named: list[object] = []
    if section is not None:
        for call in entity.prose.blocks_in(section.html):
            if site.blocks[call.name].contacts:
                named += site.blocks[call.name].references(call)
    if not named:
        named += entity.fields.contacts
    return tuple(person.title for person in site.resolve(dict.fromkeys(named)))


def _categories(entity: Entity, section: Section | None, site: Site) -> tuple[str, ...]:
    setting = Setting(entity, section, site)
    ids = setting.story_projects if section is not None else setting.projects
    projects = (site.get("project", id) for id in ids)
    names = [project.fields.short_name or project.title for project in projects if project is not None]
    return tuple(dict.fromkeys([*entity.fields.tags, *names]))
