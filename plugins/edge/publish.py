"""The finished site takes the old one's place in one step, or the old one stays as it is.

Two trees change places. The one behind is brought up to date by what changed since it was in front,
checked against its manifest, and exchanged with the one in front; then the one that is now behind
gets the same changes, so that the next build finds two equal trees. What stamps prove is neither
read nor walked (`plugins.edge.stamps`), so a build costs what it changes. No file is in both trees:
a program that changes the tree behind cannot change the site.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from functools import cached_property
from operator import ne
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from plugins.core.problems import Place, error
from plugins.core.work import OneByOne, Workers
from plugins.edge import manifest
from plugins.edge.ahead import Ahead, Part
from plugins.edge.behind import as_found, bring_in, made, prove, prove_roots, take_away, taken_up
from plugins.edge.beside import back_of, clear_leftovers, lock_of, put_in_place
from plugins.edge.disk import is_folder
from plugins.edge.faults import PublishError, disk_faults
from plugins.edge.foreign import refuse_foreign, strays
from plugins.edge.lock import BusyError, locked
from plugins.edge.memory import Memory, Remembered, packed, unpacked
from plugins.edge.proof import Tree, altered_files, in_order
from plugins.edge.stamps import Clock, Stamp
from plugins.edge.trees import delete, folders_of, write


class Summary(Struct, frozen=True):
    """How many files of the output this build made anew, changed, left as they were, took away."""

    new: int
    changed: int
    unchanged: int
    removed: int


@contextmanager
def opened(
    output: Path,
    memory: Memory | None = None,
    *,
    paranoid: bool = False,
    beside: bool = False,
) -> Iterator["Output"]:
    """Hold an output folder for one build; another build of it is kept out meanwhile.

    ``memory`` is what `Output.memory` was after the last build, if it is still there; ``paranoid``
    hashes every file; a process ``beside`` looks at the trees. Whoever writes into the tree must have ended
    before the output is let go. Raises PublishError for another build and for what the disk refuses; whatever
    is asked of the output raises it for files in the folder that no build wrote.
    """
    target = Path(os.path.realpath(output))
    with ExitStack() as held:
        with disk_faults(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                lock = held.enter_context(locked(lock_of(target)))
            except BusyError:
                raise PublishError(error(Place(""), "publish-busy", folder=target)) from None
            clear_leftovers(target)
        remembered = unpacked(memory)
        ahead = Ahead(_parts(target, remembered), 3, beside=beside and not paranoid, apart=(lock,))
        held.callback(ahead.close)
        site = Output(target, Clock(lock), remembered, ahead, paranoid=paranoid)
        try:
            yield site
            site.mend()
        finally:
            site.withdraw()


class Output:
    """An output folder that this build holds: the site in front and the tree behind (see `opened`)."""

    def __init__(
        self, target: Path, clock: Clock, remembered: Remembered, ahead: Ahead, *, paranoid: bool
    ) -> None:
        self.workers: Workers = OneByOne()  # who copy from tree to tree
        self._target = target
        self._back = back_of(target)
        self._clock = clock
        self._remembered = remembered
        self._ahead = ahead
        self._paranoid = paranoid
        self._behind: Tree | None = None  # once it is prepared
        self._made = False  # whether the tree behind is of this build alone
        self._manifest = b""  # of the site in front
        self._own: tuple[str, ...] = ()  # what the site's root may hold beyond its files

    @cached_property
    def _front(self) -> Tree:
        """The tree in front, which nothing foreign is in."""
        with _readable(self._target):
            return self._tree_in_front()

    @cached_property
    def _altered(self) -> frozenset[str]:
        """The files in front that are not what was written."""
        with _readable(self._target):
            look = self._ahead.observed
            return frozenset(altered_files(self._front, self._clock.now, look, paranoid=self._paranoid))

    @cached_property
    def standing(self) -> Mapping[str, str]:
        """The files in front that are as they were written: SHA-256 by path. Raises PublishError."""
        digests, altered = self._front.digests, self._altered
        return {path: digests[path] for path in digests if path not in altered} if altered else digests

    @property
    def root(self) -> Path:
        """The folder of the site in front."""
        return self._target

    @property
    def memory(self) -> Memory:
        """What the next build is to be given: the stamps of both trees as they are now."""
        front = self._front
        behind = self._behind or self._remembered.tree(self._back, front.digests)
        return packed(self._manifest, (front, behind.holding(front.digests)))

    def prepare(self, *, empty: bool = False) -> Path:
        """The tree behind, made if there is none, to be written into with `write` and `copy`.

        It is marked as unfinished, and put in order by `publish`. ``empty`` gives one that holds nothing,
        for `publish_as_found`. Raises PublishError.
        """
        with disk_faults(self._target):
            return self._prepared(empty=empty).root

    def publish(self, files: Mapping[str, str], written: Mapping[str, Stamp]) -> Summary:
        """Let the output hold these files and no others: SHA-256 by path.

        ``written`` are those that were written into the prepared tree, with their stamps; all others
        must be in `standing`. If they are all, nothing is touched. Raises PublishError, and ValueError
        for paths that could not stand side by side and for a file that is neither.
        """
        standing, before = self.standing, self._front.digests
        digests = before if files == before else in_order(files)
        if digests.keys() != before.keys():
            manifest.check_paths(digests)
        if self._manifest and digests is before and before == standing:
            with suppress(OSError, PublishError):  # the site is in order; the tree behind can wait
                self._tidy(written)
        else:
            # Only now: what comes into the trees while files are made must be found.
            self._ahead.again(self._back, self._remembered.names)
            self._ahead.again(self._target, self._front.folders.names)
            former, body = self._front, manifest.rendered(digests)
            with disk_faults(self._target):
                self._exchange(self._brought(digests, body, written), body)
            with suppress(OSError, PublishError):  # the site is out; as above
                self._catch_up(former)
        return _summary(before, digests)

    def publish_as_found(self) -> Summary:
        """Let the output hold what is found in the prepared tree, whoever wrote it.

        Raises PublishError, also for links and devices in the tree.
        """
        before = self._front.digests
        with disk_faults(self._target):
            former = self._prepared()
            tree = as_found(self._back)
            body = manifest.rendered(tree.digests)
            write(self._back, manifest.MANIFEST, body)
            prove(tree, former, tree.digests, self._clock)
            self._exchange(tree, body)
        with suppress(OSError):  # the site is out; what is left of the old one is for the next build
            prove_roots((self._front,), self._clock)
            manifest.remove(self._back)
        return _summary(before, self._front.digests)

    def mend(self) -> None:
        """Finish the tree behind if a killed build has left it and this one had no use for it."""
        left = self._behind is None and manifest.is_unfinished(self._back)
        if left and self.standing == self._front.digests and self._manifest:
            with suppress(OSError, PublishError):  # as above
                self._tidy({})

    def withdraw(self) -> None:
        """Remove a tree that this build has made and not finished."""
        if self._made:
            with suppress(OSError):
                manifest.remove(self._back)

    def _tree_in_front(self) -> Tree:
        if not os.path.lexists(self._target):
            return Tree.unproven(self._target, {})
        body = manifest.read(self._target)
        digests = self._remembered.parsed(body)
        tree = self._remembered.tree(self._target, digests or {})
        if body is not None and digests is not None:
            self._manifest, self._own = body, (manifest.MANIFEST,)
        found = strays(tree, self._clock, self._own, self._ahead.observed, paranoid=self._paranoid)
        refuse_foreign(found, self._target, "output-foreign-files")
        return tree

    def _prepared(self, *, empty: bool = False) -> Tree:
        if self._behind is None:
            if empty and is_folder(self._back) and manifest.is_ours(self._back):
                manifest.remove(self._back)
            if os.path.lexists(self._back):
                self._behind = taken_up(
                    self._back, self._front, self._remembered, self._clock, self._ahead.observed,
                    paranoid=self._paranoid,
                )  # fmt: skip
            else:
                self._made = True
                self._behind = made(self._back)
        return self._behind

    def _brought(self, digests: Mapping[str, str], body: bytes, written: Mapping[str, Stamp]) -> Tree:
        """The tree behind as one that holds these files, proven. Raises as `publish`, and OSError."""
        former = self._prepared()
        tree = former.holding(digests)
        gone = former.digests.keys() - digests.keys()
        take_away(tree, gone)
        places = tree.files.places() if written else {}
        for path in written.keys() & places.keys():
            tree.files[places[path]] = written[path]
        stale = altered_files(tree, self._clock.now, self._ahead.observed, paranoid=self._paranoid)
        for path in stale:
            if path in written:
                raise PublishError(error(Place(""), "publish-altered", folder=self._back, file=path))
            if self.standing.get(path) != digests[path]:
                raise ValueError(f"neither written nor in the former site: {path!r}")
        bring_in(tree, stale, self._target, body, self.workers)
        for path in prove(tree, former, (*stale, *gone, *written), self._clock):
            delete(self._back, path)
        return tree

    def _tidy(self, written: Mapping[str, Stamp]) -> None:
        """Finish a tree behind that this build prepared for nothing, or that a killed one left."""
        if self._behind or manifest.is_unfinished(self._back):
            self._behind = self._brought(self._front.digests, self._manifest, written)
            manifest.mark_finished(self._back)
            self._made = False
            prove_roots((self._behind,), self._clock)

    def _exchange(self, tree: Tree, body: bytes) -> None:
        """Let the trees change places, unless a foreign file has come since. Raises PublishError, OSError."""
        if os.path.lexists(self._target):
            found = strays(self._front, self._clock, self._own, self._ahead.observed, paranoid=False)
            refuse_foreign(found, self._target, "output-foreign-files")
        manifest.mark_finished(self._back)
        put_in_place(self._back, self._target)
        self._made = False
        self._front, self._behind, self._manifest = replace(tree, root=self._target), None, body

    def _catch_up(self, former: Tree) -> None:
        """Bring the tree that was in front to what is in front now. Raises OSError, PublishError."""
        if os.path.lexists(self._back):
            former = replace(former, root=self._back)
            manifest.mark_unfinished(self._back)
        else:
            former = made(self._back)
        digests = self._front.digests
        stale = [p for p in digests if former.digests.get(p) != digests[p] or p in self._altered]
        gone = former.digests.keys() - digests.keys()
        tree = former.holding(digests)
        take_away(tree, gone)
        bring_in(tree, stale, self._target, self._manifest, self.workers)
        prove(tree, former, (*stale, *gone), self._clock)  # what strayed in is found by the next build
        manifest.mark_finished(self._back)
        self._behind = tree
        prove_roots((self._front, tree), self._clock)


@contextmanager
def _readable(target: Path) -> Iterator[None]:
    """Turn what the system refuses of a finished site into a PublishError."""
    try:
        yield
    except OSError as fault:
        raise PublishError(error(Place(""), "output-unreadable", folder=target)) from fault


def _parts(target: Path, remembered: Remembered) -> list[Part]:
    """What a build asks of the trees: the first three as it begins, the last when it is about to end."""
    names, folders = remembered.names, folders_of(remembered.names)
    back = back_of(target)
    if remembered.of(target) is None or remembered.of(back) is None:
        return []
    return [(target, folders), (target, names), (back, folders), (back, names)]


def _summary(before: Mapping[str, str], after: Mapping[str, str]) -> Summary:
    both = before.keys() & after.keys()
    changed = sum(map(ne, map(before.get, both), map(after.get, both)))
    return Summary(len(after) - len(both), changed, len(both) - changed, len(before) - len(both))
