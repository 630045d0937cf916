"""Sites of a few files, published as a build does it."""

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from plugins.core.problems import describe
from plugins.edge.faults import PublishError, disk_faults
from plugins.edge.manifest import MANIFEST
from plugins.edge.publish import Summary, opened
from plugins.edge.trees import write

OLD = {"index.html": b"old", "a/index.html": b"a", "gone/index.html": b"gone"}
NEW = {"index.html": b"new", "a/index.html": b"a", "b/c/index.html": b"c"}


class Built(NamedTuple):
    summary: Summary
    memory: bytes


def digests(site: dict[str, bytes]) -> dict[str, str]:
    return {path: hashlib.sha256(body).hexdigest() for path, body in site.items()}


def publish(
    output: Path,
    site: dict[str, bytes],
    memory: bytes | None = None,
    *,
    paranoid: bool = False,
    meanwhile: Callable[[Path], object] = lambda tree: None,
) -> Built:
    """Write what does not stand yet, and publish; ``meanwhile`` is called with the tree in between."""
    files = digests(site)
    with opened(output, memory, paranoid=paranoid, beside=True) as held, disk_faults(output):
        changed = [path for path in site if held.standing.get(path) != files[path]]
        written = {path: write(held.prepare(), path, site[path]) for path in changed}
        meanwhile(behind(output))
        return Built(held.publish(files, written), held.memory)


def written(folder: Path, texts: Mapping[str, str]) -> Path:
    """The folder, with these texts in it."""
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode())
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below the folder but the manifest."""
    files = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files if path.name != MANIFEST}


def behind(output: Path) -> Path:
    return output.with_name(f".{output.name}.back")


def beside(output: Path) -> list[str]:
    """What stands beside the output, but the tree behind."""
    return sorted(path.name for path in output.parent.iterdir() if path not in (output, behind(output)))


def once(first: Callable[..., object], then: Callable[..., object]) -> Callable[..., object]:
    """A function that does one thing when it is called first, another ever after."""
    turns = iter([first])

    def call(*arguments: object) -> object:
        return next(turns, then)(*arguments)

    return call


def snapshot(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Inode, mtime and ctime of everything in the folder and of the folder itself."""
    found = {}
    for path in (folder, *folder.rglob("*")):
        status = path.lstat()
        found[str(path.relative_to(folder))] = (status.st_ino, status.st_mtime_ns, status.st_ctime_ns)
    return found


def told(error: pytest.ExceptionInfo[PublishError]) -> str:
    """What the writer is told of a refusal."""
    return describe(error.value.problem, "fi")
