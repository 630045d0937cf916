"""Files that no build wrote are never followed, replaced or deleted: they stop the build."""

import os
import shutil
import stat

import pytest

from plugins.edge import publish as publish_module
from plugins.edge.faults import PublishError
from plugins.edge.manifest import MANIFEST, MARKER
from plugins.edge.publish import opened
from tests.edge.sites import NEW, OLD, behind, beside, contents, publish, snapshot, told


def make_foreign(output, name):
    if name == "link":
        (output / "link").symlink_to("/etc/hostname")
    elif name == "folder link":
        (output / "link").symlink_to("/etc")
    elif name == "link for a file of ours":
        (output / "a/index.html").unlink()
        (output / "a/index.html").symlink_to("/etc/hostname")
    elif name == "link for a folder of ours":
        shutil.move(output / "a", output.parent / "moved")
        (output / "a").symlink_to(output.parent / "moved")
    elif name == "link for the manifest":
        shutil.move(output / MANIFEST, output.parent / "moved")
        (output / MANIFEST).symlink_to(output.parent / "moved")
    elif name == "pipe":
        os.mkfifo(output / "pipe")
    elif name == "pipe for a file of ours":
        (output / "a/index.html").unlink()
        os.mkfifo(output / "a/index.html")
    elif name == "file for a folder of ours":
        shutil.rmtree(output / "a")
        (output / "a").write_bytes(b"mine")
    else:
        (output / name).parent.mkdir(parents=True, exist_ok=True)
        (output / name).write_bytes(b"mine")


FOREIGN = [
    ("mine.txt", "mine.txt"),
    ("a/.hidden", "a/.hidden"),
    (".git/HEAD", ".git/HEAD"),
    ("x/y/z", "x/y/z"),
    (MARKER, MARKER),
    ("a/.manifest.json", "a/.manifest.json"),
    ("link", "link"),
    ("folder link", "link"),
    ("link for a file of ours", "a/index.html"),
    ("link for a folder of ours", "a"),
    ("pipe", "pipe"),
    ("pipe for a file of ours", "a/index.html"),
    ("file for a folder of ours", "a"),
]


@pytest.mark.parametrize(("name", "found"), FOREIGN)
@pytest.mark.parametrize("remembered", [True, False])
def test_file_that_no_build_wrote_stops_the_build(output, name, found, remembered):
    memory = publish(output, OLD).memory
    make_foreign(output, name)
    before = snapshot(output)
    with pytest.raises(PublishError) as error:
        publish(output, NEW, memory if remembered else None)
    assert told(error) == (
        f"virhe: sivuston kansiossa ”{output}” on tiedostoja, joita sivuston teko ei ole kirjoittanut: {found}. "
        "Kansio korvataan kokonaan, joten siirrä ne muualle tai anna toinen kansio: OUTPUT=…."
    )
    assert snapshot(output) == before


@pytest.mark.parametrize(("name", "found"), [case for case in FOREIGN if case[0] != MARKER])
@pytest.mark.parametrize("remembered", [True, False])
def test_file_that_no_build_wrote_in_the_tree_behind_stops_the_build(output, name, found, remembered):
    memory = publish(output, OLD).memory
    make_foreign(behind(output), name)
    before = snapshot(behind(output))
    with pytest.raises(PublishError) as error:
        publish(output, NEW, memory if remembered else None)
    assert told(error) == (
        f"virhe: kansiossa ”{behind(output)}”, jossa uusi sivusto valmistellaan, on tiedostoja, joita sivuston "
        f"teko ei ole kirjoittanut: {found}. Ne ovat voineet tulla sivuston kansioon kesken edellisen teon. "
        "Siirrä ne muualle ja yritä uudelleen. Entinen sivusto on tallella."
    )
    assert snapshot(behind(output)) == before
    assert contents(output) == OLD


def test_modes_behind_a_link_are_left_alone(output, tmp_path):
    publish(output, {"a/b/x": b"x"})
    (output / "a").rename(tmp_path / "moved")
    (output / "a").symlink_to(tmp_path / "moved")
    (tmp_path / "moved/b").chmod(0o700)
    with pytest.raises(PublishError):
        publish(output, NEW)
    assert stat.S_IMODE((tmp_path / "moved/b").stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("names", "told_names"),
    [("edcba", "a, b, c, …"), ("cb", "b, c"), (["x\n", "a\u0301"], "á, x�"), (["\udcff"], "�")],
)
def test_foreign_files_are_told_in_short(output, names, told_names):
    output.mkdir()
    for name in names:
        (output / name).touch()
    with pytest.raises(PublishError) as error:
        publish(output, NEW)
    assert dict(error.value.problem.values)["names"] == told_names


def test_manifest_that_is_a_link_vouches_for_nothing(published):
    make_foreign(published, "link for the manifest")
    with pytest.raises(PublishError) as error:
        publish(published, NEW)
    assert dict(error.value.problem.values)["names"] == f"{MANIFEST}, a/index.html, gone/index.html, …"


