"""``make publish`` and ``make diff`` from outside: what is refused leaves what is published as it is."""

import json
import os
import shutil

import pytest

from plugins.edge.store import store_file
from tests.edge.servers import page, server
from tests.edge.test_command import BASE, build, run, tree

NEWS = "---\ntitle: {title}\ndate: {date}\nsummary: Tiivistelmä.\n---\n\n{text}\n"
TOLD = "virhe: ”Kevät” on julkaistu tunnuksella ”kevat” osoitteessa /uutiset/kevat/. Uudella tunnuksella se lähtisi tilaajille toiseen kertaan. Lisää tietolohkoon rivi id: kevat\n"
DIFF = """\
Mikä muuttuu, kun tämä julkaistaan (verrattuna: {output})

Lukija näkee
  uusia sivuja: 1
    Kesä  /uutiset/kesa/
  muuttuneita sivuja: 1
    Kevät  /uutiset/kevat/
  poistuvia sivuja: 1
    Talvi  /uutiset/talvi/
  muuttuneita luetteloita ja koosteita: 2
    {front}  /
    Uutiset  /uutiset/

Tilaaja saa
  uusia: 1
    Kesä  news/kesa  1.1.2021
  päivittyviä, joita ei lähetetä uudelleen: 1
    Kevät  news/kevat  20.2.2021
  toiseen kertaan lähteviä: 0
  katoavia: 1
    Talvi  news/talvi  1.2.2021

Osoitteet
  rikkoutuvia, joita ei ohjata: 1
    /uutiset/talvi/
  tulossa myöhemmin: 1
    Joulu  news/joulu  1.12.2026

Varoitukset
  {content}/news/kesa.md:3:7: varoitus: ”Kesä” on päivätty 1.1.2021, mutta uusin julkaistu on jo päivältä 20.2.2021. Syötteestä viestejä lähettävä postituspalvelu ohittaa yli 30 päivää vanhan, eikä sitä lähetetä kenellekään. Anna tietoon date julkaisupäivä.

Julkaisu estyisi, 1 syytä:
  virhe: ”Talvi” on julkaistu (/uutiset/talvi/), mutta sen tiedostoa ei enää ole. Palauta tiedosto tai perustele poisto tiedostossa publish-exceptions.yaml: item: news/talvi
"""


def write(content, name, title, date, text="Tekstiä."):
    (content / f"news/{name}.md").write_text(NEWS.format(title=title, date=date, text=text), encoding="utf-8")


@pytest.fixture
def content(tmp_path):
    return content_in(tmp_path)


def content_in(place):
    """A small content in a folder, and settings beside it."""
    folder = place / "content"
    shutil.copytree(BASE, folder)
    for old in (folder / "news").glob("*.md"):
        old.unlink()
    (folder / "news").mkdir(exist_ok=True)
    write(folder, "kevat", "Kevät", "2021-02-20")
    write(folder, "talvi", "Talvi", "2021-02-01", "Lunta.")
    (place / "settings.py").write_text(
        f"import sys\nsys.path.insert(0, {str(BASE.parents[3])!r})\nfrom pelicanconf import *\n"
        f"CACHE_PATH = {str(place / 'cache')!r}\nTHEME = {str(BASE.parents[3] / 'theme')!r}\n"
    )
    return folder


@pytest.fixture
def output(content, tmp_path, shared):
    """The content as it is published: once for all tests, and copied with what that build remembers."""
    there = shared("guarded", published_in)
    for name in ("public", "cache"):
        shutil.copytree(there / name, tmp_path / name)
    kept = {place: memory(place) for place in (there, tmp_path)}
    (tmp_path / "cache" / kept[there].name).rename(kept[tmp_path])
    return tmp_path / "public"


def published_in(place):
    assert publish(content_in(place), place / "public").returncode == 0
    return place


def memory(place):
    """The file in which builds in this folder remember."""
    paths = {"PATH": place / "content", "OUTPUT_PATH": place / "public", "CACHE_PATH": place / "cache"}
    return store_file(paths, publish=True)


def publish(content, output, *more, command="publish"):
    settings = content.with_name("settings.py")
    return run(
        "plugins.edge", command, "--content", content, "--output", output, "--settings", settings, *more
    )


def renamed(content):
    (content / "news/kevat.md").rename(content / "news/kevaan-uutinen.md")


def test_the_first_publication_is_told_that_there_is_nothing_to_compare_with(content, tmp_path):
    result = publish(content, tmp_path / "public")
    assert result.stdout.startswith("Vahti ei voinut verrata julkaistuun: ")
    assert (tmp_path / "public/published.json").is_file()


