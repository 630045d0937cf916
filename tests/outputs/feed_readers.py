"""The three forms of a feed, each read into the same values, as a subscriber's program has them."""

import json
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

FORMS = ("xml", "atom", "json")
ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DC = "{http://purl.org/dc/elements/1.1/}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
MEDIA = "{http://search.yahoo.com/mrss/}"


class Item(NamedTuple):
    """What every form tells of an item; ``enclosure`` is address, media type, length."""

    id: str
    url: str
    title: str
    summary: str
    text: str
    published: datetime
    updated: datetime | None
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    enclosure: tuple[str, str, int] | None


class Feed(NamedTuple):
    """What every form tells of itself."""

    title: str
    about: str
    home: str
    lang: str
    links: dict[str, str]
    items: tuple[Item, ...]
    archive: bool


def read(data: bytes, form: str) -> Feed:
    """A feed in one of `FORMS`. What a form cannot tell (RSS: when an item changed) is None."""
    return {"xml": _rss, "atom": _atom, "json": _json}[form](data)


def _rss(data: bytes) -> Feed:
    channel = ET.fromstring(data)[0]  # noqa: S314 - our own file
    links = {link.attrib["rel"]: link.attrib["href"] for link in channel.findall(f"{ATOM}link")}
    items = tuple(
        Item(
            _text(item, "guid"),
            _text(item, "link"),
            _text(item, "title"),
            _text(item, "description"),
            _text(item, f"{CONTENT}encoded"),
            parsedate_to_datetime(_text(item, "pubDate")),
            None,
            tuple(one.text or "" for one in item.findall(f"{DC}creator")),
            tuple(one.text or "" for one in item.findall("category")),
            _enclosure(item.find("enclosure"), "url"),
        )
        for item in channel.findall("item")
    )
    told = (_text(channel, name) for name in ("title", "description", "link", "language"))
    return Feed(*told, links, items, channel.find(f"{HISTORY}archive") is not None)


def _atom(data: bytes) -> Feed:
    root = ET.fromstring(data)  # noqa: S314 - as above
    links = {one.attrib["rel"]: one.attrib["href"] for one in root.findall(f"{ATOM}link")}
    items = tuple(
        Item(
            _text(entry, f"{ATOM}id"),
            next(one.attrib["href"] for one in entry.findall(f"{ATOM}link") if "rel" not in one.attrib),
            _text(entry, f"{ATOM}title"),
            _text(entry, f"{ATOM}summary"),
            _text(entry, f"{ATOM}content"),
            datetime.fromisoformat(_text(entry, f"{ATOM}published")),
            datetime.fromisoformat(_text(entry, f"{ATOM}updated")),
            tuple(_text(one, f"{ATOM}name") for one in entry.findall(f"{ATOM}author")),
            tuple(one.attrib["term"] for one in entry.findall(f"{ATOM}category")),
            _enclosure(entry.find(f"{ATOM}link[@rel='enclosure']"), "href"),
        )
        for entry in root.findall(f"{ATOM}entry")
    )
    lang, home = root.attrib["{http://www.w3.org/XML/1998/namespace}lang"], links.pop("alternate")
    archive = root.find(f"{HISTORY}archive") is not None
    return Feed(
        _text(root, f"{ATOM}title"), _text(root, f"{ATOM}subtitle"), home, lang, links, items, archive
    )


def _json(data: bytes) -> Feed:
    found: dict[str, Any] = json.loads(data)
    links = {"self": found["feed_url"], "prev-archive": found.get("next_url")}
    links["hub"] = next((hub["url"] for hub in found.get("hubs", ())), None)
    items = tuple(
        Item(
            one["id"],
            one["url"],
            one["title"],
            one.get("summary", ""),
            one["content_html"],
            datetime.fromisoformat(one["date_published"]),
            datetime.fromisoformat(one.get("date_modified") or one["date_published"]),
            tuple(author["name"] for author in one.get("authors", ())),
            tuple(one.get("tags", ())),
            next((_attached(file) for file in one.get("attachments", ())), None),
        )
        for one in found["items"]
    )
    told = (found[name] for name in ("title", "description", "home_page_url", "language"))
    return Feed(*told, {rel: url for rel, url in links.items() if url}, items, archive=False)


def _text(element: ET.Element, name: str) -> str:
    return element.findtext(name) or ""


def _enclosure(element: ET.Element | None, address: str) -> tuple[str, str, int] | None:
    if element is None:
        return None
    return element.attrib[address], element.attrib["type"], int(element.attrib["length"])


def _attached(file: dict[str, Any]) -> tuple[str, str, int]:
    return file["url"], file["mime_type"], file["size_in_bytes"]
