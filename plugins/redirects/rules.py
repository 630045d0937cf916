"""Rule files for hosts: each old address answers with 301, also where no static page can stand."""

from collections.abc import Callable, Iterator, Mapping

from plugins.core.feature import Slot
from plugins.core.moves import Move, moves
from plugins.core.press import Press
from plugins.core.site import Site
from plugins.redirects.apache import htaccess
from plugins.redirects.nginx import redirects, types
from plugins.redirects.static_hosts import lines

_MAKERS: Mapping[str, Callable[[tuple[Move, ...], Site], str]] = {
    ".htaccess": htaccess,
    "_redirects": lines,
    "redirects.nginx.conf": redirects,
    "types.nginx.conf": types,
}


def files(_: Site) -> Iterator[Slot]:
    """The files, which are there even when nothing has moved: a host may be told to read them."""
    for name in _MAKERS:
        yield Slot(name)


def file(slot: Slot, site: Site, _: Press) -> bytes:
    """One of the files."""
    return _MAKERS[slot.path](site.ask(moves), site).encode()
