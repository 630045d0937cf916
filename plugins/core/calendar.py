"""Where calendars lie and how pages name them; what stands in them is made by `plugins.calendars`."""

from plugins.core import route
from plugins.core.feature import Kind
from plugins.core.model import Entity
from plugins.core.site import Site
from plugins.core.view import Relation, Value

TYPE = "text/calendar"


def calendar_address(site: Site, lang: str, name: str) -> str:
    """The address of a calendar that can be subscribed to, by its name."""
    return f"{route.prefix(site.identity, lang)}/feeds/{name}.ics"


def item_calendar(entity: Entity, site: Site) -> str:
    """The address of the calendar of one item, which lies beside its page."""
    return f"{site.address(entity)}{entity.id}.ics"


def calendar_of(kind: Kind, lang: str, site: Site) -> Value | None:
    """The link to the calendar of a kind's items, where it has one."""
    if kind.occasion is None:
        return None
    return Value(site.strings[lang](f"{kind.name}.calendar"), url=calendar_address(site, lang, kind.feed))


def relation(link: Value | None) -> tuple[Relation, ...]:
    """What a page's head says of a calendar."""
    return (Relation("alternate", link.url, TYPE, link.text),) if link else ()
