"""The prices of a service in time: which is valid, which was before it, which comes, and since when."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct
from pydantic import Field

from plugins.core.dates import Period, format_day, format_loose, format_period, iso
from plugins.core.model import Entity, Part
from plugins.core.numbers import format_money
from plugins.core.problems import Problem, warning
from plugins.core.strings import Strings
from plugins.core.values import Loose, Money, Text

FIRST_DAY = date.min
LAST_DAY = date.max


class Price(Part):
    """A price in words, with its sum, and from when to when it is valid."""

    text: Text
    amount: Money | None = None
    begins: Loose | None = Field(default=None, alias="from")
    until: Loose | None = None


class Span(Struct, frozen=True):
    """A price with the days that it is valid, both ends included."""

    index: int
    price: Price
    first: date
    last: date

    def state(self, as_of: date) -> str:
        """``coming``, ``ongoing`` or ``ended``."""
        if self.last < as_of:
            return "ended"
        return "coming" if self.first > as_of else "ongoing"


class PriceRow(Struct, frozen=True):
    """A price in words: which it is (``label``), what it is, its sum, from when to when."""

    label: str
    text: str
    amount: str
    term: str
    state: str


def spans(prices: Sequence[Price]) -> tuple[Span, ...]:
    """The prices in the order of time: one without an end lasts until a later one begins."""
    firsts = [price.begins.first if price.begins else FIRST_DAY for price in prices]
    found = []
    for index, (price, first) in enumerate(zip(prices, firsts, strict=True)):
        later = [other for other in firsts if other > first]
        last = price.until.last if price.until else min(later) - timedelta(days=1) if later else LAST_DAY
        found.append(Span(index, price, first, last))
    return tuple(sorted(found, key=lambda span: span.first))


def rows(prices: Sequence[Price], as_of: date, lang: str, words: Strings) -> tuple[PriceRow, ...]:
    """The prices in words, from the oldest to those to come."""
    return tuple(_row(span, span.state(as_of), lang, words) for span in spans(prices))


def notice(prices: Sequence[Price], as_of: date, lang: str, words: Strings) -> str:
    """When the price changes or has changed, or that none is known to be valid; empty for one price."""
    by_state: dict[str, list[Span]] = {}
    for span in spans(prices):
        by_state.setdefault(span.state(as_of), []).append(span)
    ended, now, coming = (by_state.get(state, []) for state in ("ended", "ongoing", "coming"))
    if coming and (now or ended):
        return words("service.price-changes", day=format_day(coming[0].first, lang))
    if now and ended and now[-1].first > FIRST_DAY:
        return words("service.price-changed", day=format_day(now[-1].first, lang))
    return words("service.price-none") if ended and not now else ""


def names_of(prices: Sequence[Price]) -> tuple[str, ...]:
    """What tells the deadlines of the prices apart: the day from which each is valid.

    Prices that begin together are numbered. Neither words nor sums count: they may be corrected.
    """
    names = [f"price-{iso(price.begins.first)}" if price.begins else "price" for price in prices]
    return tuple(
        f"{name}-{before + 1}" if (before := names[:at].count(name)) else name
        for at, name in enumerate(names)
    )


def overlap_problems(entity: Entity) -> Iterator[Problem]:
    """A warning for a price that begins before another has ended.

    Prices from the same day to the same day are a list of prices.
    """
    sound = [span for span in spans(entity.fields.prices) if span.first <= span.last]
    for at, span in enumerate(sound):
        for before in sound[:at]:
            if before.last >= span.first and (before.first, before.last) != (span.first, span.last):
                found = {"found": span.price.text, "other": before.price.text}
                place = entity.place("prices", span.index, "from")
                yield warning(place, "price-overlap", day=format_day(_shared(before, span), "fi"), **found)
                break


def _shared(one: Span, other: Span) -> date:
    """A day on which both are valid that can be told: the first, or the last of two without a beginning."""
    first = max(one.first, other.first)
    return min(one.last, other.last) if first == FIRST_DAY else first


def _row(span: Span, state: str, lang: str, words: Strings) -> PriceRow:
    price = span.price
    amount = format_money(price.amount, lang) if price.amount is not None else ""
    return PriceRow(words(f"service.price-{state}"), price.text, amount, _term(span, lang, words), state)


def _term(span: Span, lang: str, words: Strings) -> str:
    """From when to when a price is valid, in words; empty where no day is known."""
    begins, until = span.price.begins, span.price.until
    if until is None and span.last < LAST_DAY:
        until = Period(span.last, span.last, "day")
    if begins and until:
        return format_period(begins, until, lang)
    if begins:
        return words(f"service.since-{begins.precision}", date=format_loose(begins, lang))
    return words(f"service.until-{until.precision}", date=format_loose(until, lang)) if until else ""
