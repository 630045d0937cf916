"""What templates are given: text, numbers and tuples, already worded, sorted and formatted.

Here is what several pages share; what one kind alone shows stands in its module.

A view model knows nothing of the site it comes from, and a template asks nothing of it but
its fields. Texts are plain and escaped by the template; only `Body.html` and fields named
``…_html`` are HTML, made by the conversion stage.
"""

from collections.abc import Mapping

from msgspec import Struct


class Value(Struct, frozen=True):
    """A text to show, with what it links to (``url``) or the moment it names (``datetime``).

    ``datetime`` is in the form of HTML's ``<time datetime>``; ``lang`` is set when the text
    is in another language than the page, ``hreflang`` when only what it links to is.
    """

    text: str
    url: str = ""
    datetime: str = ""
    lang: str = ""
    current: bool = False
    hreflang: str = ""


class Fact(Struct, frozen=True):
    """One row of key facts: a label and one or more values."""

    label: str
    values: tuple[Value, ...]


class Badge(Struct, frozen=True):
    """A state in words; ``state`` (``ongoing``, ``coming``, ``ended``) is for the style sheet.

    ``turns`` tell what it becomes and when, for browsers (`plugins.core.turns`).
    """

    text: str
    state: str
    turns: str = ""


class PictureForm(Struct, frozen=True):
    """A picture in one format and several widths: its media type, and the files as ``srcset`` has them."""

    type: str
    srcset: str


class Source(Struct, frozen=True):
    """One file of a picture: its address, and its size in pixels."""

    url: str
    width: int
    height: int


class Picture(Struct, frozen=True):
    """A picture with its size in pixels; ``alt`` is empty only for a decorative one.

    ``forms`` are for browsers to choose from, the best first; ``plain`` is the file for whoever does not
    choose. A picture without forms stays as it is.
    """

    url: str
    width: int
    height: int
    alt: str
    caption: str = ""
    credit: str = ""
    forms: tuple[PictureForm, ...] = ()
    plain: Source | None = None


class Contact(Struct, frozen=True):
    """A person (or the centre) to turn to: h-card fields. Missing parts are empty or None.

    ``url`` is the person's place on the contacts page; ``phone.url`` is ``tel:`` in E.164. ``vcard`` is the
    address of the file with which somebody who can be reached is saved. The fields named ``…_lang`` are set
    where a title, a name or the page that is led to is in another language than the contact.
    """

    name: str
    url: str = ""
    url_lang: str = ""
    title: str = ""
    title_lang: str = ""
    organisation: str = ""
    organisation_url: str = ""
    organisation_lang: str = ""
    phone: Value | None = None
    email: Value | None = None
    vcard: str = ""


class ContactBlock(Struct, frozen=True):
    """The people an item names, and whom to turn to now where some of them have left.

    ``names`` are the people as the item has them (an old item keeps name and title);
    ``present`` are the contacts of the build day for those who have left, often nobody.
    """

    names: tuple[Contact, ...]
    present: tuple[Contact, ...] = ()


class BlockView(Struct, frozen=True):
    """A block of a text: ``template`` is the name of its file in ``templates/blocks/``."""

    template: str
    view: object


class Body(Struct, frozen=True):
    """HTML with block markers (`plugins.core.prose.block_marker`), and the blocks they stand for."""

    html: str
    blocks: tuple[BlockView, ...] = ()

    def __repr__(self) -> str:
        # The text as it is: no text has a NUL, and to escape a long one takes ten times as long.
        return f"Body({self.html}\0{self.blocks!r})"


class Leaf(Struct, frozen=True):
    """A day to look at, as on a leaf of a calendar."""

    weekday: str
    day: str
    month: str
    year: str


class Card(Struct, frozen=True):
    """The short form of an item, as it is on the build day; all its words are in ``lang``."""

    kind: str
    title: str
    url: str
    label: str = ""
    lang: str = ""
    badge: Badge | None = None
    facts: tuple[Fact, ...] = ()
    summary: str = ""
    date: Value | None = None
    picture: Picture | None = None
    leaf: Leaf | None = None


class Group(Struct, frozen=True):
    """Cards under a heading; ``id`` is the heading's anchor."""

    title: str
    id: str
    cards: tuple[Card, ...]


class Alternate(Struct, frozen=True):
    """A page in one of its languages: its absolute address; ``locale`` is the language as Open Graph has it.

    The one for whoever reads none of them (``x-default``) has no locale.
    """

    lang: str
    url: str
    locale: str = ""


