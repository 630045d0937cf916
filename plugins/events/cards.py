"""An event in short: its card with deadline and place, and the list of coming and past events."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from plugins.core.calendar import calendar_of
from plugins.core.cards import card_of
from plugins.core.dates import format_span, machine
from plugins.core.leaf import leaf
from plugins.core.model import Entity
from plugins.core.page import feed_link
from plugins.core.site import Site
from plugins.core.strings import Strings
from plugins.core.turns import in_words
from plugins.core.view import Badge, Card, Fact, Group, Leaf, ListView, Value
from plugins.events.model import Event, deadlines, is_over, state_of


def card(entity: Entity, site: Site) -> Card:
    """An event's card: its state, when and where it is, until when one can register."""
    facts = tuple(_time_and_place(entity, site) if is_over(entity.fields, site.as_of) else lead(entity, site))
    label = site.strings[entity.lang]("event.label")
    made = card_of(entity, site, label=label, badge=badge_of(entity, site), facts=facts)
    # The day on which it was announced tells readers less than the one on which it is.
    return replace(made, date=None, leaf=leaf_of(entity.fields, entity.lang))


def lead(entity: Entity, site: Site) -> Iterator[Fact]:
    """What one must know of an event before all else."""
    yield from _time_and_place(entity, site)
    yield from (Fact(one.what, (Value(one.text),)) for one in deadlines(entity, site))


def _time_and_place(entity: Entity, site: Site) -> Iterator[Fact]:
    fields, words = entity.fields, site.strings[entity.lang]
    yield Fact(words("event.when"), (when(fields, entity.lang),))
    yield Fact(words("event.where"), (Value(where(fields, words)),))


def badge_of(entity: Entity, site: Site) -> Badge:
    """The state on the build day, and what it turns into."""
    fields: Event = entity.fields
    words, zone = site.strings[entity.lang], ZoneInfo(site.identity.zone)

    def word(state: str) -> str:
        one_day = state == "now" and fields.last.day == fields.start.day
        return words("event.state-today-only" if one_day else f"event.state-{state}")

    state, turns = state_of(fields, site.as_of, zone)
    return Badge(word(state), state, in_words(turns, word))


def leaf_of(event: Event, lang: str) -> Leaf:
    """The day of the event, to look at."""
    return leaf(event.start.day, event.last.day, lang)


def when(event: Event, lang: str) -> Value:
    """The time in words; one without an end has a machine form."""
    exact = "" if event.end else machine(event.start)
    return Value(format_span(event.start, event.end, lang), datetime=exact)


def where(event: Event, words: Strings) -> str:
    """The place in words."""
    if not event.online:
        return event.place
    return words("event.place-and-online", place=event.place) if event.place else words("event.online")


def listing(site: Site, lang: str) -> ListView:
    """The coming events, the soonest first, then the past ones by year, the latest first."""
    words = site.strings[lang]
    events = sorted(site.of("event", lang), key=lambda one: (one.fields.start.instant.timestamp(), one.id))
    coming = [entity for entity in events if not is_over(entity.fields, site.as_of)]
    years: dict[int, list[Entity]] = {}
    for entity in reversed(events):
        if is_over(entity.fields, site.as_of):
            years.setdefault(entity.fields.start.day.year, []).append(entity)
    groups = [
        Group(words("event.past", year=year), f"{words('event.anchor-past')}-{year}", _cards(found, site))
        for year, found in years.items()
    ]
    if coming:
        groups.insert(0, Group(words("event.coming"), words("event.anchor-coming"), _cards(coming, site)))
    return ListView(
        words("event.list"),
        words("event.intro"),
        tuple(groups),
        feed_link(site, lang, "events", words("event.feed")),
        calendar=calendar_of(site.kinds["event"], lang, site),
    )


def _cards(entities: list[Entity], site: Site) -> tuple[Card, ...]:
    return tuple(map(site.card, entities))
