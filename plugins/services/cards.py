"""A service in short: its card, its state and its place in the list of services."""

from collections.abc import Iterator

from plugins.core.cards import card_of
from plugins.core.model import Entity
from plugins.core.site import Site
from plugins.core.strings import Strings
from plugins.core.term import STATES, state_between
from plugins.core.view import Badge, Card, Fact, Group, ListView, Value


def card(entity: Entity, site: Site) -> Card:
    """A service's card: its state, for whom it is and where."""
    words = site.strings[entity.lang]
    state = state_now(entity, site)
    facts = tuple(served(entity.fields.audience, entity.fields.area, words))
    return card_of(entity, site, label=words("service.label"), badge=badge_of(state, words), facts=facts)


def listing(site: Site, lang: str) -> ListView:
    """The services by state."""
    words = site.strings[lang]
    groups = []
    for state in STATES:
        found = [entity for entity in site.of("service", lang) if state_now(entity, site) == state]
        if found:
            heading = words(f"service.state-{state}-many")
            groups.append(Group(heading, words(f"service.anchor-{state}"), tuple(map(site.card, found))))
    return ListView(words("service.list"), words("service.intro"), tuple(groups))


def state_now(entity: Entity, site: Site) -> str:
    """Whether the service is there on the build day."""
    return state_between(entity.fields.start, entity.fields.end, site.as_of)


def badge_of(state: str, words: Strings) -> Badge:
    """The state in words."""
    return Badge(words(f"service.state-{state}"), state)


def served(audience: str, area: str, words: Strings) -> Iterator[Fact]:
    """For whom the service is, and where."""
    for key, text in (("audience", audience), ("area", area)):
        if text:
            yield Fact(words(f"service.{key}"), (Value(text),))
