"""Dated items in the order of time, as a whole and by year."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from msgspec import Struct

from plugins.core.model import Entity

Counts = tuple[tuple[int, int], ...]
"""Years with how many items each has, the newest first."""


class Chronicle(Struct, frozen=True, dict=True):
    """Dated items, the newest first."""

    entities: tuple[Entity, ...] = ()

    @property
    def counts(self) -> Counts:
        """The years, each with how many items it has."""
        return tuple((year, len(found)) for year, found in self.by_year.items())

    @property
    def span(self) -> tuple[int, ...]:
        """The years alone."""
        return tuple(self.by_year)

    @cached_property
    def by_year(self) -> Mapping[int, list[Entity]]:
        """The items of each year, the newest year first."""
        found: dict[int, list[Entity]] = {}
        run: list[Entity] = []
        start = date.max.toordinal() + 1  # the first day of the run's year: most items need no calendar
        for entity in self.entities:
            if entity.brief.day < start:
                year = date.fromordinal(entity.brief.day).year
                start = date(year, 1, 1).toordinal()
                run = found.setdefault(year, [])
            run.append(entity)
        return found


def newest_first(entity: Entity) -> tuple[float, str]:
    """The place of a dated item in a list: the newest date first, then by id."""
    return -entity.brief.instant, entity.id
