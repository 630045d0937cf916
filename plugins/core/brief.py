"""What the whole site must know of an item without its fields and its text: small, plain, always at hand.

Ten thousand of these are read in a blink, while fields and texts stay in the store until a page
asks for them. Every value is a text, a number or a tuple of such.
"""

from typing import NamedTuple

from plugins.core.text import SortKey


class Topics(NamedTuple):
    """What a story (or the whole item, with an empty ``story``) says that it is about, by kind."""

    story: str
    title: str
    projects: tuple[str, ...]
    services: tuple[str, ...]

    def of(self, kind: str) -> tuple[str, ...]:
        """The ids of the projects or services."""
        return self.projects if kind == "project" else self.services


class ChapterPlace(NamedTuple):
    """A chapter of a long document as others can link to it: its word in the addresses, and its anchors.

    ``heading`` is the id of its heading, ``anchors`` are all places in it, sorted.
    """

    slug: str
    heading: str
    anchors: tuple[str, ...]


class Brief(NamedTuple):
    """An item in short. ``day`` is an ordinal (0 without a date), ``instant`` the date's POSIX time.

    An item that is not ``sound`` is no part of the site. ``order`` is the title's place in the
    alphabet of the site's own language. ``within`` are kind and id of what it is a part of, beside
    its ``parent`` of the same kind. ``topics`` holds one entry for each story, in order, or one for an
    item without stories. ``chapters`` are those of a long document (`ChapterPlace`).
    ``front`` and ``outline`` are digests of the front matter with its places and
    of what others can link to in the text; ``key`` is the name of the whole in the store and changes
    with every byte of the source. ``attached`` names the files that blocks of the text bring along,
    ``pictures`` are those that the item shows, as they are written, ``files`` the downloads that it offers,
    in its front matter or its text.
    """

    path: str
    kind: str
    id: str
    lang: str
    sound: bool
    title: str
    order: SortKey
    draft: bool
    day: int
    instant: float
    tags: tuple[str, ...]
    translation_of: str
    guid: str
    unique: tuple[str, ...]
    parent: str
    within: tuple[tuple[str, str], ...]
    redirects: tuple[str, ...]
    topics: tuple[Topics, ...]
    chapters: tuple[tuple[str, str, tuple[str, ...]], ...]
    front: bytes
    outline: bytes
    key: bytes
    attached: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
