"""What a page tells programs in schema.org's words: one graph in JSON-LD 1.1 of things as plain mappings."""

import json
from collections.abc import Mapping, Sequence

from plugins.core.contacts import general_contact
from plugins.core.dates import machine
from plugins.core.model import Entity
from plugins.core.site import Site
from plugins.core.text import code_and_town
from plugins.core.view import Value

Thing = Mapping[str, object]

_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def known(thing: Thing) -> Thing:
    """The thing without what is not known of it."""
    return {name: value for name, value in thing.items() if value}


def json_ld(things: Sequence[Thing]) -> str:
    """The things as one text that can stand in a ``<script>`` element: nothing in it can end the element."""
    if not things:
        return ""
    text = _ENCODE({"@context": "https://schema.org", "@graph": things})
    # Most texts have none of them: so this takes a tenth of the time of `str.translate`.
    for character, escaped in _UNSAFE.items():
        text = text.replace(character, escaped)
    return text


def breadcrumbs(crumbs: Sequence[Value], site: Site) -> Thing | None:
    """The way to a page as it stands above it, itself last; None for a page that has no way shown."""
    if not crumbs:
        return None
    absolute = site.identity.absolute
    steps = [
        known({"@type": "ListItem", "position": at, "name": crumb.text, "item": absolute(crumb.url)})
        for at, crumb in enumerate(crumbs, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def publisher_id(site: Site) -> str:
    """What the centre is called in all graphs of its site."""
    return f"{site.identity.url}/#publisher"


def publisher(site: Site) -> Thing:
    """The centre in short, as the publisher of what it writes."""
    identity = site.identity
    return {
        "@type": "Organization",
        "@id": publisher_id(site),
        "name": identity.name,
        "url": f"{identity.url}/",
    }


def image_of(entity: Entity, site: Site) -> str:
    """The full address of the item's own picture, or an empty text."""
    picture = site.picture(entity)
    return site.identity.absolute(picture.url) if picture else ""


def article(entity: Entity, site: Site, type_: str) -> Thing:
    """A text that the centre has published: what there is to say of each."""
    fields, address = entity.fields, site.identity.absolute(site.address(entity))
    return {
        "@type": type_,
        "@id": address,
        "url": address,
        "mainEntityOfPage": address,
        "headline": fields.title,
        "description": fields.summary,
        "image": image_of(entity, site),
        "datePublished": machine(fields.date) if fields.date else "",
        "dateModified": machine(fields.updated) if fields.updated else "",
        "inLanguage": entity.lang,
        "keywords": list(fields.tags),
        "author": publisher(site),
        "publisher": publisher(site),
    }


def web_page(entity: Entity, site: Site) -> Thing:
    """A lasting page of the site: what there is to say of a text, but for what only a work has."""
    told = article(entity, site, "WebPage")
    return {
        "name" if name == "headline" else name: value
        for name, value in told.items()
        if name not in {"mainEntityOfPage", "author"}
    }


def named_organisation(name: str, url: str = "") -> Thing:
    """Another organisation, with the address of its place if it has one."""
    return known({"@type": "Organization", "name": name, "url": url})


def centre(site: Site, lang: str) -> Thing:
    """The centre itself: where it is, how it is reached and followed."""
    identity = site.identity
    written = site.get("organisation", identity.organisation)
    own = written and site.in_language(written, lang)
    name = own.title if own else identity.name
    return known(
        {
            "@type": "Organization",
            "@id": publisher_id(site),
            "name": name,
            "alternateName": identity.name if name != identity.name else "",
            "url": f"{identity.url}/",
            "logo": identity.absolute(site.theme["mark.svg"]),
            "areaServed": own.fields.region if own else "",
            "address": _address(identity.postal_address),
            "contactPoint": _contact_point(site, lang),
            "sameAs": [channel.url for channel in identity.channels],
        }
    )


def _address(lines: Sequence[str]) -> Thing | None:
    """The lines of an address; of one that ends with code and town as in Finland, its parts."""
    if not lines:
        return None
    found = code_and_town(lines[-1])
    if found is None:
        return {"@type": "PostalAddress", "streetAddress": ", ".join(lines)}
    code, town = found
    return known(
        {
            "@type": "PostalAddress",
            "streetAddress": ", ".join(lines[:-1]),
            "postalCode": code,
            "addressLocality": town,
            "addressCountry": "FI",
        }
    )


def _contact_point(site: Site, lang: str) -> Thing | None:
    contact = general_contact(site, lang)
    if contact.phone is None and contact.email is None:
        return None
    return known(
        {
            "@type": "ContactPoint",
            "contactType": "customer service",
            "telephone": contact.phone.url.removeprefix("tel:") if contact.phone else "",
            "email": contact.email.text if contact.email else "",
            "availableLanguage": list(site.languages),
        }
    )
