"""What a browser is shown of the resident site: its files, each page with its bar, or why there is none."""

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from msgspec import Struct

from plugins.core.brief import Brief
from plugins.core.media_types import media_type
from plugins.core.problems import Problem
from plugins.edge.preview.bar import PROBLEMS, Standing, Told, bar, listing, said_in
from plugins.edge.preview.edition import Edition, version_of
from plugins.edge.preview.faults import problem_of
from plugins.edge.preview.resident import Resident
from plugins.edge.preview.showing import Answer, State
from plugins.edge.telling import language_of

_HTML = "text/html; charset=utf-8"
_LASTS = 200  # pages that are kept as they last were
_MISSING = b"404\n"
_FRONT = "index.html"
_FAULT = 500


class _Page(Struct, frozen=True):
    """The bytes of an address, or the ``fault`` that keeps them from being made; without a ``name`` none."""

    name: str
    body: bytes
    fault: Problem | None = None


class Stage:
    """The resident site as `plugins.edge.preview.showing.Shown`.

    ``edits`` gives the address of a source's form.
    """

    def __init__(self, resident: Resident, edits: Callable[[str], str] = lambda _: "") -> None:
        self._resident = resident
        self._edits = edits
        self._lasts: OrderedDict[str, bytes] = OrderedDict()
        settings = resident.plan.request.settings
        self._lang, self._theme = language_of(settings), Path(settings["THEME"])
        self._base = resident.plan.identity.base

    @property
    def content(self) -> Path:
        """The real path of the content folder."""
        return self._resident.content

    @property
    def token(self) -> str:
        """The secret of this run."""
        return self._resident.token

    @property
    def turn(self) -> int:
        """A number that grows with every change."""
        return self._resident.turns.number

    @property
    def ending(self) -> bool:
        """Whether the preview is about to stop."""
        return self._resident.turns.ending

    async def turned(self, turn: int, seconds: float) -> None:
        """Wait for another turn."""
        await self._resident.turns.wait(turn, seconds)

    def address(self, source: str) -> str | None:
        """The address of the page that is made of a content file."""
        return self._resident.do(self._address, source)

    def check(self, changes: Mapping[str, bytes | None]) -> list[Problem]:
        """All that the writer would be told were these content files so (None: gone); writes nothing."""
        return self._resident.check(changes)

    def changed(self, paths: Collection[str] | None = None) -> None:
        """Look at the folders now."""
        self._resident.changed(paths)

    def show_as_of(self, day: str, *, readers: bool) -> bool:
        """Show the site as of a day."""
        return self._resident.show_as_of(day, readers=readers)

    def answer(self, path: str) -> Answer:
        """What stands at a decoded path of the site."""
        # What all pages must have been made for is made in pieces, with the answers to others in between.
        while not self._resident.do(self._ready, path):
            pass
        return self._resident.do(self._answer, path)

    def state(self, path: str) -> State:
        """The present state of the page at a path."""
        return self._resident.do(self._state, path)

    def bar(self, path: str) -> Answer:
        """The bar of the page at a path, as a document of its own."""
        found = self.answer(path)
        return Answer(200, b"<!doctype html><title>.</title><body></body>", _HTML, found.bar)

    def listing(self, path: str) -> Answer:
        """The list of all problems as a page."""
        return self._resident.do(self._list, path)

    def last(self, path: str) -> Answer:
        """The page at a path as it was when it could last be made."""
        return self._resident.do(self._last, path)

    # --- In the thread of the site ------------------------------------------------------

    def _address(self, source: str) -> str | None:
        edition = self._resident.shown(_FRONT)
        if edition is None:
            return None
        contents = edition.site.contents
        keys = (key for key, entity in contents.items.items() if entity.path == source)
        return next(map(contents.addresses.get, keys), None)

    def _ready(self, path: str) -> bool:
        name = self._name(path)
        edition = self._resident.shown(name)
        if edition is None or not name:
            return True
        try:
            return self._resident.ready(edition, name)
        except Exception:  # noqa: BLE001 - whatever a plugin raises: the answer will say it
            return True

    def _answer(self, path: str) -> Answer:
        edition = self._resident.shown(self._name(path))
        if edition is None:
            return self._list(path, status=_FAULT)
        if path == "/" and self._base:
            return Answer(307, b"", _HTML, leads_to=f"{self._base}/")
        page = self._page(edition, path)
        if page.fault is not None:
            return self._list(path, page.fault, status=_FAULT)
        if page.name:
            return self._found(edition, page, path)
        if not path.endswith("/") and self._page(edition, f"{path}/").name:
            return Answer(301, b"", _HTML, leads_to=f"{path}/")
        return self._lost(edition, path)

    def _found(self, edition: Edition, page: _Page, path: str) -> Answer:
        kind = _type(page.name)
        if kind != _HTML:
            return Answer(200, page.body, kind)
        self._keep(path, page.body)
        return Answer(200, page.body, kind, self._bar(edition, page, path))

    def _lost(self, edition: Edition, path: str) -> Answer:
        lost = self._page(edition, f"{self._base}/404.html")
        if not lost.name:
            return Answer(404, _MISSING, "text/plain; charset=utf-8")
        return Answer(404, lost.body, _HTML, self._bar(edition, _Page("", lost.body), path))

    def _state(self, path: str) -> State:
        found = self._list("/") if path == PROBLEMS else self._answer(path)
        if path == PROBLEMS or found.status == _FAULT:
            return State(said_in(found.body.decode(), "version"), "")
        return State(version_of(found.body), said_in(found.bar, "bar"))

    def _page(self, edition: Edition, path: str) -> _Page:
        name = self._name(path)
        if not name:
            return _Page("", b"")
        try:
            body = self._resident.body(edition, name)
        except Exception as fault:  # noqa: BLE001 - whatever a plugin raises while it makes a page
            return _Page(name, b"", problem_of(fault))
        return _Page(name, body) if body is not None else _Page("", b"")

    def _name(self, path: str) -> str:
        """The file of a path of the site; nothing for one that is outside of it."""
        if not path.startswith(f"{self._base}/"):
            return ""
        name = path.removeprefix(f"{self._base}/")
        return f"{name}index.html" if not name or name.endswith("/") else name

    def _bar(self, edition: Edition, page: _Page, path: str) -> str:
        return bar(self._told(), self._standing(edition, page), path, version_of(page.body))

    def _standing(self, edition: Edition, page: _Page) -> Standing:
        if not page.name:
            return Standing("missing")
        old = edition is not self._resident.newest
        entity = edition.page_of(page.name)
        if entity is None:
            return Standing("made", old=old)
        state, day = _state_of(entity.brief, self._resident.as_of)
        return Standing(state, entity.path, day, self._edits(entity.path), old)

    def _told(self) -> Told:
        resident = self._resident
        return Told(
            self._lang, self.content, self._theme, resident.problems, resident.as_of, resident.began,
            resident.readers, resident.token, resident.whole,
        )  # fmt: skip

    def _list(self, path: str, fault: Problem | None = None, status: int = 200) -> Answer:
        made = listing(self._told(), path, fault=fault, last=path in self._lasts)
        return Answer(status, made.encode(), _HTML)

    def _last(self, path: str) -> Answer:
        now, body = self._answer(path), self._lasts.get(path)
        if body is None or now.status != _FAULT:
            return now
        # It goes when there is another fault to tell, or none.
        made = bar(self._told(), Standing(old=True), path, said_in(now.body.decode(), "version"), last=True)
        return Answer(200, body, _HTML, made)

    def _keep(self, path: str, body: bytes) -> None:
        self._lasts.pop(path, None)
        self._lasts[path] = body
        if len(self._lasts) > _LASTS:
            self._lasts.popitem(last=False)


def _state_of(brief: Brief, as_of: dt.date) -> tuple[str, dt.date | None]:
    """How it stands with an item: its state, and the day when it comes out."""
    if brief.draft:
        return "draft", None
    day = dt.date.fromordinal(brief.day) if brief.day else None
    return ("coming", day) if day and day > as_of else ("out", None)


def _type(path: str) -> str:
    """The media type of a file; that of a text says that it is UTF-8."""
    found = media_type(path)
    texts = ("json", "xml", "javascript")
    return f"{found}; charset=utf-8" if found.startswith("text/") or found.endswith(texts) else found
