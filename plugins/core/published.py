"""What is published, told in one file: ``published.json``, by which a later build knows what it would change.

It has one line for each page, for each item that subscribers get and for each other file: sorted, with
addresses as paths from the front page, so that another host makes no difference. Digests are of what readers
and subscribers see: of a page's view and the words of its head, never of the menu or the theme around it.
"""

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import Any, NamedTuple

from msgspec.structs import replace

from plugins.core.deadline import Deadline
from plugins.core.deadlines import Due, name_of
from plugins.core.feature import nothing
from plugins.core.feed import FeedItem
from plugins.core.identity import Identity
from plugins.core.model import Entity
from plugins.core.page import contacts_of
from plugins.core.site import Site, quoted
from plugins.core.subscription import archived_item, feed_item, guid
from plugins.core.view import BlockView, Body, Page

NAME = "published.json"
VERSION = 1

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
STORY, DEADLINE = "story", "deadline"

_LEADS_AWAY = re.compile(r"https?://|mailto:|tel:|#")  # also to a place of the text itself

Parts = tuple[str, tuple[str, ...]]
"""The lines of a page: its own, and one for each item that it has for subscribers."""


class PublishedPage(NamedTuple):
    """A page: ``kind`` and ``id`` of its item, or who made it and of what."""

    address: str
    kind: str
    id: str
    title: str
    digest: str


class PublishedItem(NamedTuple):
    """What subscribers get: an item, or a ``part`` of it (``story/aluekierros``, ``deadline``).

    ``name`` is the part of its lasting id that tells it from all others, as writers are told it. Without a
    ``date`` it stands in calendars alone. ``text`` is the digest of its own text, empty where it has none.
    """

    guid: str
    kind: str
    id: str
    part: str
    address: str
    date: str
    title: str
    digest: str
    text: str

    @property
    def owner(self) -> tuple[str, str]:
        """Kind and id of the item that it is, or is a part of."""
        return self.kind, self.id

    @property
    def name(self) -> str:
        """The short form of its id, by which it is excused."""
        part, _, rest = self.part.partition("/")
        if part == STORY:
            return f"{STORY}/{self.id}/{rest}"
        if part == DEADLINE:
            return "/".join(filter(None, (DEADLINE, self.kind, self.id, rest)))
        return f"{self.kind}/{self.id}"


class PublishedFile(NamedTuple):
    """Any other file that has an address: ``kind`` is who makes it."""

    address: str
    kind: str


class Record(NamedTuple):
    """All that is published. ``ids`` is what the lasting ids begin with: domain and year."""

    ids: str
    pages: Mapping[str, PublishedPage]
    items: Mapping[str, PublishedItem]
    files: Mapping[str, PublishedFile]

    def has(self, address: str) -> bool:
        """Whether something stands at an address."""
        return address in self.pages or address in self.files


class RecordError(ValueError):
    """A file that is no such record: the code of the message, and what it names."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def record_parts(page: Page, path: str, kind: str, args: tuple[str, ...], site: Site) -> Parts:
    """What the record says of a page, made of its slot or, for an item, with its kind and id."""
    head = page.head
    said = (page.lang, head.title, head.description, head.published, head.modified, page.view)
    line = PublishedPage(
        address_at(path), kind, "/".join(args), head.title, _digest(repr(said), site.identity)
    )
    entity = site.get(kind, args[0]) if kind in site.kinds else None
    items = tuple(_line(item) for item in _items(entity, site)) if entity is not None else ()
    return _line(line), items


def rendered(parts: Iterable[Parts], files: Iterable[tuple[str, str]], identity: Identity) -> bytes:
    """The record as a file; ``files`` are the paths of those that are no pages, each with its maker."""
    found = tuple(parts)
    groups = {
        "pages": [page for page, _ in found],
        "items": [item for _, items in found for item in items],
        "files": [_line(PublishedFile(address_at(path), maker)) for path, maker in files],
    }
    ids = json.dumps(identity.tag_uri(""), ensure_ascii=False)
    lists = "".join(f',\n"{name}":[{_joined(lines)}]' for name, lines in groups.items())
    return f'{{"version":{VERSION},\n"ids":{ids}{lists}}}\n'.encode()


def read_record(data: bytes) -> Record:
    """The record in a file that may be anybody's. Raises RecordError."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as fault:
        raise RecordError("published-damaged") from fault
    if not isinstance(found, dict) or "version" not in found:
        raise RecordError("published-damaged")
    if found["version"] != VERSION:
        raise RecordError("published-version", version=ascii(found["version"])[:20])
    ids = found.get("ids")
    if not isinstance(ids, str) or not ids.isprintable():
        raise RecordError("published-damaged")
    pages = {page.address: page for page in _read(found.get("pages"), PublishedPage)}
    items = {item.guid: item for item in _read(found.get("items"), PublishedItem)}
    files = {file.address: file for file in _read(found.get("files"), PublishedFile)}
    return Record(ids, pages, items, files)


