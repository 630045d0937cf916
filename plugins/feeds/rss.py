"""A feed as RSS 2.0, written with feedgen. Imported only when a feed must be written."""

from collections.abc import Sequence
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from html import escape
from typing import Any

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.ext.dc import DcEntryExtension
from feedgen.feed import FeedGenerator
from feedgen.util import xml_elem

from plugins.core.feed import FeedItem
from plugins.core.media_types import media_type
from plugins.core.syndication import Feed
from plugins.core.view import Picture

MEDIA = "http://search.yahoo.com/mrss/"
RSS = "application/rss+xml"


class Channel(BaseExtension):  # type: ignore[misc]  # feedgen is published without types
    """What feedgen lacks of a channel: the namespace of pictures, and a feed that never changed.

    feedgen stamps a feed without a date of its own with the clock's.
    """

    empty = False

    def extend_ns(self) -> dict[str, str]:
        """The namespace of `ItemPicture`."""
        return {"media": MEDIA}

    def extend_rss(self, feed: Any) -> Any:  # noqa: ANN401 - an element of lxml, which has no types
        """Take the clock's stamp off an empty feed."""
        if self.empty:
            channel = feed[0]
            channel.remove(channel.find("lastBuildDate"))
        return feed


class ItemPicture(BaseEntryExtension):  # type: ignore[misc]  # feedgen is published without types
    """The picture of an item (Media RSS 1.5.1): feedgen's own extension has no text alternative."""

    picture: Picture | None = None

    def extend_rss(self, entry: Any) -> Any:  # noqa: ANN401 - an element of lxml, which has no types
        """Add ``media:content`` with the picture's size, and its text alternative."""
        picture = self.picture
        if picture is not None:
            content = xml_elem(f"{{{MEDIA}}}content", entry)
            content.set("url", picture.url)
            content.set("type", media_type(picture.url))
            content.set("medium", "image")
            content.set("width", str(picture.width))
            content.set("height", str(picture.height))
            if picture.alt:
                description = xml_elem(f"{{{MEDIA}}}description", content, type="plain")
                description.text = picture.alt
        return entry


class Item:
    """An item as feedgen takes it: written when it is made, so that each feed gets a copy.

    ``changed`` is its newest date.
    """

    def __init__(self, item: FeedItem, text: str) -> None:
        self.changed = max(moment.instant for moment in (item.date, item.updated) if moment)
        self._element = _entry(item, text).rss_entry()

    def register_extension(self, *_: object) -> None:
        """Nothing: it has been written with those that our feeds have."""

    def rss_entry(self) -> Any:  # noqa: ANN401 - an element of lxml, which has no types
        """The element to put into a feed."""
        return deepcopy(self._element)


def rss(feed: Feed, address: str, items: Sequence[Item]) -> bytes:
    """The feed of these items as RSS 2.0; ``address`` is its own.

    The same feed gives the same bytes. Source: rssboard.org/rss-specification and /rss-profile.
    """
    channel = FeedGenerator()
    channel.load_extension("dc")
    channel.register_extension("picture", Channel)
    channel.title(feed.title)
    channel.description(feed.description)
    channel.language(feed.lang)
    channel.link(href=address, rel="self", type=RSS)
    channel.link(href=feed.home, rel="alternate")
    channel.picture.empty = not items
    if items:
        channel.lastBuildDate(_writable(max(item.changed for item in items)))
    for item in items:
        channel.add_entry(item, order="append")
    written: bytes = channel.rss_str(pretty=True)
    return written


def _entry(item: FeedItem, text: str) -> FeedEntry:
    entry = FeedEntry()
    entry.register_extension("dc", DcEntryExtension)
    entry.register_extension("picture", ItemPicture)
    entry.title(item.title)
    entry.link(href=item.url)
    # Readers take it for HTML: a plain text is escaped once more.
    entry.description(escape(item.summary or item.title, quote=False), isSummary=True)
    entry.content(text)
    entry.guid(item.guid, permalink=False)
    entry.pubDate(_writable(item.date.instant))
    entry.category([{"term": name} for name in item.categories])
    entry.dc.dc_creator(list(item.authors))
    entry.picture.picture = item.picture
    return entry


def _writable(moment: datetime) -> datetime:
    """The moment in a zone that RFC 822 can write: local mean time (before 1921) has seconds."""
    offset = moment.utcoffset() or timedelta()
    return moment.astimezone(UTC) if offset % timedelta(minutes=1) else moment
