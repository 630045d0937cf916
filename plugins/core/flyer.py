"""Where the flyer of an item stands, its one page to be printed: a kind leads to it and knows no maker."""

from plugins.core.model import Entity
from plugins.core.site import Site

WORDS = {"fi": "esite", "sv": "broschyr", "en": "flyer"}


def flyer_address(entity: Entity, site: Site) -> str:
    """Where the flyer stands, if the site has flyers: below the item's page, where nothing else can be."""
    return f"{site.address(entity)}{WORDS[entity.lang]}/"


def flyer_of(entity: Entity, site: Site) -> str:
    """The address of the item's flyer; empty on a site without flyers."""
    address = flyer_address(entity, site)
    return address if site.serves(address.removeprefix(f"{site.identity.base}/")) else ""
