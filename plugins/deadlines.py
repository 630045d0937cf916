"""One page of every deadline of the site: the coming ones, the soonest first, then those of the last year."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from plugins.core.calendar import calendar_address, relation
from plugins.core.dates import iso, rfc3339
from plugins.core.deadline import nearing
from plugins.core.deadlines import DEADLINES, Due, deadlines, deadlines_address, has_deadlines
from plugins.core.feature import Feature, Output, Slot
from plugins.core.languages import in_languages
from plugins.core.leaf import leaf
from plugins.core.page import feed_link, follow_link, named_feeds, plain_page
from plugins.core.press import path_at
from plugins.core.problems import Problem, error
from plugins.core.site import Site
from plugins.core.turns import in_words, state_on
from plugins.core.view import Badge, Card, Fact, Group, Head, ListView, Page, Value

KEPT = timedelta(days=365)  # how long a past one is told of


def pages(site: Site) -> Iterator[Slot]:
    """The page of each language in which there is any deadline."""
    for lang in site.languages:
        if site.ask(has_deadlines, lang):
            yield Slot(path_at(deadlines_address(site, lang), site.identity), (lang,))


def page(slot: Slot, site: Site) -> Page:
    """The page of a language."""
    (lang,) = slot.args
    words = site.strings[lang]
    title, intro = words("deadlines.list"), words("deadlines.intro")
    every = site.ask(deadlines, lang)
    coming = [due for due in every if site.as_of <= due.deadline.day]
    past = [due for due in reversed(every) if _just_past(due.deadline.day, site)]
    groups = tuple(
        Group(words(f"deadlines.{name}"), words(f"deadlines.anchor-{name}"), _cards(found, site, lang))
        for name, found in (("coming", coming), ("past", past))
        if found
    )
    feed = feed_link(site, lang, DEADLINES, words("deadlines.feed"))
    calendar = Value(words("deadlines.calendar"), url=calendar_address(site, lang, DEADLINES))
    feeds = named_feeds(site, lang, {DEADLINES: title})
    head = Head(title, intro, feeds=feeds, relations=relation(calendar))
    view = ListView(title, intro, groups, feed, calendar=calendar, empty=words("deadlines.none"))
    known = (other for other in site.languages if site.ask(has_deadlines, other))
    places = {other: deadlines_address(site, other) for other in known}
    whole = in_languages(plain_page(site, "list", places[lang], lang, head, view), places, site)
    return replace(whole, follow=follow_link(site, lang, DEADLINES))


def _just_past(day: date, site: Site) -> bool:
    return site.as_of > day and site.as_of <= day + KEPT


def _cards(found: Iterable[Due], site: Site, lang: str) -> tuple[Card, ...]:
    return tuple(_card(due, site, lang) for due in found)


def _card(due: Due, site: Site, lang: str) -> Card:
    words, deadline = site.strings[lang], due.deadline
    when = Value(deadline.text, datetime=iso(deadline.day) if deadline.counted else rfc3339(deadline.instant))
    return Card(
        "deadline",
        due.title,
        due.url,
        lang=lang,
        badge=_badge(due, site, lang),
        facts=(
            Fact(words("deadlines.what"), (Value(deadline.what),)),
            Fact(words("deadlines.when"), (when,)),
        ),
        leaf=leaf(deadline.day, deadline.day, lang),
    )


def _badge(due: Due, site: Site, lang: str) -> Badge:
    words = site.strings[lang]
    if due.deadline.cancelled:
        return Badge(words("deadlines.state-cancelled"), "cancelled")
    nears = nearing(due.deadline.instant, ZoneInfo(site.identity.zone))
    state, turns = state_on(site.as_of, "open", nears)

    def word(state: str) -> str:
        return words(f"deadlines.state-{state}")

    return Badge(word(state), state, in_words(turns, word))


def check(site: Site, _: frozenset[str]) -> Iterator[Problem]:
    """A page must not stand where the deadlines do, whether there are any yet or not."""
    places = {deadlines_address(site, lang) for lang in site.identity.languages}
    for address in sorted(places):
        if there := site.at(address):
            yield error(there.place("id"), "address-reserved", address=address)


STRINGS = {
    "fi": {
        "deadlines.list": "Määräajat",
        "deadlines.intro": "Mihin mennessä on ilmoittauduttava ja mitä muuta on päättymässä.",
        "deadlines.feed": "Määräaikojen RSS-syöte",
        "deadlines.calendar": "Määräajat kalenteriin",
        "deadlines.coming": "Tulevat määräajat",
        "deadlines.past": "Viimeisen vuoden aikana päättyneet",
        "deadlines.none": "Yhtään määräaikaa ei ole nyt tulossa. Kun tilaat määräajat kalenteriin, "
        "näet uudet heti, kun ne julkaistaan.",
        "deadlines.anchor-coming": "tulevat",
        "deadlines.anchor-past": "paattyneet",
        "deadlines.what": "Mitä",
        "deadlines.when": "Milloin",
        "deadlines.state-open": "Tulossa",
        "deadlines.state-soon": "Pian",
        "deadlines.state-today": "Tänään",
        "deadlines.state-past": "Päättynyt",
        "deadlines.state-cancelled": "Peruttu",
    },
    "sv": {
        "deadlines.list": "Tidsfrister",
        "deadlines.intro": "När man senast ska anmäla sig och vad annat som löper ut.",
        "deadlines.feed": "RSS-flöde för tidsfrister",
        "deadlines.calendar": "Tidsfristerna till kalendern",
        "deadlines.coming": "Kommande tidsfrister",
        "deadlines.past": "Utgångna under det senaste året",
        "deadlines.none": "Just nu finns inga kommande tidsfrister. Om du tar tidsfristerna till din "
        "kalender, ser du nya så snart de publiceras.",
        "deadlines.anchor-coming": "kommande",
        "deadlines.anchor-past": "utgangna",
        "deadlines.what": "Vad",
        "deadlines.when": "När",
        "deadlines.state-open": "Kommande",
        "deadlines.state-soon": "Snart",
        "deadlines.state-today": "I dag",
        "deadlines.state-past": "Utgången",
        "deadlines.state-cancelled": "Inställt",
    },
    "en": {
        "deadlines.list": "Deadlines",
        "deadlines.intro": "When to register by, and what else is about to end.",
        "deadlines.feed": "RSS feed of the deadlines",
        "deadlines.calendar": "Calendar of deadlines",
        "deadlines.coming": "Upcoming deadlines",
        "deadlines.past": "Passed during the last year",
        "deadlines.none": "There are no upcoming deadlines right now. Add the calendar of deadlines to "
        "yours, and you will see new ones as soon as they are published.",
        "deadlines.anchor-coming": "coming",
        "deadlines.anchor-past": "passed",
        "deadlines.what": "What",
        "deadlines.when": "When",
        "deadlines.state-open": "Upcoming",
        "deadlines.state-soon": "Soon",
        "deadlines.state-today": "Today",
        "deadlines.state-past": "Passed",
        "deadlines.state-cancelled": "Cancelled",
    },
}

FEATURE = Feature(outputs=(Output("deadlines", pages=pages, page=page, check=check),), strings=STRINGS)


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
