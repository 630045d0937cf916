"""Releases in a folder of this machine. What has not changed is a hard link to the former release's file."""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from plugins.core.problems import Place, error
from plugins.edge import manifest
from plugins.edge.deploy.releases import (
    CURRENT,
    FOLDER,
    FORMAT,
    ID,
    LOCK,
    MARK,
    NEXT,
    OWN,
    PART,
    State,
    carried,
    mark,
)
from plugins.edge.deploy.shipment import Shipment, altered, digest_below
from plugins.edge.disk import Sort, entries, open_below, open_plain
from plugins.edge.faults import PublishError, disk_faults
from plugins.edge.lock import BusyError, locked
from plugins.edge.trees import FILE_MODE, FOLDER_MODE, copy, folders_of, write


class FolderStore:
    """A folder with releases (see `plugins.edge.deploy.releases`); ``site`` is whose folder it must be."""

    def __init__(self, path: Path, shown: str, site: str) -> None:
        self._root = Path(os.path.realpath(path))
        self._shown = shown
        self._site = site

    @property
    def shown(self) -> str:
        """The folder as it was given."""
        return self._shown

    def look(self) -> State:
        """What stands there; touches nothing. Raises PublishError."""
        with disk_faults(self._root):
            return self._state() if self._is_ours() else State()

    def file(self, path: str) -> bytes | None:
        """A file of the site in front, if there is one. Raises PublishError."""
        state = self.look()
        if not state.current:
            return None
        try:
            with disk_faults(self._root), open_below(os.fspath(self._release(state.current)), path) as stream:
                return stream.read()
        except PublishError as fault:
            if isinstance(fault.__cause__, FileNotFoundError):
                return None
            raise

    @contextmanager
    def held(self) -> Iterator[State]:
        """Keep other deploys out, and clear what killed ones have left. Raises PublishError."""
        with disk_faults(self._root):
            if not self._is_ours():
                self._begin()
            try:
                with locked(self._root / LOCK):
                    self._tidy()
                    yield self._state()
            except BusyError:
                raise PublishError(error(Place(""), "deploy-busy", where=self._shown)) from None

    def bring(self, release: str, shipment: Shipment, state: State) -> None:
        """Make a release beside the others. Raises PublishError; nothing is left of it then."""
        root = self._release(release)
        try:
            with disk_faults(self._root):
                self._part(release).touch()
                root.mkdir()
                root.chmod(FOLDER_MODE)
                self._fill(root, shipment, state)
                write(root, manifest.MANIFEST, shipment.body)
        except BaseException:
            with suppress(OSError):  # the next deploy does it otherwise
                self._remove(release)
            raise

    def switch(self, release: str) -> None:
        """Let readers have this release, in one step. Raises PublishError."""
        with disk_faults(self._root):
            link = self._root / NEXT
            link.unlink(missing_ok=True)
            link.symlink_to(f"{FOLDER}/{release}")
            link.replace(self._root / CURRENT)

    def settle(self, release: str) -> None:
        """Say that a release is whole and out. Raises PublishError."""
        with disk_faults(self._root):
            self._part(release).unlink(missing_ok=True)

    def drop(self, releases: Iterable[str]) -> None:
        """Remove releases. Raises PublishError."""
        with disk_faults(self._root):
            for release in releases:
                self._remove(release)

    def _is_ours(self) -> bool:
        """Whether the folder is there with our mark. Raises PublishError for another's, OSError."""
        try:
            with open_plain(self._root / MARK) as stream:
                first = stream.readline(1000).decode("utf-8", "replace").strip()
        except FileNotFoundError:
            with suppress(FileNotFoundError):
                if [entry for entry in entries(self._root) if entry.name not in OWN]:
                    raise PublishError(error(Place(""), "deploy-foreign", where=self._shown)) from None
            return False
        if first != f"{FORMAT} {self._site}":
            found = first.removeprefix(FORMAT).strip()
            told = error(Place(""), "deploy-other-site", where=self._shown, found=found, mark=MARK)
            raise PublishError(told)
        return True

    def _begin(self) -> None:
        fresh = not self._root.exists()
        self._root.mkdir(parents=True, exist_ok=True)
        if fresh:
            self._root.chmod(FOLDER_MODE)
        new = self._root / f"{MARK}.new"
        new.write_text(mark(self._site), encoding="utf-8")
        new.chmod(FILE_MODE)
        new.replace(self._root / MARK)

    def _state(self) -> State:
        current = self._current()
        folder = self._root / FOLDER
        found = entries(folder) if folder.is_dir() else []
        parts = {entry.name.removesuffix(PART) for entry in found if entry.name.endswith(PART)}
        whole = tuple(
            entry.name
            for entry in found
            if entry.sort is Sort.FOLDER
            and ID.fullmatch(entry.name)
            and (entry.name == current or entry.name not in parts)
            and (folder / entry.name / manifest.MANIFEST).is_file()
        )
        body = manifest.read(self._release(current)) if current else None
        return State(current if body else "", whole, body or b"", manifest.parsed(body) or {})

    def _current(self) -> str:
        """The release that readers get. Raises PublishError where something else stands in its place."""
        link = self._root / CURRENT
        if not os.path.lexists(link):
            return ""
        folder, _, release = os.readlink(link).rpartition("/") if link.is_symlink() else ("", "", "")  # noqa: PTH115
        if folder != FOLDER or not ID.fullmatch(release):
            raise PublishError(error(Place(""), "deploy-current", where=self._shown))
        return release

    def _tidy(self) -> None:
        """Finish or remove what killed deploys have left."""
        folder = self._root / FOLDER
        if not folder.is_dir():
            folder.mkdir()
            folder.chmod(FOLDER_MODE)
        for name in (NEXT, f"{MARK}.new"):
            (self._root / name).unlink(missing_ok=True)
        current = self._current()
        for entry in entries(folder):
            release = entry.name.removesuffix(PART)
            if release == entry.name or not ID.fullmatch(release):
                continue
            if release == current:
                self._part(release).unlink()
            else:
                self._remove(release)

    def _fill(self, root: Path, shipment: Shipment, state: State) -> None:
        former = state.digests or {}
        # Only the theme is carried on, and not what has been carried before.
        more = carried(former, shipment.digests)
        wanted = {**shipment.digests, **{path: former[path] for path in more}}
        for folder in folders_of(tuple(wanted))[1:]:
            (root / folder).mkdir()
            (root / folder).chmod(FOLDER_MODE)
        standing = self._release(state.current)
        for path, digest in wanted.items():
            if former.get(path) == digest and _linked(standing, root, path, digest):
                continue
            if path in shipment.digests:
                _, found = copy(root, path, shipment.root / path)
                if found != digest:
                    raise altered(shipment.root, path)

    def _remove(self, release: str) -> None:
        """Remove a release; killed in the middle, it is no release any more, and the next deploy goes on."""
        self._part(release).touch()
        folder = self._release(release)
        if folder.exists():
            shutil.rmtree(folder)
        self._part(release).unlink()

    def _release(self, release: str) -> Path:
        return self._root / FOLDER / release

    def _part(self, release: str) -> Path:
        return self._root / FOLDER / f"{release}{PART}"


def _linked(former: Path, root: Path, path: str, digest: str) -> bool:
    """Make a file a hard link to that of the former release, if it is still as it was and links are known."""
    try:
        status = (former / path).lstat()
        if status.st_mode & 0o7777 != FILE_MODE or digest_below(former, path) != digest:
            return False
        os.link(former / path, root / path, follow_symlinks=False)
    except OSError:
        return False
    return True
