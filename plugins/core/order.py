"""Periods whose ends are two keys of an item: the second must not be before the first."""

from collections.abc import Iterator

from plugins.core.dates import Period, format_loose
from plugins.core.problems import Place, Problem, error


def order_problems(
    place: Place, first: tuple[str, Period | None], last: tuple[str, Period | None]
) -> Iterator[Problem]:
    """An error where a period ends before it begins; each end comes with the name of its key."""
    (earlier, start), (later, end) = first, last
    if start and end and end.last < start.first:
        found, other = format_loose(end, "fi"), format_loose(start, "fi")
        yield error(place, "order", later=later, earlier=earlier, found=found, other=other)
