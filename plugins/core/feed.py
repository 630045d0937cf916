"""The feed model: what subscribers get of an item, before any format."""

from dataclasses import dataclass

from plugins.core.dates import Moment
from plugins.core.view import Body, Picture


@dataclass(frozen=True)
class FeedItem:
    """One item of a feed.

    ``guid`` lasts for ever; ``url`` is the item's address on the site. ``change`` is the note
    that leads the text of an item changed after its publication.
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
    picture: Picture | None = None
