"""The feed model: what subscribers get of an item, and what a feed says of itself, before any format."""

from msgspec import Struct

from plugins.core.dates import Moment
from plugins.core.view import Body, Picture


class FeedPicture(Struct, frozen=True):
    """The picture of an item: its full address, its media type, the bytes of its file as it goes out."""

    picture: Picture
    type: str
    length: int


class FeedItem(Struct, frozen=True):
    """One item of a feed.

    ``guid`` lasts for ever; ``url`` is the item's address on the site. ``change`` is the note
    that leads the text of an item changed after its publication: without it ``updated`` is no news.
    """

    guid: str
    url: str
    lang: str
    title: str
    summary: str
    body: Body
    date: Moment
    updated: Moment | None = None
    change: str = ""
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    picture: FeedPicture | None = None

    @property
    def renewed(self) -> Moment:
        """When it last changed so that subscribers should know (RFC 4287, 4.2.15)."""
        return self.updated if self.updated and self.change else self.date


class Feed(Struct, frozen=True):
    """A feed of one language: its name (``projects/pro-sos``), its words.

    ``home`` is the full address of the page that the feed follows.
    """

    name: str
    lang: str
    title: str
    description: str
    home: str


class Author(Struct, frozen=True):
    """Who publishes a feed: the centre, by its name and the address of its front page."""

    name: str
    url: str


class Document(Struct, frozen=True):
    """One file of a feed: the newest items, or (an ``archive``) older ones of a period (RFC 5005, 4).

    All addresses but that of the ``style`` sheet are full. ``id`` is that of the feed, in all forms and for
    ever. ``current`` is the file with the newest items, ``older`` and ``newer`` are the archives before and
    after this one, ``hub`` is to be asked for news (WebSub), ``style`` is for those who open the file in a
    browser.
    """

    id: str
    lang: str
    title: str
    description: str
    home: str
    author: Author
    own: str
    current: str
    style: str
    older: str = ""
    newer: str = ""
    hub: str = ""
    archive: bool = False
