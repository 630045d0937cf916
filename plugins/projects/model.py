"""What a project's front matter holds, and what its dates say of its state."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from plugins.core.model import Entity, Item, Part
from plugins.core.order import order_problems
from plugins.core.problems import Problem, warning
from plugins.core.values import Loose, Money, OrganisationOrName, PersonId, ProjectId, Text, Url, choice

STATES = ("ongoing", "coming", "ended")


class ProjectLink(Part):
    """A link of the project: what it leads to, and the address."""

    title: Text
    url: Url


class ProjectPhase(Part):
    """A step of the timetable."""

    term: Text
    steps: tuple[Text, ...] = ()


class Project(Item):
    """A project. Its state comes from its dates; ``state`` is for one whose dates are not known.

    ``feed`` is the address of its shared site's feed, which a build never reads.
    """

    summary: Text
    short_name: Text = ""
    start: Loose | None = None
    end: Loose | None = None
    state: Annotated[str, choice(*STATES)] = ""
    type: Annotated[str, choice("national", "subproject", "development", "research", "preparation")] = ""
    parent: ProjectId | None = None
    funders: tuple[OrganisationOrName, ...] = ()
    programme: Text = ""
    code: Text = ""
    budget: Money | None = None
    grant: Money | None = None
    coordinator: OrganisationOrName | None = None
    partners: tuple[OrganisationOrName, ...] = ()
    municipalities: tuple[Text, ...] = ()
    leads: tuple[PersonId, ...] = ()
    links: tuple[ProjectLink, ...] = ()
    feed: Url = ""
    hashtags: tuple[Text, ...] = ()
    goals: tuple[Text, ...] = ()
    results: tuple[Text, ...] = ()
    phases: tuple[ProjectPhase, ...] = ()


def state_of(project: Project, as_of: date, parent: Project | None = None) -> str:
    """``coming``, ``ongoing``, ``ended``, or an empty text where nothing tells it.

    Dates decide where they can; a part of a project without dates of its own follows the whole.
    """
    if project.end and project.end.last < as_of:
        return "ended"
    if project.start and project.start.first > as_of:
        return "coming"
    if project.start and project.end:
        return "ongoing"
    if project.state:
        return project.state
    if project.start or project.end:
        return "ongoing"
    return state_of(parent, as_of) if parent else ""


def check(entity: Entity) -> Iterator[Problem]:
    """Ends before starts, and a state that the dates tell already."""
    fields: Project = entity.fields
    yield from order_problems(entity.place("end"), ("start", fields.start), ("end", fields.end))
    if fields.state and fields.start and fields.end:
        yield warning(entity.place("state"), "state-with-dates", found=fields.state)
