"""What lasts from one day to another: whether it is coming, going on or over, and when it ends."""

from datetime import date

from plugins.core.dates import Period, format_loose, iso, parse_moment
from plugins.core.deadline import Deadline
from plugins.core.model import Entity
from plugins.core.site import Site

STATES = ("ongoing", "coming", "ended")


def state_between(start: Period | None, end: Period | None, as_of: date) -> str:
    """``coming``, ``ongoing`` or ``ended``; an end that is not known is open."""
    if end and end.last < as_of:
        return "ended"
    if start and start.first > as_of:
        return "coming"
    return "ongoing"


def deadline_of(
    entity: Entity, site: Site, what: str, end: Period, field: tuple[str | int, ...], id: str = ""
) -> Deadline:
    """The deadline that the end of a period is: its last day, told as exactly as it is known."""
    instant = parse_moment(iso(end.last), site.identity.zone).deadline_instant()
    return Deadline(what, end.last, instant, format_loose(end, entity.lang), field, id)
