"""What all pages have in common: head, breadcrumbs, the frame around them, the parts of an item."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from msgspec.structs import replace

from plugins.core import route, tagged
from plugins.core.calendar import calendar_of, relation
from plugins.core.contacts import contact_block, general_contact
from plugins.core.dates import Moment, format_day, iso, machine
from plugins.core.deadlines import deadlines_address, has_deadlines
from plugins.core.feature import Setting
from plugins.core.headers import REFERRER, page_policy
from plugins.core.languages import alternates_at, in_languages, only_in_own, places_of, ways
from plugins.core.model import Entity
from plugins.core.sharing import properties_of, share_of, shared_picture
from plugins.core.site import Site
from plugins.core.social import tagline
from plugins.core.text import SortKey, slugify, sort_key
from plugins.core.view import ContactBlock, Dates, FeedLink, Frame, Head, Page, Picture, Value

FEWEST_CHAPTERS = 3
FEED_FORMS = {"xml": "RSS", "atom": "Atom", "json": "JSON Feed"}
FEED_TYPES = {"xml": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"}
TAG_WORDS = {"fi": "aiheet", "sv": "teman", "en": "topics"}
SEARCH_WORDS = {"fi": "haku", "sv": "sok", "en": "search"}
SUBSCRIBE_WORDS = {"fi": "tilaa", "sv": "prenumerera", "en": "subscribe"}


def item_page(entity: Entity, site: Site) -> Page:
    """The page of an item: its kind's view in the common head and breadcrumbs."""
    kind = site.kinds[entity.kind]
    if kind.select is None or kind.view is None:
        raise KeyError(entity.kind)
    fields, lang, title = entity.fields, entity.lang, entity.title
    address = site.address(entity)
    data = kind.json_ld(entity, site) if kind.json_ld else None
    places = places_of(entity, site)
    return Page(
        kind.name,
        address,
        lang,
        Head(
            title,
            fields.summary,
            site.identity.absolute(address),
            "article" if fields.date else "website",
            shared_picture(entity, site),
            published=machine(fields.date) if fields.date else "",
            modified=machine(fields.updated) if fields.updated else "",
            alternates=alternates_at(places, site),
            feeds=feeds_of(entity, site),
            things=(data,) if data else (),
            properties=properties_of(entity, site),
            meta=tuple(kind.meta(entity, site)),
            relations=tuple(kind.relations(entity, site)),
        ),
        (*crumbs_to(entity, site), Value(title, url=address, current=True)),
        kind.view(kind.select(entity, site)),
        languages=ways(lang, places, site),
        follow=follow_link(site, lang, kind.item_feed and f"{kind.item_feed}/{entity.id}"),
        share=share_of(title, address, site),
    )


def crumbs_to(entity: Entity, site: Site) -> tuple[Value, ...]:
    """The way to an item: the front page, and its list where there is one."""
    start, listing = home(site, entity.lang), site.lists.get((entity.kind, entity.lang))
    if not listing:
        return (start,)
    return start, Value(site.strings[entity.lang](f"{entity.kind}.list"), url=listing)


def languages_of(entity: Entity, site: Site) -> tuple[Value, ...]:
    """The ways to the item in its other languages, or to what else they have."""
    return ways(entity.lang, places_of(entity, site), site)


def list_page(kind: str, lang: str, site: Site) -> Page:
    """The list page of a kind in a language."""
    maker = site.kinds[kind]
    if maker.listing is None:
        raise KeyError(kind)
    title = site.strings[lang](f"{kind}.list")
    head = Head(
        title,
        site.strings[lang](f"{kind}.intro"),
        feeds=list_feeds(kind, lang, site),
        relations=relation(calendar_of(maker, lang, site)),
    )
    places = {other: address for (name, other), address in site.lists.items() if name == kind}
    view = maker.listing(site, lang)
    page = in_languages(plain_page(site, maker.list_template, places[lang], lang, head, view), places, site)
    lacking = only_in_own(lang, (kind,), site)
    return replace(page, follow=follow_link(site, lang, maker.feed), elsewhere=lacking)


def list_feeds(kind: str, lang: str, site: Site) -> tuple[FeedLink, ...]:
    """The feeds that the head of a kind's list names."""
    own = site.kinds[kind].feed
    return named_feeds(site, lang, {own: site.strings[lang](f"{kind}.list")} if own else {})


def plain_page(site: Site, template: str, address: str, lang: str, head: Head, view: object) -> Page:
    """A page that is no item's: a list, a topic, the 404 page. Its full address goes into the head.

    One that stands in several languages goes through `plugins.core.languages.in_languages` too.
    """
    crumbs = (home(site, lang), Value(head.title, url=address, current=True))
    full = replace(head, canonical=site.identity.absolute(address))
    return Page(template, address, lang, full, crumbs, view, ways(lang, {}, site))


