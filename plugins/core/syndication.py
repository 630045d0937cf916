"""The feeds of a site before any format: which there are, what each is called, what stands in it.

Source: content-model.md, "Outputs". The words are those of the output `plugins.feeds`
(``feeds.…``) and of the kinds.
"""

import html
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from plugins.core.absolute import absolute_html
from plugins.core.brief import Topics
from plugins.core.deadlines import DEADLINES, deadlines_address, has_deadlines, years_told
from plugins.core.feature import nothing
from plugins.core.feed import Author, Document, Feed, FeedItem
from plugins.core.model import Entity
from plugins.core.page import feed_address, home, tag_address
from plugins.core.questions import of_places
from plugins.core.site import Site
from plugins.core.tagged import tags
from plugins.core.text import slugify

if TYPE_CHECKING:
    from plugins.core.render import Renderer

NEWEST = 50
STYLE = "feed"
"""The name of the style sheet of a language's feeds: one word, as no feed of a kind has it."""


class Standing(NamedTuple):
    """An item that stands in a feed; ``story`` is empty for a whole one."""

    kind: str
    id: str
    story: str


class Placed(NamedTuple):
    """An item with its place in a feed, or a story of it with what it says that it is about."""

    entity: Entity
    topics: Topics | None = None

    @property
    def story(self) -> str:
        """The id of the story; empty for a whole item."""
        return self.topics.story if self.topics else ""


class _Run(NamedTuple):
    """What stands in a feed, the newest first, and by period what stood in it before."""

    newest: tuple[Placed, ...]
    older: Mapping[str, tuple[Placed, ...]]


_NO_RUN = _Run((), {})


@of_places
def standing(lang: str, name: str, site: Site) -> tuple[Standing, ...]:
    """What stands in a feed, as many as it holds: the newest date first, then by id."""
    newest = _run(lang, name, site).newest
    return tuple(Standing(one.entity.kind, one.entity.id, one.story) for one in newest)


def periods(lang: str, name: str, site: Site) -> tuple[str, ...]:
    """The periods of the archives of a feed, which hold what has made room for newer items, newest first.

    A file for each period and not for each fifty items: so a late item changes one file, and no address ever
    stands for other items than before.
    """
    # Deadlines stand in front matter, so the answer about them is not one of places.
    if name == DEADLINES:
        return tuple(map(str, site.ask(years_told, lang)))
    return site.ask(archive_periods, lang, name)


@of_places
def archive_periods(lang: str, name: str, site: Site) -> tuple[str, ...]:
    """The periods of a feed of items."""
    return tuple(_run(lang, name, site).older)


@of_places
def archived(lang: str, name: str, period: str, site: Site) -> tuple[Placed, ...]:
    """What stands in the archive of a period."""
    return _run(lang, name, site).older.get(period, ())


def archive_name(name: str, period: str) -> str:
    """The name of an archive among the feeds. A slug has no full stop, so it can be no item's feed."""
    return f"{name}.{period}"


def document(lang: str, name: str, period: str, form: str, site: Site) -> Document:
    """What a file of a feed says of itself; ``period`` is empty for that with the newest items.

    Raises KeyError for an unknown feed.
    """
    feed, identity, known = feed_of(lang, name, site), site.identity, periods(lang, name, site)

    def address(period: str) -> str:
        named = archive_name(name, period) if period else name
        return identity.absolute(feed_address(site, lang, named, form))

    # The newest items come first, then the periods: what is older stands after, what is newer before.
    at = known.index(period) if period else -1
    return Document(
        id=identity.tag_uri(f"feed/{lang}/{name}"),
        lang=lang,
        title=f"{feed.title} {period.replace('-', '–')}" if period else feed.title,
        description=feed.description,
        home=feed.home,
        author=Author(identity.name, identity.absolute(home(site, identity.lang).url)),
        own=address(period),
        current=address(""),
        older=address(known[at + 1]) if at + 1 < len(known) else "",
        newer=address(known[at - 1]) if at > 0 else "",
        hub="" if period else identity.feed_hub,
        style=feed_address(site, lang, STYLE, "css"),
        archive=bool(period),
    )


def feed_of(lang: str, name: str, site: Site) -> Feed:
    """A feed by its name. Raises KeyError for an unknown one."""
    feed = site.ask(_feed, lang, name)
    if feed is None:
        raise KeyError(name)
    return feed


def full_text(item: FeedItem, site: Site, renderer: "Renderer") -> str:
    """The item's text as HTML with full addresses; the note on a change leads it."""
    text = absolute_html(renderer.body(item.body, item.lang), item.url)
    return _noted(item, text, site) if text else brief_text(item, site)


def brief_text(item: FeedItem, site: Site) -> str:
    """What stands in the place of the text where there is none: the summary, led by the note on a change."""
    return _noted(item, f"<p>{html.escape(item.summary or item.title)}</p>", site)


def _noted(item: FeedItem, text: str, site: Site) -> str:
    if not item.change:
        return text
    label = html.escape(site.strings[item.lang]("feeds.change"))
    return f"<p><strong>{label}</strong> {html.escape(item.change)}</p>\n{text}"


