"""Writing into a tree never leads out of it, whatever stands in the way."""

import errno
import hashlib
import os
import pickle
import stat
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from plugins.edge.stamps import stamp_of
from plugins.edge.trees import WriteError, copy, delete, delete_empty, folders_of, write


@pytest.fixture
def tree(tmp_path):
    (tmp_path / "tree").mkdir()
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/file").write_bytes(b"outside")
    return tmp_path / "tree"


def outside(tree: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (tree.parent / "outside").iterdir()}


def put(path: Path, sort: str) -> None:
    """Something in the place of a file or a folder of the tree."""
    path.parent.mkdir(parents=True, exist_ok=True)
    target = next(above for above in path.parents if (above / "outside").is_dir()) / "outside"
    if sort == "file":
        path.write_bytes(b"former")
    elif sort == "folder":
        (path / "x/y").mkdir(parents=True)
        (path / "x/z").symlink_to(target)
    elif sort == "pipe":
        os.mkfifo(path)
    elif sort == "link to nowhere":
        path.symlink_to("nowhere")
    else:
        path.symlink_to(target if sort == "link to a folder" else target / "file")


SORTS = ["file", "folder", "pipe", "link to a folder", "link to a file", "link to nowhere"]


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("place", ["a", "a/b", "a/b/c"])
def test_what_stands_in_the_way_is_removed_and_not_followed(tree, place, sort):
    put(tree / place, sort)
    assert write(tree, "a/b/c", b"new") == stamp_of(tree / "a/b/c")
    assert (tree / "a/b/c").read_bytes() == b"new"
    assert not (tree / place).is_symlink()
    assert outside(tree) == {"file": b"outside"}


@pytest.mark.parametrize("sort", SORTS)
def test_copy_is_the_same(tree, sort):
    put(tree / "a/b", sort)
    stamp, digest = copy(tree, "a/b", tree.parent / "outside/file")
    assert stamp == stamp_of(tree / "a/b")
    assert digest == hashlib.sha256(b"outside").hexdigest()
    assert (tree / "a/b").read_bytes() == b"outside"


@pytest.mark.parametrize("path", ["../x", "a/../../x", "/etc/x", "", "a//b", "./a", "a/."])
def test_path_that_leads_out_is_refused(tree, path):
    with pytest.raises(ValueError, match=r"^not a path inside the output: "):
        write(tree, path, b"x")
    assert list(tree.iterdir()) == []


def test_file_that_is_a_link_to_the_outside_is_replaced_and_not_written(tree):
    (tree / "x").hardlink_to(tree.parent / "outside/file")
    write(tree, "x", b"new")
    assert outside(tree) == {"file": b"outside"}


@pytest.mark.parametrize("sort", ["link to a file", "pipe", "folder"])
def test_origin_that_is_no_plain_file_is_not_copied(tree, sort):
    put(tree.parent / "origin", sort)
    with pytest.raises(WriteError) as error:
        copy(tree, "a/x", tree.parent / "origin")
    assert error.value.filename == "a/x"
    assert not (tree / "a/x").exists()


@pytest.mark.parametrize("umask", [0o000, 0o077, 0o777])
def test_modes_do_not_depend_on_the_umask(tree, umask):
    former = os.umask(umask)
    try:
        write(tree, "a/b", b"")
    finally:
        os.umask(former)
    assert [stat.S_IMODE((tree / path).stat().st_mode) for path in ("a", "a/b")] == [0o755, 0o644]


def test_bytes_that_the_system_takes_in_parts_are_written_whole(tree, monkeypatch):
    write_part = os.write
    monkeypatch.setattr(os, "write", lambda file, rest: write_part(file, rest[:3]))
    write(tree, "x", b"0123456789")
    assert (tree / "x").read_bytes() == b"0123456789"


def test_fault_names_the_file_and_comes_whole_from_another_process(tree):
    with pytest.raises(WriteError) as error:
        write(tree, "a/" + "x" * 300, b"")
    fault = pickle.loads(pickle.dumps(error.value))  # noqa: S301 - as a pool of processes does
    assert (type(fault), fault.errno, fault.filename) == (WriteError, errno.ENAMETOOLONG, "a/" + "x" * 300)


def test_several_processes_may_write_side_by_side(tree):
    paths = [f"{number % 3}/{number % 5}/{number}" for number in range(60)]
    put(tree / "0", "file")
    with ProcessPoolExecutor(2, get_context("fork")) as pool:
        stamps = list(pool.map(write, [tree] * 60, paths, [b"x"] * 60))
    assert stamps == [stamp_of(tree / path) for path in paths]


@pytest.mark.parametrize("sort", SORTS)
def test_deleting_removes_what_there_is_and_follows_no_link(tree, sort):
    put(tree / "a/b", sort)
    delete(tree, "a/b")
    assert list((tree / "a").iterdir()) == []
    assert outside(tree) == {"file": b"outside"}


@pytest.mark.parametrize("path", ["a", "x/a", "link/file", "file/x"])
def test_deleting_what_is_not_there_does_nothing(tree, path):
    put(tree / "link", "link to a folder")
    put(tree / "file", "file")
    delete(tree, path)
    delete_empty(tree, path)
    assert outside(tree) == {"file": b"outside"}
    assert sorted(path.name for path in tree.iterdir()) == ["file", "link"]


def test_only_an_empty_folder_is_deleted_as_one(tree):
    write(tree, "a/b/c", b"")
    delete_empty(tree, "a")
    assert (tree / "a/b/c").exists()
    delete(tree, "a/b/c")
    delete_empty(tree, "a/b")
    delete_empty(tree, "a")
    assert list(tree.iterdir()) == []


@pytest.mark.parametrize(
    ("paths", "folders"),
    [((), ("",)), (("x",), ("",)), (("a/b/c", "a/d", "e/f"), ("", "a", "a/b", "e"))],
)
def test_folders_of_files_are_all_above_them(paths, folders):
    assert folders_of(paths) == folders
