"""What one build hands on to the next: its changes add up, and what a value asked is told from all else."""

from array import array
from itertools import pairwise

import pytest
from msgspec.structs import replace

from plugins.core.brief import Brief
from plugins.core.memo import asking
from plugins.core.memory import Memory, Record, difference, of_plain, to_plain

MANY = frozenset(range(300, 320))


def record(id: str, text: bytes = b"") -> Record:
    parts = f"news/{id}.md", "news", id, "fi", True, id, (), False, 0, 0.0, (), "", "", (), "", (), (), (), ()
    brief = Brief(*parts, b"", b"", text)
    return Record((1, 2, 3, 4), text, "news", id, brief, ())


def asked(*numbers: int) -> bytes:
    return array("I", numbers).tobytes()


@pytest.mark.parametrize(
    ("stale", "numbers", "touched"),
    [
        ((), (1, 2), False),
        ((2,), (), False),
        ((2,), (1, 2), True),
        ((2,), (1, 3), False),
        ((1,), (256, 0), False),  # its bytes are there, but not as a number
        ((1,), (256, 0, 1), True),
        ((0,), (256, 65536), False),
        ((2**32 - 1,), (2**32 - 1,), True),
        (MANY, (1, 2, 300), True),
        (MANY, (1, 2, 299), False),
        (MANY, (), False),
    ],
)
def test_a_value_is_touched_by_what_it_asked_alone(stale, numbers, touched):
    around = asked(7), b"", asked(*numbers), asked(8, 9)
    assert asking(around, frozenset(stale)) == ({2} if touched else set())


def test_the_changes_of_builds_add_up_to_the_last_memory():
    question = ("fields", "news", "a")
    first = Memory(
        "r", {id: record(id) for id in "abc"}, b"x", 1, (question,), [b"1"],
        {"files": ("f", {"a": ("A", asked(0), 1, 2), "b": ("B", asked(), 1, 2)})}, 1, "base",
    )  # fmt: skip
    kept = first.values["files"][1]
    edited = replace(first, records={**first.records, "b": record("b", b"new")}, answers=[b"2"])
    gone = replace(
        edited, records={id: edited.records[id] for id in "bc"}, values={"files": ("f", {"b": kept["b"]})}
    )
    back = replace(
        gone,
        records={**gone.records, "a": record("a"), "d": record("d")},
        questions=(question, ("prose", "news", "d")),
        answers=[b"2", b"3"],
        values={"files": ("f", {"b": kept["b"], "d": ("D", asked(1), 1, 2)})},
    )
    memories = (first, edited, gone, back)
    changes = [difference(before, after) for before, after in pairwise(memories)]
    assert None not in changes
    for number, memory in enumerate(memories):
        again = of_plain(to_plain(copied(first)), [one for one in changes[:number] if one])
        assert again == replace(memory, values=dict(memory.values))
        assert [*again.records] == [*memory.records]


def copied(memory: Memory) -> Memory:
    """The same with mappings and lists of its own: adding changes up takes them over."""
    values = {stage: (print_, dict(one)) for stage, (print_, one) in memory.values.items()}
    return replace(memory, answers=[*memory.answers], values=values)
