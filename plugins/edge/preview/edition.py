"""One state of the site: read and linked, its files made one by one when somebody looks at them."""

import time
from collections.abc import Iterator
from functools import partial
from hashlib import blake2b
from math import inf

from plugins.core.artifact import Artifact, Made
from plugins.core.build import Draft, found
from plugins.core.making import FOLDERS, prints
from plugins.core.model import Entity
from plugins.core.press import ITEM, LIST, Entry, Planned, Press, path_at
from plugins.core.problems import Place, Problem, error, has_errors, in_order
from plugins.core.theme import ThemeError
from plugins.edge.preview.keeping import Keeper

_ALL_PAGES = ("last", "record")  # stages whose files are made of what all pages say of themselves
_QUICK = 0.05  # seconds for a plan that nobody waits for
_FEW = 1000  # bytes of what is no text: its bytes are not kept here

Found = tuple[str, Planned]
"""The stage that makes a file, and its plan."""


class Edition:
    """A state of the site. ``problems`` are what has been found so far, ``whole`` says that it is all.

    Where planning all files takes long, the plan of the ``former`` edition serves until it is done, with the
    addresses of the items and lists as they are now.
    """

    def __init__(self, draft: Draft, keeper: Keeper, former: "Edition | None") -> None:
        self.draft = draft
        self.site = draft.linked.site
        self.problems: list[Problem] = []
        self.whole = False
        self.planned = False
        self._keeper = keeper
        self._prints = prints(draft.linked.site, draft.theme, draft.engine.program)
        self.plans: dict[str, Found] = {}
        self.folders: list[Planned] = []
        self._unheard: list[Planned] = []  # pages that have not yet said what they say of themselves
        self._press = self._new_press()
        # A theme with a fault is looked at again: what has been told of it belongs to the former edition.
        self.theme_is_sound: bool = (
            former is not None and former.theme_is_sound and former.draft.theme is draft.theme
        )
        self.took: float = former.took if former else 0.0  # seconds for the last plan that was made
        if former is None or not draft.memo.retold or self.took < _QUICK:
            self.plan()
        else:
            self._provide(former)

    @property
    def faulty(self) -> bool:
        """Whether an error is known."""
        return has_errors(self.problems)

    def attend(self) -> None:
        """Answers are those of this edition from now on."""
        self._keeper.turn(self.site, self.draft.linked.whole)

    def plan(self) -> None:
        """Plan all files, if that has not been done."""
        if self.planned:
            return
        for site in (self.site, self.draft.linked.whole):
            before = set(site.contents.paths)
            site.contents.paths.clear()
        began = time.monotonic()
        plans = self.draft.plans
        if self.draft.memo.retold:
            self.took = time.monotonic() - began
        now = {path for group in plans.values() for _, path, _ in group}
        if now != before:
            # What has been answered by the plan of before is asked again.
            for site in (self.site, self.draft.linked.whole):
                site.answers.clear()
                site.__dict__.pop("_held", None)
        self.planned = True
        self._press = self._new_press()
        self._press.others = self.draft.press().others
        self.plans = {
            plan[1]: (stage, Planned(*plan))
            for stage, group in plans.items()
            if stage not in (FOLDERS, "coming")
            for plan in group
        }
        self.folders = [Planned(*plan) for plan in plans[FOLDERS]]
        self._unheard = [plan for stage, plan in self.plans.values() if stage == "files"]
        self.attend()

    def at(self, path: str) -> Found | None:
        """The plan of the file at a path of the output."""
        plan = self.plans.get(path)
        if plan is None and not self.planned:
            self.plan()
            plan = self.plans.get(path)
        return plan

    def ready(self, path: str, seconds: float) -> bool:
        """Whether the file at a path can be made at once; else what it needs has been made for a while.

        Raises whatever keeps that from being made.
        """
        plan = self.at(path)
        return plan is None or plan[0] not in _ALL_PAGES or self._hear(seconds)

    def made(self, path: str) -> Made | None:
        """The file at a path of the output, or None. Raises whatever keeps it from being made."""
        plan = self.at(path)
        if plan is None:
            return self._in_folder(path)
        stage, planned = plan
        if stage in _ALL_PAGES:
            self._hear(inf)
            return self._press.make(planned)[0]
        try:
            return self._file(stage, planned)[0]
        except KeyError:
            if self.planned:
                raise
        # The plan of before had a file that is gone.
        self.plan()
        return self.made(path)

    def page_of(self, path: str) -> Entity | None:
        """The item that the page at a path is made of, if it is one."""
        plan = self.plans.get(path)
        args = plan[1].args if plan else ()
        kind_and_id = (args[0], args[1]) if len(args) > 1 else ("", "")
        return self.site.contents.items.get(kind_and_id)

    def examined(self, told: tuple[Problem, ...]) -> Iterator[None]:
        """Look for all problems; ``told`` are those of the folder. It may be left off after each step."""
        self.problems = [*told, *(one for record in self.draft.read.values() for one in record.problems)]
        if not self.theme_is_sound:
            try:
                self._press.renderer.prepare()
                self.theme_is_sound = True
            except ThemeError as fault:
                self.problems.append(error(Place(""), fault.code, where=fault.where, detail=fault.detail))
        if not self.planned:
            yield  # to be taken up again when nobody waits for a page
            self.plan()
            yield
        known, further = found(self.draft)
        self.problems = [*dict.fromkeys((*self.problems, *known))]
        yield
        for problems in further:
            self.problems += problems
            yield
        self.problems = [*in_order(self.problems)]
        self.whole = True

    def _file(self, stage: str, plan: Planned) -> tuple[Made, Entry | None]:
        made: tuple[Made, Entry | None] = self._keeper.value(
            plan, self._prints.of(stage), partial(self._press.make, plan), _weight
        )
        return made

    def _in_folder(self, path: str) -> Artifact | None:
        for plan in self.folders:
            if path.startswith(f"{plan.path.rstrip('/')}/"):
                files: dict[str, Artifact] = self._keeper.value(
                    plan, self._prints.content, partial(self._filled, plan), _weight_of_all
                )
                return files.get(path)
        return None

    def _filled(self, plan: Planned) -> dict[str, Artifact]:
        return {file.path: file for file in self._press.fill(plan)}

    def _hear(self, seconds: float) -> bool:
        """Have pages say what they say of themselves, for a while; whether all have."""
        self.plan()
        end = time.monotonic() + seconds
        while self._unheard:
            plan = self._unheard[-1]
            _, entry = self._file("files", plan)
            if entry is not None:
                self._press.pages[plan.path] = tuple(entry)
            self._unheard.pop()  # only now: after a fault it is asked again
            if time.monotonic() > end:
                break
        return not self._unheard

    def _new_press(self) -> Press:
        draft = self.draft
        return Press(self.site, draft.outputs, draft.theme, draft.engine.store, draft.engine.program)

    def _provide(self, former: "Edition") -> None:
        """Take over the plan of before, with the addresses of now."""
        contents, identity = self.site.contents, self.site.identity
        plans = dict(former.plans)
        for key, address in contents.addresses.items():
            path = path_at(address, identity)
            if path not in plans:
                plans[path] = ("files", Planned(ITEM, path, key))
        for key, address in contents.lists.items():
            path = path_at(address, identity)
            plans.setdefault(path, ("files", Planned(LIST, path, key)))
        self.plans, self.folders = plans, former.folders
        for site in (self.site, self.draft.linked.whole):
            site.contents.paths.update(plans)
            site.contents.pages[:] = former.site.contents.pages
        self.attend()


def _weight(made: tuple[Made, object]) -> int:
    file, _ = made
    return len(file.body) if isinstance(file, Artifact) else _FEW


def _weight_of_all(made: dict[str, Artifact]) -> int:
    return sum(len(file.body) for file in made.values())


def version_of(body: bytes) -> str:
    """What tells one state of a file from another."""
    return blake2b(body, digest_size=8).hexdigest()
