"""Stage "route": every item that is out gets its address; a clash of two is a problem.

Addresses end with ``/``. The default language's begin at the root, the others' with their
code. Source: content-model.md, "Outputs".
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from plugins.core.feature import Kind
from plugins.core.identity import Identity
from plugins.core.model import LANGUAGES, Entity
from plugins.core.problems import Problem, error

Key = tuple[str, str]
RESERVED = ("feeds", "theme", "images", "files")
FRONT_PAGE = "index"
_YEAR = re.compile(r"[0-9]{4}")


def prefix(identity: Identity, lang: str) -> str:
    """What the addresses of a language begin with."""
    return identity.base if lang == identity.lang else f"{identity.base}/{lang}"


def word(kind: Kind, identity: Identity, lang: str) -> str:
    """The kind's word in the addresses of a language; the settings may set another."""
    return identity.words.get(lang, {}).get(kind.name, kind.words[lang])


def addresses(
    items: Mapping[Key, Entity], kinds: Mapping[str, Kind], identity: Identity, as_of: date
) -> tuple[dict[Key, str], dict[Key, str]]:
    """The addresses of the items, and those of the list pages by kind and language."""
    used = {(entity.kind, entity.brief.lang) for entity in items.values()}
    lists = {
        (kind.name, lang): f"{prefix(identity, lang)}/{word(kind, identity, lang)}/"
        for kind in kinds.values()
        if kind.listing is not None
        for lang in LANGUAGES
        if (kind.name, lang) in used
    }
    found: dict[Key, str] = {}
    for key, entity in items.items():
        kind = kinds[entity.kind]
        if kind.anchored is None:
            found[key] = _own_page(entity, kind, identity)
        elif kind.anchored(entity, identity, as_of):
            found[key] = f"{lists[kind.name, entity.brief.lang]}#{entity.id}"
    return found, lists


def is_front(entity: Entity) -> bool:
    """Whether the item is the text of a front page (``index``, or a translation of it)."""
    return entity.kind == "page" and FRONT_PAGE in (entity.id, entity.short.translation_of)


def _own_page(entity: Entity, kind: Kind, identity: Identity) -> str:
    start = prefix(identity, entity.brief.lang)
    place = word(kind, identity, entity.brief.lang)
    if is_front(entity):
        return f"{start}/"
    return f"{start}/{place}/{entity.id}/" if place else f"{start}/{entity.id}/"


def clashes(
    items: Mapping[Key, Entity], found: Mapping[Key, str], kinds: Mapping[str, Kind], identity: Identity
) -> Iterator[Problem]:
    """Items that would stand at one address, or at one that the site needs itself."""
    owners: dict[str, Entity] = {}
    taken = {
        lang: {word(kind, identity, lang) for kind in kinds.values()} | {*RESERVED, *LANGUAGES}
        for lang in identity.languages
    }
    for key, address in found.items():
        entity = items[key]
        lang = entity.brief.lang
        if not word(kinds[entity.kind], identity, lang) and entity.id in taken.get(lang, ()):
            yield error(entity.place("id"), "address-reserved", address=address)
        # Refused before there is such a page too, so that a list never grows into an error.
        if kinds[entity.kind].yearly and _YEAR.fullmatch(entity.id):
            yield error(entity.place("id"), "address-reserved", address=address)
        other = owners.setdefault(address, entity)
        if other is not entity:
            yield error(entity.place("id"), "address-twice", address=address, other=f"{other.path}")
            yield error(other.place("id"), "address-twice", address=address, other=f"{entity.path}")
