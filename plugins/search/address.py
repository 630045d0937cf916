"""Where the index of the search lies."""

from plugins.core.page import search_address
from plugins.core.site import Site
from plugins.search.pagefind import release


def index_address(site: Site, lang: str) -> str:
    """The folder of a language's indexes: with the version in it, so that a file there never changes."""
    return f"{search_address(site, lang)}index-{release()}/"


def index_path(site: Site, lang: str, period: str) -> str:
    """The folder of one index in the output."""
    return f"{index_address(site, lang).removeprefix(site.identity.base).removeprefix('/')}{period}/"
