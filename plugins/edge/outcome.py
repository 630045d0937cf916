"""What is asked of a build, and what came of it."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from msgspec import Struct

from plugins.core.problems import Problem
from plugins.edge.inputs import Inputs
from plugins.edge.publish import Output, Summary
from plugins.edge.store import DiskStore

AGAINST = "AGAINST"
"""The setting that sets the guard: what to compare with, or an empty text for the output itself."""

AGAINST_SHOWN = "AGAINST_SHOWN"
"""The setting that says what that is called, where its path is of no use to a reader."""


class Listeners(Struct, frozen=True):
    """Plugins from elsewhere that work on written files: told of each file, and of the whole tree."""

    written: Callable[[Path], None]
    finished: Callable[[Path], None]


class Request(Struct, frozen=True):
    """What is asked for: settings, the modules of the plugins, who listens, who is told of progress.

    ``progress`` is told which stage has done how much of how much. Without ``publish`` nothing is
    written but what is remembered. ``inputs`` are there where they have been looked at already, and what is
    ``held`` for this build: the store and the output.
    """

    settings: Mapping[str, Any]
    plugins: Sequence[ModuleType]
    listeners: Listeners | None = None
    progress: Callable[[str, int, int], None] | None = None
    publish: bool = True
    inputs: Inputs | None = None
    held: tuple[DiskStore, Output] | None = None


class Outcome(Struct, frozen=True):
    """What came of it; without a summary nothing was published, and the former site is untouched.

    ``notes`` are lines that are told beside the problems. ``made_of`` is what the build had in memory: a
    process that ends with the outcome need not let go of ten thousand items one by one before.
    """

    problems: tuple[Problem, ...]
    summary: Summary | None = None
    pages: int = 0
    notes: tuple[str, ...] = ()
    made_of: object = None
