"""``accessibility-run.json``: what the last automatic run found, as `make audit` writes it.

It is committed and read like any data: strictly typed, every fault at its place.
"""

from functools import lru_cache
from typing import Annotated

from plugins.accessibility.model import Day
from plugins.core.model import Part
from plugins.core.parse import Document, text_of
from plugins.core.problems import Place, Problem, error, has_errors
from plugins.core.schema import structure
from plugins.core.source import SourceFile
from plugins.core.values import Number, Text, choice, objection, reading
from plugins.core.yaml_tree import Table, read_yaml

RUN_FILE = "accessibility-run.json"

REQUIRED = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")
"""The sets of rules that stand for what the law asks for: WCAG 2.1, levels A and AA."""

NARROW, WIDE = 320, 1280
SCHEMES = ("dark", "light")

_LONGEST, _MOST_VALUES = 5_000_000, 200_000


def _address(raw: str) -> str:
    if not raw.startswith("/") or raw.startswith("//") or any(sign in raw for sign in "?#\\ "):
        raise objection("accessibility-run-address", {"found": raw[:200]})
    return raw


class Undecided(Part):
    """A rule that the program could not decide, in so many places of a page."""

    rule: Text
    places: Number


class Violation(Undecided):
    """A rule that a page breaks."""

    impact: Annotated[str, choice("minor", "moderate", "serious", "critical")] = ""


class RunPage(Part):
    """A page that was looked at: in which widths and colour schemes, and what was found."""

    address: Annotated[str, reading(_address)]
    kind: Text = ""
    widths: tuple[Number, ...]
    schemes: tuple[Annotated[str, choice(*SCHEMES)], ...]
    violations: tuple[Violation, ...] = ()
    incomplete: tuple[Undecided, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether it was looked at as a phone and as a wide screen show it, in light and in dark."""
        widths = self.widths or (0,)
        return min(widths) <= NARROW and max(widths) >= WIDE and set(SCHEMES) <= set(self.schemes)


class Run(Part):
    """One run over many pages, as the site was on a day, by a program named with its version."""

    as_of: Day
    tool: Text
    rules: tuple[Text, ...]
    pages: tuple[RunPage, ...]


@lru_cache(maxsize=2)  # the pages in all languages ask for it
def read_run(data: bytes) -> tuple[Run | None, tuple[Problem, ...]]:
    """The run, or None with everything that is wrong with its file."""
    text, problems = text_of(SourceFile(RUN_FILE, data))
    if text is None:
        return None, problems
    # JSON is YAML, and the reader of YAML knows where each value stands.
    tree, faults = read_yaml(text, RUN_FILE, longest=_LONGEST, most_values=_MOST_VALUES)
    if has_errors((*problems, *faults)) or not isinstance(tree, Table):
        return None, (*problems, *faults) or (error(Place(RUN_FILE), "accessibility-run-form"),)
    found, _, problems = structure(Document(RUN_FILE, tree, "", 1), Run)
    return (None if problems else found), tuple(map(_said, problems))


def _said(problem: Problem) -> Problem:
    """Who edits a file that a program writes needs no advice but one."""
    if problem.code != "key-missing":
        return problem
    return error(problem.place, "accessibility-run-missing", **dict(problem.values))
