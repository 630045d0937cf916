"""Flyers: each project as one page that is printed, with its address as a QR code (ISO/IEC 18004)."""

from collections.abc import Iterator
from io import BytesIO

from msgspec import Struct

from plugins.core.contacts import contact_block, general_contact
from plugins.core.contents import Mention
from plugins.core.dates import Moment, format_day, format_span, machine
from plugins.core.feature import Feature, Output, Setting, Slot
from plugins.core.flyer import flyer_address
from plugins.core.languages import ways
from plugins.core.mentioned import mentions_of
from plugins.core.model import Entity, Item
from plugins.core.named import named
from plugins.core.page import home
from plugins.core.press import Press, path_at
from plugins.core.site import Site
from plugins.core.view import Badge, Contact, Fact, Head, Page, Value
from plugins.projects.cards import badge_of, parts_of, period, short_name, state_now
from plugins.projects.model import Project

MOST_OCCASIONS = 5
CODE = "qr.svg"


class Occasion(Struct, frozen=True):
    """Something dated about the project: when, what (a story, an event), and where, else of which sort."""

    when: Value
    what: Value
    more: Value


class FlyerView(Struct, frozen=True):
    """A project on one page. ``code`` is the picture with its ``address``, which leads to ``url``."""

    title: str
    short_name: str
    badge: Badge | None
    summary: str
    goals: tuple[str, ...]
    occasions: tuple[Occasion, ...]
    occasions_title: str
    facts: tuple[Fact, ...]
    contacts: tuple[Contact, ...]
    links: tuple[Value, ...]
    hashtags: tuple[str, ...]
    code: str
    address: str
    url: str


def pages(site: Site) -> Iterator[Slot]:
    """The flyer of each project."""
    for entity in site.by_id("project"):
        yield Slot(path_at(flyer_address(entity, site), site.identity), (entity.id,))


def page(slot: Slot, site: Site) -> Page:
    """One flyer: for readers of paper, so search engines are led to the project's own page."""
    entity = _project(slot, site)
    lang, address = entity.lang, flyer_address(entity, site)
    words = site.strings[lang]
    fields: Project = entity.fields
    title = words("flyers.title", name=fields.short_name or fields.title)
    places = {one.lang: flyer_address(one, site) for one in (entity, *site.translations(entity))}
    crumbs = [home(site, lang)]
    if listing := site.lists.get(("project", lang)):
        crumbs.append(Value(words("project.list"), url=listing))
    return Page(
        "flyer",
        address,
        lang,
        Head(title, fields.summary, site.identity.absolute(address), indexed=False),
        (*crumbs, site.link(entity), Value(words("flyers.name"), url=address, current=True)),
        _view(entity, site),
        languages=ways(lang, places, site),
    )


def codes(site: Site) -> Iterator[Slot]:
    """The QR code of each flyer."""
    for slot in pages(site):
        yield Slot(f"{slot.path.removesuffix('index.html')}{CODE}", slot.args)


def code(slot: Slot, site: Site, _: Press) -> bytes:
    """The address of a project's page as a QR code: black on white everywhere, or no camera reads it."""
    import segno  # noqa: PLC0415 - only where an address is new

    entity = _project(slot, site)
    picture = BytesIO()
    made = segno.make(site.identity.absolute(site.address(entity)), error="m", micro=False)
    made.save(
        picture, kind="svg", dark="#000", light="#fff", xmldecl=False, svgclass=None, lineclass=None,
        omitsize=True,
    )  # fmt: skip
    return picture.getvalue()


def _project(slot: Slot, site: Site) -> Entity:
    entity = site.get("project", slot.args[0])
    if entity is None:
        raise KeyError(slot)
    return entity


def _view(entity: Entity, site: Site) -> FlyerView:
    fields: Project = entity.fields
    words, url = site.strings[entity.lang], site.address(entity)
    state = state_now(entity, site)
    return FlyerView(
        title=fields.title,
        short_name=short_name(fields),
        badge=badge_of(state, words),
        summary=fields.summary,
        goals=fields.goals,
        occasions=_occasions(entity, site),
        occasions_title=words("flyers.written" if state == "ended" else "flyers.occasions"),
        facts=tuple(_facts(entity, site)),
        contacts=_contacts(entity, site),
        links=tuple(Value(link.title, url=link.url) for link in fields.links),
        hashtags=tuple(f"#{tag.removeprefix('#')}" for tag in fields.hashtags),
        code=f"{flyer_address(entity, site)}{CODE}",
        address=site.identity.absolute(url).partition("://")[2],
        url=url,
    )


