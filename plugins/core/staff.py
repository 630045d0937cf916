"""Changes of staff around a day: whose role ends, which pages still name them, and who could follow."""

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from plugins.core.contacts import day_of, held_by, people_for
from plugins.core.model import Entity, referred
from plugins.core.problems import Place
from plugins.core.roles import Tenure, role_on
from plugins.core.site import Site
from plugins.core.text import sort_key

DAYS = 60
"""How far before and after the day a role's end is looked for."""

# Fields of those who made something, wherever they are now.
_MAKERS = frozenset({"authors"})


class Naming(Struct, frozen=True):
    """Where an item names a person: the front matter's field, or the directive of its text."""

    entity: Entity
    field: str
    place: Place


class Holder(Struct, frozen=True):
    """A person in a role."""

    person: Entity
    tenure: Tenure


class Ending(Struct, frozen=True):
    """A role that ends: its holder, what they do after it, what names them, who could follow.

    ``alike`` says that the followers have to do with the same projects or services; otherwise they are but
    at the same organisation.
    """

    holder: Holder
    after: tuple[Holder, ...]
    named: tuple[Naming, ...]
    followers: tuple[Holder, ...]
    alike: bool


def endings(site: Site, day: date) -> tuple[Ending, ...]:
    """The roles whose last day is within `DAYS` of the day, by that last day and then by name."""
    span = timedelta(days=DAYS)
    found = [
        Holder(person, tenure)
        for person in site.of("person")
        for tenure in held_by(person, site)
        if day - span <= tenure.last <= day + span
    ]
    lang = site.identity.lang
    found.sort(key=lambda one: (one.tenure.last, sort_key(one.person.title, lang), one.tenure.organisation))
    named = _named(site) if found else {}
    return tuple(_ending(holder, named, site, day) for holder in found)


def _ending(holder: Holder, named: dict[str, list[Naming]], site: Site, day: date) -> Ending:
    person, tenure = holder.person, holder.tenure
    after = max(day, tenure.last + timedelta(days=1))
    others = tuple(Holder(person, other) for other in held_by(person, site) if other.holds(after))
    places = tuple(sorted(named.get(person.id, ()), key=lambda naming: naming.place))
    projects = tuple(ref.id for ref in tenure.role.projects)
    services = tuple(ref.id for ref in tenure.role.services)
    people = people_for(projects, services, site, after, without=person)
    beside = people or _beside(holder, site, after)
    roles = (
        (one, role_on(held_by(one, site), after, tenure.organisation, projects, services)) for one in beside
    )
    followers = [Holder(one, role) for one, role in roles if role is not None]
    followers.sort(key=lambda one: sort_key(one.person.title, site.identity.lang))
    return Ending(holder, others, places, tuple(followers), alike=bool(people))


def _beside(holder: Holder, site: Site, day: date) -> tuple[Entity, ...]:
    """The others who are at the same organisation on the day."""
    return tuple(
        person
        for person in site.of("person")
        if person is not holder.person
        and any(
            one.holds(day) and one.organisation == holder.tenure.organisation for one in held_by(person, site)
        )
    )


def _named(site: Site) -> dict[str, list[Naming]]:
    """By person, what names them of the items that show people as they are on the build day."""
    found: dict[str, list[Naming]] = {}
    for entity in site.everything():
        if entity.kind != "person" and day_of(entity, site) >= site.as_of:
            for id, naming in (*_in_fields(entity, site), *_in_text(entity, site)):
                found.setdefault(id, []).append(naming)
    return found


def _in_fields(entity: Entity, site: Site) -> Iterator[tuple[str, Naming]]:
    term = getattr(entity.fields, "term_end", None)
    # Whoever sat on a board whose term is over sat there, as whoever made something has made it.
    told = _MAKERS | {"members"} if term is not None and term.last < site.as_of else _MAKERS
    for location, ref in referred(entity.fields):
        if ref.kind == "person" and location[0] not in told:
            yield ref.id, Naming(entity, str(location[0]), entity.place(*location))


def _in_text(entity: Entity, site: Site) -> Iterator[tuple[str, Naming]]:
    for section in entity.prose.sections:
        for call in entity.prose.blocks_in(section.html):
            if site.blocks[call.name].contacts:
                for ref in site.blocks[call.name].references(call):
                    yield ref.id, Naming(entity, f"::{call.name}", call.place)
