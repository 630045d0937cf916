"""What is remembered between builds: it spares reading, and never makes a build wrong."""

import hashlib
import os
import shutil

import pytest

from plugins.edge import proof as proof_module
from plugins.edge.publish import opened
from plugins.edge.stamps import Clock
from tests.edge.sites import NEW, OLD, behind, contents, digests, publish


@pytest.fixture
def looked(monkeypatch):
    """What a build hashes and which folders it lists, as paths from the folder of all."""
    found = {"hashed": [], "listed": []}
    hashed, strays = proof_module.hashed, proof_module._strays

    def hash_(path):
        found["hashed"].append(f"{path.parent.name}/{path.name}")
        return hashed(path)

    def list_(tree, folder, *rest):
        found["listed"].append(f"{tree.root.name}/{folder}")
        return strays(tree, folder, *rest)

    monkeypatch.setattr(proof_module, "hashed", hash_)
    monkeypatch.setattr(proof_module, "_strays", list_)
    return found


def test_what_stamps_prove_is_neither_hashed_nor_listed(output, looked):
    memory = publish(output, OLD).memory
    looked["hashed"].clear()
    looked["listed"].clear()
    memory = publish(output, OLD, memory).memory
    assert looked == {"hashed": [], "listed": []}
    publish(output, OLD | {"a/index.html": b"new"}, memory)
    assert looked["hashed"] == []
    # The folder of the changed file in either tree; the roots, which the marker and the exchange change.
    assert set(looked["listed"]) == {"output/", "output/a", ".output.back/", ".output.back/a"} - {"output/a"}


@pytest.mark.parametrize("changed", [OLD | {"a/index.html": b"new"}, NEW, {"x/y/z": b"z"}, {}])
def test_next_build_knows_both_trees_after_any_change(output, looked, changed):
    memory = publish(output, changed, publish(output, OLD).memory).memory
    looked["hashed"].clear()
    looked["listed"].clear()
    with opened(output, memory) as held:
        assert dict(held.standing) == digests(changed)
        assert looked == {"hashed": [], "listed": []}
        held.prepare()
        assert looked == {"hashed": [], "listed": []}
        assert held.memory == memory


@pytest.mark.parametrize("memory", ["none", "right"])
def test_paranoid_build_hashes_and_lists_everything(output, looked, memory):
    right = publish(output, OLD).memory
    looked["hashed"].clear()
    looked["listed"].clear()
    publish(output, OLD, right if memory == "right" else None, paranoid=True)
    assert sorted(looked["hashed"]) == ["a/index.html", "gone/index.html", "output/index.html"]
    assert sorted(looked["listed"]) == ["output/", "output/a", "output/gone"]


def other_version(memory):
    body = memory[32:].replace(b"output-memory/1", b"output-memory/0")
    return hashlib.sha256(body).digest() + body


@pytest.mark.parametrize(
    "damage",
    [
        lambda memory: b"",
        lambda memory: memory[:31],
        lambda memory: memory[:-1],
        lambda memory: memory + b"x",
        lambda memory: memory[:50] + bytes([memory[50] ^ 1]) + memory[51:],
        lambda memory: memory[:-50] + bytes([memory[-50] ^ 1]) + memory[-49:],
        lambda memory: memory.decode("latin-1"),
        lambda memory: {"memory": memory},
        lambda memory: hashlib.sha256(b"").digest(),
        other_version,
    ],
    ids=["empty", "short", "cut", "longer", "head", "stamps", "text", "dict", "no body", "version"],
)
def test_damaged_memory_is_no_memory(output, looked, damage):
    memory = damage(publish(output, OLD).memory)
    looked["hashed"].clear()
    with opened(output, memory) as held:
        assert dict(held.standing) == digests(OLD)
    assert len(looked["hashed"]) == 3
    publish(output, NEW, memory)
    assert contents(output) == contents(behind(output)) == NEW


def test_memory_of_another_output_is_no_memory(output, tmp_path):
    foreign = publish(tmp_path / "other", OLD | {"a/index.html": b"z"}).memory
    publish(output, OLD)
    (output / "a/index.html").write_bytes(b"z")
    with opened(output, foreign) as held:
        assert "a/index.html" not in held.standing


def test_memory_of_an_earlier_build_is_right_for_what_has_not_changed_since(output, looked):
    memory = publish(output, OLD).memory
    publish(output, OLD | {"a/index.html": b"new"})
    looked["hashed"].clear()
    with opened(output, memory) as held:
        assert dict(held.standing) == digests(OLD | {"a/index.html": b"new"})
    assert looked["hashed"] == ["a/index.html"]


def test_trees_that_were_moved_are_known_again(output, looked, tmp_path):
    memory = publish(output, OLD).memory
    output.rename(tmp_path / "site")
    behind(output).rename(tmp_path / ".site.back")
    looked["hashed"].clear()
    publish(tmp_path / "site", NEW, memory)
    assert looked["hashed"] == []
    assert contents(tmp_path / "site") == NEW


def test_trees_that_were_copied_are_not(output, looked, tmp_path):
    memory = publish(output, OLD).memory
    shutil.copytree(output, tmp_path / "site")
    looked["hashed"].clear()
    with opened(tmp_path / "site", memory) as held:
        assert dict(held.standing) == digests(OLD)
    assert len(looked["hashed"]) == 3


def forge(path):
    """Change a file in its place, with the same size and mtime: what is left of a trace is its ctime."""
    status = path.stat()
    path.write_bytes(bytes(len(path.read_bytes())))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


@pytest.mark.parametrize("tree", [lambda output: output, behind], ids=["front", "behind"])
def test_change_right_after_the_build_is_seen(output, tree):
    # Where times are coarse, a change within the tick of the build's last write leaves the ctime as it is,
    # were it not for the wait that `Clock.tick` is.
    memory = None
    for number in range(30):
        site = OLD | {"index.html": b"%03d" % number}
        memory = publish(output, site, memory).memory
        forge(tree(output) / "index.html")
        with opened(output, memory) as held:
            assert ("index.html" in held.standing) == (tree is behind)
        memory = publish(output, site | {"a/index.html": b"%03d" % number}, memory).memory
        assert contents(output) == contents(behind(output)) == site | {"a/index.html": b"%03d" % number}


@pytest.mark.parametrize("tree", [lambda output: output, behind], ids=["front", "behind"])
def test_file_that_comes_right_after_the_build_is_seen(output, tree):
    memory = None
    for number in range(30):
        memory = publish(output, OLD | {"a/index.html": b"%03d" % number}, memory).memory
        (tree(output) / "a/mine").touch()
        with pytest.raises(Exception, match="foreign"), opened(output, memory) as held:
            held.prepare()
        (tree(output) / "a/mine").unlink()


@pytest.mark.parametrize("standing_still", [True, False])
def test_stamps_of_a_clock_that_stands_still_prove_nothing(output, looked, monkeypatch, standing_still):
    with monkeypatch.context() as patch:
        if standing_still:
            # As where times are told in whole seconds, and all was written within one.
            patch.setattr(Clock, "now", lambda _self: 1)
            patch.setattr("time.sleep", lambda _seconds: None)
        memory = publish(output, OLD).memory
    looked["hashed"].clear()
    looked["listed"].clear()
    with opened(output, memory) as held:
        assert dict(held.standing) == digests(OLD)
        held.prepare()
    assert len(looked["hashed"]) == (3 if standing_still else 0)
    assert len(looked["listed"]) == (6 if standing_still else 0)
