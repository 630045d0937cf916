"""Periods with two ends: the second must not be before the first."""

import pytest

from plugins.core.dates import parse_loose
from plugins.core.order import order_problems
from plugins.core.problems import Place, describe

PLACE = Place("projects/lumo.md", 7, 6)


def told(start: str, end: str) -> list[str]:
    first, last = (parse_loose(text) if text else None for text in (start, end))
    return [describe(problem, "fi") for problem in order_problems(PLACE, ("start", first), ("end", last))]


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2017", "2018"),
        ("1.1.2017", "1.1.2017"),
        ("12/2017", "2017"),
        ("2017", "1/2017"),
        ("2017", "1.1.2017"),
        ("", "2017"),
        ("2017", ""),
        ("", ""),
    ],
)
def test_ends_that_may_be_in_order_are_sound(start, end):
    assert told(start, end) == []


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2018", "2017", ("2017", "2018")),
        ("4/2017", "2017-03", ("3/2017", "4/2017")),
        ("2.1.2017", "1.1.2017", ("1.1.2017", "2.1.2017")),
        ("2018-01-01", "2017", ("2017", "1.1.2018")),
    ],
)
def test_end_before_the_start_is_told_as_exactly_as_both_are_known(start, end, shown):
    assert told(start, end) == [
        f"content/projects/lumo.md:7:6: virhe: ”end” ({shown[0]}) on ennen tietoa ”start” ({shown[1]}). Tarkista, kumpi päivä on väärin."
    ]
