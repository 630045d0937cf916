"""What an event's front matter holds, how its state changes, and what can be wrong with it."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from plugins.core.dates import Moment as MomentValue
from plugins.core.dates import format_moment, start_of
from plugins.core.deadline import Deadline, nearing
from plugins.core.model import Entity, Item, Part
from plugins.core.problems import Problem, error, warning
from plugins.core.site import Site
from plugins.core.turns import Turn, just_after, state_on, turns_at
from plugins.core.values import Email, FileOrUrl, Flag, Moment, OrganisationOrName, Text, Url

OPEN = ("open", "soon", "today")
"""The states in which one can register."""


class Registration(Part):
    """Where one registers, and until when."""

    deadline: Moment | None = None
    url: Url = ""
    email: Email = ""


class Material(Part):
    """What was shown or handed out: its name, and its address or file."""

    title: Text
    url: FileOrUrl


class Event(Item):
    """An event: at a place, online, or both."""

    contacts_as_of: ClassVar[str] = "start"
    contacts_until: ClassVar[str] = "end"

    start: Moment
    end: Moment | None = None
    place: Text = ""
    online: Url = ""
    audience: Text = ""
    registration: Registration | None = None
    programme: FileOrUrl = ""
    materials: tuple[Material, ...] = ()
    cancelled: Flag = False
    organisers: tuple[OrganisationOrName, ...] = ()

    @property
    def last(self) -> MomentValue:
        """The end where it is known; one that only begins at a time lasts to the end of its day."""
        return self.end or MomentValue(self.start.day, None, self.start.instant)

    @property
    def deadline(self) -> MomentValue | None:
        """When registration ends, where it does."""
        return self.registration.deadline if self.registration else None


def turns_of(event: Event, zone: ZoneInfo) -> tuple[Turn, ...]:
    """When an event changes its state, and into which; a cancelled one stays so."""
    if event.cancelled:
        return ()
    begins, over = start_of(event.start.day, zone), _over(event.last)
    last = event.deadline.deadline_instant() if event.deadline else None
    nears = nearing(last, zone) if last else ()

    def state_at(instant: datetime) -> str:
        if instant >= over:
            return "materials" if event.materials else "over"
        near = [turn.state for turn in nears if turn.at <= instant]
        if last and "past" not in near:
            return near[-1] if near else "open"
        if instant >= begins:
            return "now"
        return "closed" if last else first_state(event)

    instants = {begins, over, *(turn.at for turn in nears)}
    return turns_at((one for one in instants if one <= over), state_at)


def _over(last: MomentValue) -> datetime:
    return last.instant if last.time else just_after(last.deadline_instant())


def first_state(event: Event) -> str:
    """The state before anything has changed."""
    return "cancelled" if event.cancelled else "open" if event.registration else "coming"


def state_of(event: Event, as_of: date, zone: ZoneInfo) -> tuple[str, tuple[Turn, ...]]:
    """The state on a day, and the turns after that."""
    return state_on(as_of, first_state(event), turns_of(event, zone))


def is_over(event: Event, as_of: date) -> bool:
    """Whether its last day has passed."""
    return as_of > event.last.day


def deadlines(entity: Entity, site: Site) -> Iterator[Deadline]:
    """The end of registration."""
    fields: Event = entity.fields
    registration = fields.registration
    if registration and registration.deadline:
        words, moment = site.strings[entity.lang], registration.deadline
        yield Deadline(
            words("event.registration"),
            moment.day,
            moment.deadline_instant(),
            words("event.by", moment=format_moment(moment, entity.lang)),
            ("registration", "deadline"),
            url=registration.url,
            counted=moment.time is None,
            act=True,
            cancelled=fields.cancelled,
        )


def check(entity: Entity) -> Iterator[Problem]:
    """No place, an end before the start, registration that nobody can use or that ends too late."""
    fields: Event = entity.fields
    if not {("place",), ("online",)} & entity.marks.keys():  # one at fault is told elsewhere
        yield error(entity.place(), "event-nowhere")
    registration = fields.registration
    if registration and not (registration.deadline or registration.url or registration.email):
        yield error(entity.place("registration"), "registration-empty")
    elif registration and not (registration.url or registration.email or fields.contacts):
        yield warning(entity.place("registration"), "registration-nowhere")
    if entity.fields.start is None:
        return  # at fault, which is told elsewhere
    if fields.end and fields.end.deadline_instant() < fields.start.instant:
        found, other = format_moment(fields.end, "fi"), format_moment(fields.start, "fi")
        yield error(entity.place("end"), "order", later="end", earlier="start", found=found, other=other)
    elif fields.deadline and fields.deadline.deadline_instant() > fields.last.deadline_instant():
        found, other = format_moment(fields.deadline, "fi"), format_moment(fields.end or fields.start, "fi")
        place = entity.place("registration", "deadline")
        yield error(place, "deadline-after-event", found=found, other=other)
