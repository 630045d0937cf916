"""What is noted of a computation: its questions, and the days for which its comparisons come out alike."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.trace import Recorder, Today, Trace

DAY = date(2021, 3, 1)
DAYS = st.dates(date(2020, 1, 1), date(2022, 12, 31))


def test_a_question_within_a_question_is_not_the_computations_own():
    recorder, answers = Recorder(), {}

    def inner():
        recorder.note(("fields", "news", "a"))
        recorder.note(("prose", "news", "a"))
        return 1

    for _ in range(2):  # the second time from what is kept
        found, trace = recorder.follow(lambda: recorder.answer(("newest",), inner, answers))
        assert found == 1
        assert trace == Trace((("newest",), ("prose", "news", "a")))


def test_a_computation_that_fails_leaves_the_one_around_it_open():
    recorder = Recorder()

    def outer():
        with pytest.raises(ZeroDivisionError):
            recorder.follow(lambda: 1 / 0)
        recorder.note(("b",))

    assert recorder.follow(outer)[1].asked == (("b",),)


@given(DAYS, st.lists(DAYS, min_size=1, max_size=4))
def test_within_its_span_every_comparison_comes_out_alike(today, days):
    def compared(day):
        return [(day < one, day <= one, one < day, one <= day, min(one, day) is one) for one in days]

    recorder = Recorder()
    found, (_, first, last) = recorder.follow(compared, Today.of(today, recorder))
    assert found == compared(today)
    assert first <= today <= last
    for edge in (first, last):
        if edge not in (date.min, date.max):
            assert compared(edge) == found
    if last != date.max:
        assert compared(last + timedelta(days=1)) != found
    if first != date.min:
        assert compared(first - timedelta(days=1)) != found


@pytest.mark.parametrize(
    "use",
    [str, repr, hash, lambda day: day.year, lambda day: day.isoformat(), lambda day: f"{day:%d}",
     lambda day: day == DAY, lambda day: day + timedelta(1), lambda day: day - DAY],
)  # fmt: skip
def test_any_other_use_ties_the_result_to_the_day(use):
    recorder = Recorder()
    _, trace = recorder.follow(use, Today.of(DAY, recorder))
    assert (trace.first, trace.last) == (DAY, DAY)
