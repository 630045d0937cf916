"""The feeds of a site before any format: which there are, what each is called, what stands in it.

Source: content-model.md, "Outputs". The words are those of the output `plugins.feeds`
(``feeds.…``) and of the kinds.
"""

import html
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from plugins.core.absolute import absolute_html
from plugins.core.feed import FeedItem
from plugins.core.page import home, tag_address
from plugins.core.render import Renderer
from plugins.core.site import Site
from plugins.core.tagged import tags

NEWEST = 50


@dataclass(frozen=True)
class Feed:
    """A feed of one language: its name (``projects/pro-sos``), its words, its items in order.

    ``home`` is the full address of the page that the feed follows.
    """

    name: str
    lang: str
    title: str
    description: str
    home: str
    items: tuple[FeedItem, ...] = ()

    @property
    def changed(self) -> datetime | None:
        """When its content last changed: the newest date in it, or None for an empty feed."""
        moments = [moment for item in self.items for moment in (item.date, item.updated) if moment]
        return max((moment.instant for moment in moments), default=None)


def feeds(site: Site) -> Iterator[Feed]:
    """Every feed of the site with its newest items: the newest date first, then by id."""
    standing: dict[tuple[str, str], list[FeedItem]] = {}
    for item in sorted(_items(site), key=lambda item: item.id):
        for name in item.feeds:
            standing.setdefault((item.lang, name), []).append(item)
    for lang in site.languages:
        for feed in _empty_feeds(site, lang):
            newest = sorted(standing.get((lang, feed.name), ()), key=_instant, reverse=True)
            yield replace(feed, items=tuple(newest[:NEWEST]))


def full_text(item: FeedItem, site: Site, renderer: Renderer) -> str:
    """The item's text as HTML with full addresses; the note on a change leads it."""
    text = absolute_html(renderer.body(item.body, item.lang), item.url)
    text = text or f"<p>{html.escape(item.summary)}</p>"
    if not item.change:
        return text
    label = html.escape(site.strings[item.lang]("feeds.change"))
    return f"<p><strong>{label}</strong> {html.escape(item.change)}</p>\n{text}"


def _items(site: Site) -> Iterator[FeedItem]:
    for entity in site.items.values():
        if entity.date is not None:
            yield from site.kinds[entity.kind].feed_items(entity, site)


def _instant(item: FeedItem) -> datetime:
    return item.date.instant


def _empty_feeds(site: Site, lang: str) -> Iterator[Feed]:
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
    for kind in site.kinds.values():
        if kind.item_feed:
            for entity in sorted(site.of(kind.name), key=lambda entity: entity.id):
                place, title = f"{kind.item_feed}/{entity.id}", f"{name} – {entity.title}"
                yield feed(place, title, words("feeds.item", name=entity.title), site.address(entity))
    for tag in tags(site, lang):
        text = words("feeds.tag", name=tag.name)
        yield feed(f"tags/{tag.slug}", f"{name} – {tag.name}", text, tag_address(site, lang, tag.slug))
