"""Calendars (RFC 5545): what takes place, all deadlines, and each item that takes place alone."""

from collections.abc import Iterator

from plugins.core.calendar import calendar_address, item_calendar
from plugins.core.deadlines import DEADLINES, deadlines
from plugins.core.feature import Feature, Output, Slot
from plugins.core.press import Press, path_at
from plugins.core.site import Site

ALL, ONE = "all", "one"


def files(site: Site) -> Iterator[Slot]:
    """The calendars of every language that something is published in, and those of single items."""
    for lang in site.languages:
        for kind in site.kinds.values():
            if kind.occasion is not None:
                yield Slot(
                    path_at(calendar_address(site, lang, kind.feed), site.identity), (ALL, lang, kind.name)
                )
                for entity in site.by_id(kind.name, lang):
                    yield Slot(
                        path_at(item_calendar(entity, site), site.identity), (ONE, kind.name, entity.id)
                    )
        yield Slot(path_at(calendar_address(site, lang, DEADLINES), site.identity), (DEADLINES, lang))


def file(slot: Slot, site: Site, _: Press) -> bytes:
    """One calendar."""
    # icalendar is needed only where a calendar changes.
    from plugins.calendars.entries import deadline_entry, occasion_entry, own_deadlines  # noqa: PLC0415
    from plugins.calendars.ics import calendar  # noqa: PLC0415

    which, *args = slot.args
    if which == ONE:
        entity = site.get(args[0], args[1])
        if entity is None:
            raise KeyError(slot.args)
        # Who puts one event into a calendar wants to know until when to register.
        entries = (occasion_entry(entity, site), *own_deadlines(entity, site))
        return calendar(entity.title, entity.lang, entries, site.identity)
    lang = args[0]
    words = site.strings[lang]
    if which == DEADLINES:
        name = words("deadlines.list")
        found = [deadline_entry(due, site) for due in site.ask(deadlines, lang)]
    else:
        name = words(f"{args[1]}.list")
        found = [occasion_entry(entity, site) for entity in site.by_id(args[1], lang)]
    return calendar(f"{site.identity.name} – {name}", lang, found, site.identity)


FEATURE = Feature(outputs=(Output("calendars", files=files, file=file, plain=True),))


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
