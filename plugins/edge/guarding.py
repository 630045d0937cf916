"""The guard at the edge: what is about to go out is held beside what is published, before it goes out."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from plugins.core.build import Result
from plugins.core.comparison import Comparison, compare
from plugins.core.guard import late_items, refusals, to_come
from plugins.core.moves import leads_on
from plugins.core.problems import Problem, in_order
from plugins.core.published import NAME, Record, read_record
from plugins.core.site import Site
from plugins.edge.against import record_at, record_in
from plugins.edge.difference import first, notes, report
from plugins.edge.outcome import AGAINST, AGAINST_SHOWN
from plugins.edge.settings import late_days
from plugins.edge.telling import language_of, shown_root


class Verdict(Struct, frozen=True):
    """What the guard says: problems (an error keeps the site back), and lines that are only told."""

    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


def judged(result: Result, settings: Mapping[str, Any]) -> Verdict:
    """What the guard says of a build that is about to go out; nothing where it is not set.

    Raises PublishError where what is published cannot be read.
    """
    site = result.site
    if settings.get(AGAINST) is None or site is None or not result.record:
        return Verdict()
    root, lang, coming = shown_root(Path(settings["PATH"])), language_of(settings), to_come(site)
    was = _published(settings, site)
    if was is None:
        return Verdict(notes=tuple(notes(None, _where(settings), coming, root, lang)))
    found = _compared(was, result, site)
    problems = in_order((*refusals(found, site), *late_items(found, site, late_days(settings))))
    return Verdict(problems, tuple(notes(found, _where(settings), coming, root, lang)))


def differences(result: Result, settings: Mapping[str, Any], *, whole: bool) -> tuple[list[str], bool]:
    """The report on what would change, and whether the guard would let it. Raises PublishError."""
    site, lang, where = result.site, language_of(settings), _where(settings)
    was = _published(settings, site) if site is not None else None
    if was is None or site is None:
        return [first(where, lang)], True
    found = _compared(was, result, site)
    refused = refusals(found, site)
    problems = in_order((*refused, *late_items(found, site, late_days(settings))))
    root = shown_root(Path(settings["PATH"]))
    lines = report(found, where, problems, to_come(site), root, lang, whole=whole)
    return lines, not any(problem.severity == "error" for problem in refused)


def _where(settings: Mapping[str, Any]) -> str:
    return settings.get(AGAINST_SHOWN) or settings[AGAINST] or shown_root(Path(settings["OUTPUT_PATH"]))


def _published(settings: Mapping[str, Any], site: Site) -> Record | None:
    where = settings[AGAINST]
    if where:
        return record_at(where, site.identity.url)
    return record_in(Path(settings["OUTPUT_PATH"]) / NAME)


def _compared(was: Record, result: Result, site: Site) -> Comparison:
    return compare(was, read_record(result.record), leads_on(site))