def home(site: Site, lang: str) -> Value:
    """The link to the front page of a language."""
    return Value(site.strings[lang]("site.home"), url=f"{route.prefix(site.identity, lang)}/")


def frame(lang: str, site: Site) -> Frame:
    """What surrounds the pages of a language: the menu, the footer, the theme's files."""
    identity, words = site.identity, site.strings[lang]
    start = home(site, lang)
    return Frame(
        lang=lang,
        site_name=identity.name,
        site_tagline=tagline(site, lang),
        home=start.url,
        menu=tuple(_menu(site, lang)),
        footer_links=tuple(_footer(site, lang)),
        channels=tuple(Value(channel.name, url=channel.url) for channel in identity.channels),
        subscribe=Value(words("site.subscribe"), url=identity.subscribe_url)
        if identity.subscribe_url
        else None,
        contact=general_contact(site, lang),
        postal_address=identity.postal_address,
        feed=feed_link(site, lang, "all", words("site.feed-all")),
        subscriptions=Value(words("site.subscriptions"), url=subscribe_address(site, lang)),
        search=search_way(site, lang),
        stylesheet=site.theme["style.css"],
        font=site.theme["serif.woff2"],
        mark=site.theme["mark.svg"],
        icon=site.theme["icon.svg"],
        script=site.theme["states.js"],
        policy=page_policy(site.sources),
        referrer=REFERRER,
        share=site.theme["share.js"],
    )


def current_in(frame: Frame, address: str) -> tuple[bool, ...]:
    """Which entries of the menu a page stands under: its own, or its list's."""
    urls = [place.url for place in frame.menu]
    return tuple([address == url or (url != frame.home and address.startswith(url)) for url in urls])


def marked(frame: Frame, current: tuple[bool, ...]) -> Frame:
    """The frame with these entries of its menu marked as current."""
    menu = zip(frame.menu, current, strict=True)
    return replace(frame, menu=tuple(replace(place, current=here) for place, here in menu))


def _menu(site: Site, lang: str) -> Iterable[Value]:
    for (kind, list_lang), url in site.lists.items():
        if list_lang == lang and site.kinds[kind].in_menu:
            yield Value(site.strings[lang](f"{kind}.list"), url=url)
    numbered = [entity for entity in site.of("page", lang) if entity.fields.menu is not None]
    for entity in sorted(numbered, key=lambda entity: (entity.fields.menu, entity.id)):
        yield site.link(entity)


def _footer(site: Site, lang: str) -> Iterable[Value]:
    for (kind, list_lang), url in site.lists.items():
        if list_lang == lang and not site.kinds[kind].in_menu:
            yield Value(site.strings[lang](f"{kind}.list"), url=url)
    if site.ask(has_deadlines, lang):
        yield Value(site.strings[lang]("deadlines.list"), url=deadlines_address(site, lang))
    if site.ask(tagged.tags, lang):
        yield Value(site.strings[lang]("tags.list"), url=tag_address(site, lang, ""))
    for entity in site.of("page", lang):
        if entity.fields.menu is None and not route.is_front(entity):
            yield site.link(entity)


def feed_address(site: Site, lang: str, name: str, form: str = "xml") -> str:
    """The address of a feed by its name; ``form`` is one of `FEED_FORMS`, RSS where none is told."""
    return f"{route.prefix(site.identity, lang)}/feeds/{name}.{form}"


def feed_forms(site: Site, lang: str, name: str) -> tuple[Value, ...]:
    """Links to a feed in each of its forms, RSS first."""
    return tuple(Value(title, url=feed_address(site, lang, name, form)) for form, title in FEED_FORMS.items())


def feed_link(site: Site, lang: str, name: str, title: str) -> Value:
    """A link to a feed."""
    return Value(title, url=feed_address(site, lang, name))


def subscribe_address(site: Site, lang: str) -> str:
    """The address of the page that tells how to subscribe (`plugins.subscriptions`)."""
    word = site.identity.words.get(lang, {}).get("subscribe", SUBSCRIBE_WORDS[lang])
    return f"{route.prefix(site.identity, lang)}/{word}/"


def search_address(site: Site, lang: str) -> str:
    """The address of the search page (`plugins.search`)."""
    word = site.identity.words.get(lang, {}).get("search", SEARCH_WORDS[lang])
    return f"{route.prefix(site.identity, lang)}/{word}/"


def search_way(site: Site, lang: str) -> str:
    """The address of the search page where the site has one, else nothing."""
    address = search_address(site, lang)
    return address if site.serves(address.removeprefix(site.identity.base)) else ""


