"""The same content gives the same bytes and messages, wherever, whenever and by whomever it is built."""

import os
import pickle
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.properties.outcomes import Outcome, differences, site_of, told_otherwise
from tests.properties.surroundings import AXES, PLAIN, Surroundings, each_value, pairwise

PROJECT = Path(__file__).parents[2]
CHECKOUT = ("plugins", "theme", "pelicanconf.py", "pyproject.toml")
CONTENTS = {
    "real": ("content",),
    "every kind": ("tests/golden/kaikki/content",),
    "faulty": ("tests/invalid/base/content", "tests/invalid/all-at-once/content"),
}
PAIRS = tuple(pairwise())
EACH = tuple(each_value())
# A build of the real content takes long, one of every kind a fraction of it. The real one is built in the first
# surroundings by the test of the cache.
CASES = [
    pytest.param(name, around, id=f"{name}-{number}")
    for name, arounds in (("real", EACH[1:]), ("every kind", PAIRS), ("faulty", (*PAIRS[1::3], *EACH)))
    for number, around in enumerate(arounds)
]
ON_ONE_PROCESSOR = """
import os, sys
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""


class Place:
    """A checkout of its own with a content folder, made as the surroundings say."""

    def __init__(self, root: Path, content: str, around: Surroundings) -> None:
        self.root = root
        self.work = root / (around["folder"] or "")
        self.content = self.work / "content"
        self.work.mkdir(parents=True)
        for name in CHECKOUT:
            if (PROJECT / name).is_dir():
                # Another test may be writing bytecode there.
                shutil.copytree(PROJECT / name, self.work / name, ignore=shutil.ignore_patterns("*.pyc.*"))
            else:
                shutil.copy2(PROJECT / name, self.work / name)
        self._make(content, around)

    def _make(self, content: str, around: Surroundings) -> None:
        found = {
            path.relative_to(PROJECT / folder): path
            for folder in CONTENTS[content]
            for path in sorted((PROJECT / folder).rglob("*"))
            if path.is_file()
        }
        names = list(found)
        if around["made"] == "backwards":
            names.reverse()
        elif around["made"] == "in disorder":
            random.Random(1).shuffle(names)  # noqa: S311 - any order will do
        for name in names:
            (self.content / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(found[name], self.content / name)
        self.date(around)

    def date(self, around: Surroundings) -> None:
        """Give the content the times of these surroundings."""
        if around["times"] == "now":
            return
        days = {"1970": lambda _: 0, "2037": lambda _: 24_800, "many": lambda number: 10_000 + 37 * number}
        for number, path in enumerate(sorted(self.content.rglob("*"))):
            os.utime(path, (days[around["times"]](number) * 86_400 + 1,) * 2)

    def build(self, output: str, around: Surroundings) -> Outcome:
        folders = {"the checkout": self.work, "the content": self.content, "/": Path("/")}
        command = [sys.executable, "-m", "plugins.edge", "html", "--content", str(self.content)]
        if around["processors"] == "one":
            command[1:1] = ["-c", ON_ONE_PROCESSOR]
        named = {name: value for name, value in around.items() if name.isupper() and value is not None}
        known = {"AS_OF": "2021-03-01", "PYTHONPATH": str(self.work), "PYTHONDONTWRITEBYTECODE": "1"}
        result = subprocess.run(
            [*command, "--output", self.root / output, "--settings", self.work / "pelicanconf.py"],
            cwd=folders[around["started in"] or ""],
            env={"PATH": os.environ["PATH"], **known, **named},
            umask=int(around["umask"] or "", 8),
            capture_output=True,
            check=False,
            encoding="utf-8",
            timeout=600,
        )
        # The folder is named from where the build was started, if it is below that.
        here = folders[around["started in"] or ""]
        shown = self.content.relative_to(here) if self.content.is_relative_to(here) else self.content
        told = re.sub(rf"(?m)^{re.escape(str(shown))}/", "content/", result.stderr)
        return Outcome(result.returncode, told, site_of(self.root / output))


@pytest.fixture(scope="session")
def plain(shared):
    """The outcome of a content in the plain surroundings."""

    @cache
    def outcome(content: str) -> Outcome:
        def made(folder: Path) -> Path:
            built = Place(folder / "p", content, PLAIN).build("site", PLAIN)
            (folder / "outcome").write_bytes(pickle.dumps(built))
            return folder / "outcome"

        return pickle.loads(shared(f"plain {content}", made).read_bytes())  # noqa: S301 - our own

    return outcome


def found(tested: Outcome, expected: Outcome) -> list[str]:
    return [*told_otherwise(tested, expected), *differences(tested.site, expected.site)]


@pytest.mark.parametrize(("content", "around"), CASES)
def test_surroundings_reach_neither_site_nor_messages(content, around, plain, tmp_path):
    different = found(Place(tmp_path / "p", content, around).build("site", around), plain(content))
    if different:
        pytest.fail("\n".join([guilty(content, around, plain, tmp_path), *different]))


def guilty(content: str, around: Surroundings, plain: Callable[[str], Outcome], folder: Path) -> str:
    """Which values of these surroundings make the difference alone, found by a build with each."""
    alone = [
        f"{name}={value}"
        for number, (name, value) in enumerate(around.items())
        for one in [{**PLAIN, name: value}]
        if one != PLAIN
        and found(Place(folder / str(number), content, one).build("site", one), plain(content))
    ]
    return f"Guilty alone: {alone or 'none'}; all: {around}"


def test_cache_made_in_other_surroundings_serves_in_these(plain, tmp_path):
    place = Place(tmp_path / "p", "real", EACH[0])
    for number, around in enumerate((*EACH, PLAIN)):
        place.date(around)
        different = found(place.build(f"site-{number}", around), plain("real"))
        if different and not number:  # nothing was kept yet
            different.insert(0, guilty("real", around, plain, tmp_path))
        assert different == [], around


def test_every_value_comes_up():
    for name, values in AXES.items():
        assert {*values} == {around[name] for around in (PLAIN, *EACH)}
        assert {*values} == {around[name] for around in (PLAIN, *PAIRS)}


def test_contents_are_what_they_are_named(plain):
    assert [plain(name).code for name in CONTENTS] == [0, 0, 1]
    assert all(plain(name).warned for name in CONTENTS)
    assert len(plain("real").site or ()) > 100
    assert plain("faulty").site is None
