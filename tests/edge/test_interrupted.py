"""A build that is stopped before any one step that changes the disk, or in the middle of a write.

Every such step is counted, and each is once the last: the process is killed there, the system
refuses it, or Ctrl-C comes. Then the output is whole, old or new, and the next build puts all in
order.
"""

import errno
import os
import shutil
import signal
import sys
from collections.abc import Callable
from functools import partial

import pytest

from plugins.edge import exchange as exchange_module
from plugins.edge.faults import PublishError
from tests.edge.sites import NEW, OLD, behind, beside, contents, publish

STEPS = ("open", "write", "mkdir", "chmod", "fchmod", "unlink", "rename", "rmdir", "utime")
LATER = NEW | {"later/index.html": b"later"}


def tripwire(
    monkeypatch: pytest.MonkeyPatch, stop: Callable[[], None], last: int, *, exchange: bool
) -> list[str]:
    """Let ``stop`` be called in the place of step number ``last``; gives the list that tells the steps taken."""
    taken: list[str] = []

    def step(name, function, *arguments, **more):
        if name == "open" and not arguments[1] & os.O_CREAT:
            return function(*arguments, **more)
        taken.append(name)
        if len(taken) == last:
            if name == "write":
                function(arguments[0], arguments[1][: len(arguments[1]) // 2])
            stop()
        return function(*arguments, **more)

    for name in STEPS:
        monkeypatch.setattr(os, name, partial(step, name, getattr(os, name)))
    at_once = exchange_module._exchange_at_once if exchange else unknown
    monkeypatch.setattr(exchange_module, "_exchange_at_once", partial(step, "exchange", at_once))
    return taken


def unknown(_new, _current):
    raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))


def kill():
    os.kill(os.getpid(), signal.SIGKILL)


def killed(monkeypatch, last, output, memory, *, exchange):
    """Build in a process that is killed at a step; whether it came so far."""
    child = os.fork()
    if child == 0:
        tripwire(monkeypatch, kill, last, exchange=exchange)
        publish(output, NEW, memory)
        os._exit(0)
    return os.waitpid(child, 0)[1] != 0


def check(output, memory, *, may_be_gone):
    """The output is whole, and builds go on."""
    assert output.exists() or may_be_gone
    found = contents(output) if output.exists() else None
    assert found in (OLD, NEW, None)
    for site in (found or NEW, LATER):
        memory = publish(output, site, memory).memory
        assert contents(output) == site
        assert beside(output) == []
    assert contents(behind(output)) == LATER
    assert publish(output, LATER, memory).memory == memory


@pytest.mark.parametrize("former", [None, OLD], ids=["first", "later"])
@pytest.mark.parametrize("exchange", [True, False], ids=["exchange", "renames"])
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has renameat2")
def test_killed_build_leaves_the_old_site_or_the_new(tmp_path, monkeypatch, former, exchange):
    seen = set()
    for last in range(1, 1000):
        output = tmp_path / str(last) / "output"
        output.parent.mkdir()
        memory = publish(output, former).memory if former else None
        if not killed(monkeypatch, last, output, memory, exchange=exchange):
            break
        seen.add(str(contents(output)) if output.exists() else None)
        check(output, memory, may_be_gone=not former or not exchange)
        shutil.rmtree(output.parent)
    assert last > 30
    assert len(seen) == (3 if former and not exchange else 2)


def refuse():
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def interrupt():
    raise KeyboardInterrupt


@pytest.mark.parametrize("stop", [refuse, interrupt], ids=["full", "Ctrl-C"])
def test_refused_build_leaves_the_old_site_or_the_new(tmp_path, monkeypatch, stop):
    outcomes = set()
    for last in range(1, 1000):
        output = tmp_path / str(last) / "output"
        output.parent.mkdir()
        memory = publish(output, OLD).memory
        with monkeypatch.context() as patch:
            taken = tripwire(patch, stop, last, exchange=True)
            try:
                publish(output, NEW, memory)
                outcome = "done"
            except (PublishError, OSError, KeyboardInterrupt) as fault:
                outcome = type(fault).__name__
        if len(taken) < last:
            break
        assert stop is interrupt or contents(output) == (NEW if outcome == "done" else OLD)
        outcomes.add(outcome)
        check(output, memory, may_be_gone=False)
        shutil.rmtree(output.parent)
    assert last > 30
    assert outcomes - {"WriteError"} == (
        {"KeyboardInterrupt"} if stop is interrupt else {"done", "PublishError"}
    )
