"""Pages: lasting texts such as "Koske", with a place in the menu if they want one."""

from collections.abc import Mapping

from plugins.core.article import select, view
from plugins.core.feature import Feature, Kind
from plugins.core.model import Entity, Item
from plugins.core.site import Site
from plugins.core.structured import known, web_page
from plugins.core.values import Number


class PageItem(Item):
    """A page; ``menu`` is its place in the menu. The page ``index`` is the front page's text."""

    menu: Number | None = None


def json_ld(entity: Entity, site: Site) -> Mapping[str, object]:
    """The page in schema.org's words."""
    return known(web_page(entity, site))


FEATURE = Feature(
    kinds=(
        Kind(
            name="page",
            folder="pages",
            model=PageItem,
            words={"fi": "", "sv": "", "en": ""},
            strings={},
            select=select,
            view=view,
            json_ld=json_ld,
        ),
    ),
)


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