class Elsewhere(Struct, frozen=True):
    """What there is only in another language, ``lang``: links to its lists, worded in the page's language.

    ``note`` tells the language where a link is read alone.
    """

    lang: str
    title: str
    text: str
    note: str
    links: tuple[Value, ...]


class Relation(Struct, frozen=True):
    """A ``<link>`` of a page's head to another form of the same: its media type, name and address."""

    rel: str
    url: str
    type: str = ""
    title: str = ""


class FeedLink(Struct, frozen=True):
    """A feed in one of its forms, for programs that look for it in a page's head."""

    title: str
    url: str
    type: str


class Head(Struct, frozen=True):
    """What the ``<head>`` says of a page: absolute addresses, plain texts.

    ``meta`` are names and contents of what programs that collect references read, ``properties`` those of an
    article in Open Graph's words, ``things`` what the page is about in schema.org's. Without a ``picture``
    the page is shared with that of the site.
    """

    title: str
    description: str
    canonical: str = ""
    kind: str = "website"
    picture: Picture | None = None
    published: str = ""
    modified: str = ""
    alternates: tuple[Alternate, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    things: tuple[Mapping[str, object], ...] = ()
    properties: tuple[tuple[str, str], ...] = ()
    indexed: bool = True
    meta: tuple[tuple[str, str], ...] = ()
    relations: tuple[Relation, ...] = ()


class Share(Struct, frozen=True):
    """How a page is passed on: a letter that tells of it (``mailto:``), and its full address.

    ``shown`` is the address as a reader sees it.
    """

    title: str
    mail: str
    url: str
    shown: str


class Frame(Struct, frozen=True):
    """What surrounds every page of one language: the site's name, menu, footer, style sheet.

    ``subscribe`` leads to the newsletter's form, ``subscriptions`` to the page of all ways to subscribe.
    ``search`` is the address of the search, empty where the site has none.
    ``script`` is for pages with states that time changes, ``share`` for those that are passed on; all are
    whole without them. ``policy`` and ``referrer`` are what the page says where its host sends no headers
    (`plugins.core.headers`). ``font`` is that of headings, which a browser may fetch before it has read the
    style sheet.
    """

    lang: str
    site_name: str
    site_tagline: str
    home: str
    menu: tuple[Value, ...]
    footer_links: tuple[Value, ...]
    channels: tuple[Value, ...]
    subscribe: Value | None
    contact: Contact
    postal_address: tuple[str, ...]
    feed: Value | None
    subscriptions: Value
    search: str
    stylesheet: str
    font: str
    mark: str
    icon: str
    script: str
    policy: str
    referrer: str
    share: str


class Page(Struct, frozen=True):
    """A page ready to be rendered: template name, address, and the view model of its own.

    ``follow`` tells how to subscribe to the feed that the page shows.
    ``languages`` are the ways to the other languages; ``elsewhere`` is what a list or a front page lacks.
    ``share`` is there where a reader may want to pass the page on.
    """

    template: str
    address: str
    lang: str
    head: Head
    breadcrumbs: tuple[Value, ...]
    view: object
    languages: tuple[Value, ...] = ()
    follow: Value | None = None
    elsewhere: Elsewhere | None = None
    share: Share | None = None


class Told(Struct, frozen=True):
    """What a page tells of itself that is made of the whole page (`plugins.core.sharing`).

    ``picture`` is the one that it is shared with, ``json_ld`` the text of a data block.
    """

    picture: Picture | None = None
    json_ld: str = ""


class Dates(Struct, frozen=True):
    """When an item was published and changed; ``change`` is the note to readers."""

    published: Value | None = None
    updated: Value | None = None
    change: str = ""


class Years(Struct, frozen=True):
    """The ways through a list that is divided by year: links to the pages of all years.

    ``note`` tells what of the list its first page shows; the page of a year has ``top``, which
    leads to that page, and leads to the years beside it that have items.
    """

    links: tuple[Value, ...]
    note: str = ""
    top: Value | None = None
    older: Value | None = None
    newer: Value | None = None


class ListView(Struct, frozen=True):
    """A list page: groups of cards (projects by state, issues by year, news by year).

    ``years`` is there only where the list is divided, ``calendar`` where there is one of its items;
    ``empty`` is what it says when it has nothing, if that is more than any list says.
    """

    title: str
    intro: str
    groups: tuple[Group, ...]
    feed: Value | None = None
    years: Years | None = None
    calendar: Value | None = None
    empty: str = ""
