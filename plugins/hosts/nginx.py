"""Rules for nginx: two files for the ``server`` block, one with media types for the ``http`` block.

nginx compares the decoded path, so the old addresses stand decoded in quotation marks; in what it answers a
dollar sign would begin a variable, so it is percent-encoded. A block with an ``add_header`` of its own has
none of those around it, so which rule of keeping holds is said by a variable and not by blocks.
Source: nginx.org, ngx_http_core_module, "location"; ngx_http_rewrite_module; ngx_http_headers_module.
"""

import re
from collections.abc import Iterator, Mapping

from plugins.core.headers import security_headers
from plugins.core.moves import Move
from plugins.core.redirect import is_file
from plugins.core.site import Site
from plugins.hosts.served import ANEW, Kept, Own, keeping, own
from plugins.hosts.served import types as known_types

_HEAD = """\
# Old addresses of {url}, made by the build: write into content/redirects.yaml and redirect_from instead.
# In the server block: include /path/to/site/redirects.nginx.conf;
"""
_HEADERS = """\
# What browsers of {url} are to refuse and how long they may keep it, made by the build.
# In the server block: include /path/to/site/headers.nginx.conf;
# Once more in each location that has an add_header of its own: it has none of those around it.
set $site_keeping "{anew}";
{keeping}
{own}add_header Cache-Control $site_keeping always;
{headers}

# What make publish has compressed is sent as it is. Where nginx has the Brotli module: brotli_static on;
gzip_static on;
gzip_vary on;
"""
_TYPES_HEAD = """\
# Media types of feeds, calendars and others. In the http block, after mime.types:
# include /path/to/site/types.nginx.conf;
"""


def redirects(moves: tuple[Move, ...], site: Site) -> str:
    """The locations of all old addresses."""
    single = {path for move in moves if not move.folder for path in _spellings(move)}
    lines = [line for move in moves for line in _locations(move, single, site)]
    return _HEAD.format(url=site.identity.url) + "".join(f"{line}\n" for line in lines)


def headers(site: Site) -> str:
    """The headers of every answer, and how long each may be kept."""
    identity = site.identity
    said = security_headers(identity, site.sources)
    pages = own(site)
    elsewhere = {name for page in pages for name in page.headers}
    values = {name: _variable(name) if name in elsewhere else _quoted(said[name]) for name in said}
    return _HEADERS.format(
        url=identity.url,
        anew=ANEW,
        keeping="\n".join(map(_keeping, keeping(site))),
        own="".join(f"{line}\n" for line in _own(said, pages)),
        headers="\n".join(f"add_header {name} {value} always;" for name, value in values.items()),
    )


def _own(said: Mapping[str, str], pages: tuple[Own, ...]) -> Iterator[str]:
    for name in sorted({name for page in pages for name in page.headers}):
        yield f"set {_variable(name)} {_quoted(said[name])};"
    for page in pages:
        sets = " ".join(f"set {_variable(name)} {_quoted(value)};" for name, value in page.headers.items())
        yield f"if ($uri ~ {_quoted(f'^{page.pattern}')}) {{ {sets} }}"


def _variable(header: str) -> str:
    return f"$site_{header.lower().replace('-', '_')}"


def _keeping(kept: Kept) -> str:
    inside = _quoted(f"^{kept.pattern}")
    return f"if ($uri ~ {inside}) {{ set $site_keeping {_quoted(kept.rule)}; }}"


def types() -> str:
    """The media types that nginx's own list lacks."""
    lines = "".join(f"    {name} {ending};\n" for ending, name in known_types())
    return f"{_TYPES_HEAD}types {{\n{lines}}}\n"


def _spellings(move: Move) -> tuple[str, ...]:
    """The path with and without the slash at its end; that of a file only as it is."""
    bare = move.path.rstrip("/")
    return (move.path,) if is_file(move.path) or not bare else (bare, f"{bare}/")


def _locations(move: Move, single: set[str], site: Site) -> Iterator[str]:
    url = site.identity.absolute(move.url).replace("$", "%24")
    answer = f"return 301 {_quoted(url)};"
    if not move.folder:
        for path in _spellings(move):
            yield f"location = {_quoted(path)} {{ {answer} }}"
        return
    folder = f"{move.path.rstrip('/')}/"
    if folder.rstrip("/") not in single:
        yield f"location = {_quoted(folder.rstrip('/'))} {{ {answer} }}"
    if move.onward:
        # What is caught is encoded anew by nginx; the question mark keeps the query out.
        answer = f"rewrite {_quoted(f'^{re.escape(folder)}(.*)$')} {_quoted(f'{url}$1?')} permanent;"
    yield f"location ^~ {_quoted(folder)} {{ {answer} }}"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
