"""The front page of each language, and the page for an address that leads nowhere."""

from collections.abc import Callable, Iterator
from datetime import date
from html import escape

from msgspec import Struct

from plugins.core import route
from plugins.core.article import ArticleView
from plugins.core.body import body_of
from plugins.core.feature import Feature, Output, Slot
from plugins.core.languages import alternates_at, only_in_own, ways
from plugins.core.model import Entity
from plugins.core.page import home, named_feeds, plain_page, search_way
from plugins.core.press import path_at
from plugins.core.sharing import shared_picture
from plugins.core.site import Site
from plugins.core.social import tagline
from plugins.core.structured import Thing, centre, publisher_id
from plugins.core.view import (
    Body,
    Card,
    Dates,
    Head,
    Page,
    Value,
)

OLDER_ISSUES = 3
PROJECTS = 6
FEW_PROJECTS = 3
NEWS = 4


class FrontView(Struct, frozen=True):
    """The front page: the newest issue large, projects, news, how to follow and whom to ask.

    ``projects_title`` says whether the projects are running or the latest ones.
    """

    title: str
    intro: Body
    issue: Card | None
    issue_contents: tuple[Value, ...]
    issues: tuple[Card, ...]
    issues_archive: Value | None
    projects_title: str
    projects: tuple[Card, ...]
    projects_archive: Value | None
    news: tuple[Card, ...]
    news_archive: Value | None
    people: Value | None


def pages(site: Site) -> Iterator[Slot]:
    """A front page for each language that something is published in."""
    for lang in site.languages:
        yield Slot(path_at(home(site, lang).url, site.identity), (lang,))


def page(slot: Slot, site: Site) -> Page:
    """The front page of a language."""
    (lang,) = slot.args
    identity = site.identity
    text = next((page for page in site.of("page", lang) if route.is_front(page)), None)
    places = {other: home(site, other).url for other in site.languages}
    address = places[lang]
    head = Head(
        identity.name,
        text.fields.summary if text and text.fields.summary else tagline(site, lang),
        identity.absolute(address),
        picture=shared_picture(text, site) if text else None,
        alternates=alternates_at(places, site),
        feeds=named_feeds(site, lang, dict(_feeds(site, lang))),
        things=(_website(site, lang), centre(site, lang)),
    )
    view, others = _view(site, lang, text), ways(lang, places, site)
    lacking = only_in_own(lang, site.kinds, site)
    return Page("front", address, lang, head, (), view, others, elsewhere=lacking)


def _view(site: Site, lang: str, text: Entity | None) -> FrontView:
    issues = site.newest("issue", lang, 1 + OLDER_ISSUES)
    projects_title, projects = _projects(site, lang)
    news = site.newest("news", lang, NEWS)
    return FrontView(
        title=text.title if text else site.identity.name,
        intro=body_of(text, site) if text else _welcome(site, lang),
        issue=site.card(issues[0]) if issues else None,
        issue_contents=_stories(issues[0], site) if issues else (),
        issues=tuple(map(site.card, issues[1:])),
        issues_archive=_archive(site, lang, "issue", "front.all-issues") if len(issues) > 1 else None,
        projects_title=projects_title,
        projects=projects,
        projects_archive=_archive(site, lang, "project", "front.all-projects"),
        news=tuple(map(site.card, news)),
        news_archive=_archive(site, lang, "news", "front.all-news"),
        people=_people(site, lang),
    )


def _welcome(site: Site, lang: str) -> Body:
    """The text of a front page that nobody has written one for."""
    shown = any(site.of(kind, lang) for kind in ("issue", "project", "news"))
    return Body(f"<p>{escape(site.strings[lang]('front.welcome' if shown else 'front.empty'))}</p>")


def _stories(issue: Entity, site: Site) -> tuple[Value, ...]:
    return tuple(Value(story.title, url=f"{site.address(issue)}#{story.story}") for story in issue.stories)


