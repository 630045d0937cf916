"""Rules for hosts of static sites: ``_redirects`` and ``_headers`` (Netlify, Cloudflare Pages and others).

A redirect is an old path, a target and 301, parted by spaces; ``*``, ``:name`` and ``#`` mean something in
it, and so all but plain letters is percent-encoded. Where several rules fit an address, hosts join what they
say of one header; two policies would both hold. So no header is said twice of one address: where a page has
one of its own, no rule tells it to the other pages (each says its policy itself). Source:
docs.netlify.com and developers.cloudflare.com, "Redirects" and "Headers".
"""

from collections.abc import Iterator
from urllib.parse import quote

from plugins.core.headers import security_headers
from plugins.core.moves import Move
from plugins.core.redirect import is_file
from plugins.core.site import Site
from plugins.hosts.served import keeping, own


def headers(site: Site) -> str:
    """The whole file of headers. What stands in no folder is kept as these hosts do it: asked for anew."""
    said, pages = security_headers(site.identity, site.sources), own(site)
    elsewhere = {name for page in pages for name in page.headers}
    folders = {name: value for name, value in said.items() if name in elsewhere}
    everywhere = {name: value for name, value in said.items() if name not in elsewhere}
    if "Content-Security-Policy" in elsewhere:
        everywhere["X-Frame-Options"] = "DENY"  # what no page can say itself
    groups = [(f"{site.identity.base}/*", everywhere)]
    groups += [
        (f"{kept.folder}*", {**folders, "Cache-Control": kept.rule}) for kept in keeping(site) if kept.folder
    ]
    groups += [(page.folder, dict(page.headers)) for page in pages]
    lines = [
        line
        for path, said in groups
        for line in (path, *(f"  {name}: {value}" for name, value in said.items()))
    ]
    return "# Made by the build.\n" + "".join(f"{line}\n" for line in lines)


def redirects(moves: tuple[Move, ...]) -> str:
    """The whole file of old addresses: the first line that fits an address is used."""
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
