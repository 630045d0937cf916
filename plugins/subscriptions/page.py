"""The page that tells how to subscribe, and offers all there is to subscribe to."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from plugins.core.calendar import calendar_address
from plugins.core.deadlines import DEADLINES
from plugins.core.feature import Slot
from plugins.core.languages import in_languages
from plugins.core.numbers import format_number
from plugins.core.page import feed_forms, named_feeds, plain_page, subscribe_address
from plugins.core.site import Site
from plugins.core.text import slugify
from plugins.core.view import Head, Page, Relation, Value
from plugins.subscriptions.catalogue import EVERYTHING, Entry, Shelf, catalogue
from plugins.subscriptions.opml import TYPE, opml_address

OPEN = 12  # so long a group is seen without being opened


class CalendarRow(Struct, frozen=True):
    """A calendar: its name in a list and alone, the link that calendar programs open, the plain one."""

    name: str
    title: str
    text: str
    subscribe: Value
    copy: Value


class FeedRow(Struct, frozen=True):
    """A feed in its forms. ``text`` says what stands in it where its label does not.

    ``address`` and ``home`` are full addresses, ``calendar`` is that of the same items.
    """

    name: str
    label: Value
    text: str
    title: str
    address: str
    home: str
    forms: tuple[Value, ...]
    calendar: CalendarRow | None


class FeedGroup(Struct, frozen=True):
    """Feeds under a heading, with how many they are; a long group waits to be opened."""

    title: str
    count: str
    rows: tuple[FeedRow, ...]
    opened: bool


class SubscriptionsView(Struct, frozen=True):
    """All ways to subscribe. ``file`` names what the script makes."""

    title: str
    intro: str
    calendars: tuple[CalendarRow, ...]
    everything: tuple[Value, ...]
    groups: tuple[FeedGroup, ...]
    opml: Value
    own_title: str
    file: str
    script: str


def page(slot: Slot, site: Site) -> Page:
    """The page of a language."""
    (lang,) = slot.args
    words, place = site.strings[lang], subscribe_address(site, lang)
    opml = Value(words("subscriptions.opml-title", name=site.identity.name), url=opml_address(site, lang))
    calendars = tuple(_calendars(site, lang))
    head = Head(
        words("subscriptions.title"),
        words("subscriptions.intro"),
        feeds=named_feeds(site, lang, {}),
        relations=(
            Relation("alternate", opml.url, TYPE, opml.text),
            *(Relation("alternate", one.copy.url, "text/calendar", one.text) for one in calendars),
        ),
    )
    view = SubscriptionsView(
        title=head.title,
        intro=head.description,
        calendars=calendars,
        everything=_forms(EVERYTHING, site, lang),
        groups=tuple(_group(shelf, calendars, site, lang) for shelf in site.ask(catalogue, lang)),
        opml=opml,
        own_title=words("subscriptions.own-opml", name=site.identity.name),
        file=f"{slugify(site.identity.name) or 'feeds'}.opml",
        script=site.theme["follow.js"],
    )
    places = {other: subscribe_address(site, other) for other in site.languages}
    return in_languages(plain_page(site, "subscriptions", place, lang, head, view), places, site)


def _group(shelf: Shelf, calendars: tuple[CalendarRow, ...], site: Site, lang: str) -> FeedGroup:
    by_name = {one.name: one for one in calendars}
    rows = tuple(_row(entry, by_name.get(entry.name), site, lang) for entry in shelf.entries)
    count = format_number(len(rows), lang)
    return FeedGroup(shelf.title, count, rows, not shelf.folder or len(rows) <= OPEN)


def _row(entry: Entry, calendar: CalendarRow | None, site: Site, lang: str) -> FeedRow:
    return FeedRow(
        entry.name,
        Value(entry.label, lang=entry.lang if entry.lang != lang else ""),
        "" if "/" in entry.name else entry.description,
        entry.title,
        entry.address,
        entry.home,
        _forms(entry.name, site, lang),
        calendar,
    )


def _forms(name: str, site: Site, lang: str) -> tuple[Value, ...]:
    """Links to the forms of a feed, in words as short as a table needs."""
    found = feed_forms(site, lang, name)
    return tuple(replace(form, text=form.text.removesuffix(" Feed")) for form in found)


def _calendars(site: Site, lang: str) -> Iterator[CalendarRow]:
    words = site.strings[lang]
    for kind in site.kinds.values():
        if kind.occasion is not None:
            yield _calendar(kind.feed, words(f"{kind.name}.list"), words(f"{kind.name}.calendar"), site, lang)
    yield _calendar(DEADLINES, words("deadlines.list"), words("deadlines.calendar"), site, lang)


def _calendar(name: str, title: str, text: str, site: Site, lang: str) -> CalendarRow:
    words, address = site.strings[lang], calendar_address(site, lang, name)
    full = site.identity.absolute(address)
    # Calendar programs open this scheme as a subscription; a plain link would only be taken in once.
    webcal = f"webcal:{full.partition(':')[2]}"
    return CalendarRow(
        name,
        title,
        text,
        Value(words("subscriptions.calendar-open"), url=webcal),
        Value(words("subscriptions.calendar-address"), url=address),
    )
