"""What is wrong with what the statement is made of; what only time brings is a warning."""

from collections.abc import Iterator

from plugins.accessibility.evidence import (
    REVIEW_MONTHS,
    RUN_MONTHS,
    last_run,
    later,
    unseen,
)
from plugins.accessibility.model import FILE, read_accessibility
from plugins.accessibility.parts import Teller
from plugins.accessibility.run import RUN_FILE, read_run
from plugins.core.dates import format_day
from plugins.core.feature import Setting
from plugins.core.problems import Place, Problem, error, warning
from plugins.core.prose import BlockCall
from plugins.core.site import Site

_CLOSED = {"damaged": "pdf-damaged", "locked": "pdf-locked", "heavy": "pdf-heavy"}


def check(site: Site, _paths: frozenset[str]) -> Iterator[Problem]:
    """Faults of the two files, what has grown old in them, and PDFs that nobody can look into."""
    yield from _of_people(site)
    yield from _of_run(site)
    for path in site.assets():
        facts = site.pdf(path)
        if facts is not None and facts.state != "read":
            yield warning(Place(path), _CLOSED[facts.state])


def missing(call: BlockCall, setting: Setting) -> Iterator[Problem]:
    """A directive without the file that it is made of."""
    if setting.site.data(FILE) is None:
        yield error(call.place, "accessibility-none", file=FILE)


def _of_people(site: Site) -> Iterator[Problem]:
    data = site.data(FILE)
    if data is None:
        return
    known, marks, problems = read_accessibility(data)
    yield from problems
    if known is None:
        return
    if site.as_of > later(known.looked_over, REVIEW_MONTHS):
        day = format_day(known.looked_over, site.identity.lang)
        yield warning(marks["made",], "accessibility-old", day=day, months=REVIEW_MONTHS)
    for index, one in enumerate(known.shortcomings):
        if one.mend_by and site.as_of > one.mend_by:
            what, _ = one.what.said_in(site.identity.lang, site.identity.lang)
            day = format_day(one.mend_by, site.identity.lang)
            yield warning(marks["shortcomings", index, "mend_by"], "accessibility-late", what=what, day=day)


def _of_run(site: Site) -> Iterator[Problem]:
    data = site.data(RUN_FILE)
    if data is not None:
        yield from read_run(data)[1]
    run, lang = last_run(site), site.identity.lang
    if run is None:
        return
    if site.as_of > later(run.as_of, RUN_MONTHS):
        day = format_day(run.as_of, lang)
        yield warning(Place(RUN_FILE), "accessibility-run-old", day=day, months=RUN_MONTHS)
    if sorts := unseen(run, site):
        tell = Teller(lang, lang, site.strings[lang])
        yield warning(Place(RUN_FILE), "accessibility-run-unseen", sorts="; ".join(map(tell.sort, sorts)))
