"""What a build gave, and how it differs from what a clean build gives."""

import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from itertools import islice
from pathlib import Path
from typing import NamedTuple

_NOTE = re.compile(r"^\S+:\d+:\d+: huomio: .*\n(?:  .* \| .*\n){0,2}", re.MULTILINE)
_COUNT = re.compile(
    r"^Virheitä \d+, varoituksia \d+(?:, huomioita \d+\.|\. Mitään ei kirjoitettu\.)\n", re.MULTILINE
)
_LINES = 12  # of each diff, as many as are shown


class StaleError(AssertionError):
    """A build gave something else than a clean build of the same content."""


class Entry(NamedTuple):
    """A file or folder of a site: its mode, and its bytes if it is a file."""

    mode: int
    data: bytes | None


Site = Mapping[str, Entry]


@dataclass(frozen=True)
class Outcome:
    """Exit code, what was told on standard error, and the output folder, where there is one."""

    code: int
    warned: str
    site: Site | None


def site_of(folder: Path) -> Site | None:
    """Everything in an output folder, and the folder itself as ``.``."""
    if not folder.is_dir():
        return None
    site = {}
    for path in _below(folder):
        mode = os.lstat(path).st_mode
        site[os.path.relpath(path, folder)] = Entry(
            mode, Path(path).read_bytes() if stat.S_ISREG(mode) else None
        )
    return site


def stamps(folder: Path) -> Mapping[str, tuple[int, int]]:
    """What changes when somebody writes: inodes and times."""
    found = ((path, os.lstat(path)) for path in _below(folder))
    return {path: (status.st_ino, status.st_mtime_ns) for path, status in found}


def _below(folder: Path) -> Iterator[str]:
    """A folder and everything in it; nothing where there is none."""
    for here, folders, files in os.walk(folder):
        yield here
        yield from (f"{here}/{name}" for name in files)
        yield from (f"{here}/{name}" for name in folders if Path(here, name).is_symlink())


def told_otherwise(tested: Outcome, clean: Outcome) -> Iterator[str]:
    """How the exit code and the messages differ."""
    if tested.code != clean.code:
        yield f"exit code {tested.code}, of a clean build {clean.code}"
    yield from _diff("what is told", _without_notes(tested.warned), _without_notes(clean.warned))


def _without_notes(told: str) -> str:
    """What a build tells: ``check`` has notes on the language besides, each with its line, and counts them."""
    return _COUNT.sub("", _NOTE.sub("", told))


def differences(tested: Site | None, clean: Site | None) -> Iterator[str]:
    """How a site differs from the clean one, path by path."""
    tested, clean = tested or {}, clean or {}
    for path in sorted(tested.keys() | clean.keys()):
        if path not in clean:
            yield f"{path}: should not be there"
        elif path not in tested:
            yield f"{path}: missing"
        elif tested[path].mode != clean[path].mode:
            yield f"{path}: mode {tested[path].mode:o}, of a clean build {clean[path].mode:o}"
        elif tested[path].data != clean[path].data:
            yield f"{path}: other bytes"
            yield from _diff(path, _text(tested[path]), _text(clean[path]))


def _text(entry: Entry) -> str:
    return (entry.data or b"").decode("utf-8", "backslashreplace")


def _diff(name: str, tested: str, clean: str) -> Iterator[str]:
    lines = unified_diff(tested.splitlines(), clean.splitlines(), name, f"{name} (clean)", n=0, lineterm="")
    yield from (f"  {line[:160]}" for line in islice(lines, _LINES))
