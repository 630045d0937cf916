"""An item in every form, written once for all feeds that it stands in.

feedgen makes the elements of RSS and Atom, once for each shape of an item (with a picture, with two authors);
the texts of the items are put in their places. An item stands in half a dozen feeds, and its full text is by
far the largest part of it: that is kept once, and put in last.
"""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import lru_cache
from html import escape
from typing import Any, NamedTuple

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseEntryExtension
from feedgen.ext.dc import DcEntryExtension
from feedgen.util import xml_elem
from lxml import etree

from plugins.core.feed import FeedItem, FeedPicture

CONTENT = "http://purl.org/rss/1.0/modules/content/"
DC = "http://purl.org/dc/elements/1.1/"
MEDIA = "http://search.yahoo.com/mrss/"

_PLACE = re.compile("\ue000([a-z0-9-]+)\ue001")
_TEXT = "text"
# In the places of the dates, which feedgen takes as such only.
_DATE, _RENEWED = datetime(2000, 1, 1, tzinfo=UTC), datetime(2000, 1, 2, tzinfo=UTC)
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Entry:
    """An item in every form; ``changed`` is its newest date.

    ``text`` is its full text as HTML. An item that is not ``whole`` has it in a JSON Feed only, where
    something must stand in its place.
    """

    def __init__(self, item: FeedItem, text: str, *, whole: bool = True) -> None:
        self.date = item.date.instant
        self.changed = max(moment.instant for moment in (item.date, item.updated) if moment)
        self.renewed = item.renewed.instant
        self._text = _clean(text)
        alt = bool(item.picture and item.picture.picture.alt)
        shape = _Shape(len(item.authors), len(item.categories), bool(item.picture), alt, whole)
        values = _values(item)
        self._rss, self._atom = (_filled(pattern, values) for pattern in _patterns(shape))
        self._json = json.dumps(_plain(item), ensure_ascii=False).removesuffix("}")

    @property
    def rss(self) -> str:
        """The ``item`` of RSS."""
        return _escaped(self._text).join(self._rss)

    @property
    def atom(self) -> str:
        """The ``entry`` of Atom."""
        return _escaped(self._text).join(self._atom)

    @property
    def json(self) -> str:
        """The item of a JSON Feed."""
        return f'{self._json}, "content_html": {json.dumps(self._text, ensure_ascii=False)}}}'


class _Shape(NamedTuple):
    """What an item has: how many authors and categories, a picture and its text, a full text."""

    authors: int
    categories: int
    picture: bool
    alt: bool
    whole: bool


Pattern = tuple[str, ...]
"""An element as XML, and at each second place the name of the value that stands there."""


class _Picture(BaseEntryExtension):  # type: ignore[misc]  # feedgen is published without types
    """The picture of an item, as an enclosure and as Media RSS 1.5.1 has it.

    feedgen's own extension has no text alternative, and its links in Atom entries forget what they are.
    """

    there = False
    alt = False

    def extend_rss(self, entry: Any) -> Any:  # noqa: ANN401 - an element of lxml, which has no types
        """Add ``enclosure`` and ``media:content``."""
        if self.there:
            enclosure = xml_elem("enclosure", entry, url=_place("picture"))
            self._tell(enclosure, entry)
        return entry

    def extend_atom(self, entry: Any) -> Any:  # noqa: ANN401 - as above
        """Add the link that is an enclosure, and ``media:content``."""
        if self.there:
            enclosure = xml_elem("link", entry, href=_place("picture"), rel="enclosure")
            self._tell(enclosure, entry)
        return entry

    def _tell(self, enclosure: Any, entry: Any) -> None:  # noqa: ANN401 - as above
        enclosure.set("length", _place("length"))
        enclosure.set("type", _place("type"))
        content = xml_elem(f"{{{MEDIA}}}content", entry, url=_place("picture"), fileSize=_place("length"))
        for name, value in {"type": _place("type"), "medium": "image"}.items():
            content.set(name, value)
        for name in ("width", "height"):
            content.set(name, _place(name))
        if self.alt:
            xml_elem(f"{{{MEDIA}}}description", content, type="plain").text = _place("alt")


