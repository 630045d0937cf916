"""A project's page: key facts, people, parts, what was written of it, and its data for search engines."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from plugins.core.body import body_of
from plugins.core.contacts import contact_block
from plugins.core.dates import Period, iso
from plugins.core.feature import Setting
from plugins.core.flyer import flyer_of
from plugins.core.languages import noted
from plugins.core.mentioned import written_about
from plugins.core.model import Entity
from plugins.core.named import named
from plugins.core.numbers import format_money
from plugins.core.page import contacts_of, dates_of, feed_link, tags_of
from plugins.core.partner_news import PartnerNews, partner_news
from plugins.core.site import Site
from plugins.core.social import CardWords
from plugins.core.strings import Strings
from plugins.core.structured import Thing, image_of, known, named_organisation
from plugins.core.view import Badge, Body, Card, ContactBlock, Dates, Fact, Group, Picture, Value
from plugins.projects.cards import badge_of, card, parent_of, parts_of, period, short_name, state_now
from plugins.projects.model import Project


class Phase(Struct, frozen=True):
    """A step of a timetable: its term and what is done in it."""

    term: str
    steps: tuple[str, ...]


class Subproject(Struct, frozen=True):
    """A part of a project with its own contacts."""

    card: Card
    contacts: ContactBlock | None


class ProjectInputs(Struct, frozen=True):
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
    subprojects_title: str
    written: tuple[Group, ...]
    news: tuple[PartnerNews, ...]
    tags: tuple[Value, ...]
    feed: Value
    flyer: str


class ProjectView(Struct, frozen=True):
    """A project's page: key facts, aims and results, people, parts, and what was written of it."""

    title: str
    short_name: str
    badge: Badge | None
    summary: str
    picture: Picture | None
    facts: tuple[Fact, ...]
    dates: Dates
    body: Body
    goals: tuple[str, ...]
    results: tuple[str, ...]
    phases: tuple[Phase, ...]
    municipalities: tuple[str, ...]
    links: tuple[Value, ...]
    hashtags: tuple[str, ...]
    leads: ContactBlock | None
    contacts: ContactBlock | None
    parent: Value | None
    subprojects: tuple[Subproject, ...]
    subprojects_title: str
    written: tuple[Group, ...]
    news: tuple[PartnerNews, ...]
    tags: tuple[Value, ...]
    feed: Value
    flyer: str


def select(entity: Entity, site: Site) -> ProjectInputs:
    """What a project's page shows, of the project, its parts, its partners and the texts about it."""
    fields: Project = entity.fields
    parts, parent = parts_of(entity, site), parent_of(entity, site)
    words = site.strings[entity.lang]
    return ProjectInputs(
        fields,
        entity.lang,
        words,
        state_now(entity, site),
        dates_of(entity),
        body_of(entity, site),
        site.picture(entity),
        named(fields.funders, site, entity.lang),
        named((fields.coordinator,), site, entity.lang),
        named(fields.partners, site, entity.lang),
        contacts_of(entity, site, "leads"),
        _others(entity, site),
        site.link(site.in_language(parent, entity.lang), lang=entity.lang) if parent else None,
        tuple(Subproject(card(part, site), _people(part, entity.lang, site)) for part in parts),
        noted(words("subprojects"), (part.lang for part in parts), entity.lang, site),
        written_about((entity, *site.translations(entity), *parts), entity.lang, site),
        partner_news(
            # Their shared site, and those who take part: neither may crowd the other out.
            ((entity, parent) if parent else (entity,), site.resolve((fields.coordinator, *fields.partners))),
            site,
            entity.lang,
        ),
        tags_of(entity, site),
        feed_link(
            site,
            entity.lang,
            f"projects/{entity.id}",
            words("project.feed", name=fields.short_name or fields.title),
        ),
        flyer_of(entity, site),
    )


def view(inputs: ProjectInputs) -> ProjectView:
    """A project's page."""
    fields = inputs.fields
    return ProjectView(
        title=fields.title,
        short_name=short_name(fields),
        badge=badge_of(inputs.state, inputs.words),
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
        subprojects_title=inputs.subprojects_title,
        written=inputs.written,
        news=inputs.news,
        tags=inputs.tags,
        feed=inputs.feed,
        flyer=inputs.flyer,
    )


def _facts(inputs: ProjectInputs) -> Iterator[Fact]:
    fields, words = inputs.fields, inputs.words
    if fields.start or fields.end:
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


def _others(entity: Entity, site: Site) -> ContactBlock | None:
    """The contacts who are not named as leads already."""
    leads = entity.fields.leads
    others = [ref for ref in entity.fields.contacts if ref not in leads]
    return contact_block(others, Setting(entity, None, site))


def _people(part: Entity, lang: str, site: Site) -> ContactBlock | None:
    setting, fields = Setting(part, None, site), part.fields
    return contact_block(fields.contacts, setting, lang) or contact_block(fields.leads, setting, lang)


def json_ld(entity: Entity, site: Site) -> Mapping[str, object]:
    """The project in schema.org's words, in which it is an organisation; what is not known is left out."""
    fields: Project = entity.fields
    absolute = site.identity.absolute
    address, parent = absolute(site.address(entity)), parent_of(entity, site)

    def organisations(*values: object) -> list[Thing]:
        return [named_organisation(one.text, absolute(one.url)) for one in named(values, site, entity.lang)]

    return known(
        {
            "@type": _schema(fields),
            "@id": address,
            "url": address,
            "name": fields.title,
            "alternateName": fields.short_name,
            "description": fields.summary,
            "image": image_of(entity, site),
            "foundingDate": _as_known(fields.start, last=False),
            "dissolutionDate": _as_known(fields.end, last=True),
            "identifier": fields.code,
            "keywords": [*fields.tags, *fields.hashtags],
            "areaServed": list(fields.municipalities),
            "funder": organisations(*fields.funders),
            "member": organisations(fields.coordinator, *fields.partners),
            "parentOrganization": {
                "@type": _schema(parent.fields),
                "@id": absolute(site.address(parent)),
                "name": parent.title,
                "url": absolute(site.address(parent)),
            }
            if parent
            else "",
            "sameAs": [link.url for link in fields.links],
        }
    )


def _schema(fields: Project) -> str:
    return "ResearchProject" if fields.type == "research" else "Project"


def _as_known(period: Period | None, *, last: bool) -> str:
    """A day, a month or a year, as exactly as it is known (ISO 8601)."""
    if period is None:
        return ""
    day = period.last if last else period.first
    return iso(day)[: {"year": 4, "month": 7, "day": 10}[period.precision]]


def social(entity: Entity, site: Site) -> CardWords:
    """A project's card: of which type it is, its state and its years."""
    fields, words = entity.fields, site.strings[entity.lang]
    label = words(f"project.type-{fields.type}" if fields.type else "project.label")
    years = period(fields.start, fields.end, entity.lang).text if fields.start or fields.end else ""
    badge = badge_of(state_now(entity, site), words)
    return CardWords(label[:1].upper() + label[1:], (badge.text if badge else "", years))
