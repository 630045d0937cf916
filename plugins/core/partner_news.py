"""News of partners, as pages show them: the newest items of the snapshots of their feeds.

A page asks for each snapshot that it shows, and for what is shown of it: another's, or a server's new
validator in the same one, does not make it anew.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from plugins.core.dates import format_day, iso
from plugins.core.model import Entity
from plugins.core.partner_feed import path_of, read_snapshot
from plugins.core.problems import Problem, warning
from plugins.core.site import Site
from plugins.core.view import Value

# Of one partner alone, of each where there are several, and where they stand beside much else.
ALONE, OF_EACH, BRIEFLY = 5, 2, 3


class Told(Struct, frozen=True):
    """An item of a partner's feed, as its snapshot has it."""

    title: str
    url: str
    day: date | None
    summary: str
    lang: str


class Publisher(Struct, frozen=True):
    """Whose feed it is, as the feed says itself, and the newest of its items."""

    title: str
    url: str
    lang: str
    items: tuple[Told, ...]


class PartnerNews(Struct, frozen=True):
    """An item of a partner's, on a page: a link that leads away, who tells it, when, and in short."""

    title: Value
    source: Value
    date: Value | None
    summary: str


def followed(site: Site) -> Iterator[Entity]:
    """The items that name a feed of a partner, be they out or not."""
    kinds = frozenset(kind.name for kind in site.kinds.values() if "feed" in kind.model.model_fields)
    for kind, id in site.ids():
        if kind in kinds and (entity := site.written(kind, id)) and entity.fields.feed:
            yield entity


def source(kind: str, id: str, site: Site) -> str | None:
    """Where the snapshot of an item's feed was fetched from; empty where it cannot be read, None for none."""
    path = path_of(kind, id)
    data = site.data(path)
    if data is None:
        return None
    snapshot = read_snapshot(path, data)[0]
    return snapshot.source if snapshot else ""


def feed_problems(entity: Entity, site: Site) -> Iterator[Problem]:
    """A feed that has not been fetched yet, or not from its present address."""
    feed = getattr(entity.fields, "feed", "")
    if feed and site.ask(source, entity.kind, entity.id) not in (feed, ""):
        yield warning(entity.place("feed"), "partner-feed-new")


def publisher(kind: str, id: str, site: Site) -> Publisher | None:
    """What the snapshot of an item's feed has to show; None where there is none that can be read."""
    path = path_of(kind, id)
    data = site.data(path)
    snapshot = read_snapshot(path, data)[0] if data is not None else None
    if snapshot is None:
        return None
    newest = sorted(snapshot.items, key=lambda item: item.date or date.min, reverse=True)
    items = (Told(one.title, one.url, one.date, one.summary, snapshot.language) for one in newest)
    return Publisher(snapshot.title, snapshot.link, snapshot.language, tuple(items))


def partner_news(groups: Iterable[Iterable[Entity]], site: Site, lang: str) -> tuple[PartnerNews, ...]:
    """The newest items of the feeds of these, some of each group; nothing dated after the build day.

    Items of feeds that tell no days come last, in the feed's order.
    """
    newest = [one for group in groups for one in _newest(group, site)]
    first: dict[str, tuple[Entity, Publisher, Told]] = {}
    for one in sorted(newest, key=_day, reverse=True):
        first.setdefault(one[2].url, one)  # two partners may tell the same
    return tuple(_shown(item, _source(entity, of, lang), lang) for entity, of, item in first.values())


def own_news(entity: Entity, site: Site, lang: str) -> tuple[PartnerNews, ...]:
    """The newest items of one partner's feed, in brief: without their summaries."""
    of = site.ask(publisher, entity.kind, entity.id) if entity.fields.feed else None
    found = _out(of.items, BRIEFLY, site) if of else ()
    return tuple(replace(_shown(item, Value(entity.title), lang), summary="") for item in found)


def _newest(entities: Iterable[Entity], site: Site) -> list[tuple[Entity, Publisher, Told]]:
    """The newest of a group; nobody who writes much may crowd the others out."""
    known = [
        (entity, site.ask(publisher, entity.kind, entity.id)) for entity in entities if entity.fields.feed
    ]
    telling = [(entity, of) for entity, of in known if of is not None and of.items]
    most = ALONE if len(telling) == 1 else OF_EACH
    found = [(entity, of, item) for entity, of in telling for item in _out(of.items, most, site)]
    return sorted(found, key=_day, reverse=True)[:ALONE]


def _day(found: tuple[Entity, Publisher, Told]) -> date:
    return found[2].day or date.min


def _out(items: Iterable[Told], most: int, site: Site) -> list[Told]:
    """The newest of one feed. Only as many are compared with the day as are looked at."""
    out: list[Told] = []
    for item in items:
        if len(out) < most and (item.day is None or item.day <= site.as_of):
            out.append(item)
    return out


def _source(entity: Entity, of: Publisher, lang: str) -> Value:
    """An organisation by its name and site; a project's feed by the name that it gives itself."""
    fields = entity.fields
    if entity.kind == "organisation":
        return Value(
            fields.short_name or fields.title, url=fields.url or of.url, lang=_other(entity.lang, lang)
        )
    return Value(of.title or fields.short_name or fields.title, url=of.url, lang=_other(of.lang, lang))


def _shown(item: Told, source: Value, lang: str) -> PartnerNews:
    return PartnerNews(
        Value(item.title, url=item.url, lang=_other(item.lang, lang)),
        source,
        Value(format_day(item.day, lang), datetime=iso(item.day)) if item.day else None,
        item.summary,
    )


def _other(lang: str, page: str) -> str:
    """The language, where it is not the page's: Finnish of whatever country is Finnish."""
    return "" if lang.partition("-")[0] == page else lang
