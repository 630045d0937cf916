"""States that time alone changes: each turn has its instant, and the state of a day is that of its beginning.

A page is made for a whole day, so its words are true all that day. Browsers are told the turns
themselves and keep the words right from one build to the next (``theme/static/states.js``).
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from plugins.core.dates import rfc3339, start_of


class Turn(Struct, frozen=True):
    """From this instant on the state is another. Instants are in the zone of the site."""

    at: datetime
    state: str

    @property
    def first_day(self) -> date:
        """The first day that is in this state from its beginning on."""
        day, zone = self.at.date(), self.at.tzinfo
        whole = not isinstance(zone, ZoneInfo) or start_of(day, zone) == self.at
        return day if whole else day + timedelta(days=1)


def turns_at(instants: Iterable[datetime], state_at: Callable[[datetime], str]) -> tuple[Turn, ...]:
    """The turns among these instants, in order: those at which the state is another than before."""
    found: list[Turn] = []
    for instant in sorted(instants, key=datetime.timestamp):
        state = state_at(instant)
        if not found or found[-1].state != state:
            found.append(Turn(instant, state))
    return tuple(found)


def state_on(day: date, first: str, turns: Sequence[Turn]) -> tuple[str, tuple[Turn, ...]]:
    """The state at the beginning of a day, and the turns after that; ``first`` is the one before all."""
    for number, turn in enumerate(turns):
        if day < turn.first_day:
            return first, tuple(turns[number:])
        first = turn.state
    return first, ()


def in_words(turns: Iterable[Turn], word: Callable[[str], str]) -> str:
    """The turns for a browser, one a line: instant, state and the words for it."""
    return "\n".join(f"{rfc3339(turn.at)} {turn.state} {word(turn.state)}" for turn in turns)


def just_after(last: datetime) -> datetime:
    """The first instant that no longer belongs to a deadline or an end."""
    # In UTC, since the sum of a wall time and a second is another hour where clocks are put back.
    return (last.astimezone(UTC) + timedelta(seconds=1)).astimezone(last.tzinfo)
