"""The site as one value: every item that is out on the build day, and what is known of the whole.

Views ask it for the few things they need. Every question is noted with the recorder, so that a
page knows what it depends on (`plugins.core.trace`); what is no question – identity, kinds, blocks,
words, the theme's files – is the same for all pages of a build.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import Any, TypeVar
from urllib.parse import quote

from plugins.core.chronicle import Counts
from plugins.core.contents import Contents, Key, Mention
from plugins.core.feature import Block, Kind
from plugins.core.headers import OwnHeaders, Sources
from plugins.core.identity import Identity
from plugins.core.media_types import media_type
from plugins.core.model import Entity, published
from plugins.core.prose import Section
from plugins.core.questions import ITEM_QUESTIONS, asked_name, lookup, of_places, question
from plugins.core.reading import own_topics
from plugins.core.source import Asset, PdfFacts
from plugins.core.strings import Strings
from plugins.core.trace import Answers, Held, Question, Recorder, Today, digest
from plugins.core.values import Reference
from plugins.core.variants import Variant, offered, plain_variant, variants
from plugins.core.view import Card, Picture, PictureForm, Source, Value

_HELD = 512  # an item stands in several lists, which are made one after another

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Site:
    """The site on the build day. It is made empty and filled by the link stage.

    A ``preview`` shows drafts and what is still to come as if it were out. ``strings`` are the
    words by language, ``theme`` the addresses of the theme's files by their plain names, ``sources`` what
    the scripts of plugins need (`plugins.core.headers`), ``look`` the digest of what social cards are drawn
    with, empty where the theme has none, ``headers`` what hosts say of single pages.
    ``contents`` is for the stages that look at all items; views ask.
    """

    identity: Identity
    day: date
    kinds: Mapping[str, Kind]
    blocks: Mapping[str, Block]
    strings: Mapping[str, Strings]
    theme: Mapping[str, str]
    preview: bool = False
    sources: Sources = field(default_factory=dict)
    look: str = ""
    headers: OwnHeaders = field(default_factory=dict)
    contents: Contents = field(default_factory=Contents)
    recorder: Recorder = field(default_factory=Recorder, repr=False)
    answers: Answers = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def as_of(self) -> Today:
        """The build day."""
        return Today.of(self.day, self.recorder)

    def ask(self, function: Callable[..., Answer], *arguments: str | int) -> Answer:
        """The result of ``function(*arguments, site)`` as one answer: what it asked is not noted beside.

        The function belongs to a module, since it is asked again by its name.
        """
        key = (asked_name(function), self.preview, *arguments)
        return self.recorder.answer(key, lambda: function(*arguments, self), self.answers)

    def shows(self, entity: Entity) -> bool:
        """Whether the item is out on the build day, or the site is a preview."""
        return self.preview or published(entity.short, self.as_of)

    @of_places
    @lookup
    def get(self, kind: str, id: str) -> Entity | None:
        """The published item, or None."""
        return self.contents.items.get((kind, id))

    @of_places
    @lookup
    def standing(self, kind: str, id: str) -> str:
        """How it stands with an id: ``out``, ``unpublished``, ``broken``, or empty where nothing has it."""
        key, contents = (kind, id), self.contents
        if key in contents.items:
            return "out"
        return "unpublished" if key in contents.unpublished else "broken" if key in contents.broken else ""

    @of_places
    @lookup
    def written(self, kind: str, id: str) -> Entity | None:
        """The item, be it out or not."""
        return self.contents.items.get((kind, id)) or self.contents.unpublished.get((kind, id))

    @of_places
    @question
    def ids(self) -> tuple[Key, ...]:
        """The kind and id of every item, be it out or not."""
        return (*self.contents.items, *self.contents.unpublished)

    @of_places
    @question
    def everything(self) -> tuple[Entity, ...]:
        """Every published item: for the few questions that are about all of them."""
        return tuple(self.contents.items.values())

    def resolve(self, references: Iterable[object]) -> tuple[Entity, ...]:
        """The published items that the references name, in their order."""
        found = (self.get(ref.kind, ref.id) for ref in references if isinstance(ref, Reference))
        return tuple(entity for entity in found if entity is not None)

    @question
    def of(self, kind: str, lang: str = "") -> tuple[Entity, ...]:
        """The published items of a kind, by title; of one language where that is given."""
        return tuple(one for one in self.contents.by_kind.get(kind, ()) if not lang or one.brief.lang == lang)

    @of_places
    @question
    def by_id(self, kind: str, lang: str = "") -> tuple[Entity, ...]:
        """The same by id: for what readers see no order of, such as which files there are."""
        return tuple(sorted(self.of(kind, lang), key=attrgetter("id")))

    @of_places
    @question
    def newest(self, kind: str, lang: str, limit: int = 0) -> tuple[Entity, ...]:
        """The dated items of a kind, the newest first, then by id; 0 is no limit."""
        return self.contents.chronicle(kind, lang).entities[: limit or None]

    @of_places
    @question
    def of_year(self, kind: str, lang: str, year: int) -> tuple[Entity, ...]:
        """Those dated in a year."""
        return tuple(self.contents.chronicle(kind, lang).by_year.get(year, ()))

    @of_places
    @question
    def years(self, kind: str, lang: str) -> Counts:
        """The years that they are dated in, each with how many, the newest first."""
        return self.contents.chronicle(kind, lang).counts

    @of_places
    @question
    def span(self, kind: str, lang: str) -> tuple[int, ...]:
        """Those years alone: what changes only when a year comes or goes."""
        return self.contents.chronicle(kind, lang).span

    @of_places
    @lookup
    def address_of(self, kind: str, id: str) -> str:
        """The address of an item on this site, or an empty text."""
        return self.contents.addresses.get((kind, id), "")

    def address(self, entity: Entity) -> str:
        """The item's address on this site. Raises KeyError for one that has none."""
        found = self.address_of(entity.kind, entity.id)
        if not found:
            raise KeyError(entity)
        return found

    @of_places
    @lookup
    def at(self, address: str) -> Entity | None:
        """The item whose page stands at an address, or None."""
        return self.contents.by_address.get(address)

    @of_places
    @lookup
    def coming(self, address: str) -> Key | None:
        """The item that will stand at an address where nothing stands yet, or None."""
        return self.contents.coming.get(address)

    @of_places
    @lookup
    def serves(self, path: str) -> bool:
        """Whether something stands at a path of the site, or will when all that is written is out."""
        paths = self.contents.paths
        return f"{path.removesuffix('/')}/index.html".removeprefix("/") in paths or path in paths

    @of_places
    @question
    def all_out(self) -> bool:
        """Whether nothing is kept back: no draft, nothing dated later."""
        return not self.contents.unpublished

    @of_places
    @question
    def broken(self) -> tuple[Key, ...]:
        """The ids of the files with a fault."""
        return tuple(sorted(self.contents.broken))

    @of_places
    @question
    def _lists(self) -> Mapping[Key, str]:
        return self.contents.lists

    @property
    def lists(self) -> Mapping[Key, str]:
        """The addresses of the list pages by kind and language."""
        return self._lists()

    def link(self, entity: Entity, text: str = "", lang: str = "") -> Value:
        """A link to the item; its language is marked where it is not that of the page."""
        other = entity.lang if lang and entity.lang != lang else ""
        return Value(text or entity.title, url=self.address_of(entity.kind, entity.id), lang=other)

    def card(self, entity: Entity) -> Card:
        """The item's card, as it is on the build day. Raises KeyError for a kind that has none."""
        make = self.kinds[entity.kind].card
        if make is None:
            raise KeyError(entity.kind)
        return self.once((entity.kind, entity.id), make, entity, self)

    def once(self, name: Hashable, function: Callable[..., Answer], *arguments: object) -> Answer:
        """The function's result, by its name, for all that is made of it soon after.

        What it asked counts as asked by each of them.
        """
        return self._held.once(name, function, *arguments)

    def picture(self, entity: Entity) -> Picture | None:
        """The item's own picture with its size, where it has one that can be read."""
        image = entity.fields.image
        return image and self.sized(image.src.path, image.alt, image.caption, image.credit)

    def sized(
        self, written: str, alt: str, caption: str = "", credit: str = "", *, small: bool = False
    ) -> Picture | None:
        """The picture that a text names, with its size; None where it cannot be read.

        A ``small`` one is shown no larger than a stamp.
        """
        asset = self.asset(written)
        if asset is None or asset.picture is None:
            return None
        facts = asset.picture
        found = self.variants(asset)
        plain = plain_variant(found, facts) or Variant(asset.path, facts.width, facts.height, "")
        forms = tuple(
            PictureForm(
                media_type(ending), ", ".join(f"{self.media(one.path)} {one.width}w" for one in group)
            )
            for ending, group in groupby(offered(found, small=small), attrgetter("ending"))
        )
        return Picture(
            self.media(asset.path), facts.width, facts.height, alt, caption, credit, forms,
            Source(self.media(plain.path), plain.width, plain.height),
        )  # fmt: skip

    def variants(self, asset: Asset) -> tuple[Variant, ...]:
        """The smaller forms of a picture: they depend on its bytes, where it has any."""
        facts = asset.picture
        if facts is None or not variants(asset.path, "", facts):
            return ()
        return variants(asset.path, self.bytes_of(asset.path), facts)

    @of_places
    @question
    def attached(self) -> tuple[tuple[Key, tuple[str, ...]], ...]:
        """The published items whose texts bring files along, each with the names of these."""
        items = self.contents.items.items()
        return tuple((key, entity.brief.attached) for key, entity in items if entity.brief.attached)

    @of_places
    @question
    def shown(self) -> tuple[str, ...]:
        """The paths of the pictures that published items show, sorted."""
        return self.contents.shown

    @of_places
    @lookup
    def asset(self, written: str) -> Asset | None:
        """The picture or download that a text names, be the name composed, decomposed or percent-encoded."""
        return self.contents.asset(written)

    @of_places
    @question
    def assets(self) -> tuple[str, ...]:
        """The paths of all pictures and downloads, sorted."""
        return tuple(sorted(self.contents.assets))

    @of_places
    @lookup
    def bytes_of(self, path: str) -> str:
        """The digest of a picture or download."""
        asset = self.contents.assets.get(path)
        return asset.digest if asset else ""

    @of_places
    @lookup
    def size_of(self, path: str) -> int:
        """How many bytes of a picture or download go out: whoever tells it depends on it, and nobody else."""
        asset = self.contents.assets.get(path)
        return asset.size if asset else 0

    @of_places
    @lookup
    def pdf(self, path: str) -> PdfFacts | None:
        """What a PDF says of itself to screen readers, or None for a file that is none."""
        asset = self.contents.assets.get(path)
        return asset.pdf if asset else None

    @question
    def named_in(self, path: str) -> tuple[Entity, ...]:
        """The published items that offer a download, by title."""
        return self.contents.offers.get(path, ())

    @of_places
    @lookup
    def sort_at(self, address: str) -> str:
        """Of which sort a page is that stands at an address: its kind, ``list:news``, an output's name."""
        path = address.removeprefix(self.identity.base).removeprefix("/")
        return self.contents.sorts.get(f"{path}index.html" if not path or path.endswith("/") else path, "")

    @of_places
    @question
    def sorts(self) -> tuple[str, ...]:
        """The sorts of pages that there are on the site, sorted."""
        return tuple(sorted(set(self.contents.sorts.values())))

    @of_places
    @lookup
    def data(self, path: str) -> bytes | None:
        """The bytes of a data file of the content (``redirects.yaml``), or None where there is none."""
        return self.contents.data.get(path)

    @of_places
    @question
    def data_files(self, folder: str) -> tuple[str, ...]:
        """The paths of the data files in a folder, sorted."""
        return tuple(sorted(path for path in self.contents.data if path.startswith(f"{folder}/")))

    def media(self, path: str) -> str:
        """The address of a picture or download."""
        return f"{self.identity.base}/{quoted(path)}"

    def topics(self, entity: Entity, section: Section | None, kind: str) -> tuple[str, ...]:
        """The ids of the projects or services that an item, or one story of it, is about.

        A story is about what its heading and its cards say, and what its issue says; a translation is about
        what its original is.
        """
        own = entity.fields.projects if kind == "project" else entity.fields.services
        ids = [ref.id for ref in own]
        if entity.kind == kind:
            ids += [one.id for one in (entity, *self.translations(entity))]
        return tuple(dict.fromkeys([*self.own_topics(entity, section, kind), *ids]))

    def own_topics(self, entity: Entity, section: Section | None, kind: str) -> tuple[str, ...]:
        """What a story itself says it is about: its heading's attribute, then its cards."""
        return () if section is None else own_topics(section, entity.prose, kind, self.blocks)

    @question
    def mentions(self, kind: str, id: str) -> tuple[Mention, ...]:
        """The stories and items that say they are about it, the newest first, those without a date last."""
        return self.contents.mentions.get((kind, id), ())

    @of_places
    @question
    def _languages(self) -> tuple[str, ...]:
        used = {entity.brief.lang for entity in self.contents.items.values()} | {self.identity.lang}
        return tuple(lang for lang in self.identity.languages if lang in used)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that something is published in, in the order of the settings."""
        return self._languages()

    def translations(self, entity: Entity) -> tuple[Entity, ...]:
        """The item in its other languages."""
        return self._translations(entity.kind, entity.id)

    @of_places
    @lookup
    def _translations(self, kind: str, id: str) -> tuple[Entity, ...]:
        family = self.contents.family(kind, id)
        if not family:
            return ()
        # A language that the site does not have is told elsewhere; until then it comes last.
        order = {lang: at for at, lang in enumerate(self.identity.languages)}
        others = [other for other in family if other.id != id]
        return tuple(sorted(others, key=lambda one: (order.get(one.brief.lang, len(order)), one.id)))

    def in_language(self, entity: Entity, lang: str) -> Entity:
        """The item in a language, where it is out in that; else as it is."""
        if entity.lang == lang:
            return entity
        return next((other for other in self.translations(entity) if other.lang == lang), entity)

    @of_places
    @question
    def untranslated(self, kind: str, lang: str) -> int:
        """How many items of a kind can be read in the site's own language and not in another."""
        return self.contents.untranslated(kind, self.identity.lang, lang)

    def prepare(self) -> None:
        """Find what most answers are looked up in, before processes are made that all need it."""
        self.contents.prepare()

    def asked_again(self, asked: Question, functions: Callable[[str], Any]) -> bytes:
        """The digest of the answer to a question of this site or of its items.

        ``functions`` finds what `ask` was given by its name.
        """
        name = asked[0]
        if name in ITEM_QUESTIONS:
            return self._of_item(name, asked[1], asked[2])
        if ":" in name:
            return digest(self.ask(functions(name), *asked[2:]))
        return digest(getattr(self, name)(*asked[2:]))

    def _of_item(self, name: str, kind: str, id: str) -> bytes:
        """An item that is gone has no answer: whoever asked it learns that from `get` and the like too."""
        key = (kind, id)
        entity = self.contents.items.get(key) or self.contents.unpublished.get(key)
        if entity is None:
            return b""
        brief = entity.brief
        if name == "face":
            return digest((brief.lang, brief.title))
        return {"fields": brief.front, "outline": brief.outline, "prose": brief.key}[name]

    @cached_property
    def _held(self) -> Held:
        return Held(self.recorder, _HELD)


def quoted(path: str) -> str:
    """A path as it stands in an address (RFC 3986): UTF-8, percent-encoded."""
    return quote(path, safe="/-._~")
