"""A site comes out whole, at the cost of what changed."""

import json
import os
import shutil
import stat

import pytest

from plugins.edge.faults import PublishError
from plugins.edge.manifest import MANIFEST, MARKER
from plugins.edge.publish import Summary, opened
from plugins.edge.trees import copy, write
from plugins.edge.workers import Pool
from tests.edge.sites import NEW, OLD, behind, beside, contents, digests, publish, snapshot, told


def test_first_build_writes_the_site(output):
    assert publish(output, OLD).summary == Summary(new=3, changed=0, unchanged=0, removed=0)
    assert contents(output) == OLD
    assert beside(output) == []


def test_next_build_replaces_the_whole_site(published):
    assert publish(published, NEW).summary == Summary(new=1, changed=1, unchanged=1, removed=1)
    assert contents(published) == NEW
    assert not (published / "gone").exists()
    assert beside(published) == []


def test_the_tree_behind_catches_up_at_once(published):
    assert contents(behind(published)) == OLD
    publish(published, NEW)
    assert contents(behind(published)) == NEW
    assert not (behind(published) / "gone").exists()
    assert (behind(published) / MANIFEST).read_bytes() == (published / MANIFEST).read_bytes()


def test_a_file_may_become_a_folder_and_a_folder_a_file(output):
    for site in ({"a": b"1", "b/c/d": b"2"}, {"a/x/y": b"3", "b": b"4"}, {"a": b"1", "b/c/d": b"2"}):
        publish(output, site)
        assert contents(output) == contents(behind(output)) == site


def test_folders_above_the_output_are_made(tmp_path):
    publish(tmp_path / "a/b/output", OLD)
    assert contents(tmp_path / "a/b/output") == OLD


@pytest.mark.parametrize("former", [None, {}, OLD], ids=["first", "empty", "full"])
def test_site_without_pages_is_an_empty_folder_with_a_manifest(output, former):
    if former is not None:
        publish(output, former)
    publish(output, {})
    assert [path.name for path in output.iterdir()] == [MANIFEST]


def test_empty_folder_that_somebody_made_becomes_the_output(output):
    output.mkdir(mode=0o700)
    publish(output, OLD)
    assert contents(output) == contents(behind(output)) == OLD
    assert {stat.S_IMODE(path.stat().st_mode) for path in (output, behind(output))} == {0o755}


def test_manifest_lists_every_file_with_its_digest_and_is_always_the_same(output, tmp_path):
    publish(output, OLD)
    publish(tmp_path / "other", NEW)
    publish(tmp_path / "other", dict(reversed(OLD.items())))
    assert (output / MANIFEST).read_bytes() == (tmp_path / "other" / MANIFEST).read_bytes()
    files = json.loads((output / MANIFEST).read_text())["files"]
    assert list(files.items()) == sorted(digests(OLD).items())


@pytest.mark.parametrize("umask", [0o000, 0o077, 0o777])
def test_modes_do_not_depend_on_the_umask(output, umask):
    former = os.umask(umask)
    try:
        publish(output, OLD)
        publish(output, NEW)
    finally:
        os.umask(former)
    for tree in (output, behind(output)):
        for path in [tree, *tree.rglob("*")]:
            assert stat.S_IMODE(path.stat().st_mode) == (0o755 if path.is_dir() else 0o644), path


def test_modes_that_were_changed_by_hand_are_mended(published):
    for tree in (published, behind(published)):
        (tree / "a/index.html").chmod(0o600)
        (tree / "a").chmod(0o700)
    publish(published, OLD)
    assert stat.S_IMODE((published / "a").stat().st_mode) == 0o755
    assert stat.S_IMODE((published / "a/index.html").stat().st_mode) == 0o644


@pytest.mark.parametrize("remembered", [True, False])
def test_build_that_changes_nothing_touches_nothing(output, remembered):
    memory = publish(output, OLD).memory
    before = snapshot(output), snapshot(behind(output))
    again = publish(output, OLD, memory if remembered else None)
    assert again.summary == Summary(new=0, changed=0, unchanged=3, removed=0)
    assert (snapshot(output), snapshot(behind(output))) == before
    assert not remembered or again.memory == memory