@lru_cache(maxsize=256)
def _patterns(shape: _Shape) -> tuple[Pattern, Pattern]:
    """The patterns of RSS and of Atom for items of a shape, as feedgen writes them."""
    entry = FeedEntry()
    entry.register_extension("dc", DcEntryExtension, atom=False)
    entry.register_extension("picture", _Picture)
    entry.title(_place("title"))
    entry.link(href=_place("url"))
    entry.summary(_place("summary"))
    entry.description(_place("description"))
    if shape.whole:
        entry.content(_place(_TEXT), type="html")
    entry.guid(_place("guid"), permalink=False)
    entry.published(_DATE)
    entry.updated(_RENEWED)
    authors = [_place(f"author-{at}") for at in range(shape.authors)]
    entry.author([{"name": name} for name in authors])
    entry.dc.dc_creator(authors)
    entry.category([{"term": _place(f"category-{at}")} for at in range(shape.categories)])
    entry.picture.there, entry.picture.alt = shape.picture, shape.alt
    rss = _alone(entry.rss_entry(), {"content": CONTENT, "dc": DC, "media": MEDIA})
    return _pattern(rss), _pattern(_alone(entry.atom_entry(), {"media": MEDIA}))


def _place(name: str) -> str:
    """What stands in a pattern for a value: in a text and in an attribute XML leaves it as it is."""
    return f"\ue000{name}\ue001"


def _pattern(written: str) -> Pattern:
    dates = {
        format_datetime(_DATE): "day",
        _DATE.isoformat(): "published",
        _RENEWED.isoformat(): "updated",
    }
    for date, name in dates.items():
        written = written.replace(date, _place(name))
    return tuple(_PLACE.split(written))


def _filled(pattern: Pattern, values: Mapping[str, str]) -> Sequence[str]:
    """The element with the values in their places, in two parts where its full text stands between them."""
    parts: list[list[str]] = [[]]
    for at, piece in enumerate(pattern):
        if at % 2 and piece == _TEXT:
            parts.append([])
        else:
            parts[-1].append(values[piece] if at % 2 else piece)
    return tuple(_clean("".join(part)) for part in parts)


def _values(item: FeedItem) -> Mapping[str, str]:
    """The values of an item by the names of their places, as they stand in a text or an attribute of XML."""
    summary = item.summary or item.title
    found = {
        "title": item.title,
        "url": item.url,
        "summary": summary,
        # Readers take it for HTML: a plain text is escaped once more.
        "description": escape(summary, quote=False),
        "guid": item.guid,
    }
    found |= {f"author-{at}": name for at, name in enumerate(item.authors)}
    found |= {f"category-{at}": name for at, name in enumerate(item.categories)}
    if item.picture is not None:
        picture = item.picture.picture
        found |= {"picture": picture.url, "type": item.picture.type, "length": str(item.picture.length)}
        found |= {"width": str(picture.width), "height": str(picture.height), "alt": picture.alt}
    dates = {
        "day": format_datetime(writable(item.date.instant)),
        "published": machine(item.date.instant),
        "updated": machine(item.renewed.instant),
    }
    return {name: _escaped(value).replace('"', "&quot;") for name, value in found.items()} | dates


def _alone(element: Any, namespaces: dict[str, str]) -> str:  # noqa: ANN401 - an element of lxml
    """The element as a text for a document that declares these namespaces."""
    etree.Element("feed", nsmap=namespaces).append(element)
    written: str = etree.tostring(element, encoding="unicode", pretty_print=True)
    return f"<{element.tag}{written[written.index('>') :]}"


def _plain(item: FeedItem) -> dict[str, object]:
    """The item as a JSON Feed has it (jsonfeed.org/version/1.1), but for its text."""
    picture = item.picture
    found: dict[str, object] = {
        "id": item.guid,
        "url": item.url,
        "title": item.title,
        "summary": item.summary,
        "image": picture.picture.url if picture else "",
        "date_published": machine(item.date.instant),
        "date_modified": machine(item.renewed.instant) if item.renewed != item.date else "",
        "authors": [{"name": name} for name in item.authors],
        "tags": list(item.categories),
        "language": item.lang,
        "attachments": [_attachment(picture)] if picture else [],
    }
    return {name: value for name, value in found.items() if value}


def _attachment(picture: FeedPicture) -> dict[str, object]:
    found = {"url": picture.picture.url, "mime_type": picture.type, "title": picture.picture.alt}
    return {name: value for name, value in found.items() if value} | {"size_in_bytes": picture.length}


def _clean(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return _NO_XML.sub("", text) if _NO_XML.search(text) else text


def _escaped(text: str) -> str:
    """The text as it stands in an element of XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def machine(moment: datetime) -> str:
    """The moment as RFC 3339 has it."""
    return writable(moment).isoformat()


def writable(moment: datetime) -> datetime:
    """The moment in a zone that RFC 822 and 3339 can write: local mean time (before 1921) has seconds."""
    offset = moment.utcoffset() or timedelta()
    return moment.astimezone(UTC) if offset % timedelta(minutes=1) else moment
