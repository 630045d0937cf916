"""What is in a tree, proven: by the stamps where they are as remembered, else by reading.

A folder whose stamp is as remembered has the entries that it had; any other is listed. A file
whose stamp is as remembered has the bytes that it had; any other is hashed.
"""

import hashlib
import os
import stat
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import compress, count
from operator import ne
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from plugins.edge.disk import Sort, open_plain, sort_of
from plugins.edge.stamps import UNKNOWN, Stamp, Stamps, is_settled, stamp
from plugins.edge.trees import FILE_MODE, FOLDER_MODE, folders_of


class Stray(NamedTuple):
    """Something in a tree that ought not to be there; what is in a folder comes before the folder."""

    path: str
    sort: Sort


class Tree(Struct):
    """A folder and what it is to hold, with the stamps that prove it (unknown where none does)."""

    root: Path
    digests: Mapping[str, str]  # SHA-256 by path, sorted by path
    files: Stamps
    folders: Stamps

    @classmethod
    def unproven(cls, root: Path, digests: Mapping[str, str]) -> "Tree":
        """A tree of which nothing is known but what it is to hold."""
        return cls(root, digests, Stamps(tuple(digests)), Stamps(folders_of(tuple(digests))))

    def holding(self, digests: Mapping[str, str]) -> "Tree":
        """The tree as one that is to hold other files: what is known of it is kept."""
        paths = tuple(digests)
        folders = self.folders.aligned(folders_of(paths))
        tree = Tree(self.root, digests, self.files.aligned(paths), folders)
        if digests != self.digests:
            for at in compress(count(), map(ne, map(self.digests.get, paths), digests.values())):
                tree.files[at] = UNKNOWN
        return tree


def in_order(digests: Mapping[str, str]) -> Mapping[str, str]:
    """The same, sorted by path."""
    return {path: digests[path] for path in sorted(digests)}


Look = Callable[[Path, tuple[str, ...]], Stamps]
"""Gives the stamps of entries below a folder. Raises OSError for the folder alone."""


def altered_folders(tree: Tree, look: Look = Stamps.observed) -> list[int]:
    """Which folders the stamps do not vouch for. Raises OSError for the tree's root alone."""
    return tree.folders.differing(look(tree.root, tree.folders.names))


def listed(tree: Tree, which: Iterable[int], moment_ns: int, own: Collection[str]) -> Iterator[Stray]:
    """List these folders and give what is in them beyond the tree's files.

    The stamps of folders without strays are remembered, their modes mended. ``own`` names files at the
    root that are not strays, ``moment_ns`` is the file system's time from before. Raises OSError.
    """
    folders, lost = frozenset(tree.folders.names), set()
    for at in which:
        folder = tree.folders.names[at]
        tree.folders[at] = UNKNOWN
        below_lost = folder and folder.rpartition("/")[0] in lost
        found = None if below_lost else _folder_stamp(f"{tree.root}/{folder}")
        if found is None:
            lost.add(folder)  # what stands in its place is a stray of the folder above
            continue
        strays = _strays(tree, folder, folders, own)
        yield from strays
        if not strays and is_settled(found, moment_ns):
            tree.folders[at] = found


def _folder_stamp(path: str) -> Stamp | None:
    """The stamp of a folder, with its mode mended; None for anything else. Raises OSError."""
    try:
        status = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    if not stat.S_ISDIR(status.st_mode):
        return None
    if stat.S_IMODE(status.st_mode) != FOLDER_MODE:
        with suppress(PermissionError):  # where the system sets the modes, they are as they are
            os.chmod(path, FOLDER_MODE)  # noqa: PTH101 - ten thousand folders make a Path dear
        status = os.lstat(path)
    return stamp(status)


def _strays(tree: Tree, folder: str, folders: Collection[str], own: Collection[str]) -> list[Stray]:
    strays = []
    above = f"{folder}/" if folder else ""
    with os.scandir(f"{tree.root}/{folder}") as found:
        for entry in found:
            path, sort = above + entry.name, sort_of(entry)
            if sort is Sort.FILE and (path in tree.digests or path in own):
                continue
            if sort is Sort.FOLDER and path not in folders:
                strays += _strays(tree, path, folders, own)
            if sort is not Sort.FOLDER or path not in folders:
                strays.append(Stray(path, sort))
    return sorted(strays)


def altered_files(
    tree: Tree, now: Callable[[], int], look: Look = Stamps.observed, *, paranoid: bool = False
) -> list[str]:
    """Which files do not have their bytes; the stamps of the others are remembered, their modes mended.

    ``now`` is asked for the file system's time before anything is hashed. Raises OSError for the root.
    """
    if not tree.digests:
        return []
    found = look(tree.root, tree.files.names)
    which = range(len(found.names)) if paranoid else tree.files.differing(found)
    if not which:
        return []
    moment = now()
    altered = []
    for at in which:
        path = tree.files.names[at]
        tree.files[at] = UNKNOWN
        seen = hashed(tree.root / path)
        if seen is None or seen[1] != tree.digests[path]:
            altered.append(path)
        elif is_settled(seen[0], moment):
            tree.files[at] = seen[0]
    return altered


def hashed(path: Path) -> tuple[Stamp, str] | None:
    """The stamp and the SHA-256 of a plain file, with its mode mended; None for what cannot be read."""
    try:
        with open_plain(path) as file:
            if stat.S_IMODE(os.fstat(file.fileno()).st_mode) != FILE_MODE:
                with suppress(PermissionError):  # as above
                    os.fchmod(file.fileno(), FILE_MODE)
            before = stamp(os.fstat(file.fileno()))
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            return (before, digest) if stamp(os.fstat(file.fileno())) == before else None
    except OSError:
        return None
