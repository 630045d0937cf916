"""What a service's front matter holds, and what is wrong with its days and prices."""

from collections.abc import Iterator

from plugins.core.deadline import Deadline
from plugins.core.model import Entity, Item
from plugins.core.order import order_problems
from plugins.core.problems import Problem
from plugins.core.site import Site
from plugins.core.term import deadline_of
from plugins.core.values import Loose, Text
from plugins.services.prices import Price, names_of, overlap_problems


class Service(Item):
    """A service: for whom, where, what it costs, from when to when it is there."""

    summary: Text
    audience: Text = ""
    area: Text = ""
    prices: tuple[Price, ...] = ()
    start: Loose | None = None
    end: Loose | None = None


def check(entity: Entity) -> Iterator[Problem]:
    """Ends before starts, and prices that are valid at one time with others."""
    fields: Service = entity.fields
    yield from order_problems(entity.place("end"), ("start", fields.start), ("end", fields.end))
    for index, price in enumerate(fields.prices):
        place = entity.place("prices", index, "until")
        yield from order_problems(place, ("from", price.begins), ("until", price.until))
    yield from overlap_problems(entity)


def deadlines(entity: Entity, site: Site) -> Iterator[Deadline]:
    """The last day of the service, and that of each price."""
    fields, words = entity.fields, site.strings[entity.lang]
    if fields.end:
        yield deadline_of(entity, site, words("service.ends"), fields.end, ("end",))
    for index, (price, name) in enumerate(zip(fields.prices, names_of(fields.prices), strict=True)):
        if price.until:
            what = words("service.price-ends", price=price.text)
            yield deadline_of(entity, site, what, price.until, ("prices", index, "until"), name)
