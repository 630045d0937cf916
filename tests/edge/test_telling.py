"""What the writer is told at a terminal: how far a long build has come, problems in colours."""

import os
import pty
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from plugins.core.making import FILE_STAGES
from plugins.core.problems import Place, error
from plugins.edge import telling
from plugins.edge.outcome import Outcome
from plugins.edge.publish import Summary
from plugins.edge.telling import Teller

MARK = "\0"
STAGES = ("texts", "findings", *FILE_STAGES, "publish")


@contextmanager
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], str]]:
    """A terminal in the place of standard error; gives what was written to it since."""
    ours, theirs = pty.openpty()
    with monkeypatch.context() as patch, os.fdopen(theirs, "w", encoding="utf-8") as stream:
        patch.setattr(telling, "_LONG", 0)
        patch.setenv("TERM", "xterm-256color")
        patch.setattr(sys, "stderr", stream)

        def seen() -> str:
            # What is written arrives at the other end a moment later, and in pieces: a mark tells where it ends.
            stream.write(MARK)
            stream.flush()
            found = b""
            while not found.endswith(MARK.encode()):
                found += os.read(ours, 1 << 20)
            return found.decode().removesuffix(MARK)

        yield seen
    os.close(ours)


@pytest.mark.parametrize(("lang", "first"), [("fi", "Tekstejä luetaan"), ("en", "Reading texts")])
def test_each_stage_of_a_long_build_is_told_at_a_terminal(monkeypatch, capsys, lang, first):
    told = []
    with terminal(monkeypatch) as seen:
        teller = Teller({"DEFAULT_LANG": lang}, Path("content"))
        for stage in STAGES:
            teller.progress(stage, 64, 128)
            told.append(seen())
        teller.tell(Outcome((), Summary(1, 2, 3, 4), pages=5))
        end = seen()
    assert first in told[0]
    assert all("50%" in text for text in told)
    assert len({text.partition(" ━")[0] for text in told}) == len(STAGES)
    assert "\x1b[?25h" in end  # the cursor is there again
    assert "5" in capsys.readouterr().out


def test_a_short_build_shows_no_bar(monkeypatch):
    with terminal(monkeypatch) as seen:
        monkeypatch.setattr(telling, "_LONG", 60)
        Teller({"DEFAULT_LANG": "fi"}, Path("content")).progress("texts", 64, 128)
        assert seen() == ""


def test_errors_are_red_at_a_terminal(monkeypatch):
    with terminal(monkeypatch) as seen:
        with pytest.raises(SystemExit):
            Teller({}, Path("content")).tell(Outcome((error(Place(""), "file-changed"),)))
        assert "\x1b[31m" in seen()