def follow_link(site: Site, lang: str, feed: str) -> Value | None:
    """A link to the page that tells how to subscribe, where it tells of a feed; None without a feed."""
    if not feed:
        return None
    return Value(site.strings[lang]("site.follow"), url=f"{subscribe_address(site, lang)}#{feed}")


def named_feeds(site: Site, lang: str, titles: Mapping[str, str]) -> tuple[FeedLink, ...]:
    """Feeds as the head of a page names them (autodiscovery): that of everything, then these by their names.

    Each stands there in all its forms; programs that take the first one get RSS.
    """
    return _forms_of(site, lang, {"all": site.identity.name, **titles})


def _forms_of(site: Site, lang: str, titles: Mapping[str, str]) -> tuple[FeedLink, ...]:
    return tuple(
        FeedLink(
            title if form == "xml" else f"{title} ({word})",
            feed_address(site, lang, name, form),
            FEED_TYPES[form],
        )
        for name, title in titles.items()
        for form, word in FEED_FORMS.items()
    )


def tag_address(site: Site, lang: str, tag: str) -> str:
    """The address of the page of a tag; of the page of all tags for an empty one."""
    place = site.identity.words.get(lang, {}).get("tag", TAG_WORDS[lang])
    start = f"{route.prefix(site.identity, lang)}/{place}/"
    return f"{start}{_tag(tag, lang)[1]}/" if tag else start


def tags_of(entity: Entity, site: Site) -> tuple[Value, ...]:
    """Links to the pages of the item's tags."""
    lang, start = entity.lang, tag_address(site, entity.lang, "")
    tags = {_tag(tag, lang)[1]: tag for tag in reversed(entity.fields.tags)}
    in_order = sorted((*_tag(tag, lang), tag) for slug, tag in tags.items() if slug)
    return tuple([Value(tag, url=f"{start}{slug}/") for _, slug, tag in in_order])


@lru_cache(maxsize=4096)
def _tag(name: str, lang: str) -> tuple[SortKey, str]:
    """A tag's place in the alphabet and its slug: many items have the same few tags."""
    return sort_key(name, lang), slugify(name)


def topics_of(entity: Entity, site: Site, ids: Iterable[str] | None = None) -> tuple[Value, ...]:
    """Links to the projects that an item (or, by their ids, a story) is about."""
    wanted = [ref.id for ref in entity.fields.projects] if ids is None else ids
    found = (site.get("project", id) for id in wanted)
    shown = dict.fromkeys(site.in_language(project, entity.lang) for project in found if project is not None)
    return tuple(site.link(project, lang=entity.lang) for project in shown)


def contents_of(entity: Entity) -> tuple[Value, ...]:
    """The contents list of a text, where it is long enough to need one."""
    chapters = [heading for heading in entity.prose.headings if heading.level == 2]
    if len(chapters) < FEWEST_CHAPTERS:
        return ()
    return tuple(Value(heading.text, url=f"#{heading.id}") for heading in chapters)


def dates_of(entity: Entity) -> Dates:
    """The item's dates in words."""
    fields, lang = entity.fields, entity.lang
    return Dates(
        day(fields.date, lang) if fields.date else None,
        day(fields.updated, lang) if fields.updated else None,
        fields.change,
    )


def day(moment: Moment, lang: str) -> Value:
    """A day to show, with its machine form."""
    return Value(format_day(moment.day, lang), datetime=iso(moment.day))


def contacts_of(entity: Entity, site: Site, field: str = "contacts") -> ContactBlock | None:
    """The contact block of one of the item's fields."""
    named = getattr(entity.fields, field)
    references = named if isinstance(named, tuple) else (named,)
    if not references:
        return None
    # The page, its record and the feeds show the same.
    name = ("contacts", entity.kind, entity.id, field)
    return site.once(name, contact_block, references, Setting(entity, None, site))


def absolute_picture(picture: Picture | None, site: Site) -> Picture | None:
    """The picture itself with its full address, as heads and feeds need it."""
    return picture and replace(picture, url=site.identity.absolute(picture.url), forms=(), plain=None)


def feeds_of(entity: Entity, site: Site) -> tuple[FeedLink, ...]:
    """The feeds that the head of an item's page names."""
    kind, lang = site.kinds[entity.kind], entity.lang
    if kind.item_feed:
        own = {f"{kind.item_feed}/{entity.id}": entity.title}
        return (*list_feeds(entity.kind, lang, site), *_forms_of(site, lang, own))
    return site.once(("feeds", entity.kind, lang), list_feeds, entity.kind, lang, site)
