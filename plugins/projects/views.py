"""A project's page, card and list, and its data for search engines."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plugins.core.body import body_of
from plugins.core.cards import card_of
from plugins.core.dates import Period, format_period, iso
from plugins.core.model import Entity
from plugins.core.numbers import format_money
from plugins.core.page import contacts_of, dates_of, day, feed_link, tags_of
from plugins.core.site import Mention, Site
from plugins.core.strings import Strings
from plugins.core.text import two_sentences
from plugins.core.values import (
    Name,
    Reference,
)
from plugins.core.view import (
    Badge,
    Body,
    Card,
    ContactBlock,
    Dates,
    Fact,
    Group,
    ListView,
    Phase,
    Picture,
    ProjectView,
    Subproject,
    Value,
)
from plugins.projects.model import STATES, Project, state_of


@dataclass(frozen=True)
class ProjectInputs:
    """Everything that a project's page shows."""

    fields: Project
    lang: str
    words: Strings
    state: str
    dates: Dates
    body: Body
    picture: Picture | None
    funders: tuple[Value, ...]
    coordinator: tuple[Value, ...]
    partners: tuple[Value, ...]
    leads: ContactBlock | None
    contacts: ContactBlock | None
    parent: Value | None
    subprojects: tuple[Subproject, ...]
    stories: tuple[Card, ...]
    news: tuple[Card, ...]
    tags: tuple[Value, ...]
    feed: Value


def select(entity: Entity, site: Site) -> ProjectInputs:
    """What a project's page shows, of the project, its parts, its partners and the texts about it."""
    fields: Project = entity.fields
    parts = _parts(entity, site)
    mentions = _mentions((entity, *parts), site)
    words = site.strings[entity.lang]
    return ProjectInputs(
        fields,
        entity.lang,
        words,
        _state(entity, site),
        dates_of(entity),
        body_of(entity, site),
        site.picture(entity),
        _named(fields.funders, site, entity.lang),
        _named((fields.coordinator,), site, entity.lang),
        _named(fields.partners, site, entity.lang),
        contacts_of(entity, site, "leads"),
        contacts_of(entity, site),
        site.link(parent, lang=entity.lang) if (parent := _parent(entity, site)) else None,
        tuple(Subproject(card(part, site), _people(part, site)) for part in parts),
        tuple(_story_card(mention, site) for mention in mentions if mention.section is not None),
        tuple(site.card(mention.entity) for mention in mentions if mention.entity.kind == "news"),
        tags_of(entity, site),
        feed_link(site, entity.lang, f"projects/{entity.id}", words("project.feed", name=_short(entity))),
    )


def view(inputs: ProjectInputs) -> ProjectView:
    """A project's page."""
    fields = inputs.fields
    return ProjectView(
        title=fields.title,
        short_name=fields.short_name if fields.short_name != fields.title else "",
        badge=_badge(inputs.state, inputs.words),
        summary=fields.summary,
        picture=inputs.picture,
        facts=tuple(_facts(inputs)),
        dates=inputs.dates,
        body=inputs.body,
        goals=fields.goals,
        results=fields.results,
        phases=tuple(Phase(phase.term, phase.steps) for phase in fields.phases),
        municipalities=fields.municipalities,
        links=tuple(Value(link.title, url=link.url) for link in fields.links),
        hashtags=tuple(f"#{tag.removeprefix('#')}" for tag in fields.hashtags),
        leads=inputs.leads,
        contacts=inputs.contacts,
        parent=inputs.parent,
        subprojects=inputs.subprojects,
        stories=inputs.stories,
        news=inputs.news,
        tags=inputs.tags,
        feed=inputs.feed,
    )


def _facts(inputs: ProjectInputs) -> Iterator[Fact]:
    fields, words = inputs.fields, inputs.words
    if inputs.fields.start or inputs.fields.end:
        yield Fact(words("project.period"), (period(fields.start, fields.end, inputs.lang),))
    if fields.type:
        yield Fact(words("project.type"), (Value(words(f"project.type-{fields.type}")),))
    for key, values in (
        ("funders", inputs.funders),
        ("programme", (Value(fields.programme),) if fields.programme else ()),
        ("code", (Value(fields.code),) if fields.code else ()),
        ("budget", (Value(format_money(fields.budget, inputs.lang)),) if fields.budget is not None else ()),
        ("grant", (Value(format_money(fields.grant, inputs.lang)),) if fields.grant is not None else ()),
        ("coordinator", inputs.coordinator),
        ("partners", inputs.partners),
    ):
        if values:
            yield Fact(words(f"project.{key}"), values)


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
        facts.append(Fact(words("project.leads"), people))
    label = (
        fields.short_name
        if fields.short_name and fields.short_name != fields.title
        else words("project.label")
    )
    return card_of(
        entity,
        site,
        label=label,
        badge=_badge(_state(entity, site), words),
        facts=tuple(facts),
        summary=two_sentences(fields.summary),
    )


