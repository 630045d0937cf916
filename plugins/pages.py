"""Pages: lasting texts such as "Koske", with a place in the menu if they want one."""

from dataclasses import dataclass

from plugins.core.body import body_of
from plugins.core.feature import Feature, Kind
from plugins.core.model import Entity, Item
from plugins.core.page import contacts_of, contents_of, dates_of, tags_of, topics_of
from plugins.core.site import Site
from plugins.core.values import Number
from plugins.core.view import ArticleView, Body, ContactBlock, Dates, Picture, Value


class PageItem(Item):
    """A page; ``menu`` is its place in the menu. The page ``index`` is the front page's text."""

    menu: Number | None = None


@dataclass(frozen=True)
class PageInputs:
    """Everything that a page shows."""

    fields: PageItem
    dates: Dates
    body: Body
    picture: Picture | None
    contents: tuple[Value, ...]
    contacts: ContactBlock | None
    topics: tuple[Value, ...]
    tags: tuple[Value, ...]


def select(entity: Entity, site: Site) -> PageInputs:
    """What a page shows."""
    return PageInputs(
        entity.fields,
        dates_of(entity),
        body_of(entity, site),
        site.picture(entity),
        contents_of(entity),
        contacts_of(entity, site),
        topics_of(entity, site),
        tags_of(entity, site),
    )


def view(inputs: PageInputs) -> ArticleView:
    """A page as it is read."""
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


FEATURE = Feature(
    "pages",
    kinds=(
        Kind(
            name="page",
            folder="pages",
            model=PageItem,
            words={"fi": "", "sv": "", "en": ""},
            strings={},
            select=select,
            view=view,
        ),
    ),
)


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
