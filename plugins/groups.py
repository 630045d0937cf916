"""Groups: boards with their terms, working groups and meetings, their members by name and role."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from msgspec import Struct

from plugins.core.body import body_of
from plugins.core.cards import card_block, card_of
from plugins.core.dates import format_period
from plugins.core.deadline import Deadline
from plugins.core.feature import Feature, Kind
from plugins.core.model import Entity, Item, Part
from plugins.core.named import named
from plugins.core.order import order_problems
from plugins.core.page import contacts_of, dates_of, tags_of, topics_of
from plugins.core.problems import Problem
from plugins.core.site import Site
from plugins.core.structured import known, publisher
from plugins.core.term import deadline_of, state_between
from plugins.core.values import Loose, OrganisationOrName, PersonOrName, Text, choice
from plugins.core.view import Badge, Body, Card, ContactBlock, Dates, Fact, Group, ListView, Picture, Value

TYPES = ("board", "working_group", "meeting")


class GroupMember(Part):
    """A member: a person or a name, what they do in the group, whom they stand for."""

    name: PersonOrName
    role: Text = ""
    organisation: OrganisationOrName | None = None


class GroupItem(Item):
    """A group of people for a term, or for as long as it is there."""

    type: Annotated[str, choice(*TYPES)]
    term_start: Loose | None = None
    term_end: Loose | None = None
    members: tuple[GroupMember, ...] = ()
    convener: PersonOrName | None = None


class Member(Struct, frozen=True):
    """A member in words."""

    name: Value
    role: str
    organisation: Value | None


class GroupInputs(Struct, frozen=True):
    """Everything that a group's page shows."""

    fields: GroupItem
    badge: Badge
    facts: tuple[Fact, ...]
    members: tuple[Member, ...]
    dates: Dates
    body: Body
    picture: Picture | None
    contacts: ContactBlock | None
    topics: tuple[Value, ...]
    tags: tuple[Value, ...]


class GroupView(Struct, frozen=True):
    """A group's page: its term, whether it is in office, its members and convener."""

    title: str
    badge: Badge
    summary: str
    facts: tuple[Fact, ...]
    members: tuple[Member, ...]
    dates: Dates
    body: Body
    picture: Picture | None
    contacts: ContactBlock | None
    topics: tuple[Value, ...]
    tags: tuple[Value, ...]


def select(entity: Entity, site: Site) -> GroupInputs:
    """What a group's page shows, of the group and of those who belong to it."""
    return GroupInputs(
        entity.fields,
        _badge(entity, site),
        tuple(_facts(entity, site)),
        tuple(_members(entity, site)),
        dates_of(entity),
        body_of(entity, site),
        site.picture(entity),
        contacts_of(entity, site),
        topics_of(entity, site),
        tags_of(entity, site),
    )


def view(inputs: GroupInputs) -> GroupView:
    """A group's page."""
    return GroupView(
        inputs.fields.title,
        inputs.badge,
        inputs.fields.summary,
        inputs.facts,
        inputs.members,
        inputs.dates,
        inputs.body,
        inputs.picture,
        inputs.contacts,
        inputs.topics,
        inputs.tags,
    )


def card(entity: Entity, site: Site) -> Card:
    """A group's card: its term, whether it is in office, and who convenes it."""
    words = site.strings[entity.lang]
    facts = tuple(_facts(entity, site))
    return card_of(
        entity, site, label=words(f"group.{entity.fields.type}"), badge=_badge(entity, site), facts=facts
    )


def listing(site: Site, lang: str) -> ListView:
    """The groups by type, those that are over after the others; the newest board first."""
    words = site.strings[lang]
    groups = []
    for type_ in TYPES:
        found = [entity for entity in site.of("group", lang) if entity.fields.type == type_]
        found.sort(key=_newest_term)
        past = [entity for entity in found if _state(entity, site) == "ended"]
        for key, part in (("", [entity for entity in found if entity not in past]), ("-past", past)):
            if part:
                heading = words(f"group.{type_}{key}-many")
                groups.append(Group(heading, f"_{type_}{key}", tuple(map(site.card, part))))
    return ListView(words("group.list"), words("group.intro"), tuple(groups))


def _newest_term(entity: Entity) -> int:
    start = entity.fields.term_start
    return -start.first.toordinal() if start else 0


def _state(entity: Entity, site: Site) -> str:
    return state_between(entity.fields.term_start, entity.fields.term_end, site.as_of)


def _badge(entity: Entity, site: Site) -> Badge:
    """Whether the group is in office on the build day; one without a term simply works."""
    fields, state = entity.fields, _state(entity, site)
    key = state if fields.term_start or fields.term_end else "working"
    return Badge(site.strings[entity.lang](f"group.state-{key}"), state)


