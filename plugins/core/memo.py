"""Memoised stages: a value is computed anew only where something that it asked for has another answer.

The key of a value is its stage's fingerprint (program, settings, theme – what all values of the
stage depend on), its own name, and the answers to exactly what its computation asked. See
`plugins.core.trace` for why an unchanged key is proof.
"""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate, chain, compress, count, zip_longest
from pkgutil import resolve_name
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from plugins.core.changes import Changes
from plugins.core.memory import Kept, Memory, Record
from plugins.core.questions import ITEM_QUESTIONS, OF_PLACES
from plugins.core.site import Site
from plugins.core.trace import Question, Recorder, Trace
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
        changes = Changes(memory.records, records, sites[0].kinds)
        self._changed = changes.items
        elsewhere = memory.around != around or memory.day != self._day
        self.retold = elsewhere or changes.retold
        self._moved = elsewhere or changes.moved
        self._stale: frozenset[int] | None = None
        # A question keeps its number from build to build, so that values that hold need not be looked at.
        self._numbers: dict[Question, int] | None = None
        self._answers = list(memory.answers)
        self._values: dict[str, tuple[str, dict[Any, Kept]]] = {}
        self._late: list[tuple[str, str, Any, Trace]] = []
        self.reasons: dict[tuple[str, Any], Reason] = {}

    def each(
        self,
        stage: str,
        fingerprint: str,
        names: Iterable[tuple[Any, ...]],
        function: Callable[..., Any],
        workers: Workers,
        holds: Callable[[Sequence[Any]], Iterable[bool]] | None = None,
    ) -> Values:
        """The function's value for each name (its arguments).

        ``function`` gives the value, and beside it what is used in this build only. ``holds`` says of values
        that the former build had whether each still does; one that does not is computed anew too.
        """
        names, day = tuple(names), self._day
        known_print, known = self._former.values.get(stage, ("", {}))
        around = _differing(known_print, fingerprint)
        # This is gone through for each file of the site, whatever little has changed.
        olds: list[Any] = list(map(known.get, names))
        good: Sequence[int] = ()
        if known and not around:
            touched = asking([b"" if old is None else old[1] for old in olds], self._stale_numbers())
            good = [
                at for at, old in enumerate(olds)
                if old is not None and old[2] <= day <= old[3] and at not in touched
            ]  # fmt: skip
            good = list(compress(good, holds([olds[at][0] for at in good]))) if holds else good
        kept: dict[Any, Kept] = {names[at]: olds[at] for at in good}
        self._values[stage] = (fingerprint, kept)
        others = sorted(set(range(len(names))).difference(good)) if len(good) < len(names) else ()
        for at in others[:MOST_REASONS]:
            self.reasons[stage, names[at]] = self._reason(olds[at], around)
        missing = [names[at] for at in others]
        return Values([olds[at][0] for at in good], self._computed(stage, missing, function, workers, kept))

    def _computed(
        self, stage: str, missing: Sequence[Any], function: Callable[..., Any], workers: Workers,
        kept: dict[Any, Kept],
    ) -> Iterator[tuple[Any, Any]]:  # fmt: skip
        results: Iterable[_Done] = workers.run(stage, _Followed(self._recorder, function), missing)
        for name, ((value, aside), trace) in zip(missing, results, strict=True):
            kept[name] = self._kept(value, trace)
            yield value, aside

    def of_all(
        self, stage: str, fingerprint: str, function: Callable[[], Any], *, places: bool = False
    ) -> Any:  # noqa: ANN401
        """The value of a function of all items, which knows without asking where they stand.

        It holds as long as nothing has moved and nothing that it asked has another answer. Where it says what
        ``places`` there are, another value is a move too.
        """
        known_print, known = self._former.values.get(stage, ("", {}))
        kept = known.get(())
        if (
            kept is not None and not self._moved and known_print == fingerprint
            and not any(map(self._is_another, numbers_of(kept[1])))
        ):  # fmt: skip
            self._values[stage] = (fingerprint, {(): kept})
            return kept[0]
        value, trace = self._recorder.follow(function)
        if places and (kept is None or value != kept[0]):
            self._moved = self.retold = True
            self._stale = None
        asked = tuple(one for one in trace.asked if one[0] not in OF_PLACES)
        # What others asked may be looked at only when the places are known.
        self._late.append((stage, fingerprint, value, Trace(asked)))
        return value

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
        for stage, fingerprint, value, trace in self._late:
            self._values[stage] = (fingerprint, {(): self._kept(value, trace)})
        self._late.clear()
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
            former = self._former
            asked = chain(self._asked_of_all(), self._asked_of_items())
            self._stale = frozenset(
                number for number, question in asked if self._digest(question) != former.answers[number]
            )
        return self._stale

    def _asked_of_all(self) -> Iterator[tuple[int, Question]]:
        """The questions about more than one item that may have another answer."""
        if not self.retold:
            return iter(())
        others = ITEM_QUESTIONS if self._moved else ITEM_QUESTIONS | OF_PLACES
        return (one for one in enumerate(self._former.questions) if one[1][0] not in others)

    def _is_another(self, number: int) -> bool:
        """Whether a question, not one of places, has another answer now that nothing has moved."""
        name, *about = question = self._former.questions[number]
        of_changed = tuple(about) in self._changed if name in ITEM_QUESTIONS else self.retold
        return of_changed and self._digest(question) != self._former.answers[number]

    def _asked_of_items(self) -> Iterator[tuple[int, Question]]:
        """The questions about nothing but an item that has changed."""
        numbers, known = self._numbered() if self._changed else {}, len(self._former.answers)
        for question in ((name, *key) for name in sorted(ITEM_QUESTIONS) for key in sorted(self._changed)):
            number = numbers.get(question, known)
            if number < known:  # others are of this build: they have had no other answer
                yield number, question

    def _numbered(self) -> dict[Question, int]:
        if self._numbers is None:
            self._numbers = dict(zip(self._former.questions, count(), strict=False))
        return self._numbers

    def _digest(self, asked: Question) -> bytes:
        if asked[0] in ITEM_QUESTIONS:
            return next(iter(self._sites.values())).asked_again(asked, resolve_name)
        site = self._sites.get(asked[1])
        return site.asked_again(asked, resolve_name) if site is not None else b""

    def _kept(self, value: object, trace: Trace) -> Kept:
        numbers = array("I", (self._number(asked) for asked in trace.asked))
        return value, numbers.tobytes(), trace.first.toordinal(), trace.last.toordinal()

    def _number(self, asked: Question) -> int:
        numbers = self._numbered()
        number = numbers.get(asked)
        if number is None:
            number = numbers[asked] = len(self._answers)
            self._answers.append(self._digest(asked))
        elif number in self._stale_numbers():
            # No value that still holds has asked this, so the new answer wrongs none.
            self._answers[number] = self._digest(asked)
        return number


def asking(asked: Sequence[bytes], stale: frozenset[int]) -> set[int]:
    """Which of the kept values that asked this, by their places, asked any of the ``stale`` questions.

    Where these are few, their bytes are looked for in all at once: few values need to be taken apart then.
    """
    if len(stale) > _FEW:
        return {at for at, one in enumerate(asked) if not stale.isdisjoint(numbers_of(one))}
    whole, found = b"".join(asked) if stale else b"", set[int]()
    ends = list(accumulate(map(len, asked))) if stale else []
    for number in stale:
        wanted = array("I", (number,)).tobytes()
        at = whole.find(wanted)
        while at >= 0:
            aligned = at % len(wanted) == 0
            if aligned:
                found.add(bisect_right(ends, at))
            at = whole.find(wanted, at + (len(wanted) if aligned else 1))
    return found


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


class _Followed(Struct, frozen=True):
    """The function, followed by the recorder; its arguments come as one tuple."""

    recorder: Recorder
    function: Callable[..., Any]

    def __call__(self, arguments: tuple[Any, ...]) -> _Done:
        return self.recorder.follow(self.function, *arguments)
