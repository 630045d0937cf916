"""The site as one value: every item that is out on the build day, and what is known of the whole.

Views ask it for the few things they need; it has no state and reads nothing.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from urllib.parse import quote, unquote

from plugins.core.feature import Block, Kind
from plugins.core.identity import Identity
from plugins.core.model import Entity
from plugins.core.prose import Section
from plugins.core.source import Asset
from plugins.core.strings import Strings
from plugins.core.text import sort_key
from plugins.core.values import Reference
from plugins.core.view import Card, Picture, Value

Key = tuple[str, str]


@dataclass(frozen=True)
class Mention:
    """A story (or a whole item where ``section`` is None) that is about something."""

    entity: Entity
    section: Section | None


@dataclass(frozen=True)
class Site:
    """The site on the build day ``as_of``. It is made empty and filled by the link stage.

    A ``preview`` shows drafts and what is still to come as if it were out. ``strings`` are the
    words by language, ``theme`` the addresses of the theme's files by their
    plain names. ``items`` are out on the build day, ``unpublished`` are written but not out,
    ``broken`` are the ids of files that could not be read. ``addresses`` gives each published
    item's address, ``lists`` the list pages' by kind and language; ``coming`` the items by the
    addresses that are not there yet.
    """

    identity: Identity
    as_of: date
    kinds: Mapping[str, Kind]
    blocks: Mapping[str, Block]
    assets: Mapping[str, Asset]
    strings: Mapping[str, Strings]
    theme: Mapping[str, str]
    preview: bool = False
    items: Mapping[Key, Entity] = field(default_factory=dict)
    unpublished: Mapping[Key, Entity] = field(default_factory=dict)
    broken: frozenset[Key] = frozenset()
    addresses: Mapping[Key, str] = field(default_factory=dict)
    lists: Mapping[Key, str] = field(default_factory=dict)
    coming: Mapping[str, Key] = field(default_factory=dict)

    def shows(self, entity: Entity) -> bool:
        """Whether the item is out on the build day, or the site is a preview."""
        return self.preview or entity.published(self.as_of)

    def get(self, kind: str, id: str) -> Entity | None:
        """The published item, or None."""
        return self.items.get((kind, id))

    def resolve(self, references: Iterable[object]) -> tuple[Entity, ...]:
        """The published items that the references name, in their order."""
        found = (self.items.get((ref.kind, ref.id)) for ref in references if isinstance(ref, Reference))
        return tuple(entity for entity in found if entity is not None)

    def of(self, kind: str, lang: str = "") -> tuple[Entity, ...]:
        """The published items of a kind, by title; of one language where that is given."""
        return tuple(entity for entity in self._by_kind.get(kind, ()) if not lang or entity.lang == lang)

    def newest(self, kind: str, lang: str = "") -> tuple[Entity, ...]:
        """The dated items of a kind, the newest first, then by id."""
        dated = [entity for entity in self.of(kind, lang) if entity.date is not None]
        by_id = sorted(dated, key=lambda entity: entity.id)
        return tuple(sorted(by_id, key=_instant, reverse=True))

    def address(self, entity: Entity) -> str:
        """The item's address on this site."""
        return self.addresses[entity.kind, entity.id]

    def at(self, address: str) -> Entity | None:
        """The item whose page stands at an address, or None."""
        return self._by_address.get(address)

    def link(self, entity: Entity, text: str = "", lang: str = "") -> Value:
        """A link to the item; its language is marked where it is not that of the page."""
        other = entity.lang if lang and entity.lang != lang else ""
        return Value(text or entity.title, url=self.addresses.get((entity.kind, entity.id), ""), lang=other)

    def card(self, entity: Entity) -> Card:
        """The item's card, as it is on the build day. Raises KeyError for a kind that has none."""
        make = self.kinds[entity.kind].card
        if make is None:
            raise KeyError(entity.kind)
        return make(entity, self)

    def picture(self, entity: Entity) -> Picture | None:
        """The item's own picture with its size, where it has one that can be read."""
        image = entity.fields.image
        return image and self.sized(image.src.path, image.alt, image.caption, image.credit)

    def sized(self, written: str, alt: str, caption: str = "", credit: str = "") -> Picture | None:
        """The picture that a text names, with its size; None where it cannot be read."""
        asset = self.asset(written)
        if asset is None or asset.picture is None:
            return None
        facts = asset.picture
        return Picture(self.media(asset.path), facts.width, facts.height, alt, caption, credit)

    def asset(self, written: str) -> Asset | None:
        """The picture or download that a text names, be the name composed, decomposed or percent-encoded."""
        name = unicodedata.normalize("NFC", written)
        return self.assets.get(name) or self.assets.get(unicodedata.normalize("NFC", unquote(name)))

    def media(self, path: str) -> str:
        """The address of a picture or download."""
        return f"{self.identity.base}/{quoted(path)}"

    def topics(self, entity: Entity, section: Section | None, kind: str) -> tuple[str, ...]:
        """The ids of the projects or services that an item, or one story of it, is about.

        A story is about what its heading and its cards say, and what its issue says.
        """
        own = entity.fields.projects if kind == "project" else entity.fields.services
        ids = [ref.id for ref in own]
        if entity.kind == kind:
            ids.append(entity.id)
        return tuple(dict.fromkeys([*self.own_topics(entity, section, kind), *ids]))

    def own_topics(self, entity: Entity, section: Section | None, kind: str) -> tuple[str, ...]:
        """What a story itself says it is about: its heading's attribute, then its cards."""
        if section is None:
            return ()
        named = section.projects if kind == "project" else section.services
        ids = [*named]
        for call in entity.prose.blocks_in(section.html):
            block = self.blocks.get(call.name)
            if block is not None and block.topic:
                ids += [ref.id for ref in block.references(call) if ref.kind == kind]
        return tuple(dict.fromkeys(ids))

    def mentions(self, kind: str, id: str) -> tuple[Mention, ...]:
        """The stories and items that say they are about this project or service, the newest first."""
        return self._mentions.get((kind, id), ())

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that something is published in, in the order of the settings."""
        used = {entity.lang for entity in self.items.values()} | {self.identity.lang}
        return tuple(lang for lang in self.identity.languages if lang in used)

    def translations(self, entity: Entity) -> tuple[Entity, ...]:
        """The item in its other languages."""
        family = self._families.get((entity.kind, self._original(entity)), ())
        return tuple(other for other in family if other.id != entity.id)

    @cached_property
    def _by_kind(self) -> Mapping[str, tuple[Entity, ...]]:
        groups: dict[str, list[Entity]] = {}
        for entity in self.items.values():
            groups.setdefault(entity.kind, []).append(entity)
        lang = self.identity.lang
        return {
            kind: tuple(sorted(found, key=lambda entity: (sort_key(entity.title, lang), entity.id)))
            for kind, found in groups.items()
        }

    @cached_property
    def _by_address(self) -> Mapping[str, Entity]:
        return {address: self.items[key] for key, address in self.addresses.items()}

    @cached_property
    def _families(self) -> Mapping[Key, tuple[Entity, ...]]:
        families: dict[Key, list[Entity]] = {}
        for entity in self.items.values():
            families.setdefault((entity.kind, self._original(entity)), []).append(entity)
        # A language that the site does not have is told elsewhere; until then it comes last.
        order = {lang: at for at, lang in enumerate(self.identity.languages)}
        return {
            key: tuple(sorted(found, key=lambda e: order.get(e.lang, len(order))))
            for key, found in families.items()
        }

    def _original(self, entity: Entity) -> str:
        """The id of what the item is a translation of at last, or its own."""
        passed = [entity.id]
        while (before := entity.fields.translation_of) and before not in passed:
            passed.append(before)
            key = (entity.kind, before)
            found = self.items.get(key) or self.unpublished.get(key)
            if found is None:
                break
            entity = found
        return passed[-1]

    @cached_property
    def _mentions(self) -> Mapping[Key, tuple[Mention, ...]]:
        found: dict[Key, list[Mention]] = {}
        dated = sorted(
            (entity for entity in self.items.values() if entity.date is not None),
            key=lambda entity: entity.id,
        )
        for entity in sorted(dated, key=_instant, reverse=True):
            for kind in ("project", "service"):
                for mention, ids in self._topics_of(entity, kind):
                    for id in ids:
                        found.setdefault((kind, id), []).append(mention)
        return {key: tuple(mentions) for key, mentions in found.items()}

    def _topics_of(self, entity: Entity, kind: str) -> Iterable[tuple[Mention, tuple[str, ...]]]:
        if not self.kinds[entity.kind].stories:
            yield Mention(entity, None), self.topics(entity, None, kind)
            return
        for section in entity.prose.sections:
            if section.heading is not None:
                # The issue's own projects colour every story's contacts, but a story is listed
                # only where it says itself that it is about something.
                yield Mention(entity, section), self.own_topics(entity, section, kind)


def quoted(path: str) -> str:
    """A path as it stands in an address (RFC 3986): UTF-8, percent-encoded."""
    return quote(path, safe="/-._~")


def _instant(entity: Entity) -> float:
    return entity.date.instant.timestamp() if entity.date is not None else 0.0
