"""Nothing outside of the content folder is read, whatever takes a file's place in the meantime."""

import os

import pytest
from PIL import Image

from plugins.core.problems import describe
from plugins.edge.disk import open_below
from plugins.edge.tree import read_text, read_tree, scan
from tests.edge.test_command import PROJECT, run

KINDS = frozenset({"news"})


@pytest.fixture
def secret(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.md").write_text("salaista")
    return outside


@pytest.fixture
def content(tmp_path):
    folder = tmp_path / "content/news/2017"
    folder.mkdir(parents=True)
    (folder / "a.md").write_text("julkista")
    return tmp_path / "content"


def test_folder_that_became_a_link_after_it_was_looked_at_is_not_followed(content, secret):
    (file,), _ = scan(content, KINDS)
    (content / "news/2017").rename(content / "news/2018")
    (content / "news/2017").symlink_to(secret)
    told = describe(read_text(file), "fi")
    assert told.startswith("content/news/2017/a.md:1:1: virhe: tätä ei voi lukea")


@pytest.mark.parametrize(
    "path", ["../outside/a.md", "news/../../outside/a.md", "/etc/passwd", "news//2017/a.md"]
)
def test_path_that_leaves_the_folder_is_not_opened(content, secret, path):
    with pytest.raises(OSError, match="Invalid argument"):
        open_below(str(content), path)


def test_pipe_in_the_place_of_a_text_is_not_waited_for(content):
    (file,), _ = scan(content, KINDS)
    (content / "news/2017/a.md").unlink()
    os.mkfifo(content / "news/2017/a.md")
    assert describe(read_text(file), "fi").startswith("content/news/2017/a.md:1:1: virhe: ")


def test_content_folder_may_itself_be_reached_by_a_link(content, tmp_path):
    (tmp_path / "link").symlink_to(content)
    assert [source.data for source in read_tree(tmp_path / "link", KINDS).sources] == [b"julkista"]


def test_limits_are_those_of_the_settings(content, tmp_path):
    (content / "news/2017/a.md").write_bytes(b"x" * 1_000_001)
    (content / "images").mkdir()
    Image.new("1", (2000, 1001)).save(content / "images/a.png")
    settings = tmp_path / "settings.py"
    settings.write_text(
        f"import sys\nsys.path.insert(0, {str(PROJECT)!r})\nfrom pelicanconf import *\n"
        f"THEME = {str(PROJECT / 'theme')!r}\nTEXT_LIMIT_MB = 1\nPICTURE_LIMIT_MEGAPIXELS = 2\n"
    )
    result = run(
        "plugins.edge", "html", "--content", content, "--output", tmp_path / "site", "--settings", settings
    )
    assert "teksti on yli 1 megatavun kokoinen" in result.stderr
    assert "3 megapikseliä, ja enintään 2 sallitaan" in result.stderr
    settings.write_text(settings.read_text() + "TEXT_LIMIT_MB = 0\n")
    result = run(
        "plugins.edge", "html", "--content", content, "--output", tmp_path / "site", "--settings", settings
    )
    assert "TEXT_LIMIT_MB" in result.stderr
