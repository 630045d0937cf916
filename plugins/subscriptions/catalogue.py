"""The feeds of a language as readers look for them: the kinds first, then what has feeds of its own."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from plugins.core.page import feed_address
from plugins.core.site import Site
from plugins.core.syndication import feed_names, feed_of
from plugins.core.text import sort_key

EVERYTHING = "all"
TAGS = "tags"


class Entry(Struct, frozen=True):
    """A feed: its name, what it is called among others of its group, in which language that is.

    ``address`` and ``home`` are full addresses: of the feed (RSS), and of the page that it follows.
    """

    name: str
    label: str
    lang: str
    title: str
    description: str
    address: str
    home: str


class Shelf(Struct, frozen=True):
    """A group of feeds: the folder that they lie in, its heading, the feeds in order."""

    folder: str
    title: str
    entries: tuple[Entry, ...]


def catalogue(lang: str, site: Site) -> tuple[Shelf, ...]:
    """All feeds of a language, for `Site.ask`: the kinds as the settings have them, all others by label."""
    shelves: dict[str, list[Entry]] = {}
    for name in site.ask(feed_names, lang):
        shelves.setdefault(name.rpartition("/")[0], []).append(_entry(lang, name, site))
    titles = dict(_titles(lang, site))
    return tuple(
        Shelf(folder, titles[folder], tuple(_ordered(entries, lang) if folder else entries))
        for folder, entries in shelves.items()
    )


def _titles(lang: str, site: Site) -> Iterator[tuple[str, str]]:
    words = site.strings[lang]
    yield "", words("subscriptions.kinds")
    for kind in site.kinds.values():
        if kind.item_feed:
            yield kind.item_feed, words(f"{kind.name}.list")
    yield TAGS, words("subscriptions.tags")


def _entry(lang: str, name: str, site: Site) -> Entry:
    feed = feed_of(lang, name, site)
    label = feed.title.removeprefix(f"{site.identity.name} – ")
    if name == EVERYTHING:
        label = site.strings[lang]("subscriptions.everything")
    address = site.identity.absolute(feed_address(site, lang, name))
    spoken = _label_lang(lang, name, site)
    return Entry(name, label, spoken, feed.title, feed.description, address, feed.home)


def _label_lang(lang: str, name: str, site: Site) -> str:
    """The language of a feed's label: an item's own where the feed is named after an item."""
    folder, _, id = name.rpartition("/")
    kinds: Mapping[str, str] = {kind.item_feed: kind.name for kind in site.kinds.values() if kind.item_feed}
    entity = site.get(kinds[folder], id) if folder in kinds else None
    return entity.lang if entity else lang


def _ordered(entries: list[Entry], lang: str) -> list[Entry]:
    return sorted(entries, key=lambda entry: (sort_key(entry.label, lang), entry.name))
