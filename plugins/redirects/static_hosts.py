"""Rules for hosts of static sites that read ``_redirects`` (Netlify, Cloudflare Pages, Codeberg and others).

A line is an old path, a target and 301, parted by spaces; ``*``, ``:name`` and ``#`` mean something in it,
and so all but plain letters is percent-encoded. Source: docs.netlify.com and developers.cloudflare.com,
"Redirects".
"""

from collections.abc import Iterator
from urllib.parse import quote

from plugins.core.moves import Move
from plugins.core.site import Site
from plugins.redirects.places import is_file


def lines(moves: tuple[Move, ...], _: Site) -> str:
    """The whole file: the first line that fits an address is used."""
    head = "# Made by the build: write into content/redirects.yaml and redirect_from instead.\n"
    return head + "".join(f"{line}\n" for move in moves for line in _lines(move))


def _lines(move: Move) -> Iterator[str]:
    bare = quote(move.path.rstrip("/"), safe="/-._~")
    url = _literal(move.url)
    if move.folder:
        yield f"{bare} {url} 301"
        yield f"{bare}/* {url}{':splat' if move.onward else ''} 301"
        return
    yield f"{bare} {url} 301"
    if not is_file(move.path):
        yield f"{bare}/ {url} 301"


def _literal(url: str) -> str:
    """The target without what would be a name to fill in (``/:name``)."""
    return url.replace("/:", "/%3A").replace("*", "%2A")