def test_what_is_compared_with_is_the_site_at_the_place_that_is_deployed_to(content, output, tmp_path):
    where = tmp_path / "srv"
    shutil.rmtree(output)
    result = publish(content, output, "--deploy", where)
    assert result.stdout.startswith(f"Vahti ei voinut verrata julkaistuun: kohdassa {where} ei ole luetteloa")
    shutil.rmtree(output)
    write(content, "kesa", "Kesä", "2021-02-28")
    result = publish(content, output, "--deploy", where, command="diff")
    assert f"(verrattuna: {where})" in result.stdout
    assert "  uusia sivuja: 1\n    Kesä  /uutiset/kesa/\n" in result.stdout
    assert not output.exists()
    result = publish(content, output, "--deploy", tmp_path / "other", command="diff")
    assert result.stdout.startswith(f"Kohdassa {tmp_path}/other ei ole luetteloa published.json")
    assert publish(content, output, "--deploy", "ftp://x", command="diff").returncode == 1


def test_a_refusal_leaves_what_is_published_byte_for_byte(content, output):
    before = tree(output)
    renamed(content)
    for _ in range(2):
        result = publish(content, output)
        assert (result.returncode, result.stdout) == (1, "")
        told = (
            f"{content}/news/kevaan-uutinen.md:1:1: {TOLD}Virheitä 1, varoituksia 0. Mitään ei kirjoitettu.\n"
        )
        assert result.stderr == told
        assert tree(output) == before
    text = (content / "news/kevaan-uutinen.md").read_text()
    (content / "news/kevaan-uutinen.md").write_text(text.replace("title:", "id: kevat\ntitle:"))
    assert publish(content, output).returncode == 0
    assert tree(output) == before


def test_after_a_refusal_the_mended_site_is_that_of_a_clean_build(content, output, tmp_path):
    (content / "news/talvi.md").unlink()
    write(content, "kesa", "Kesä", "2021-02-28")
    assert publish(content, output).returncode == 1
    (content / "publish-exceptions.yaml").write_text("- item: news/talvi\n  reason: Vanhentunut.\n")
    assert publish(content, output).returncode == 0
    build(content, tmp_path / "clean")
    assert {p: body for p, (body, _) in tree(output).items()} == {
        p: body for p, (body, _) in tree(tmp_path / "clean").items()
    }


def test_an_exception_that_has_done_its_work_is_told_as_idle(content, output):
    (content / "news/talvi.md").unlink()
    (content / "publish-exceptions.yaml").write_text("- item: news/talvi\n  reason: Vanhentunut.\n")
    assert publish(content, output).stderr == ""
    write(content, "kesa", "Kesä", "2021-02-28")
    assert "poikkeusta ”news/talvi” ei enää tarvita" in publish(content, output).stderr


def test_a_build_is_not_guarded(content, output):
    renamed(content)
    assert publish(content, output, command="html").returncode == 0


@pytest.mark.parametrize("own", [True, False], ids=["output there", "fresh clone"])
def test_what_is_published_elsewhere_is_compared_with(content, output, tmp_path, own):
    away = tmp_path / "away"
    shutil.copytree(output, away)
    if not own:
        shutil.rmtree(output)
    renamed(content)
    assert publish(content, output, "--against", away).returncode == 1
    assert publish(content, output, "--against", away / "published.json").returncode == 1
    assert output.exists() == own


def test_an_unchanged_build_is_compared_with_what_is_published_elsewhere(content, output, tmp_path):
    other = tmp_path / "other"
    shutil.copytree(output, other)
    write(content, "kesa", "Kesä", "2021-02-28")
    assert publish(content, other).returncode == 0
    (content / "news/kesa.md").unlink()
    assert publish(content, output).returncode == 0
    assert publish(content, output, "--against", other).returncode == 1


def test_the_differences_are_told_whole_and_nothing_is_touched(content, output):
    write(content, "kesa", "Kesä", "2021-01-01", "Aurinkoa.")
    write(content, "kevat", "Kevät", "2021-02-20", "Uutta tekstiä.")
    write(content, "joulu", "Joulu", "2026-12-01")
    (content / "news/talvi.md").unlink()
    before = tree(output)
    result = publish(content, output, command="diff")
    front = json.loads((output / "published.json").read_text())["pages"][0]["title"]
    assert result.stdout == DIFF.format(output=output, content=content, front=front)
    assert (result.returncode, result.stderr) == (1, "")
    assert tree(output) == before


