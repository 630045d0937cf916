"""What goes out of pictures and downloads: what was found sound, and of pictures nothing but the picture."""

import shutil

import pytest
from PIL import Image

from plugins.core.artifact import Copy
from plugins.core.problems import describe
from plugins.core.records import ChangedError
from plugins.core.source import PictureFacts
from plugins.edge.building import _Tree
from plugins.edge.forms import Forms
from plugins.edge.tree import read_tree
from tests.containment.test_metadata import SECRET, picture
from tests.edge.test_command import BASE, build

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3">{}</svg>'


@pytest.fixture
def content(tmp_path):
    folder = tmp_path / "content"
    shutil.copytree(BASE, folder)
    return folder


@pytest.mark.parametrize("folder", ["images", "files"])
def test_site_holds_no_place_of_a_photograph(content, tmp_path, folder):
    (content / folder / "kuva.jpg").write_bytes(picture("JPEG", orientation=6))
    result = build(content, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    assert [
        path for path in (tmp_path / "site").rglob("*") if path.is_file() and SECRET in path.read_bytes()
    ] == []
    with Image.open(tmp_path / "site" / folder / "kuva.jpg") as image:
        assert dict(image.getexif()) == {0x0112: 6}


def test_site_with_photographs_is_not_made_anew_when_nothing_has_changed(content, tmp_path):
    (content / "images/kuva.jpg").write_bytes(picture("JPEG"))
    for _ in range(2):
        result = build(content, tmp_path / "site")
        assert result.returncode == 0, result.stderr
    first = (tmp_path / "site/images/kuva.jpg").read_bytes()
    result = build(content, tmp_path / "site", PARANOID="1")
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "site/images/kuva.jpg").read_bytes() == first


def test_picture_among_the_downloads_is_one_like_any_other(content):
    (content / "files/kuva.svg").write_text(SVG.format("<script/>"))
    (content / "files/kuva.PNG").write_text("ei kuva")
    (content / "files/sound.svg").write_text(SVG.format(""))
    tree = read_tree(
        content, frozenset({"news", "pages", "organisations", "people", "projects", "newsletters"})
    )
    assert [describe(problem, "fi").partition(": virhe: ")[::2] for problem in tree.problems] == [
        (
            "content/files/kuva.PNG:1:1",
            "nimen mukaan tämä on PNG-kuva, mutta sisältö ei ole kuva lainkaan. Tuo oikea tiedosto.",
        ),
        (
            "content/files/kuva.svg:1:1",
            "SVG-kuvassa on toiminnallista tai upotettua sisältöä (<script>, rivi 1), jota ei sallita. Tallenna kuva piirto-ohjelmasta tavallisena SVG-kuvana tai PNG-kuvana.",
        ),
    ]
    assert PictureFacts("SVG", 4, 3) in {
        asset.picture for asset in tree.assets if asset.path == "files/sound.svg"
    }


@pytest.mark.parametrize("picture_format", ["", "JPEG"])
def test_bytes_that_came_after_the_look_do_not_go_out(tmp_path, picture_format):
    class Prepared:
        def prepare(self):
            (tmp_path / "tree").mkdir()
            return tmp_path / "tree"

    (tmp_path / "kuva.jpg").write_bytes(picture("JPEG"))
    tree = _Tree(Prepared(), tmp_path, Forms(None))
    tree.begin()
    with pytest.raises(ChangedError, match=r"images/kuva\.jpg"):
        tree.take(Copy("images/kuva.jpg", str(tmp_path / "kuva.jpg"), picture_format, "0" * 64))