def listing(site: Site, lang: str) -> ListView:
    """The projects by state; parts of a project stand on its page only."""
    words = site.strings[lang]
    wholes = [entity for entity in site.of("project", lang) if _parent(entity, site) is None]
    groups = []
    for state in (*STATES, ""):
        found = [entity for entity in wholes if _state(entity, site) == state]
        if found:
            heading = words(f"project.state-{state or 'unknown'}-many")
            groups.append(
                Group(heading, words(f"project.anchor-{state or 'unknown'}"), tuple(map(site.card, found)))
            )
    return ListView(words("project.list"), words("project.intro"), tuple(groups))


def json_ld(entity: Entity, site: Site) -> Mapping[str, object]:
    """The project in schema.org's words; what is not known is left out."""
    fields: Project = entity.fields
    address = site.identity.absolute(site.address(entity))
    parent = _parent(entity, site)
    data = {
        "@type": "ResearchProject" if fields.type == "research" else "Project",
        "@id": address,
        "url": address,
        "name": fields.title,
        "alternateName": fields.short_name,
        "description": fields.summary,
        "foundingDate": iso(fields.start.first) if fields.start and fields.start.precision == "day" else "",
        "dissolutionDate": iso(fields.end.last) if fields.end and fields.end.precision == "day" else "",
        "funder": [
            {"@type": "Organization", "name": v.text} for v in _named(fields.funders, site, entity.lang)
        ],
        "parentOrganization": {"@type": "Project", "name": parent.title} if parent else "",
        "sameAs": [link.url for link in fields.links],
    }
    return {key: value for key, value in data.items() if value}


def _parent(entity: Entity, site: Site) -> Entity | None:
    return site.get("project", entity.fields.parent.id) if entity.fields.parent else None


def _parts(entity: Entity, site: Site) -> tuple[Entity, ...]:
    return tuple(part for part in site.of("project", entity.lang) if _parent(part, site) is entity)


def _state(entity: Entity, site: Site) -> str:
    parent = _parent(entity, site)
    return state_of(entity.fields, site.as_of, parent.fields if parent else None)


def _people(entity: Entity, site: Site) -> ContactBlock | None:
    return contacts_of(entity, site) or contacts_of(entity, site, "leads")


def _short(entity: Entity) -> str:
    return str(entity.fields.short_name or entity.title)


def _badge(state: str, words: Strings) -> Badge | None:
    return Badge(words(f"project.state-{state}"), state) if state else None


def _named(values: tuple[object, ...], site: Site, lang: str) -> tuple[Value, ...]:
    """Organisations as links to their place in the directory, names as they are."""
    found = []
    for value in values:
        if isinstance(value, Name):
            found.append(Value(value.text))
        elif isinstance(value, Reference) and (organisation := site.get(value.kind, value.id)):
            found.append(site.link(organisation, lang=lang))
    return tuple(found)


def _mentions(entities: tuple[Entity, ...], site: Site) -> tuple[Mention, ...]:
    """What was written about a project and its parts, the newest first, each once."""
    found: dict[tuple[str, str], Mention] = {}
    for entity in entities:
        for mention in site.mentions("project", entity.id):
            heading = mention.section.heading if mention.section else None
            found.setdefault((mention.entity.id, heading.id if heading else ""), mention)
    return tuple(sorted(found.values(), key=_newest, reverse=True))


def _newest(mention: Mention) -> float:
    return mention.entity.date.instant.timestamp() if mention.entity.date else 0.0


def _story_card(mention: Mention, site: Site) -> Card:
    heading = mention.section.heading if mention.section else None
    issue = mention.entity
    return Card(
        "story",
        heading.text if heading else issue.title,
        f"{site.address(issue)}#{heading.id}" if heading else site.address(issue),
        label=issue.title,
        lang=issue.lang,
        date=day(issue.date, issue.lang) if issue.date else None,
    )
