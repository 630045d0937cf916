"""Work in several processes: the results are those of one process, in the same order.

The processes are forked, so they have at hand what the function works with (the site, ten thousand
items in short) and nothing but names and results travels. Where there is no fork, or only little to
do, all is done here.
"""

import ctypes
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

from plugins.edge.collector import collect_seldom

Task = TypeVar("Task")
Done = TypeVar("Done")


class _Sharing(NamedTuple):
    """How the tasks of a stage are shared out.

    Fewer than ``little`` are done before the processes have begun. The most and the fewest that are handed
    over in one piece follow, and after how many progress is told.
    """

    little: int = 96
    biggest: int = 256
    smallest: int = 16
    told: int = 64


_USUAL = _Sharing()
_SHARING = {
    "texts": _Sharing(biggest=64),  # whose results are big: all of them wait in memory to be taken
    # A form takes as long as a hundred pages. Those of one picture stay together, which is decoded once.
    "pictures": _Sharing(little=2, biggest=24, smallest=1, told=4),
    "folders": _Sharing(little=2, biggest=1, smallest=1),  # each is work enough for a process
}
_PR_SET_PDEATHSIG = 1  # linux/prctl.h

Progress = Callable[[str, int, int], None]
"""Told which stage has done how much of how much."""

_work: tuple[Callable[[Any], Any], Sequence[Any]] | None = None


class Pool:
    """Up to ``jobs`` processes. ``progress`` is told how far each stage has come."""

    def __init__(self, jobs: int, progress: Progress | None = None) -> None:
        self._jobs = jobs
        self._progress = progress

    def run(self, stage: str, function: Callable[[Task], Done], tasks: Sequence[Task]) -> Iterator[Done]:
        """The results of all tasks, in their order. What the function raises passes through."""
        sharing = _SHARING.get(stage, _USUAL)
        if len(tasks) >= _USUAL.little:
            collect_seldom()
        alone = self._jobs < 2 or len(tasks) < sharing.little
        if alone or "fork" not in multiprocessing.get_all_start_methods():
            results: Iterator[Done] = map(function, tasks)
        else:
            results = self._forked(function, tasks, sharing)
        for number, result in enumerate(results, 1):
            yield result
            if self._progress is not None and number % sharing.told == 0:
                self._progress(stage, number, len(tasks))

    def _forked(
        self, function: Callable[[Task], Done], tasks: Sequence[Task], sharing: _Sharing
    ) -> Iterator[Done]:
        global _work  # noqa: PLW0603 - what forked processes find in their copy of the memory
        # Costs 20 ms that a small build has no use for.
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

        pieces = tuple(_pieces(len(tasks), self._jobs, sharing))
        done = 0
        _work = function, tasks
        executor = ProcessPoolExecutor(
            self._jobs, multiprocessing.get_context("fork"), initializer=_begin, initargs=(os.getpid(),)
        )
        try:
            for piece in executor.map(_piece, pieces):
                yield from piece
                done += len(piece)
        except BrokenProcessPool:
            # A process was killed from outside (most often: too little memory). The rest is done here.
            yield from map(function, tasks[done:])
        finally:
            executor.shutdown(cancel_futures=True)
            _work = None


def _begin(parent: int) -> None:
    """A process that ends with its parent, and leaves an interruption to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl is not None:
        prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _pieces(tasks: int, jobs: int, sharing: _Sharing) -> Iterator[slice]:
    """The tasks in pieces that grow shorter, so that neighbours stay together and all end at one time."""
    done = 0
    while done < tasks:
        size = min(sharing.biggest, max(sharing.smallest, (tasks - done) // (jobs * 4)))
        yield slice(done, done + size)
        done += size


def _piece(piece: slice) -> list[Any]:
    if _work is None:
        raise RuntimeError("no work")
    function, tasks = _work
    return [function(task) for task in tasks[piece]]
