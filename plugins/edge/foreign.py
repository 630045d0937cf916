"""Files that no build wrote: they stop a build before it touches the folder that they are in."""

from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from pathlib import Path

from plugins.core.problems import Place, error
from plugins.edge.disk import Sort, shown
from plugins.edge.faults import PublishError
from plugins.edge.proof import Look, Stray, Tree, altered_folders, listed
from plugins.edge.stamps import Clock, Stamps

_NAMED = 3  # as many as a message names


def strays(
    tree: Tree, clock: Clock, own: Collection[str], look: Look = Stamps.observed, *, paranoid: bool
) -> Iterator[Stray]:
    """What the tree holds beyond its files and ``own``; folders proven by stamps are passed over.

    Raises OSError.
    """
    which = range(len(tree.folders.names)) if paranoid else altered_folders(tree, look)
    if which:
        yield from listed(tree, which, clock.now(), own)


def refuse_foreign(found: Iterable[Stray], folder: Path, code: str) -> None:
    """Raise PublishError with ``code`` if there is more among the strays than empty folders."""
    names = list(islice((stray.path for stray in found if stray.sort is not Sort.FOLDER), _NAMED + 1))
    if names:
        told = ", ".join(map(shown, names[:_NAMED])) + (", …" if len(names) > _NAMED else "")
        raise PublishError(error(Place(""), code, folder=folder, names=told))
