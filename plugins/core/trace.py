"""What a computation asked of the site, written down by those who answer: the proof that a result holds.

A pure function of the site learns of it only by asking: `plugins.core.site.Site` and
`plugins.core.model.Entity` note every question here. The same answers on the same day make the
function give the same result, so a result stays right as long as nothing that it asked for has changed
(docs/architecture.md, "Why an unchanged key is proof").
"""

from collections.abc import Callable, Hashable
from datetime import date
from hashlib import blake2b
from typing import Any, NamedTuple, TypeVar

from msgspec import Struct

Question = tuple[Any, ...]
"""A question as plain data: its name, then what it was asked with."""

Answer = TypeVar("Answer")

Answers = dict[Question, tuple[Any, tuple[Question, ...]]]
"""What was answered, each with the questions that are passed on to whoever asks."""

# The text of an item is asked for by its page and few others. A question that reads one on the way to
# its answer passes this on to whoever asked, so that the answers to all other questions depend on no text.
PASSED_ON = "prose"


class Trace(NamedTuple):
    """What was asked, in order, and the first and the last build day with the same comparisons."""

    asked: tuple[Question, ...]
    first: date = date.min
    last: date = date.max


class _Open(Struct):
    asked: dict[Question, None]
    first: date = date.min
    last: date = date.max


class Recorder:
    """Follows one computation at a time; questions within a question are not those of the computation."""

    def __init__(self) -> None:
        self._open: _Open | None = None

    def follow(self, function: Callable[..., Answer], *arguments: object) -> tuple[Answer, Trace]:
        """The function's result and what it asked."""
        before, self._open = self._open, _Open({})
        try:
            result = function(*arguments)
            return result, Trace(tuple(self._open.asked), self._open.first, self._open.last)
        finally:
            self._open = before

    def note(self, question: Question) -> None:
        """Write down that this was asked."""
        if self._open is not None:
            self._open.asked[question] = None

    def answer(self, question: Question, find: Callable[[], Answer], answers: "Answers") -> Answer:
        """The answer, found once and kept in ``answers``, and written down as asked."""
        known = answers.get(question)
        if known is None:
            found, trace = self.follow(find)
            known = found, tuple(one for one in trace.asked if one[0] == PASSED_ON)
            answers[question] = known
        answer, passed_on = known
        if self._open is not None:
            self._open.asked[question] = None
            for one in passed_on:
                self._open.asked[one] = None
        return answer

    def repeat(self, trace: Trace) -> None:
        """Write down what a result asked that is used here once more."""
        if self._open is not None:
            self._open.asked.update(dict.fromkeys(trace.asked))
            self.narrow(trace.first, trace.last)

    def narrow(self, first: date, last: date) -> None:
        """Write down that the result holds for no build day outside of these."""
        if self._open is not None:
            self._open.first = max(self._open.first, first)
            self._open.last = min(self._open.last, last)


class Held:
    """Results that are needed again soon: up to ``most``, the longest unused goes first.

    What a result asked counts as asked by each who uses it.
    """

    def __init__(self, recorder: Recorder, most: int) -> None:
        self._recorder = recorder
        self._most = most
        self._results: dict[Hashable, tuple[Any, Trace]] = {}

    def once(self, name: Hashable, function: Callable[..., Answer], *arguments: object) -> Answer:
        """The function's result, by its name."""
        known = self._results.pop(name, None) or self._recorder.follow(function, *arguments)
        self._results[name] = known
        if len(self._results) > self._most:
            self._results.pop(next(iter(self._results)))
        result: Answer = known[0]
        self._recorder.repeat(known[1])
        return result


class Today(date):
    """The build day: a comparison with it tells the recorder between which days it comes out alike.

    Any other use ties the result to this one day.
    """

    _recorder: Recorder

    @classmethod
    def of(cls, day: date, recorder: Recorder) -> "Today":
        """The build day, watched."""
        today = cls(day.year, day.month, day.day)
        today._recorder = recorder
        return today

    def __getattribute__(self, name: str) -> Any:  # noqa: ANN401 - whatever a date has
        if not name.startswith("_"):
            self._here()
        return super().__getattribute__(name)

    def __lt__(self, other: date) -> bool:
        return not self >= other

    def __ge__(self, other: date) -> bool:
        reached = date.__ge__(self, other)
        if reached:
            self._recorder.narrow(_plain(other), date.max)
        else:
            self._recorder.narrow(date.min, date.fromordinal(other.toordinal() - 1))
        return reached

    def __gt__(self, other: date) -> bool:
        passed = date.__gt__(self, other)
        if passed:
            self._recorder.narrow(date.fromordinal(other.toordinal() + 1), date.max)
        else:
            self._recorder.narrow(date.min, _plain(other))
        return passed

    def __le__(self, other: date) -> bool:
        return not self > other

    def __eq__(self, other: object) -> bool:
        self._here()
        return date.__eq__(self, other)

    def __hash__(self) -> int:
        self._here()
        return date.__hash__(self)

    def __add__(self, other: Any) -> Any:  # noqa: ANN401 - as date has it
        self._here()
        return date.__add__(self, other)

    __radd__ = __add__

    def __sub__(self, other: Any) -> Any:  # noqa: ANN401 - as date has it
        self._here()
        return date.__sub__(self, other)

    def __str__(self) -> str:
        self._here()
        return date.__str__(self)

    def __repr__(self) -> str:
        self._here()
        return f"Today({date.__str__(self)})"

    def _here(self) -> None:
        day = _plain(self)
        self._recorder.narrow(day, day)


def _plain(day: date) -> date:
    return date(date.year.__get__(day), date.month.__get__(day), date.day.__get__(day))


def digest(answer: object) -> bytes:
    """The digest of an answer: of its ``repr``, which for values of ours tells all that they hold.

    No answer may hold a set, whose order changes from run to run.
    """
    return blake2b(repr(answer).encode("utf-8", "surrogatepass"), digest_size=16).digest()
