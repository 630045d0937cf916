"""Tags: what each is called, and what has it. Two spellings with one slug are one tag."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from plugins.core.model import Entity
from plugins.core.site import Site
from plugins.core.text import slugify, sort_key


@dataclass(frozen=True)
class Tag:
    """A tag in a language: its slug, its name, and the items that have it.

    The items are the newest first, then by title those without a date.
    """

    slug: str
    name: str
    entities: tuple[Entity, ...]


def tags(site: Site, lang: str) -> tuple[Tag, ...]:
    """The tags of the items of a language that stand somewhere on the site, in alphabetical order."""
    spellings: dict[str, Counter[str]] = {}
    owners: dict[str, dict[Entity, None]] = {}
    tagged = (
        entity
        for key, entity in site.items.items()
        if entity.fields.tags and entity.lang == lang and key in site.addresses
    )
    for entity in _in_order(tagged, lang):
        for tag in entity.fields.tags:
            if slug := slugify(tag):
                spellings.setdefault(slug, Counter())[tag] += 1
                owners.setdefault(slug, {})[entity] = None
    found = (Tag(slug, _name(spellings[slug], lang), tuple(owned)) for slug, owned in owners.items())
    return tuple(sorted(found, key=lambda tag: (sort_key(tag.name, lang), tag.slug)))


def _in_order(entities: Iterable[Entity], lang: str) -> tuple[Entity, ...]:
    by_title = sorted(entities, key=lambda entity: (sort_key(entity.title, lang), entity.kind, entity.id))
    dated = [(entity.date.instant, entity) for entity in by_title if entity.date]
    newest = sorted(dated, key=lambda pair: pair[0], reverse=True)
    return (*(entity for _, entity in newest), *(entity for entity in by_title if not entity.date))


def _name(spellings: Counter[str], lang: str) -> str:
    """The spelling that most items use; of equally common ones the first in the alphabet."""
    return min(spellings, key=lambda name: (-spellings[name], sort_key(name, lang)))