@pytest.mark.parametrize(
    "manifest",
    [
        "",
        "{",
        "[]",
        "{}",
        "[" * 100_000,
        '{"files": {}}',
        '{"format": "output-manifest/1"}',
        '{"format": "other/1", "files": {}}',
        '{"format": "output-manifest/1", "files": []}',
        '{"format": "output-manifest/1", "files": {"index.html": 1}}',
        '{"format": "output-manifest/1", "files": {"index.html": "x"}}',
        '{"format": "output-manifest/1", "files": {"../x": "DIGEST"}}',
        '{"format": "output-manifest/1", "files": {"/x": "DIGEST"}}',
        '{"format": "output-manifest/1", "files": {"\\ud800": "DIGEST"}}',
        '{"format": "output-manifest/1", "files": {"b": "DIGEST", "a": "DIGEST"}}',
    ],
)
def test_manifest_that_is_not_ours_vouches_for_nothing(output, manifest):
    publish(output, {"index.html": b"x"})
    (output / MANIFEST).write_text(manifest.replace("DIGEST", "0" * 64))
    with pytest.raises(PublishError) as error:
        publish(output, NEW)
    assert dict(error.value.problem.values)["names"] == f"{MANIFEST}, index.html"


def test_empty_folders_of_others_go_with_the_former_site(published):
    for tree in (published, behind(published)):
        (tree / "x/y").mkdir(parents=True)
    for site in (OLD, NEW, OLD, NEW):
        publish(published, site)
    assert contents(published) == contents(behind(published)) == NEW
    assert not (published / "x").exists()
    assert not (behind(published) / "x").exists()


@pytest.mark.parametrize("remembered", [True, False])
@pytest.mark.parametrize("site", [NEW, OLD | {"index.html": b"new"}])
def test_foreign_file_that_comes_during_the_build_is_kept_and_told(output, site, remembered):
    memory, published = publish(output, OLD).memory if remembered else None, output
    publish(output, OLD)
    with pytest.raises(PublishError) as error:
        publish(
            published, site, memory, meanwhile=lambda _tree: (published / "a/mine.txt").write_bytes(b"mine")
        )
    assert error.value.problem.code == "output-foreign-files"
    assert dict(error.value.problem.values)["names"] == "a/mine.txt"
    assert contents(published) == OLD | {"a/mine.txt": b"mine"}


def test_foreign_file_that_comes_in_the_last_moment_is_kept_and_told_by_the_next_build(
    published, monkeypatch
):
    put_in_place = publish_module.put_in_place

    def late(back, target):
        (published / "gone/mine.txt").write_bytes(b"mine")
        put_in_place(back, target)

    monkeypatch.setattr(publish_module, "put_in_place", late)
    publish(published, NEW)
    monkeypatch.undo()
    assert contents(published) == NEW
    with pytest.raises(PublishError) as error:
        publish(published, OLD)
    assert error.value.problem.code == "publish-foreign-behind"
    assert contents(behind(published)) == NEW | {"gone/mine.txt": b"mine"}
    (behind(published) / "gone/mine.txt").unlink()
    publish(published, OLD)
    assert contents(published) == contents(behind(published)) == OLD


@pytest.mark.parametrize("sort", ["file", "link", "link to a folder of ours"])
def test_what_stands_in_the_place_of_the_tree_behind_is_told(published, tmp_path, sort):
    shutil.rmtree(behind(published))
    if sort == "file":
        behind(published).touch()
    else:
        publish(tmp_path / "other", OLD)
        behind(published).symlink_to(tmp_path / "other" if "folder" in sort else "nowhere")
    for empty in (False, True):
        with pytest.raises(PublishError) as error, opened(published) as held:
            held.prepare(empty=empty)
        assert told(error) == (
            f"virhe: ”{behind(published)}” on tiellä: sen niminen kansio tarvitaan uutta sivustoa varten, mutta "
            "se ei ole kansio. Entinen sivusto on tallella. Siirrä se pois ja yritä uudelleen."
        )
    assert sort == "file" or contents(tmp_path / "other") == OLD


def test_folder_in_the_place_of_the_tree_behind_is_kept(output):
    (behind(output) / "empty").mkdir(parents=True)
    (behind(output) / "index.html").write_bytes(b"mine")
    for empty in (False, True):
        with pytest.raises(PublishError) as error, opened(output) as held:
            held.prepare(empty=empty)
        assert error.value.problem.code == "publish-foreign-behind"
    assert contents(behind(output)) == {"index.html": b"mine"}
    assert (behind(output) / "empty").is_dir()


def test_link_as_output_leads_to_the_folder_that_is_replaced(tmp_path):
    (tmp_path / "disk").mkdir()
    publish(tmp_path / "disk/site", OLD)
    (tmp_path / "output").symlink_to("disk/site")
    publish(tmp_path / "output", NEW)
    assert (tmp_path / "output").is_symlink()
    assert contents(tmp_path / "disk/site") == NEW
    assert beside(tmp_path / "disk/site") == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["disk", "output"]