def test_nothing_to_tell_is_told_with_success(content, output):
    result = publish(content, output, command="diff")
    assert result.returncode == 0
    assert result.stdout.endswith("\nJulkaisulle ei ole estettä.\n")


def test_long_groups_are_cut_unless_all_is_asked_for(content, output):
    for number in range(25):
        write(content, f"uutinen-{number}", f"Uutinen {number}", "2021-02-28", f"Teksti {number}.")
    assert "    ja 5 muuta (kaikki: make diff ALL=1)\n" in publish(content, output, command="diff").stdout
    assert " muuta " not in publish(content, output, "--all", command="diff").stdout


def test_what_is_to_come_and_what_time_takes_away_is_noted(content, output):
    write(content, "joulu", "Joulu", "2026-12-01")
    result = publish(content, output)
    assert result.returncode == 0
    assert f"Tulossa 1.12.2026: Joulu ({content}/news/joulu.md)\n" in result.stdout


def test_an_error_of_the_content_is_told_and_nothing_else(content, output):
    write(content, "vika", "Vika", "31.2.2021")
    result = publish(content, output, command="diff")
    assert (result.returncode, result.stdout) == (1, "")
    assert "päivää ”31.2.2021” ei ole olemassa" in result.stderr


DAMAGED = {
    "empty": b"",
    "cut off": b'{"version":1,\n"pages":[',
    "another file": b"<!doctype html><title>404</title>",
    "deep": b"[" * 100_000,
}


@pytest.mark.parametrize("command", ["publish", "diff"])
@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_record_stops_publishing_and_is_told(content, output, tmp_path, name, command):
    away = tmp_path / "away"
    away.mkdir()
    (away / "published.json").write_bytes(DAMAGED[name])
    before = tree(output)
    result = publish(content, output, "--against", away, command=command)
    assert (result.returncode, result.stdout) == (1, "")
    assert f"virhe: julkaistun sivuston luettelo ”{away}/published.json” on vioittunut" in result.stderr
    assert tree(output) == before


def test_a_record_of_a_gigabyte_is_not_read(content, output, tmp_path):
    away = tmp_path / "published.json"
    with away.open("wb") as stream:
        stream.truncate(1_000_000_000)
    result = publish(content, output, "--against", away, command="diff")
    assert result.returncode == 1
    assert "on yli 32 megatavun kokoinen" in result.stderr


@pytest.mark.parametrize("sort", ["link", "folder", "pipe"])
def test_what_is_no_plain_file_is_not_read(content, output, tmp_path, sort):
    away = tmp_path / "away"
    away.mkdir()
    record = away / "published.json"
    {"link": lambda: record.symlink_to(output / "published.json"), "folder": record.mkdir, "pipe": lambda: os.mkfifo(record)}[sort]()  # fmt: skip
    result = publish(content, output, "--against", away, command="diff")
    assert result.returncode == 1
    assert "ei voi lukea" in result.stderr


def test_a_folder_that_is_not_there_is_told(content, output, tmp_path):
    result = publish(content, output, "--against", tmp_path / "missing")
    assert (result.returncode, result.stdout) == (1, "")
    assert f"virhe: vertailukohtaa ”{tmp_path}/missing” ei ole." in result.stderr


def test_the_published_site_is_asked_at_its_address(content, output):
    renamed(content)
    record = (output / "published.json").read_bytes()
    with server({"/koske/published.json": page(record)}) as there:
        result = publish(content, output, "--against", there.url("/koske/"))
    assert result.returncode == 1
    assert result.stderr.endswith(f"{TOLD}Virheitä 1, varoituksia 0. Mitään ei kirjoitettu.\n")


@pytest.mark.parametrize(
    ("answer", "told", "code"),
    [
        (page(status="404 Not Found"), "Vahti ei voinut verrata julkaistuun", 0),
        (page(status="500 Oops"), "500", 1),
        (page(b"<!doctype html>"), "on vioittunut", 1),
    ],
    ids=["none", "fault", "html"],
)
def test_what_the_address_answers_is_told(content, output, answer, told, code):
    write(content, "kesa", "Kesä", "2021-02-28")
    with server({"/published.json": answer}) as there:
        result = publish(content, output, "--against", there.url())
    assert result.returncode == code
    assert told in result.stdout + result.stderr


def test_an_address_at_which_nobody_answers_stops_publishing(content, output):
    with server() as there:
        url = there.url()
    before = tree(output)
    result = publish(content, output, "--against", url)
    assert (result.returncode, result.stdout) == (1, "")
    assert tree(output) == before
