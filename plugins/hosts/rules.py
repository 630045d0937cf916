"""The rule files, each in the words of its host."""

from collections.abc import Callable, Iterator, Mapping

from plugins.core.feature import Slot
from plugins.core.moves import moves
from plugins.core.press import Press
from plugins.core.site import Site
from plugins.hosts.apache import htaccess
from plugins.hosts.caddy import rules as caddy_rules
from plugins.hosts.nginx import headers, redirects, types
from plugins.hosts.static_hosts import headers as static_headers
from plugins.hosts.static_hosts import redirects as static_redirects

_MAKERS: Mapping[str, Callable[[Site], str]] = {
    ".htaccess": lambda site: htaccess(site.ask(moves), site),
    "_headers": static_headers,
    "_redirects": lambda site: static_redirects(site.ask(moves)),
    "headers.nginx.conf": headers,
    "redirects.nginx.conf": lambda site: redirects(site.ask(moves), site),
    "site.caddy": lambda site: caddy_rules(site.ask(moves), site),
    "types.nginx.conf": lambda _: types(),
}


def files(_: Site) -> Iterator[Slot]:
    """The files, which are there even when nothing has moved: a host may be told to read them."""
    for name in _MAKERS:
        yield Slot(name)


def file(slot: Slot, site: Site, _: Press) -> bytes:
    """One of the files."""
    return _MAKERS[slot.path](site).encode()
