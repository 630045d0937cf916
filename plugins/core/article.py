"""The page of a plain text: a news item, a page and whatever else shows no more than every item has."""

from msgspec import Struct

from plugins.core.body import body_of
from plugins.core.model import Entity, Item
from plugins.core.page import contacts_of, contents_of, dates_of, tags_of, topics_of
from plugins.core.site import Site
from plugins.core.view import Body, ContactBlock, Dates, Picture, Value


class ArticleInputs(Struct, frozen=True):
    """Everything that the page of a text shows."""

    fields: Item
    dates: Dates
    body: Body
    picture: Picture | None
    contents: tuple[Value, ...]
    contacts: ContactBlock | None
    topics: tuple[Value, ...]
    tags: tuple[Value, ...]


class ArticleView(Struct, frozen=True):
    """A text with its dates, picture, contacts and topics."""

    title: str
    summary: str
    dates: Dates
    body: Body
    picture: Picture | None
    contents: tuple[Value, ...]
    contacts: ContactBlock | None
    topics: tuple[Value, ...]
    tags: tuple[Value, ...]


def select(entity: Entity, site: Site) -> ArticleInputs:
    """What the page of a text shows."""
    return ArticleInputs(
        entity.fields,
        dates_of(entity),
        body_of(entity, site),
        site.picture(entity),
        contents_of(entity),
        contacts_of(entity, site),
        topics_of(entity, site),
        tags_of(entity, site),
    )


def view(inputs: ArticleInputs) -> ArticleView:
    """The page of a text."""
    return ArticleView(
        inputs.fields.title,
        inputs.fields.summary,
        inputs.dates,
        inputs.body,
        inputs.picture,
        inputs.contents,
        inputs.contacts,
        inputs.topics,
        inputs.tags,
    )
