"""What can happen to the files that builds leave behind: the output, the cache, the tree beside the output."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path


def _cut(path: Path, number: int) -> None:
    os.truncate(path, number % (path.stat().st_size or 1))


def _flip(path: Path, number: int) -> None:
    """One bit is another, and neither size nor time tells."""
    data, times = bytearray(path.read_bytes() or b"\0"), path.stat()
    data[number % len(data)] ^= 1 << number % 8
    path.write_bytes(data)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def _garble(path: Path, number: int) -> None:
    path.write_bytes(f"{number} is not what stood here\n".encode() * (number % 50))


def _replace(path: Path, _: int) -> None:
    """Another file of the same size and time takes its place."""
    other = path.with_name(f"{path.name}.other")
    other.write_bytes(b"x" * path.stat().st_size)
    os.utime(other, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    other.replace(path)


def _remove(path: Path, _: int) -> None:
    path.unlink()


def _close(path: Path, _: int) -> None:
    path.chmod(0o600)


def _clear(path: Path, _: int) -> None:
    """The folder of the file goes, with everything in it."""
    shutil.rmtree(path.parent)


FILE_HARMS: tuple[Callable[[Path, int], None], ...] = (
    _cut,
    _flip,
    _garble,
    _replace,
    _remove,
    _close,
    _clear,
)


def files_below(folder: Path) -> list[Path]:
    """The files of a folder but the hidden ones at its top, which say whose folder it is."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and not path.relative_to(folder).parts[0].startswith(".")
    )


def beside(output: Path) -> list[Path]:
    """The hidden folders that builds keep beside an output folder."""
    return sorted(path for path in output.parent.glob(f".{output.name}.*") if path.is_dir())


def harm_file(folder: Path, harm: int, number: int) -> None:
    """Do harm to one file below a folder, if it has any."""
    if files := files_below(folder):
        FILE_HARMS[harm](files[number % len(files)], number)


def put_back(kept: Path, folder: Path) -> None:
    """Let a folder be as it was when it was kept; if there was none, it goes."""
    shutil.rmtree(folder, ignore_errors=True)
    if kept.is_dir():
        shutil.copytree(kept, folder)
