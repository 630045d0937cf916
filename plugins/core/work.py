"""Who computes many things of one sort, maybe in several processes (`plugins.edge.workers`)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

Task = TypeVar("Task")
Done = TypeVar("Done")


class Workers(Protocol):
    """Computes a pure function of many tasks, maybe in several processes; the results come in order."""

    def run(self, stage: str, function: Callable[[Task], Done], tasks: Sequence[Task]) -> Iterable[Done]:
        """The results of all tasks, in their order; the name of the stage is told to who waits."""


class OneByOne:
    """The workers of a build that does all in this process."""

    def run(self, stage: str, function: Callable[[Task], Done], tasks: Sequence[Task]) -> Iterator[Done]:
        """The results of all tasks, in their order."""
        del stage
        return map(function, tasks)
