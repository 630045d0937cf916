"""The guard of what is published: what must not go out as it is, each with the line that mends it.

A refusal is an error at the place of its mend. It can be excused, one by one and with a reason
(`plugins.core.exemptions`); what only time has brought about is none (`Comparison.passed`).
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import NamedTuple

from plugins.core.comparison import Again, Comparison, is_deadline, is_story
from plugins.core.dates import format_day
from plugins.core.exemptions import exemptions
from plugins.core.model import Entity
from plugins.core.problems import Place, Problem, error, in_order, warning
from plugins.core.published import PublishedItem, PublishedPage
from plugins.core.site import Site

Owner = tuple[str, str]
"""Kind and id of an item."""

_MOST_NAMED = 4
_FEED = re.compile(r"(?P<lang>/[a-z]{2})?/feeds/(?P<name>.+)\.[a-z]+")


class _Finding(NamedTuple):
    """A refusal, and the names by each of which it can be excused."""

    problem: Problem
    names: tuple[str, ...]


class _Group(NamedTuple):
    """Addresses that break together: at their head the page that the others were made of."""

    head: str
    page: PublishedPage | None
    addresses: tuple[str, ...]


def refusals(found: Comparison, site: Site) -> tuple[Problem, ...]:
    """What must not go out, and exceptions that excuse nothing (as warnings); in order."""
    excused = {one.name: one.place for one in exemptions(site)[0]}
    used: set[str] = set()
    problems = []
    for finding in _findings(found, site):
        by = [name for name in finding.names if name in excused]
        used.update(by)
        if not by:
            problems.append(finding.problem)
    idle = (warning(excused[name], "exception-idle", found=name) for name in excused.keys() - used)
    return in_order((*problems, *idle))


def late_items(found: Comparison, site: Site, days: int) -> tuple[Problem, ...]:
    """New items that mailing services would pass over: dated far before the newest that is published."""
    newest = max((item.date for item in found.was.items.values() if not item.part), default="")
    if not newest:
        return ()
    last = dt.date.fromisoformat(newest)
    late = []
    for item in found.new_items:
        entity = site.written(*item.owner)
        if item.part or not item.date or entity is None:
            continue
        day = dt.date.fromisoformat(item.date)
        if day + dt.timedelta(days=days) < last:
            shown = {
                "date": format_day(day, site.identity.lang),
                "newest": format_day(last, site.identity.lang),
            }
            late.append(warning(entity.place("date"), "late-item", title=item.title, days=days, **shown))
    return in_order(late)


def to_come(site: Site) -> tuple[Entity, ...]:
    """What is written and comes out on a later day, the soonest first."""
    later = (one for one in site.contents.unpublished.values() if not one.brief.draft and one.brief.day)
    return tuple(sorted(later, key=lambda one: (one.brief.day, one.kind, one.id)))


def _findings(found: Comparison, site: Site) -> Iterator[_Finding]:
    if found.ids_differ:
        yield _Finding(error(Place(""), "guard-ids", was=found.was.ids, now=found.now.ids), ())
    moved = _moved(found, site)
    for pair in found.again:
        # A part comes back with the item that it is a part of.
        if not pair.old.part or (moved.get(pair.old.owner), pair.old.part) != (pair.new.owner, pair.new.part):
            yield _Finding(_sent_again(pair, found, site), _names(pair.old))
    told = {pair.old.owner for pair in found.again if not pair.old.part}
    told |= {item.owner for item in found.vanished if not item.part}
    for item in found.vanished:
        if not item.part:
            yield _Finding(_vanished(item.owner, item.title, item.address, site), _names(item))
        elif item.owner not in told and item.owner not in moved and site.get(*item.owner) is not None:
            yield _Finding(_part_gone(item, site), _names(item))
    for group in _groups(found, site):
        if (owner := _owner(group, site)) is None or owner not in told:
            yield _broken(group, owner, moved, site)


def _names(item: PublishedItem) -> tuple[str, ...]:
    """What excuses a part: its own name, and that of the item that it is a part of."""
    return item.name, f"{item.kind}/{item.id}"


def _moved(found: Comparison, site: Site) -> Mapping[Owner, Owner]:
    """The items that have another id now, with what they have become."""
    moved = {pair.old.owner: pair.new.owner for pair in found.again if not pair.old.part}
    new = [page for page in found.new_pages if page.kind in site.kinds]
    for page in found.removed_pages:
        alike = [one for one in new if one.kind == page.kind and page.title == one.title]
        if page.kind in site.kinds and alike and site.written(page.kind, page.id) is None:
            moved.setdefault((page.kind, page.id), (alike[0].kind, alike[0].id))
    return moved


def _sent_again(pair: Again, found: Comparison, site: Site) -> Problem:
    """The mend of an item that has another lasting id than it had."""
    old, new = pair
    entity = site.written(*new.owner)
    start = Place(entity.path) if entity else Place("")
    if old.part:
        return _part_again(pair, entity, start)
    address, title = old.address, new.title
    if old.owner == new.owner and entity and old.guid.endswith(f":{old.name}"):
        return error(entity.place("guid"), "guard-guid-added", title=title)
    breaks = address in found.broken
    if breaks and old.kind != new.kind:
        return error(start, "guard-other-kind", title=title, guid=old.guid, address=address)
    # An issue's stories have its id in theirs: its own guid would not keep them.
    if (breaks or site.kinds[new.kind].stories) and old.owner != new.owner:
        return error(start, "guard-renamed", title=title, id=old.id, address=address)
    return error(start, "guard-guid", title=title, guid=old.guid)


def _part_again(pair: Again, entity: Entity | None, start: Place) -> Problem:
    old, new = pair
    if is_deadline(old):
        return error(start, "guard-deadline", title=new.title, item=old.name)
    former, now = old.part.partition("/")[2], new.part.partition("/")[2]
    return error(_heading(entity, now) or start, "guard-story", title=new.title, id=former)


def _vanished(owner: Owner, title: str, address: str, site: Site) -> Problem:
    """Why an item is not out any more, at the line that keeps it back."""
    entity, item = site.written(*owner), "/".join(owner)
    if entity is None:
        return error(Place(""), "guard-gone", title=title, item=item, address=address)
    brief = entity.brief
    if brief.draft:
        return error(entity.place("status"), "guard-draft", title=title, item=item, address=address)
    if not site.get(*owner):
        day = format_day(dt.date.fromordinal(brief.day), site.identity.lang)
        return error(entity.place("date"), "guard-later", title=title, item=item, address=address, day=day)
    if site.kinds[entity.kind].feeds and not brief.day:
        return error(Place(entity.path), "guard-undated", title=title, item=item)
    return error(Place(entity.path), "guard-no-item", title=title, item=item)


def _part_gone(item: PublishedItem, site: Site) -> Problem:
    """A story or deadline that is missing from an item that is out."""
    entity = site.written(*item.owner)
    place = Place(entity.path) if entity else Place("")
    code = "guard-story-gone" if is_story(item) else "guard-no-item"
    return error(place, code, title=item.title, item=item.name)


def _groups(found: Comparison, site: Site) -> Iterator[_Group]:
    """The addresses that break, each with those that break along with it."""
    pages = found.was.pages
    heads = {page.address: page for page in pages.values() if page.kind in site.kinds}
    feeds = {_feed_of(page, site): page.address for page in pages.values()}
    groups: dict[str, list[str]] = {}
    for address in found.broken:
        feed = _FEED.fullmatch(address)
        head = _followed(feed, feeds) if feed else _head(address, heads)
        # What was made of a page that stays is told by itself.
        together = head in found.broken or head in heads
        groups.setdefault(head if together else address, []).append(address)
    for head, addresses in groups.items():
        yield _Group(head, pages.get(head), tuple(sorted(addresses, key=partial(_order, head))))


def _order(head: str, address: str) -> tuple[bool, bool, str]:
    """The page itself comes first; the other forms of a feed that is named are told last."""
    return address != head, address.endswith((".atom", ".json")), address


def _head(address: str, heads: Mapping[str, PublishedPage]) -> str:
    """The address of the item's page that an address lies at or below, or an empty text."""
    parts = address.split("/")
    above = ("/".join(parts[:end]) + "/" for end in range(len(parts) - 1, 1, -1))
    return address if address in heads else next((one for one in above if one in heads), "")


