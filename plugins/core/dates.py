"""Days, moments and loosely known periods: read as content-model.md "Values" says, shown per language.

Nothing here knows what day it is, and the system's locale and time zone play no part: the zone
is an argument, and the words of the three languages stand below.
"""

import datetime as dt
import re
from calendar import monthrange
from typing import Literal, NoReturn
from zoneinfo import ZoneInfo

from msgspec import Struct

from plugins.core.refusal import RefusalError

ZONE = "Europe/Helsinki"

NBSP = "\u00a0"
DASH = "–"

_ISO_DAY = re.compile(r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})")
_FINNISH_DAY = re.compile(r"(?P<d>[0-9]{1,2})\.(?P<m>[0-9]{1,2})\.(?P<y>[0-9]{4})")
_YEAR = re.compile(r"(?P<y>[0-9]{4})")
_ISO_MONTH = re.compile(r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})")
_FINNISH_MONTH = re.compile(r"(?P<m>[0-9]{1,2})/(?P<y>[0-9]{4})")
# What people write for a part of a date but the model does not know as one: 4.2017, 4.4.
_OTHER_PART = re.compile(r"[0-9]{1,2}\.(?:[0-9]{4}|[0-9]{1,2}\.)")
_ISO_MOMENT = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:T|\s+)"
    r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?"
)
_FINNISH_MOMENT = re.compile(
    r"(?P<day>[0-9./-]+)\s+(?:klo\s*)?(?P<hour>[0-9]{1,2})[.:](?P<minute>[0-9]{2})", re.IGNORECASE
)
_FULL_HOUR = re.compile(r"(?P<day>[0-9./-]+)\s+klo\s*(?P<hour>[0-9]{1,2})", re.IGNORECASE)

ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_AT = {"fi": "klo", "sv": "kl.", "en": "at"}


class DateError(RefusalError):
    """A text that is no date, moment or period.

    Codes: ``date-form`` (not written as one), ``date-partial`` (a year or month where a day is
    needed), ``date-impossible`` (31.2.2017, the year 0999), ``time-impossible`` (25:00),
    ``time-skipped`` (the hour that DST leaps over; ``values["near"]`` is the time after the leap).
    """


class Moment(Struct, frozen=True):
    """A day, or a time of a day.

    ``instant`` is aware, in the zone that the text was read in: the time, or the start of the day.
    """

    day: dt.date
    time: dt.time | None
    instant: dt.datetime

    def deadline_instant(self) -> dt.datetime:
        """The last instant that still belongs to it: the time, or the last second of the day."""
        if self.time is not None:
            return self.instant
        # fold=1: where clocks are put back at midnight, the later 23.59.59 is the last.
        return dt.datetime.combine(self.day, dt.time(23, 59, 59, fold=1), self.instant.tzinfo)


class Period(Struct, frozen=True):
    """A date known to the year, the month or the day: its first and last day, both included."""

    first: dt.date
    last: dt.date
    precision: Literal["year", "month", "day"]


def parse_day(text: str) -> dt.date:
    """The day of ``2017-04-04`` or ``4.4.2017``; raises DateError."""
    found = text.strip()
    if match := _ISO_DAY.fullmatch(found) or _FINNISH_DAY.fullmatch(found):
        return _day(found, int(match["y"]), int(match["m"]), int(match["d"]))
    if any(part.fullmatch(found) for part in (_YEAR, _ISO_MONTH, _FINNISH_MONTH, _OTHER_PART)):
        _refuse("date-partial", found)
    return _refuse("date-form", found)


def parse_moment(text: str, zone: str = ZONE) -> Moment:
    """The moment of a day, ``2017-04-27 09:00``, ``2017-04-27T09:00`` or ``27.4.2017 klo 9.00``.

    Of the doubled hour in autumn the first is meant. Raises DateError.
    """
    found = text.strip()
    forms = (_ISO_MOMENT, _FINNISH_MOMENT, _FULL_HOUR)
    match = next((match for form in forms if (match := form.fullmatch(found))), None)
    if match is None:
        day = parse_day(found)
        return Moment(day, None, start_of(day, ZoneInfo(zone)))
    try:
        day = parse_day(match["day"])
    except DateError as refusal:
        _refuse(refusal.code, found)
    time = _time(found, match)
    instant = dt.datetime.combine(day, time, ZoneInfo(zone))
    if leap := _leap(instant):
        raise DateError("time-skipped", {"text": found, "near": _clock((instant + leap).time(), "fi")})
    return Moment(day, time, instant)


def parse_loose(text: str) -> Period:
    """The period of ``2017``, ``2017-04``, ``4/2017`` or a full day; raises DateError."""
    found = text.strip()
    if match := _YEAR.fullmatch(found):
        year = int(match["y"])
        return Period(_day(found, year, 1, 1), _day(found, year, 12, 31), "year")
    if match := _ISO_MONTH.fullmatch(found) or _FINNISH_MONTH.fullmatch(found):
        first = _day(found, int(match["y"]), int(match["m"]), 1)
        return Period(first, first.replace(day=monthrange(first.year, first.month)[1]), "month")
    day = parse_day(found)
    return Period(day, day, "day")


def format_day(day: dt.date, lang: str) -> str:
    """The day as ``4.4.2017`` (fi, sv) or ``4 April 2017`` (en); KeyError for another language."""
    return f"{_day_and_month(day, lang)}{' ' if lang == 'en' else ''}{day.year}"


