"""What is wrong with a content folder is told whole: each case's lines are in its expected.txt.

A case is laid over the sound folder ``base``. ``GOLDEN=write`` writes the expected lines anew.
"""

import os
import shutil
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

import pelicanconf
from plugins.core.build import Composition, Material, build, compose
from plugins.core.dates import parse_day
from plugins.core.problems import describe, has_errors, in_order
from plugins.core.sizes import USUAL
from plugins.core.theme import Theme
from plugins.edge.settings import identity_of
from plugins.edge.theme import read_theme
from plugins.edge.tree import read_tree

HERE = Path(__file__).parent
AS_OF = parse_day("2021-03-01")
SETTINGS = {name: value for name, value in vars(pelicanconf).items() if name.isupper()}
ENGLISH = {"DEFAULT_LANG": "en"}

NEWS = "---\ntitle: Uutinen\ndate: 2017-04-04\nsummary: Tiivistelmä.\n---\n\n{}\n"


def links(root: Path) -> None:
    """Symbolic links to a file and to a folder outside of the content, and to one inside."""
    outside = root.parent / "outside"
    outside.mkdir()
    (outside / "salaisuus.md").write_text(NEWS.format("Salaisuus."))
    (root / "news").mkdir(exist_ok=True)
    (root / "news/linkki.md").symlink_to(outside / "salaisuus.md")
    (root / "news/kansio").symlink_to(outside)
    (root / "images/linkki.svg").symlink_to("kuva.svg")
    (root / "pages").symlink_to(outside)
    (root / "files/ei-minnekaan.pdf").symlink_to("puuttuu.pdf")


def characters(root: Path) -> None:
    """Bytes and characters that editors and version control would spoil."""
    folder = root / "news"
    (folder / "latin1.md").write_bytes(NEWS.format("Räätälöity.").encode("latin-1"))
    (folder / "utf16.md").write_bytes(NEWS.format("Tekstiä.").encode("utf-16"))
    (folder / "ohjausmerkki.md").write_text(NEWS.format("Tekstiä\x08 ja\x00 muuta.\x85"))
    (folder / "suunta.md").write_text(NEWS.format("Nimi \u202etxt.exe ja \u2066muu\u2069."))
    (folder / "vain-bom.md").write_bytes(b"\xef\xbb\xbf")
    (folder / "bom.md").write_bytes(b"\xef\xbb\xbf" + NEWS.format("Kelpaa.").replace("\n", "\r\n").encode())
    (folder / "iso.md").write_bytes(b"x" * (USUAL.text_bytes + 1))


def pictures(root: Path) -> None:
    """Pictures that are empty, cut off, or not what their names say."""
    folder = root / "images"
    png = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x04\x00\x00\x00\x03\x08\x02\x00\x00\x00"
    (folder / "tyhja.png").write_bytes(b"")
    (folder / "kesken.png").write_bytes(png)
    (folder / "png.jpg").write_bytes(png)
    (folder / "teksti.png").write_text("Tämä ei ole kuva.\n")
    (folder / "kuva.bmp").write_bytes(b"BM")
    (root / "files/tyhja.pdf").write_bytes(b"")


def spare_copies(root: Path) -> None:
    """What editors leave behind: it is passed over."""
    (root / "news/varmuuskopio.md~").write_text("ei lueta")


MADE: dict[str, Callable[[Path], None]] = {
    "symbolic-links": links,
    "characters": characters,
    "damaged-pictures": pictures,
    "folders": spare_copies,
}
WRITTEN = {path.name for path in HERE.iterdir() if (path / "content").is_dir()} - {"base"}


@cache
def _composition() -> Composition:
    return compose(import_module(name).FEATURE for name in pelicanconf.PLUGINS)


@cache
def _theme() -> Theme:
    return read_theme(HERE.parents[1] / pelicanconf.THEME)


def lines(root: Path, settings: dict[str, object]) -> tuple[str, bool]:
    """The lines that a build of the folder tells, and whether it gives a site."""
    identity, wrong = identity_of(settings)
    assert identity is not None, wrong
    composition = _composition()
    tree = read_tree(root, frozenset(kind.folder for kind in composition.kinds.values()))
    result = build(
        Material(tree.sources, tree.assets, data=tree.data), _theme(), composition, identity, AS_OF
    )
    problems = in_order([*tree.problems, *result.problems])
    assert bool(result.artifacts) != has_errors(result.problems)
    return "".join(f"{describe(problem, identity.lang)}\n" for problem in problems), not has_errors(problems)


def folder(case: str, tmp_path: Path) -> Path:
    root = tmp_path / "content"
    shutil.copytree(HERE / "base/content", root)
    if case in WRITTEN:
        shutil.copytree(HERE / case / "content", root, dirs_exist_ok=True)
    if case in MADE:
        MADE[case](root)
    return root


def test_sound_folder_tells_nothing(tmp_path):
    assert lines(folder("base", tmp_path), SETTINGS) == ("", True)


@pytest.mark.parametrize("case", sorted(WRITTEN | set(MADE)))
def test_whole_output_is_as_expected(case, tmp_path):
    told, _ = lines(folder(case, tmp_path), SETTINGS | (ENGLISH if case == "in-english" else {}))
    expected = HERE / case / "expected.txt"
    if os.environ.get("GOLDEN") == "write":
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(told, encoding="utf-8")
    assert told == expected.read_text(encoding="utf-8")
