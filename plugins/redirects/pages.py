"""A page at each old address where one can stand: it leads on at once, and says where to."""

from collections.abc import Iterator
from urllib.parse import unquote

from msgspec import Struct

from plugins.core.feature import Slot
from plugins.core.moves import Move, moves
from plugins.core.press import Press
from plugins.core.site import Site
from plugins.core.view import Head, Page
from plugins.redirects.places import file_at


class RedirectView(Struct, frozen=True):
    """The page that an old address leads to: its address, what it is called, and its language if another."""

    url: str
    title: str


def files(site: Site) -> Iterator[Slot]:
    """A page for each old address that a page can stand at, the narrower address before the wider."""
    made: set[str] = set()
    for move in site.ask(moves):
        for one in (move, *_below(move, site)):
            file = file_at(one.path, site)
            if file and file not in made:
                made.add(file)
                yield Slot(file, (one.kind, one.id, one.lang, one.url))


def _below(move: Move, site: Site) -> Iterator[Move]:
    """What a folder that moved as a whole has now: each page of it was at the old place too."""
    if not move.onward or not move.url.startswith("/"):
        return
    for entity in site.everything():
        address = site.address_of(entity.kind, entity.id)
        if address.startswith(move.url) and address != move.url and "#" not in address:
            path = move.path + address.removeprefix(move.url)
            yield Move(path, address, kind=entity.kind, id=entity.id, lang=entity.lang)


def file(slot: Slot, site: Site, press: Press) -> bytes:
    """The page that leads on from an old address."""
    kind, id, lang, url = slot.args
    title = _title(kind, id, lang, url, site)
    head = Head(title, "", site.identity.absolute(url), indexed=False)
    place = f"{site.identity.base}/{slot.path.removesuffix('index.html')}"
    return press.renderer.page(Page("redirect", place, lang, head, (), RedirectView(url, title)))


def _title(kind: str, id: str, lang: str, url: str, site: Site) -> str:
    """What stands there is called by its own name, by that of its list, or by its address."""
    if entity := site.get(kind, id) if id else None:
        return entity.title
    if kind:
        return site.strings[lang](f"{kind}.list")
    return unquote(url.rpartition("/")[2]) if url.startswith(f"{site.identity.base}/files/") else url
