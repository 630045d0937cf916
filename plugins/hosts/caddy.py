r"""Rules for Caddy: one file, imported into the block of the site, which serves the whole site.

Caddy compares addresses without regard to case unless it is told a regular expression, and fills in
``{NAME}`` and ``{$NAME}`` wherever they stand. So what is compared is written by itself only where it is made
of plain characters, else as an expression in which every other character is a code. What leads on with the
rest of an address takes that from the address as it was sent, where it is encoded. Source:
caddyserver.com/docs, "Caddyfile Concepts", "map", "header", "file_server".
"""

import re
from collections.abc import Iterator

from plugins.core.headers import security_headers
from plugins.core.media_types import TEXTS, media_type
from plugins.core.moves import Move
from plugins.core.redirect import is_file
from plugins.core.site import Site
from plugins.hosts.served import ANEW, JSON_FEED, TOLD, keeping, own

_FILE = """\
# All that Caddy needs to know of {url}, made by the build: write into content/redirects.yaml and
# redirect_from instead. In the block of the site, after root: import /path/to/site/site.caddy

map {{http.request.uri.path}} {{site_keeping}} {{
{keeping}
	default {anew}
}}
{own}map {{http.request.uri.path}} {{site_moved}} {{
{moved}	default ""
}}
{rests}
route {{
	header {{
{security}
		Cache-Control {{site_keeping}}
	}}

	@site_hidden {{
		path_regexp /\\.
		not path /.well-known/*
	}}
	error @site_hidden 404

	@site_moved not vars {{site_moved}} ""
	redir @site_moved {{site_moved}} 301
{folders}{types}	# A compressed form is the same text: its tag is the same one, and a weak one.
	@site_text path */ {texts}
	header @site_text {{
		Vary Accept-Encoding
		ETag ^ W/
		defer
	}}
	file_server {{
		index index.html
		precompressed br gzip
	}}
}}

handle_errors {{
	header Cache-Control {anew}
	@site_lost expression {{http.error.status_code}} in [403, 404]
	handle @site_lost {{
		rewrite * {base}/404.html
		request_header -If-None-Match
		request_header -If-Modified-Since
		request_header -Range
		header Content-Type "text/html; charset=utf-8"
		header Vary Accept-Encoding {{
			defer
		}}
		file_server {{
			precompressed br gzip
			status 404
		}}
	}}
	respond "{{http.error.status_code}} {{http.error.status_text}}"
}}
"""
_PLAIN = re.compile(r"[\w/.\-]+")


def rules(moves: tuple[Move, ...], site: Site) -> str:
    """The whole file."""
    said = security_headers(site.identity, site.sources)
    elsewhere = sorted({name for page in own(site) for name in page.headers})
    values = {name: _variable(name) if name in elsewhere else _quoted(said[name]) for name in said}
    # The last rule that fits holds, and a map takes the first.
    kept = [f'\t"~^{kept.pattern}" {_quoted(kept.rule)}' for kept in reversed(keeping(site))]
    moved = [line for move in moves if not move.folder for line in _single(move, site)]
    folders = [move for move in moves if move.folder]
    return _FILE.format(
        url=site.identity.url,
        base=site.identity.base,
        anew=ANEW,
        keeping="\n".join(kept),
        moved="".join(f"{line}\n" for line in moved),
        own="".join(_own(name, said[name], site) for name in elsewhere),
        security="\n".join(f"\t\t{name} {value}" for name, value in values.items()),
        rests="".join(_rest(depth) for depth in sorted({_depth(move) for move in folders if move.onward})),
        folders="".join(
            f"{line}\n" for number, move in enumerate(folders, 1) for line in _folder(number, move, site)
        ),
        types="".join(f"{line}\n" for line in _types()),
        texts=" ".join(f"*.{ending}" for ending in TEXTS),
    )


def _own(header: str, usual: str, site: Site) -> str:
    """A header whose value another one has on some pages."""
    pages = [(page.pattern, page.headers[header]) for page in own(site) if header in page.headers]
    lines = "".join(f'\t"~^{pattern}" {_quoted(value)}\n' for pattern, value in pages)
    return f"map {{http.request.uri.path}} {_variable(header)} {{\n{lines}\tdefault {_quoted(usual)}\n}}\n"


def _variable(header: str) -> str:
    return f"{{site_{header.lower().replace('-', '_')}}}"


def _types() -> Iterator[str]:
    """The media types, for which Caddy asks the machine; set last, in place of what it was told."""
    for ending in sorted({*TEXTS, *TOLD}):
        charset = "; charset=utf-8" if ending in TEXTS else ""
        yield from _typed(ending, f"path *.{ending}", f"{media_type(f'x.{ending}')}{charset}")
    yield from _typed("json_feed", r"path_regexp /feeds/.+\.json$", JSON_FEED)


def _typed(name: str, matcher: str, found: str) -> Iterator[str]:
    yield f"\t@site_{name} {matcher}"
    yield f"\theader @site_{name} {{\n\t\tContent-Type {_quoted(found)}\n\t\tdefer\n\t}}"


def _single(move: Move, site: Site) -> Iterator[str]:
    url = site.identity.absolute(move.url)
    bare = move.path.rstrip("/")
    plain = _PLAIN.fullmatch(bare) is not None
    if not plain:
        end = "" if is_file(move.path) else "/?"
        # In the answer to an expression a dollar sign would call up what was caught.
        yield f"\t~^{_coded(bare)}{end}$ {_quoted(url.replace('$', '$$'))}"
        return
    for path in (bare,) if is_file(move.path) else (bare, f"{bare}/"):
        yield f"\t{path} {_quoted(url)}"


def _folder(number: int, move: Move, site: Site) -> Iterator[str]:
    name, bare = f"site_folder_{number}", move.path.rstrip("/")
    url = site.identity.absolute(move.url) + (f"{{site_rest_{_depth(move)}}}" if move.onward else "")
    yield f"\t@{name} path_regexp ^{_coded(bare)}(?:/|$)\n\tredir @{name} {_quoted(url)} 301"


def _rest(depth: int) -> str:
    """What is below a folder of so many names, as it was sent: encoded, and without the query."""
    return (
        f"map {{http.request.uri}} {{site_rest_{depth}}} {{\n"
        f'\t~^{"/[^/?]*" * depth}(?:/([^?]*))?(?:\\?.*)?$ "$1"\n\tdefault ""\n}}\n'
    )


def _depth(move: Move) -> int:
    return move.path.rstrip("/").count("/")


def _coded(path: str) -> str:
    """The path as an expression; a character that would mean anything is its code."""
    return "".join(char if _PLAIN.fullmatch(char) and char not in ".-" else _code(char) for char in path)


def _code(char: str) -> str:
    return f"\\x{ord(char):02X}" if char.isascii() else char


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'
