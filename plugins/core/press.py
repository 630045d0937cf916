"""Stages "view" and "render" of one file: from its slot to its bytes."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from msgspec import Struct, field

from plugins.core.archive import divided_years, year_address, year_page
from plugins.core.artifact import Artifact, Copy, Derived, Scaled
from plugins.core.artifact import Made as File
from plugins.core.engine import Store
from plugins.core.feature import Output, Slot
from plugins.core.identity import Identity
from plugins.core.page import item_page, list_page
from plugins.core.published import Parts, record_parts, rendered
from plugins.core.route import is_front
from plugins.core.sharing import told_of
from plugins.core.site import Site
from plugins.core.theme import Theme, hashed
from plugins.core.trace import Held, Trace
from plugins.core.view import Page, Told

if TYPE_CHECKING:
    from plugins.core.render import Renderer

ITEM, LIST, STATIC = "item", "list", "static"

_YEAR = re.compile("[0-9]{4}")
_NAME, _SORT = 16, b"v"  # of a kept view: bytes of its digest, and what tells it from what else is kept
_HELD = 2048  # parts of files that are held ready, of each sort: most items of feeds stand in several

Made = TypeVar("Made")


class Planned(NamedTuple):
    """A file that the site will have: who makes it, where it lies, what its maker must know."""

    maker: str
    path: str
    args: tuple[str, ...]


class Entry(NamedTuple):
    """What a page says of itself to search engines: full address, last change, translations.

    ``alternates`` are pairs of language and full address; ``record`` is what is noted of it and of its items
    for later builds (`plugins.core.published`), in a site that keeps such notes. ``view`` is the name in the
    store of what the page's template was given.
    """

    canonical: str
    changed: str
    alternates: tuple[tuple[str, str], ...]
    indexed: bool
    record: Parts | None = None
    view: bytes = b""


class Seen(NamedTuple):
    """A page without a template: what one is given, and what the page says of itself."""

    page: Page
    told: Told
    entry: Entry


RECORD, VIEW = map(Entry._fields.index, ("record", "view"))


def planned(site: Site, outputs: Iterable[Output], theme: Theme) -> Iterator[Planned]:
    """Every file of the site, without making one, by year: what shows the same items comes together."""
    yield from sorted(_planned(site, outputs, theme), key=lambda plan: _year(plan, site))


def _year(plan: Planned, site: Site) -> int:
    """The year that a file is about, 0 for none: that of its item, or of the list that it is a page of."""
    if plan.maker == ITEM:
        day = site.contents.items[plan.args[0], plan.args[1]].brief.day
        return date.fromordinal(day).year if day else 0
    last = plan.args[-1] if plan.args else ""
    return int(last) if _YEAR.fullmatch(last) else 0


def _planned(site: Site, outputs: Iterable[Output], theme: Theme) -> Iterator[Planned]:
    identity = site.identity
    for name in sorted(theme.static):
        yield Planned(STATIC, hashed(name, theme.static[name]), (name,))
    for key, entity in site.contents.items.items():
        if site.kinds[entity.kind].select is not None and not is_front(entity):
            yield Planned(ITEM, path_at(site.contents.addresses[key], identity), key)
    for (kind, lang), address in site.contents.lists.items():
        yield Planned(LIST, path_at(address, identity), (kind, lang))
        for year in divided_years(kind, lang, site):
            yield Planned(LIST, path_at(year_address(address, year), identity), (kind, lang, str(year)))
    for output in outputs:
        for slot in (*output.pages(site), *output.files(site), *output.folders(site)):
            yield Planned(output.name, slot.path, slot.args)


class Press(Struct, dict=True):
    """Makes the files of one site.

    ``pages`` says what each page, by its path, says of itself; ``others`` are the paths of the site's own
    files that are no pages, each with its maker. ``former`` gives what a page said of itself in the last
    build, and what it asked, where nothing but templates has changed for it since; without it no view
    is kept. ``kept`` is what makers have found out that is worth keeping, packed, by its name in the store.
    """

    site: Site
    outputs: Mapping[str, Output]
    theme: Theme
    store: Store
    program: str
    pages: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    others: Sequence[tuple[str, str]] = ()
    former: Callable[[Planned], tuple[Entry, Trace] | None] | None = None
    kept: dict[bytes, bytes] = field(default_factory=dict)

    @cached_property
    def _held(self) -> dict[Callable[..., object], Held]:
        return {}

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """What all pages say of themselves, for the files that come last."""
        return tuple(Entry(*self.pages[path]) for path in sorted(self.pages))

    @cached_property
    def record(self) -> bytes:
        """What is noted of all that is published, once all pages have said it."""
        parts = (said[RECORD] for said in self.pages.values() if said[RECORD] is not None)
        files = [(path, maker) for path, maker in self.others if path not in self.pages]
        return rendered(parts, files, self.site.identity)

    @cached_property
    def renderer(self) -> "Renderer":
        """The renderer, made when something must be rendered."""
        from plugins.core.render import Renderer  # noqa: PLC0415 - a build that renders nothing needs no Jinja

        return Renderer(self.theme.templates, self.site, self.store, self.program)

    def make(self, plan: Planned) -> tuple[File, Entry | None]:
        """The file, and what it says of itself if it is a page. Raises ThemeError."""
        seen = self._seen(plan)
        if seen is not None:
            return Artifact(plan.path, self.renderer.page(seen.page, seen.told)), seen.entry
        if plan.maker == STATIC:
            return Artifact(plan.path, self.theme.static[plan.args[0]]), None
        make = self.outputs[plan.maker].file
        if make is None:
            raise KeyError(plan.maker)
        made = make(Slot(plan.path, plan.args), self.site, self)
        return (made if isinstance(made, Copy | Scaled | Derived) else Artifact(plan.path, made)), None

    def fill(self, plan: Planned) -> Iterator[Artifact]:
        """The files of a folder."""
        make = self.outputs[plan.maker].folder
        if make is None:
            raise KeyError(plan.maker)
        yield from make(Slot(plan.path, plan.args), self.site, self)

    def keep(self, name: bytes, value: object) -> None:
        """Have the build keep a value that is a pure function of its name and of things that are in it."""
        self.kept[name] = self.store.pack(value)

    def once(self, function: Callable[..., Made], *arguments: Hashable) -> Made:
        """``function(*arguments, self)``, made once for the files that need it one after another.

        What it asked of the site counts as asked for each of them.
        """
        held = self._held.setdefault(function, Held(self.site.recorder, _HELD))
        return held.once(arguments, function, *arguments, self)

    def _seen(self, plan: Planned) -> Seen | None:
        """What the template of a page is given, made only where the store has it no more."""
        known = self.former(plan) if self.former else None
        if known is not None:
            entry, trace = known
            kept = self.store.get(entry.view)
            if kept is not None:
                self.site.recorder.repeat(trace)
                page, told = kept
                return Seen(page, told, entry)
        page = self._page(plan)
        if page is None:
            return None
        told = told_of(page, self.site)
        return Seen(page, told, self._entry(plan, page, self._kept_view(page, told)))

    def _kept_view(self, page: Page, told: Told) -> bytes:
        """The name in the store of what a template is given: by its bytes, so that it can be no other's."""
        if self.former is None:
            return b""
        packed = self.store.pack((page, told))
        name = blake2b(packed, digest_size=_NAME).digest() + _SORT
        self.kept[name] = packed
        return name

    def _page(self, plan: Planned) -> Page | None:
        args = plan.args
        if plan.maker == ITEM:
            entity = self.site.get(args[0], args[1])
            return item_page(entity, self.site) if entity else None
        if plan.maker == LIST:
            kind, lang, *year = args
            return (
                year_page(kind, lang, int(year[0]), self.site) if year else list_page(kind, lang, self.site)
            )
        output = self.outputs.get(plan.maker)
        return output.page(Slot(plan.path, args), self.site) if output and output.page else None

    @cached_property
    def _records(self) -> bool:
        return any(output.record for output in self.outputs.values())

    def _entry(self, plan: Planned, page: Page, view: bytes) -> Entry:
        head = page.head
        kind, args = (plan.args[0], plan.args[1:]) if plan.maker == ITEM else (plan.maker, plan.args)
        output = self.outputs.get(plan.maker)
        recorded = self._records and not (output and output.for_makers)
        return Entry(
            head.canonical,
            head.modified or head.published,
            tuple((one.lang, one.url) for one in head.alternates),
            head.indexed,
            record_parts(page, plan.path, kind, args, self.site) if recorded else None,
            view,
        )


def path_at(address: str, identity: Identity) -> str:
    """Where the file of a page lies in the output."""
    path = address.removeprefix(identity.base).removeprefix("/")
    return f"{path}index.html" if not path or path.endswith("/") else path
