"""Tags: what each is called, and what has it. Two spellings with one slug are one tag.

The functions whose last argument is the site are for `Site.ask`: each gives a page just what it shows.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain

from msgspec import Struct

from plugins.core.chronicle import Chronicle, Counts, newest_first
from plugins.core.model import Entity
from plugins.core.questions import of_places
from plugins.core.site import Site
from plugins.core.text import slugify, sort_key


class Tag(Struct, frozen=True):
    """A tag in a language: its slug, its name, how many items have it."""

    slug: str
    name: str
    count: int


class _Topic(Struct, frozen=True):
    """What has a tag: the items of the kinds whose lists are divided by year, and all others."""

    tag: Tag
    dated: Chronicle
    others: tuple[Entity, ...]


_NONE = _Topic(Tag("", "", 0), Chronicle(), ())


@of_places
def tags(lang: str, site: Site) -> tuple[Tag, ...]:
    """The tags of the items of a language that stand somewhere on the site, in alphabetical order."""
    return tuple(topic.tag for (tag_lang, _), topic in site.ask(_topics).items() if tag_lang == lang)


@of_places
def name_of(lang: str, slug: str, site: Site) -> str:
    """What a tag is called: as it is spelled most often."""
    return _topic(lang, slug, site).tag.name


@of_places
def newest(lang: str, slug: str, limit: int, site: Site) -> tuple[Entity, ...]:
    """The items with a tag of the kinds divided by year, the newest first; 0 is no limit."""
    return _topic(lang, slug, site).dated.entities[: limit or None]


@of_places
def of_year(lang: str, slug: str, year: int, site: Site) -> tuple[Entity, ...]:
    """Those dated in a year."""
    return tuple(_topic(lang, slug, site).dated.by_year.get(year, ()))


@of_places
def years(lang: str, slug: str, site: Site) -> Counts:
    """The years that they are dated in, each with how many, the newest first."""
    return _topic(lang, slug, site).dated.counts


@of_places
def span(lang: str, slug: str, site: Site) -> tuple[int, ...]:
    """Those years alone: what changes only when a year comes or goes."""
    return _topic(lang, slug, site).dated.span


def others(lang: str, slug: str, site: Site) -> tuple[Entity, ...]:
    """The items with a tag of all other kinds: the newest first, then by title those without a date."""
    return _topic(lang, slug, site).others


def _topic(lang: str, slug: str, site: Site) -> _Topic:
    return site.ask(_topics).get((lang, slug), _NONE)


def _topics(site: Site) -> Mapping[tuple[str, str], _Topic]:
    """What has each tag, by language and slug; each language's tags stand in alphabetical order."""
    yearly = {kind.name for kind in site.kinds.values() if kind.yearly}
    standing, items = site.contents.addresses, site.contents.items
    tagged = [entity for key, entity in items.items() if entity.brief.tags and key in standing]
    ordered = (
        *sorted((entity for entity in tagged if entity.kind in yearly), key=newest_first),
        *_in_order(entity for entity in tagged if entity.kind not in yearly),
    )
    place = {entity: at for at, entity in enumerate(ordered)}
    spellings = _spellings(ordered)
    names = {key: _name(spelled, key[0]) for key, spelled in spellings.items()}
    found = {}
    for key in sorted(names, key=lambda key: (sort_key(names[key], key[0]), key)):
        owned = [*dict.fromkeys(chain(*spellings[key].values()))]
        if len(spellings[key]) > 1:
            owned.sort(key=place.__getitem__)
        found[key] = _parted(Tag(key[1], names[key], len(owned)), owned, yearly)
    return found


def _spellings(entities: Iterable[Entity]) -> Mapping[tuple[str, str], Mapping[str, Sequence[Entity]]]:
    """The items by language and slug, and by how they spell the tag."""
    spelled: dict[tuple[str, str], list[Entity]] = {}
    for entity in entities:
        for tag in entity.brief.tags:
            spelled.setdefault((entity.brief.lang, tag), []).append(entity)
    found: dict[tuple[str, str], dict[str, list[Entity]]] = {}
    for (lang, tag), owners in spelled.items():
        if slug := slugify(tag):
            found.setdefault((lang, slug), {})[tag] = owners
    return found


def _parted(tag: Tag, ordered: Sequence[Entity], yearly: Collection[str]) -> _Topic:
    """The items come with those of the ``yearly`` kinds first."""
    dated = tuple(entity for entity in ordered if entity.kind in yearly)
    return _Topic(tag, Chronicle(dated), tuple(ordered[len(dated) :]))


def _in_order(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """The newest first, then by title those without a date."""
    by_title = sorted(entities, key=lambda one: (sort_key(one.brief.title, one.brief.lang), one.kind, one.id))
    return tuple(sorted(by_title, key=lambda one: (not one.brief.day, -one.brief.instant)))


def _name(spellings: Mapping[str, Sequence[Entity]], lang: str) -> str:
    """The spelling that is used most often; of equally common ones the first in the alphabet."""
    return min(spellings, key=lambda name: (-len(spellings[name]), sort_key(name, lang)))
