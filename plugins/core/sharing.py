"""What is shown of a page where it is shared, and how a reader passes it on: Open Graph, a letter, a link."""

from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from msgspec.structs import replace

from plugins.core.dates import rfc3339
from plugins.core.model import Entity
from plugins.core.site import Site
from plugins.core.social import item_card, site_card
from plugins.core.structured import breadcrumbs, json_ld
from plugins.core.view import Page, Picture, Share, Told

_SHOWN_EVERYWHERE = ("JPEG", "PNG")
_LEAST = 200  # pixels on a side: what is smaller is not shown


def told_of(page: Page, site: Site) -> Told:
    """What a page tells beside its own: the way to it as data, and the site's picture where it has none."""
    head = page.head
    way = breadcrumbs(page.breadcrumbs, site)
    things = head.things if way is None or not head.indexed else (*head.things, way)
    return Told(head.picture or site.ask(site_card, page.lang), json_ld(things))


def shared_picture(entity: Entity, site: Site) -> Picture | None:
    """The picture that an item is shared with: its card, else its own where every service can show it.

    The address is a full one.
    """
    return item_card(entity, site) or _own_picture(entity, site)


def _own_picture(entity: Entity, site: Site) -> Picture | None:
    image, picture = entity.fields.image, site.picture(entity)
    asset = site.asset(image.src.path) if image else None
    if picture is None or asset is None or asset.picture is None:
        return None
    if asset.picture.format not in _SHOWN_EVERYWHERE or min(picture.width, picture.height) < _LEAST:
        return None
    return replace(picture, url=site.identity.absolute(picture.url))


def properties_of(entity: Entity, site: Site) -> tuple[tuple[str, str], ...]:
    """What Open Graph has for a dated text: when it came out and was changed, its section and topics."""
    return tuple(_properties(entity, site)) if entity.fields.date else ()


def _properties(entity: Entity, site: Site) -> Iterator[tuple[str, str]]:
    fields = entity.fields
    yield "article:published_time", rfc3339(fields.date.instant)
    if fields.updated:
        yield "article:modified_time", rfc3339(fields.updated.instant)
    section = site.strings[entity.lang].get(f"{entity.kind}.list")
    if section:
        yield "article:section", section
    yield from (("article:tag", tag) for tag in fields.tags)


def share_of(title: str, address: str, site: Site) -> Share:
    """How a page is passed on: the letter is addressed to nobody yet, and percent-encoded (RFC 6068)."""
    url = site.identity.absolute(address)
    parts = urlsplit(url)
    letter = f"mailto:?subject={quote(title, safe='')}&body={quote(url, safe='')}"
    return Share(title, letter, url, f"{parts.netloc}{parts.path}")
