"""What fails on the way leaves the former site whole, and the next build puts all in order."""

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from plugins.edge import exchange as exchange_module
from plugins.edge import publish as publish_module
from plugins.edge.faults import PublishError
from plugins.edge.manifest import MARKER
from plugins.edge.publish import opened
from plugins.edge.trees import write
from tests.edge.sites import NEW, OLD, behind, beside, contents, once, publish, snapshot, told


class PluginError(Exception):
    pass


def raising(fault):
    def fail(_tree):
        raise fault

    return fail


@pytest.mark.parametrize("fault", [PluginError, KeyboardInterrupt])
@pytest.mark.parametrize("former", [None, OLD], ids=["first", "later"])
def test_build_that_fails_leaves_the_former_site_and_the_next_one_succeeds(output, fault, former):
    if former is not None:
        publish(output, former)
    with pytest.raises(fault):
        publish(output, NEW, meanwhile=raising(fault))
    assert (contents(output) if output.exists() else None) == former
    assert behind(output).exists() == (former is not None)
    for site in (OLD, NEW):
        publish(output, site)
        assert contents(output) == contents(behind(output)) == site
        assert beside(output) == []


def test_tree_that_a_stopped_build_left_is_finished_by_one_that_does_not_even_publish(published):
    with opened(published) as held:
        write(held.prepare(), "index.html", b"new")
    assert (behind(published) / MARKER).exists()
    before = snapshot(published)
    with opened(published):
        pass
    assert contents(behind(published)) == OLD
    assert snapshot(published) == before


DISK_FULL = (
    "levy tai käyttäjän levytila on täynnä, eikä sivusto mahdu kansioon ”{}”. "
    "Entinen sivusto on tallella. Vapauta tilaa ja yritä uudelleen."
)
DENIED = (
    "sivustoa ei saa kirjoittaa kansioon ”{}”. Entinen sivusto on tallella. Pyydä kirjoitusoikeus kansioon, "
    "jossa se on, tai anna toinen kansio: OUTPUT=…."
)
FAILED = "sivuston tiedostoa ”index.html” ei voitu kirjoittaa kansioon ”{}” (Input/output error). Entinen sivusto on tallella. Tarkista levyn tila ja yritä uudelleen."


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (errno.ENOSPC, DISK_FULL),
        (errno.EDQUOT, DISK_FULL),
        (errno.EROFS, DENIED),
        (errno.EACCES, DENIED),
        (errno.EIO, FAILED),
    ],
)
def test_fault_of_the_disk_is_told_and_the_former_site_stays(published, monkeypatch, number, text):
    def fail(*_arguments):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "write", fail)
    with pytest.raises(PublishError) as error:
        publish(published, NEW)
    monkeypatch.undo()
    assert told(error) == "virhe: " + text.format(published)
    assert contents(published) == OLD
    publish(published, NEW)
    assert contents(published) == contents(behind(published)) == NEW


@pytest.mark.parametrize(("number", "text"), [(errno.EACCES, DENIED), (errno.EROFS, DENIED)])
def test_parent_that_may_not_be_written_is_told(output, monkeypatch, number, text):
    def fail(*_arguments, **_more):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "open", fail)
    with pytest.raises(PublishError) as error, opened(output):
        pass
    assert told(error) == "virhe: " + text.format(output)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_parent_without_the_right_to_write_is_told(tmp_path):
    (tmp_path / "x").mkdir(mode=0o555)
    with pytest.raises(PublishError) as error:
        publish(tmp_path / "x/output", NEW)
    assert told(error) == "virhe: " + DENIED.format(tmp_path / "x/output")


