"""Measures the builds: wall time and processor time in turns, and apart from these the peak memory."""

import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from os import killpg
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from signal import SIGKILL
from tempfile import TemporaryFile

from tests.bench.peers import Command, Site

# How often memory is looked at, in seconds.
INTERVAL = 0.02


class Change(StrEnum):
    """What has changed since the build before."""

    COLD = "cold"
    NOTHING = "nothing changed"
    OLD_BODY = "body of an old document"
    NEWEST_BODY = "body of the newest document"
    TITLE = "title of a document"
    THEME = "theme alone"


EDITS = (Change.OLD_BODY, Change.NEWEST_BODY, Change.TITLE)


class BenchError(Exception):
    """A build failed or did not do what it was measured for."""


@dataclass(frozen=True)
class Sample:
    """What a build took: wall time, and processor time of all its processes, in seconds."""

    seconds: float
    processor: float


@dataclass(frozen=True)
class Measured:
    """All figures at one number of documents, by the command's name and the change."""

    many: int
    rounds: int
    times: Mapping[tuple[str, Change], tuple[Sample, ...]]
    # In bytes.
    memory: Mapping[tuple[str, Change], int]


@dataclass(frozen=True)
class Bench:
    """One number of documents, and the sites that are built of them."""

    many: int
    sites: tuple[Site, ...]
    # What no build by these means can be faster than, measured beside a change.
    floor: Mapping[Change, tuple[Command, ...]]
    surroundings: Mapping[str, str]
    tell: Callable[[str], None]

    def measured(self, rounds: int) -> Measured:
        """Every change in turn, for each command after the other; then the memory. Raises BenchError."""
        times: dict[tuple[str, Change], tuple[Sample, ...]] = {}
        self.tell(f"{self.many:,} documents: the builds before the first round")
        for site in self.sites:
            # Fills caches and compiles what is compiled once.
            run(site.commands[0], self.surroundings)
        for turn in range(rounds):
            for change in Change:
                self.tell(f"{self.many:,} documents, round {turn + 1} of {rounds}: {change}")
                for command, sample in self._turn(change, turn):
                    times[command, change] = (*times.get((command, change), ()), sample)
        return Measured(self.many, rounds, times, dict(self._memory()))

    def _turn(self, change: Change, turn: int) -> Iterator[tuple[str, Sample]]:
        for site in self.sites:
            for number, command in enumerate(site.commands):
                expected = self._prepare(site, change, f"Muutos-{turn}-{number}-{change.name}")
                cold = change is Change.COLD
                yield command.name, run(command, self.surroundings, cold=cold)
                self._check(site, command.cold_output if cold else site.output, expected)
        for command in self.floor.get(change, ()):
            yield command.name, run(command, self.surroundings)

    def _memory(self) -> Iterator[tuple[tuple[str, Change], int]]:
        if not Path("/proc/self/smaps_rollup").exists():
            return
        self.tell(f"{self.many:,} documents: memory")
        for site in self.sites:
            command = site.commands[0]
            for change in (Change.COLD, Change.OLD_BODY):
                self._prepare(site, change, f"Muisti-{change.name}")
                yield (
                    (command.name, change),
                    peak_memory(command, self.surroundings, cold=change is Change.COLD),
                )

    def _prepare(self, site: Site, change: Change, mark: str) -> Mapping[Path, str]:
        """Make the change; which page must then hold what."""
        match change:
            case Change.COLD:
                site.clear()
            case Change.OLD_BODY:
                return {site.edit_body(self.many // 3, self.many, mark): mark}
            case Change.NEWEST_BODY:
                return {site.edit_body(self.many - 1, self.many, mark): mark}
            case Change.TITLE:
                return {site.edit_title(self.many // 2, self.many, mark): mark}
            case Change.THEME:
                return {site.change_theme(mark): mark}
        return {}

    def _check(self, site: Site, output: Path, expected: Mapping[Path, str]) -> None:
        pages = sum(1 for _ in output.glob(site.page.format(id="uutinen-*")))
        if pages != self.many:
            raise BenchError(f"{site.folder.name}: {pages} pages of {self.many} documents")
        for page, mark in expected.items():
            if mark not in (output / page).read_text(encoding="utf-8"):
                raise BenchError(f"{site.folder.name}: {mark} is not in {page}")


def run(command: Command, surroundings: Mapping[str, str], *, cold: bool = False) -> Sample:
    """Build, and say what it took. Raises BenchError."""
    spent = _processor()
    begin = time.perf_counter()
    with _started(command, surroundings, cold=cold) as process:
        process.wait()
        end = time.perf_counter()
    return Sample(end - begin, _processor() - spent)


def peak_memory(command: Command, surroundings: Mapping[str, str], *, cold: bool = False) -> int:
    """Build, and say how much memory all its processes had at most, in bytes. Raises BenchError.

    Pages that several processes share are counted once (proportional set size, smaps_rollup of
    proc(5)), looked at every `INTERVAL`. That slows the build down, so nothing is timed meanwhile.
    """
    peak = 0
    with _started(command, surroundings, cold=cold) as process:
        while process.poll() is None:
            peak = max(peak, sum(map(_memory_of, _tree(process.pid))))
            time.sleep(INTERVAL)
    return peak


@contextmanager
def _started(
    command: Command, surroundings: Mapping[str, str], *, cold: bool
) -> Iterator[subprocess.Popen[bytes]]:
    arguments = command.cold if cold else command.arguments
    with TemporaryFile() as told:
        process = subprocess.Popen(
            arguments,
            cwd=command.folder,
            env=surroundings,
            stdout=subprocess.DEVNULL,
            stderr=told,
            process_group=0,
        )
        try:
            yield process
        finally:
            if process.poll() is None:  # the benchmark is stopped: with all that it has started
                killpg(process.pid, SIGKILL)
                process.wait()
        if process.returncode:
            told.seek(0)
            text = told.read().decode(errors="replace")[-2000:]
            raise BenchError(f"{command.name} ended with {process.returncode}:\n{text}")


def _processor() -> float:
    """The processor time of all children that have ended, in seconds."""
    usage = getrusage(RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _tree(pid: int) -> Iterator[int]:
    """A process and those that it started, as far as they still run."""
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            for child in children.read_text(encoding="ascii").split():
                yield from _tree(int(child))


def _memory_of(pid: int) -> int:
    with suppress(OSError):  # it has ended
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0
