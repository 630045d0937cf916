"""Memoised stages: a value is computed anew only where something that it asked for has another answer.

The key of a value is its stage's fingerprint (program, settings, theme – what all values of the
stage depend on), its own name, and the answers to exactly what its computation asked. See
`plugins.core.trace` for why an unchanged key is proof.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest
from pkgutil import resolve_name
from typing import Any, NamedTuple

from plugins.core.brief import Brief
from plugins.core.contents import Key
from plugins.core.memory import Kept, Memory, Record
from plugins.core.site import ITEM_QUESTIONS, Site
from plugins.core.trace import PASSED_ON, Question, Recorder, Trace
from plugins.core.work import Workers

Reason = tuple[str, tuple[Question, ...]]
"""Why a value was computed anew: ``new``, ``program``, ``settings``, ``theme``, ``pages`` (of a file
that comes last), ``day``, ``gone`` (its file was not in its place), or ``asked`` with what has another
answer now."""

MOST_REASONS = 2000  # that are told of one stage
_AROUND = ("program", "settings", "theme", "pages")  # the lines of a fingerprint

_FEW = 8  # questions with another answer that are looked for one by one
_SLACK = 1.25  # how many questions may be kept for each that is used


def _differing(before: str, now: str) -> str:
    """The first part of two fingerprints that differs, or an empty text."""
    if before == now:
        return ""
    pairs = zip_longest(before.split("\n"), now.split("\n"), fillvalue="")
    return _AROUND[next(at for at, (old, new) in enumerate(pairs) if old != new)]


class Values(NamedTuple):
    """The values of a stage: those that still hold, and those that are computed while they are read.

    With each of the latter comes what is not kept.
    """

    held: Sequence[Any]
    computed: Iterable[tuple[Any, Any]]


class Memo:
    """The values of former builds that still hold, and those of this one."""

    def __init__(
        self,
        former: Memory,
        records: Mapping[str, Record],
        sites: Sequence[Site],
        around: bytes,
        base: str,
    ) -> None:
        # With another program or other settings no value holds, and old questions may have no answer.
        memory = former if former.base == base else Memory()
        self._new = "new" if former.base in (base, "") else _differing(former.base, base)
        self._former = memory
        self._records = records
        self._sites = {site.preview: site for site in sites}
        self._recorder = sites[0].recorder
        self._around = around
        self._base = base
        self._day = sites[0].day.toordinal()
        self._changed = frozenset(_changed(memory.records, records))
        self.moved = memory.around != around or memory.day != self._day or any(
            not _like(memory.records.get(path), records.get(path))
            for path in memory.records.keys() | records.keys()
        )  # fmt: skip
        self._stale: frozenset[int] | None = None
        # A question keeps its number from build to build, so that values that hold need not be looked at.
        self._numbers: dict[Question, int] | None = None
        self._answers = list(memory.answers)
        self._values: dict[str, tuple[str, dict[Any, Kept]]] = {}
        self.reasons: dict[tuple[str, Any], Reason] = {}

    def each(
        self,
        stage: str,
        fingerprint: str,
        names: Iterable[tuple[Any, ...]],
        function: Callable[..., Any],
        workers: Workers,
        holds: Callable[[Any], bool] = lambda _: True,
    ) -> Values:
        """The function's value for each name (its arguments).

        ``function`` gives the value, and beside it what is used in this build only. A value that the
        former build had is computed anew too where it no longer ``holds``.
        """
        kept: dict[Any, Kept] = {}
        self._values[stage] = (fingerprint, kept)
        known_print, known = self._former.values.get(stage, ("", {}))
        around = _differing(known_print, fingerprint)
        held, missing, day, stale = [], [], self._day, self._stale_numbers() if known else frozenset()
        touched = asking(stale)
        for name in names:
            old = known.get(name)
            # This is gone through for each file of the site, whatever little has changed.
            if (
                old is not None and not around and old[2] <= day <= old[3]
                and not touched(old[1]) and holds(old[0])
            ):  # fmt: skip
                kept[name] = old
                held.append(old[0])
            else:
                missing.append(name)
                if len(missing) <= MOST_REASONS:
                    self.reasons[stage, name] = self._reason(old, around)
        return Values(held, self._computed(stage, missing, function, workers, kept))

    def _computed(
        self, stage: str, missing: Sequence[Any], function: Callable[..., Any], workers: Workers,
        kept: dict[Any, Kept],
    ) -> Iterator[tuple[Any, Any]]:  # fmt: skip
        results: Iterable[_Done] = workers.run(stage, _Followed(self._recorder, function), missing)
        for name, ((value, aside), trace) in zip(missing, results, strict=True):
            kept[name] = self._kept(value, trace)
            yield value, aside

    def of_all(self, stage: str, fingerprint: str, function: Callable[[], Any]) -> Any:  # noqa: ANN401
        """The value of a function of all items.

        It holds as long as nothing has changed but texts that it did not ask for, and the day is the same.
        """
        known_print, known = self._former.values.get(stage, ("", {}))
        kept = known.get(())
        if (
            kept is None or self.moved or known_print != fingerprint
            or not self._stale_numbers().isdisjoint(numbers_of(kept[1]))
        ):  # fmt: skip
            value, trace = self._recorder.follow(function)
            texts = tuple(asked for asked in trace.asked if asked[0] == PASSED_ON)
            kept = self._kept(value, Trace(texts))
        self._values[stage] = (fingerprint, {(): kept})
        return kept[0]

    def answered_alike(self, stage: str, start: str, name: tuple[Any, ...]) -> tuple[Any, Trace] | None:
        """The former value of a name, with what it asked, if all of it has the same answers now.

        ``start`` is what the fingerprint of its stage must have begun with. For the part of a value that
        nothing else of the fingerprint can change.
        """
        known_print, known = self._former.values.get(stage, ("", {}))
        kept = known.get(name)
        if kept is None or not known_print.startswith(start) or not kept[2] <= self._day <= kept[3]:
            return None
        asked = numbers_of(kept[1])
        if not self._stale_numbers().isdisjoint(asked):
            return None
        questions = tuple(self._former.questions[number] for number in asked)
        return kept[0], Trace(questions, date.fromordinal(kept[2]), date.fromordinal(kept[3]))

    def memory(self, reading: str) -> Memory:
        """What to hand on to the next build: nothing that this one had no use for."""
        questions = self._former.questions if self._numbers is None else tuple(self._numbers)
        memory = Memory(
            reading, self._records, self._around, self._day, questions, self._answers, self._values,
            self._former.used, self._base,
        )  # fmt: skip
        return memory if len(questions) <= _SLACK * self._former.used else _tidied(memory)

    def _reason(self, kept: Kept | None, around: str) -> Reason:
        """Why a value must be computed anew."""
        if kept is None:
            return (self._new, ())
        if around:
            return (around, ())
        _, asked, first, last = kept
        if not first <= self._day <= last:
            return ("day", ())
        stale = self._stale_numbers()
        changed = tuple(self._former.questions[one] for one in array("I", asked) if one in stale)
        return ("asked", changed) if changed else ("gone", ())

    def _stale_numbers(self) -> frozenset[int]:
        """The numbers of the questions that have another answer now."""
        if self._stale is None:
            former, changed, moved = self._former, self._changed, self.moved
            self._stale = frozenset(
                number for number, asked in enumerate(former.questions if changed or moved else ())
                if ((asked[1], asked[2]) in changed if asked[0] in ITEM_QUESTIONS else moved)
                and self._digest(asked) != former.answers[number]
            )  # fmt: skip
        return self._stale

    def _digest(self, asked: Question) -> bytes:
        if asked[0] in ITEM_QUESTIONS:
            return next(iter(self._sites.values())).asked_again(asked, resolve_name)
        site = self._sites.get(asked[1])
        return site.asked_again(asked, resolve_name) if site is not None else b""

    def _kept(self, value: object, trace: Trace) -> Kept:
        numbers = array("I", (self._number(asked) for asked in trace.asked))
        return value, numbers.tobytes(), trace.first.toordinal(), trace.last.toordinal()

    def _number(self, asked: Question) -> int:
        if self._numbers is None:
            self._numbers = {question: number for number, question in enumerate(self._former.questions)}
        number = self._numbers.get(asked)
        if number is None:
            number = self._numbers[asked] = len(self._answers)
            self._answers.append(self._digest(asked))
        elif number in self._stale_numbers():
            # No value that still holds has asked this, so the new answer wrongs none.
            self._answers[number] = self._digest(asked)
        return number


def asking(stale: frozenset[int]) -> Callable[[bytes], bool]:
    """Whether what a kept value asked is any of these questions.

    Where they are few, their bytes are looked for first: then few values need to be taken apart.
    """
    few = [array("I", (number,)).tobytes() for number in stale] if len(stale) <= _FEW else [b""]

    def asks(asked: bytes) -> bool:
        return any(map(asked.__contains__, few)) and not stale.isdisjoint(array("I", asked))

    return asks


def numbers_of(asked: bytes) -> Sequence[int]:
    """The numbers of the questions that a kept value asked."""
    return array("I", asked)


def _tidied(memory: Memory) -> Memory:
    """The memory without the questions that no value asks any more."""
    numbers: dict[int, int] = {}
    values = {
        stage: (fingerprint, {name: _renumbered(one, numbers) for name, one in kept.items()})
        for stage, (fingerprint, kept) in memory.values.items()
    }
    return replace(
        memory,
        questions=tuple(memory.questions[number] for number in numbers),
        answers=[memory.answers[number] for number in numbers],
        values=values,
        used=len(numbers),
    )


def _renumbered(kept: Kept, numbers: dict[int, int]) -> Kept:
    value, asked, first, last = kept
    renumbered = array("I", (numbers.setdefault(number, len(numbers)) for number in array("I", asked)))
    return value, renumbered.tobytes(), first, last


_Done = tuple[tuple[Any, Any], Trace]


@dataclass(frozen=True)
class _Followed:
    """The function, followed by the recorder; its arguments come as one tuple."""

    recorder: Recorder
    function: Callable[..., Any]

    def __call__(self, arguments: tuple[Any, ...]) -> _Done:
        return self.recorder.follow(self.function, *arguments)


def _changed(before: Mapping[str, Record], now: Mapping[str, Record]) -> Iterator[Key]:
    """The items that anything at all has changed about."""
    for path in before.keys() | now.keys():
        old, new = before.get(path), now.get(path)
        if old is new:
            continue
        if old is None or new is None or old.key != new.key or old.problems != new.problems:
            yield from ((record.kind, record.id) for record in (old, new) if record is not None)


def _like(old: Record | None, new: Record | None) -> bool:
    """Whether a change of the source can be seen in its own text only."""
    return old is new or (old is not None and new is not None and _but_text(old) == _but_text(new))


def _but_text(record: Record) -> tuple[object, ...]:
    brief: Brief | None = record.brief and record.brief._replace(key=b"")
    return record.kind, record.id, brief
