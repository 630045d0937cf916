"""Tells what has changed on disk: content, theme, program, settings, and the day.

Folders that are deleted and come back, editors that put a new file in the place of the old one, and
their temporary files are all met here.
"""

import os
import threading
import time
from collections.abc import Callable, Collection
from pathlib import Path
from typing import NamedTuple

from watchfiles import Change, watch

from plugins.edge.disk import is_passed_over

_STEP, _TOGETHER, _PULSE = 20, 200, 400  # milliseconds: of silence, at most for one change, between looks
_EMPTY = 0.2  # seconds in which a file that has been emptied is filled again
_CODE = (".py", ".csl", ".yaml")
_VIM = "4913"  # the file with which it finds out whether it may write
_SPARE = (".swp", ".swx", ".swo", ".tmp", ".part", ".bak")

Paths = Collection[str]


class Heard(NamedTuple):
    """Who is told: of ``content`` and theme, with what has changed; of the ``code``, which settings are too.

    ``begun`` is called when the watching begins, ``pulse`` now and then.
    """

    content: Callable[[Paths | None], None]
    code: Callable[[Paths], None]
    begun: Callable[[], None]
    pulse: Callable[[], None]


class Watcher:
    """Watches folders that are ``shown``, those of the ``program``, ``settings``, in a thread of its own."""

    def __init__(
        self, shown: Collection[Path], program: Collection[Path], settings: Collection[Path], heard: Heard
    ) -> None:
        self._shown = [os.path.realpath(path) for path in shown]
        self._program = [os.path.realpath(path) for path in program]
        self._settings = [os.path.realpath(path) for path in settings]
        self._heard = heard
        self._polling = False
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watcher", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End, and wait for it."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.is_set():
            there = self._there()
            roots = [path for path, found in there if found]
            stamps = self._stamps()
            if not roots:
                self._heard.content(None)
                self._stop.wait(_PULSE / 1000)
                continue
            try:
                self._watch(roots, there, stamps)
            except (OSError, RuntimeError):
                # Where no folder has gone just now, the system watches no more for this user: look instead.
                self._polling = self._polling or self._there() == there
                self._stop.wait(_PULSE / 1000)

    def _watch(self, roots: list[str], there: list[tuple[str, int]], stamps: list[int]) -> None:
        first = True
        for changes in watch(
            *roots, watch_filter=_counts, step=_STEP, debounce=_TOGETHER, rust_timeout=_PULSE,
            yield_on_timeout=True, stop_event=self._stop, raise_interrupt=False, force_polling=self._polling,
        ):  # fmt: skip
            if first:
                # What was changed between the reading and the watching is seen by looking at everything.
                first = False
                self._heard.content(None)
                self._heard.begun()
            self._tell({path for _, path in changes})
            now = self._stamps()
            if now != stamps:
                stamps = now
                self._heard.code(self._settings)
            self._heard.pulse()
            if self._there() != there:
                return  # a folder has gone or come back: it must be watched anew

    def _tell(self, paths: set[str]) -> None:
        shown = {path for path in paths if _below(path, self._shown)}
        code = {path for path in paths - shown if path.endswith(_CODE) and _below(path, self._program)}
        if shown:
            _wait_while_empty(shown)
            self._heard.content(shown)
        if code:
            self._heard.code(code)

    def _there(self) -> list[tuple[str, int]]:
        """The folders, each with its number on the disk; 0 where there is none."""
        return [(path, _inode(path)) for path in (*self._shown, *self._program)]

    def _stamps(self) -> list[int]:
        found = []
        for path in self._settings:
            try:
                found.append(os.stat(path).st_mtime_ns)  # noqa: PTH116 - a text
            except OSError:
                found.append(0)
        return found


def _counts(_: Change, path: str) -> bool:
    """Whether a path is more than a temporary file of an editor or of Python."""
    parts = path.split("/")
    name = parts[-1]
    spare = name == _VIM or name.endswith(_SPARE) or (name.startswith("#") and name.endswith("#"))
    return not spare and not is_passed_over(name) and "__pycache__" not in parts


def _below(path: str, folders: list[str]) -> bool:
    return any(path == folder or path.startswith(f"{folder}/") for folder in folders)


def _wait_while_empty(paths: set[str]) -> None:
    """Give an editor that empties a file before it writes the time to do so."""
    end = time.monotonic() + _EMPTY
    while time.monotonic() < end and any(_is_empty(path) for path in paths):
        time.sleep(0.01)


def _is_empty(path: str) -> bool:
    try:
        return os.stat(path).st_size == 0  # noqa: PTH116 - a text
    except OSError:
        return False


def _inode(path: str) -> int:
    try:
        return os.stat(path).st_ino  # noqa: PTH116 - a text
    except OSError:
        return 0