def _facts(entity: Entity, site: Site) -> Iterator[Fact]:
    fields, words, lang = entity.fields, site.strings[entity.lang], entity.lang
    if fields.term_start or fields.term_end:
        yield Fact(words("group.term"), (Value(format_period(fields.term_start, fields.term_end, lang)),))
    if convener := named((fields.convener,), site, lang):
        yield Fact(words("group.convener"), convener)


def _members(entity: Entity, site: Site) -> Iterator[Member]:
    """The members by name and role: a group shows nobody's phone or e-mail."""
    for member in entity.fields.members:
        organisation = named((member.organisation,), site, entity.lang)
        for name in named((member.name,), site, entity.lang):
            yield Member(name, member.role, organisation[0] if organisation else None)


def check(entity: Entity) -> Iterator[Problem]:
    """A term that ends before it begins."""
    fields: GroupItem = entity.fields
    place = entity.place("term_end")
    yield from order_problems(place, ("term_start", fields.term_start), ("term_end", fields.term_end))


def deadlines(entity: Entity, site: Site) -> Iterator[Deadline]:
    """The last day of the term."""
    if end := entity.fields.term_end:
        yield deadline_of(entity, site, site.strings[entity.lang]("group.ends"), end, ("term_end",))


def json_ld(entity: Entity, site: Site) -> Mapping[str, object]:
    """The group in schema.org's words; what is not known is left out."""
    fields: GroupItem = entity.fields
    address = site.identity.absolute(site.address(entity))
    data = {
        "@type": "Organization",
        "@id": address,
        "url": address,
        "name": fields.title,
        "description": fields.summary,
        "parentOrganization": publisher(site),
        "member": [_role(member) for member in _members(entity, site)],
    }
    return known(data)


def _role(member: Member) -> Mapping[str, object]:
    person = {"@type": "Person", "name": member.name.text}
    return {"@type": "OrganizationRole", "member": person, "roleName": member.role} if member.role else person


STRINGS = {
    "fi": {
        "list": "Organisaatio",
        "intro": "Hallitus, työryhmät ja työkokoukset.",
        "facts": "Perustiedot",
        "board": "Hallitus",
        "board-many": "Hallitus",
        "board-past-many": "Aiemmat hallitukset",
        "working_group": "Työryhmä",
        "working_group-many": "Työryhmät",
        "working_group-past-many": "Päättyneet työryhmät",
        "meeting": "Työkokous",
        "meeting-many": "Työkokoukset",
        "meeting-past-many": "Päättyneet työkokoukset",
        "term": "Toimikausi",
        "convener": "Koollekutsuja",
        "members": "Jäsenet",
        "state-ongoing": "Toimikausi käynnissä",
        "state-coming": "Toimikausi alkamassa",
        "state-ended": "Toimikausi päättynyt",
        "state-working": "Toiminnassa",
        "ends": "Toimikausi päättyy",
    },
    "sv": {
        "list": "Organisation",
        "intro": "Styrelsen, arbetsgrupperna och arbetsmötena.",
        "facts": "Basuppgifter",
        "board": "Styrelse",
        "board-many": "Styrelsen",
        "board-past-many": "Tidigare styrelser",
        "working_group": "Arbetsgrupp",
        "working_group-many": "Arbetsgrupper",
        "working_group-past-many": "Avslutade arbetsgrupper",
        "meeting": "Arbetsmöte",
        "meeting-many": "Arbetsmöten",
        "meeting-past-many": "Avslutade arbetsmöten",
        "term": "Mandatperiod",
        "convener": "Sammankallare",
        "members": "Medlemmar",
        "state-ongoing": "Mandatperioden pågår",
        "state-coming": "Mandatperioden börjar senare",
        "state-ended": "Mandatperioden har gått ut",
        "state-working": "Verksam",
        "ends": "Mandatperioden går ut",
    },
    "en": {
        "list": "Organisation",
        "intro": "The board, the working groups and the working meetings.",
        "facts": "Key facts",
        "board": "Board",
        "board-many": "The board",
        "board-past-many": "Former boards",
        "working_group": "Working group",
        "working_group-many": "Working groups",
        "working_group-past-many": "Former working groups",
        "meeting": "Working meeting",
        "meeting-many": "Working meetings",
        "meeting-past-many": "Former working meetings",
        "term": "Term",
        "convener": "Convener",
        "members": "Members",
        "state-ongoing": "In office",
        "state-coming": "Taking office later",
        "state-ended": "Term ended",
        "state-working": "Active",
        "ends": "The term ends",
    },
}

FEATURE = Feature(
    kinds=(
        Kind(
            name="group",
            folder="groups",
            model=GroupItem,
            words={"fi": "organisaatio", "sv": "organisation", "en": "organisation"},
            strings=STRINGS,
            card=card,
            select=select,
            view=view,
            listing=listing,
            json_ld=json_ld,
            check=check,
            deadlines=deadlines,
        ),
    ),
    blocks=(card_block("group"),),
)


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
