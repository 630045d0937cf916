"""Contacts of an item, chosen by the rules of `plugins.core.roles`, and the reasons for it.

`choose` decides; `contact_block` words the decision for a page, and the check stage makes
warnings of it. People and organisations are items of the kinds ``person`` and
``organisation``; nothing else of those kinds is known here.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from msgspec import Struct

from plugins.core.dates import Moment
from plugins.core.feature import Setting
from plugins.core.model import Entity
from plugins.core.roles import Tenure, has_left, reachable, role_on, tenures
from plugins.core.site import Site
from plugins.core.text import email_from_pattern
from plugins.core.view import Contact, ContactBlock, Value


class Choice(Struct, frozen=True):
    """How one person is shown: with which role, reachable or not, and who is asked instead.

    ``hidden`` people are left out (they have left, and the page is a current one);
    ``present`` are the people to turn to now, and ``general`` says that there are none, so
    that the centre's own contact stands there.
    """

    person: Entity
    role: Tenure | None
    reachable: bool
    hidden: bool = False
    present: tuple[Entity, ...] = ()
    general: bool = False


def held_by(person: Entity, site: Site) -> tuple[Tenure, ...]:
    """The person's roles with their days."""
    return tenures(person.fields.roles, site.identity.organisation)


def is_current(entity: Entity, site: Site) -> bool:
    """Whether an item shows people as they are on the build day: one without a day, or not over yet."""
    fields = entity.fields
    as_of, until = type(fields).contacts_as_of, type(fields).contacts_until
    own: Moment | None = getattr(fields, as_of) if as_of else None
    if own is None:
        return True
    last: Moment = (getattr(fields, until) if until else None) or own
    return bool(until) and site.as_of <= last.day


def day_of(entity: Entity, site: Site) -> date:
    """The day as of which an item shows people: its own for an old item, else the build day."""
    if is_current(entity, site):
        return site.as_of
    day: date = getattr(entity.fields, type(entity.fields).contacts_as_of).day
    return min(day, site.as_of)


def choose(person: Entity, setting: Setting) -> Choice:
    """How a person named by an item is shown there (content-model.md, "What a contact shows")."""
    site, entity = setting.site, setting.entity
    own = site.identity.organisation
    held = held_by(person, site)
    role = role_on(held, day_of(entity, site), own, setting.projects, setting.services)
    can_reach = reachable(held, role, site.as_of)
    if is_current(entity, site) and has_left(held, site.as_of):
        return _replaced(person, role, setting, hidden=True)
    if role is not None and not can_reach:
        return _replaced(person, role, setting, hidden=False)
    return Choice(person, role, can_reach)


def _replaced(person: Entity, role: Tenure | None, setting: Setting, *, hidden: bool) -> Choice:
    present = present_contacts(setting)
    return Choice(person, role, reachable=False, hidden=hidden, present=present, general=not present)


def present_contacts(setting: Setting) -> tuple[Entity, ...]:
    """The people to turn to now: whose role lists the topic, else its leads or contacts still there."""
    return people_for(setting.projects, setting.services, setting.site, setting.site.as_of)


def people_for(
    projects: Iterable[str], services: Iterable[str], site: Site, day: date, without: Entity | None = None
) -> tuple[Entity, ...]:
    """Whose role on a day lists one of these projects or services, else their leads still there."""
    projects, services = tuple(projects), tuple(services)
    listed = [
        person
        for person in site.of("person")
        if person is not without
        and any(tenure.holds(day) and tenure.about(projects, services) for tenure in held_by(person, site))
    ]
    if listed:
        return tuple(listed)
    named: list[object] = []
    for id in projects:
        named += getattr(getattr(site.get("project", id), "fields", None), "leads", ())
    for id in services:
        named += getattr(getattr(site.get("service", id), "fields", None), "contacts", ())
    people = site.resolve(dict.fromkeys(named))
    return tuple(
        person
        for person in people
        if person is not without and any(tenure.holds(day) for tenure in held_by(person, site))
    )


