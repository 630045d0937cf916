"""The files that the forms may touch: below the content folder, by the names that kinds allow, and no link.

Paths are as the browser names them, from ``content/`` on, wherever that folder is.
"""

import os
import secrets
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath

from plugins.core.media_types import is_picture, media_type
from plugins.edge.disk import is_passed_over, open_below

ROOT = "content/"
LONGEST_TEXT = 5_000_000
LARGEST_FILE = 50_000_000
_MODE = 0o644
_FOLDER_MODE = 0o755
_CONTROL = frozenset(map(chr, (*range(0x20), 0x7F)))
_PICTURES, _FILES = "images", "files"
# What a browser would run in the site's own name.
_RUN = frozenset({"text/html", "text/javascript", "application/xhtml+xml", "text/css"})
_UNKNOWN = "application/octet-stream"


class PathError(Exception):
    """A path that the forms may not touch."""


class Folder:
    """The content folder, for reading and writing the files of its kinds, its pictures and its downloads."""

    def __init__(self, content: Path, kinds: Iterable[str]) -> None:
        self._content = str(content)
        self._kinds = frozenset(kinds)

    def text(self, path: str) -> str:
        """The path of a text of a kind, from the content folder on. Raises PathError."""
        below = _below(path)
        parts = PurePosixPath(below).parts
        if len(parts) < 2 or parts[0] not in self._kinds or not below.endswith(".md"):
            raise PathError(path)
        return below

    def kind(self, path: str) -> str:
        """The folder of the kind that a path names. Raises PathError."""
        below = _below(path)
        if below not in self._kinds:
            raise PathError(path)
        return below

    def media(self, path: str) -> str:
        """The path of a picture or a download, from the content folder on. Raises PathError."""
        below = _below(path)
        first, *rest = PurePosixPath(below).parts
        found = media_type(below)
        known = is_picture(below) if first == _PICTURES else found != _UNKNOWN and found not in _RUN
        if first not in {_PICTURES, _FILES} or not rest or not known:
            raise PathError(path)
        return below

    def media_folder(self, path: str) -> str:
        """The folder of pictures or of downloads that a path names. Raises PathError."""
        below = _below(path)
        if below not in {_PICTURES, _FILES}:
            raise PathError(path)
        return below

    def read(self, below: str) -> bytes | None:
        """The bytes of a file; None where there is none. Raises OSError for a link, a folder, a device."""
        try:
            with open_below(self._content, below) as file:
                return file.read()
        except FileNotFoundError:
            return None

    def stamp(self, below: str) -> tuple[int, int]:
        """What tells one state of a file from another. Raises OSError."""
        seen = os.stat(f"{self._content}/{below}", follow_symlinks=False)  # noqa: PTH116 - no link is followed
        return seen.st_mtime_ns, seen.st_size

    def names(self, folder: str) -> list[str]:
        """The files below a folder, sorted; hidden ones and links are passed over."""
        found: list[str] = []
        for place, folders, files in os.walk(f"{self._content}/{folder}", followlinks=False):
            folders[:] = sorted(name for name in folders if not is_passed_over(name))
            inside = os.path.relpath(place, self._content).replace(os.sep, "/")
            found += [
                f"{inside}/{name}"
                for name in sorted(files)
                if not is_passed_over(name) and not os.path.islink(f"{place}/{name}")  # noqa: PTH114
            ]
        return found

    def write(self, below: str, data: bytes) -> None:
        """Put a file in its place in one step, with the mode that it had.

        Raises OSError; then nothing is changed.
        """
        *folders, name = below.split("/")
        place = self._open(folders)
        spare = f".{name[:100]}.{secrets.token_hex(4)}.part"
        try:
            with suppress(FileNotFoundError):
                _refuse_link(name, place)
            mode = _mode(name, place)
            descriptor = os.open(
                spare, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, mode, dir_fd=place
            )
            try:
                with os.fdopen(descriptor, "wb") as file:
                    os.fchmod(file.fileno(), mode)
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                os.rename(spare, name, src_dir_fd=place, dst_dir_fd=place)
            except BaseException:
                with suppress(OSError):
                    os.unlink(spare, dir_fd=place)
                raise
        finally:
            os.close(place)

    def remove(self, below: str) -> None:
        """Take a file away. Raises OSError."""
        *folders, name = below.split("/")
        place = self._open(folders)
        try:
            _refuse_link(name, place)
            os.unlink(name, dir_fd=place)
        finally:
            os.close(place)

    def _open(self, folders: list[str]) -> int:
        """A descriptor of a folder, made where it is not there yet; no link is followed on the way."""
        flags = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
        descriptor = os.open(self._content, flags)
        for folder in folders:
            try:
                with suppress(FileExistsError):
                    os.mkdir(folder, _FOLDER_MODE, dir_fd=descriptor)
                below = os.open(folder, flags | os.O_NOFOLLOW, dir_fd=descriptor)
            finally:
                os.close(descriptor)
            descriptor = below
        return descriptor


def _below(path: str) -> str:
    """A path from the content folder on. Raises PathError."""
    below = path.removeprefix(ROOT)
    parts = below.split("/")
    wrong = (
        below == path
        or len(below.encode("utf-8", "surrogatepass")) > 500
        or any(part in {"", ".", ".."} or is_passed_over(part) for part in parts)
        or "\\" in below
        or not _CONTROL.isdisjoint(below)
        or any("\ud800" <= one <= "\udfff" for one in below)
    )
    if wrong:
        raise PathError(path)
    return below


def _refuse_link(name: str, place: int) -> None:

    if not stat.S_ISREG(os.stat(name, dir_fd=place, follow_symlinks=False).st_mode):
        raise OSError(f"not a plain file: {name}")


def _mode(name: str, place: int) -> int:
    try:
        return os.stat(name, dir_fd=place, follow_symlinks=False).st_mode & 0o777
    except FileNotFoundError:
        return _MODE
