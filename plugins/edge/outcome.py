"""What is asked of a build, and what came of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from plugins.core.problems import Problem
from plugins.edge.inputs import Inputs
from plugins.edge.publish import Summary

AGAINST = "AGAINST"
"""The setting that sets the guard: what to compare with, or an empty text for the output itself."""

AGAINST_SHOWN = "AGAINST_SHOWN"
"""The setting that says what that is called, where its path is of no use to a reader."""


@dataclass(frozen=True)
class Listeners:
    """Plugins from elsewhere that work on written files: told of each file, and of the whole tree."""

    written: Callable[[Path], None]
    finished: Callable[[Path], None]


@dataclass(frozen=True)
class Request:
    """What is asked for: settings, the modules of the plugins, who listens, who is told of progress.

    ``progress`` is told which stage has done how much of how much. Without ``publish`` nothing is
    written but what is remembered. ``inputs`` are there where they have been looked at already.
    """

    settings: Mapping[str, Any]
    plugins: Sequence[ModuleType]
    listeners: Listeners | None = None
    progress: Callable[[str, int, int], None] | None = None
    publish: bool = True
    inputs: Inputs | None = None


@dataclass(frozen=True)
class Outcome:
    """What came of it; without a summary nothing was published, and the former site is untouched.

    ``notes`` are lines that are told beside the problems.
    """

    problems: tuple[Problem, ...]
    summary: Summary | None = None
    pages: int = 0
    notes: tuple[str, ...] = ()
