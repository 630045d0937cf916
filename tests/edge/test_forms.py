"""Smaller forms of pictures over several builds: each is made once, and none is left behind."""

import os
import re
import shutil

import pytest

from plugins.core import scaling
from plugins.core.artifact import Scaled
from plugins.edge import forms
from plugins.edge.forms import Forms
from tests.edge.test_command import run
from tests.photographs import drawing, every_place, photo, stored, write_site

FORM = re.compile(r"images/(?P<stem>.+)\.(?P<width>\d+)\.[0-9a-f]{10}\.(?:avif|webp|jpg|png)")


@pytest.fixture
def site(tmp_path):
    write_site(tmp_path, every_place(8))
    return tmp_path


def build(site, output="output", **environment):
    result = run(
        "plugins.edge", "html", "--content", site / "content", "--output", site / output,
        "--settings", site / "settings.py", **environment,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    folder = site / output
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def formed(files):
    return {path for path in files if FORM.fullmatch(path)}


def kept(site):
    return {path: path.stat().st_mtime_ns for path in (site / "cache/pictures").rglob("*") if path.is_file()}


def test_a_second_build_and_another_output_make_no_form_anew(site):
    first = build(site)
    before = kept(site)
    assert len(before) == len(formed(first))
    assert build(site) == first
    shutil.rmtree(site / "output")
    assert build(site) == first
    assert build(site, "elsewhere") == first
    assert kept(site) == before


def test_a_text_that_changes_asks_for_no_form(site):
    first = build(site)
    shutil.rmtree(site / "cache/pictures")
    page = site / "content/pages/pitka.md"
    page.write_text(page.read_text("utf-8").replace("Tekstiä.", "Muuta."), "utf-8")
    again = build(site)
    assert formed(again) == formed(first)
    assert not (site / "cache/pictures").exists()


def test_a_changed_picture_has_its_own_forms_made_and_no_others(site):
    first, before = build(site), kept(site)
    (site / "content/images/tall.jpg").write_bytes(stored(photo(187, 250, 9)))
    second, after = build(site), kept(site)
    gone, new = formed(first) - formed(second), formed(second) - formed(first)
    assert {FORM.fullmatch(path)["stem"] for path in gone | new} == {"tall"}
    assert len(gone) == len(new)
    assert {path: after[path] for path in before} == before
    assert len(after) == len(before) + len(new)
    clean = build(site, "clean", JOBS="1")
    assert second == clean


def test_the_forms_of_a_picture_go_with_the_last_text_that_shows_it(site):
    build(site)
    (site / "content/newsletters/2020-1.md").unlink()
    news = site / "content/news/kuvia.md"
    news.write_text(
        news.read_text("utf-8").replace("![Tekstin kuva](images/tall.jpg){credit=Koske}", "Ei kuvaa."),
        "utf-8",
    )
    after = build(site)
    assert not {path for path in formed(after) if "tall" in path}
    assert "images/tall.jpg" in after


def test_a_picture_that_only_a_draft_shows_gets_no_forms(site):
    (site / "content/images/salaisuus.jpg").write_bytes(stored(photo(600, 400, 5)))
    draft = "---\ntitle: Luonnos\nstatus: draft\nimage: {src: images/salaisuus.jpg, alt: A, credit: B}\n---\n"
    (site / "content/pages/luonnos.md").write_text(draft, encoding="utf-8")
    assert not {path for path in formed(build(site)) if "salaisuus" in path}


@pytest.mark.parametrize("jobs", ["2", "5"])
def test_the_number_of_processes_changes_no_byte(site, jobs):
    alone = build(site, JOBS="1")
    shutil.rmtree(site / "cache")
    assert build(site, "together", JOBS=jobs) == alone


def test_what_is_kept_may_be_damaged(site):
    first = build(site)
    for number, path in enumerate(sorted((site / "cache/pictures").rglob("*/*"))):
        data = path.read_bytes()
        path.write_bytes((b"", data[:-1], data[:60] + b"x" + data[61:], b"x" * 100)[number % 4])
    shutil.rmtree(site / "output")
    assert build(site) == first


def test_published_json_names_no_form(site):
    build(site)
    assert not re.search(
        r"\.\d+\.[0-9a-f]{10}\.(avif|webp|jpg|png)", (site / "output/published.json").read_text("utf-8")
    )


def test_feeds_have_plain_pictures(site):
    (site / "content/images/wide.jpg").write_bytes(stored(photo(1500, 1000)))
    files = build(site)
    feed = (site / "output/feeds/all.xml").read_text("utf-8")
    tags = re.findall(r"&lt;img [^>]*?&gt;", feed)
    assert len(tags) == 5
    assert "srcset" not in feed
    assert "picture&gt;" not in feed
    for tag in tags:
        address = re.search('src="https?://[^/]+/(images/[^"]+)"', tag)[1]
        assert address.endswith((".jpg", ".png"))
        assert address in files
    large = next(tag for tag in tags if "wide" in tag)
    assert re.search(r'wide\.1280\.[0-9a-f]{10}\.jpg" width="1280" height="853"', large)
    lengths = re.findall(r'images/wide\.jpg" (?:length="(\d+)"|fileSize="(\d+)")', feed)
    assert {int(one or other) for one, other in lengths} == {(site / "output/images/wide.jpg").stat().st_size}


def test_a_file_of_the_writers_with_the_name_of_a_form_is_told(site):
    form = min(path for path in formed(build(site)) if "wide" in path)
    (site / "content" / form).write_bytes((site / "output" / form).read_bytes())
    result = run(
        "plugins.edge", "html", "--content", site / "content", "--output", site / "output",
        "--settings", site / "settings.py",
    )  # fmt: skip
    assert result.returncode == 1
    assert (
        f"{form}:1:1: virhe: kuvan images/wide.jpg pienennökselle tehdään tämänniminen tiedosto"
        in result.stderr
    )


def scaled(path, number=1):
    return Scaled(
        f"images/{path}",
        "images/x.png",
        f"/{number}",
        "PNG",
        str(number),
        200,
        100,
        (200, 100),
        "webp",
        photo=False,
    )


def test_other_libraries_make_forms_anew(tmp_path, monkeypatch):
    found, asked = Forms(tmp_path), []

    def picture():
        asked.append(1)
        return stored(drawing(200, 100), "PNG")

    first = found.body(scaled("a"), picture)
    assert found.body(scaled("a"), picture) == first
    assert Forms(tmp_path).body(scaled("a"), picture) == first
    assert len(asked) == 1
    monkeypatch.setattr(scaling, "CODERS", "Pillow 99")
    Forms(tmp_path).body(scaled("a"), picture)
    assert len(asked) == 2


def test_forms_that_nobody_uses_make_room_the_oldest_first(tmp_path, monkeypatch):
    found, data = Forms(tmp_path), stored(drawing(200, 100), "PNG")
    names = [f"{number}.webp" for number in range(6)]
    for number, name in enumerate(names):
        found.body(scaled(name, number), lambda: data)
        place = tmp_path / forms._name(f"images/{name}")
        os.utime(place, ns=(number, number))
        size = place.stat().st_size
    monkeypatch.setattr(forms, "_SPARE", 2 * size)
    found.tidy([f"images/{names[0]}"])
    left = {name for name in names if (tmp_path / forms._name(f"images/{name}")).exists()}
    assert left == {names[0], names[4], names[5]}


def test_without_a_folder_every_form_is_made():
    data = stored(drawing(200, 100), "PNG")
    assert Forms(None).body(scaled("a"), lambda: data) == Forms(None).body(scaled("a"), lambda: data)
