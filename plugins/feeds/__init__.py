"""Feeds as RSS 2.0 of what `plugins.core.syndication` knows."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from plugins.core.deadlines import DEADLINES, Due, announced
from plugins.core.feature import Feature, Output, Slot
from plugins.core.page import feed_address
from plugins.core.press import Press
from plugins.core.site import Site
from plugins.core.subscription import deadline_item, feed_item, section_of
from plugins.core.syndication import feed_names, feed_of, full_text, standing

if TYPE_CHECKING:
    from plugins.feeds.rss import Item


def files(site: Site) -> Iterator[Slot]:
    """Every feed of every language that something is published in."""
    for lang in site.languages:
        for name in site.ask(feed_names, lang):
            address = feed_address(site, lang, name)
            yield Slot(address.removeprefix(f"{site.identity.base}/"), (lang, name))


def file(slot: Slot, site: Site, press: Press) -> bytes:
    """One feed."""
    from plugins.feeds.rss import rss  # noqa: PLC0415 - feedgen and lxml are needed only where a feed changes

    lang, name = slot.args
    address = site.identity.absolute(feed_address(site, lang, name))
    items = (
        (_deadline(due, press) for due in site.ask(announced, lang))
        if name == DEADLINES
        else (press.once(_item, *one) for one in site.ask(standing, lang, name))
    )
    return rss(feed_of(lang, name, site), address, [item for item in items if item is not None])


def _item(kind: str, id: str, story: str, press: Press) -> "Item | None":
    """What all feeds with an item, or a story of it, write alike."""
    from plugins.feeds.rss import Item  # noqa: PLC0415

    entity = press.site.get(kind, id)
    if entity is None:
        return None
    item = feed_item(entity, press.site, section_of(entity, story))
    return Item(item, full_text(item, press.site, press.renderer))


def _deadline(due: Due, press: Press) -> "Item | None":
    from plugins.feeds.rss import Item  # noqa: PLC0415

    item = deadline_item(due, press.site)
    return Item(item, full_text(item, press.site, press.renderer)) if item else None


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
    },
}

FEATURE = Feature(outputs=(Output("feeds", files=files, file=file, bodies=True),), strings=STRINGS)


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