def _facts(entity: Entity, site: Site) -> Iterator[Fact]:
    fields, words = entity.fields, site.strings[entity.lang]
    if fields.start or fields.end:
        yield Fact(words("project.period"), (period(fields.start, fields.end, entity.lang),))
    if funders := named(fields.funders, site, entity.lang):
        yield Fact(words("project.funders"), funders)


def _contacts(entity: Entity, site: Site) -> tuple[Contact, ...]:
    """Who can be turned to on the build day: leads and contacts in their roles, else the centre itself."""
    block = contact_block((*entity.fields.leads, *entity.fields.contacts), Setting(entity, None, site))
    if block is None:
        return (general_contact(site, entity.lang),)
    people = (*(person for person in block.names if person.title), *block.present)
    return people or (general_contact(site, entity.lang),)


def _occasions(entity: Entity, site: Site) -> tuple[Occasion, ...]:
    """What is on and to come, the next one first, then what was written last. Nothing cancelled is on."""
    about = (entity, *site.translations(entity), *parts_of(entity, site))
    coming: list[tuple[Moment, Mention]] = []
    past: list[tuple[Moment, Mention]] = []
    for mention in mentions_of(about, entity.lang, site):
        fields, kind = mention.entity.fields, site.kinds[mention.entity.kind]
        start, end = _span(fields)
        told = mention.story or (kind.topical and not kind.stories)
        if start is not None and told and not getattr(fields, "cancelled", False):
            (coming if (end or start).day >= site.as_of else past).append((start, mention))
    coming.sort(key=lambda one: one[0].instant)
    past.sort(key=lambda one: one[0].instant, reverse=True)
    shown = (*coming, *past)[:MOST_OCCASIONS]
    return tuple(_occasion(mention, start, entity.lang, site) for start, mention in shown)


def _span(fields: Item) -> tuple[Moment | None, Moment | None]:
    """When it takes place and until when, else when it was published."""
    kind = type(fields)
    end = getattr(fields, kind.contacts_until) if kind.contacts_until else None
    return getattr(fields, kind.contacts_as_of or "date"), end


def _occasion(mention: Mention, start: Moment, lang: str, site: Site) -> Occasion:
    entity = mention.entity
    takes_place = type(entity.fields).contacts_as_of not in ("", "date")
    end = _span(entity.fields)[1]
    anchor = f"#{mention.story}" if mention.story else ""
    other = entity.lang if entity.lang != lang else ""
    label = entity.title if mention.story else site.card(entity).label
    return Occasion(
        Value(
            format_span(start, end, lang) if takes_place else format_day(start.day, lang),
            datetime=machine(start),
        ),
        Value(
            mention.title or entity.title,
            url=f"{site.address(entity)}{anchor}",
            lang=other,
        ),
        Value(getattr(entity.fields, "place", "") or label, lang=other),
    )


STRINGS = {
    "fi": {
        "flyers.name": "Esite",
        "flyers.title": "{name}: esite",
        "flyers.occasions": "Ajankohtaista",
        "flyers.written": "Hankkeesta kerrottu",
        "flyers.more": "Lisää hankkeesta",
        "flyers.code": "QR-koodi, joka johtaa osoitteeseen {address}",
    },
    "sv": {
        "flyers.name": "Broschyr",
        "flyers.title": "{name}: broschyr",
        "flyers.occasions": "Aktuellt",
        "flyers.written": "Skrivet om projektet",
        "flyers.more": "Mer om projektet",
        "flyers.code": "QR-kod som leder till {address}",
    },
    "en": {
        "flyers.name": "Flyer",
        "flyers.title": "{name}: flyer",
        "flyers.occasions": "What is on",
        "flyers.written": "Written about the project",
        "flyers.more": "More about the project",
        "flyers.code": "QR code that leads to {address}",
    },
}

FEATURE = Feature(
    outputs=(
        Output("flyers", pages=pages, page=page),
        Output("flyer-codes", files=codes, file=code, plain=True),
    ),
    strings=STRINGS,
)


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
