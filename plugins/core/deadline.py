"""A deadline of an item: what ends when. Every kind tells its own, and nobody needs to know the kinds."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Deadline:
    """What ends: ``what`` in words of the item's language, the ``day``, the last ``instant``.

    ``id`` tells it from the item's other deadlines (empty where there is but one for ever: it is part of
    what subscribers remember), ``text`` is the moment in words, ``url`` where one acts, ``field`` the place
    in the front matter. A deadline that is ``counted`` in whole days has no time of its own.
    """

    what: str
    day: date
    instant: datetime
    text: str
    field: tuple[str | int, ...]
    id: str = ""
    url: str = ""
    counted: bool = True
