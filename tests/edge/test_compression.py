"""What is published lies there compressed too, and is never another than what it is made of."""

import gzip
import json
import shutil

import brotli
import pytest

from plugins.core.media_types import TEXTS
from tests.edge.test_command import BASE, run, tree

NEWS = "---\ntitle: {title}\ndate: 2021-02-20\nsummary: Tiivistelmä.\n---\n\nTekstiä.\n"
HOST_FILES = (".htaccess", ".manifest.json")


@pytest.fixture
def site(tmp_path):
    """Arguments of a build of a small site that is compressed, with the folder of its content."""
    content = tmp_path / "content"
    shutil.copytree(BASE, content)
    (content / "news").mkdir(exist_ok=True)
    (content / "news/kevat.md").write_text(NEWS.format(title="Kevät"), encoding="utf-8")
    (content / "files").mkdir(exist_ok=True)
    (content / "files/luvut.csv").write_text("a;b\n" * 500)
    write_settings(tmp_path, "PRECOMPRESS = True")
    return content


def write_settings(folder, line):
    (folder / "settings.py").write_text(
        f"import sys\nsys.path.insert(0, {str(BASE.parents[3])!r})\nfrom pelicanconf import *\n"
        f"CACHE_PATH = {str(folder / 'cache')!r}\nTHEME = {str(BASE.parents[3] / 'theme')!r}\n{line}\n"
    )


def made(content, output, **env):
    places = ("--content", content, "--output", output, "--settings", content.parent / "settings.py")
    return run("plugins.edge", "html", *places, **env)


def published(content, output=None, **env):
    output = output or content.parent / "site"
    result = made(content, output, **env)
    assert result.returncode == 0, result.stderr
    return {path: body for path, (body, _) in tree(output).items()}


def unpacked(files):
    """The compressed forms by what they are of, unpacked."""
    made = {".br": brotli.decompress, ".gz": gzip.decompress}
    return {(path[:-3], path[-3:]): made[path[-3:]](files[path]) for path in files if path[-3:] in made}


def test_every_text_lies_there_compressed_as_it_is(site):
    files = published(site)
    forms = unpacked(files)
    assert {path for path, _ in forms} >= {
        *("index.html", "404.html", "uutiset/kevat/index.html", "feeds/all.xml", "feeds/all.atom"),
        *("feeds/all.json", "feeds/events.ics", "sitemap.xml", "published.json"),
    }
    assert {path for (path, _), body in forms.items() if body != files[path]} == set()
    smaller = [len(files[path + form]) < len(files[path]) for path, form in forms]
    assert all(smaller)
    texts = {path for path in files if path.rpartition(".")[2] in TEXTS and len(files[path]) >= 400}
    assert {path for path, form in forms if form == ".br"} >= texts - {*HOST_FILES, "files/luvut.csv"}
    assert [path for path, _ in forms if path.startswith("files/") or path.endswith((".png", ".conf"))] == []


def test_they_are_files_of_the_site_that_no_reader_is_told_of(site):
    files = published(site)
    forms = {path for path in files if path.endswith((".br", ".gz"))}
    assert forms <= json.loads((site.parent / "site/.manifest.json").read_bytes())["files"].keys()
    told = b"".join(body for path, body in files.items() if path.endswith((".html", ".xml", "d.json")))
    assert b".br" not in told.replace(b"<br", b"")
    assert b".html.gz" not in told


def test_without_the_setting_there_are_none(site):
    published(site)
    write_settings(site.parent, "")
    assert unpacked(published(site)) == {}
    write_settings(site.parent, "PRECOMPRESS = True")
    assert unpacked(published(site)) != {}


def test_only_what_has_changed_is_compressed_anew(site):
    before = published(site)
    places = {path: site.parent / "site" / path for path in ("uutiset/kevat/index.html.br", "404.html.gz")}
    stamps = {path: place.stat().st_mtime_ns for path, place in places.items()}
    (site / "news/kevat.md").write_text(NEWS.format(title="Kesä"), encoding="utf-8")
    after = published(site)
    changed = {path for path in after if before.get(path) != after[path]}
    assert "uutiset/kevat/index.html.br" in changed
    assert places["404.html.gz"].stat().st_mtime_ns == stamps["404.html.gz"]
    assert after == published(site, site.parent / "clean")


def test_the_forms_go_with_their_file(site):
    published(site)
    (site / "news/kevat.md").unlink()
    after = published(site)
    assert [path for path in after if "kevat" in path] == []
    assert after == published(site, site.parent / "clean")


@pytest.mark.parametrize("harm", ["damaged", "removed"])
def test_a_form_that_somebody_has_touched_is_made_again(site, harm):
    whole = published(site)
    place = site.parent / "site/index.html.br"
    if harm == "damaged":
        place.write_bytes(b"x")
    else:
        place.unlink()
    assert published(site) == whole


def test_the_number_of_processes_and_the_hash_seed_change_nothing(site):
    one = published(site, site.parent / "one", JOBS="1", PYTHONHASHSEED="1")
    assert published(site, site.parent / "two", JOBS="2", PYTHONHASHSEED="2") == one


def test_a_build_by_other_means_compresses_anew(site):
    whole = published(site)
    for file in (site.parent / "cache").glob("*.sqlite*"):
        file.unlink()
    assert published(site) == whole


def test_a_setting_that_is_neither_on_nor_off_is_told(site):
    write_settings(site.parent, "PRECOMPRESS = 'br'")
    result = made(site, site.parent / "site")
    assert result.returncode == 1
    assert "PRECOMPRESS" in result.stderr
