"""Pages: lasting texts such as "Koske", with a place in the menu if they want one."""

from plugins.core.article import select, view
from plugins.core.feature import Feature, Kind
from plugins.core.model import Item
from plugins.core.values import Number


class PageItem(Item):
    """A page; ``menu`` is its place in the menu. The page ``index`` is the front page's text."""

    menu: Number | None = None


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
        ),
    ),
)


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
