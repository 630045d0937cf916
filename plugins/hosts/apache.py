r"""Rules for Apache: ``.htaccess``, which it reads by itself where the host allows it.

mod_rewrite compares the decoded path below the folder of the file by a regular expression; in what it
answers ``$`` and ``%`` would call up what was caught, so a backslash takes that from them. Its arguments
stand in quotation marks, where no other can stand, and Apache fills in ``${NAME}`` everywhere: an escaped
expression has no such name. Source: httpd.apache.org, mod_rewrite and "Configuration Files".
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from plugins.core.headers import security_headers
from plugins.core.media_types import TEXTS, media_type
from plugins.core.moves import Move
from plugins.core.redirect import is_file
from plugins.core.site import Site
from plugins.hosts.served import ANEW, JSON_FEED, keeping, own, types

_HEAD = """\
# Old addresses, media types and headers of {url}, made by the build: old addresses are written
# into content/redirects.yaml and redirect_from.
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
    lines = [*(line for move in moves for line in _rules(move, site)), *_compressed()]
    return head + "".join(f"{line}\n" for line in lines) + "</IfModule>\n\n" + _headers(site)


def _compressed() -> Iterator[str]:
    """What `make publish` has compressed is sent to those who take it, with the type of what it is made of.

    The type of a file's last ending would be that of an archive; one that is an archive is no matter of
    these rules, which know what they have led on themselves.
    """
    endings = "|".join(TEXTS)
    for coding, ending in (("br", "br"), ("gzip", "gz")):
        yield f'RewriteCond "%{{HTTP:Accept-Encoding}}" "(?:^|[, ]){coding}(?:[,; ]|$)"'
        yield f'RewriteCond "%{{REQUEST_FILENAME}}.{ending}" -f'
        yield (
            f'RewriteRule "^[^%?]+\\.(?:{endings})$" "%{{REQUEST_URI}}.{ending}" '
            f"[E=site_coding:{coding},E=site_{coding}:1,L]"
        )
    types = [(rf"\.{ending}", f"{media_type(f'x.{ending}')}; charset=utf-8") for ending in TEXTS]
    types.append((r"(?:^|/)feeds/.+\.json", JSON_FEED))
    yield 'RewriteCond "%{ENV:REDIRECT_site_coding}" "^$"'
    yield f'RewriteRule "^" - [S={len(types)}]'
    for name, found in types:
        yield f'RewriteRule "{name}\\.(?:br|gz)$" - "[T={found},E=no-gzip:1,E=no-brotli:1]"'


def _headers(site: Site) -> str:
    """The headers of every answer, those of errors and redirects too."""
    said = {**security_headers(site.identity, site.sources), "Cache-Control": ANEW}
    lines = [f'Header always set {name} "{value}"' for name, value in said.items()]
    for page in own(site):
        inside = f"expr=%{{REQUEST_URI}} =~ m#^{page.pattern}#"
        lines += [f'Header always set {name} "{value}" "{inside}"' for name, value in page.headers.items()]
    for kept in keeping(site):
        inside = f"expr=%{{REQUEST_URI}} =~ m#^{kept.pattern}#"
        lines.append(f'Header always set Cache-Control "{kept.rule}" "{inside}"')
    lines += [
        f'Header always set Content-Encoding {coding} "env=REDIRECT_site_{coding}"'
        for coding in ("br", "gzip")
    ]
    endings = "|".join(TEXTS)
    lines.append(
        "Header always merge Vary Accept-Encoding "
        f'"expr=%{{REQUEST_URI}} =~ m#\\.(?:{endings})(?:\\.(?:br|gz))?$#"'
    )
    return "<IfModule mod_headers.c>\n" + "".join(f"{line}\n" for line in lines) + "</IfModule>\n"


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
