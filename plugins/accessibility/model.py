"""``accessibility.yaml``: what people know of the site's accessibility, and whom readers turn to.

The statement is made of this file, of the last automatic run and of the PDFs. Texts are plain, or given by
language; one that a language lacks is shown in the site's own.
"""

import datetime as dt
from collections.abc import Callable
from functools import lru_cache
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, WrapValidator

from plugins.core.dates import parse_day
from plugins.core.model import LANGUAGES, Marks, Part
from plugins.core.parse import Document, text_of
from plugins.core.problems import Place, Problem, error, has_errors
from plugins.core.schema import structure
from plugins.core.source import SourceFile
from plugins.core.text import is_http_url
from plugins.core.values import Email, Telephone, Text, Url, choice, objection, plain_text, reading, refusing
from plugins.core.yaml_tree import Scalar, Table, read_yaml

FILE = "accessibility.yaml"

AREAS = ("keyboard", "screen_reader", "zoom", "content", "documents", "unclear")
"""What people check: the last are downloads, and what an automatic run could not decide."""

PASSED, FAILED = "passed", "failed"


class Worded(Part):
    """A text by language."""

    fi: Text = ""
    sv: Text = ""
    en: Text = ""

    def said_in(self, lang: str, own: str) -> tuple[str, str]:
        """The text in a language, with the language that it is in; else in the site's ``own``, or any."""
        found = next(one for one in (lang, own, *LANGUAGES) if getattr(self, one))
        return getattr(self, found), found


class Plain(Worded):
    """A text that is given without a language: it is in the site's own."""

    text: Text

    def said_in(self, _lang: str, own: str) -> tuple[str, str]:
        """The text, in the site's own language."""
        return self.text, own


def _worded(raw: object, by_language: Callable[[object], Worded]) -> Worded:
    if not isinstance(raw, dict):
        return Plain(text=plain_text(raw))
    found = by_language(raw)
    if not any(getattr(found, lang) for lang in LANGUAGES):
        raise objection("value-empty")
    return found


def _addresses(found: Worded) -> Worded:
    for name in type(found).model_fields:
        if (address := getattr(found, name)) and not is_http_url(address):
            raise objection("url-form", {"found": address})
    return found


Words = Annotated[Worded, WrapValidator(_worded)]
Addresses = Annotated[Worded, AfterValidator(_addresses), WrapValidator(_worded)]
Day = Annotated[dt.date, reading(refusing(parse_day))]


class Feedback(Part):
    """Where readers tell of faults; what is not given here is the site's general contact."""

    email: Email = ""
    phone: Telephone | None = None
    url: Url = ""
    address: tuple[Text, ...] = ()
    note: Words | None = None


class Authority(Part):
    """Who supervises that the law is kept."""

    name: Words
    unit: Words | None = None
    url: Addresses
    email: Email = ""
    phone: Telephone | None = None


class Check(Part):
    """Something that somebody has checked by hand, and what came of it."""

    what: Annotated[str, choice(*AREAS)]
    date: Day
    by: Text
    result: Annotated[str, choice(PASSED, FAILED)]
    note: Words | None = None


class Shortcoming(Part):
    """Something that is known not to be accessible."""

    what: Words
    why: Words
    since: Day | None = None
    mend_by: Day | None = None
    wcag: tuple[Text, ...] = ()
    instead: Words | None = None


class Excepted(Part):
    """Something that is not accessible with good reason, need not be, or that nobody has checked; and why."""

    what: Words
    why: Words
    instead: Words | None = None


class Accessibility(Part):
    """The whole file. ``conformance`` is what the centre itself thinks: it can only lower what is claimed."""

    service: Words
    made: Day
    updated: Day | None = None
    reviewed: Day | None = None
    assessed_by: Text = ""
    conformance: Annotated[str, choice("partly", "not")] = ""
    feedback: Feedback = Feedback()
    authority: Authority
    checks: tuple[Check, ...] = ()
    shortcomings: tuple[Shortcoming, ...] = ()
    burden: tuple[Excepted, ...] = ()
    out_of_scope: tuple[Excepted, ...] = ()
    unchecked: tuple[Excepted, ...] = ()

    @property
    def looked_over(self) -> dt.date:
        """The day on which somebody last looked through it."""
        return max(day for day in (self.made, self.updated, self.reviewed) if day is not None)


class Reading(NamedTuple):
    """What the file says (None where it is not sound), where its values stand, and what is wrong with it."""

    known: Accessibility | None
    marks: Marks
    problems: tuple[Problem, ...]


@lru_cache(maxsize=2)  # the pages in all languages ask for it
def read_accessibility(data: bytes) -> Reading:
    """The file as it is read."""
    text, problems = text_of(SourceFile(FILE, data))
    if text is None:
        return Reading(None, {}, problems)
    tree, faults = read_yaml(text, FILE)
    problems = (*problems, *faults)
    if tree is None or (isinstance(tree, Scalar) and tree.empty):
        told = () if faults else (error(Place(FILE), "accessibility-empty"),)
        return Reading(None, {}, (*problems, *told))
    if not isinstance(tree, Table):
        return Reading(None, {}, (*problems, error(tree.place, "accessibility-form")))
    found, marks, wrong = structure(Document(FILE, tree, "", 1), Accessibility)
    problems = (*problems, *map(_said, wrong), *(_order(found, marks) if found else ()))
    return Reading(None if has_errors(problems) else found, marks, problems)


def _said(problem: Problem) -> Problem:
    """What is said of front matter, in the words for this file."""
    if problem.code != "key-missing":
        return problem
    return error(problem.place, "accessibility-missing", **dict(problem.values))


def _order(found: Accessibility, marks: Marks) -> tuple[Problem, ...]:
    """Days that cannot follow one another."""
    told = []
    made: dt.date | None = found.made  # what is missing is None here
    for key in ("updated", "reviewed"):
        day = getattr(found, key)
        if day and made and day < made:
            told.append(_before(marks[key,], key, day, "made", made))
    for index, one in enumerate(found.shortcomings or ()):
        if one.since and one.mend_by and one.mend_by < one.since:
            place = marks["shortcomings", index, "mend_by"]
            told.append(_before(place, "mend_by", one.mend_by, "since", one.since))
    return tuple(told)


def _before(place: Place, later: str, day: dt.date, earlier: str, other: dt.date) -> Problem:
    values = {"later": later, "earlier": earlier, "found": _shown(day), "other": _shown(other)}
    return error(place, "order", **values)


def _shown(day: dt.date) -> str:
    return f"{day.day}.{day.month}.{day.year}"
