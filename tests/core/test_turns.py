"""States that time changes: turns, the state of a day, the words for browsers, the last instants."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.dates import format_span, parse_moment, start_of
from plugins.core.deadline import nearing
from plugins.core.trace import Recorder, Today
from plugins.core.turns import in_words, just_after, state_on

HELSINKI = ZoneInfo("Europe/Helsinki")


def last(text: str) -> datetime:
    return parse_moment(text).deadline_instant()


@pytest.mark.parametrize(
    ("deadline", "turns"),
    [
        (
            "20.4.2017 klo 16.00",
            ["2017-04-13T00:00:00+03:00 soon", "2017-04-20T00:00:00+03:00 today", "2017-04-20T16:00:01+03:00 past"],
        ),
        # Summer time begins on 26.3. and ends on 29.10.2017: the days before have another offset.
        (
            "2017-03-26",
            ["2017-03-19T00:00:00+02:00 soon", "2017-03-26T00:00:00+02:00 today", "2017-03-27T00:00:00+03:00 past"],
        ),
        (
            "2017-10-29",
            ["2017-10-22T00:00:00+03:00 soon", "2017-10-29T00:00:00+03:00 today", "2017-10-30T00:00:00+02:00 past"],
        ),
        # 3.59.59 comes twice that night; the first is meant, and the second after it is 3.00 again.
        (
            "2017-10-29T03:59:59",
            ["2017-10-22T00:00:00+03:00 soon", "2017-10-29T00:00:00+03:00 today", "2017-10-29T03:00:00+02:00 past"],
        ),
    ],
)  # fmt: skip
def test_a_deadline_comes_near_by_days_and_passes_at_its_instant(deadline, turns):
    found = in_words(nearing(last(deadline), HELSINKI), lambda state: state)
    assert [line.rpartition(" ")[0] for line in found.split("\n")] == turns


@pytest.mark.parametrize(
    ("day", "state"),
    [("2017-04-12", "open"), ("2017-04-13", "soon"), ("2017-04-19", "soon"), ("2017-04-20", "today"), ("2017-04-21", "past")],
)  # fmt: skip
@pytest.mark.parametrize(
    "deadline", ["20.4.2017", "20.4.2017 klo 0.00", "20.4.2017 klo 16.00", "20.4.2017 klo 23.59"]
)
def test_a_deadline_on_the_build_day_is_still_open(day, state, deadline):
    turns = nearing(last(deadline), HELSINKI)
    assert state_on(date.fromisoformat(day), "open", turns)[0] == state


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(4, 23), st.integers(-9, 9))
def test_the_state_of_a_day_is_that_of_its_first_instant(deadline, hour, days):
    turns = nearing(last(f"{deadline} {hour}:00"), HELSINKI)
    day = deadline + timedelta(days=days)
    passed = [turn.state for turn in turns if turn.at <= start_of(day, HELSINKI)]
    state, coming = state_on(day, "open", turns)
    assert state == (passed[-1] if passed else "open")
    assert coming == turns[len(passed) :]


def test_a_state_holds_until_the_day_of_its_next_turn():
    recorder = Recorder()
    turns = nearing(last("2017-04-20"), HELSINKI)
    today = Today.of(date(2017, 4, 15), recorder)
    (state, _), trace = recorder.follow(state_on, today, "open", turns)
    assert (state, trace.first, trace.last) == ("soon", date(2017, 4, 13), date(2017, 4, 19))


def test_after_the_last_second_comes_the_next_one_in_time():
    first = datetime(2017, 10, 29, 3, 59, 59, tzinfo=HELSINKI)
    assert just_after(first).astimezone(UTC) - first.astimezone(UTC) == timedelta(seconds=1)


@pytest.mark.parametrize(
    ("start", "end", "fi", "en"),
    [
        ("2017-04-27 09:00", "2017-04-27 12:30", "27.4.2017\u00a0klo\u00a09.00–12.30", "27\u00a0April 2017\u00a0at\u00a09:00–12:30"),
        ("2017-04-27 09:00", "", "27.4.2017\u00a0klo\u00a09.00", "27\u00a0April 2017\u00a0at\u00a09:00"),
        ("2017-04-27", "2017-04-28", "27.–28.4.2017", "27–28\u00a0April 2017"),
        ("2017-04-27", "2017-04-27", "27.4.2017", "27\u00a0April 2017"),
        (
            "2017-04-27 09:00",
            "2017-04-28 12:30",
            "27.4.2017\u00a0klo\u00a09.00\u00a0– 28.4.2017\u00a0klo\u00a012.30",
            "27\u00a0April 2017\u00a0at\u00a09:00\u00a0– 28\u00a0April 2017\u00a0at\u00a012:30",
        ),
        ("2017-04-27 09:00", "2017-04-27", "27.4.2017\u00a0klo\u00a09.00", "27\u00a0April 2017\u00a0at\u00a09:00"),
        ("2017-04-27", "2017-04-28 12:30", "27.4.2017\u00a0– 28.4.2017\u00a0klo\u00a012.30", "27\u00a0April 2017\u00a0– 28\u00a0April 2017\u00a0at\u00a012:30"),
    ],
)  # fmt: skip
def test_a_span_is_shown_as_exactly_as_it_is_known(start, end, fi, en):
    ends = parse_moment(start), parse_moment(end) if end else None
    assert format_span(*ends, "fi") == fi
    assert format_span(*ends, "en").replace("\u00a0", " ") == en.replace("\u00a0", " ")
