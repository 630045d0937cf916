"""An event's page, its data for search engines, and what calendars get of it."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from plugins.core.body import body_of
from plugins.core.calendar import TYPE, item_calendar
from plugins.core.dates import machine, rfc3339
from plugins.core.deadline import Deadline
from plugins.core.model import Entity
from plugins.core.occasion import Occasion
from plugins.core.page import contacts_of, dates_of, tags_of, topics_of
from plugins.core.site import Site
from plugins.core.strings import Strings
from plugins.core.structured import image_of, known, named_organisation, publisher
from plugins.core.turns import just_after
from plugins.core.values import MediaPath, Name, Reference
from plugins.core.view import Badge, Body, ContactBlock, Dates, Fact, Leaf, Picture, Relation, Value
from plugins.events.cards import badge_of, leaf_of, when
from plugins.events.model import OPEN, Event, deadlines, is_over


class EventInputs(Struct, frozen=True):
    """Everything that an event's page shows."""

    fields: Event
    lang: str
    words: Strings
    badge: Badge
    over: bool
    deadline: Deadline | None
    dates: Dates
    body: Body
    picture: Picture | None
    organisers: tuple[Value, ...]
    programme: Value | None
    materials: tuple[Value, ...]
    contacts: ContactBlock | None
    topics: tuple[Value, ...]
    tags: tuple[Value, ...]
    calendar: Value


class EventView(Struct, frozen=True):
    """An event's page. ``register`` leads to registration until ``register_until`` (empty: no end)."""

    title: str
    badge: Badge
    leaf: Leaf
    summary: str
    picture: Picture | None
    facts: tuple[Fact, ...]
    dates: Dates
    body: Body
    register: Value | None
    register_until: str
    programme: Value | None
    materials: tuple[Value, ...]
    contacts: ContactBlock | None
    topics: tuple[Value, ...]
    tags: tuple[Value, ...]
    calendar: Value


def select(entity: Entity, site: Site) -> EventInputs:
    """What an event's page shows, of the event, its organisers and the people to ask."""
    fields: Event = entity.fields
    words = site.strings[entity.lang]
    return EventInputs(
        fields,
        entity.lang,
        words,
        badge_of(entity, site),
        is_over(fields, site.as_of),
        next(deadlines(entity, site), None),
        dates_of(entity),
        body_of(entity, site),
        site.picture(entity),
        tuple(_organisers(entity, site)),
        _file(fields.programme, words("event.programme"), site),
        tuple(value for one in fields.materials if (value := _file(one.url, one.title, site))),
        contacts_of(entity, site),
        topics_of(entity, site),
        tags_of(entity, site),
        Value(words("event.add"), url=item_calendar(entity, site)),
    )


def view(inputs: EventInputs) -> EventView:
    """An event's page."""
    fields = inputs.fields
    url = fields.registration.url if fields.registration else ""
    register = Value(inputs.words("event.register"), url=url)
    return EventView(
        title=fields.title,
        badge=inputs.badge,
        leaf=leaf_of(fields, inputs.lang),
        summary=fields.summary,
        picture=inputs.picture,
        facts=tuple(_facts(inputs)),
        dates=inputs.dates,
        body=inputs.body,
        register=register if url and inputs.badge.state in OPEN else None,
        register_until=rfc3339(just_after(inputs.deadline.instant)) if inputs.deadline else "",
        programme=inputs.programme,
        materials=inputs.materials,
        contacts=inputs.contacts,
        topics=inputs.topics,
        tags=inputs.tags,
        calendar=inputs.calendar,
    )


def _facts(inputs: EventInputs) -> Iterator[Fact]:
    fields, words = inputs.fields, inputs.words
    yield Fact(words("event.when"), (when(fields, inputs.lang),))
    if fields.place:
        yield Fact(words("event.where"), (Value(fields.place),))
    if fields.online:
        yield Fact(words("event.where-online"), (Value(_plain_address(fields.online), url=fields.online),))
    if fields.audience:
        yield Fact(words("event.audience"), (Value(fields.audience),))
    if inputs.organisers:
        yield Fact(words("event.organisers"), inputs.organisers)
    if ways := tuple(_registration(inputs)):
        yield Fact(words("event.registration"), ways)


def _registration(inputs: EventInputs) -> Iterator[Value]:
    registration = inputs.fields.registration
    if inputs.deadline:
        yield Value(inputs.deadline.text)
    if registration and registration.email and not inputs.over:
        yield Value(registration.email, url=f"mailto:{registration.email}")


def _plain_address(url: str) -> str:
    """An address without what every address has."""
    return url.partition("://")[2].removesuffix("/")


def _file(found: MediaPath | str, title: str, site: Site) -> Value | None:
    """A link to a file, whose format its name tells, or to an address; None where there is none."""
    if not isinstance(found, MediaPath):
        return Value(title, url=found) if found else None
    asset = site.asset(found.path)
    ending = found.path.rpartition(".")[2].lower()
    return Value(f"{title} ({ending})", url=site.media(asset.path)) if asset else None


def _organisers(entity: Entity, site: Site) -> Iterator[Value]:
    """Organisations as links to their place in the directory, names as they are."""
    for value in entity.fields.organisers:
        if isinstance(value, Name):
            yield Value(value.text)
        elif isinstance(value, Reference) and (organisation := site.get(value.kind, value.id)):
            yield site.link(organisation, lang=entity.lang)


def json_ld(entity: Entity, site: Site) -> Mapping[str, object]:
    """The event in schema.org's words; what is not known is left out."""
    fields: Event = entity.fields
    address = site.identity.absolute(site.address(entity))
    places = [{"@type": "Place", "name": fields.place, "address": fields.place}] if fields.place else []
    virtual = [{"@type": "VirtualLocation", "url": fields.online}] if fields.online else []
    mode = "Mixed" if places and virtual else "Online" if virtual else "Offline"
    absolute = site.identity.absolute
    organisers = [named_organisation(one.text, absolute(one.url)) for one in _organisers(entity, site)]
    data = {
        "@type": "Event",
        "@id": address,
        "url": address,
        "name": fields.title,
        "description": fields.summary,
        "inLanguage": entity.lang,
        "startDate": machine(fields.start),
        "endDate": machine(fields.end) if fields.end else "",
        "eventStatus": f"https://schema.org/Event{'Cancelled' if fields.cancelled else 'Scheduled'}",
        "eventAttendanceMode": f"https://schema.org/{mode}EventAttendanceMode",
        "location": [*places, *virtual],
        "organizer": organisers or [publisher(site)],
        "audience": {"@type": "Audience", "audienceType": fields.audience} if fields.audience else "",
        "image": image_of(entity, site),
        "keywords": list(fields.tags),
    }
    return known(data)


def relations(entity: Entity, site: Site) -> Iterator[Relation]:
    """The event as a calendar has it."""
    yield Relation("alternate", item_calendar(entity, site), TYPE, entity.title)


def occasion(entity: Entity, site: Site) -> Occasion:
    """The event for calendars."""
    fields: Event = entity.fields
    lines = [fields.summary]
    lines += [f"{one.what}: {' '.join(filter(None, (one.text, one.url)))}" for one in deadlines(entity, site)]
    place = " / ".join(filter(None, (fields.place, fields.online)))
    return Occasion(fields.start, fields.end, place, "\n".join(filter(None, lines)), fields.cancelled)
