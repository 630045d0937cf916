"""What stands in a calendar, before its format: an item that takes place, or a deadline.

A deadline is an entry of its own and no alarm of its event: subscribed calendars drop alarms, an
alarm hangs on the start of an event that one may not come to, and not every deadline is an event's.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from plugins.core.dates import Moment, start_of
from plugins.core.deadlines import Due, name_of
from plugins.core.model import Entity
from plugins.core.site import Site
from plugins.core.subscription import guid

When = date | datetime
"""A whole day, or an instant."""

_SEQUENCE_BEGINS = datetime(2000, 1, 1, tzinfo=UTC)


class Entry(Struct, frozen=True):
    """An entry of a calendar. Its ends are days, or instants in the site's zone; ``end`` is no part of it.

    ``stamp`` and ``modified`` are in UTC. ``busy`` says that it takes the reader's time.
    """

    uid: str
    title: str
    url: str
    start: When
    end: When | None
    place: str
    text: str
    categories: tuple[str, ...]
    cancelled: bool
    busy: bool
    stamp: datetime
    modified: datetime | None
    sequence: int


def occasion_entry(entity: Entity, site: Site) -> Entry:
    """The entry of an item that takes place."""
    make = site.kinds[entity.kind].occasion
    if make is None:
        raise KeyError(entity.kind)
    found, fields = make(entity, site), entity.fields
    start, end = _ends(found.start, found.end, ZoneInfo(site.identity.zone))
    return Entry(
        uid=fields.guid or guid(entity, None, site),
        title=entity.title,
        url=site.identity.absolute(site.address(entity)),
        start=start,
        end=end,
        place=found.place,
        text=found.text,
        categories=tuple(fields.tags),
        cancelled=found.cancelled,
        busy=True,
        stamp=_stamp(entity, found.start.instant),
        modified=_modified(entity),
        sequence=_sequence(entity, cancelled=found.cancelled),
    )


def deadline_entry(due: Due, site: Site) -> Entry:
    """The entry of a deadline: the moment, or the whole day."""
    entity = site.get(due.kind, due.id)
    if entity is None:
        raise KeyError(due)
    deadline = due.deadline
    day, counted = deadline.day, deadline.counted
    lines = (f"{deadline.what}: {deadline.text}", deadline.url)
    return Entry(
        uid=site.identity.tag_uri(name_of(due)),
        title=f"{deadline.what}: {due.title}",
        url=site.identity.absolute(due.url),
        start=day if counted else deadline.instant,
        end=day + timedelta(days=1) if counted else None,
        place="",
        text="\n".join(filter(None, lines)),
        categories=tuple(entity.fields.tags),
        cancelled=deadline.cancelled,
        busy=False,
        stamp=_stamp(entity, deadline.instant),
        modified=_modified(entity),
        sequence=_sequence(entity, cancelled=deadline.cancelled),
    )


def own_deadlines(entity: Entity, site: Site) -> Iterator[Entry]:
    """The entries of an item's own deadlines."""
    for deadline in site.kinds[entity.kind].deadlines(entity, site):
        yield deadline_entry(Due(entity.kind, entity.id, entity.title, site.address(entity), deadline), site)


def _ends(start: Moment, end: Moment | None, zone: ZoneInfo) -> tuple[When, When | None]:
    """The first and the first following day or instant: both are of one sort (RFC 5545, 3.8.2.2)."""
    if start.time is None:
        return start.day, (end or start).day + timedelta(days=1)
    if end is None or end == start:
        return start.instant, None
    if end.time is None:
        return start.instant, start_of(end.day + timedelta(days=1), zone)
    return start.instant, end.instant


def _stamp(entity: Entity, otherwise: datetime) -> datetime:
    """When the entry was made, as far as the content tells: the clock would make every build another."""
    return (_modified(entity) or otherwise).astimezone(UTC)


def _modified(entity: Entity) -> datetime | None:
    fields = entity.fields
    moment: Moment | None = fields.updated or fields.date
    return moment.instant.astimezone(UTC) if moment else None


def _sequence(entity: Entity, *, cancelled: bool) -> int:
    """The revision: it grows with ``updated``, and when the item is cancelled without that."""
    updated: Moment | None = entity.fields.updated
    minutes = (updated.instant - _SEQUENCE_BEGINS) // timedelta(minutes=1) if updated else 0
    return max(minutes, 0) + cancelled
