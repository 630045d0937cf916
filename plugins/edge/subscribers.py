"""``make subscribers``: what a subscriber's program would have shown, change by change.

The content of the last commits is built anew by the present program in a folder of its own, or
finished sites are read; nothing of anybody's is written.
"""

import os
import re
import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any, NamedTuple

from msgspec import Struct, field

from plugins.core.dates import format_day
from plugins.core.model import LANGUAGES
from plugins.core.problems import Place, Problem, describe, error, has_errors, warning
from plugins.core.text import nearest
from plugins.edge.building import run
from plugins.edge.history import Commit, History, HistoryError
from plugins.edge.outcome import Request
from plugins.edge.reader import FeedError, Reader, Received, entries
from plugins.edge.subscribers_words import begun, summed, told, words_of
from plugins.edge.telling import language_of, shown_root

_FOLDER, _ENDING = "feeds", ".xml"
_EXAMPLES = 5


class SubscribersError(Exception):
    """The question cannot be answered; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


class Asked(NamedTuple):
    """What is asked for: the names of feeds, how many commits, and the folders of finished sites if any."""

    feeds: tuple[str, ...]
    number: int
    builds: tuple[Path, ...]


def asked(feeds: str, number: str, builds: str) -> Asked:
    """The question as it is written on the command line. Raises SubscribersError."""
    if not re.fullmatch(r"[1-9][0-9]{0,3}", number.strip()):
        raise SubscribersError(error(Place(""), "subscribers-number", found=number))
    try:
        folders = tuple(map(Path, shlex.split(builds)))
    except ValueError:
        raise SubscribersError(error(Place(""), "subscribers-builds", found=builds)) from None
    for folder in folders:
        if not any(_feeds_in(folder)):
            raise SubscribersError(error(Place(""), "subscribers-folder", folder=folder))
    return Asked(tuple(dict.fromkeys(feeds.split())), int(number), folders)


def answer(
    question: Asked, settings: Mapping[str, Any], plugins: list[ModuleType], content: Path
) -> Iterator[str | Problem]:
    """The lines of the answer, each as soon as it is known. Raises SubscribersError and HistoryError."""
    replay = _Replay(question.feeds, language_of(settings), str(settings.get("DEFAULT_LANG")))
    if question.builds:
        yield words_of(replay.lang)["builds"]
        for folder in question.builds:
            yield from replay.read(str(folder), folder)
    else:
        yield from _built(replay, question.number, settings, plugins, content)
    yield from replay.end()


def _built(
    replay: "_Replay", number: int, settings: Mapping[str, Any], plugins: list[ModuleType], content: Path
) -> Iterator[str | Problem]:
    history = History(content)
    commits = history.commits(number, str(settings.get("TIMEZONE")))
    if not commits:
        raise SubscribersError(error(Place(""), "history-no-commits", folder=content))
    if len(commits) < number and history.is_cut:
        yield warning(Place(""), "history-cut", found=len(commits), wanted=number)
    yield words_of(replay.lang)["commits"].format(count=len(commits))
    with TemporaryDirectory(prefix="subscribers-") as folder:
        root = Path(folder)
        own = {"PATH": root / "content", "OUTPUT_PATH": root / "site", "CACHE_PATH": root / "cache"}
        request = Request({**settings, **{name: str(path) for name, path in own.items()}}, plugins)
        for commit in commits:
            name = f"{format_day(commit.day, replay.lang)} {commit.short} {commit.subject}".strip()
            problem = _build(commit, history, request)
            if problem is None:
                yield from replay.read(name, own["OUTPUT_PATH"])
            else:
                why = describe(problem, replay.lang, shown_root(content))
                yield f"{name}: {words_of(replay.lang)['skipped'].format(why=why)}"


def _build(commit: Commit, history: History, request: Request) -> Problem | None:
    """Build the content of a commit as on its day, after those before it; what is wrong with it first."""
    content = Path(request.settings["PATH"])
    rmtree(content, ignore_errors=True)
    try:
        history.extract(commit, content)
    except HistoryError as fault:
        return fault.problem
    os.environ["AS_OF"] = commit.day.isoformat()  # this process ends with its answer
    problems = run(request).problems
    return next(filter(lambda problem: has_errors([problem]), problems), None)


class _Replay(Struct):
    """Subscribers of these feeds, who read one site after the other, and what they were shown in all."""

    names: tuple[str, ...]
    lang: str
    own_lang: str
    readers: dict[str, Reader] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    shown: list[Received] = field(default_factory=list)

    def read(self, heading: str, site: Path) -> Iterator[str]:
        """Let the subscribers read a finished site."""
        self.known.update(_feeds_in(site))
        lines = [(name, self._read(name, site)) for name in self.names]
        if len(lines) == 1:
            yield f"{heading}: {lines[0][1]}"
            return
        yield heading
        yield from (f"  {name}: {line}" for name, line in lines)

    def end(self) -> Iterator[str]:
        """What it comes to. Raises SubscribersError for feeds that no site had."""
        for name in self.names:
            path = _path(name, self.own_lang)
            # Without any site that could be built nothing is known of the feeds.
            if path not in self.known and self.known:
                raise SubscribersError(_unknown(name, sorted(self.known)))
        yield from summed(self.shown, self.lang)

    def _read(self, name: str, site: Path) -> str:
        words = words_of(self.lang)
        path = _path(name, self.own_lang)
        try:
            items = entries((site / path).read_bytes())
        except OSError:
            return words["gone" if name in self.readers else "none"]
        except FeedError:
            return words["broken"].format(path=path)
        begins = name not in self.readers
        received = self.readers.setdefault(name, Reader()).receive(items)
        if begins:
            return begun(received.count, self.lang)
        self.shown.append(received)
        return told(received, self.lang)


def _feeds_in(site: Path) -> Iterator[str]:
    for start in ("", *LANGUAGES):
        for file in (site / start / _FOLDER).rglob(f"*{_ENDING}"):
            yield file.relative_to(site).as_posix()


def _path(name: str, own_lang: str) -> str:
    """The file of a feed by its name (``all``, ``projects/pro-sos``, ``sv/all``) or its address."""
    plain = re.sub(r"\.(xml|atom|json)$", "", name.strip("/"))
    lang, _, rest = plain.partition("/")
    if lang not in LANGUAGES or not rest:
        lang, rest = own_lang, plain
    rest = rest.removeprefix(f"{_FOLDER}/")
    return f"{'' if lang == own_lang else f'{lang}/'}{_FOLDER}/{rest}{_ENDING}"


def _unknown(name: str, known: list[str]) -> Problem:
    names = [path.replace(f"{_FOLDER}/", "", 1).removesuffix(_ENDING) for path in known]
    near = nearest(name, names)
    if near:
        return error(Place(""), "subscribers-feed-near", name=name, nearest=near)
    return error(Place(""), "subscribers-feed", name=name, known=", ".join(names[:_EXAMPLES]))
