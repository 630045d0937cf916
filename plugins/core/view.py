"""What templates are given: text, numbers and tuples, already worded, sorted and formatted.

A view model knows nothing of the site it comes from, and a template asks nothing of it but
its fields. Texts are plain and escaped by the template; only `Body.html` and fields named
``…_html`` are HTML, made by the conversion stage.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Value:
    """A text to show, with what it links to (``url``) or the moment it names (``datetime``).

    ``datetime`` is in the form of HTML's ``<time datetime>``; ``lang`` is set when the text
    is in another language than the page.
    """

    text: str
    url: str = ""
    datetime: str = ""
    lang: str = ""
    current: bool = False


@dataclass(frozen=True)
class Fact:
    """One row of key facts: a label and one or more values."""

    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Badge:
    """A state in words; ``state`` (``ongoing``, ``coming``, ``ended``) is for the style sheet."""

    text: str
    state: str


@dataclass(frozen=True)
class Picture:
    """A picture with its size in pixels; ``alt`` is empty only for a decorative one."""

    url: str
    width: int
    height: int
    alt: str
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True)
class Contact:
    """A person (or the centre) to turn to: h-card fields. Missing parts are empty or None.

    ``url`` is the person's place on the contacts page; ``phone.url`` is ``tel:`` in E.164.
    """

    name: str
    url: str = ""
    title: str = ""
    organisation: str = ""
    organisation_url: str = ""
    phone: Value | None = None
    email: Value | None = None


@dataclass(frozen=True)
class ContactBlock:
    """The people an item names, and whom to turn to now where some of them have left.

    ``names`` are the people as the item has them (an old item keeps name and title);
    ``present`` are the contacts of the build day for those who have left, often nobody.
    """

    names: tuple[Contact, ...]
    present: tuple[Contact, ...] = ()


@dataclass(frozen=True)
class BlockView:
    """A block of a text: ``template`` is the name of its file in ``templates/blocks/``."""

    template: str
    view: object


@dataclass(frozen=True)
class Body:
    """HTML with block markers (`plugins.core.prose.block_marker`), and the blocks they stand for."""

    html: str
    blocks: tuple[BlockView, ...] = ()


@dataclass(frozen=True)
class Box:
    """A fact box, call-out or quotation: its heading or source, and the text inside."""

    title: str
    body: Body


@dataclass(frozen=True)
class Card:
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


@dataclass(frozen=True)
class Group:
    """Cards under a heading; ``id`` is the heading's anchor."""

    title: str
    id: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Alternate:
    """The same page in another language: its absolute address."""

    lang: str
    url: str


@dataclass(frozen=True)
class Head:
    """What the ``<head>`` says of a page: absolute addresses, plain texts."""

    title: str
    description: str
    canonical: str = ""
    kind: str = "website"
    picture: Picture | None = None
    published: str = ""
    modified: str = ""
    alternates: tuple[Alternate, ...] = ()
    feeds: tuple[Value, ...] = ()
    json_ld: str = ""
    indexed: bool = True


@dataclass(frozen=True)
class Frame:
    """What surrounds every page of one language: the site's name, menu, footer, style sheet."""

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
    languages: tuple[Value, ...]
    feed: Value | None
    stylesheet: str
    mark: str
    icon: str


@dataclass(frozen=True)
class Page:
    """A page ready to be rendered: template name, address, and the view model of its own."""

    template: str
    address: str
    lang: str
    head: Head
    breadcrumbs: tuple[Value, ...]
    view: object
    languages: tuple[Value, ...] = ()


# --- what the six kinds and the site's own pages show -------------------------------------


@dataclass(frozen=True)
class Dates:
    """When an item was published and changed; ``change`` is the note to readers."""

    published: Value | None = None
    updated: Value | None = None
    change: str = ""


@dataclass(frozen=True)
class StoryView:
    """One story of an issue; ``title_html`` is inline HTML, ``topics`` the projects it is about."""

    id: str
    url: str
    title_html: str
    body: Body
    topics: tuple[Value, ...] = ()


@dataclass(frozen=True)
class IssueView:
    """A newsletter issue: editorial, contents, stories, neighbours."""

    title: str
    number: str
    summary: str
    dates: Dates
    editorial: Body
    editor: ContactBlock | None
    picture: Picture | None
    contents: tuple[Value, ...]
    stories: tuple[StoryView, ...]
    contacts: ContactBlock | None
    topics: tuple[Value, ...]
    tags: tuple[Value, ...]
    previous: Value | None
    next: Value | None
    archive: Value


@dataclass(frozen=True)
class ArticleView:
    """A news item or a page: text with its dates, picture, contacts and topics."""

    title: str
    summary: str
    dates: Dates
    body: Body
    picture: Picture | None
    contents: tuple[Value, ...]
    contacts: ContactBlock | None
    topics: tuple[Value, ...]
    tags: tuple[Value, ...]


@dataclass(frozen=True)
class Phase:
    """A step of a timetable: its term and what is done in it."""

    term: str
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Subproject:
    """A part of a project with its own contacts."""

    card: Card
    contacts: ContactBlock | None


@dataclass(frozen=True)
class ProjectView:
    """A project's page: key facts, aims and results, people, parts, and what was written of it."""

    title: str
    short_name: str
    badge: Badge | None
    summary: str
    picture: Picture | None
    facts: tuple[Fact, ...]
    dates: Dates
    body: Body
    goals: tuple[str, ...]
    results: tuple[str, ...]
    phases: tuple[Phase, ...]
    municipalities: tuple[str, ...]
    links: tuple[Value, ...]
    hashtags: tuple[str, ...]
    leads: ContactBlock | None
    contacts: ContactBlock | None
    parent: Value | None
    subprojects: tuple[Subproject, ...]
    stories: tuple[Card, ...]
    news: tuple[Card, ...]
    tags: tuple[Value, ...]
    feed: Value


@dataclass(frozen=True)
class ListView:
    """A list page: groups of cards (projects by state, issues by year, news by year)."""

    title: str
    intro: str
    groups: tuple[Group, ...]
    feed: Value | None = None


@dataclass(frozen=True)
class Person:
    """A person on the contacts page; ``id`` is the anchor."""

    id: str
    contact: Contact
    photo: Picture | None
    projects: tuple[Value, ...]
    body: Body


@dataclass(frozen=True)
class PeopleGroup:
    """The people of one organisation."""

    title: str
    id: str
    url: str
    people: tuple[Person, ...]


@dataclass(frozen=True)
class ContactsView:
    """The contacts page: the centre itself, then people by organisation."""

    title: str
    general: Contact
    postal_address: tuple[str, ...]
    groups: tuple[PeopleGroup, ...]


@dataclass(frozen=True)
class OrganisationEntry:
    """An organisation in the directory; ``id`` is the anchor, ``url`` its own site."""

    id: str
    name: str
    short_name: str
    url: str
    region: str
    projects: tuple[Value, ...]
    body: Body


@dataclass(frozen=True)
class OrganisationGroup:
    """Organisations of one type."""

    title: str
    id: str
    organisations: tuple[OrganisationEntry, ...]


@dataclass(frozen=True)
class NetworkView:
    """The directory of organisations by type."""

    title: str
    groups: tuple[OrganisationGroup, ...]


@dataclass(frozen=True)
class FrontView:
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
    feeds: tuple[Value, ...]