def _followed(feed: re.Match[str], feeds: Mapping[str, str]) -> str:
    """The page that a feed follows; an item has one in each language."""
    name = f"/{feed['name']}"
    return feeds.get(f"{feed['lang'] or ''}{name}") or feeds.get(name, "")


def _feed_of(page: PublishedPage, site: Site) -> str:
    """The name of the feed that an item or a tag has of its own, behind its language's path."""
    if page.kind == "tags" and page.id.count("/") == 1:
        lang, _, slug = page.id.partition("/")
        return f"{'' if lang == site.identity.lang else f'/{lang}'}/tags/{slug}"
    kind = site.kinds.get(page.kind)
    if kind is None or not kind.item_feed:
        return f"no feed: {page.address}"
    return f"/{kind.item_feed}/{page.id}"


def _owner(group: _Group, site: Site) -> Owner | None:
    page = group.page
    return (page.kind, page.id) if page is not None and page.kind in site.kinds else None


def _broken(group: _Group, owner: Owner | None, moved: Mapping[Owner, Owner], site: Site) -> _Finding:
    """The mend of addresses at which nothing would answer."""
    named = ", ".join(group.addresses[:_MOST_NAMED]) + (", …" if len(group.addresses) > _MOST_NAMED else "")
    page = group.page
    if owner is None or page is None:
        return _Finding(_lone(group, named), (group.head,))
    names = (page.address, "/".join(owner)) if page.address in group.addresses else group.addresses[:1]
    if owner in moved:
        new = site.written(*moved[owner])
        place = Place(new.path) if new else Place("")
        problem = error(place, "guard-page-renamed", title=page.title, id=page.id, address=page.address)
    elif site.get(*owner) is None:
        problem = _vanished(owner, page.title, named, site)
    else:
        entity = site.written(*owner)
        code = "guard-moved" if page.address in group.addresses else "guard-part"
        paths = ", ".join(group.addresses)
        problem = error(
            Place(entity.path if entity else ""), code, title=page.title, address=named, paths=paths
        )
    return _Finding(problem, names)


def _lone(group: _Group, named: str) -> Problem:
    """An address that is no item's: of a topic, a feed, a list, a picture or download."""
    for folder in ("files", "images"):
        if group.head.startswith(f"/{folder}/"):
            return error(Place(""), "guard-file", address=group.head)
    return error(Place(""), "guard-address", address=named, head=group.head)


def _heading(entity: Entity | None, id: str) -> Place | None:
    """Where a story begins."""
    found = entity.prose.headings if entity else ()
    return next((heading.place for heading in found if heading.id == id), None)
