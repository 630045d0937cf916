"""The tree behind the site: made ready to be written into, and brought up to date."""

import os
from collections.abc import Collection, Iterable, Sequence
from functools import partial
from pathlib import Path

from plugins.core.problems import Place, error
from plugins.core.work import Workers
from plugins.edge import manifest
from plugins.edge.disk import Sort, is_folder, walk
from plugins.edge.faults import PublishError
from plugins.edge.foreign import refuse_foreign, strays
from plugins.edge.memory import Remembered
from plugins.edge.proof import Look, Tree, hashed, in_order, listed
from plugins.edge.stamps import UNKNOWN, Clock, Stamp
from plugins.edge.trees import FOLDER_MODE, copy, delete, delete_empty, folders_of, write

# What a tree that is being written holds at its root beyond the files of the site.
OWN = (manifest.MANIFEST, manifest.MARKER)


def made(back: Path) -> Tree:
    """A new, empty tree, marked as unfinished. Raises OSError."""
    back.mkdir()
    back.chmod(FOLDER_MODE)
    manifest.mark_unfinished(back)
    return Tree.unproven(back, {})


def taken_up(
    back: Path, front: Tree, remembered: Remembered, clock: Clock, look: Look, *, paranoid: bool
) -> Tree:
    """The tree that an earlier build left, marked as unfinished, with what stamps prove of it.

    What a killed build was writing is removed. Raises PublishError for what no build wrote, OSError.
    """
    if not is_folder(back):
        raise PublishError(error(Place(""), "publish-in-the-way", folder=back))
    marked, digests = manifest.is_unfinished(back), remembered.parsed(manifest.read(back))
    if marked or (digests is not None and digests != front.digests):
        # A build that was killed after the exchange may have left files of either site.
        digests = in_order({**(digests or {}), **front.digests})
    tree = remembered.tree(back, digests or {})
    found = list(strays(tree, clock, OWN if digests is not None else (), look, paranoid=paranoid))
    if not marked:
        refuse_foreign(found, back, "publish-foreign-behind")
        manifest.mark_unfinished(back)
    for stray in found:
        delete(back, stray.path)
    return tree


def take_away(tree: Tree, gone: Collection[str]) -> None:
    """Remove files that the tree is to hold no longer, and folders that are empty then. Raises OSError."""
    kept = frozenset(tree.folders.names)
    for path in gone:
        if path not in kept:  # where a folder takes a file's place, it may be there by now
            delete(tree.root, path)
    for folder in sorted(set(folders_of(tuple(gone))) - kept, reverse=True):
        delete_empty(tree.root, folder)


def bring_in(tree: Tree, stale: Sequence[str], source: Path, body: bytes, workers: Workers) -> None:
    """Copy files from the other tree, and write the manifest ``body``.

    Raises OSError, and PublishError where the copied bytes are not those that the tree is to hold.
    """
    places = tree.files.places() if stale else {}
    copied = workers.run("publish", partial(_copied, tree.root, source), stale)
    for path, (stamp, digest) in zip(stale, copied, strict=True):
        tree.files[places[path]] = stamp
        if digest != tree.digests[path]:
            raise PublishError(error(Place(""), "publish-altered", folder=source, file=path))
    write(tree.root, manifest.MANIFEST, body)


def _copied(root: Path, source: Path, path: str) -> tuple[Stamp, str]:
    return copy(root, path, f"{source}/{path}", dated=True)


def as_found(root: Path) -> Tree:
    """The tree behind as one that is to hold what is found in it; modes are mended.

    Raises OSError, and PublishError where something is neither file nor folder.
    """
    seen: dict[str, tuple[Stamp, str]] = {}
    for path, sort in walk(root):
        if path in OWN:
            continue
        if sort is not Sort.FILE:
            raise PublishError(error(Place(""), "publish-odd-file", file=path))
        found = hashed(root / path)
        if found is None:
            raise PublishError(error(Place(""), "publish-altered", folder=root, file=path))
        seen[path] = found
    for folder, _, _ in os.walk(root):
        os.chmod(folder, FOLDER_MODE)  # noqa: PTH101 - os.walk gives names
    tree = Tree.unproven(root, in_order({path: digest for path, (_, digest) in seen.items()}))
    for at, path in enumerate(tree.files.names):
        tree.files[at] = seen[path][0]
    return tree


def prove(tree: Tree, former: Tree, changed: Iterable[str], clock: Clock) -> list[str]:
    """Remember the stamps of what was written, once they prove something; what else lies in its folders.

    ``former`` is what the tree was to hold before the files ``changed``. Raises OSError.
    """
    moment = clock.tick()
    for at in tree.files.unsettled(moment):
        tree.files[at] = UNKNOWN
    folders = frozenset(tree.folders.names)
    moved = folders.symmetric_difference(former.folders.names)
    touched = moved | {_nearest(path, folders) for path in (*changed, *moved, manifest.MANIFEST)}
    which = {at for at, folder in enumerate(tree.folders.names) if folder in touched}
    which.update(tree.folders.unknown())
    return [stray.path for stray in listed(tree, sorted(which), moment, OWN)]


def _nearest(path: str, folders: Collection[str]) -> str:
    """The innermost of these folders that the path lies in, however deep."""
    folder = path.rpartition("/")[0]
    while folder not in folders:
        folder = folder.rpartition("/")[0]
    return folder


def prove_roots(trees: Iterable[Tree], clock: Clock) -> None:
    """The same for the roots of trees that have changed places. Raises OSError."""
    moment = clock.tick()
    for tree in trees:
        list(listed(tree, (0,), moment, (manifest.MANIFEST,)))
