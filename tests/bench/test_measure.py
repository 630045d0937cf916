import sys
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from tests.bench import forms
from tests.bench.measure import Bench, BenchError, Change, peak_memory
from tests.bench.peers import Command, Site

# A generator: each text is a page, with what the theme says at its end.
GENERATOR = """
for text in content/news/*/*.md; do
  id=$(basename "$text" .md)
  mkdir -p "$1/$id"
  cat "$text" theme.html >"$1/$id/index.html"
done
"""
MANY = 3
TOLD = [
    "3 documents: the builds before the first round",
    *(
        f"3 documents, round {turn} of 2: {change}"
        for turn in (1, 2)
        for change in (
            "cold",
            "nothing changed",
            "body of an old document",
            "body of the newest document",
            "title of a document",
            "theme alone",
        )
    ),
    "3 documents: memory",
]


def site_of(folder, script, page="{id}/index.html"):
    """A site that is built by a shell script."""
    output = folder / "output"
    arguments = ("sh", "-ec", script, "sh", output.name)
    command = Command("a script", arguments, folder, arguments, output)
    site = Site(folder, forms.ours, forms.our_others, page, folder / "theme.html", (output.name,), (command,))
    site.write(MANY)
    site.template.write_text("</body>", encoding="utf-8")
    return site


def bench_of(site, floor=MappingProxyType({})):
    told = []
    return Bench(MANY, (site,), floor, {"PATH": "/usr/bin:/bin"}, told.append), told


def test_every_change_is_measured_in_every_round(tmp_path):
    site = site_of(tmp_path, GENERATOR)
    floor = replace(site.commands[0], name="the floor")
    bench, told = bench_of(site, {Change.COLD: (floor,)})
    found = bench.measured(rounds=2)

    assert {key: len(samples) for key, samples in found.times.items()} == {
        **{("a script", change): 2 for change in Change},
        ("the floor", Change.COLD): 2,
    }
    assert all(sample.seconds > 0 for samples in found.times.values() for sample in samples)
    assert told == TOLD


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("echo 'no such theme' >&2; exit 3", "a script ended with 3:\nno such theme\n"),
        ("true", "{folder}: 0 pages of 3 documents"),
        (
            f"test -d $1 || {{ {GENERATOR} }}",
            "{folder}: Muutos-0-0-OLD_BODY is not in uutinen-00001/index.html",
        ),
        (
            GENERATOR.replace("theme.html", ""),
            "{folder}: Muutos-0-0-THEME is not in uutinen-00000/index.html",
        ),
    ],
)
def test_a_build_that_did_not_do_its_work_is_not_measured(tmp_path, script, message):
    bench, _ = bench_of(site_of(tmp_path, script))

    with pytest.raises(BenchError) as fault:
        bench.measured(rounds=1)
    assert str(fault.value) == message.format(folder=tmp_path.name)


def test_a_cold_build_finds_nothing_of_the_one_before(tmp_path):
    site = site_of(tmp_path, GENERATOR)
    (tmp_path / "output").mkdir()
    (tmp_path / "output/left").touch()
    site.clear()

    assert not (tmp_path / "output").exists()


def test_an_edit_takes_the_place_of_the_one_before(tmp_path):
    site = site_of(tmp_path, GENERATOR)
    (text,) = (tmp_path / "content/news").glob("*/uutinen-00001.md")
    former = text.read_text(encoding="utf-8")
    site.edit_title(1, MANY, "Otsikko")
    site.edit_body(1, MANY, "Kappale")

    assert text.read_text(encoding="utf-8") == f"{former}\nKappale\n"


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="the kernel does not tell")
def test_the_memory_of_all_processes_of_a_build_counts(tmp_path):
    inner = "x = b'x' * 40_000_000; import time; time.sleep(2)"
    outer = f'x = b"x" * 40_000_000; import subprocess; subprocess.run(("{sys.executable}", "-c", "{inner}"))'
    arguments = (sys.executable, "-c", outer)

    assert peak_memory(Command("a script", arguments, tmp_path, arguments, tmp_path), {}) > 80_000_000
