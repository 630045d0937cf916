import datetime as dt
import pickle
from zoneinfo import ZoneInfo

import pytest
from babel.dates import get_month_names
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.dates import (
    DateError,
    Moment,
    Period,
    format_day,
    format_moment,
    format_period,
    iso,
    parse_day,
    parse_loose,
    parse_moment,
    rfc3339,
)

HELSINKI = ZoneInfo("Europe/Helsinki")
DAYS = st.dates(dt.date(1000, 1, 1), dt.date(9999, 12, 31))


def refusal(parse, text):
    with pytest.raises(DateError) as caught:
        parse(text)
    return caught.value


def utc(*parts):
    return dt.datetime(*parts, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "text",
    ["2017-04-04", "4.4.2017", "04.04.2017", "4.04.2017", "  4.4.2017\n", "\u00a02017-04-04\u00a0"],
)
def test_a_day_is_read_in_both_forms(text):
    assert parse_day(text) == dt.date(2017, 4, 4)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2017", "date-partial"),
        ("2017-04", "date-partial"),
        ("4/2017", "date-partial"),
        ("4.2017", "date-partial"),
        ("4.4.", "date-partial"),
        ("31.2.2017", "date-impossible"),
        ("29.2.2017", "date-impossible"),
        ("2017-13-01", "date-impossible"),
        ("2017-04-31", "date-impossible"),
        ("2017-00-10", "date-impossible"),
        ("0.4.2017", "date-impossible"),
        ("0217-04-04", "date-impossible"),
        ("0000-04-04", "date-impossible"),
        ("", "date-form"),
        ("huomenna", "date-form"),
        ("4.4.17", "date-form"),
        ("2017-4-4", "date-form"),
        ("2017/04/04", "date-form"),
        ("4. 4. 2017", "date-form"),
        ("4.4.2017.", "date-form"),
        ("2017-04-04 09:00", "date-form"),
        ("12017-04-04", "date-form"),
        ("-2017-04-04", "date-form"),
        ("٢٠١٧-٠٤-٠٤", "date-form"),
        ("\uff12017-04-04", "date-form"),
    ],
)
def test_what_is_no_day_is_refused_with_the_reason(text, code):
    error = refusal(parse_day, text)
    assert (error.code, error.values) == (code, {"text": text.strip()})


def test_a_leap_day_is_a_day():
    assert parse_day("29.2.2016") == dt.date(2016, 2, 29)


def test_a_refusal_survives_the_way_back_from_a_worker_process():
    error = pickle.loads(pickle.dumps(refusal(parse_day, "2017")))  # noqa: S301
    assert (type(error), error.code, error.values) == (DateError, "date-partial", {"text": "2017"})


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2017-04-27 09:00", dt.time(9)),
        ("2017-04-27 9:00", dt.time(9)),
        ("2017-04-27T09:00", dt.time(9)),
        ("2017-04-27T09:00:00", dt.time(9)),
        ("2017-04-27 09:00:30", dt.time(9, 0, 30)),
        ("2017-04-27 9.00", dt.time(9)),
        ("2017-04-27 klo 9.00", dt.time(9)),
        ("27.4.2017 klo 9.00", dt.time(9)),
        ("27.4.2017 klo 09.00", dt.time(9)),
        ("27.4.2017 klo 9", dt.time(9)),
        ("27.4.2017 klo 9:00", dt.time(9)),
        ("27.4.2017 Klo 9", dt.time(9)),
        ("27.4.2017 9.00", dt.time(9)),
        ("27.4.2017  klo  9.00", dt.time(9)),
        ("27.4.2017\u00a0klo\u00a09.00", dt.time(9)),
        ("27.4.2017 klo 0.00", dt.time(0)),
        ("27.4.2017 klo 23.59", dt.time(23, 59)),
    ],
)
def test_a_moment_is_read_in_every_form_of_the_model(text, time):
    day = dt.date(2017, 4, 27)
    moment = parse_moment(text)
    assert moment == Moment(day, time, dt.datetime.combine(day, time, HELSINKI))
    assert moment.instant.utcoffset() == dt.timedelta(hours=3)


def test_a_moment_without_a_time_begins_with_its_day():
    moment = parse_moment("27.4.2017")
    assert (moment.day, moment.time) == (dt.date(2017, 4, 27), None)
    assert moment.instant.astimezone(dt.UTC) == utc(2017, 4, 26, 21)
    assert moment.instant.tzinfo == HELSINKI


