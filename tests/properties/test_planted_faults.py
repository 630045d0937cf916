"""The property test can fail: with a fault planted into the build, edits that show it are told apart."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from plugins.edge import __main__ as command
from tests.properties.builds import Build, Pair, Workshop
from tests.properties.launcher import Patch
from tests.properties.outcomes import StaleError
from tests.properties.site import How


class Edit(NamedTuple):
    """A slot gets another value, and a build follows."""

    slot: str
    value: str
    how: How = "plainly"
    asked: Build = Build()


def reveals(pair: Pair, fault: Patch | None, edits: Sequence[Edit]) -> bool:
    """Whether the check tells a build with this fault from a clean one after an edit.

    The first build must be right: a fault that breaks every build would be found by anything.
    """
    with Workshop(pair, fault) as shop:
        assert shop.build() == 0
        try:
            for edit in edits:
                shop.edit(edit.how, **{edit.slot: edit.value})
                shop.build(edit.asked)
        except StaleError:
            return True
    return False


def pages_of_news_stay(patch: pytest.MonkeyPatch) -> None:
    """What stands at the pages of news is written once and never again."""
    whole = command.main

    def main() -> None:
        old = {path: path.read_bytes() for path in Path("output/uutiset").glob("*/index.html")}
        whole()
        for path, data in old.items():
            if path.exists():
                path.write_bytes(data)

    patch.setattr(command, "main", main)


FAULTS = [(pages_of_news_stay, [Edit("news_body", "Toista tekstiä.")])]


@pytest.mark.parametrize(("fault", "edits"), FAULTS, ids=[fault.__name__ for fault, _ in FAULTS])
def test_fault_is_revealed(pair, fault, edits):
    assert reveals(pair, fault, edits)


def test_without_a_fault_nothing_is_revealed(pair):
    assert not reveals(pair, None, [edit for _, edits in FAULTS for edit in edits])