def test_files_that_stay_are_those_that_were(published):
    inodes = [{(tree / "a/index.html").stat().st_ino for tree in (published, behind(published))}]
    publish(published, NEW)
    inodes.append({(tree / "a/index.html").stat().st_ino for tree in (published, behind(published))})
    assert inodes[0] == inodes[1]


def test_files_have_the_same_time_in_both_trees(published):
    # Else caches and programs that copy the site would take every file for a changed one at every exchange.
    for site in (NEW, OLD, NEW | {"x": b"x"}):
        publish(published, site)
        times = [
            {path: (tree / path).stat().st_mtime_ns for path in site}
            for tree in (published, behind(published))
        ]
        assert times[0] == times[1]


def test_no_file_is_in_both_trees(published):
    publish(published, NEW)
    found = [path.stat() for tree in (published, behind(published)) for path in tree.rglob("*.html")]
    assert {status.st_nlink for status in found} == {1}
    assert len({status.st_ino for status in found}) == len(found) == 2 * len(NEW)


def test_changed_file_is_a_new_one_since_the_old_may_still_be_read(published):
    with (published / "index.html").open("rb") as file:
        publish(published, NEW)
        assert file.read() == b"old"


@pytest.mark.parametrize(
    ("path", "alter"),
    [
        ("index.html", lambda path: path.write_bytes(b"odd")),
        ("index.html", lambda path: path.unlink()),
        ("a/index.html", lambda path: shutil.rmtree(path.parent)),
        ("a/index.html", lambda path: (path.unlink(), path.mkdir())),
    ],
    ids=["changed", "gone", "folder gone", "folder in its place"],
)
@pytest.mark.parametrize("remembered", [True, False])
def test_altered_file_does_not_stand_and_comes_again(output, path, alter, remembered):
    memory = publish(output, OLD).memory
    alter(output / path)
    with opened(output, memory if remembered else None) as held:
        assert dict(held.standing) == digests({name: body for name, body in OLD.items() if name != path})
    assert publish(output, OLD, memory).summary == Summary(new=0, changed=0, unchanged=3, removed=0)
    assert contents(output) == contents(behind(output)) == OLD
    assert stat.S_IMODE((output / path).stat().st_mode) == 0o644


def test_file_that_was_altered_in_the_tree_behind_is_not_published(output):
    memory = publish(output, OLD).memory
    (behind(output) / "a/index.html").write_bytes(b"z")
    (behind(output) / "gone/index.html").unlink()
    publish(output, OLD | {"index.html": b"new"}, memory)
    assert contents(output) == contents(behind(output)) == OLD | {"index.html": b"new"}


def test_tree_behind_that_is_gone_is_made_anew(output):
    memory = publish(output, OLD).memory
    shutil.rmtree(behind(output))
    publish(output, NEW, memory)
    assert contents(output) == contents(behind(output)) == NEW


def test_output_that_is_gone_is_made_anew(output):
    memory = publish(output, OLD).memory
    shutil.rmtree(output)
    assert publish(output, OLD, memory).summary.new == 3
    assert contents(output) == contents(behind(output)) == OLD


def test_file_that_is_neither_written_nor_standing_is_a_fault_of_the_program(published):
    with (
        pytest.raises(ValueError, match=r"^neither written nor in the former site: 'b'$"),
        opened(published) as held,
    ):
        held.publish(digests(OLD | {"b": b"b"}), {})
    assert contents(published) == OLD


def test_file_that_was_altered_before_it_came_out_is_told(published):
    with pytest.raises(PublishError) as error:
        publish(published, NEW, meanwhile=lambda tree: (tree / "index.html").write_bytes(b"odd"))
    assert told(error) == (
        f"virhe: sivuston tiedosto ”index.html” muuttui kesken kaiken kansiossa ”{behind(published)}”. "
        "Jokin muu ohjelma kirjoittaa sinne: sulje se ja yritä uudelleen. Entinen sivusto on tallella."
    )
    assert contents(published) == OLD