def test_the_zone_is_an_argument():
    assert parse_moment("2017-04-27 09:00", "Europe/Stockholm").instant.astimezone(dt.UTC) == utc(
        2017, 4, 27, 7
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2017-04-27 25:00", "time-impossible"),
        ("2017-04-27 24:00", "time-impossible"),
        ("27.4.2017 klo 9.75", "time-impossible"),
        ("27.4.2017 klo 25", "time-impossible"),
        ("2017-04-27T09:00:60", "time-impossible"),
        ("31.2.2017 klo 9.00", "date-impossible"),
        ("2017-13-01T09:00", "date-impossible"),
        ("2017-04 09:00", "date-partial"),
        ("2017 klo 9", "date-partial"),
        ("2017", "date-partial"),
        ("2017-04-27T09:00Z", "date-form"),
        ("2017-04-27T09:00+03:00", "date-form"),
        ("2017-04-27 09:00 +0300", "date-form"),
        ("27.4.2017T09:00", "date-form"),
        ("27.4.2017 9", "date-form"),
        ("27.4.2017 klo 9.0", "date-form"),
        ("27.4.2017 klo 9.00–12.30", "date-form"),
        ("27.4.2017 klo", "date-form"),
        ("27.4.2017klo 9.00", "date-form"),
        ("klo 9.00", "date-form"),
        ("27.4.2017 klo \u0669.\u0660\u0660", "date-form"),
        ("", "date-form"),
    ],
)
def test_what_is_no_moment_is_refused_whole_with_the_reason(text, code):
    error = refusal(parse_moment, text)
    assert (error.code, error.values) == (code, {"text": text})


@pytest.mark.parametrize(
    ("text", "near"),
    [("26.3.2017 klo 3.00", "4.00"), ("2017-03-26 03:30", "4.30"), ("2017-03-26T03:59", "4.59")],
)
def test_the_hour_that_summer_time_skips_is_refused(text, near):
    error = refusal(parse_moment, text)
    assert (error.code, error.values) == ("time-skipped", {"text": text, "near": near})


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2017-03-26 02:59", utc(2017, 3, 26, 0, 59)),
        ("2017-03-26 04:00", utc(2017, 3, 26, 1)),
        ("2017-10-29 03:30", utc(2017, 10, 29, 0, 30)),
        ("2017-10-29 04:00", utc(2017, 10, 29, 2)),
    ],
)
def test_around_the_changes_of_the_clock_the_first_hour_is_meant(text, instant):
    assert parse_moment(text).instant.astimezone(dt.UTC) == instant


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("27.4.2017", utc(2017, 4, 26, 21), utc(2017, 4, 27, 20, 59, 59)),
        ("26.3.2017", utc(2017, 3, 25, 22), utc(2017, 3, 26, 20, 59, 59)),
        ("29.10.2017", utc(2017, 10, 28, 21), utc(2017, 10, 29, 21, 59, 59)),
        ("3.4.1942", utc(1942, 4, 2, 22), utc(1942, 4, 3, 20, 59, 59)),
        ("31.12.9999", utc(9999, 12, 30, 22), utc(9999, 12, 31, 21, 59, 59)),
        ("20.4.2017 klo 16.00", utc(2017, 4, 20, 13), utc(2017, 4, 20, 13)),
    ],
)
def test_a_deadline_without_a_time_lasts_to_the_end_of_its_day(text, first, last):
    moment = parse_moment(text)
    assert moment.instant.astimezone(dt.UTC) == first
    assert moment.deadline_instant().astimezone(dt.UTC) == last


def test_a_day_that_ends_twice_ends_the_second_time():
    moment = parse_moment("17.2.2018", "America/Sao_Paulo")
    assert moment.deadline_instant().astimezone(dt.UTC) == utc(2018, 2, 18, 2, 59, 59)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2017", (2017, 1, 1), (2017, 12, 31), "year"),
        ("2017-04", (2017, 4, 1), (2017, 4, 30), "month"),
        ("4/2017", (2017, 4, 1), (2017, 4, 30), "month"),
        ("02/2016", (2016, 2, 1), (2016, 2, 29), "month"),
        ("2017-12", (2017, 12, 1), (2017, 12, 31), "month"),
        ("9999", (9999, 1, 1), (9999, 12, 31), "year"),
        (" 1.8.2016 ", (2016, 8, 1), (2016, 8, 1), "day"),
        ("2016-08-01", (2016, 8, 1), (2016, 8, 1), "day"),
    ],
)
def test_a_loose_date_covers_its_whole_year_or_month(text, first, last, precision):
    assert parse_loose(text) == Period(dt.date(*first), dt.date(*last), precision)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2017-13", "date-impossible"),
        ("0/2017", "date-impossible"),
        ("0999", "date-impossible"),
        ("31.2.2017", "date-impossible"),
        ("4.2017", "date-partial"),
        ("17", "date-form"),
        ("2017–2019", "date-form"),
        ("kevät 2017", "date-form"),
        ("٢٠١٧", "date-form"),
    ],
)
def test_what_is_no_loose_date_is_refused_with_the_reason(text, code):
    assert refusal(parse_loose, text).code == code


