"""Looking at folders and files without following a link or waiting for a device."""

import errno
import os
import stat
import unicodedata
from collections.abc import Collection, Iterator
from enum import Enum
from io import BufferedReader
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

_TICK, _SLOW_TICK = 20_000_000, 2_000_000_000  # nanoseconds

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC

# Controls, formatting characters that nobody sees, the separators of lines and paragraphs.
UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp"})
_UNTOLD = UNSEEN | {"Cs"}  # with the bytes of a name that is not UTF-8


Stamp = tuple[int, int, int, int]
"""Size, time of change, inode and time of the inode's change: no user can set the last one back."""


class Sort(Enum):
    """What an entry of a folder is by itself; a link is a link, wherever it leads."""

    FILE = "file"
    FOLDER = "folder"
    LINK = "link"
    OTHER = "other"


class Entry(NamedTuple):
    """An entry of a folder: its name as the system gives it, and its sort."""

    name: str
    sort: Sort


def entries(folder: str | Path) -> list[Entry]:
    """The entries of a folder, sorted by name. Raises OSError."""
    with os.scandir(folder) as found:
        return sorted((Entry(entry.name, sort_of(entry)) for entry in found), key=lambda entry: entry.name)


def stamped(folder: str | Path) -> list[tuple[str, Sort, Stamp]]:
    """The entries of a folder with what tells one state of a file from another, sorted. Raises OSError."""
    with os.scandir(folder) as found:
        return sorted(((entry.name, *_seen(entry)) for entry in found), key=itemgetter(0))


def _seen(entry: os.DirEntry[str]) -> tuple[Sort, Stamp]:
    seen = entry.stat(follow_symlinks=False)
    sort = Sort.FILE if stat.S_ISREG(seen.st_mode) else sort_of(entry)
    return sort, (seen.st_size, seen.st_mtime_ns, seen.st_ino, seen.st_ctime_ns)


def is_folder(path: str | Path) -> bool:
    """Whether there is a folder, and not a link to one."""
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except OSError:
        return False


def is_settled(stamp: Stamp, moment_ns: int) -> bool:
    """Whether a stamp taken after a moment will differ after any later change.

    The clock of a file system goes in ticks of some milliseconds, that of an old one in seconds.
    """
    changed = stamp[-1]
    return changed + _SLOW_TICK < moment_ns or (changed % 1_000_000_000 != 0 and changed + _TICK < moment_ns)


def are_settled(stamps: Collection[Stamp], moment_ns: int) -> bool:
    """Whether all are (see `is_settled`)."""
    return all(is_settled(stamp, moment_ns) for stamp in stamps)


def is_passed_over(name: str) -> bool:
    """Whether a file or folder of the content is hidden, or a spare copy of an editor's."""
    return name.startswith(".") or name.endswith("~")


def sort_of(entry: os.DirEntry[str]) -> Sort:
    """What an entry is by itself. Raises OSError."""
    if entry.is_symlink():
        return Sort.LINK
    if entry.is_dir(follow_symlinks=False):
        return Sort.FOLDER
    return Sort.FILE if entry.is_file(follow_symlinks=False) else Sort.OTHER


def walk(root: Path) -> Iterator[tuple[str, Sort]]:
    """Everything below ``root`` but the folders: path from it (``/``), sort. Raises OSError."""
    folders = [""]
    while folders:
        folder = folders.pop()
        for entry in entries(root / folder):
            if entry.sort is Sort.FOLDER:
                folders.append(f"{folder}{entry.name}/")
            else:
                yield folder + entry.name, entry.sort


def open_below(root: str, path: str) -> BufferedReader:
    """Open a plain file below a folder, following no link on the way. Raises OSError as `open_plain`.

    What was looked at may be another when it is opened: any folder on the way may have become a link.
    """
    *folders, name = path.split("/")
    descriptor = os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        for folder in folders:
            if folder in ("", ".", ".."):
                raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), path)
            below = os.open(folder, _FOLDER, dir_fd=descriptor)
            os.close(descriptor)
            descriptor = below
        return open_plain(name, descriptor)
    finally:
        os.close(descriptor)


def open_plain(path: str | Path, folder: int | None = None) -> BufferedReader:
    """Open a plain file for reading. Raises OSError, also for a link, a folder, a pipe or a device.

    ``folder`` is the descriptor of the folder that a relative ``path`` begins in.
    """
    # Without O_NONBLOCK a pipe that took the file's place since it was looked at would wait for ever.
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=folder)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    return os.fdopen(descriptor, "rb")


def shown(path: str) -> str:
    """A path as it can be told: composed (NFC), what cannot be seen or encoded as ``�``."""
    composed = unicodedata.normalize("NFC", path)
    return "".join("�" if unicodedata.category(c) in _UNTOLD else c for c in composed)


def reason(fault: OSError) -> str:
    """The system's own words for a fault."""
    return fault.strerror or type(fault).__name__
