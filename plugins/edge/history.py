"""What git knows of a folder: the commits that changed it, and the folder as it was in each."""

import os
import subprocess
import tarfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from plugins.core.problems import Place, Problem, error

_GIT, _OPTIONS = "git", ("-c", "i18n.logOutputEncoding=UTF-8")
_SECONDS = 300
_ENGLISH = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}  # what git says is looked at, and nothing is written
# Told to git by those who call us (a hook, say) of another folder than the one that we ask about.
_OF_OTHERS = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})


class HistoryError(Exception):
    """There is no history to be had; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


class Commit(NamedTuple):
    """A commit: its name in full and in short, the day it was made on, its first line."""

    name: str
    short: str
    day: date
    subject: str


class History:
    """The history of a folder in a git repository. Raises HistoryError where there is none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._place = self._told("rev-parse", "--show-prefix").removesuffix("\n").removesuffix("/")
        self._root = Path(self._told("rev-parse", "--show-toplevel").removesuffix("\n"))

    @property
    def is_cut(self) -> bool:
        """Whether older commits have not been fetched (a shallow clone)."""
        return self._told("rev-parse", "--is-shallow-repository").strip() == "true"

    def commits(self, number: int, zone: str) -> tuple[Commit, ...]:
        """The last commits that changed the folder, oldest first, with their days in a time zone.

        Of a merge only what it brought counts: the commits of the branch itself were never out.
        """
        if self._ran("rev-parse", "--verify", "--quiet", "HEAD").returncode:
            return ()  # a repository without any commit
        log = self._told(
            *("log", "-z", "--first-parent", "--no-show-signature", f"--max-count={number}"),
            *("--format=%H%x1f%h%x1f%ct%x1f%s", "--", "."),
        )
        found = []
        for line in filter(None, log.split("\0")):
            name, short, seconds, subject = line.split("\x1f", 3)
            day = datetime.fromtimestamp(int(seconds), UTC).astimezone(ZoneInfo(zone)).date()
            found.append(Commit(name, short, day, _plain(subject)))
        return tuple(reversed(found))

    def extract(self, commit: Commit, target: Path) -> None:
        """Make ``target`` the folder as it was in a commit. Raises HistoryError."""
        tree = f"{commit.name}:{self._place}"
        if self._ran("rev-parse", "--verify", "--quiet", tree).returncode:
            raise HistoryError(error(Place(""), "history-folder-gone", folder=self._folder))
        file = target.with_name(f"{target.name}.tar")
        try:
            # Asked from the root: elsewhere git would look for this folder in the tree that is named.
            self._told("archive", "--format=tar", f"--output={file}", tree, folder=self._root)
            with tarfile.open(file) as archive:
                archive.extractall(target, filter="data")
        except (OSError, tarfile.TarError) as fault:
            raise HistoryError(error(Place(""), "history-failed", reason=_plain(str(fault)))) from fault
        finally:
            file.unlink(missing_ok=True)

    def _told(self, *arguments: str, folder: Path | None = None) -> str:
        done = self._ran(*arguments, folder=folder)
        if done.returncode:
            raise HistoryError(self._problem(done.stderr.decode("utf-8", "replace")))
        return done.stdout.decode("utf-8", "replace")

    def _ran(self, *arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[bytes]:
        environment = {name: value for name, value in os.environ.items() if name not in _OF_OTHERS}
        try:
            return subprocess.run(  # noqa: S603 - git, with names that it gave us itself
                [_GIT, "-C", str(folder or self._folder), *_OPTIONS, *arguments],
                env=environment | _ENGLISH,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
                timeout=_SECONDS,
            )
        except FileNotFoundError:
            raise HistoryError(error(Place(""), "history-no-git")) from None
        except (OSError, subprocess.TimeoutExpired) as fault:
            raise HistoryError(error(Place(""), "history-failed", reason=_plain(str(fault)))) from None

    def _problem(self, said: str) -> Problem:
        if "not a git repository" in said:
            return error(Place(""), "history-no-repository", folder=self._folder)
        lines = said.strip().splitlines() or [""]
        return error(Place(""), "history-failed", reason=_plain(lines[0]))


def _plain(text: str) -> str:
    """The text without what a terminal would take for a command."""
    return "".join(character if character.isprintable() else " " for character in text).strip()
