"""Days on which somebody can act: a deadline on another one is pointed out to the writer."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from plugins.core.dates import format_day
from plugins.core.model import Entity
from plugins.core.problems import Problem, warning
from plugins.core.site import Site

_WEEKEND = {5: {"fi": "lauantai", "en": "a Saturday"}, 6: {"fi": "sunnuntai", "en": "a Sunday"}}
_LIBRARY = {"fi": "fi", "en": "en_US"}


def deadline_problems(entity: Entity, site: Site) -> Iterator[Problem]:
    """A warning for each deadline to come that falls on a day off."""
    for deadline in site.kinds[entity.kind].deadlines(entity, site):
        if not deadline.act or deadline.cancelled or site.as_of > deadline.day:
            continue
        names = {lang: day_off(deadline.day, lang) for lang in _LIBRARY}
        if names["fi"]:
            before = deadline.day - timedelta(days=1)
            while day_off(before, "fi"):
                before -= timedelta(days=1)
            found, mend = (format_day(day, "fi") for day in (deadline.day, before))
            yield warning(entity.place(*deadline.field), "deadline-day-off", found=found, mend=mend, **names)


def day_off(day: date, lang: str) -> str:
    """What makes a day no working day in Finland: its name; an empty text for a working day."""
    return _holiday(day, lang) or _WEEKEND.get(day.weekday(), {}).get(lang, "")


@lru_cache(maxsize=256)
def _holiday(day: date, lang: str) -> str:
    import holidays  # noqa: PLC0415 - needed only where a deadline is still to come

    name = str(holidays.country_holidays("FI", years=day.year, language=_LIBRARY[lang]).get(day, ""))
    return name.lower() if lang == "fi" else name
