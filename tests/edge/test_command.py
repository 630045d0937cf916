"""The commands from outside: exit codes, what is told where, and that a failing build touches nothing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
BASE = PROJECT / "tests/invalid/base/content"
FAULT = "---\ntitle: Uutinen\ndate: 31.2.2017\nsummary: Tiivistelmä.\n---\n"
FAULT_SHOWN = "      3 | date: 31.2.2017\n        |       ^\n"
FOUND = "Virheitä 1, varoituksia 0, huomioita 0.\n"
FAULT_LINE = "news/vika.md:3:7: virhe: päivää ”31.2.2017” ei ole olemassa (tieto ”date”). Tarkista päivä ja kuukausi.\n"
REFUSED = "Virheitä 1, varoituksia 0. Mitään ei kirjoitettu.\n"


@pytest.fixture
def content(tmp_path):
    folder = tmp_path / "content"
    shutil.copytree(BASE, folder)
    return folder


def run(*arguments, **environment) -> subprocess.CompletedProcess[str]:
    """A command of the project, as the Makefile runs it."""
    return started([sys.executable, "-m", *map(str, arguments)], environment)


def started(command: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    around = {
        name: value for name, value in os.environ.items() if name not in ("AS_OF", "JOBS", "LC_ALL", "LANG")
    }
    result = subprocess.run(
        command,
        cwd=PROJECT,
        env=around | {"AS_OF": "2021-03-01", "PYTHONDONTWRITEBYTECODE": "1"} | environment,
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=300,
    )
    assert "Traceback" not in result.stdout + result.stderr
    return result


def build(content: Path, output: Path, command: str = "html", **environment: str):
    return run("plugins.edge", command, "--content", content, "--output", output, **environment)


def tree(folder: Path) -> dict[str, tuple[bytes, int]]:
    """All files below a folder with their bytes and times."""
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_site_is_built_and_told_on_standard_output(content, tmp_path):
    result = build(content, tmp_path / "site")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("Valmis: ")
    assert (tmp_path / "site/index.html").is_file()


def test_failing_build_tells_on_standard_error_and_leaves_the_former_site(content, tmp_path):
    output = tmp_path / "site"
    build(content, output)
    before = tree(tmp_path)
    (content / "news/vika.md").write_text(FAULT)
    result = build(content, output)
    (content / "news/vika.md").unlink()
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == f"{content}/{FAULT_LINE}{FAULT_SHOWN}{REFUSED}"
    assert tree(tmp_path) == before


def test_disk_that_takes_no_more_leaves_the_former_site(content, tmp_path):
    output = tmp_path / "site"
    build(content, output)
    before = tree(output)
    (content / "news/pitka.md").write_text(
        "---\ntitle: Pitkä\ndate: 2017-02-01\nsummary: Pitkä.\n---\n" + "Pitkä teksti. " * 20_000
    )
    limited = "import resource, runpy; resource.setrlimit(resource.RLIMIT_FSIZE, (200_000,) * 2); runpy.run_module('plugins.edge', run_name='__main__', alter_sys=True)"
    result = started(
        [sys.executable, "-c", limited, "html", "--content", str(content), "--output", str(output)],
        {"PYTHONPATH": str(PROJECT)},
    )
    assert (result.returncode, result.stdout) == (1, "")
    assert "virhe: sivuston tiedostoa ”uutiset/pitka/index.html” ei voitu kirjoittaa" in result.stderr
    assert tree(output) == before
    assert build(content, output).returncode == 0


@pytest.mark.parametrize("code", [0, 1], ids=["sound", "faulty"])
def test_check_writes_nothing(content, tmp_path, code):
    if code:
        (content / "news/vika.md").write_text(FAULT)
    before = tree(tmp_path)
    result = build(content, tmp_path / "site", "check")
    sound = "Sisältö on kunnossa. Varoituksia 0, huomioita 0.\n"
    told = ("", f"{content}/{FAULT_LINE}{FAULT_SHOWN}{FOUND}") if code else (sound, "")
    assert (result.returncode, (result.stdout, result.stderr)) == (code, told)
    assert tree(tmp_path) == before


@pytest.mark.parametrize("fault", ["{% if %}", "{{ view.nothing }}"])
@pytest.mark.parametrize("command", ["check", "html"])
def test_check_finds_what_is_wrong_with_the_theme_too(content, tmp_path, fault, command):
    shutil.copytree(PROJECT / "theme", tmp_path / "theme")
    settings = tmp_path / "asetukset.py"
    settings.write_text(
        f"import sys\nsys.path.insert(0, {str(PROJECT)!r})\nfrom pelicanconf import *\nTHEME = 'theme'\n"
    )

    def built():
        return run("plugins.edge", command, "--content", content, "--settings", settings)

    sound = built()
    assert sound.returncode == 0
    page = tmp_path / "theme/templates/project.html"
    page.write_text(page.read_text().replace("<h1", f"{fault}<h1", 1))
    told = built()
    assert (told.returncode, told.stdout) == (1, "")
    assert "virhe: ulkoasun mallipohjassa on vika (project.html:" in told.stderr


def test_plain_pelican_command_builds_the_same_site(content, tmp_path):
    build(content, tmp_path / "site")
    result = run("pelican", content, "-o", tmp_path / "plain", "-s", "pelicanconf.py")
    assert result.returncode == 0
    plain, site = tree(tmp_path / "plain"), tree(tmp_path / "site")
    assert {path: found[0] for path, found in plain.items()} == {
        path: found[0] for path, found in site.items()
    }


def test_plain_pelican_command_fails_with_the_content(content, tmp_path):
    (content / "news/vika.md").write_text(FAULT)
    result = run("pelican", content, "-o", tmp_path / "site", "-s", "pelicanconf.py")
    assert result.returncode == 1
    assert f"{content}/{FAULT_LINE}" in result.stderr
    assert not (tmp_path / "site").exists()


def test_messages_are_finnish_in_any_locale(content, tmp_path):
    (content / "news/vika.md").write_text(FAULT)
    result = build(content, tmp_path / "site", "check", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert result.stderr == f"{content}/{FAULT_LINE}{FAULT_SHOWN}{FOUND}"


def _missing(content, output):
    return content.with_name("puuttuu"), output, f"sisältökansiota ”{content.with_name('puuttuu')}” ei ole"


def _empty(content, output):
    shutil.rmtree(content)
    (content / "news").mkdir(parents=True)
    return content, output, f"sisältökansiossa ”{content}” ei ole yhtään tiedostoa"


def _same(content, output):
    return content, content, "sivusto menisi samaan kansioon kuin sisältö"


def _above(content, output):
    return content, content.parent, "on sisältökansion yläpuolella"


def _below(content, output):
    return content, content / "site", "on sisältökansion sisällä"


def _foreign(content, output):
    output.mkdir()
    (output / "oma.txt").write_text("x")
    return content, output, "on tiedostoja, joita sivuston teko ei ole kirjoittanut: oma.txt"


def _file(content, output):
    output.write_text("x")
    return content, output, "on jotakin muuta kuin kansio"


@pytest.mark.parametrize("refused", [_missing, _empty, _same, _above, _below, _foreign, _file])
def test_folders_are_refused_before_anything(content, tmp_path, refused):
    source, output, text = refused(content, tmp_path / "site")
    before = tree(tmp_path)
    result = build(source, output)
    assert (result.returncode, result.stdout) == (1, "")
    first, last = result.stderr.splitlines()
    assert first.startswith("virhe: ")
    assert text in first
    assert f"{last}\n" == REFUSED
    assert {path: state for path, state in tree(tmp_path).items() if path != ".site.lock"} == before


@pytest.mark.parametrize("day", ["2021-02-30", "huomenna"])
def test_impossible_build_day_is_refused(content, tmp_path, day):
    result = build(content, tmp_path / "site", AS_OF=day)
    assert (result.returncode, result.stdout) == (1, "")
    assert f"AS_OF=”{day}” ei ole päivä. Kirjoita se muodossa VVVV-KK-PP" in result.stderr
    assert not (tmp_path / "site").exists()


def test_plugin_that_cannot_be_loaded_fails_the_build(content, tmp_path):
    settings = tmp_path / "settings.py"
    settings.write_text(
        f"import sys\nsys.path.insert(0, {str(PROJECT)!r})\nfrom pelicanconf import *\n"
        f"THEME = {str(PROJECT / 'theme')!r}\nPLUGINS = [*PLUGINS, 'plugins.puuttuva']\n"
    )
    result = run(
        "plugins.edge", "html", "--content", content, "--output", tmp_path / "site", "--settings", settings
    )
    assert result.returncode == 1
    assert "virhe: lisäosaa plugins.puuttuva ei voitu ladata." in result.stderr
    assert not (tmp_path / "site").exists()


def test_why_a_plugin_cannot_be_loaded_is_told(content, tmp_path):
    (tmp_path / "rikki.py").write_text("import puuttuva_kirjasto\n")
    settings = tmp_path / "settings.py"
    settings.write_text(
        f"import sys\nsys.path.insert(0, {str(PROJECT)!r})\nfrom pelicanconf import *\nimport plugins\n"
        f"plugins.__path__.append({str(tmp_path)!r})\nPLUGINS = [*PLUGINS, 'plugins.rikki']\n"
        f"THEME = {str(PROJECT / 'theme')!r}\n"
    )
    result = run(
        "plugins.edge", "html", "--content", content, "--output", tmp_path / "site", "--settings", settings
    )
    assert (result.returncode, result.stdout) == (1, "")
    assert "plugins.rikki" in result.stderr
    assert "ModuleNotFoundError: No module named 'puuttuva_kirjasto'" in result.stderr


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (None, "asetustiedostoa ”{}” ei ole. Tarkista, että SETTINGS on kirjoitettu oikein."),
        (
            'SITENAME = "Koske"\nLANGUAGES = ("fi"',
            "asetustiedostoa ”{}” ei voi lukea: rivillä 2 on kirjoitusvirhe.",
        ),
    ],
    ids=["missing", "malformed"],
)
def test_settings_that_cannot_be_read_are_told(content, tmp_path, written, told):
    settings = tmp_path / "settings.py"
    if written:
        settings.write_text(written)
    result = run("plugins.edge", "html", "--content", content, "--settings", settings)
    assert (result.returncode, result.stdout) == (1, "")
    assert told.format(settings) in result.stderr


def test_site_goes_where_the_settings_say(content, tmp_path):
    settings = tmp_path / "asetukset.py"
    settings.write_text(
        f"import sys\nsys.path.insert(0, {str(PROJECT)!r})\nfrom publishconf import *\n"
        f"THEME = {str(PROJECT / 'theme')!r}\n"
    )
    result = run("plugins.edge", "html", "--content", content, "--settings", settings)
    assert (result.returncode, result.stderr) == (0, "")
    assert (tmp_path / "public/index.html").is_file()
    assert not (tmp_path / "output").exists()


def test_a_command_that_is_interrupted_says_so_without_a_traceback(content, tmp_path):
    output = tmp_path / "output"
    stop = "raise KeyboardInterrupt"
    code = f"import plugins.edge.ours as ours\ndef begun(_): {stop}\nours.begun = begun\n"
    code += "from plugins.edge.__main__ import main\nmain()"
    arguments = ["html", "--content", str(content), "--output", str(output)]
    told = started([sys.executable, "-c", code, *arguments], {})
    assert (told.returncode, told.stdout) == (130, "")
    assert told.stderr == (
        "virhe: komento keskeytettiin. Sivusto on ehjä: entinen, tai uusi, jos se ehti valmistua. "
        "Anna sama komento uudelleen.\n"
    )
    assert not output.exists()
