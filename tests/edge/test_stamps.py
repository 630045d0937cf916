import os

import pytest

from plugins.edge.stamps import UNKNOWN, Clock, Stamp, Stamps, is_settled, stamp_of


def test_stamp_is_what_the_system_says_of_a_plain_file(tmp_path):
    file = tmp_path / "x"
    file.write_bytes(b"abc")
    status = file.stat()
    assert stamp_of(file) == Stamp(3, status.st_mtime_ns, status.st_ino, status.st_ctime_ns)


@pytest.mark.parametrize("sort", ["nothing", "folder", "link", "pipe", "below a file"])
def test_nothing_else_has_a_stamp(tmp_path, sort):
    (tmp_path / "file").touch()
    path = tmp_path / ("file/x" if sort == "below a file" else "x")
    if sort == "folder":
        path.mkdir()
    elif sort == "link":
        path.symlink_to("file")
    elif sort == "pipe":
        os.mkfifo(path)
    assert stamp_of(path) is None


def test_times_beyond_what_can_be_packed_do_no_harm(tmp_path):
    for name, time in (("early", -(2**62)), ("late", 10**19)):
        (tmp_path / name).touch()
        try:
            os.utime(tmp_path / name, ns=(0, time))
        except OverflowError:
            pytest.skip("this system has no such times")
    found = Stamps.observed(tmp_path, ("early", "late"))
    assert [found[0], found[1]] == [stamp_of(tmp_path / "early"), stamp_of(tmp_path / "late")]


@pytest.mark.parametrize(("ctime", "settled"), [(99, True), (100, False), (101, False)])
def test_stamp_is_settled_when_the_clock_had_moved_on(ctime, settled):
    assert is_settled(Stamp(1, 100, 1, ctime), 100) is settled


@pytest.fixture
def tree(tmp_path):
    for path in ("a", "b/c", "b/d"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(path)
    return tmp_path


NAMES = ("a", "b/c", "b/d")


def test_stamps_of_many_are_those_of_each(tree):
    found = Stamps.observed(tree, NAMES)
    assert [found[at] for at in range(3)] == [stamp_of(tree / name) for name in NAMES]
    assert Stamps.unpacked(NAMES, found.packed()).differing(found) == []


def test_root_is_the_empty_name(tree):
    assert Stamps.observed(tree, ("",))[0].inode == tree.stat().st_ino


@pytest.mark.parametrize("change", ["write", "replace", "mode", "gone", "link"])
def test_change_of_one_differs(tree, change):
    with (tree / "clock").open("w") as clock:
        Clock(clock.fileno()).tick()  # a change within the tick of the last one would be seen by nobody
    before = Stamps.observed(tree, NAMES)
    file = tree / "b/c"
    if change == "write":
        file.write_text("b/c")
    elif change == "mode":
        file.chmod(0o600)
    else:
        file.unlink()
        if change == "replace":
            file.write_text("b/c")
        elif change == "link":
            file.symlink_to("d")
    assert before.differing(Stamps.observed(tree, NAMES)) == [1]


def test_what_is_missing_differs_from_what_is_unknown(tmp_path):
    assert Stamps(("x",)).differing(Stamps.observed(tmp_path, ("x",))) == [0]


def test_aligned_stamps_are_unknown_for_new_names(tree):
    found = Stamps.observed(tree, NAMES)
    other = found.aligned(("a", "b/b", "b/d"))
    assert [other[at] for at in range(3)] == [found[0], UNKNOWN, found[2]]
    same = found.aligned(NAMES)
    same[0] = UNKNOWN
    assert found[0] != UNKNOWN


def test_packed_stamps_of_other_names_are_refused(tree):
    with pytest.raises(ValueError, match="as many stamps as names"):
        Stamps.unpacked(("a",), Stamps.observed(tree, NAMES).packed())


def test_clock_moves_on_past_what_was_written(tmp_path):
    descriptor = os.open(tmp_path / "clock", os.O_RDWR | os.O_CREAT)
    clock = Clock(descriptor)
    for number in range(20):
        (tmp_path / "x").write_text(str(number))
        assert is_settled(stamp_of(tmp_path / "x"), clock.tick())
    os.close(descriptor)
