"""The pictures that pages are shared with: what each shows, as a value, and where it stands.

A kind says the words of its items' cards (`plugins.core.feature.Kind.social`); an output draws them
(`plugins.social_cards`), in the way of the theme. The address of a card tells all that it is made of,
since services keep what they have once fetched: a new title is a new address, and the old one leads to the
new card.
"""

from hashlib import blake2b
from typing import NamedTuple

from msgspec import Struct

from plugins.core import route
from plugins.core.model import Entity
from plugins.core.site import Site
from plugins.core.view import Picture

NAME = "card.jpg"
WIDTH, HEIGHT = 1200, 630


class CardWords(NamedTuple):
    """What a kind says of an item on its card: what it is, and then how it stands and when."""

    label: str
    notes: tuple[str, ...] = ()


class SocialCard(Struct, frozen=True):
    """A card: all that is seen on it. ``picture`` is the path of the item's own, ``digest`` its bytes'."""

    lang: str
    label: str
    title: str
    text: str
    name: str
    tagline: str
    picture: str = ""
    digest: str = ""


def card_of_item(entity: Entity, site: Site) -> SocialCard | None:
    """What an item's card shows; None for a kind that has none."""
    make = site.kinds[entity.kind].social
    if make is None:
        return None
    said = make(entity, site)
    label = " · ".join(filter(None, (said.label, *said.notes)))
    image, lang = entity.fields.image, entity.lang
    asset = site.asset(image.src.path) if image else None
    path = asset.path if asset and asset.picture and asset.picture.format != "SVG" else ""
    return SocialCard(
        lang, label, entity.title, entity.fields.summary, site.identity.name, tagline(site, lang), path,
        site.bytes_of(path) if path else "",
    )  # fmt: skip


def card_of(kind: str, id: str, site: Site) -> SocialCard | None:
    """The same by kind and id, for `Site.ask`: who asks for it depends on nothing else of the item."""
    entity = site.get(kind, id)
    return card_of_item(entity, site) if entity is not None else None


def card_of_site(lang: str, site: Site) -> SocialCard:
    """What the card of all other pages shows: who we are."""
    name = site.identity.name
    return SocialCard(lang, "", name, tagline(site, lang), name, "")


def item_card(entity: Entity, site: Site) -> Picture | None:
    """An item's card with its full address, if it has one on this site."""
    card = card_of_item(entity, site) if site.look else None
    return _picture(card, f"{site.address(entity)}{NAME}", entity.title, site) if card else None


def site_card(lang: str, site: Site) -> Picture | None:
    """The card of a language's other pages with its full address, if the theme has cards."""
    if not site.look:
        return None
    card = card_of_site(lang, site)
    alt = f"{card.title} – {card.text}" if card.text else card.title
    return _picture(card, f"{route.prefix(site.identity, lang)}/{NAME}", alt, site)


def tagline(site: Site, lang: str) -> str:
    """What the centre is, in a language: as the settings say, else what centres like it are."""
    if lang == site.identity.lang:
        return site.identity.tagline
    return site.identity.taglines.get(lang) or site.strings[lang]("site.tagline")


def _picture(card: SocialCard, address: str, alt: str, site: Site) -> Picture | None:
    path = address.removeprefix(f"{site.identity.base}/")
    if not site.serves(path):
        return None
    version = blake2b(repr((card, site.look)).encode(), digest_size=5).hexdigest()
    return Picture(f"{site.identity.absolute(address)}?v={version}", WIDTH, HEIGHT, alt)