def _archive(site: Site, lang: str, kind: str, key: str) -> Value | None:
    address = site.lists.get((kind, lang))
    return Value(site.strings[lang](key), url=address) if address else None


def _people(site: Site, lang: str) -> Value | None:
    """The way to the contacts page; where the language has none, to that of the site's own."""
    if found := _archive(site, lang, "person", "front.all-people"):
        return found
    own, words = site.identity.lang, site.strings[lang]
    address = site.lists.get(("person", own))
    text = words("site.noted", name=words("front.all-people"), note=words(f"site.in-{own}"))
    return Value(text, url=address, hreflang=own) if address else None


def _projects(site: Site, lang: str) -> tuple[str, tuple[Card, ...]]:
    """The running projects; where there are none, those that ended last, else what there is.

    Which of them run is what their cards say, so that the two can never differ. A few of several states
    stand there together.
    """
    wholes = [project for project in site.of("project", lang) if not site.resolve([project.fields.parent])]
    cards = [(project, site.card(project)) for project in wholes]
    runs = []
    for state, newest in _ORDERS:
        found = [pair for pair in cards if (pair[1].badge.state if pair[1].badge else "") == state]
        if found:
            found.sort(key=lambda pair: newest(pair[0]), reverse=True)
            runs.append((state, tuple(card for _, card in found)))
    if not runs:
        return "", ()
    together = len(runs) > 1 and len(cards) <= FEW_PROJECTS
    state, shown = ("", sum((run for _, run in runs), ())) if together else runs[0]
    return site.strings[lang](f"front.projects-{state or 'other'}"), shown[:PROJECTS]


def _start(project: Entity) -> date:
    return project.fields.start.first if project.fields.start else date.min


def _end(project: Entity) -> date:
    return project.fields.end.last if project.fields.end else date.min


_ORDERS: tuple[tuple[str, Callable[[Entity], date]], ...] = (
    ("ongoing", _start),
    ("ended", _end),
    ("coming", _start),
    ("", _start),
)


def _feeds(site: Site, lang: str) -> Iterator[tuple[str, str]]:
    """The names of the feeds of the whole and of the kinds, and what they are called."""
    words = site.strings[lang]
    yield "all", words("site.feed-all")
    for kind in site.kinds.values():
        # A feed that will never have anything is not offered: the site's own language alone has all kinds.
        if lang != site.identity.lang and (kind.name, lang) not in site.lists:
            continue
        if kind.feed:
            yield kind.feed, words(f"{kind.name}.feed")
        if kind.stories:
            yield "stories", words("front.stories-feed")


def _website(site: Site, lang: str) -> Thing:
    """The site in schema.org's words."""
    identity = site.identity
    front = identity.absolute(home(site, lang).url)
    return {
        "@type": "WebSite",
        "@id": f"{front}#website",
        "url": front,
        "name": identity.name,
        "description": tagline(site, lang),
        "inLanguage": lang,
        "publisher": {"@id": publisher_id(site)},
        **_search(site, lang),
    }


def _search(site: Site, lang: str) -> Thing:
    """How programs search the site for a reader; nothing where there is no search page."""
    way = search_way(site, lang)
    if not way:
        return {}
    target = {"@type": "EntryPoint", "urlTemplate": f"{site.identity.absolute(way)}?q={{search_term_string}}"}
    query = "required name=search_term_string"
    return {"potentialAction": {"@type": "SearchAction", "target": target, "query-input": query}}


NOT_FOUND = "404.html"


def not_found_pages(_: Site) -> Iterator[Slot]:
    """The one page for all languages."""
    yield Slot(NOT_FOUND)