def format_moment(moment: Moment, lang: str) -> str:
    """The moment as ``27.4.2017 klo 9.00``, ``… kl. 9.00``, ``27 April 2017 at 9:00``, or its day alone.

    The word before the time holds fast to both sides with no-break spaces.
    """
    if moment.time is None:
        return format_day(moment.day, lang)
    return f"{format_day(moment.day, lang)}{NBSP}{_AT[lang]}{NBSP}{_clock(moment.time, lang)}"


def format_loose(period: Period, lang: str) -> str:
    """The period as exactly as it is known: ``2017``, ``4/2017``, ``4.4.2017``."""
    if period.precision == "day":
        return format_day(period.first, lang)
    if period.precision == "month":
        return f"{_month(period.first, lang)}{' ' if lang == 'en' else '/'}{period.first.year}"
    return f"{period.first.year}"


def format_period(first: Period | None, last: Period | None, lang: str) -> str:
    """From the first to the last, each as exactly as it is known: ``4/2017–2018``, ``2017–``, ``–2020``.

    Equal ends are said once; two missing ones give an empty text.
    """
    if first is None or last is None or first == last:
        start, end = (format_loose(part, lang) if part else "" for part in (first, last))
        return start if first == last else f"{start}{DASH}{end}"
    if first.precision == last.precision == "day":
        return _days(first.first, last.first, lang)
    if first.precision == last.precision == "month" and first.first.year == last.first.year:
        return f"{_month(first.first, lang)}{DASH}{format_loose(last, lang)}"
    start, end = format_loose(first, lang), format_loose(last, lang)
    return _joined(start, end, spaced=" " in start + end)


def format_span(start: Moment, end: Moment | None, lang: str) -> str:
    """From a moment to another: ``27.4.2017 klo 9.00–12.30``, ``27.–28.4.2017``, else both in full."""
    if end is None or end == start:
        return format_moment(start, lang)
    if start.time is None and end.time is None:
        return _days(start.day, end.day, lang)
    if start.day != end.day:
        return _joined(format_moment(start, lang), format_moment(end, lang), spaced=True)
    if start.time is None or end.time is None:
        return format_moment(end if start.time is None else start, lang)
    return f"{format_moment(start, lang)}{DASH}{_clock(end.time, lang)}"


def start_of(day: dt.date, zone: ZoneInfo) -> dt.datetime:
    """The first instant of a day."""
    midnight = dt.datetime.combine(day, dt.time(), zone)
    # Clocks have leapt over midnight too (Helsinki, 3.4.1942): then the day begins after the leap.
    return midnight + _leap(midnight)


def iso(day: dt.date) -> str:
    """The day as ``2017-04-04``, for ``<time datetime>``."""
    return day.isoformat()


def machine(moment: Moment) -> str:
    """A moment as programs read it: the day alone where no time was given (ISO 8601)."""
    return iso(moment.day) if moment.time is None else rfc3339(moment.instant)


def rfc3339(instant: dt.datetime) -> str:
    """The instant as ``2017-04-27T09:00:00+03:00`` (RFC 3339, section 5.6); ValueError for a naive one."""
    offset = instant.utcoffset()
    if offset is None:
        raise ValueError("an instant without a zone has no RFC 3339 form")
    if offset % dt.timedelta(minutes=1):
        # Local mean time (before 1921 in Helsinki) has seconds, which RFC 3339 cannot write.
        instant = instant.astimezone(dt.UTC)
    return instant.isoformat(timespec="seconds")


def _refuse(code: str, found: str) -> NoReturn:
    raise DateError(code, {"text": found})


def _day(found: str, year: int, month: int, day: int) -> dt.date:
    try:
        # Nothing the site tells of is older: a year like 0217 is a slip of the finger.
        return dt.date(year if year >= 1000 else 0, month, day)
    except ValueError:
        _refuse("date-impossible", found)


def _time(found: str, match: re.Match[str]) -> dt.time:
    parts = match.groupdict()
    hour, minute, second = (int(parts.get(name) or 0) for name in ("hour", "minute", "second"))
    try:
        return dt.time(hour, minute, second)
    except ValueError:
        _refuse("time-impossible", found)


def _leap(instant: dt.datetime) -> dt.timedelta:
    """How far clocks are put forward over this wall time: nothing where it exists."""
    before, after = (instant.replace(fold=fold).utcoffset() or dt.timedelta() for fold in (0, 1))
    return max(after - before, dt.timedelta())


def _clock(time: dt.time, lang: str) -> str:
    return f"{time.hour}{':' if lang == 'en' else '.'}{time.minute:02}"


def _month(day: dt.date, lang: str) -> str:
    return {"fi": f"{day.month}", "sv": f"{day.month}", "en": ENGLISH_MONTHS[day.month - 1]}[lang]


def _day_and_month(day: dt.date, lang: str) -> str:
    return f"{day.day} {_month(day, lang)}" if lang == "en" else f"{day.day}.{_month(day, lang)}."


def _joined(start: str, end: str, *, spaced: bool) -> str:
    return f"{start}{NBSP}{DASH} {end}" if spaced else f"{start}{DASH}{end}"


def _days(first: dt.date, last: dt.date, lang: str) -> str:
    if first == last:
        return format_day(first, lang)
    if (first.year, first.month) == (last.year, last.month):
        start = f"{first.day}" if lang == "en" else f"{first.day}."
        return f"{start}{DASH}{format_day(last, lang)}"
    start = _day_and_month(first, lang) if first.year == last.year else format_day(first, lang)
    return _joined(start, format_day(last, lang), spaced=lang == "en")
