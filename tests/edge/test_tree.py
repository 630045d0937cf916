import os
import socket
import subprocess
import unicodedata
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from plugins.core.problems import describe
from plugins.core.sizes import USUAL
from plugins.core.source import Asset, PictureFacts, SourceFile
from plugins.edge import disk
from plugins.edge.tree import read_tree

KINDS = frozenset({"news", "projects", "newsletters"})


def png(width=4, height=3):
    stream = BytesIO()
    Image.new("L", (width, height)).save(stream, "PNG")
    return stream.getvalue()


@pytest.fixture
def put(tmp_path):
    def write(path, data=b"x"):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        return file

    return write


def told(root, lang="fi"):
    return [describe(problem, lang) for problem in read_tree(root, KINDS).problems]


def test_texts_are_sorted_by_path_with_their_bytes(put, tmp_path):
    put("projects/b.md", b"b")
    put("news/2017/a.md", b"\xff")
    put("news/a.md", b"")
    tree = read_tree(tmp_path, KINDS)
    assert tree.problems == ()
    assert tree.sources == (
        SourceFile("news/2017/a.md", b"\xff"),
        SourceFile("news/a.md", b""),
        SourceFile("projects/b.md", b"b"),
    )


def test_pictures_have_facts_and_downloads_their_size(put, tmp_path):
    picture, download = put("images/2017/a.png", png()), put("files/b.pdf", b"%PDF")
    assert read_tree(tmp_path, KINDS).assets == (
        Asset("files/b.pdf", str(download)),
        Asset("images/2017/a.png", str(picture), PictureFacts("PNG", 4, 3)),
    )


def test_files_of_the_root_and_of_partner_feeds_are_neither_text_nor_asset(put, tmp_path):
    put("redirects.yaml")
    put("accessibility.yaml")
    put("partner-feeds/x.xml")
    tree = read_tree(tmp_path, KINDS)
    assert (tree.sources, tree.assets, tree.problems) == ((), (), ())


def test_missing_kind_folders_are_no_problem(tmp_path):
    assert told(tmp_path) == []


@pytest.mark.parametrize(
    "path", [".git/x", "news/.x.md", "news/x.md~", "vanha~/x.md", "images/.DS_Store", "x~"]
)
def test_hidden_files_and_spare_copies_are_passed_over(put, tmp_path, path):
    put(path)
    tree = read_tree(tmp_path, KINDS)
    assert (tree.sources, tree.assets, tree.problems) == ((), (), ())


def test_decomposed_names_are_composed_and_lead_to_their_file(put, tmp_path):
    name = unicodedata.normalize("NFD", "pöytäkirja")
    put(f"news/{name}/{name}.md", b"text")
    file = put(f"files/{name}.pdf", b"file")
    tree = read_tree(tmp_path, KINDS)
    assert tree.sources == (SourceFile("news/pöytäkirja/pöytäkirja.md", b"text"),)
    assert tree.assets == (Asset("files/pöytäkirja.pdf", str(file)),)
    assert Path(tree.assets[0].origin).read_bytes() == b"file"


ALLOWED = "files, images, news, newsletters, partner-feeds, projects"


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (
            "new/x.md",
            (
                "content/new:1:1: virhe: kansiota ”new” ei tunneta. Tarkoititko ”news”? "
                f"Sisältökansion kansiot ovat: {ALLOWED}."
            ),
        ),
        (
            "kuvat/x.png",
            (
                "content/kuvat:1:1: virhe: kansiota ”kuvat” ei tunneta. Tarkoititko ”images”? "
                f"Sisältökansion kansiot ovat: {ALLOWED}."
            ),
        ),
        (
            "tiedote.md",
            (
                "content/tiedote.md:1:1: virhe: teksti ”tiedote.md” ei ole minkään lajin kansiossa. "
                "Siirrä se sopivaan kansioon: news, newsletters, projects."
            ),
        ),
        (
            "redirect.yaml",
            (
                "content/redirect.yaml:1:1: virhe: tiedostoa ”redirect.yaml” ei tunneta sisältökansion juuressa. "
                "Tarkoititko ”redirects.yaml”?"
            ),
        ),
        (
            "kuva.png",
            (
                "content/kuva.png:1:1: virhe: tiedosto ”kuva.png” ei kuulu sisältökansion juureen. Siirrä kuva kansioon "
                "images, muu jaettava tiedosto kansioon files tai poista tiedosto."
            ),
        ),
        (
            "news/2017/kuva.png",
            (
                "content/news/2017/kuva.png:1:1: virhe: tiedosto ”kuva.png” ei kuulu millekään lajille: kansiossa ”news” "
                "on vain .md-päätteisiä tekstejä. Siirrä kuva kansioon images, muu jaettava tiedosto kansioon files "
                "tai anna tekstille pääte .md."
            ),
        ),
        (
            "files/tyhja.pdf",
            (
                "content/files/tyhja.pdf:1:1: virhe: tiedosto on tyhjä. Se on luultavasti jäänyt kesken kopioitaessa: "
                "tuo se uudelleen."
            ),
        ),
        (
            "images/tyhja.png",
            (
                "content/images/tyhja.png:1:1: virhe: kuvatiedosto on tyhjä. Se on luultavasti jäänyt kesken "
                "kopioitaessa: tuo kuva uudelleen."
            ),
        ),
        (
            "files/a\\b.pdf",
            (
                "content/files/a\\b.pdf:1:1: virhe: nimessä on merkki U+005C, joka ei kelpaa verkko-osoitteeseen. Anna "
                "uusi nimi ilman kenoviivoja, näkymättömiä merkkejä sekä alussa tai lopussa olevia välilyöntejä."
            ),
        ),
    ],
)
def test_what_has_no_place_in_the_tree_is_told(put, tmp_path, path, line):
    put(path, b"")
    assert told(tmp_path) == [line]


