"""The feeds of a site before any format: which there are, what each is called, what stands in it.

Source: content-model.md, "Outputs". The words are those of the output `plugins.feeds`
(``feeds.…``) and of the kinds.
"""

import html
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from plugins.core.absolute import absolute_html
from plugins.core.deadlines import DEADLINES, deadlines_address, has_deadlines
from plugins.core.feature import nothing
from plugins.core.feed import FeedItem
from plugins.core.model import Entity
from plugins.core.page import home, tag_address
from plugins.core.site import Site
from plugins.core.tagged import tags
from plugins.core.text import slugify

if TYPE_CHECKING:
    from plugins.core.render import Renderer

NEWEST = 50


@dataclass(frozen=True)
class Feed:
    """A feed of one language: its name (``projects/pro-sos``), its words.

    ``home`` is the full address of the page that the feed follows.
    """

    name: str
    lang: str
    title: str
    description: str
    home: str


class Standing(NamedTuple):
    """An item that stands in a feed; ``story`` is empty for a whole one."""

    kind: str
    id: str
    story: str


def feed_of(lang: str, name: str, site: Site) -> Feed:
    """A feed by its name. Raises KeyError for an unknown one."""
    feed = site.ask(_feed, lang, name)
    if feed is None:
        raise KeyError(name)
    return feed


def standing(lang: str, name: str, site: Site) -> tuple[Standing, ...]:
    """What stands in a feed, as many as it holds: the newest date first, then by id."""
    return site.ask(_standings).get((lang, name), ())


def _standings(site: Site) -> Mapping[tuple[str, str], tuple[Standing, ...]]:
    found: dict[tuple[str, str], list[Standing]] = {}
    dated = [entity for entity in site.everything() if entity.brief.day and site.kinds[entity.kind].feeds]
    for entity in sorted(dated, key=lambda one: (-one.brief.instant, one.kind, one.id)):
        for item, names in _placed(entity, site):
            for name in names:
                run = found.setdefault((entity.brief.lang, name), [])
                # The stories of the last issue that has room are put in order before they are cut off.
                if len(run) < NEWEST or _instant(run[NEWEST - 1], site) == entity.brief.instant:
                    run.append(item)
    return {key: tuple(sorted(run, key=partial(_order, site=site))[:NEWEST]) for key, run in found.items()}


def _placed(entity: Entity, site: Site) -> Iterator[tuple[Standing, Iterable[str]]]:
    """The item, and its stories, each with the feeds that it stands in."""
    kind, brief = site.kinds[entity.kind], entity.brief
    tags = [f"tags/{slug}" for tag in brief.tags if (slug := slugify(tag))]
    tags += [f"{folder}/{id}" for name, id in brief.within if (folder := site.kinds[name].item_feed)]
    for topics in brief.topics if kind.stories or kind.topical else ():
        projects = (project for id in topics.projects for project in (id, *_parents(id, site)))
        names = dict.fromkeys([*(f"projects/{id}" for id in projects), *tags])
        if topics.story:
            yield Standing(entity.kind, entity.id, topics.story), ("stories", *names)
        else:
            yield Standing(entity.kind, entity.id, ""), (*kind.feeds, *names)
    if not kind.topical:
        yield Standing(entity.kind, entity.id, ""), kind.feeds


def _parents(id: str, site: Site) -> Iterator[str]:
    seen = {id}
    project = site.get("project", id)
    while project is not None and (parent := project.brief.parent) and parent not in seen:
        seen.add(parent)
        yield parent
        project = site.get("project", parent)


def _order(item: Standing, site: Site) -> tuple[float, str]:
    return -_instant(item, site), "/".join(filter(None, item))


def _instant(item: Standing, site: Site) -> float:
    return site.contents.items[item.kind, item.id].brief.instant


def full_text(item: FeedItem, site: Site, renderer: "Renderer") -> str:
    """The item's text as HTML with full addresses; the note on a change leads it."""
    text = absolute_html(renderer.body(item.body, item.lang), item.url)
    text = text or f"<p>{html.escape(item.summary)}</p>"
    if not item.change:
        return text
    label = html.escape(site.strings[item.lang]("feeds.change"))
    return f"<p><strong>{label}</strong> {html.escape(item.change)}</p>\n{text}"


def _feed(lang: str, name: str, site: Site) -> Feed | None:
    return site.ask(_by_name, lang).get(name)


def feed_names(lang: str, site: Site) -> tuple[str, ...]:
    """The names of all feeds of a language."""
    return tuple(site.ask(_by_name, lang))


def _by_name(lang: str, site: Site) -> Mapping[str, Feed]:
    return {feed.name: feed for feed in _feeds(lang, site)}


def _feeds(lang: str, site: Site) -> Iterator[Feed]:
    words, name = site.strings[lang], site.identity.name
    front = home(site, lang).url

    def feed(feed_name: str, title: str, description: str, address: str) -> Feed:
        return Feed(feed_name, lang, title, description, site.identity.absolute(address))

    yield feed("all", name, words("feeds.all", name=name), front)
    for kind in site.kinds.values():
        address = site.lists.get((kind.name, lang), front)
        if kind.feed:
            listed = words(f"{kind.name}.list")
            yield feed(kind.feed, f"{name} – {listed}", words(f"{kind.name}.intro"), address)
        if kind.stories:
            yield feed("stories", f"{name} – {words('feeds.stories')}", words("feeds.stories-text"), address)
    if any(kind.deadlines is not nothing for kind in site.kinds.values()):
        place = deadlines_address(site, lang) if site.ask(has_deadlines, lang) else front
        title = f"{name} – {words('feeds.deadlines')}"
        yield feed(DEADLINES, title, words("feeds.deadlines-text"), place)
    for kind in site.kinds.values():
        if kind.item_feed:
            for entity in sorted(site.of(kind.name), key=lambda entity: entity.id):
                place, title = f"{kind.item_feed}/{entity.id}", f"{name} – {entity.title}"
                yield feed(place, title, words("feeds.item", name=entity.title), site.address(entity))
    for tag in site.ask(tags, lang):
        text = words("feeds.tag", name=tag.name)
        yield feed(f"tags/{tag.slug}", f"{name} – {tag.name}", text, tag_address(site, lang, tag.slug))