def not_found(_: Slot, site: Site) -> Page:
    """The page that a host shows for an address that leads nowhere: the ways on, in every language."""
    lang = site.identity.lang
    words = site.strings[lang]
    title, text = words("not-found.title"), words("not-found.text")
    ways = [home(site, lang), *_lists(site, lang)]
    parts = [f"<ul>\n{''.join(_way(way) for way in ways)}</ul>\n"]
    for other in site.languages:
        if other != lang:
            front, told = home(site, other), escape(site.strings[other]("not-found.short"))
            parts.append(f'<p lang="{other}">{told} <a href="{front.url}">{escape(front.text)}</a></p>\n')
    view = ArticleView(title, text, Dates(), Body("".join(parts)), None, (), None, (), ())
    address = f"{site.identity.base}/{NOT_FOUND}"
    return plain_page(site, "not_found", address, lang, Head(title, text, indexed=False), view)


def _lists(site: Site, lang: str) -> Iterator[Value]:
    for (kind, list_lang), address in site.lists.items():
        if list_lang == lang and site.kinds[kind].in_menu:
            yield Value(site.strings[lang](f"{kind}.list"), url=address)


def _way(way: Value) -> str:
    return f'<li><a href="{escape(way.url)}">{escape(way.text)}</a></li>\n'


STRINGS = {
    "fi": {
        "front.welcome": "Täältä löydät ajankohtaiset asiamme ja ihmiset, joilta voit kysyä lisää.",
        "front.empty": "Ensimmäiset sisällöt ilmestyvät tänne pian. Siihen asti voit kysyä suoraan meiltä.",
        "front.all-issues": "Kaikki numerot",
        "front.all-projects": "Kaikki hankkeet",
        "front.all-news": "Kaikki uutiset",
        "front.all-people": "Kaikki yhteystiedot",
        "front.stories-feed": "Juttujen RSS-syöte",
        "front.projects-ongoing": "Käynnissä olevat hankkeet",
        "front.projects-ended": "Viimeksi päättyneet hankkeet",
        "front.projects-coming": "Alkavat hankkeet",
        "front.projects-other": "Hankkeet",
        "not-found.title": "Sivua ei löytynyt",
        "not-found.text": "Osoitteessa voi olla virhe, tai sivua ei enää ole. Näistä pääset eteenpäin.",
        "not-found.short": "Sivua ei löytynyt.",
    },
    "sv": {
        "front.welcome": "Här hittar du det som är aktuellt hos oss och de personer som kan berätta mer.",
        "front.empty": "Det första innehållet kommer snart. Tills dess kan du fråga oss direkt.",
        "front.all-issues": "Alla nummer",
        "front.all-projects": "Alla projekt",
        "front.all-news": "Alla nyheter",
        "front.all-people": "Alla kontaktuppgifter",
        "front.stories-feed": "RSS-flöde för artiklarna",
        "front.projects-ongoing": "Pågående projekt",
        "front.projects-ended": "Senast avslutade projekt",
        "front.projects-coming": "Kommande projekt",
        "front.projects-other": "Projekt",
        "not-found.title": "Sidan hittades inte",
        "not-found.text": "Adressen kan vara fel, eller så är sidan borta. Härifrån kommer du vidare.",
        "not-found.short": "Sidan hittades inte.",
    },
    "en": {
        "front.welcome": "Here you will find our latest news, and the people who can tell you more.",
        "front.empty": "The first texts will be here soon. Until then, you can ask us directly.",
        "front.all-issues": "All issues",
        "front.all-projects": "All projects",
        "front.all-news": "All news",
        "front.all-people": "All contacts",
        "front.stories-feed": "RSS feed of the stories",
        "front.projects-ongoing": "Ongoing projects",
        "front.projects-ended": "Recently ended projects",
        "front.projects-coming": "Upcoming projects",
        "front.projects-other": "Projects",
        "not-found.title": "Page not found",
        "not-found.text": "The address may be wrong, or the page is no longer there. These links lead on.",
        "not-found.short": "Page not found.",
    },
}

FEATURE = Feature(
    outputs=(
        Output("front", pages=pages, page=page),
        Output("not-found", pages=not_found_pages, page=not_found),
    ),
    strings=STRINGS,
)


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
