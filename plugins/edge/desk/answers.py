"""How ``make check`` tells what it has found: lines for a writer, what a pull request shows, or JSON."""

import json
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from plugins.core.problems import Problem, Severity, message
from plugins.edge.telling import counted, say_all, say_summary, shown_root

FORMATS = ("text", "github", "gitlab", "json")

_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
# GitLab's words for what its reports know: info, minor, major, critical, blocker.
_GITLAB = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}
_TITLES = {
    "fi": {Severity.ERROR: "Virhe", Severity.WARNING: "Varoitus", Severity.NOTE: "Huomio"},
    "en": {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.NOTE: "Note"},
}


def tell(problems: Iterable[Problem], form: str, lang: str, content: Path) -> None:
    """Print the problems, sorted by file, in one of `FORMATS`."""
    found = tuple(problems)
    if form == "json":
        print(json.dumps(_document(found, lang, content), ensure_ascii=False, indent=2))
    elif form == "gitlab":
        print(json.dumps(_report(found, lang, content), ensure_ascii=False, indent=2))
    elif form == "github":
        for problem in found:
            print(_annotation(problem, lang, content))
        say_summary(found, lang)
    else:
        say_all(found, lang, content)
        say_summary(found, lang)


def _document(problems: tuple[Problem, ...], lang: str, content: Path) -> dict[str, object]:
    return {
        **counted(problems),
        "problems": [
            {
                "file": _file(problem, content),
                "line": problem.place.line,
                "column": problem.place.column,
                "severity": problem.severity.value,
                "code": problem.code,
                "message": message(problem, lang),
            }
            for problem in problems
        ],
    }


def _report(problems: tuple[Problem, ...], lang: str, content: Path) -> list[dict[str, object]]:
    """A code quality report, which GitLab shows beside the lines of a merge request.

    A problem that has moved to another line is the same one: its fingerprint does not count lines.
    """
    seen: Counter[str] = Counter()
    report: list[dict[str, object]] = []
    for problem in problems:
        file, said = _file(problem, content) or shown_root(content), message(problem, lang)
        same = f"{file}\n{problem.code}\n{said}"
        seen[same] += 1
        report.append(
            {
                "description": said,
                "check_name": problem.code,
                "fingerprint": sha256(f"{same}\n{seen[same]}".encode()).hexdigest(),
                "severity": _GITLAB[problem.severity],
                "location": {"path": file, "lines": {"begin": max(problem.place.line, 1)}},
            }
        )
    return report


def _file(problem: Problem, content: Path) -> str:
    return f"{shown_root(content)}/{problem.place.path}" if problem.place.path else ""


def _annotation(problem: Problem, lang: str, content: Path) -> str:
    """A workflow command: what a pull request shows beside the line."""
    place = problem.place
    facts = {"title": _TITLES[lang][problem.severity]}
    if place.path:
        facts = {"file": _file(problem, content), "line": str(place.line), "col": str(place.column), **facts}
    named = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in facts.items())
    return f"::{_GITHUB[problem.severity]} {named}::{_escaped(message(problem, lang))}"


def _escaped(text: str, more: str = "") -> str:
    return "".join(f"%{ord(char):02X}" if char in f"%\r\n{more}" else char for char in text)
