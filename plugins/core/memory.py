"""What one build hands on to the next, and its forms as plain data: whole, or what one build changed."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import compress, count, starmap
from operator import is_not
from typing import Any, NamedTuple

from msgspec import Struct, field

from plugins.core import problems
from plugins.core.brief import Brief, Topics
from plugins.core.problems import Problem
from plugins.core.trace import Question

_TOPICS = Brief._fields.index("topics")
_tuple = tuple.__new__

Plain = tuple[Any, ...]
"""Tuples, lists, mappings, texts, bytes and numbers."""


class Record(NamedTuple):
    """A source as it was read: its stamp, its name in the store, the id it has, what was found."""

    stamp: tuple[int, ...]
    key: bytes
    kind: str
    id: str
    brief: Brief | None
    problems: tuple[Problem, ...]


Kept = tuple[Any, bytes, int, int]
"""A value, the numbers of what it asked (4 bytes each), the first and last build day that it holds for."""

Values = Mapping[str, tuple[str, Mapping[Any, Kept]]]


class Memory(Struct, frozen=True):
    """What one build hands on to the next.

    ``reading`` is what all readings depend on besides their sources, ``around`` the digest of what the
    site depends on besides its items and the ``day``. ``values`` are by stage: their fingerprint, and
    each by its name; they name what they asked by its number in ``questions``, of which ``used`` were
    in use when they were last counted. ``answers`` are the digests of what they were told. ``base`` is
    what every value depends on: program, settings and words.
    """

    reading: str = ""
    records: Mapping[str, Record] = field(default_factory=dict)
    around: bytes = b""
    day: int = 0
    questions: Sequence[Question] = ()
    answers: Sequence[bytes] = ()
    values: Values = field(default_factory=dict)
    used: int = 0
    base: str = ""


def to_plain(memory: Memory) -> Plain:
    """The whole memory as plain data."""
    return (
        memory.reading, {path: _plain(record) for path, record in memory.records.items()}, memory.around,
        memory.day, tuple(memory.questions), list(memory.answers), dict(memory.values), memory.used,
        memory.base,
    )  # fmt: skip


def of_plain(kept: Plain, changes: Iterable[Plain] = ()) -> Memory:
    """The memory that `to_plain` gave, with what later builds changed. Raises for anything else."""
    reading, records, around, day, asked, answers, values, used, base = kept
    questions = [*asked]
    for change in changes:
        reading, changed, gone, around, day, further, found, by_stage = change
        for path in gone:
            del records[path]
        records.update(changed)
        questions += further
        answers += [b""] * len(further)
        for number, answer in found.items():
            answers[number] = answer
        for stage, (new, old) in by_stage.items():
            one = values[stage][1]
            one.update(new)
            for name in old:
                del one[name]
    return Memory(reading, dict(zip(records, starmap(_record, records.values()), strict=True)), around, day,
                  tuple(questions), answers, values, used, base)  # fmt: skip


def difference(former: Memory, memory: Memory) -> Plain | None:
    """What one build changed, as plain data for `of_plain`; None where the whole is shorter said.

    What is the same is the same object: values that hold are carried on as they are.
    """
    stages = former.values.keys()
    same = former.base == memory.base and former.used == memory.used and stages == memory.values.keys()
    if not same or any(former.values[stage][0] != memory.values[stage][0] for stage in stages):
        return None
    changed, gone = _changes(former.records, memory.records)
    return (
        memory.reading,
        {path: _plain(record) for path, record in changed.items()},
        gone,
        memory.around,
        memory.day,
        tuple(memory.questions[len(former.questions) :]),
        _replaced(former.answers, memory.answers),
        {stage: _changes(former.values[stage][1], memory.values[stage][1]) for stage in stages},
    )


def _replaced(former: Sequence[bytes], now: Sequence[bytes]) -> dict[int, bytes]:
    """The answers that are others or new, by their numbers."""
    others = (*compress(count(), map(is_not, former, now)), *range(len(former), len(now)))
    return {number: now[number] for number in others}


def _changes(former: Mapping[Any, Any], now: Mapping[Any, Any]) -> tuple[dict[Any, Any], list[Any]]:
    """What is new or another in a mapping, and what is gone from it."""
    changed = {name: value for name, value in now.items() if former.get(name) is not value}
    return changed, [name for name in former if name not in now] if len(former) + len(changed) > len(
        now
    ) else []


def _plain(record: Record) -> Plain:
    brief: Plain | None = record.brief
    if record.brief is not None:
        topics = tuple(map(tuple, record.brief.topics))
        brief = (*record.brief[:_TOPICS], topics, *record.brief[_TOPICS + 1 :])
    return (
        record.stamp,
        record.key,
        record.kind,
        record.id,
        brief,
        tuple(map(problems.plain, record.problems)),
    )


def _record(
    stamp: tuple[int, ...], key: bytes, kind: str, id: str, brief: Plain | None,
    told: Iterable[problems.Plain],
) -> Record:  # fmt: skip
    found = tuple(map(problems.of_plain, told)) if told else ()
    if brief is None:
        return Record(stamp, key, kind, id, None, found)
    # Made for each item by every build: the short ways, past the arguments by name.
    topics = _topics(brief[_TOPICS])
    whole = _tuple(Brief, (*brief[:_TOPICS], topics, *brief[_TOPICS + 1 :]))
    return _tuple(Record, (stamp, key, kind, id, whole, found))


@lru_cache(maxsize=64)  # most items say nothing, or what others say too
def _topics(kept: tuple[Plain, ...]) -> tuple[Topics, ...]:
    return tuple([Topics(*one) for one in kept])
