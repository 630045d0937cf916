"""What is published beside what is about to be: what readers and subscribers will notice."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from msgspec import Struct

from plugins.core.published import DEADLINE, STORY, PublishedItem, PublishedPage, Record

# What stood in an archive of a feed is told item by item; readers find archives through the feed alone.
_ARCHIVE = re.compile(r"(?:/[a-z]{2})?/feeds/[^.]+\.[0-9-]+\.(?:xml|atom|json)")
_COLLECTIONS = {"list": 1, "deadlines": 0, "tags": 0}
"""Who makes pages that are there only while there is something to list, which is told of itself when it goes.

The page of the whole collection has as many strokes in its id; those of its years and topics have more.
"""


class Again(NamedTuple):
    """An item that would reach subscribers a second time: what it was, and what it has become."""

    old: PublishedItem
    new: PublishedItem


class Comparison(Struct, frozen=True):
    """What differs. ``pages`` are items', ``lists`` all others; sorted by address or by date.

    ``broken`` are the addresses at which nothing would answer any more, ``passed`` those that may go since
    time or the last of what they list has taken them away, ``ended`` deadlines taken off items that stay.
    """

    was: Record
    now: Record
    new_pages: tuple[PublishedPage, ...]
    changed_pages: tuple[PublishedPage, ...]
    removed_pages: tuple[PublishedPage, ...]
    changed_lists: tuple[PublishedPage, ...]
    new_items: tuple[PublishedItem, ...]
    updated_items: tuple[PublishedItem, ...]
    again: tuple[Again, ...]
    vanished: tuple[PublishedItem, ...]
    ended: tuple[PublishedItem, ...]
    broken: tuple[str, ...]
    passed: tuple[str, ...]

    @property
    def ids_differ(self) -> bool:
        """Whether all lasting ids are others: their domain or year has been set anew."""
        return self.was.ids != self.now.ids and any(
            item.guid.startswith(self.was.ids) for item in self.was.items.values()
        )


def compare(was: Record, now: Record, leads_on: Callable[[str], bool]) -> Comparison:
    """What differs between two records; ``leads_on`` tells whether an address is redirected."""
    old, new = _renamed(was, now), now.items
    gone = [item for guid, item in old.items() if guid not in new]
    fresh = [item for guid, item in new.items() if guid not in old]
    again = tuple(_pairs(gone, fresh))
    paired = {pair.old.guid for pair in again}, {pair.new.guid for pair in again}
    left = [item for item in gone if item.guid not in paired[0]]
    ended = [item for item in left if _has_ended(item, now)]
    removed = [page for address, page in was.pages.items() if address not in now.pages]
    missing = [at for at in (*was.pages, *was.files) if not now.has(at) and not leads_on(at)]
    known = {(page.kind, page.id) for page in now.pages.values()}
    passed = [address for address in missing if _may_pass(address, was, known)]
    changed = [p for a, p in now.pages.items() if a in was.pages and was.pages[a].digest != p.digest]
    kinds = {item.kind for item in new.values()} | {item.kind for item in old.values()}
    return Comparison(
        was, now,
        _by_address(page for address, page in now.pages.items() if address not in was.pages),
        _by_address(page for page in changed if _is_own(page, kinds)),
        _by_address(removed),
        _by_address(page for page in changed if not _is_own(page, kinds)),
        _by_date(item for item in fresh if item.guid not in paired[1]),
        _by_date(item for guid, item in new.items() if guid in old and old[guid].digest != item.digest),
        again, _by_date(item for item in left if item not in ended), _by_date(ended),
        tuple(sorted(set(missing).difference(passed))), tuple(sorted(passed)),
    )  # fmt: skip


def _renamed(was: Record, now: Record) -> Mapping[str, PublishedItem]:
    """What was published, by ids of today's domain and year: that these differ is told once and for all."""
    if was.ids == now.ids:
        return was.items
    return {
        now.ids + guid.removeprefix(was.ids) if guid.startswith(was.ids) else guid: item
        for guid, item in was.items.items()
    }


def _pairs(gone: Iterable[PublishedItem], fresh: Iterable[PublishedItem]) -> Iterator[Again]:
    """What has another id and is the same: by its address, its text, or its title and date.

    Each is paired once, by the first of these signs that it has. A deadline that stands in calendars alone is
    paired with none: they take the new one for the old.
    """
    rest, others = ([item for item in items if item.date or not is_deadline(item)] for items in (gone, fresh))
    for sign in _SIGNS:
        known: dict[tuple[str, ...], list[PublishedItem]] = {}
        for item in others:
            known.setdefault((_sort(item), *sign(item)), []).append(item)
        for item in tuple(rest):
            if all(sign(item)) and (found := known.get((_sort(item), *sign(item)))):
                pair = found.pop(0)
                rest.remove(item)
                others.remove(pair)
                yield Again(item, pair)


_SIGNS: tuple[Callable[[PublishedItem], tuple[str, ...]], ...] = (
    lambda item: (item.address, f"part {item.part}"),
    lambda item: (item.text, item.title),
    lambda item: (item.text, "" if is_deadline(item) else "text"),
    lambda item: (item.title, item.date),
    lambda item: (item.kind, item.title),
)
"""What tells an item again when its id is another; a sign with an empty part tells nothing."""


def _sort(item: PublishedItem) -> str:
    """A story is no issue, and a deadline neither."""
    return item.part.partition("/")[0]


def _has_ended(item: PublishedItem, now: Record) -> bool:
    """Whether a deadline has been taken off an item that stays: calendars follow that by themselves."""
    return is_deadline(item) and any((page.kind, page.id) == item.owner for page in now.pages.values())


def _may_pass(address: str, was: Record, known: set[tuple[str, str]]) -> bool:
    """Whether an address may go without a word: a vCard, a list or an archive in which nothing is left."""
    file, page = was.files.get(address), was.pages.get(address)
    if file is not None and (file.kind == "vcards" or _ARCHIVE.fullmatch(address)):
        return True
    if page is None or page.id.count("/") != _COLLECTIONS.get(page.kind):
        return False
    return (page.kind, page.id) not in known


def _is_own(page: PublishedPage, kinds: set[str]) -> bool:
    """Whether it is the page of a single item or a part of such, and no list or front page."""
    return page.kind in kinds or page.kind not in (*_COLLECTIONS, "front", "not-found")


def _by_address(pages: Iterable[PublishedPage]) -> tuple[PublishedPage, ...]:
    return tuple(sorted(pages))


def _by_date(items: Iterable[PublishedItem]) -> tuple[PublishedItem, ...]:
    return tuple(sorted(items, key=lambda item: (item.date, item.guid)))


def is_story(item: PublishedItem) -> bool:
    """Whether it is a part of an issue."""
    return _sort(item) == STORY


def is_deadline(item: PublishedItem) -> bool:
    """Whether it is a deadline of another item."""
    return _sort(item) == DEADLINE
