"""A project in short: its card and its place in the list of projects."""

from collections.abc import Iterator

from plugins.core.cards import card_of
from plugins.core.dates import Period, format_period
from plugins.core.deadline import Deadline
from plugins.core.model import Entity
from plugins.core.page import contacts_of
from plugins.core.site import Site
from plugins.core.strings import Strings
from plugins.core.term import deadline_of
from plugins.core.text import two_sentences
from plugins.core.view import Badge, Card, Fact, Group, ListView, Value
from plugins.projects.model import STATES, Project, state_of


def period(start: Period | None, end: Period | None, lang: str) -> Value:
    """A period in words. HTML has no machine form for one, so none is given."""
    return Value(format_period(start, end, lang))


def card(entity: Entity, site: Site) -> Card:
    """A project's card: name, state, period, leads and two sentences."""
    fields: Project = entity.fields
    words = site.strings[entity.lang]
    facts = []
    if fields.start or fields.end:
        facts.append(Fact(words("project.period"), (period(fields.start, fields.end, entity.lang),)))
    leads = contacts_of(entity, site, "leads")
    if leads:
        people = tuple(Value(person.name, url=person.url) for person in (*leads.names, *leads.present))
        facts.append(Fact(words("project.leads" if len(people) > 1 else "project.lead"), people))
    return card_of(
        entity,
        site,
        label=short_name(fields) or words("project.label"),
        badge=badge_of(state_now(entity, site), words),
        facts=tuple(facts),
        summary=two_sentences(fields.summary),
    )


def listing(site: Site, lang: str) -> ListView:
    """The projects by state; parts of a project stand on its page only."""
    words = site.strings[lang]
    wholes = [entity for entity in site.of("project", lang) if parent_of(entity, site) is None]
    groups = []
    for state in (*STATES, ""):
        found = [entity for entity in wholes if state_now(entity, site) == state]
        if found:
            heading = words(f"project.state-{state or 'unknown'}-many")
            groups.append(
                Group(heading, words(f"project.anchor-{state or 'unknown'}"), tuple(map(site.card, found)))
            )
    return ListView(words("project.list"), words("project.intro"), tuple(groups))


def parent_of(entity: Entity, site: Site) -> Entity | None:
    """The project that a project is a part of, where that is out."""
    return site.get("project", entity.fields.parent.id) if entity.fields.parent else None


def parts_of(entity: Entity, site: Site) -> tuple[Entity, ...]:
    """The parts of a project, or of what it is a translation of; in its language where there are such."""
    whole = (entity, *site.translations(entity))
    parts = (part for part in site.of("project") if parent_of(part, site) in whole)
    return tuple(dict.fromkeys(site.in_language(part, entity.lang) for part in parts))


def state_now(entity: Entity, site: Site) -> str:
    """The project's state on the build day."""
    parent = parent_of(entity, site)
    return state_of(entity.fields, site.as_of, parent.fields if parent else None)


def badge_of(state: str, words: Strings) -> Badge | None:
    """The state in words; None where nothing tells it."""
    return Badge(words(f"project.state-{state}"), state) if state else None


def deadlines(entity: Entity, site: Site) -> Iterator[Deadline]:
    """The end of a project; a part that ends with the whole has none of its own."""
    end: Period | None = entity.fields.end
    parent = parent_of(entity, site)
    if end and not (parent and parent.fields.end == end):
        yield deadline_of(entity, site, site.strings[entity.lang]("project.ends"), end, ("end",))


def short_name(project: Project) -> str:
    """The short name, or an empty text where it says no more than the title."""
    return project.short_name if project.short_name != project.title else ""
