"""Lists that stay light: a long list of dated items shows the newest, and each year has a page.

The page of a year asks the site for nothing but its own items and for which years there are, so an
item that comes or changes touches the list page and the page of its year. The list page alone
counts the items of the years.
"""

from msgspec.structs import replace

from plugins.core.cards import by_year
from plugins.core.chronicle import Counts
from plugins.core.page import feed_link, follow_link, home, list_feeds, plain_page
from plugins.core.site import Site
from plugins.core.view import Group, Head, ListView, Page, Value, Years

LONGEST = 100  # a list of no more dated items is one page
NEWEST = 50  # what the list page of a longer one shows


def limit_of(counts: Counts) -> int:
    """How many dated items a list page shows: 0 for all of a list that is not divided."""
    return NEWEST if sum(count for _, count in counts) > LONGEST else 0


def year_address(place: str, year: int) -> str:
    """The address of a year's page of the list that stands at ``place``."""
    return f"{place}{year}/"


def years_with_pages(counts: Counts) -> tuple[int, ...]:
    """The years that have a page of their own: all of them, once the list is divided."""
    return tuple(year for year, _ in counts) if limit_of(counts) else ()


def all_years(place: str, counts: Counts, note: str) -> Years | None:
    """The ways from a list page to its years; None for a list that is not divided."""
    if not limit_of(counts):
        return None
    return Years(
        tuple(Value(f"{year}\u00a0({count})", url=year_address(place, year)) for year, count in counts), note
    )


def years_around(year: int, span: tuple[int, ...], top: Value) -> Years:
    """The ways from the page of a year; ``span`` are the years, the newest first, ``top`` the list page."""
    links = tuple(Value(str(one), url=year_address(top.url, one), current=one == year) for one in span)
    at = span.index(year)
    return Years(
        links,
        top=top,
        older=links[at + 1] if at + 1 < len(span) else None,
        newer=links[at - 1] if at else None,
    )


def dated_list(kind: str, lang: str, site: Site) -> ListView:
    """The list of a kind's dated items, by year: all of them, or the newest of a long list."""
    words, counts = site.strings[lang], site.years(kind, lang)
    return ListView(
        words(f"{kind}.list"),
        words(f"{kind}.intro"),
        by_year(site.newest(kind, lang, limit_of(counts)), site),
        _feed(kind, lang, site),
        all_years(site.lists[kind, lang], counts, words("site.newest", number=NEWEST)),
    )


def divided_years(kind: str, lang: str, site: Site) -> tuple[int, ...]:
    """The years of a kind's list that have pages."""
    return years_with_pages(site.years(kind, lang)) if site.kinds[kind].yearly else ()


def year_page(kind: str, lang: str, year: int, site: Site) -> Page:
    """The page of a year of a kind's list: all of its items."""
    words = site.strings[lang]
    top = Value(words(f"{kind}.list"), url=site.lists[kind, lang])
    title = f"{top.text} {year}"
    cards = tuple(map(site.card, site.of_year(kind, lang, year)))
    ways = years_around(year, site.span(kind, lang), top)
    view = ListView(title, "", (Group("", "", cards),), _feed(kind, lang, site), ways)
    text = words("site.of-year", name=top.text, year=year)
    head = Head(title, text, feeds=list_feeds(kind, lang, site))
    template, place = site.kinds[kind].list_template, year_address(top.url, year)
    page = plain_page(site, template, place, lang, head, view)
    follow = follow_link(site, lang, site.kinds[kind].feed)
    return replace(page, breadcrumbs=(home(site, lang), top, crumb_of(year, place)), follow=follow)


def crumb_of(year: int, place: str) -> Value:
    """The last of the breadcrumbs of a year's page."""
    return Value(str(year), url=place, current=True)


def _feed(kind: str, lang: str, site: Site) -> Value | None:
    own = site.kinds[kind].feed
    return feed_link(site, lang, own, site.strings[lang](f"{kind}.feed")) if own else None
