"""A file of a feed in each form: feedgen makes what is around the items, which are put in as texts."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from html import escape
from typing import Any

from feedgen.ext.base import BaseExtension
from feedgen.feed import FeedGenerator
from feedgen.util import xml_elem

from plugins.core.feed import Document
from plugins.core.page import FEED_TYPES
from plugins.feeds.entries import CONTENT, DC, MEDIA, Entry, writable

ATOM = "http://www.w3.org/2005/Atom"
HISTORY = "http://purl.org/syndication/history/1.0"


class _Channel(BaseExtension):  # type: ignore[misc]  # feedgen is published without types
    """What feedgen lacks of a feed: namespaces, links in RSS, archives, and one that never changed.

    feedgen stamps a feed without a date of its own with the clock's.
    """

    document: Document
    empty = False

    def extend_ns(self) -> dict[str, str]:
        """The namespaces of the items, and that of archives where it is needed."""
        needed = {"content": CONTENT, "dc": DC, "media": MEDIA}
        return needed | {"fh": HISTORY} if self.document.archive else needed

    def extend_atom(self, feed: Any) -> Any:  # noqa: ANN401 - an element of lxml, which has no types
        """Say that it is an archive."""
        if self.document.archive:
            xml_elem(f"{{{HISTORY}}}archive", feed)
        return feed

    def extend_rss(self, feed: Any) -> Any:  # noqa: ANN401 - an element of lxml, which has no types
        """The same in RSS, with the links; take the clock's stamp off an empty feed."""
        channel = feed[0]
        for rel, address in _links(self.document).items():
            xml_elem(f"{{{ATOM}}}link", channel, href=address, rel=rel)
        self.extend_atom(channel)
        if self.empty:
            channel.remove(channel.find("lastBuildDate"))
        return feed


def rss(document: Document, entries: Sequence[Entry], _year: int) -> bytes:
    """The feed as RSS 2.0. Source: rssboard.org/rss-specification and /rss-profile."""
    made = _made(document, entries, "xml")
    if entries:
        made.lastBuildDate(writable(max(entry.changed for entry in entries)))
        made.pubDate(writable(max(entry.date for entry in entries)))
    return _put_in(made.rss_str(pretty=True), "</channel>", [entry.rss for entry in entries], document)


def atom(document: Document, entries: Sequence[Entry], year: int) -> bytes:
    """The feed as Atom 1.0. An empty one is from the ``year`` of the lasting ids. Source: RFC 4287."""
    made = _made(document, entries, "atom")
    made.id(document.id)
    made.author(name=document.author.name, uri=document.author.url)
    made.updated(
        writable(max((entry.renewed for entry in entries), default=datetime(year, 1, 1, tzinfo=UTC)))
    )
    for rel, address in _links(document).items():
        made.link(href=address, rel=rel)
    return _put_in(made.atom_str(pretty=True), "</feed>", [entry.atom for entry in entries], document)


def json_feed(document: Document, entries: Sequence[Entry], _year: int) -> bytes:
    """The feed as JSON Feed 1.1. Source: jsonfeed.org/version/1.1."""
    found: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": document.title,
        "home_page_url": document.home,
        "feed_url": document.own,
        "description": document.description,
        "next_url": document.older,
        "authors": [{"name": document.author.name, "url": document.author.url}],
        "language": document.lang,
        "hubs": [{"type": "WebSub", "url": document.hub}] if document.hub else [],
    }
    said = json.dumps({name: value for name, value in found.items() if value}, ensure_ascii=False, indent=1)
    items = ",\n".join(entry.json for entry in entries)
    return "".join((said.removesuffix("\n}"), ',\n "items": [\n', items, "\n]\n}\n")).encode("utf-8")


def _made(document: Document, entries: Sequence[Entry], form: str) -> FeedGenerator:
    """What the forms of XML have in common."""
    made = FeedGenerator()
    made.register_extension("channel", _Channel)
    made.channel.document = document
    made.channel.empty = not entries
    made.title(document.title)
    made.description(document.description)
    made.language(document.lang)
    made.link(href=document.own, rel="self", type=FEED_TYPES[form])
    made.link(href=document.home, rel="alternate")
    return made


def _links(document: Document) -> Mapping[str, str]:
    """The links of a feed by what they are: its archives (RFC 5005, 4) and its hub (WebSub, 4)."""
    found = {
        "hub": document.hub,
        "current": document.current if document.archive else "",
        "prev-archive": document.older,
        "next-archive": document.newer,
    }
    return {rel: address for rel, address in found.items() if address}


def _put_in(written: bytes, end: str, items: Sequence[str], document: Document) -> bytes:
    """The items before the last tag of what is around them, and the style sheet before the first."""
    declaration, _, rest = written.decode("utf-8").partition("\n")
    before, _, after = rest.rpartition(end)
    style = f'<?xml-stylesheet type="text/css" href="{escape(document.style)}"?>'
    return "".join((declaration, "\n", style, "\n", before, *items, end, after)).encode("utf-8")
