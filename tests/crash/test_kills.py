"""Builds that are killed at sixty moments, and a reader all the while: always all old or all new.

From outside: the command that the Makefile runs, on a site of eighty news in two versions, which
differ in every page and in which pages there are.

**What a fair reader is.** A reader opens the output folder once and reads every file in it relative
to that descriptor: so it looks at one folder, and cannot take one page from the old site and one
from the new by the way of the path. The promise is for the folder that *is the output*. Once it
is not – the trees have changed places, and the build is bringing the former one up to date – a
reader that still holds it looks at a workshop. So a pass counts only if the path leads to the same
folder after it as before it, and the folder has not been moved meanwhile (its ctime tells, should
it have gone and come back); any other pass is thrown away and made again, as a reader would who
wants a copy of the whole site. A web server asks for one file at a time, and for it every file is
whole anyhow.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
BASE = PROJECT / "tests/invalid/base/content"
KILLS = 60
NEWS = 80
SIGNALS = (signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGKILL, signal.SIGINT)
TEXT = """---
title: Uutinen {number}, versio {version}
date: {day}.{month}.2017
summary: Tiivistelmä {number}, versio {version}.
---
Teksti {number}, versio {version}.
"""


def write_content(folder: Path, version: str) -> Path:
    shutil.copytree(BASE, folder)
    for number in range(NEWS):
        # Every eighth has an address that the other version does not have.
        name = f"uutinen-{number}" + (f"-{version}" if number % 8 == 0 else "")
        text = TEXT.format(number=number, version=version, day=1 + number % 28, month=1 + number % 12)
        (folder / "news" / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


def start(content: Path, output: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "plugins.edge", "html", "--settings", "pelicanconf.py"]
    command += ["--content", str(content), "--output", str(output)]
    return subprocess.Popen(
        command,
        cwd=PROJECT,
        env=os.environ | {"AS_OF": "2021-03-01", "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def build(content: Path, output: Path) -> float:
    """Build to the end; how long it took."""
    begin = time.monotonic()
    assert start(content, output).wait(600) == 0
    return time.monotonic() - begin


def read_all(root: int) -> dict[str, bytes]:
    """Every file below an open folder."""
    found = {}
    for folder, _, names, descriptor in os.fwalk(".", dir_fd=root):
        for name in names:
            file = os.open(name, os.O_RDONLY | os.O_NOFOLLOW, dir_fd=descriptor)
            with os.fdopen(file, "rb") as stream:
                found[os.path.normpath(f"{folder}/{name}")] = stream.read()
    return found


def contents(folder: Path) -> dict[str, bytes]:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        return read_all(descriptor)
    finally:
        os.close(descriptor)


def identity(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_dev, status.st_ino, status.st_ctime_ns


class Reader(threading.Thread):
    """Reads the output over and over; counts what it has found."""

    def __init__(self, output: Path, sites: dict[str, dict[str, bytes]]) -> None:
        super().__init__()
        self.output, self.sites = output, sites
        self.seen = dict.fromkeys(sites, 0)
        self.thrown_away = 0
        self.wrong: list[str] = []
        self.done = threading.Event()

    def run(self) -> None:
        while not self.done.is_set() and not self.wrong:
            try:
                self.look()
            except OSError as fault:
                self.wrong.append(repr(fault))
            self.done.wait(0.005)

    def look(self) -> None:
        """One pass. Raises OSError where the output is not there, or a file that was listed is gone."""
        root = os.open(self.output, os.O_RDONLY | os.O_DIRECTORY)
        try:
            before = identity(os.fstat(root))
            try:
                found, fault = read_all(root), None
            except OSError as error:
                found, fault = {}, error
            if identity(self.output.stat()) != before:
                self.thrown_away += 1
                return
        finally:
            os.close(root)
        if fault:
            raise fault
        for version, site in self.sites.items():
            if found == site:
                self.seen[version] += 1
                return
        self.wrong.append(f"neither site: {told(found, self.sites)}")


def told(found: dict[str, bytes], sites: dict[str, dict[str, bytes]]) -> dict[str, list[str]]:
    """Where what was found differs from each site."""
    return {
        version: sorted(path for path in found.keys() | site.keys() if found.get(path) != site.get(path))[:5]
        for version, site in sites.items()
    }


def kill_at(process: subprocess.Popen[bytes], moment: float, marker: Path, number: signal.Signals) -> bool:
    """Kill a build after ``moment`` seconds, counted from the marker of the tree being written if one is named.

    Tells whether the build was still running.
    """
    while marker.name and not marker.exists() and process.poll() is None:
        time.sleep(0.001)
    try:
        code = process.wait(moment)
    except subprocess.TimeoutExpired:
        # Ctrl-C reaches the whole group, the others the one process.
        (os.killpg if number == signal.SIGINT else os.kill)(process.pid, number)
        return process.wait(600) != 0
    assert code == 0, "the build failed by itself"
    return False


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges folders in one step")
def test_a_reader_finds_all_old_or_all_new_while_builds_are_killed(tmp_path):
    versions = {version: write_content(tmp_path / f"content-{version}", version) for version in ("a", "b")}
    for version, content in versions.items():
        build(content, tmp_path / version)
    sites = {version: contents(tmp_path / version) for version in versions}
    assert all(sites["a"][path] != sites["b"][path] for path in ("index.html", ".manifest.json"))
    apart = sites["a"].keys() ^ sites["b"].keys()
    assert sum(path.endswith("/index.html") for path in apart) == 2 * NEWS // 8
    # The index of the search has one file for each text, named by what is in it.
    assert sum(path.endswith(".pf_fragment") for path in apart) == 2 * NEWS

    output, back = tmp_path / "site", tmp_path / ".site.back"
    duration = max(build(versions[version], output) for version in ("a", "b", "a"))
    chance = random.Random(2017)  # noqa: S311 - the same moments in each run
    reader = Reader(output, sites)
    reader.start()
    killed = 0
    try:
        for turn in range(3 * KILLS):
            # Two of three moments are spread over the whole build, the third lies where the disk is changed.
            aimed = turn % 3 == 2
            moment = chance.uniform(0, 0.1 if aimed else duration)
            begin, before = time.monotonic(), identity(output.stat())
            process = start(versions["ab"[turn % 2]], output)
            marker = back / ".unfinished" if aimed else Path()
            was_running = kill_at(process, moment, marker, SIGNALS[turn % len(SIGNALS)])
            killed += was_running
            if not was_running and identity(output.stat()) != before:
                # Whole builds take no longer by now: later moments would find none that still runs.
                duration = min(duration, time.monotonic() - begin)
            if killed == KILLS or reader.wrong:
                break
    finally:
        reader.done.set()
        reader.join()

    assert reader.wrong == []
    assert killed == KILLS
    assert min(reader.seen.values()) > KILLS
    assert reader.thrown_away < sum(reader.seen.values()) / 10

    for version, content in versions.items():
        build(content, output)
        assert contents(output) == sites[version]
        assert {path.name for path in tmp_path.iterdir() if "site" in path.name} == {"site", ".site.back"}
        assert not (back / ".unfinished").exists()
    assert contents(back) == sites["b"]
