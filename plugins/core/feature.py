"""What a plugin module exports: one frozen `Feature` that says what it adds to the site.

A *kind* is a folder of content with a model and views. A *block* is a directive that stands
in a text. An *output* is made of the whole site: pages or files. The composition root
(``PLUGINS`` in the settings file) lists the modules; nothing else knows them.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct, field

from plugins.core.artifact import Artifact, Copy, Derived, Scaled
from plugins.core.deadline import Deadline
from plugins.core.directives import Directive
from plugins.core.headers import OwnHeaders, Sources
from plugins.core.identity import Identity
from plugins.core.model import Entity, Item
from plugins.core.occasion import Occasion
from plugins.core.problems import Problem
from plugins.core.prose import BlockCall, Section
from plugins.core.values import MediaPath, Reference
from plugins.core.view import Body, Card, Fact, Page, Relation

if TYPE_CHECKING:
    from plugins.core.press import Press
    from plugins.core.site import Site
    from plugins.core.social import CardWords


def nothing(*_: object) -> tuple[Any, ...]:
    """No checks, no pages, no items."""
    return ()


def unnamed(*_: object) -> str:
    """No name."""
    return ""


class Kind(Struct, frozen=True):
    """A kind of item: where it is written, what it holds, where it stands and how it looks.

    ``words`` are its addresses' words by language; an empty word puts the id at the root. ``strings`` are
    its interface words, ``language -> key -> text``, used as ``<name>.<key>``. The items of a kind with
    ``anchored`` stand on the kind's list page, at ``#id``, as long as it says so; the others have a page of
    their own, for which ``select`` gathers what the page shows and ``view``, which is given nothing else,
    words it. ``listing`` gives the view of the list page of a language. The items of a ``yearly`` kind are
    dated (``date`` is required), and their list, once long, has a page for each year
    (`plugins.core.archive`). ``contact_fields`` name the fields whose people are shown as contacts.
    ``unique`` are fields whose values, taken together, no two items that have them all may share. ``check``
    looks at the fields of one item, of which required ones at fault are None. ``stories`` says that every
    H2 of the text opens a story, ``chapters`` that it opens a chapter, with a page of its own
    (`plugins.core.chapters`). ``feed`` names the kind's feed (its link needs the word ``feed``),
    ``item_feed`` the folder of the feeds that its items have of their own. ``feeds`` are those that its
    dated items stand in; ``topical`` ones stand in the feeds of their projects and tags too, as stories do.
    ``within`` names fields that refer to one item: where that has a feed of its own (its kind's
    ``item_feed``), this one stands in it. ``deadlines`` are what ends on a day, ``meta`` and ``relations``
    what a page's head says beyond what all say. ``occasion`` is what calendars get of an item: the kind
    needs a ``feed``, whose name its calendar has too, and the word ``calendar``. ``authors`` names who stands
    behind an item where that is more than its contact people. ``lead`` are facts that stand before the text
    where it leaves its page, as in feeds. ``social`` gives the words of the picture that an item is
    shared with (`plugins.core.social`); the items of other kinds are shared with a picture of their own, or
    with that of the site.
    """

    name: str
    folder: str
    model: type[Item]
    words: Mapping[str, str]
    strings: Mapping[str, Mapping[str, str]]
    card: Callable[[Entity, "Site"], Card] | None = None
    select: Callable[[Entity, "Site"], Any] | None = None
    view: Callable[[Any], object] | None = None
    listing: Callable[["Site", str], object] | None = None
    list_template: str = "list"
    yearly: bool = False
    anchored: Callable[[Entity, Identity, date], bool] | None = None
    json_ld: Callable[[Entity, "Site"], Mapping[str, object]] | None = None
    check: Callable[[Entity], Iterable[Problem]] = nothing
    contact_fields: tuple[str, ...] = ("contacts",)
    unique: tuple[str, ...] = ()
    stories: bool = False
    chapters: bool = False
    in_menu: bool = False
    feed: str = ""
    item_feed: str = ""
    feeds: tuple[str, ...] = ()
    topical: bool = False
    within: tuple[str, ...] = ()
    deadlines: Callable[[Entity, "Site"], Iterable[Deadline]] = nothing
    meta: Callable[[Entity, "Site"], Iterable[tuple[str, str]]] = nothing
    relations: Callable[[Entity, "Site"], Iterable[Relation]] = nothing
    occasion: Callable[[Entity, "Site"], Occasion] | None = None
    lead: Callable[[Entity, "Site"], Iterable[Fact]] = nothing
    authors: Callable[[Entity, "Site"], tuple[str, ...]] | None = None
    social: Callable[[Entity, "Site"], "CardWords"] | None = None


class Setting(Struct, frozen=True):
    """Where a block stands: its item, its story if it has one, and the site."""

    entity: Entity
    section: Section | None
    site: "Site"

    @property
    def projects(self) -> tuple[str, ...]:
        """The ids of the projects that the text around the block is about."""
        return self.site.topics(self.entity, self.section, "project")

    @property
    def story_projects(self) -> tuple[str, ...]:
        """The ids of the projects that the story says itself that it is about."""
        return self.site.own_topics(self.entity, self.section, "project")

    @property
    def services(self) -> tuple[str, ...]:
        """The ids of the services that the text around the block is about."""
        return self.site.topics(self.entity, self.section, "service")


class Block(Struct, frozen=True):
    """A directive: its form, the items it names, the template and how its view is made.

    ``references`` gives the items that the call names, for the link stage to check; ``view``
    is given the call, its setting and the body inside (empty for a leaf) and returns None
    when there is nothing to show. ``topic`` says that naming an item makes the text about it,
    ``contacts`` that the people named are shown as contacts. ``media`` gives the pictures and
    downloads that the call names, which the link stage looks for too. ``attachment`` is the name that
    a file of the block's own is to have beside the page (`plugins.core.attached`), or an empty text.
    ``findings`` is what is wrong with the call in its site, where ``check`` sees nothing else.
    """

    directive: Directive
    template: str
    view: Callable[[BlockCall, Setting, Body], object | None]
    references: Callable[[BlockCall], Iterable[Reference]] = nothing
    check: Callable[[BlockCall], Iterable[Problem]] = nothing
    media: Callable[[BlockCall], Iterable[MediaPath]] = nothing
    attachment: Callable[[BlockCall], str] = unnamed
    findings: Callable[[BlockCall, Setting], Iterable[Problem]] = nothing
    topic: bool = False
    contacts: bool = False


class Slot(NamedTuple):
    """A file that the site will have: its path, and what its maker must know to make it."""

    path: str
    args: tuple[str, ...] = ()


class Output(Struct, frozen=True):
    """Something made of the whole site: further pages, or files such as feeds.

    ``pages`` and ``files`` name what there will be, without making it; ``page`` and ``file`` make one of
    them, from nothing but its slot and what they ask the site. ``last`` files see what all pages say of
    themselves to search engines, the ``record`` (of which there is at most one output) what is noted of them
    for later builds; ``plain`` ones need no template, ``bodies`` only those of blocks. ``check`` sees the
    paths of all other files of the output. What is ``for_hosts`` is read by nobody else, what is
    ``for_makers`` by those alone who make the site: nothing is noted of its pages.
    ``scaled`` ones are pictures that are made: dear, and no addresses that anybody would note. ``folders``
    name folders that hold several files each, whose names are known only when they are made, all at once, by
    ``folder``: such as the parts of an index.
    """

    name: str
    pages: Callable[["Site"], Iterable[Slot]] = nothing
    page: Callable[[Slot, "Site"], Page] | None = None
    files: Callable[["Site"], Iterable[Slot]] = nothing
    file: Callable[[Slot, "Site", "Press"], bytes | Copy | Scaled | Derived] | None = None
    folders: Callable[["Site"], Iterable[Slot]] = nothing
    folder: Callable[[Slot, "Site", "Press"], Iterable[Artifact]] | None = None
    last: bool = False
    record: bool = False
    plain: bool = False
    bodies: bool = False
    for_hosts: bool = False
    scaled: bool = False
    for_makers: bool = False
    check: Callable[["Site", frozenset[str]], Iterable[Problem]] = nothing


class Feature(Struct, frozen=True):
    """The value that a plugin module exports as ``FEATURE``.

    ``sources`` is what its scripts need that the policy of pages would refuse (`plugins.core.headers`):
    ``{"script-src": ("'wasm-unsafe-eval'",)}``. ``headers`` are what hosts are to say of pages of its own
    in place of what they say of all others.
    """

    kinds: tuple[Kind, ...] = ()
    blocks: tuple[Block, ...] = ()
    outputs: tuple[Output, ...] = ()
    strings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    sources: Sources = field(default_factory=dict)
    headers: OwnHeaders = field(default_factory=dict)
