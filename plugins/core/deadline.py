"""A deadline of an item: what ends when. Every kind tells its own, and nobody needs to know the kinds."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from plugins.core.dates import start_of
from plugins.core.turns import Turn, just_after, turns_at

SOON = timedelta(days=7)


class Deadline(Struct, frozen=True):
    """What ends: ``what`` in words of the item's language, the ``day``, the last ``instant``.

    ``id`` tells it from the item's other deadlines (empty where there is but one for ever: it is part of
    what subscribers remember), ``text`` is the moment in words, ``url`` where one acts, ``field`` the place
    in the front matter. A deadline that is ``counted`` in whole days has no time of its own. Who is to
    ``act`` by it needs a working day; a ``cancelled`` one is told as that.
    """

    what: str
    day: date
    instant: datetime
    text: str
    field: tuple[str | int, ...]
    id: str = ""
    url: str = ""
    counted: bool = True
    act: bool = False
    cancelled: bool = False


def nearing(last: datetime, zone: ZoneInfo) -> tuple[Turn, ...]:
    """How a deadline comes near: first it is ``open``, then ``soon``, ``today`` and ``past``.

    ``last`` is its last instant, in the zone.
    """
    soon, today, past = start_of(last.date() - SOON, zone), start_of(last.date(), zone), just_after(last)

    def state_at(instant: datetime) -> str:
        if instant >= past:
            return "past"
        return "today" if instant >= today else "soon"

    return turns_at((soon, today, past), state_at)
