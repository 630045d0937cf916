"""What was made once and is kept for as long as nothing that it asked for has another answer.

As `plugins.core.memo`, but for values that are made when somebody looks: each is looked at again when it
is asked for, and only then.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import date
from pkgutil import resolve_name
from typing import Any, NamedTuple

from plugins.core.questions import ITEM_QUESTIONS
from plugins.core.site import Site
from plugins.core.trace import Question, Trace

_MOST = 100_000_000  # bytes, as their makers weigh them


class _Kept(NamedTuple):
    value: Any
    fingerprint: str
    answers: tuple[tuple[Question, bytes], ...]
    first: date
    last: date
    weight: int


class Keeper:
    """Keeps values by name; those that nobody has asked for the longest go when there are too many."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._weight = 0
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._sites: tuple[Site, ...] = ()
        self._known: dict[Question, bytes] = {}

    def turn(self, *sites: Site) -> None:
        """Answers are those of these sites from now on."""
        self._sites = sites
        self._known = {}

    def value(
        self, name: Hashable, fingerprint: str, make: Callable[[], Any], weight: Callable[[Any], int]
    ) -> Any:  # noqa: ANN401 - what was made
        """The value of that name, made where it does not hold any more; what ``make`` raises passes."""
        kept = self._kept.get(name)
        if kept is not None and self._holds(kept, fingerprint):
            self._kept.move_to_end(name)
            return kept.value
        value, trace = self._sites[0].recorder.follow(make)
        self._keep(name, value, fingerprint, trace, weight(value))
        return value

    def _keep(self, name: Hashable, value: object, fingerprint: str, trace: Trace, weight: int) -> None:
        former = self._kept.pop(name, None)
        self._weight += weight - (former.weight if former else 0)
        answers = tuple((asked, self._answer(asked)) for asked in trace.asked)
        self._kept[name] = _Kept(value, fingerprint, answers, trace.first, trace.last, weight)
        while self._weight > self._most and len(self._kept) > 1:
            _, gone = self._kept.popitem(last=False)
            self._weight -= gone.weight

    def _holds(self, kept: _Kept, fingerprint: str) -> bool:
        day = self._sites[0].day
        return (
            kept.fingerprint == fingerprint
            and kept.first <= day <= kept.last
            and all(self._answer(asked) == answer for asked, answer in kept.answers)
        )

    def _answer(self, asked: Question) -> bytes:
        """The digest of the present answer; a question of another sort of site has none."""
        known = self._known.get(asked)
        if known is None:
            of_item = asked[0] in ITEM_QUESTIONS
            site = next((one for one in self._sites if of_item or one.preview == asked[1]), None)
            known = self._known[asked] = site.asked_again(asked, resolve_name) if site else b""
        return known
