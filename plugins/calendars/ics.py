"""A calendar as iCalendar (RFC 5545, names of RFC 7986), written with icalendar.

Imported only when a calendar must be written.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event, Timezone

from plugins.calendars.entries import Entry
from plugins.core.identity import Identity

_FIRST, _LAST = 1970, 2037  # years of a time zone that readers need not know by themselves


def calendar(name: str, lang: str, entries: Iterable[Entry], identity: Identity) -> bytes:
    """The calendar of these entries, in their order. The same ones give the same bytes."""
    made = Calendar()
    made.add("prodid", f"-//{identity.feed_domain}//{identity.name}//{lang.upper()}")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("name", name)
    made.add("x-wr-calname", name)  # what most programs read
    made.add("x-wr-timezone", identity.zone)
    made.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    found = tuple(entries)
    made.add_component(_zone(identity.zone, found))
    for entry in found:
        made.add_component(_event(entry))
    written: bytes = made.to_ical()
    return written


def _zone(name: str, entries: Iterable[Entry]) -> Timezone:
    """The time zone with its changes in the years of the entries; a calendar without any has it too."""
    days = [day for entry in entries for day in (entry.start, entry.end) if day is not None]
    years = [day.year for day in days if _FIRST <= day.year <= _LAST] or [_FIRST]
    return Timezone.from_tzid(name, first_date=date(min(years), 1, 1), last_date=date(max(years) + 1, 1, 1))


def _event(entry: Entry) -> Event:
    made = Event()
    made.add("uid", entry.uid)
    made.add("summary", entry.title)
    made.add("url", entry.url)
    made.add("dtstart", entry.start)
    if entry.end is not None:
        made.add("dtend", entry.end)
    if entry.place:
        made.add("location", entry.place)
    if entry.text:
        made.add("description", entry.text)
    if entry.categories:
        made.add("categories", list(entry.categories))
    made.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    made.add("transp", "OPAQUE" if entry.busy and not _whole_days(entry) else "TRANSPARENT")
    made.add("dtstamp", entry.stamp)
    if entry.modified is not None:
        made.add("last-modified", entry.modified)
    made.add("sequence", entry.sequence)
    return made


def _whole_days(entry: Entry) -> bool:
    return not isinstance(entry.start, datetime)
