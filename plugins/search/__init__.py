"""Search: an index of the site's own that the reader's browser looks things up in, and the page for it."""

from collections.abc import Iterator

from plugins.core.feature import Feature, Output, Slot
from plugins.core.page import search_address
from plugins.core.press import path_at
from plugins.core.problems import Problem, error
from plugins.core.site import Site
from plugins.search.index import index, slots
from plugins.search.page import page
from plugins.search.words import STRINGS


def pages(site: Site) -> Iterator[Slot]:
    """The page of each language that something is published in."""
    for lang in site.languages:
        yield Slot(path_at(search_address(site, lang), site.identity), (lang,))


def check(site: Site, _: frozenset[str]) -> Iterator[Problem]:
    """A page must not stand where this one does, whether its language is used yet or not."""
    for lang in site.identity.languages:
        address = search_address(site, lang)
        if there := site.at(address):
            yield error(there.place("id"), "address-reserved", address=address)


FEATURE = Feature(
    outputs=(
        Output("search", pages=pages, page=page, check=check),
        Output("search-index", folders=slots, folder=index),
    ),
    strings=STRINGS,
    # What looks the index up is compiled in the reader's browser.
    sources={"script-src": ("'wasm-unsafe-eval'",)},
)


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
