"""How to subscribe: a page that offers every feed, every calendar and the newsletter; all feeds as OPML."""

from collections.abc import Iterator

from plugins.core.feature import Feature, Output, Slot
from plugins.core.page import subscribe_address
from plugins.core.press import Press, path_at
from plugins.core.problems import Problem, error
from plugins.core.site import Site
from plugins.subscriptions.opml import opml, opml_address
from plugins.subscriptions.page import page
from plugins.subscriptions.words import STRINGS


def pages(site: Site) -> Iterator[Slot]:
    """The page of each language that something is published in."""
    for lang in site.languages:
        yield Slot(path_at(subscribe_address(site, lang), site.identity), (lang,))


def check(site: Site, _: frozenset[str]) -> Iterator[Problem]:
    """A page must not stand where this one does, whether its language is used yet or not."""
    for lang in site.identity.languages:
        address = subscribe_address(site, lang)
        if there := site.at(address):
            yield error(there.place("id"), "address-reserved", address=address)


def files(site: Site) -> Iterator[Slot]:
    """The list of all feeds of each language."""
    for lang in site.languages:
        yield Slot(path_at(opml_address(site, lang), site.identity), (lang,))


def file(slot: Slot, site: Site, _: Press) -> bytes:
    """The list of the feeds of a language."""
    return opml(slot.args[0], site)


FEATURE = Feature(
    outputs=(
        Output("subscriptions", pages=pages, page=page, check=check),
        Output("opml", files=files, file=file, plain=True),
    ),
    strings=STRINGS,
)


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
