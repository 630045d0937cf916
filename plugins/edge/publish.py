"""The finished site takes the old one's place in one step, or the old one stays as it is.

Everything is written into a fresh tree beside the output folder. Only when it is whole, with a
manifest of its files, do the two change places; then the old one is removed. A build that fails
removes its tree; one that is killed leaves it to the next build.
"""

import errno
import fcntl
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from pathlib import Path, PurePosixPath

from plugins.core.artifact import Artifact, Copy
from plugins.core.problems import Place, Problem, error
from plugins.edge import manifest
from plugins.edge.disk import Sort, entries, open_plain, reason, shown
from plugins.edge.exchange import exchange

_NAMED_FILES = 3  # as many foreign files as a message names


@dataclass(frozen=True)
class Summary:
    """How many files of the output this build made anew, changed, left as they were, took away."""

    new: int
    changed: int
    unchanged: int
    removed: int


class PublishError(Exception):
    """The site was not published and the former one is untouched; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def _nothing(_path: Path) -> None:
    """What is called when nobody listens."""


def publish(
    output: Path,
    artifacts: Sequence[Artifact | Copy],
    *,
    written: Callable[[Path], None] = _nothing,
    finished: Callable[[Path], None] = _nothing,
) -> Summary:
    """Let the folder ``output`` hold these files and no others, in one step.

    ``written`` is called with each file once it is there, ``finished`` with the whole tree; they
    may change the tree, and what they raise passes through. Raises PublishError for what the
    disk or the output folder refuses, ValueError for paths that could not stand side by side.
    """
    _check_paths([artifact.path for artifact in artifacts])
    target = Path(os.path.realpath(output))
    with _disk_faults(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        _clear_leftovers(target)
        if problem := foreign_files_problem(target):
            raise PublishError(problem)
        before = manifest.recorded(target) or {}
    with _fresh_tree(target) as tree:
        for artifact in artifacts:
            with _disk_faults(target, artifact.path):
                path = _write(tree, artifact)
            written(path)
        finished(tree)
        with _disk_faults(target):
            after = manifest.finish(tree)
            _put_in_place(tree, target)
    with suppress(OSError):  # the site is out; what is left of the old one is for the next build to remove
        manifest.remove(tree)
    return _summary(before, after)


def foreign_files_problem(output: Path) -> Problem | None:
    """Why this folder must not be replaced: files in it that no build wrote. Raises OSError."""
    names = list(islice(manifest.foreign_files(output), _NAMED_FILES + 1))
    if not names:
        return None
    more = ", …" if len(names) > _NAMED_FILES else ""
    told = ", ".join(map(shown, names[:_NAMED_FILES])) + more
    return error(Place(""), "output-foreign-files", folder=output, names=told)


def _check_paths(paths: Sequence[str]) -> None:
    """Raise ValueError for a path that leaves the tree, or for two that cannot both be in it."""
    folders: set[str] = set()
    for path in paths:
        if any(part in ("", ".", "..") for part in path.split("/")) or "\\" in path or "\0" in path:
            raise ValueError(f"not a path inside the output: {path!r}")
        if path in (manifest.MANIFEST, manifest.MARKER):
            raise ValueError(f"a name that the build itself uses: {path!r}")
        folders.update(str(parent) for parent in PurePosixPath(path).parents)
    if twice := [path for path, times in Counter(paths).items() if times > 1]:
        raise ValueError(f"two artifacts for one path: {twice[0]!r}")
    if clash := sorted(folders.intersection(paths)):
        raise ValueError(f"both a file and a folder: {clash[0]!r}")


def _stem(target: Path, word: str) -> str:
    return f".{target.name}.{word}-"


@contextmanager
def _fresh_tree(target: Path) -> Iterator[Path]:
    """An empty tree beside ``target``; if the block is left by an exception, it is removed."""
    with ExitStack() as lock:
        with _disk_faults(target):
            tree = Path(tempfile.mkdtemp(prefix=_stem(target, "next"), dir=target.parent))
            lock.enter_context(_locked(tree))
        try:
            with _disk_faults(target):
                tree.chmod(manifest.FOLDER_MODE)
                manifest.mark_unfinished(tree)
            yield tree
        except BaseException:
            with suppress(OSError):
                manifest.remove(tree)
            raise


@contextmanager
def _locked(tree: Path) -> Iterator[bool]:
    """Hold the tree as one that somebody works on; gives False where another does. Raises OSError.

    The system lets go of the lock when the process ends, however it ends.
    """
    descriptor = os.open(tree, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:  # held by another, or a file system without locks: then nothing is known
            yield False
        else:
            yield True
    finally:
        os.close(descriptor)


def _clear_leftovers(target: Path) -> None:
    """Take up what killed builds left beside ``target``. Raises OSError only for the parent folder."""
    spares, unfinished = _stem(target, "previous"), _stem(target, "next")
    for entry in entries(target.parent):
        if entry.sort is not Sort.FOLDER or not entry.name.startswith((spares, unfinished)):
            continue
        leftover = target.parent / entry.name
        with suppress(OSError), _locked(leftover) as free:
            if not free or not manifest.is_ours(leftover):
                continue
            if entry.name.startswith(spares) and not os.path.lexists(target):
                leftover.rename(target)  # stopped between the two renames of the last resort
            else:
                manifest.remove(leftover)


def _write(tree: Path, artifact: Artifact | Copy) -> Path:
    """Write one file and the folders above it, with their modes whatever the umask. Raises OSError."""
    path = tree / artifact.path
    for folder in reversed(path.relative_to(tree).parents[:-1]):
        if not (tree / folder).is_dir():
            (tree / folder).mkdir()
            (tree / folder).chmod(manifest.FOLDER_MODE)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    with os.fdopen(os.open(path, flags, manifest.FILE_MODE), "wb") as file:
        os.fchmod(file.fileno(), manifest.FILE_MODE)
        source = BytesIO(artifact.body) if isinstance(artifact, Artifact) else open_plain(artifact.origin)
        with source:
            shutil.copyfileobj(source, file)
    return path


def _put_in_place(tree: Path, target: Path) -> None:
    """The tree becomes ``target``; where there was one, it is now where the tree was. Raises OSError."""
    if not os.path.lexists(target):
        tree.rename(target)
        return
    number = tree.name.removeprefix(_stem(target, "next"))
    exchange(tree, target, target.with_name(_stem(target, "previous") + number))


def _summary(before: Mapping[str, str], after: Mapping[str, str]) -> Summary:
    both = before.keys() & after.keys()
    changed = sum(before[path] != after[path] for path in both)
    return Summary(len(after) - len(both), changed, len(both) - changed, len(before) - len(both))


@contextmanager
def _disk_faults(target: Path, file: str = "") -> Iterator[None]:
    """Turn what the system refuses into a PublishError."""
    try:
        yield
    except manifest.OddFileError as fault:
        raise PublishError(error(Place(""), "publish-odd-file", file=fault.path)) from fault
    except OSError as fault:
        raise PublishError(_disk_problem(fault, target, file)) from fault


def _disk_problem(fault: OSError, target: Path, file: str) -> Problem:
    place = Place("")
    if fault.errno in (errno.ENOSPC, errno.EDQUOT):
        return error(place, "publish-disk-full", folder=target)
    if fault.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return error(place, "publish-denied", folder=target)
    if file:
        return error(place, "publish-file-failed", folder=target, file=file, reason=reason(fault))
    return error(place, "publish-failed", folder=target, reason=reason(fault))