@pytest.mark.parametrize(
    ("lang", "day", "moment"),
    [
        ("fi", "27.4.2017", "27.4.2017\u00a0klo\u00a09.00"),
        ("sv", "27.4.2017", "27.4.2017\u00a0kl.\u00a09.00"),
        ("en", "27 April 2017", "27 April 2017\u00a0at\u00a09:00"),
    ],
)
def test_days_and_moments_are_shown_in_each_language(lang, day, moment):
    assert format_day(dt.date(2017, 4, 27), lang) == day
    assert format_moment(parse_moment("2017-04-27"), lang) == day
    assert format_moment(parse_moment("2017-04-27 09:00"), lang) == moment


@pytest.mark.parametrize(
    ("first", "last", "fi", "en"),
    [
        (None, None, "", ""),
        ("1.8.2016", "31.12.2018", "1.8.2016–31.12.2018", "1 August 2016 – 31 December 2018"),
        ("1.8.2016", "31.12.2016", "1.8.–31.12.2016", "1 August – 31 December 2016"),
        ("4.4.2017", "4.4.2017", "4.4.2017", "4 April 2017"),
        ("27.4.2017", "28.4.2017", "27.–28.4.2017", "27–28 April 2017"),
        ("30.4.2017", "2.5.2017", "30.4.–2.5.2017", "30 April – 2 May 2017"),
        ("31.12.2016", "1.1.2017", "31.12.2016–1.1.2017", "31 December 2016 – 1 January 2017"),
        ("4.4.2016", "4.4.2017", "4.4.2016–4.4.2017", "4 April 2016 – 4 April 2017"),
        ("2017", "2019", "2017–2019", "2017–2019"),
        ("2017", "2017", "2017", "2017"),
        ("4/2017", "12/2018", "4/2017–12/2018", "April 2017 – December 2018"),
        ("4/2017", "12/2017", "4–12/2017", "April–December 2017"),
        ("2017-04", "4/2017", "4/2017", "April 2017"),
        ("1.8.2016", "2018", "1.8.2016–2018", "1 August 2016 – 2018"),
        ("2016", "12/2018", "2016–12/2018", "2016 – December 2018"),
        ("2017", None, "2017–", "2017–"),
        (None, "2020", "–2020", "–2020"),
        ("1.5.2017", None, "1.5.2017–", "1 May 2017–"),
    ],
)
def test_a_period_is_shown_as_exactly_as_it_is_known(first, last, fi, en):
    ends = parse_loose(first) if first else None, parse_loose(last) if last else None
    assert format_period(*ends, "fi") == fi
    assert format_period(*ends, "sv") == fi
    assert format_period(*ends, "en").replace("\u00a0", " ") == en


@pytest.mark.parametrize("month", range(1, 13))
def test_english_months_are_named_as_in_cldr(month):
    assert (
        format_day(dt.date(2017, month, 1), "en")
        == f"1 {get_month_names('wide', 'format', 'en')[month]} 2017"
    )


def test_machines_are_given_iso_forms():
    moment = parse_moment("2017-04-27 09:00")
    assert iso(moment.day) == "2017-04-27"
    assert rfc3339(moment.instant) == "2017-04-27T09:00:00+03:00"
    assert rfc3339(parse_moment("2017-01-27").instant) == "2017-01-27T00:00:00+02:00"


def test_an_offset_with_seconds_is_written_in_utc():
    assert rfc3339(parse_moment("1900-01-01").instant) == "1899-12-31T22:20:11Z".replace("Z", "+00:00")


def test_an_instant_without_a_zone_has_no_machine_form():
    with pytest.raises(ValueError, match=r"^an instant without a zone has no RFC 3339 form$"):
        rfc3339(dt.datetime(2017, 4, 27))  # noqa: DTZ001


def test_an_unknown_language_is_a_fault_of_the_program():
    with pytest.raises(KeyError):
        format_day(dt.date(2017, 4, 4), "de")


@given(DAYS)
def test_a_day_is_read_back_from_what_is_shown(day):
    assert parse_day(format_day(day, "fi")) == day
    assert parse_day(iso(day)) == day
    assert parse_loose(format_day(day, "fi")) == Period(day, day, "day")


@given(DAYS, st.times().map(lambda time: time.replace(second=0, microsecond=0)))
def test_a_moment_is_read_back_from_what_is_shown(day, time):
    try:
        moment = parse_moment(f"{iso(day)} {time:%H:%M}")
    except DateError as error:
        assert error.code == "time-skipped"  # noqa: PT017
        return
    assert parse_moment(format_moment(moment, "fi")) == moment
    assert moment.instant.fold == 0


@given(DAYS)
def test_a_deadline_lies_in_its_own_day(day):
    moment = parse_moment(iso(day))
    assert moment.instant <= moment.deadline_instant()
    assert moment.instant.date() == moment.deadline_instant().date() == day
