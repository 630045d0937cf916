"""What a build need not do: stages that have nothing to do are not even imported."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
BASE = PROJECT / "tests/invalid/base/content"
STAGES = {"plugins.core.build", "plugins.core.render", "plugins.core.markup", "plugins.core.schema"}
RARE = {"bs4", "PIL", "pelican", "icalendar", "vobject", "citeproc", "segno", "holidays", "stdnum", "rich"}
LIBRARIES = {"jinja2", "markdown", "pydantic", "feedgen", "lxml", "nh3", *RARE}


def imported(*arguments: object) -> set[str]:
    """What a command imports, told by Python itself."""
    result = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", *map(str, arguments)],
        cwd=PROJECT, env={"AS_OF": "2021-03-01", "PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"},
        capture_output=True, check=True, encoding="utf-8", timeout=300,
    )  # fmt: skip

    lines = (line for line in result.stderr.splitlines() if line.startswith("import time:"))
    return {line.rpartition("|")[2].strip() for line in lines}


@pytest.fixture
def site(tmp_path):
    """A content folder, an output, and settings that keep what is remembered beside them."""
    shutil.copytree(BASE, tmp_path / "content")
    settings = tmp_path / "settings.py"
    settings.write_text(
        f"import sys\nsys.path.insert(0, {str(PROJECT)!r})\nfrom pelicanconf import *\n"
        f"PATH, OUTPUT_PATH, CACHE_PATH = 'content', 'site', 'cache'\nTHEME = {str(PROJECT / 'theme')!r}\n"
    )
    return tmp_path


def html(site: Path, *further: str) -> set[str]:
    places = ("--content", site / "content", "--output", site / "site", "--settings", site / "settings.py")
    return imported("plugins.edge", "html", *places, *further)


def pelican(site: Path) -> set[str]:
    return imported("pelican", site / "content", "-o", site / "site", "-s", site / "settings.py")


@pytest.mark.parametrize("first", [html, pelican])
@pytest.mark.parametrize("second", [html, pelican])
def test_a_build_with_nothing_to_do_imports_no_stage(site, first, second):
    assert first(site) >= STAGES
    again = second(site)
    assert not again & STAGES
    if second is html:
        assert not {name.partition(".")[0] for name in again} & LIBRARIES


def test_a_paranoid_build_goes_no_short_way(site):
    html(site)
    assert "plugins.core.build" in html(site, "--paranoid")


def test_an_edit_imports_no_more_than_it_needs(site):
    html(site)
    with (site / "content/projects/pro-sos.md").open("a") as news:
        news.write("\nLisää.\n")
    libraries = {name.partition(".")[0] for name in html(site)}
    assert not libraries & RARE
    assert {"markdown", "jinja2"} <= libraries
