"""What is in a site, and the orders in which it is looked up: each is found once, when it is first needed."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from urllib.parse import unquote

from msgspec import Struct, field

from plugins.core.chronicle import Chronicle, newest_first
from plugins.core.model import Entity
from plugins.core.source import Asset

Key = tuple[str, str]
"""The kind and id of an item, or the kind and language of a list."""


class Mention(Struct, frozen=True):
    """A story (or a whole item where ``story`` is empty) that is about something; ``title`` is its own."""

    entity: Entity
    story: str
    title: str


class Contents(Struct, frozen=True, dict=True):
    """What is in a site: items, those not out, the ids of files that could not be read, addresses.

    ``lists`` are the list pages' addresses by kind and language; ``coming`` the items by the
    addresses that are not there yet; ``data`` the bytes of the data files by their paths. ``paths`` are
    the files that the site has or will have, ``pages`` groups of those that it has now, each with
    the makers whose files are pages; both are filled in when they are planned, before anyone asks.
    """

    items: Mapping[Key, Entity] = field(default_factory=dict)
    unpublished: Mapping[Key, Entity] = field(default_factory=dict)
    broken: frozenset[Key] = frozenset()
    addresses: Mapping[Key, str] = field(default_factory=dict)
    lists: Mapping[Key, str] = field(default_factory=dict)
    coming: Mapping[str, Key] = field(default_factory=dict)
    assets: Mapping[str, Asset] = field(default_factory=dict)
    data: Mapping[str, bytes] = field(default_factory=dict)
    paths: set[str] = field(default_factory=set)
    pages: list[tuple[frozenset[str], Iterable[tuple[str, str, tuple[str, ...]]]]] = field(
        default_factory=list
    )

    def prepare(self) -> None:
        """Find all of these orders."""
        _ = self.by_kind, self.by_address, self._chronicles, self._families, self.mentions

    @cached_property
    def by_kind(self) -> Mapping[str, tuple[Entity, ...]]:
        """The items of each kind, by title."""
        groups: dict[str, list[Entity]] = {}
        for entity in self.items.values():
            groups.setdefault(entity.kind, []).append(entity)
        return {
            kind: tuple(sorted(found, key=lambda entity: (entity.brief.order, entity.id)))
            for kind, found in groups.items()
        }

    def asset(self, written: str) -> Asset | None:
        """The picture or download that a text names, be the name composed, decomposed or percent-encoded."""
        name = unicodedata.normalize("NFC", written)
        return self.assets.get(name) or self.assets.get(unicodedata.normalize("NFC", unquote(name)))

    @cached_property
    def shown(self) -> tuple[str, ...]:
        """The paths of the pictures that the items show, sorted."""
        written = {name for entity in self.items.values() for name in entity.brief.pictures}
        return tuple(sorted({asset.path for asset in map(self.asset, written) if asset is not None}))

    @cached_property
    def by_address(self) -> Mapping[str, Entity]:
        """The items by their addresses."""
        return {address: self.items[key] for key, address in self.addresses.items()}

    @cached_property
    def sorts(self) -> Mapping[str, str]:
        """The sort of each page by its path: an item's kind, ``list:news``, the name of an output."""
        named = {"item": "{}", "list": "list:{}"}
        return {
            path: named[maker].format(args[0]) if maker in named else maker
            for makers, plans in self.pages
            for maker, path, args in plans
            if maker in makers
        }

    @cached_property
    def offers(self) -> Mapping[str, tuple[Entity, ...]]:
        """The items that offer each download, by title."""
        found: dict[str, list[Entity]] = {}
        for entities in self.by_kind.values():
            for entity in entities:
                for path in entity.brief.files:
                    found.setdefault(path, []).append(entity)
        return {path: tuple(entities) for path, entities in found.items()}

    def chronicle(self, kind: str, lang: str) -> Chronicle:
        """The dated items of a kind in a language."""
        return self._chronicles.get((kind, lang), Chronicle())

    def family(self, kind: str, id: str) -> tuple[Entity, ...]:
        """The items that are translations of one another, of which this is one; none for one alone."""
        return self._families.get((kind, self._original(kind, id)), ())

    def untranslated(self, kind: str, own: str, lang: str) -> int:
        """How many items of a kind have an address in one language and no version in another."""
        both = sum(
            (one.kind, one.id) in self.addresses
            for family in self._families.values()
            if any(one.kind == kind and one.brief.lang == lang for one in family)
            for one in family
            if one.brief.lang == own
        )
        return self._numbers[kind, own] - both

    @cached_property
    def _numbers(self) -> Counter[Key]:
        return Counter((key[0], self.items[key].brief.lang) for key in self.addresses)

    @cached_property
    def mentions(self) -> Mapping[Key, tuple[Mention, ...]]:
        """What says that it is about a project or service: the newest first, those without a date last."""
        found: dict[Key, list[Mention]] = {}
        dated = (entity for entity in self.items.values() if entity.brief.day)
        undated = (entity for entity in self.items.values() if not entity.brief.day)
        by_title = sorted(undated, key=lambda entity: (entity.brief.order, entity.id))
        for entity in (*sorted(dated, key=newest_first), *by_title):
            for topics in entity.brief.topics:
                for kind in ("project", "service"):
                    for id in topics.of(kind):
                        found.setdefault((kind, id), []).append(Mention(entity, topics.story, topics.title))
        return {key: tuple(mentions) for key, mentions in found.items()}

    @cached_property
    def _chronicles(self) -> Mapping[Key, Chronicle]:
        groups: dict[Key, list[Entity]] = {}
        for entity in self.items.values():
            if entity.brief.day:
                groups.setdefault((entity.kind, entity.brief.lang), []).append(entity)
        return {key: Chronicle(tuple(sorted(found, key=newest_first))) for key, found in groups.items()}

    @cached_property
    def _families(self) -> Mapping[Key, tuple[Entity, ...]]:
        families: dict[Key, list[Entity]] = {}
        for entity in self.items.values():
            if entity.brief.translation_of:
                families.setdefault((entity.kind, self._original(entity.kind, entity.id)), []).append(entity)
        for key, found in families.items():
            # An original may be a translation itself where texts lead in a ring, which is told elsewhere.
            if key in self.items and self.items[key] not in found:
                found.append(self.items[key])
        return {key: tuple(found) for key, found in families.items()}

    def _original(self, kind: str, id: str) -> str:
        """The id of what the item is a translation of at last, or its own."""
        passed = [id]
        entity = self._written(kind, id)
        while entity and (before := entity.brief.translation_of) and before not in passed:
            passed.append(before)
            entity = self._written(kind, before)
        return passed[-1]

    def _written(self, kind: str, id: str) -> Entity | None:
        return self.items.get((kind, id)) or self.unpublished.get((kind, id))
