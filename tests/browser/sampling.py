"""Pages of a built site that show, between them, every kind of page and every part that a page may have."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from plugins.core.published import NAME, address_at, read_record

# Pages that are not in the record of what is published: those that lead away, and those for makers alone.
REDIRECT, MAKERS = "redirect", "makers"
_LANG = re.compile(r'<html lang="(\w+)"')
_PART = re.compile(r'<([a-z][a-z0-9]*)(?: [^>]*?class="([^"]*)")?')
_NAMES = {"flyers": "flyer", "tags": "tag", "chapters": "chapter"}
_REFRESH, _STILL = 'http-equiv="refresh"', 'name="still"'


class Page(NamedTuple):
    """A page of the site, with its kind, its language and all sorts of elements that stand in it."""

    address: str
    kind: str
    lang: str
    parts: frozenset[str]


def pages(output: Path) -> list[Page]:
    """All pages of a site, by address."""
    record = read_record((output / NAME).read_bytes())
    found = []
    for file in output.rglob("*.html"):
        address = address_at(file.relative_to(output).as_posix())
        html = file.read_text(encoding="utf-8")
        line = record.pages.get(address)
        lang = _LANG.search(html)
        kind = _kind(line.kind, line.id) if line else _unrecorded(html)
        found.append(Page(address, kind, lang[1] if lang else "", frozenset(_parts(html))))
    return sorted(found)


def samples(of: list[Page], known: Collection[str] = ()) -> list[Page]:
    """The fullest page of each kind and language, and what shows parts that none of these has.

    What the pages at the addresses in ``known`` show is passed over.
    """
    seen = set().union(*(_shown(page) for page in of if page.address in known))
    chosen = []
    for page in sorted(of, key=lambda page: (-len(page.parts), page.address)):
        if not _shown(page) <= seen:
            chosen.append(page)
            seen |= _shown(page)
    return sorted(chosen)


def still(redirect: str) -> str:
    """The page of a redirect, kept from leading away while it is looked at."""
    kept = redirect.replace(_REFRESH, _STILL)
    if kept == redirect:
        raise ValueError(redirect)
    return kept


def keep_still(output: Path) -> None:
    """Keep all redirects of a site from leading away."""
    for file in output.rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        if _REFRESH in html:
            file.write_text(still(html), encoding="utf-8")


def _unrecorded(html: str) -> str:
    return REDIRECT if _REFRESH in html or _STILL in html else MAKERS


def _shown(page: Page) -> set[str]:
    return {f"{page.kind} {page.lang}", *page.parts}


def _kind(kind: str, name: str) -> str:
    first, _, rest = name.partition("/")
    if kind == "list":
        return f"{first}-year" if "/" in rest else f"{first}-list"
    if kind == "tags" and not rest:
        return "tag-list"
    if kind == "tags" and "/" in rest:
        return "tag-year"
    if kind == "chapters" and name.endswith("/"):
        return "whole-document"
    return _NAMES.get(kind, kind)


def _parts(html: str) -> Iterator[str]:
    for element, classes in _PART.findall(html):
        yield element
        yield from (f"{element}.{name}" for name in classes.split())
