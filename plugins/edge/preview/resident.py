"""The site that stays in memory: what has changed is read again, what is asked for is made.

All that asks or makes anything runs in one thread, one thing after another: a site follows one
computation at a time. What takes long is done in pieces, with the pages that somebody waits for in between.
"""

import datetime as dt
import os
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from msgspec.structs import replace

from plugins.core.artifact import Artifact, Made
from plugins.core.build import Draft, Material, begun, found
from plugins.core.engine import Engine, Store
from plugins.core.making import used
from plugins.core.memory import Memory
from plugins.core.problems import Problem, has_errors, in_order
from plugins.core.theme import Theme, ThemeError
from plugins.edge.bodies import body_of
from plugins.edge.building import Plan, forms_of
from plugins.edge.preview.edition import Edition
from plugins.edge.preview.faults import problem_of
from plugins.edge.preview.folder import Folder
from plugins.edge.preview.keeping import Keeper
from plugins.edge.preview.turns import Turns
from plugins.edge.refusals import content_refusals
from plugins.edge.settings import build_day
from plugins.edge.store import DiskStore, store_file
from plugins.edge.theme import read_theme

_PIECE = 0.06  # seconds that nobody should have to wait for what is done in between
_PAUSE = 0.3  # seconds in which browsers come for what they have been told of
_AT_ONCE = 0.25  # seconds for looking at a change before it is shown
_MOST = 64_000_000  # bytes of what is made of other files

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