def address_at(path: str) -> str:
    """The address of a file of the output, from the site's front page on."""
    folder = path.removesuffix("index.html")
    return f"/{quoted(folder if folder in ('', path) or folder.endswith('/') else path)}"


def _read(found: object, form: Any) -> Iterator[Any]:  # noqa: ANN401 - one of the three sorts of lines
    if not isinstance(found, list):
        raise RecordError("published-damaged")
    for entry in found:
        if not isinstance(entry, dict) or entry.keys() != set(form._fields):
            raise RecordError("published-damaged")
        # What is told at a terminal must not steer it.
        if not all(isinstance(text, str) and _is_plain(text) for text in entry.values()):
            raise RecordError("published-damaged")
        if form is PublishedItem and entry["date"] and not _is_day(entry["date"]):
            raise RecordError("published-damaged")
        yield form(**entry)


def _is_day(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_plain(text: str) -> bool:
    return text.isprintable() or not any(c < " " or "\x7f" <= c <= "\x9f" for c in text)


def _items(entity: Entity, site: Site) -> Iterator[PublishedItem]:
    kind, address = site.kinds[entity.kind], _bare(site.address(entity), site.identity)
    if kind.feeds and entity.date is not None:
        yield _whole(entity, site)
        for section in entity.prose.sections if kind.stories else ():
            if section.heading is not None:
                part = f"{STORY}/{section.heading.id}"
                yield _fed(feed_item(entity, site, section), entity, part, section.html, site)
    elif kind.occasion is not None:
        said = repr((kind.occasion(entity, site), entity.fields.tags, entity.fields.updated))
        own = entity.fields.guid or guid(entity, None, site)
        yield _item(entity, _Said(own, "", address, entity.title, said, said), site.identity)
    for deadline in kind.deadlines(entity, site):
        yield _due(deadline, entity, address, site)


def _whole(entity: Entity, site: Site) -> PublishedItem:
    """An item that stands in feeds. Most are told by their own text; one that shows others is made whole."""
    prose, kind = entity.prose, site.kinds[entity.kind]
    text, links = prose.html(), tuple(link.href for link in prose.links)
    # Blocks, pictures, links within the site and leading facts show what is written elsewhere. A text
    # without them is not put together a second time: that is a third of what the record costs.
    if prose.blocks or prose.images or kind.lead is not nothing or not all(map(_LEADS_AWAY.match, links)):
        return _fed(feed_item(entity, site), entity, "", text, site)
    people = contacts_of(entity, site)
    shown = (BlockView("contact", people),) if people else ()
    own = replace(archived_item(entity, None, site), body=Body(repr(links), shown))
    return _fed(own, entity, "", text, site)


def _fed(item: FeedItem, entity: Entity, part: str, text: str, site: Site) -> PublishedItem:
    address = _bare(item.url.removeprefix(site.identity.url), site.identity)
    said = item.date, item.updated, item.change, item.authors, item.categories, item.summary
    line = _Said(item.guid, part, address, item.title, repr((said, item.body, item.picture)), text)
    return _item(entity, line, site.identity)


def _due(deadline: Deadline, entity: Entity, address: str, site: Site) -> PublishedItem:
    name = name_of(Due(entity.kind, entity.id, entity.title, address, deadline))
    whole = repr((deadline.text, deadline.day, deadline.cancelled, entity.fields.summary, entity.date))
    title, part = f"{deadline.what}: {entity.title}", "/".join(filter(None, (DEADLINE, deadline.id)))
    text = repr((deadline.what, deadline.day))
    line = _Said(site.identity.tag_uri(name), part, address, title, whole, text)
    return _item(entity, line, site.identity)


class _Said(NamedTuple):
    """What is told of an item: its own words in ``text``, in ``whole`` what else subscribers get of it."""

    guid: str
    part: str
    address: str
    title: str
    whole: str
    text: str


def _item(entity: Entity, said: _Said, identity: Identity) -> PublishedItem:
    guid, part, address, title, whole, text = said
    date = entity.date.day.isoformat() if entity.date else ""
    own = _digest(text, identity) if text.strip() else ""
    digest = _digest(f"{entity.lang} {title} {address} {own} {whole}", identity)
    return PublishedItem(guid, entity.kind, entity.id, part, address, date, title, digest, own)


def _digest(said: str, identity: Identity) -> str:
    return blake2b(_bare(said, identity).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _bare(said: str, identity: Identity) -> str:
    """The text with the site's own addresses as paths from its front page."""
    base, full = identity.base, f"{identity.url}/"
    host = full.partition("://")[2]
    if host in said:
        said = said.replace(full, "/").replace(host, "/")
    if base:
        said = said.removeprefix(base) if said.startswith(f"{base}/") else said
        for mark in ('"', "'", ", "):
            said = said.replace(f"{mark}{base}/", f"{mark}/")
    return said


def _line(entry: NamedTuple) -> str:
    return _ENCODER.encode(entry._asdict())


def _joined(lines: list[str]) -> str:
    return "\n" + ",\n".join(sorted(lines)) + "\n" if lines else ""
