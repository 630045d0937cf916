"""The search page: the form, what its results can be narrowed by, and a plain list of all there is."""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from plugins.core import tagged
from plugins.core.archive import divided_years, year_address
from plugins.core.feature import Slot
from plugins.core.languages import in_languages
from plugins.core.page import named_feeds, plain_page, search_address, tag_address
from plugins.core.site import Site
from plugins.core.text import sort_key
from plugins.core.view import Head, Page, Value
from plugins.search.address import index_address
from plugins.search.index import found_in, periods, projects_of


class Offered(NamedTuple):
    """What the documents of a language can be narrowed by: kinds, projects by id, years."""

    kinds: tuple[str, ...]
    projects: tuple[str, ...]
    years: tuple[str, ...]


class Choice(Struct, frozen=True):
    """Something that results can be narrowed by: its value in the index, its name."""

    value: str
    name: str
    lang: str = ""


class Shelf(Struct, frozen=True):
    """Links of one sort to what there is."""

    title: str
    links: tuple[Value, ...]


class SearchView(Struct, frozen=True):
    """The search page.

    ``index`` and ``periods`` tell the script where the index lies, ``words`` what it says; ``others`` are the
    search pages of the other languages.
    """

    title: str
    intro: str
    script: str
    index: str
    periods: str
    kinds: tuple[Choice, ...]
    projects: tuple[Choice, ...]
    years: tuple[str, ...]
    others: tuple[Value, ...]
    shelves: tuple[Shelf, ...]
    words: tuple[tuple[str, str], ...]


_SAID = ("wait", "one", "many", "for", "none", "none-text", "instead", "at", "failed", "retry")


def page(slot: Slot, site: Site) -> Page:
    """The search page of a language."""
    (lang,) = slot.args
    words, place = site.strings[lang], search_address(site, lang)
    offered = site.ask(offers, lang)
    view = SearchView(
        title=words("search.title"),
        intro=words("search.intro"),
        script=site.theme["finder.js"],
        index=index_address(site, lang),
        periods=" ".join(period.name for period in site.ask(periods, lang)),
        kinds=tuple(
            Choice(kind, words.get(f"{kind}.list") or words("search.other")) for kind in offered.kinds
        ),
        projects=_projects(offered.projects, lang, site),
        years=offered.years,
        others=tuple(
            Value(site.strings[other]("site.language"), url=search_address(site, other), lang=other)
            for other in site.languages
            if other != lang
        ),
        shelves=tuple(_shelves(lang, site)),
        words=tuple((key, words(f"search.{key}")) for key in _SAID),
    )
    head = Head(view.title, view.intro, feeds=named_feeds(site, lang, {}))
    places = {other: search_address(site, other) for other in site.languages}
    return in_languages(plain_page(site, "search", place, lang, head, view), places, site)


def offers(lang: str, site: Site) -> Offered:
    """What there is to narrow results by."""
    found = tuple(found_in(lang, site))
    kinds = {entity.kind for entity in found}
    years = {entity.fields.date.day.year for entity in found if entity.fields.date}
    projects = {project for entity in found for project in projects_of(entity, site)}
    return Offered(
        tuple(kind for kind in site.kinds if kind in kinds),
        tuple(sorted(projects)),
        tuple(map(str, sorted(years, reverse=True))),
    )


def _projects(ids: tuple[str, ...], lang: str, site: Site) -> tuple[Choice, ...]:
    choices = []
    for id in ids:
        project = site.get("project", id)
        if project is not None:
            shown = site.in_language(project, lang)
            choices.append(Choice(id, shown.title, shown.lang if shown.lang != lang else ""))
    return tuple(sorted(choices, key=lambda one: (sort_key(one.name, lang), one.value)))


def _shelves(lang: str, site: Site) -> Iterator[Shelf]:
    """All there is, for browsing: the lists, their years, the projects, the topics."""
    words = site.strings[lang]
    lists = [(kind, url) for (kind, other), url in site.lists.items() if other == lang]
    shelves = (
        Shelf(words("search.lists"), tuple(Value(words(f"{kind}.list"), url=url) for kind, url in lists)),
        Shelf(words("search.years"), tuple(_years(lists, lang, site))),
        Shelf(words("search.projects"), tuple(site.link(one, lang=lang) for one in site.of("project", lang))),
        Shelf(
            words("search.topics"),
            tuple(
                Value(tag.name, url=tag_address(site, lang, tag.slug)) for tag in site.ask(tagged.tags, lang)
            ),
        ),
    )
    yield from (shelf for shelf in shelves if shelf.links)


def _years(lists: list[tuple[str, str]], lang: str, site: Site) -> Iterator[Value]:
    for kind, url in lists:
        if site.kinds[kind].yearly:
            pages = divided_years(kind, lang, site)
            for year in site.span(kind, lang):
                name = f"{site.strings[lang](f'{kind}.list')} {year}"
                yield Value(name, url=year_address(url, year) if year in pages else f"{url}#{year}")
