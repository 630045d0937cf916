"""Days on which somebody can act: a deadline on another one is pointed out to the writer."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from plugins.core.dates import format_day
from plugins.core.model import Entity
from plugins.core.problems import Problem, warning
from plugins.core.site import Site

_SATURDAY = 5


def deadline_problems(entity: Entity, site: Site) -> Iterator[Problem]:
    """A warning for each deadline to come that falls on a day off."""
    if not entity.short.sound:
        return  # what is at fault in it is told elsewhere
    for deadline in site.kinds[entity.kind].deadlines(entity, site):
        day = deadline.day
        if deadline.act and not deadline.cancelled and site.as_of <= day and is_day_off(day):
            place, found = entity.place(*deadline.field), format_day(day, "fi")
            mend = format_day(workday_before(day), "fi")
            if name := holiday(day):
                yield warning(place, "deadline-holiday", found=found, name=name, mend=mend)
            else:
                yield warning(place, "deadline-weekend", found=found, mend=mend)


def is_day_off(day: date) -> bool:
    """Whether it is a weekend or a holiday in Finland."""
    return day.weekday() >= _SATURDAY or bool(holiday(day))


def workday_before(day: date) -> date:
    """The last working day before."""
    before = day - timedelta(days=1)
    return workday_before(before) if is_day_off(before) else before


@lru_cache(maxsize=256)
def holiday(day: date) -> str:
    """The name of the holiday in Finnish; an empty text for another day."""
    import holidays  # noqa: PLC0415 - needed only where a deadline is still to come

    return str(holidays.country_holidays("FI", years=day.year, language="fi").get(day, "")).lower()
