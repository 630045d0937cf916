"""Writing into a tree without ever leaving it: no link in it is followed, nothing is written in place.

Every folder on the way is opened by its own name within the one before (``openat(2)`` with
``O_NOFOLLOW``), so that a link in a folder's place leads nowhere.
"""

import errno
import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path

from plugins.edge.disk import open_plain
from plugins.edge.stamps import Stamp, stamp

FILE_MODE = 0o644
FOLDER_MODE = 0o755

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_CHUNK = 1 << 20
_ODD = frozenset({"", ".", ".."})
# What systems say of a link or a file where a folder was asked for.
_NO_FOLDER = (errno.ENOTDIR, errno.ELOOP, errno.EMLINK)


class WriteError(OSError):
    """A file of a tree could not be written; ``filename`` is its path in the tree."""


def well_formed(paths: Iterable[str]) -> bool:
    """Whether all are paths inside a tree: ``a/b``, without an empty name, ``.``, ``..`` or NUL."""
    paths = tuple(paths)
    joined = "/" + "/\0/".join(paths) + "/"
    return not paths or (
        joined.count("\0") == len(paths) - 1 and not any(odd in joined for odd in ("//", "/./", "/../"))
    )


@lru_cache(maxsize=4)  # a build asks a dozen times for the folders of one site
def folders_of(paths: tuple[str, ...]) -> tuple[str, ...]:
    """All folders that these files need, sorted; the tree itself is the empty text."""
    found = {""}
    for folder in {path.rpartition("/")[0] for path in paths}:
        above = folder
        while above not in found:
            found.add(above)
            above = above.rpartition("/")[0]
    return tuple(sorted(found))


def write(tree: Path, path: str, body: bytes) -> Stamp:
    """Make one file of the tree, and the folders above it, with their modes whatever the umask.

    What stands in the way of the file or of a folder is removed. May be called from several
    processes at once, for different files. Raises WriteError, and ValueError for a path that leaves the tree.
    """
    with _place(tree, path) as (folder, name):
        _create(folder, name, (body,))
        return _stamp_in(folder, name)


def copy(tree: Path, path: str, origin: str | Path, *, dated: bool = False) -> tuple[Stamp, str]:
    """Make one file of the tree of the bytes of another; its stamp, and the SHA-256 of what was copied.

    ``dated`` gives it the time of the other as well. Raises as `write` does; WriteError also for an
    origin that is no plain file.
    """
    digest = hashlib.sha256()

    def chunks(source: int) -> Iterator[bytes]:
        # No more room than the file needs: a page of memory costs more than a page of a file.
        room = min(os.fstat(source).st_size + 1, _CHUNK)
        while chunk := os.read(source, room):
            digest.update(chunk)
            yield chunk

    with _place(tree, path) as (folder, name), open_plain(origin) as source:
        time = os.fstat(source.fileno()).st_mtime_ns if dated else None
        _create(folder, name, chunks(source.fileno()), time)
        return _stamp_in(folder, name), digest.hexdigest()


def delete(tree: Path, path: str) -> None:
    """Remove a file, a link or a whole folder of the tree, if it is there. Raises OSError."""
    *folders, name = path.split("/")
    try:
        folder = _opened(tree, folders, make=False)
    except (FileNotFoundError, NotADirectoryError):
        return
    try:
        _delete(folder, name)
    finally:
        os.close(folder)


def delete_empty(tree: Path, folder: str) -> None:
    """Remove a folder of the tree if it is there and empty. Raises OSError."""
    *folders, name = folder.split("/")
    with suppress(FileNotFoundError, NotADirectoryError):
        outer = _opened(tree, folders, make=False)
        try:
            os.rmdir(name, dir_fd=outer)
        except OSError as fault:
            if fault.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                raise
        finally:
            os.close(outer)


@contextmanager
def _place(tree: Path, path: str) -> Iterator[tuple[int, str]]:
    """The folder for a file, as an open descriptor, and the file's name in it."""
    *folders, name = names = path.split("/")
    if not _ODD.isdisjoint(names):
        raise ValueError(f"not a path inside the output: {path!r}")
    try:
        folder = _opened(tree, folders, make=True)
        try:
            yield folder, name
        finally:
            os.close(folder)
    except OSError as fault:
        raise WriteError(fault.errno, fault.strerror, path) from fault


def _opened(tree: Path, names: Iterable[str], *, make: bool) -> int:
    folder = os.open(tree, _FOLDER)
    for name in names:
        try:
            inner = _inner(folder, name) if make else os.open(name, _FOLDER, dir_fd=folder)
        finally:
            os.close(folder)
        folder = inner
    return folder


def _inner(outer: int, name: str) -> int:
    """Open a folder within an open one; it is made if need be, in the place of what is no folder."""
    try:
        return os.open(name, _FOLDER, dir_fd=outer)
    except FileNotFoundError:
        pass
    except OSError as fault:
        if fault.errno not in _NO_FOLDER:
            raise
        # Not `_delete`: another process may have made the folder by now.
        with suppress(FileNotFoundError, IsADirectoryError, PermissionError):
            os.unlink(name, dir_fd=outer)
    with suppress(FileExistsError):  # another process makes it too
        os.mkdir(name, FOLDER_MODE, dir_fd=outer)
        os.chmod(name, FOLDER_MODE, dir_fd=outer)
    return os.open(name, _FOLDER, dir_fd=outer)


def _create(folder: int, name: str, chunks: Iterable[bytes], mtime_ns: int | None = None) -> None:
    try:
        file = os.open(name, _FILE, FILE_MODE, dir_fd=folder)
    except FileExistsError:
        _delete(folder, name)
        file = os.open(name, _FILE, FILE_MODE, dir_fd=folder)
    try:
        os.fchmod(file, FILE_MODE)
        for chunk in chunks:
            rest = memoryview(chunk)
            while rest:
                rest = rest[os.write(file, rest) :]
        if mtime_ns is not None:
            os.utime(file, ns=(mtime_ns, mtime_ns))
    finally:
        os.close(file)


def _stamp_in(folder: int, name: str) -> Stamp:
    """The stamp after the file was closed, which may be what sets its times. Raises OSError."""
    return stamp(os.stat(name, dir_fd=folder, follow_symlinks=False))


def _delete(outer: int, name: str) -> None:
    try:
        mode = os.stat(name, dir_fd=outer, follow_symlinks=False).st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISDIR(mode):
        os.unlink(name, dir_fd=outer)
        return
    folder = os.open(name, _FOLDER, dir_fd=outer)
    try:
        for inner in os.listdir(folder):  # noqa: PTH208 - of an open folder
            _delete(folder, inner)
    finally:
        os.close(folder)
    os.rmdir(name, dir_fd=outer)
