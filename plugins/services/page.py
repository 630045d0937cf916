"""A service's page: for whom, where, what it costs, whom to ask now, and what was written about it."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from plugins.core.body import body_of
from plugins.core.contacts import contact_block, general_contact, held_by
from plugins.core.dates import format_period, iso
from plugins.core.feature import Setting
from plugins.core.mentioned import written_about
from plugins.core.model import Entity
from plugins.core.page import contents_of, dates_of, tags_of, topics_of
from plugins.core.site import Site
from plugins.core.strings import Strings
from plugins.core.structured import image_of, known, publisher
from plugins.core.values import Reference
from plugins.core.view import Badge, Body, ContactBlock, Dates, Fact, Group, Picture, Value
from plugins.services.cards import badge_of, served, state_now
from plugins.services.model import Service
from plugins.services.prices import FIRST_DAY, LAST_DAY, PriceRow, notice, rows, spans


class ServiceInputs(Struct, frozen=True):
    """Everything that a service's page shows."""

    fields: Service
    lang: str
    words: Strings
    state: str
    price_notice: str
    prices: tuple[PriceRow, ...]
    dates: Dates
    body: Body
    picture: Picture | None
    contents: tuple[Value, ...]
    contacts: ContactBlock | None
    written: tuple[Group, ...]
    topics: tuple[Value, ...]
    tags: tuple[Value, ...]


class ServiceView(Struct, frozen=True):
    """A service's page; ``price_notice`` tells when the price changes or has changed."""

    title: str
    badge: Badge
    summary: str
    picture: Picture | None
    facts: tuple[Fact, ...]
    price_notice: str
    prices: tuple[PriceRow, ...]
    dates: Dates
    body: Body
    contents: tuple[Value, ...]
    contacts: ContactBlock | None
    written: tuple[Group, ...]
    topics: tuple[Value, ...]
    tags: tuple[Value, ...]


def select(entity: Entity, site: Site) -> ServiceInputs:
    """What a service's page shows, of the service, its people and the texts about it."""
    fields: Service = entity.fields
    lang, words = entity.lang, site.strings[entity.lang]
    return ServiceInputs(
        fields,
        lang,
        words,
        state_now(entity, site),
        notice(fields.prices, site.as_of, lang, words),
        rows(fields.prices, site.as_of, lang, words),
        dates_of(entity),
        body_of(entity, site),
        site.picture(entity),
        contents_of(entity),
        _contacts(entity, site),
        written_about((entity, *site.translations(entity)), lang, site),
        topics_of(entity, site),
        tags_of(entity, site),
    )


def view(inputs: ServiceInputs) -> ServiceView:
    """A service's page."""
    fields = inputs.fields
    return ServiceView(
        title=fields.title,
        badge=badge_of(inputs.state, inputs.words),
        summary=fields.summary,
        picture=inputs.picture,
        facts=tuple(_facts(inputs)),
        price_notice=inputs.price_notice,
        prices=inputs.prices,
        dates=inputs.dates,
        body=inputs.body,
        contents=inputs.contents,
        contacts=inputs.contacts,
        written=inputs.written,
        topics=inputs.topics,
        tags=inputs.tags,
    )


def _facts(inputs: ServiceInputs) -> Iterator[Fact]:
    fields, words = inputs.fields, inputs.words
    yield from served(fields.audience, fields.area, words)
    if fields.start or fields.end:
        yield Fact(words("service.period"), (Value(format_period(fields.start, fields.end, inputs.lang)),))


def _contacts(entity: Entity, site: Site) -> ContactBlock | None:
    """Whom to ask now: the contacts named, those whose present role lists the service, else the centre.

    Of a service that is over, only those named.
    """
    setting = Setting(entity, None, site)
    if state_now(entity, site) == "ended":
        return contact_block(entity.fields.contacts, setting)
    listed = (Reference("person", person.id) for person in site.of("person") if _serves(person, entity, site))
    block = contact_block((*entity.fields.contacts, *listed), setting)
    return block or ContactBlock((general_contact(site, entity.lang),))


def _serves(person: Entity, service: Entity, site: Site) -> bool:
    """Whether a role that is held on the build day lists the service itself, not only a project of it."""
    return any(
        tenure.holds(site.as_of) and tenure.about((), (service.id,)) for tenure in held_by(person, site)
    )


def json_ld(entity: Entity, site: Site) -> Mapping[str, object]:
    """The service in schema.org's words; what is not known is left out."""
    fields: Service = entity.fields
    address = site.identity.absolute(site.address(entity))
    data = {
        "@type": "Service",
        "@id": address,
        "url": address,
        "name": fields.title,
        "description": fields.summary,
        "image": image_of(entity, site),
        "provider": publisher(site),
        "areaServed": fields.area,
        "audience": {"@type": "Audience", "audienceType": fields.audience} if fields.audience else "",
        "offers": list(_offers(fields)),
    }
    return known(data)


def _offers(fields: Service) -> Iterator[Mapping[str, object]]:
    """Every price with the days that it is valid: which is so today, each program tells for itself."""
    for span in spans(fields.prices):
        offer = {
            "@type": "Offer",
            "description": span.price.text,
            "price": str(span.price.amount) if span.price.amount is not None else "",
            "priceCurrency": "EUR" if span.price.amount is not None else "",
            "validFrom": iso(span.first) if span.first > FIRST_DAY else "",
            "validThrough": iso(span.last) if span.last < LAST_DAY else "",
        }
        yield {key: value for key, value in offer.items() if value}
