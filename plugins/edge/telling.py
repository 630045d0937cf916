"""What the writer is told on the terminal: problems, progress, and what was built."""

import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.core.problems import Problem, Severity, describe, has_errors
from plugins.edge.excerpt import excerpt

if TYPE_CHECKING:
    from rich.progress import Progress

    from plugins.edge.outcome import Outcome

_LONG = 3.0  # seconds after which a build shows how far it has come

_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan", None: "dim"}

_TOLD = {
    "fi": {
        "done": "Valmis: {pages} sivua. Tiedostoista uusia {new}, muuttuneita {changed}, samoja {unchanged}, "
        "poistuneita {removed}. Varoituksia {warnings}. Aikaa kului {seconds} s.",
        "checked": "Sisältö on kunnossa. Varoituksia {warnings}.",
        "found": "Virheitä {errors}, varoituksia {warnings}, huomioita {notes}.",
        "sound": "Sisältö on kunnossa. Varoituksia {warnings}, huomioita {notes}.",
        "refused": "Virheitä {errors}, varoituksia {warnings}. Mitään ei kirjoitettu.",
        "partly": "Virheitä {errors}, varoituksia {warnings}. Muut haettiin.",
        "texts": "Tekstejä luetaan",
        "findings": "Viittauksia tarkistetaan",
        "plain": "Kuvia ja tiedostoja viedään paikalleen",
        "pictures": "Kuvista tehdään eri kokoja",
        "bodies": "Syötteitä tehdään",
        "files": "Sivuja tehdään",
        "last": "Sivuja luetteloidaan",
        "record": "Julkaistua kirjataan",
        "compress": "Tiedostoja pakataan",
        "publish": "Sivustoa viimeistellään",
    },
    "en": {
        "done": "Done: {pages} pages; files new {new}, changed {changed}, unchanged {unchanged}, "
        "removed {removed}. Warnings {warnings}. Time {seconds} s.",
        "checked": "The content is in order. Warnings {warnings}.",
        "found": "Errors {errors}, warnings {warnings}, notes {notes}.",
        "sound": "The content is in order. Warnings {warnings}, notes {notes}.",
        "refused": "Errors {errors}, warnings {warnings}. Nothing was written.",
        "partly": "Errors {errors}, warnings {warnings}. The others were fetched.",
        "texts": "Reading texts",
        "findings": "Checking references",
        "plain": "Putting pictures and files in place",
        "pictures": "Making sizes of pictures",
        "bodies": "Making feeds",
        "files": "Making pages",
        "last": "Listing pages",
        "record": "Noting what is published",
        "compress": "Compressing files",
        "publish": "Finishing the site",
    },
}


def language_of(settings: Mapping[str, Any]) -> str:
    """The language that the writer is answered in: the site's own, where the program has it."""
    lang = settings.get("DEFAULT_LANG")
    return lang if isinstance(lang, str) and lang in _TOLD else "en"


class Teller:
    """Tells of one build in the language of the site's own; at a terminal with colours and a bar."""

    def __init__(self, settings: Mapping[str, Any], content: Path) -> None:
        self.lang = language_of(settings)
        self._content = content
        self._start = time.monotonic()
        self._bar: Progress | None = None

    def progress(self, stage: str, done: int, of: int) -> None:
        """How far a stage has come: a bar at a terminal, once the build takes long."""
        if self._bar is None:
            if not sys.stderr.isatty() or time.monotonic() - self._start < _LONG:
                return
            self._bar = _bar()
        self._bar.update(self._bar.task_ids[0], description=_TOLD[self.lang][stage], completed=done, total=of)
        self._bar.refresh()

    def leave(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()

    def tell(self, outcome: "Outcome") -> None:
        """The problems on standard error, the result on standard output. Raises SystemExit(1) on an error."""
        self.leave()
        finish(outcome.problems, self.lang, self._content)
        for note in outcome.notes:
            print(note)
        summary, warnings = outcome.summary, len(outcome.problems)
        if summary is None:
            print(_TOLD[self.lang]["checked"].format(warnings=warnings))
            return
        seconds = f"{time.monotonic() - self._start:.1f}"
        print(
            _TOLD[self.lang]["done"].format(
                pages=outcome.pages,
                new=summary.new,
                changed=summary.changed,
                unchanged=summary.unchanged,
                removed=summary.removed,
                warnings=warnings,
                seconds=seconds if self.lang == "en" else seconds.replace(".", ","),
            )
        )


def finish(problems: Iterable[Problem], lang: str, content: Path, ending: str = "refused") -> None:
    """Tell the problems on standard error. Raises SystemExit(1) if there is an error among them.

    ``ending`` says what came of it all the same: nothing, or all that had no error.
    """
    found = tuple(problems)
    say_all(found, lang, content)
    if has_errors(found):
        errors = sum(problem.severity is Severity.ERROR for problem in found)
        _say(_TOLD[lang][ending].format(errors=errors, warnings=len(found) - errors), Severity.ERROR)
        raise SystemExit(1)


def say_all(problems: Iterable[Problem], lang: str, content: Path) -> None:
    """Tell the problems on standard error, each with the line that it is in and a mark below its place."""
    root = shown_root(content)
    for problem in problems:
        _say(describe(problem, lang, root), problem.severity)
        for line in excerpt(problem.place, content):
            _say(line, None)


def say_summary(problems: Iterable[Problem], lang: str) -> None:
    """Tell how many problems of each weight there are."""
    counts = counted(problems)
    word = "found" if counts["errors"] else "sound"
    print(_TOLD[lang][word].format_map(counts), file=sys.stderr if counts["errors"] else sys.stdout)


def counted(problems: Iterable[Problem]) -> dict[str, int]:
    """The number of errors, warnings and notes."""
    weights = [problem.severity for problem in problems]
    return {f"{severity.value}s": weights.count(severity) for severity in Severity}


def _say(line: str, severity: Severity | None) -> None:
    """A line on standard error; at a terminal in the colour of its weight, dim where it has none."""
    if not sys.stderr.isatty():
        print(line, file=sys.stderr)
        return
    from rich.console import Console  # noqa: PLC0415 - where there is no terminal, nothing is coloured
    from rich.text import Text  # noqa: PLC0415

    style = _STYLES[severity]
    Console(stderr=True, highlight=False).print(Text(line, style), soft_wrap=True)


def _bar() -> "Progress":
    from rich.console import Console  # noqa: PLC0415 - as above
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    # Refreshed by hand: a thread of its own must not run while processes are forked.
    bar = Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True)
    bar.add_task("")
    bar.start()
    return bar


def shown_root(content: Path) -> str:
    """The content folder as the writer would name it: from here on, else in full."""
    here = Path.cwd()
    return content.relative_to(here).as_posix() if content.is_relative_to(here) else content.as_posix()
