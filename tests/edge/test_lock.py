"""One build at a time for one output, also when builds are killed."""

import fcntl
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from plugins.core.problems import describe
from plugins.edge import lock as lock_module
from plugins.edge.faults import PublishError
from plugins.edge.publish import opened
from tests.edge.sites import NEW, OLD, contents, publish

PROJECT = Path(__file__).parents[2]
HOLDER = """
import os, sys, time
from pathlib import Path
from plugins.edge.publish import opened
with opened(Path(sys.argv[1])) as held:
    held.prepare()
    worker = os.fork() if sys.argv[2:] else -1
    if worker == 0:
        time.sleep(120)
    print(worker, flush=True)
    time.sleep(120)
"""


@contextmanager
def other_build(output, *arguments):
    """A build in another process that holds the output; its process, and its worker's id."""
    command = [sys.executable, "-c", HOLDER, str(output), *arguments]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process, int(process.stdout.readline())
        finally:
            process.kill()


@pytest.fixture
def output(tmp_path):
    publish(tmp_path / "output", OLD)
    return tmp_path / "output"


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(lock_module, "_PAUSE", 0.001)


def test_second_build_is_told_to_wait(output, impatient):
    with other_build(output):
        with pytest.raises(PublishError) as error:
            publish(output, NEW)
        assert describe(error.value.problem, "fi") == (
            f"virhe: kansioon ”{output}” kirjoittaa juuri nyt toinen sivuston teko. "
            "Odota, että se on valmis, ja yritä uudelleen."
        )
        assert contents(output) == OLD


def test_link_to_the_output_leads_to_the_same_lock(output, impatient, tmp_path):
    (tmp_path / "link").symlink_to("output")
    with other_build(tmp_path / "link"), pytest.raises(PublishError) as error:
        publish(output, NEW)
    assert error.value.problem.code == "publish-busy"


def test_outputs_side_by_side_are_built_at_once(output, tmp_path):
    with other_build(output):
        publish(tmp_path / "other", NEW)
    assert contents(tmp_path / "other") == NEW


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_killed_build_lets_go(output, number):
    with other_build(output) as (process, _):
        process.send_signal(number)
        process.wait()
        publish(output, NEW)
    assert contents(output) == NEW


def test_build_waits_a_moment_for_workers_of_a_killed_one(output, monkeypatch):
    with other_build(output, "worker") as (process, worker):
        process.kill()
        process.wait()
        assert not is_free(output)
        monkeypatch.setattr(lock_module, "_TRIES", 1000)
        os.kill(worker, signal.SIGKILL)
        publish(output, NEW)
    assert contents(output) == NEW


def is_free(output):
    try:
        with lock_module.locked(output.with_name(".output.lock")):
            return True
    except lock_module.BusyError:
        return False


def test_lock_is_free_after_a_build_and_after_one_that_failed(output):
    with pytest.raises(ZeroDivisionError), opened(output):
        raise ZeroDivisionError
    assert is_free(output)
    publish(output, NEW)
    assert is_free(output)


def test_lock_that_is_removed_while_it_is_waited_for_is_not_taken_for_the_lock(output, monkeypatch):
    flock, path = fcntl.flock, output.with_name(".output.lock")

    def late(descriptor, operation):
        path.unlink()  # as the build does that held it
        monkeypatch.setattr(fcntl, "flock", flock)
        flock(descriptor, operation)

    monkeypatch.setattr(fcntl, "flock", late)
    with lock_module.locked(path) as descriptor:
        assert os.fstat(descriptor).st_ino == path.stat().st_ino
    assert not path.exists()


def test_link_in_the_place_of_the_lock_is_not_followed(output, tmp_path):
    (tmp_path / ".output.lock").symlink_to(tmp_path / "mine")
    with pytest.raises(PublishError) as error:
        publish(output, NEW)
    assert error.value.problem.code == "publish-failed"
    assert not (tmp_path / "mine").exists()


def test_pipe_in_the_place_of_the_lock_is_not_waited_for(output, tmp_path):
    os.mkfifo(tmp_path / ".output.lock")
    start = time.monotonic()
    publish(output, NEW)
    assert time.monotonic() - start < 60