@pytest.mark.parametrize(
    ("name", "shown", "character"),
    [
        ("a\nb.pdf", "a�b.pdf", "U+000A"),
        ("a\x1b[1m.pdf", "a�[1m.pdf", "U+001B"),
        (" a.pdf", " a.pdf", "U+0020"),
        ("a.pdf\xa0", "a.pdf\xa0", "U+00A0"),
        ("a\u202efdp.exe", "a�fdp.exe", "U+202E"),
        ("a\u2028.pdf", "a�.pdf", "U+2028"),
    ],
)
def test_name_that_cannot_stand_in_an_address_is_told_on_one_line(put, tmp_path, name, shown, character):
    put(f"files/{name}")
    (line,) = told(tmp_path)
    assert line.startswith(f"content/files/{shown}:1:1: virhe: nimessä on merkki {character}, ")
    assert len(line.splitlines()) == 1


def test_folder_with_an_unsafe_name_is_told_once(put, tmp_path):
    put("files/a\\b/c.pdf")
    put("files/a\\b/d.pdf")
    assert len(told(tmp_path)) == 1


@pytest.mark.parametrize("folder", ["", "files/", "news/"])
def test_name_that_is_not_utf_8_is_told_and_can_be_printed(put, tmp_path, folder):
    put(folder + "x/keep.md" if not folder else folder + "keep.md")
    (Path(os.fsdecode(os.fsencode(tmp_path / folder) + b"/p\xf6yt\xe4.md"))).write_bytes(b"x")
    line = told(tmp_path)[0]
    assert line.encode().decode() == (
        f"content/{folder}p�yt�.md:1:1: virhe: nimessä on merkki, joka ei ole UTF-8-muotoinen (tässä sen tilalla "
        "on �). Anna uusi nimi, esimerkiksi pelkin pienin kirjaimin."
    )


LINK = (
    "content/{}:1:1: virhe: tämä on linkki (pikakuvake) toiseen paikkaan. Linkkejä ei seurata: "
    "kopioi tiedosto itse tähän ja poista linkki."
)


@pytest.mark.parametrize(
    "place", ["news/x.md", "images/x.png", "files/x.pdf", "files/sub", "news", "partner-feeds/x"]
)
@pytest.mark.parametrize(
    "target", ["file inside", "folder inside", "file outside", "folder outside", "nowhere"]
)
def test_link_is_never_followed(put, tmp_path_factory, tmp_path, place, target):
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.md").write_bytes(b"secret")
    put("projects/p.md", b"p")
    targets = {
        "file inside": tmp_path / "projects/p.md",
        "folder inside": tmp_path / "projects",
        "file outside": outside / "secret.md",
        "folder outside": outside,
        "nowhere": tmp_path / "nothing",
    }
    (tmp_path / place).parent.mkdir(exist_ok=True)
    (tmp_path / place).symlink_to(targets[target])
    tree = read_tree(tmp_path, KINDS)
    assert [describe(problem, "fi") for problem in tree.problems] == [LINK.format(place)]
    assert tree.sources == (SourceFile("projects/p.md", b"p"),)
    assert tree.assets == ()


def test_content_folder_may_itself_be_reached_by_a_link(put, tmp_path, tmp_path_factory):
    put("news/a.md", b"a")
    link = tmp_path_factory.mktemp("links") / "content"
    link.symlink_to(tmp_path)
    assert read_tree(link, KINDS).sources == (SourceFile("news/a.md", b"a"),)


@pytest.mark.parametrize("place", ["news/x.md", "images/x.png", "files/x.pdf", "redirects.yaml"])
def test_pipe_is_told_and_not_waited_for(tmp_path, place):
    (tmp_path / place).parent.mkdir(exist_ok=True)
    os.mkfifo(tmp_path / place)
    assert told(tmp_path) == [
        (
            f"content/{place}:1:1: virhe: tämä ei ole tavallinen tiedosto eikä kansio vaan laite, putki tai pistoke. "
            "Poista se."
        )
    ]


