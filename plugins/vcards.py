"""vCards: each person on a contacts page as a file that an address book reads (RFC 2426).

A file is there only while a role is held on the build day: who has left is on no contacts page and has none.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from plugins.core.contacts import contact_now, vcard_address
from plugins.core.dates import machine
from plugins.core.feature import Feature, Output, Slot
from plugins.core.names import name_parts
from plugins.core.press import Press, path_at
from plugins.core.site import Site
from plugins.core.subscription import guid
from plugins.core.view import Contact

if TYPE_CHECKING:
    from vobject.vcard import VCard3_0


def files(site: Site) -> Iterator[Slot]:
    """The file of each person who is on a contacts page."""
    for person in site.by_id("person"):
        address = vcard_address(person, site)
        if address:
            yield Slot(path_at(address, site.identity), (person.id,))


def file(slot: Slot, site: Site, _: Press) -> bytes:
    """One person's vCard, with what the contacts page prints of them and nothing else."""
    person = site.get("person", slot.args[0])
    if person is None:
        raise KeyError(slot)
    card = _card(contact_now(person, site))
    card.add("uid").value = guid(person, None, site)
    card.add("url").value = site.identity.absolute(site.address(person))
    if person.fields.updated:
        card.add("rev").value = machine(person.fields.updated)
    text: str = card.serialize()
    return text.encode("utf-8")


def _card(person: Contact) -> "VCard3_0":
    import vobject  # noqa: PLC0415 - only where a person has changed

    family, given = name_parts(person.name)
    card = vobject.vCard()
    card.add("fn").value = person.name
    card.add("n").value = vobject.vcard.Name(family=family, given=given)
    if person.organisation:
        card.add("org").value = [person.organisation]
    if person.title:
        card.add("title").value = person.title
    if person.phone:
        phone = card.add("tel")
        phone.value, phone.type_param = person.phone.url.removeprefix("tel:"), ["WORK", "VOICE"]
    if person.email:
        email = card.add("email")
        email.value, email.type_param = person.email.text, ["INTERNET", "WORK"]
    return card


FEATURE = Feature(outputs=(Output("vcards", files=files, file=file, plain=True),))


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
