"""A subscriber's program in small: it knows items by their guid and shows what it has not seen.

Feeds are read with feedparser, which programs of subscribers are built on.
"""

import html
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from io import BytesIO
from time import struct_time
from typing import NamedTuple
from urllib.parse import urlsplit

from msgspec import Struct

from plugins.core.syndication import NEWEST


class FeedError(Exception):
    """The bytes are no feed that a program could read."""


class Entry(NamedTuple):
    """An item as it came: its id, what is told of it, and a digest of all that a reader sees."""

    guid: str
    title: str
    address: str  # without the host: a site may move
    published: struct_time | None
    digest: bytes


class Received(Struct, frozen=True):
    """What one reading of a feed showed, as titles; ``count`` is the number of items in it.

    ``again`` are items that the reader was shown before under another guid, ``lost`` those that
    ought to be in the feed still and are not.
    """

    count: int
    new: tuple[str, ...]
    updated: tuple[str, ...]
    again: tuple[str, ...]
    lost: tuple[str, ...]


def entries(feed: bytes) -> tuple[Entry, ...]:
    """The items of a feed, each guid once. Raises FeedError for what is no feed."""
    import feedparser  # noqa: PLC0415 - only the commands that read feeds need it

    read = feedparser.parse(BytesIO(feed))
    if not read.get("version") or (read.bozo and not read.entries):
        raise FeedError
    found: dict[str, Entry] = {}
    for item in read.entries:
        title, link = html.unescape(item.get("title", "")), item.get("link", "")
        # Without an id a program takes the next best thing for one.
        guid = item.get("id") or link or title
        texts = (title, item.get("summary", ""), *(text.value for text in item.get("content", ())))
        digest = blake2b("\0".join(texts).encode("utf-8", "surrogatepass"), digest_size=16).digest()
        found.setdefault(guid, Entry(guid, title, _place(link), item.get("published_parsed"), digest))
    return tuple(found.values())


def _place(link: str) -> str:
    parts = urlsplit(link)
    return f"{parts.path}?{parts.query}#{parts.fragment}"


class Reader:
    """One subscriber of one feed: remembers for ever what it was given."""

    def __init__(self) -> None:
        self._known: dict[str, Entry] = {}
        self._former: Mapping[str, Entry] = {}

    def receive(self, items: Sequence[Entry]) -> Received:
        """What the subscriber is shown of these items, the feed's now."""
        here = {item.guid: item for item in items}
        gone = {guid: item for guid, item in self._known.items() if guid not in here}
        new: list[str] = []
        again: list[str] = []
        updated: list[str] = []
        for item in items:
            known = self._known.get(item.guid)
            if known is None:
                former = self._sent_as(item, gone)
                (new if former is None else again).append(item.title)
                gone.pop(former or "", None)
            elif known.digest != item.digest:
                updated.append(item.title)
        lost = [item.title for guid, item in gone.items() if guid in self._former and _belongs(item, items)]
        self._known |= here
        self._former = here
        return Received(len(items), tuple(new), tuple(updated), tuple(again), tuple(lost))

    def _sent_as(self, item: Entry, gone: Mapping[str, Entry]) -> str | None:
        """The guid under which the item was sent before: of one with its address, or of its title.

        Two items of one title are usual ("Kokouskutsu"); so only one that has just gone counts.
        """
        for guid, former in gone.items():
            if former.address == item.address or (guid in self._former and former.title == item.title):
                return guid
        return None


def _belongs(item: Entry, items: Sequence[Entry]) -> bool:
    """Whether the item would stand among these if it were still there: old ones give way to new ones."""
    days = [one.published for one in items if one.published is not None]
    if len(items) < NEWEST or not days:
        return True
    return item.published is not None and item.published > min(days)