def _feed(lang: str, name: str, site: Site) -> Feed | None:
    return site.ask(_by_name, lang).get(name)


@of_places
def feed_names(lang: str, site: Site) -> tuple[str, ...]:
    """The names of all feeds of a language."""
    return tuple(site.ask(_by_name, lang))


def _by_name(lang: str, site: Site) -> Mapping[str, Feed]:
    return {feed.name: feed for feed in _feeds(lang, site)}


def _feeds(lang: str, site: Site) -> Iterator[Feed]:
    words, name = site.strings[lang], site.identity.name
    front = home(site, lang).url

    def feed(feed_name: str, title: str, description: str, address: str) -> Feed:
        return Feed(feed_name, lang, title, description, site.identity.absolute(address))

    yield feed("all", name, words("feeds.all", name=name), front)
    for kind in site.kinds.values():
        address = site.lists.get((kind.name, lang), front)
        if kind.feed:
            listed = words(f"{kind.name}.list")
            yield feed(kind.feed, f"{name} – {listed}", words(f"{kind.name}.intro"), address)
        if kind.stories:
            yield feed("stories", f"{name} – {words('feeds.stories')}", words("feeds.stories-text"), address)
    if any(kind.deadlines is not nothing for kind in site.kinds.values()):
        place = deadlines_address(site, lang) if site.ask(has_deadlines, lang) else front
        title = f"{name} – {words('feeds.deadlines')}"
        yield feed(DEADLINES, title, words("feeds.deadlines-text"), place)
    for kind in site.kinds.values():
        if kind.item_feed:
            for entity in site.by_id(kind.name):
                place, title = f"{kind.item_feed}/{entity.id}", f"{name} – {entity.title}"
                yield feed(place, title, words("feeds.item", name=entity.title), site.address(entity))
    for tag in site.ask(tags, lang):
        text = words("feeds.tag", name=tag.name)
        yield feed(f"tags/{tag.slug}", f"{name} – {tag.name}", text, tag_address(site, lang, tag.slug))


def _run(lang: str, name: str, site: Site) -> _Run:
    return site.ask(_runs).get((lang, name), _NO_RUN)


def _runs(site: Site) -> Mapping[tuple[str, str], _Run]:
    """What stands in each feed, by language and name."""
    found: dict[tuple[str, str], list[Placed]] = {}
    dated = [entity for entity in site.everything() if entity.brief.day and site.kinds[entity.kind].feeds]
    for entity in sorted(dated, key=lambda one: (-one.brief.instant, f"{one.kind}/{one.id}")):
        for item, names in _placed(entity, site):
            for name in names:
                found.setdefault((entity.brief.lang, name), []).append(item)
    return {key: _parted(key[1], run) for key, run in found.items()}


def _parted(name: str, run: list[Placed]) -> _Run:
    if any(one.story for one in run):  # stories may come between other items of their day
        run.sort(key=_order)
    # The whole and the kinds have much in a year, a project or a tag has not.
    period = _five_years if "/" in name else _year
    older: dict[str, list[Placed]] = {}
    for one in run[NEWEST:]:
        older.setdefault(period(one.entity.brief.day), []).append(one)
    return _Run(tuple(run[:NEWEST]), {key: tuple(placed) for key, placed in older.items()})


@lru_cache(maxsize=4096)  # the days of ten thousand items, each of which stands in half a dozen feeds
def _year(day: int) -> str:
    return str(date.fromordinal(day).year)


@lru_cache(maxsize=4096)
def _five_years(day: int) -> str:
    first = date.fromordinal(day).year // 5 * 5
    return f"{first}-{first + 4}"


def _placed(entity: Entity, site: Site) -> Iterator[tuple[Placed, Iterable[str]]]:
    """The item, and its stories, each with the feeds that it stands in."""
    kind, brief = site.kinds[entity.kind], entity.brief
    tags = [f"tags/{slug}" for tag in brief.tags if (slug := slugify(tag))]
    tags += [f"{folder}/{id}" for name, id in brief.within if (folder := site.kinds[name].item_feed)]
    for topics in brief.topics if kind.stories or kind.topical else ():
        projects = (project for id in topics.projects for project in (id, *_parents(id, site)))
        names = dict.fromkeys([*(f"projects/{id}" for id in projects), *tags])
        if topics.story:
            yield Placed(entity, topics), ("stories", *names)
        else:
            yield Placed(entity), (*kind.feeds, *names)
    if not kind.topical:
        yield Placed(entity), kind.feeds


def _parents(id: str, site: Site) -> Iterator[str]:
    seen = {id}
    project = site.get("project", id)
    while project is not None and (parent := project.brief.parent) and parent not in seen:
        seen.add(parent)
        yield parent
        project = site.get("project", parent)


def _order(one: Placed) -> tuple[float, str]:
    return -one.entity.brief.instant, "/".join(filter(None, (one.entity.kind, one.entity.id, one.story)))
