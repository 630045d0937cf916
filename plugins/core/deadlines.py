"""The deadlines of the whole site: of all items of a language, whatever their kinds.

The functions whose last argument is the site are for `Site.ask`.
"""

from collections.abc import Iterator

from msgspec import Struct

from plugins.core import route
from plugins.core.deadline import Deadline
from plugins.core.feature import nothing
from plugins.core.site import Site

DEADLINES = "deadlines"
"""The name of their feed and of their calendar."""

WORDS = {"fi": "maaraajat", "sv": "tidsfrister", "en": "deadlines"}
NEWEST = 50  # as many as a feed holds


class Due(Struct, frozen=True):
    """A deadline with the item that it is of: kind, id, title and address."""

    kind: str
    id: str
    title: str
    url: str
    deadline: Deadline


def deadlines(lang: str, site: Site) -> tuple[Due, ...]:
    """All deadlines of a language, the first to end first."""
    return tuple(sorted(_deadlines(lang, site), key=_order))


def has_deadlines(lang: str, site: Site) -> bool:
    """Whether there is any, be it past or to come: then they have a page."""
    return bool(site.ask(deadlines, lang))


def announced(lang: str, site: Site) -> tuple[Due, ...]:
    """Those that subscribers are told of, with their items: the newest date first, then by id."""
    return tuple(due for _, due in site.ask(_told, lang)[:NEWEST])


def years_told(lang: str, site: Site) -> tuple[int, ...]:
    """The years in which subscribers were told of those before them, the newest first."""
    return tuple(dict.fromkeys(year for year, _ in site.ask(_told, lang)[NEWEST:]))


def told_in(lang: str, year: int, site: Site) -> tuple[Due, ...]:
    """Those of a year."""
    return tuple(due for told, due in site.ask(_told, lang)[NEWEST:] if told == year)


def _told(lang: str, site: Site) -> tuple[tuple[int, Due], ...]:
    """All that subscribers were ever told of, each with the year of that, in the order of a feed."""
    dated = []
    for due in site.ask(deadlines, lang):
        entity = site.get(due.kind, due.id)
        if entity is not None and entity.date is not None:
            dated.append((-entity.date.instant.timestamp(), name_of(due), entity.date.day.year, due))
    return tuple((year, due) for _, _, year, due in sorted(dated, key=lambda one: one[:2]))


def name_of(due: Due) -> str:
    """What tells the deadline from all others: a part of its lasting id (content-model.md, "Outputs")."""
    return "/".join(filter(None, ("deadline", due.kind, due.id, due.deadline.id)))


def deadlines_address(site: Site, lang: str) -> str:
    """The address of the page of all deadlines."""
    word = site.identity.words.get(lang, {}).get("deadline", WORDS[lang])
    return f"{route.prefix(site.identity, lang)}/{word}/"


def _deadlines(lang: str, site: Site) -> Iterator[Due]:
    for kind in site.kinds.values():
        if kind.deadlines is nothing:
            continue
        for entity in site.of(kind.name, lang):
            for deadline in kind.deadlines(entity, site):
                yield Due(kind.name, entity.id, entity.title, site.address(entity), deadline)


def _order(due: Due) -> tuple[float, str]:
    return due.deadline.instant.timestamp(), name_of(due)
