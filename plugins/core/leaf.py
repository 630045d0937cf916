"""A day as a leaf of a calendar: for the eye alone, since the text beside it says the same in full."""

from datetime import date

from plugins.core.dates import DASH, ENGLISH_MONTHS
from plugins.core.view import Leaf

MONTHS = {
    "fi": (
        *("tammikuu", "helmikuu", "maaliskuu", "huhtikuu", "toukokuu", "kesäkuu"),
        *("heinäkuu", "elokuu", "syyskuu", "lokakuu", "marraskuu", "joulukuu"),
    ),
    "sv": (
        *("januari", "februari", "mars", "april", "maj", "juni"),
        *("juli", "augusti", "september", "oktober", "november", "december"),
    ),
    "en": ENGLISH_MONTHS,
}
WEEKDAYS = {
    "fi": ("ma", "ti", "ke", "to", "pe", "la", "su"),
    "sv": ("mån", "tis", "ons", "tors", "fre", "lör", "sön"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_STOP = {"fi": ".", "sv": "", "en": ""}


def leaf(first: date, last: date, lang: str) -> Leaf:
    """The leaf of a day, or of days within a month; of others the first stands for all."""
    if (first.year, first.month) != (last.year, last.month):
        last = first
    names, stop = WEEKDAYS[lang], _STOP[lang]
    days = [f"{day.day}{stop}" for day in sorted({first, last})]
    weekdays = [names[day.weekday()] for day in sorted({first, last})]
    month = MONTHS[lang][first.month - 1]
    return Leaf(DASH.join(weekdays), DASH.join(days), month, str(first.year))
