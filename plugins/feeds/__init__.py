"""Feeds as RSS 2.0, Atom 1.0 and JSON Feed 1.1 of what `plugins.core.syndication` knows.

What has made room for newer items stays in archives (RFC 5005), in each of the forms.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from plugins.core.brief import Topics
from plugins.core.deadlines import DEADLINES, Due, announced, told_in
from plugins.core.feature import Feature, Output, Slot
from plugins.core.model import Entity
from plugins.core.page import FEED_FORMS, feed_address
from plugins.core.press import Press, path_at
from plugins.core.site import Site
from plugins.core.subscription import archived_item, deadline_item, feed_item, section_of
from plugins.core.syndication import (
    STYLE,
    archive_name,
    archived,
    brief_text,
    document,
    feed_names,
    full_text,
    periods,
    standing,
)

if TYPE_CHECKING:
    from plugins.feeds.entries import Entry


def files(site: Site) -> Iterator[Slot]:
    """Every feed of every language that something is published in, and after them their archives.

    The archives of one period are made one after another: the same items stand in several of them.
    """
    for lang in site.languages:
        old = []
        for name in site.ask(feed_names, lang):
            yield from _forms(site, lang, name, "")
            old += [(period, name) for period in periods(lang, name, site)]
        for period, name in sorted(old):
            yield from _forms(site, lang, name, period)


def _forms(site: Site, lang: str, name: str, period: str) -> Iterator[Slot]:
    for form in FEED_FORMS:
        address = feed_address(site, lang, archive_name(name, period) if period else name, form)
        yield Slot(path_at(address, site.identity), (lang, name, period, form))


def file(slot: Slot, site: Site, press: Press) -> bytes:
    """One feed, or one archive of it."""
    # feedgen and lxml are needed only where a feed changes.
    from plugins.feeds.documents import atom, json_feed, rss  # noqa: PLC0415

    lang, name, period, form = slot.args
    items = _archive(lang, name, period, press) if period else _newest(lang, name, press)
    write = {"xml": rss, "atom": atom, "json": json_feed}[form]
    said = document(lang, name, period, form, site)
    return write(said, [item for item in items if item is not None], site.identity.feed_year)


def _newest(lang: str, name: str, press: Press) -> "Iterator[Entry | None]":
    if name == DEADLINES:
        return (_deadline(due, press) for due in press.site.ask(announced, lang))
    return (press.once(_item, *one) for one in press.site.ask(standing, lang, name))


def _archive(lang: str, name: str, period: str, press: Press) -> "Iterator[Entry | None]":
    site = press.site
    if name == DEADLINES:
        return (_deadline(due, press) for due in site.ask(told_in, lang, int(period)))
    found = site.ask(archived, lang, name, period)
    return (press.once(_archived, *one) for one in found)


def _item(kind: str, id: str, story: str, press: Press) -> "Entry | None":
    """What all feeds with an item, or a story of it, write alike."""
    from plugins.feeds.entries import Entry  # noqa: PLC0415

    entity = press.site.get(kind, id)
    if entity is None:
        return None
    item = feed_item(entity, press.site, section_of(entity, story))
    return Entry(item, full_text(item, press.site, press.renderer))


def _archived(entity: Entity, topics: Topics | None, press: Press) -> "Entry":
    """What all archives with it write alike."""
    from plugins.feeds.entries import Entry  # noqa: PLC0415

    item = archived_item(entity, topics, press.site)
    return Entry(item, brief_text(item, press.site), whole=bool(item.change))


def _deadline(due: Due, press: Press) -> "Entry | None":
    from plugins.feeds.entries import Entry  # noqa: PLC0415

    item = deadline_item(due, press.site)
    return Entry(item, full_text(item, press.site, press.renderer)) if item else None


def styles(site: Site) -> Iterator[Slot]:
    """The style sheet of each language's feeds."""
    for lang in site.languages:
        yield Slot(path_at(feed_address(site, lang, STYLE, "css"), site.identity), (lang,))


def style(slot: Slot, site: Site, _: Press) -> bytes:
    """The style sheet of a feed: that of the theme, and a sentence in the feed's language.

    Its address stays when the theme's changes, so that no feed does: subscribers' programs would fetch all.
    """
    (lang,) = slot.args
    words = site.strings[lang]("feeds.opened").replace("\\", "").replace('"', "\\22 ")
    return f'@import "{site.theme["feed.css"]}";\n:root::before {{ content: "{words}"; }}\n'.encode()


STRINGS = {
    "fi": {
        "feeds.all": "{name}: kaikki uusi yhdessä syötteessä.",
        "feeds.stories": "Uutiskirjeen jutut",
        "feeds.stories-text": "Uutiskirjeen jutut yksitellen, heti kun numero ilmestyy.",
        "feeds.item": "{name}: uusimmat jutut ja uutiset.",
        "feeds.tag": "Uutta aiheesta: {name}.",
        "feeds.change": "Muutos:",
        "feeds.deadlines": "Määräajat",
        "feeds.deadlines-text": "Ilmoittautumisten ja muut määräajat.",
        "feeds.cancelled": "peruttu",
        "feeds.opened": (
            "Tämä on syöte, jolla seuraat uutta käymättä sivuilla. Kopioi tämän sivun osoite "
            "syötteenlukijaan: se näyttää uudet jutut, kun ne ilmestyvät."
        ),
    },
    "sv": {
        "feeds.all": "{name}: allt nytt i ett flöde.",
        "feeds.stories": "Nyhetsbrevets artiklar",
        "feeds.stories-text": "Nyhetsbrevets artiklar en och en, genast när numret utkommer.",
        "feeds.item": "{name}: de nyaste artiklarna och nyheterna.",
        "feeds.tag": "Nytt om temat: {name}.",
        "feeds.change": "Ändring:",
        "feeds.deadlines": "Tidsfrister",
        "feeds.deadlines-text": "Sista anmälningsdagar och andra tidsfrister.",
        "feeds.cancelled": "inställt",
        "feeds.opened": (
            "Det här är ett flöde: med det följer du det nya utan att besöka webbplatsen. Kopiera sidans "
            "adress till en flödesläsare, så visar den det nya när det kommer ut."
        ),
    },
    "en": {
        "feeds.all": "{name}: everything new in one feed.",
        "feeds.stories": "Newsletter stories",
        "feeds.stories-text": "The stories of the newsletter one by one, as soon as an issue is out.",
        "feeds.item": "{name}: the newest stories and news.",
        "feeds.tag": "New on the topic: {name}.",
        "feeds.change": "Change:",
        "feeds.deadlines": "Deadlines",
        "feeds.deadlines-text": "Deadlines for registration and others.",
        "feeds.cancelled": "cancelled",
        "feeds.opened": (
            "This is a feed: with it you follow what is new without visiting the site. Copy the address of "
            "this page into a feed reader, and it shows new items as they come out."
        ),
    },
}

FEATURE = Feature(
    outputs=(
        Output("feeds", files=files, file=file, bodies=True),
        Output("feed-styles", files=styles, file=style),
    ),
    strings=STRINGS,
)


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
