"""People: the one directory that every contact block refers to, and the contacts page."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from msgspec import Struct
from pydantic import Field

from plugins.core.body import anchored_body_of
from plugins.core.contacts import contact, general_contact, held_by
from plugins.core.feature import Feature, Kind
from plugins.core.identity import Identity
from plugins.core.model import Entity, Item
from plugins.core.order import order_problems
from plugins.core.problems import Problem
from plugins.core.roles import Role, Tenure, role_on, tenures
from plugins.core.site import Site
from plugins.core.text import SortKey, sort_key
from plugins.core.values import Email, PicturePath, Telephone
from plugins.core.view import Body, Contact, Picture, Value


class PersonItem(Item):
    """A person; the title is the name. The e-mail defaults to the organisation's pattern."""

    email: Email = ""
    phone: Telephone | None = None
    photo: PicturePath | None = None
    roles: Annotated[tuple[Role, ...], Field(min_length=1)]


class Person(Struct, frozen=True):
    """A person on the contacts page; ``id`` is the anchor."""

    id: str
    contact: Contact
    photo: Picture | None
    projects: tuple[Value, ...]
    body: Body


class PeopleGroup(Struct, frozen=True):
    """The people of one organisation."""

    title: str
    id: str
    url: str
    people: tuple[Person, ...]


class ContactsView(Struct, frozen=True):
    """The contacts page: the centre itself, then people by organisation."""

    title: str
    general: Contact
    postal_address: tuple[str, ...]
    groups: tuple[PeopleGroup, ...]


def listing(site: Site, lang: str) -> ContactsView:
    """The contacts page: who holds a role on the build day, by organisation, the site's own first."""
    own = site.identity.organisation
    members: dict[str, list[Person]] = {}
    for person in site.of("person", lang):
        role = role_on(held_by(person, site), site.as_of, own, (), ())
        if role is not None:
            # An organisation that is not out is not named, not even by its id.
            shown = role.organisation == own or site.get("organisation", role.organisation)
            place = role.organisation if shown else ""
            members.setdefault(place, []).append(_person(person, role, site, lang))
    names = {id: _organisation_name(id, site, lang) for id in members}
    order = sorted(members, key=lambda id: (id != own, sort_key(names[id], lang)))
    groups = tuple(
        PeopleGroup(
            names[id],
            f"_{id}" if id else "_elsewhere",
            site.address_of("organisation", id),
            tuple(sorted(members[id], key=lambda person: _surname_first(person.contact.name, lang))),
        )
        for id in order
    )
    title = site.strings[lang]("person.list")
    return ContactsView(title, general_contact(site, lang), site.identity.postal_address, groups)


def _organisation_name(id: str, site: Site, lang: str) -> str:
    organisation = site.get("organisation", id)
    if organisation is not None:
        return organisation.title
    return site.identity.name if id == site.identity.organisation else site.strings[lang]("person.elsewhere")


def _surname_first(name: str, lang: str) -> SortKey:
    *first, last = name.split(" ")
    return sort_key(" ".join([last, *first]), lang)


def _person(entity: Entity, role: Tenure, site: Site, lang: str) -> Person:
    projects = (site.get("project", ref.id) for tenure in held_by(entity, site) if tenure.holds(site.as_of)
                for ref in tenure.role.projects)  # fmt: skip
    links = {project.id: site.link(project, lang=lang) for project in projects if project is not None}
    return Person(
        entity.id,
        contact(entity, role, site, lang, reach=True),
        _photo(entity, site),
        tuple(sorted(links.values(), key=lambda link: sort_key(link.text, lang))),
        anchored_body_of(entity, site),
    )


def _photo(entity: Entity, site: Site) -> Picture | None:
    photo = entity.fields.photo
    return photo and site.sized(photo.path, entity.title, small=True)


def listed(entity: Entity, identity: Identity, as_of: date) -> bool:
    """Whether the person stands on the contacts page: a role is held on the build day."""
    return any(tenure.holds(as_of) for tenure in tenures(entity.fields.roles, identity.organisation))


def check(entity: Entity) -> Iterator[Problem]:
    """Roles that end before they begin."""
    for index, role in enumerate(entity.fields.roles or ()):
        place = entity.place("roles", index, "until")
        yield from order_problems(place, ("from", role.begins), ("until", role.until))


STRINGS = {
    "fi": {"list": "Yhteystiedot", "elsewhere": "Muualla", "intro": "Yhteyshenkilöt organisaatioittain."},
    "sv": {
        "list": "Kontaktuppgifter",
        "elsewhere": "Annanstans",
        "intro": "Kontaktpersoner enligt organisation.",
    },
    "en": {"list": "Contacts", "elsewhere": "Elsewhere", "intro": "Contact people by organisation."},
}

FEATURE = Feature(
    kinds=(
        Kind(
            name="person",
            folder="people",
            model=PersonItem,
            words={"fi": "yhteystiedot", "sv": "kontakt", "en": "contacts"},
            strings=STRINGS,
            listing=listing,
            list_template="person",
            anchored=listed,
            check=check,
            contact_fields=(),
            in_menu=True,
        ),
    ),
)


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
