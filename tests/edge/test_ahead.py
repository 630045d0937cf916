"""Trees are looked at in a process beside: what it finds is what would be found here, and its loss is no fault."""

import fcntl
import os
import signal

import pytest

from plugins.edge import ahead
from plugins.edge.ahead import Ahead
from plugins.edge.stamps import Stamps

NAMES = ("a", "b/c", "gone")
FOLDERS = ("", "b")
LATER = ("b/c",)


@pytest.fixture
def tree(tmp_path, monkeypatch):
    monkeypatch.setattr(ahead, "_FEW", 0)
    for path in ("a", "b/c"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(path)
    return tmp_path


@pytest.fixture
def begun(tree):
    begun = Ahead([(tree, NAMES), (tree, FOLDERS), (tree, LATER)], 2)
    yield begun
    begun.close()


def test_stamps_are_those_of_here_in_whatever_order_they_are_asked_for(tree, begun):
    for names in (FOLDERS, NAMES):
        assert begun.observed(tree, names).differing(Stamps.observed(tree, names)) == []


def test_what_was_found_before_a_change_is_given_once_and_then_what_is_there(tree, begun):
    before = Stamps.observed(tree, NAMES)
    begun.observed(tree, FOLDERS)  # the process goes by the order of its parts: it has the files by then
    (tree / "b/c").write_text("longer than before")
    assert begun.observed(tree, NAMES).differing(before) == []
    assert begun.observed(tree, NAMES).differing(before) == [1]


@pytest.mark.parametrize("taken", [True, False])
def test_a_part_that_is_looked_at_again_is_as_it_is_then(tree, begun, taken):
    before = begun.observed(tree, NAMES) if taken else Stamps.observed(tree, NAMES)
    begun.observed(tree, FOLDERS)
    (tree / "gone").write_text("")
    begun.again(tree, NAMES)
    assert begun.observed(tree, NAMES).differing(before) == [2]


def test_a_part_that_is_not_of_the_first_is_looked_at_when_it_is_asked_for(tree, begun):
    before = Stamps.observed(tree, LATER)
    begun.observed(tree, NAMES)
    (tree / "b/c").write_text("longer than before")
    begun.again(tree, LATER)
    begun.again(tree, FOLDERS)
    begun.observed(tree, FOLDERS)  # by now it has the later one
    (tree / "b/c").unlink()
    seen = begun.observed(tree, LATER)
    assert seen.differing(before) == [0]
    assert seen.differing(Stamps.observed(tree, LATER)) == [0]


def test_other_names_are_looked_at_here(tree, begun):
    assert begun.observed(tree, ("a",)).differing(Stamps.observed(tree, ("a",))) == []


@pytest.mark.parametrize("lost", ["before it has answered", "after"])
def test_a_process_that_is_lost_is_no_fault(tree, begun, lost):
    if lost == "after":
        begun.observed(tree, NAMES)
    os.kill(begun._process, signal.SIGKILL)
    os.waitid(os.P_PID, begun._process, os.WEXITED | os.WNOWAIT)
    begun.again(tree, NAMES)
    for names in (NAMES, FOLDERS, NAMES):
        assert begun.observed(tree, names).differing(Stamps.observed(tree, names)) == []


def test_a_folder_that_is_not_there_is_told_as_ever(tree):
    begun = Ahead([(tree / "none", NAMES), (tree, NAMES)], 2)
    assert begun.observed(tree, NAMES).differing(Stamps.observed(tree, NAMES)) == []
    with pytest.raises(FileNotFoundError):
        begun.observed(tree / "none", NAMES)
    begun.close()


def test_nothing_is_left_of_it(begun):
    process = begun._process
    begun.close()
    begun.close()
    with pytest.raises(ChildProcessError):
        os.waitpid(process, 0)


def test_it_keeps_no_lock_of_those_that_it_is_to_leave_alone(tree):
    lock = os.open(tree / "lock", os.O_RDWR | os.O_CREAT)
    fcntl.flock(lock, fcntl.LOCK_EX)
    begun = Ahead([(tree, NAMES)], 1, apart=(lock,))
    begun.observed(tree, NAMES)
    os.close(lock)
    other = os.open(tree / "lock", os.O_RDWR)
    fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    os.close(other)
    begun.close()


@pytest.mark.parametrize(("beside", "few"), [(False, 0), (True, 4)])
def test_for_little_and_where_it_is_not_wanted_there_is_no_process(tree, monkeypatch, beside, few):
    monkeypatch.setattr(ahead, "_FEW", few)
    begun = Ahead([(tree, NAMES)], 1, beside=beside)
    assert not begun._process
    assert begun.observed(tree, NAMES).differing(Stamps.observed(tree, NAMES)) == []