class Resident:
    """The site of a plan, in memory. ``told`` is called with all problems when they are known and others."""

    def __init__(self, plan: Plan, told: Callable[[tuple[Problem, ...]], None], token: str = "") -> None:
        self.plan = plan
        self.token = token or secrets.token_urlsafe(24)
        self.content = Path(os.path.realpath(plan.content))
        self.turns = Turns()
        self.trouble: tuple[Problem, ...] = ()  # what keeps the present state from being read
        self.code: tuple[Problem, ...] = ()  # what is wrong with the program itself
        self.as_of, self.readers = plan.as_of, False
        self.began = plan.as_of
        self._say = told
        self._said: tuple[Problem, ...] = ()
        file = store_file(plan.request.settings, publish=True)
        self._disk = DiskStore(file) if file else None
        self._store: Store = self._disk or Engine().store
        self._memory = self._kept = self._disk.memory() if self._disk else Memory()
        self._folder = Folder(plan)
        self._theme: Theme | None = None
        self._of_theme: tuple[Problem, ...] = ()  # what keeps it from being read
        self._keeper = Keeper()
        self._forms = forms_of(plan)
        self._bodies: OrderedDict[str, tuple[Made, bytes]] = OrderedDict()
        self._weight = 0
        self._newest: Edition | None = None
        self._good: Edition | None = None
        self._line = ThreadPoolExecutor(1, thread_name_prefix="preview")

    # --- From any thread ------------------------------------------------------------------

    def do(self, function: Callable[Asked, Answer], *args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
        """What the function gives, called in the thread of the site."""
        return self._line.submit(function, *args, **kwargs).result()

    def start(self) -> None:
        """Read the site, in this thread, with all workers. Nothing else may be asked before."""
        program, known = self._store.get(b"assets") or ("", {})
        self._folder.known = known if program == self.plan.program else {}
        self._look(None, self.plan.workers)
        self._store.put(b"assets", self._store.pack((self.plan.program, self._folder.known)))

    def changed(self, paths: Collection[str] | None = None) -> None:
        """Look at what has changed: at these paths, or wherever it is."""
        self.do(self._look, paths)

    def check(self, changes: Mapping[str, bytes | None]) -> list[Problem]:
        """All that the writer would be told were these content files so (None: gone); writes nothing."""
        return self.do(self._check, changes)

    def show_as_of(self, day: str, *, readers: bool) -> bool:
        """Show the site as of a day (empty: as it began), to ``readers`` without what is not out."""
        return self.do(self._show_as_of, day, readers)

    def look_at_the_day(self) -> None:
        """Follow the calendar, where the day was not given."""
        if os.environ.get("AS_OF", "").strip():
            return
        today = build_day("", self.plan.identity.zone)[0]
        if today is not None and today != self.began:
            self.do(self._go_to, today)

    def stop(self) -> None:
        """Let nobody wait any more, and keep what has been found out."""
        self.turns.end()
        self._line.shutdown(cancel_futures=True)
        self._remember()
        if self._disk:
            self._disk.close()

    # --- In the thread of the site ------------------------------------------------------

    def shown(self, path: str) -> Edition | None:
        """The state that the file at a path of the output is shown of.

        It is the newest without a known error; where there has been none, the newest.
        """
        newest, good = self._newest, self._good
        if newest is None or good is None or not newest.faulty:
            return newest
        if good.draft.theme is newest.draft.theme or not newest.theme_is_sound:
            return good
        # The theme is another by now, and that of before may be the one which could make nothing.
        return good if newest.at(path) is None and good.at(path) is not None else newest

    def tell_of_code(self, found: tuple[Problem, ...]) -> None:
        """The program itself has these faults now; in the thread of the site."""
        self.code = found
        self._settle()

    def _go_to(self, today: dt.date) -> None:
        if self.as_of == self.began:
            self.as_of = today
        self.began = today
        with self._faults():
            self._renew()

    @property
    def newest(self) -> Edition | None:
        """The newest state, sound or not."""
        return self._newest

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is known to be wrong."""
        newest = self._newest
        return in_order((*self.code, *self.trouble, *(newest.problems if newest else ())))

    @property
    def whole(self) -> bool:
        """Whether there is nothing left to look at."""
        return self._newest is None or self._newest.whole

    def ready(self, edition: Edition, path: str) -> bool:
        """Whether the file at a path can be made at once; else a piece of what it needs has been made.

        Raises whatever keeps that from being made.
        """
        edition.attend()
        return edition.ready(path, _PIECE)

    def body(self, edition: Edition, path: str) -> bytes | None:
        """The bytes of the file at a path of the output. Raises whatever keeps it from being made."""
        edition.attend()
        made = edition.made(path)
        if made is None:
            return None
        if isinstance(made, Artifact):
            return made.body
        kept = self._bodies.pop(path, None)
        if kept is None or kept[0] is not made:
            self._weight -= len(kept[1]) if kept else 0
            kept = made, body_of(made, self._forms)
            self._weight += len(kept[1])
        self._bodies[path] = kept
        while self._weight > _MOST and len(self._bodies) > 1:
            self._weight -= len(self._bodies.popitem(last=False)[1][1])
        return kept[1]

    def _look(self, paths: Collection[str] | None, workers: Any = None) -> None:  # noqa: ANN401
        theme = os.path.realpath(self.plan.request.settings["THEME"])
        if self._theme is None or paths is None or any(path.startswith(theme) for path in paths):
            self._read_theme(Path(theme))
        refused = content_refusals(self.content)
        self.trouble = (*refused, *self._of_theme)
        with self._faults():
            if not has_errors(refused):
                # Also while the theme cannot be read: nobody tells of the same change again.
                if paths is None:
                    self._folder.look(workers)
                else:
                    self._folder.see(paths)
            if not has_errors(self.trouble):
                self._renew(workers)
                return
        self._settle()

    def _read_theme(self, folder: Path) -> None:
        self._of_theme = ()
        try:
            found = read_theme(folder)
            if found != self._theme:
                self._theme = found
        except ThemeError as fault:
            self._of_theme = (problem_of(fault),)

    @contextmanager
    def _faults(self) -> Iterator[None]:
        """Take what keeps a state from being made for trouble that is told: the preview goes on."""
        try:
            yield
        except Exception as fault:  # noqa: BLE001 - whatever a plugin raises
            self.trouble = (*self.trouble, problem_of(fault))

    def _draft(self, material: Material, workers: Any = None) -> Draft:  # noqa: ANN401
        plan, theme = self.plan, self._theme
        if theme is None:
            raise ThemeError("", "")
        engine = Engine(program=plan.program, store=self._store, memory=self._memory)
        if workers is not None:
            engine = replace(engine, workers=workers)
        return begun(
            material, theme, plan.composition, plan.identity, self.as_of, preview=not self.readers,
            engine=engine,
        )  # fmt: skip

    def _renew(self, workers: Any = None) -> None:  # noqa: ANN401
        """A new edition, looked at as far as that is done at once."""
        former = self._newest
        if former is not None and not former.whole:
            self._memory = former.draft.memory()
        material = self._folder.material
        edition = Edition(self._draft(material, workers), self._keeper, former)
        self._newest = edition
        edition.attend()
        self._go_on(edition, edition.examined(material.problems), _AT_ONCE)

    def _go_on(self, edition: Edition, steps: Iterator[None], seconds: float) -> None:
        """Look for problems for a while; what is left comes after those who wait."""
        if edition is not self._newest:
            return
        end = time.monotonic() + seconds
        with self._faults():
            for _ in steps:
                if not edition.planned or time.monotonic() > end:
                    self.turns.advance()
                    self._later(edition, steps, wait=not edition.planned)
                    return
        if edition.whole:
            self._memory = edition.draft.memory()
            if not edition.faulty:
                self._good = edition
        self._settle()

    def _later(self, edition: Edition, steps: Iterator[None], *, wait: bool) -> None:
        """Go on after those who stand in line; before the plan, which takes long, let them come at all."""

        def submit() -> None:
            with suppress(RuntimeError):  # the preview has ended
                self._line.submit(self._go_on, edition, steps, _PIECE)

        if not wait:
            submit()
            return
        timer = threading.Timer(_PAUSE, submit)
        timer.daemon = True
        timer.start()

    def _settle(self) -> None:
        """All is known: whoever looks is told, and the memory is kept for the next start."""
        self.turns.advance()
        problems = self.problems
        if problems != self._said or not self._said:
            self._said = problems
            self._say(problems)

    def _remember(self) -> None:
        if self._disk and self._memory is not self._kept:
            memory = self._memory
            self._disk.remember(self._kept, memory, lambda: used(memory))
            self._kept = memory

    def _check(self, changes: Mapping[str, bytes | None]) -> list[Problem]:
        material = self._folder.with_changes(changes)
        known, further = found(self._draft(material))
        problems = [*material.problems, *known]
        for some in further:
            problems += some
        return [*in_order(problems)]

    def _show_as_of(self, day: str, readers: bool) -> bool:  # noqa: FBT001 - passed on by name
        found = build_day(day, self.plan.identity.zone)[0] if day.strip() else self.began
        if found is None:
            return False
        self.as_of, self.readers = found, readers
        with self._faults():
            self._renew()
        return True