@pytest.mark.parametrize("remembered", [True, False])
def test_file_that_was_altered_behind_while_others_were_made_does_not_come_out(output, remembered):
    memory = publish(output, OLD).memory
    edited = OLD | {"index.html": b"new"}
    harm = lambda tree: (tree / "a/index.html").write_bytes(b"odd")  # noqa: E731
    publish(output, edited, memory if remembered else None, meanwhile=harm)
    assert contents(output) == contents(behind(output)) == edited


def test_file_that_was_altered_in_front_is_not_taken_over(published):
    shutil.rmtree(behind(published))
    with pytest.raises(PublishError) as error:
        publish(published, NEW, meanwhile=lambda _tree: (published / "a/index.html").write_bytes(b"odd"))
    assert error.value.problem.code == "publish-altered"
    assert contents(published) == OLD | {"a/index.html": b"odd"}
    publish(published, NEW)
    assert contents(published) == contents(behind(published)) == NEW


def test_what_was_written_in_vain_does_not_come_out(published):
    with opened(published) as held:
        tree = held.prepare()
        written = {path: write(tree, path, b"new") for path in ("index.html", "x", "y/z/u", "a/v")}
        held.publish(digests(OLD | {"index.html": b"new"}), written)
    assert contents(published) == contents(behind(published)) == OLD | {"index.html": b"new"}
    assert not (published / "y").exists()


def test_tree_that_was_prepared_for_nothing_is_finished(published):
    before = snapshot(published)
    with opened(published) as held:
        held.publish(digests(OLD), {"index.html": write(held.prepare(), "index.html", b"old")})
    assert snapshot(published) == before
    assert contents(behind(published)) == OLD


def test_all_files_may_be_handed_over_as_copies(output, tmp_path):
    (tmp_path / "origin").write_bytes(b"\0\xff" * 1_000_000)
    with opened(output) as held:
        stamp, digest = copy(held.prepare(), "files/x.pdf", tmp_path / "origin")
        held.publish({"files/x.pdf": digest}, {"files/x.pdf": stamp})
    assert (output / "files/x.pdf").read_bytes() == b"\0\xff" * 1_000_000


@pytest.mark.parametrize(
    ("paths", "message"),
    [
        (["/etc/x"], "not a path inside the output: '/etc/x'"),
        (["../x"], "not a path inside the output: '../x'"),
        (["a/../../x"], "not a path inside the output: 'a/../../x'"),
        (["x", "a//x"], "not a path inside the output: 'a//x'"),
        (["a/./x"], "not a path inside the output: 'a/./x'"),
        (["a/"], "not a path inside the output: 'a/'"),
        ([""], "not a path inside the output: ''"),
        (["a\\x"], "not a path inside the output: 'a\\\\x'"),
        (["a\0"], "not a path inside the output: 'a\\x00'"),
        ([MANIFEST], "a name that the build itself uses: '.manifest.json'"),
        ([MARKER], "a name that the build itself uses: '.unfinished'"),
        (["a/b/c", "a"], "both a file and a folder: 'a'"),
        (["a/b", "a/b/c/d"], "both a file and a folder: 'a/b'"),
    ],
)
def test_paths_that_cannot_stand_are_a_fault_of_the_program(output, paths, message):
    with pytest.raises(ValueError) as error, opened(output) as held:  # noqa: PT011 - the whole message is compared
        held.publish(digests(dict.fromkeys(paths, b"x")), {})
    assert str(error.value) == message
    assert not output.exists()


def test_dotted_names_that_hosts_ask_for_are_written(output):
    publish(output, {".nojekyll": b"", ".well-known/security.txt": b"x"})
    assert sorted(contents(output)) == [".nojekyll", ".well-known/security.txt"]


def test_many_files_are_copied_by_several_processes(output):
    many = {f"{number}/index.html": b"%d" % number for number in range(200)}
    files = digests(many)
    with opened(output) as held:
        held.workers = Pool(2)
        written = {path: write(held.prepare(), path, body) for path, body in many.items()}
        held.publish(files, written)
        memory = held.memory
    assert contents(output) == contents(behind(output)) == many
    with opened(output, memory) as held:
        assert held.standing == files
