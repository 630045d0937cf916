"""How far the site meets what the law asks for: never more than has been checked, and why not more."""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from plugins.accessibility.evidence import Evidence
from plugins.accessibility.model import AREAS, FAILED
from plugins.accessibility.run import REQUIRED

BY_HAND = ("keyboard", "screen_reader", "zoom", "content")
"""What no program can tell: without each of these nobody knows that everything is met."""


class Level(StrEnum):
    """The three states that the law's model knows, and that nothing has been looked at."""

    FULL = "full"
    PARTLY = "partly"
    NOT = "not"
    UNKNOWN = "unknown"


class Reason(Struct, frozen=True):
    """Why no more can be claimed; ``detail`` is an area that was checked, or a number."""

    name: str
    detail: str = ""


class Conformance(Struct, frozen=True):
    """The state, and all that keeps it from being a better one."""

    level: Level
    reasons: tuple[Reason, ...]


def judged(evidence: Evidence) -> Conformance:
    """The best that can be claimed. What the centre thinks itself can only lower it."""
    reasons = (*_of_run(evidence), *_of_people(evidence), *_of_files(evidence))
    known = evidence.known
    if known.conformance == "not":
        return Conformance(Level.NOT, reasons)
    if not _is_looked_at(evidence):
        return Conformance(Level.UNKNOWN, reasons)
    return Conformance(Level.PARTLY if reasons or known.conformance else Level.FULL, reasons)


def _is_looked_at(evidence: Evidence) -> bool:
    run = evidence.run
    by_program = run is not None and bool(run.pages) and bool(set(REQUIRED) & set(run.rules))
    return by_program or bool(evidence.checked)


def _of_run(evidence: Evidence) -> Iterator[Reason]:
    run = evidence.run
    if run is None or not run.pages:
        yield Reason("no-run")
        return
    if evidence.run_old:
        yield Reason("run-old")
    if not set(REQUIRED) <= set(run.rules):
        yield Reason("rules")
    if broken := len({finding.rule for page in run.pages for finding in page.violations}):
        yield Reason("violations", str(broken))
    if evidence.unseen:
        yield Reason("unseen", str(len(evidence.unseen)))
    if any(page.incomplete for page in run.pages) and not _are_decided(evidence):
        yield Reason("undecided")


def _are_decided(evidence: Evidence) -> bool:
    """Whether somebody has looked since at what the run could not decide."""
    found, run = evidence.latest("unclear"), evidence.run
    return (
        found is not None
        and run is not None
        and _passes(evidence, "unclear")
        and found.check.date >= run.as_of
    )


def _of_people(evidence: Evidence) -> Iterator[Reason]:
    needed = (*BY_HAND, *(("documents",) if evidence.pdf_count or evidence.offices else ()))
    for area in AREAS:
        found = evidence.latest(area)
        if found is not None and found.check.result == FAILED:
            yield Reason("failed", area)
        elif area in needed and found is None:
            yield Reason("not-checked", area)
        elif area in needed and found is not None and found.old:
            yield Reason("check-old", area)
    known = evidence.known
    if known.shortcomings:
        yield Reason("shortcomings", str(len(known.shortcomings)))
    if known.unchecked:
        yield Reason("unchecked", str(len(known.unchecked)))
    if known.burden:
        yield Reason("burden", str(len(known.burden)))


def _passes(evidence: Evidence, area: str) -> bool:
    found = evidence.latest(area)
    return found is not None and found.check.result != FAILED and not found.old


def _of_files(evidence: Evidence) -> Iterator[Reason]:
    if evidence.pdfs:
        yield Reason("pdfs", str(len(evidence.pdfs)))
