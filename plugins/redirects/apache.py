r"""Rules for Apache: ``.htaccess``, which it reads by itself where the host allows it.

mod_rewrite compares the decoded path below the folder of the file by a regular expression; in what it
answers ``$`` and ``%`` would call up what was caught, so a backslash takes that from them. Its arguments
stand in quotation marks, where no other can stand, and Apache fills in ``${NAME}`` everywhere: an escaped
expression has no such name. Source: httpd.apache.org, mod_rewrite and "Configuration Files".
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from plugins.core.moves import Move
from plugins.core.site import Site
from plugins.redirects.places import is_file
from plugins.redirects.served import JSON_FEED, TEXTS, types

_HEAD = """\
# Old addresses and media types of {url}, made by the build: write into content/redirects.yaml instead.
ErrorDocument 404 {base}/404.html
AddDefaultCharset UTF-8

<IfModule mod_mime.c>
{types}
AddCharset UTF-8 {texts}
</IfModule>
<If "%{{REQUEST_URI}} =~ m#/feeds/.+\\.json$#">
ForceType {json_feed}
</If>

<IfModule mod_rewrite.c>
RewriteEngine On
RewriteRule "(?:^|/)\\.(?!well-known(?:/|$))" - [R=404,L]
"""


def htaccess(moves: tuple[Move, ...], site: Site) -> str:
    """The whole file."""
    base = site.identity.base
    head = _HEAD.format(
        url=site.identity.url,
        base=base,
        types="\n".join(f"AddType {name} .{ending}" for ending, name in types()),
        texts=" ".join(f".{ending}" for ending in TEXTS),
        json_feed=JSON_FEED,
    )
    lines = [line for move in moves for line in _rules(move, site)]
    return head + "".join(f"{line}\n" for line in lines) + "</IfModule>\n"


def _rules(move: Move, site: Site) -> Iterator[str]:
    start = f"{site.identity.base}/"
    if not move.path.startswith(start):
        return  # outside of the folder that the file stands in
    bare = re.escape(move.path.removeprefix(start).rstrip("/")).replace('"', r"\x22")
    url = site.identity.absolute(move.url)
    if not move.folder:
        end = "" if is_file(move.path) else "/?"
        yield f'RewriteRule "^{bare}{end}$" "{_literal(url)}" [R=301,NE,L]'
    elif move.onward:
        # What is caught is decoded: here the whole answer is encoded by Apache.
        yield f'RewriteRule "^{bare}(?:/(.*))?$" "{_literal(unquote(url))}$1" [R=301,L]'
    else:
        yield f'RewriteRule "^{bare}(?:/.*)?$" "{_literal(url)}" [R=301,NE,L]'


def _literal(url: str) -> str:
    return re.sub(r"([\\$%])", r"\\\1", url)
