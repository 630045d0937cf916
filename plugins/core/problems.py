"""What is wrong with what somebody wrote, as values: nothing here prints or stops a build.

A problem says where (``file:line:column``), which message of the catalogue
(`plugins.core.messages`) tells it, and the values that the message names. Whoever
collects problems decides what to do with them; `describe` makes the line that the writer
reads, in the language of the site.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from msgspec import Struct

from plugins.core.messages import MESSAGES, SEVERITIES


class Severity(StrEnum):
    """An error stops the build, a warning does not; a note is help with the language, for ``make check``."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, order=True)
class Place:
    """A point in a source file: path from the content root, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1


class Problem(Struct, frozen=True):
    """One finding: its place, its message's code, and the values the message names."""

    place: Place
    code: str
    severity: Severity
    values: tuple[tuple[str, str], ...] = ()


def error(place: Place, code: str, **values: object) -> Problem:
    """A finding that stops the build."""
    return _problem(place, code, Severity.ERROR, values)


def warning(place: Place, code: str, **values: object) -> Problem:
    """A finding that the writer should know of; the build goes on."""
    return _problem(place, code, Severity.WARNING, values)


def note(place: Place, code: str, **values: object) -> Problem:
    """A remark for the writer to weigh."""
    return _problem(place, code, Severity.NOTE, values)


def _problem(place: Place, code: str, severity: Severity, values: dict[str, object]) -> Problem:
    return Problem(place, code, severity, tuple(sorted((name, str(value)) for name, value in values.items())))


# What nobody can see has to be seen where a value is shown as the fault.
_UNSEEN = {code: f"[U+{code:04X}]" for code in (0x200B, 0x200C, 0x200E, 0x200F, 0x2060, 0xFEFF)}

Plain = tuple[tuple[str, int, int], str, str, tuple[tuple[str, str], ...]]
"""A problem as texts and numbers: place, code, severity, values."""


def plain(problem: Problem) -> Plain:
    """The problem as texts and numbers, to be kept."""
    place = problem.place
    return (place.path, place.line, place.column), problem.code, problem.severity.value, problem.values


def of_plain(kept: Plain) -> Problem:
    """The problem that `plain` gave."""
    place, code, severity, values = kept
    return Problem(Place(*place), code, Severity(severity), values)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems without repetition, sorted by place, errors before warnings."""
    return tuple(sorted(set(problems), key=lambda p: (p.place, p.severity, p.code, p.values)))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether anything among the problems stops the build."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def message(problem: Problem, lang: str) -> str:
    """What was found, what was expected and the likely mend, without the place.

    Raises KeyError for a code that the catalogue does not have: a fault of the program,
    which the tests find.
    """
    texts = MESSAGES[problem.code]
    values = {name: value if value.isascii() else value.translate(_UNSEEN) for name, value in problem.values}
    return texts.get(lang, texts["en"]).format_map(values)


def describe(problem: Problem, lang: str, root: str = "content") -> str:
    """The line for the writer: ``content/news/x.md:12:3: virhe: …``; no place where no file is meant."""
    place = problem.place
    word = SEVERITIES.get(lang, SEVERITIES["en"])[problem.severity.value]
    where = f"{root}/{place.path}:{place.line}:{place.column}: " if place.path else ""
    return f"{where}{word}: {message(problem, lang)}"
