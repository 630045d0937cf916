"""The theme is read as the content is: no links, no devices, nothing hidden."""

import os
import shutil
from pathlib import Path

import pytest

from plugins.core.problems import Place, describe, error
from plugins.core.theme import ThemeError
from plugins.edge.theme import read_theme
from tests.edge.test_command import PROJECT, run


@pytest.fixture
def theme(tmp_path):
    return Path(shutil.copytree(PROJECT / "theme", tmp_path / "theme"))


@pytest.fixture
def secret(tmp_path):
    file = tmp_path / "outside/salaisuus.txt"
    file.parent.mkdir()
    file.write_text("salaista")
    return file


def told(theme):
    with pytest.raises(ThemeError) as fault:
        read_theme(theme)
    where, detail, code = fault.value.args
    return describe(error(Place(""), code, where=where, detail=detail), "fi")


LINK = "virhe: ulkoasun ”{}” on linkki tai laite. Linkkejä ei seurata: kopioi tiedosto itse theme-kansioon ja poista linkki."


@pytest.mark.parametrize(
    "place", ["static/a.txt", "static/fonts/a.woff2", "templates/a.html", "strings/fi.yaml"]
)
def test_link_to_a_file_is_refused(theme, secret, place):
    (theme / place).unlink(missing_ok=True)
    (theme / place).parent.mkdir(exist_ok=True)
    (theme / place).symlink_to(secret)
    assert told(theme) == LINK.format(place)


@pytest.mark.parametrize("place", ["static/fonts", "templates/more"])
def test_link_to_a_folder_is_refused(theme, secret, place):
    (theme / place).symlink_to(secret.parent)
    assert told(theme) == LINK.format(place)


@pytest.mark.parametrize("place", ["static/a.txt", "templates/a.html"])
def test_pipe_is_refused_and_not_waited_for(theme, place):
    os.mkfifo(theme / place)
    assert told(theme) == LINK.format(place)


def test_hidden_files_and_spare_copies_are_passed_over(theme):
    for place in ("static/.DS_Store", "static/.git/config", "templates/base.html~", "templates/.base.html"):
        (theme / place).parent.mkdir(exist_ok=True)
        (theme / place).write_text("x")
    os.mkfifo(theme / ".pipe")
    assert read_theme(theme) == read_theme(PROJECT / "theme")


def test_theme_may_itself_be_reached_by_a_link(theme, tmp_path):
    (tmp_path / "link").symlink_to(theme)
    assert read_theme(tmp_path / "link") == read_theme(theme)


def test_theme_that_is_not_there_is_told(tmp_path):
    assert told(tmp_path / "puuttuu") == (
        f"virhe: ulkoasun tiedostoa ”{tmp_path / 'puuttuu'}” ei voi lukea (No such file or directory). Tarkista, että THEME on oikea kansio ja että sinulla on siihen lukuoikeus."
    )


@pytest.mark.parametrize(("place", "data"), [("templates/a.html", b"\xff"), ("strings/fi.yaml", b"a: [")])
def test_file_that_cannot_be_read_is_named(theme, place, data):
    (theme / place).write_bytes(data)
    assert told(theme).startswith(f"virhe: ulkoasun mallipohjassa on vika ({place}): ")


def test_build_with_a_link_in_its_theme_writes_nothing(theme, secret, tmp_path):
    (theme / "static/a.txt").symlink_to(secret)
    settings = tmp_path / "settings.py"
    settings.write_text(
        f"import sys\nsys.path.insert(0, {str(PROJECT)!r})\nfrom pelicanconf import *\nTHEME = {str(theme)!r}\n"
    )
    content, site = PROJECT / "tests/invalid/base/content", tmp_path / "site"
    result = run("plugins.edge", "html", "--content", content, "--output", site, "--settings", settings)
    assert LINK.format("static/a.txt") in result.stderr
    assert not site.exists()