def contact_block(references: Iterable[object], setting: Setting, lang: str = "") -> ContactBlock | None:
    """The contact block of the people that the references name, or None when there is nobody."""
    lang = lang or setting.entity.lang
    choices = [choose(person, setting) for person in dict.fromkeys(setting.site.resolve(references))]
    names = [
        contact(c.person, c.role, setting.site, lang, reach=c.reachable) for c in choices if not c.hidden
    ]
    shown = {choice.person.id for choice in choices if choice.reachable}
    present = dict.fromkeys(
        person for choice in choices for person in choice.present if person.id not in shown
    )
    now = [present_contact(person, setting, lang) for person in present]
    if any(choice.general for choice in choices):
        now.append(general_contact(setting.site, lang))
    return ContactBlock(tuple(names), tuple(now)) if names or now else None


def present_contact(person: Entity, setting: Setting, lang: str) -> Contact:
    """A person as they are on the build day."""
    site = setting.site
    held = held_by(person, site)
    role = role_on(held, site.as_of, site.identity.organisation, setting.projects, setting.services)
    return contact(person, role, site, lang, reach=role is not None)


def contact(person: Entity, role: Tenure | None, site: Site, lang: str, *, reach: bool) -> Contact:
    """The h-card of a person in a role; without a role the name alone."""
    url = site.address_of("person", person.id)
    url_lang = person.lang if url and person.lang != lang else ""
    if role is None:
        return Contact(person.title, url=url, url_lang=url_lang)
    written = site.get("organisation", role.organisation)
    organisation = written and site.in_language(written, lang)
    own = role.organisation == site.identity.organisation
    # An organisation that is not out (yet) is left out: the reference to it has its warning.
    name = organisation.title if organisation else site.identity.name if own else ""
    email = email_of(person, role, site) if reach else ""
    phone = person.fields.phone if reach else None
    vcard = vcard_address(person, site) if phone or email else ""
    return Contact(
        person.title,
        url=url,
        url_lang=url_lang,
        title=role.role.title_in(lang),
        title_lang=_title_lang(role, person, lang),
        organisation=name,
        organisation_url=site.address_of("organisation", organisation.id) if organisation else "",
        organisation_lang=organisation.lang if organisation and organisation.lang != lang else "",
        phone=Value(phone.shown, url=f"tel:{phone.e164}") if phone else None,
        email=Value(email, url=f"mailto:{email}") if email else None,
        vcard=vcard if vcard and site.serves(vcard.removeprefix(f"{site.identity.base}/")) else "",
    )


def _title_lang(role: Tenure, person: Entity, lang: str) -> str:
    """The language of a title that is not worded in the one asked for: that of the person's file."""
    return person.lang if person.lang != lang and not role.role.has_title_in(lang) else ""


def contact_now(person: Entity, site: Site) -> Contact:
    """The h-card of a person as the contacts page has it: in their language, on the build day."""
    role = role_on(held_by(person, site), site.as_of, site.identity.organisation, (), ())
    return contact(person, role, site, person.lang, reach=True)


def vcard_address(person: Entity, site: Site) -> str:
    """Where a person's vCard stands, if the site has vCards: beside the page that has the person.

    Empty for somebody who is on no page.
    """
    page = site.address_of("person", person.id).partition("#")[0]
    return f"{page}{person.id}.vcf" if page else ""


def email_of(person: Entity, role: Tenure, site: Site) -> str:
    """The person's address: their own, else by the pattern of the role's organisation."""
    if person.fields.email:
        return str(person.fields.email)
    organisation = site.get("organisation", role.organisation)
    pattern = str(organisation.fields.email_pattern) if organisation else ""
    if not pattern and role.organisation == site.identity.organisation:
        pattern = site.identity.email_pattern
    return _address(pattern, person.title) if pattern else ""


@lru_cache(maxsize=1024)
def _address(pattern: str, name: str) -> str:
    return email_from_pattern(pattern, name) or ""


def general_contact(site: Site, lang: str) -> Contact:
    """The centre itself, as the settings give it, and where its people are found."""
    identity = site.identity
    phone, email = identity.contact_phone, identity.contact_email
    own, lists = identity.lang, site.lists
    place = lists.get(("person", lang), "")
    elsewhere = "" if place else lists.get(("person", own), "")
    return Contact(
        identity.name,
        url=place or elsewhere,
        url_lang=own if elsewhere else "",
        phone=Value(phone.shown, url=f"tel:{phone.e164}") if phone else None,
        email=Value(email, url=f"mailto:{email}") if email else None,
    )
