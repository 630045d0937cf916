"""What builds remember is read back whole or not at all, and is never an error."""

import sqlite3

import pytest

from plugins.core.memory import Memory, Record
from plugins.core.problems import Place, error
from plugins.edge.store import DiskStore

PROBLEM = error(Place("news/a.md", 2, 3), "link-empty", found="")
RECORD = Record((1, 2, 3, 4), b"k" * 16, "news", "a", None, (PROBLEM,))
KEPT = (("news/a", "digest"), b"\0\0\0\0", 1, 9)


def memory(**changed) -> Memory:
    whole = {
        "reading": "r", "records": {"news/a.md": RECORD}, "around": b"a", "day": 7, "questions": (("get", "news", "a"),),
        "answers": [b"x"], "values": {"files": ("f", {("item", "a"): KEPT})}, "used": 1, "base": "b",
    }  # fmt: skip
    return Memory(**(whole | changed))


@pytest.fixture
def file(tmp_path):
    return tmp_path / ".cache/site.sqlite"


def remembered(file, former: Memory, now: Memory) -> Memory:
    store = DiskStore(file)
    store.remember(former, now, tuple)
    store.close()
    later = DiskStore(file)
    later.read_ahead()
    read = later.memory()
    assert read == later.memory()  # read now
    return read


def test_memory_comes_back_whole(file):
    assert remembered(file, Memory(), memory()) == memory()


def test_changes_are_kept_without_writing_the_whole_again(file):
    remembered(file, Memory(), memory())
    size = len(DiskStore(file).bytes_of(b"memory"))
    former = DiskStore(file).memory()
    other = RECORD._replace(id="b")
    now = memory(
        records={**former.records, "news/b.md": other},
        questions=(*former.questions, ("lists", False)),
        answers=[b"y", b"z"],
        values={"files": ("f", {("item", "b"): KEPT})},
    )
    assert remembered(file, former, now) == now
    assert len(DiskStore(file).bytes_of(b"memory")) == size


@pytest.mark.parametrize("harm", ["cut", "flipped", "garbage", "empty", "folder", "other version"])
def test_damaged_file_is_as_if_it_were_not_there(file, harm):
    remembered(file, Memory(), memory())
    data = bytearray(file.read_bytes())
    if harm == "folder":
        file.unlink()
        file.mkdir()
    elif harm == "other version":
        sqlite3.connect(file).execute("PRAGMA user_version = 99").connection.close()
    else:
        data[len(data) // 2] ^= 255
        file.write_bytes({"cut": data[:5000], "flipped": data, "garbage": b"x" * 9000, "empty": b""}[harm])
    store = DiskStore(file)
    store.read_ahead()
    assert store.memory() in (Memory(), memory())
    assert store.memory() in (Memory(), memory())
    store.put(b"name", store.pack(("value", 1)))
    assert store.get(b"name") in (("value", 1), None)


def test_value_with_a_wrong_check_sum_is_gone(file):
    store = DiskStore(file)
    store.put(b"name", store.pack("value")[:-1] + b"?")
    assert store.get(b"name") is None


@pytest.mark.parametrize("ahead", [True, False])
def test_memory_with_a_wrong_check_sum_is_none(file, ahead):
    remembered(file, Memory(), memory())
    store = DiskStore(file)
    kept = bytearray(store.bytes_of(b"memory"))
    # Another letter of the id of the record: plain data all the same.
    kept[kept.index(b"news")] ^= 1
    store.put(b"memory", bytes(kept))
    store.commit()
    if ahead:
        store.read_ahead()
    assert store.memory() == Memory()


def test_nothing_but_values_of_our_own_is_read_back(file):
    class Harmful:
        def __reduce__(self):
            return print, ("this must not run",)

    store = DiskStore(file)
    store.put(b"name", store.pack(Harmful()))
    assert store.get(b"name") is None


def test_readings_that_nobody_uses_leave(file):
    store = DiskStore(file)
    for letter in (b"a", b"b"):
        store.put(letter * 16 + b"p", store.pack("text"))
    store.remember(Memory(), memory(), lambda: [b"a" * 16 + b"p"])
    assert (store.get(b"a" * 16 + b"p"), store.get(b"b" * 16 + b"p")) == ("text", None)


def test_folder_that_cannot_be_written_keeps_nothing_and_says_nothing(tmp_path):
    (tmp_path / "file").write_text("")
    store = DiskStore(tmp_path / "file/cache.sqlite")
    store.put(b"name", store.pack(1))
    assert store.get(b"name") is None