def test_socket_is_told(tmp_path, monkeypatch):
    (tmp_path / "files").mkdir()
    monkeypatch.chdir(tmp_path / "files")
    with socket.socket(socket.AF_UNIX) as unix:
        unix.bind("x.pdf")
        assert "pistoke" in told(tmp_path)[0]


def test_pipe_that_took_a_files_place_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "x")
    with pytest.raises(OSError, match="Invalid argument"):
        disk.open_plain(tmp_path / "x")


def test_text_of_5_mb_is_read_and_a_bigger_one_is_not(put, tmp_path):
    put("news/a.md", b"a" * USUAL.text_bytes)
    with put("news/b.md").open("r+b") as file:
        file.truncate(USUAL.text_bytes + 1)
    tree = read_tree(tmp_path, KINDS)
    assert [(source.path, len(source.data)) for source in tree.sources] == [("news/a.md", USUAL.text_bytes)]
    assert [describe(problem, "fi") for problem in tree.problems] == [
        (
            "content/news/b.md:1:1: virhe: teksti on yli 5 megatavun kokoinen, eikä niin isoa lueta. "
            "Siirrä kuvat ja liitteet omiksi tiedostoikseen tai jaa teksti osiin."
        )
    ]


def test_names_alike_but_for_the_form_of_a_letter_are_told_and_taken_once(put, tmp_path):
    for form in ("NFC", "NFD"):
        put(f"files/{unicodedata.normalize(form, 'ä')}.pdf", form.encode())
    tree = read_tree(tmp_path, KINDS)
    assert [asset.path for asset in tree.assets] == ["files/ä.pdf"]
    assert [describe(problem, "fi") for problem in tree.problems] == [
        (
            "content/files/ä.pdf:1:1: virhe: kansiossa on kaksi tiedostoa, joiden nimi on sama: toisen ä, ö tai muu "
            "tarkkeellinen kirjain on tallennettu kahtena merkkinä. Nimeä toinen uudelleen tai poista se."
        )
    ]


def test_names_alike_but_for_capitals_are_told_at_each(put, tmp_path):
    put("files/Ohje.pdf")
    put("files/ohje.pdf")
    put("files/sub/ohje.pdf")
    end = (
        "vain isoilla ja pienillä kirjaimilla, eivätkä kaikki palvelimet erota niitä. Nimeä toinen uudelleen."
    )
    assert told(tmp_path) == [
        f"content/files/Ohje.pdf:1:1: virhe: nimi eroaa tiedostosta ”files/ohje.pdf” {end}",
        f"content/files/ohje.pdf:1:1: virhe: nimi eroaa tiedostosta ”files/Ohje.pdf” {end}",
    ]


def test_picture_that_cannot_be_read_is_among_the_assets_without_facts(put, tmp_path):
    file = put("images/x.png", b"text")
    tree = read_tree(tmp_path, KINDS)
    assert tree.assets == (Asset("images/x.png", str(file)),)
    assert [problem.code for problem in tree.problems] == ["picture-no-picture"]


@pytest.fixture
def denied(monkeypatch):
    """Lets the system refuse files called ``denied`` and folders called ``closed``, also to root."""
    system_open, scan = os.open, os.scandir

    def refuse(path, *arguments, **options):
        if Path(path).stem == "denied":
            raise PermissionError(13, "Permission denied", str(path))
        return system_open(path, *arguments, **options)

    def refuse_folder(path):
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(disk.os, "open", refuse)
    monkeypatch.setattr(disk.os, "scandir", refuse_folder)


@pytest.mark.parametrize("path", ["news/denied.md", "images/denied.png", "files/denied.pdf", "files/closed"])
def test_what_may_not_be_read_is_told(put, tmp_path, denied, path):
    put(f"{path}/x.pdf" if path.endswith("closed") else path)
    assert told(tmp_path) == [
        (
            f"content/{path}:1:1: virhe: tätä ei saa lukea: sinulla ei ole siihen lukuoikeutta. Korjaa käyttöoikeudet "
            "tai pyydä apua siltä, joka on tuonut tiedoston."
        )
    ]


@pytest.fixture
def deep(tmp_path):
    """A content folder with 1500 folders in each other; pytest cannot clean up what is so deep."""
    here = os.open(tmp_path, os.O_RDONLY)
    for name in ["news", *["d"] * 1500]:
        os.mkdir(name, dir_fd=here)
        below = os.open(name, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    yield tmp_path
    subprocess.run(["rm", "-r", str(tmp_path / "news")], check=True)


def test_folders_may_be_nested_deeply(deep):
    assert told(deep) == []