def test_output_that_may_not_be_read_is_told(published, monkeypatch):
    scandir = os.scandir

    def fail(folder):
        if str(folder).startswith(f"{published}/"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", fail)
    with pytest.raises(PublishError) as error, opened(published) as held:
        _ = held.standing
    assert told(error) == (
        f"virhe: sivuston kansiota ”{published}” ei voi lukea. "
        "Korjaa käyttöoikeudet tai anna toinen kansio: OUTPUT=…."
    )


@pytest.fixture
def small_disk(tmp_path):
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("no file system can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_full_disk_leaves_the_former_site_and_later_builds_go_on(small_disk):
    output = small_disk / "output"
    publish(output, OLD)
    with pytest.raises(PublishError) as error:
        publish(output, {f"x/{number}": b"x" * 10_000 for number in range(100)})
    assert told(error) == "virhe: " + DISK_FULL.format(output)
    assert contents(output) == OLD
    # Room for one tree of this site and not for two: it comes out, and so does what follows it.
    big = {"index.html": b"x" * 120_000}
    for site in (big, big, OLD, NEW):
        publish(output, site)
        assert contents(output) == site
    assert contents(behind(output)) == NEW


def test_tree_behind_that_cannot_catch_up_does_not_spoil_the_build(published, monkeypatch):
    def fail(*_arguments):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(publish_module, "bring_in", once(publish_module.bring_in, fail))
    memory = publish(published, NEW).memory
    monkeypatch.undo()
    assert contents(published) == NEW
    assert (behind(published) / MARKER).exists()
    publish(published, NEW, memory)  # changes nothing, and tidies up
    assert contents(behind(published)) == NEW


def refuse_exchange(number):
    def refuse(_new, _current):
        raise OSError(number, os.strerror(number))

    return refuse


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.EINVAL, errno.ENOTSUP])
def test_renames_serve_where_the_system_knows_no_exchange(published, monkeypatch, number):
    monkeypatch.setattr(exchange_module, "_exchange_at_once", refuse_exchange(number))
    assert publish(published, NEW).summary.changed == 1
    assert contents(published) == contents(behind(published)) == NEW
    assert beside(published) == []


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_renames_that_fail_leave_the_old_site_or_the_new(published, monkeypatch, failing):
    rename, calls = Path.rename, []

    def fail(path, target):
        calls.append(path)
        if len(calls) == failing:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return rename(path, target)

    monkeypatch.setattr(exchange_module, "_exchange_at_once", refuse_exchange(errno.ENOSYS))
    monkeypatch.setattr(Path, "rename", fail)
    if failing < 3:
        with pytest.raises(PublishError) as error:
            publish(published, NEW)
        assert told(error) == (
            f"virhe: sivustoa ei voitu kirjoittaa kansioon ”{published}” (Input/output error). "
            "Entinen sivusto on tallella. Tarkista levyn tila ja yritä uudelleen."
        )
    else:
        publish(published, NEW)
    assert contents(published) == (OLD if failing < 3 else NEW)
    publish(published, NEW | {"x": b"x"})
    assert contents(published) == contents(behind(published)) == NEW | {"x": b"x"}
    assert beside(published) == []


def test_other_faults_of_the_exchange_are_told(published, monkeypatch):
    monkeypatch.setattr(exchange_module, "_exchange_at_once", refuse_exchange(errno.EBUSY))
    with pytest.raises(PublishError) as error:
        publish(published, NEW)
    assert error.value.problem.code == "publish-failed"
    assert contents(published) == OLD


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has renameat2")
def test_linux_exchanges_in_one_step(published, monkeypatch):
    monkeypatch.setattr(exchange_module, "_exchange_by_renames", None)
    publish(published, NEW)
    assert contents(published) == NEW


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has renameat2")
def test_a_reader_always_finds_a_whole_file(published):
    seen, stop = set(), threading.Event()

    def read():
        while not stop.is_set():
            seen.add((published / "index.html").read_bytes())

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for turn in range(20):
            publish(published, OLD if turn % 2 else NEW)
    finally:
        stop.set()
        reader.join(20)
    assert seen <= {b"old", b"new"}
    assert seen
