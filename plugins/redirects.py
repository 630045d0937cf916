"""Old addresses: at each that an item takes over (``redirect_from``), a page that leads to the item.

A static page can stand only where a host would serve HTML. An old address of another file
(``/wp-content/a.pdf``) is valid, but no page is made for it.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from plugins.core.feature import Feature, Output, Slot
from plugins.core.model import Entity
from plugins.core.press import Press
from plugins.core.problems import Place, Problem, error
from plugins.core.redirect import old_path, redirects
from plugins.core.site import Site
from plugins.core.view import Head, Page

_PAGES = ("html", "htm")
# The ending of a file's name: letters and digits, but not a number (/raportit/3.2).
_ENDING = re.compile(r"(?![0-9]+$)[a-z0-9]{1,5}")


@dataclass(frozen=True)
class RedirectView:
    """The page that an old address leads to: its address and title."""

    url: str
    title: str


def files(site: Site) -> Iterator[Slot]:
    """A page for each old address that a page can stand at."""
    made: set[str] = set()
    for path, entity in redirects(site):
        file = _file(path, site)
        if file and file not in made:
            made.add(file)
            yield Slot(file, (entity.kind, entity.id))


def file(slot: Slot, site: Site, press: Press) -> bytes:
    """The page that leads from an old address to its item."""
    entity = site.get(*slot.args)
    if entity is None:
        raise KeyError(slot)
    return press.renderer.page(_page(slot.path, entity, site))


def check(site: Site, paths: frozenset[str]) -> Iterator[Problem]:
    """Old addresses where something stands now (a page, a feed, a picture), and two for one file.

    ``paths`` are those of all other files of the output.
    """
    claims = tuple(_claims(site))
    every = paths | {claim.file for claim in claims if claim.file}
    standing = paths | {str(folder) for path in every for folder in PurePosixPath(path).parents}
    first: dict[str, _Claim] = {}
    for claim in claims:
        if claim.inside in paths or claim.file in standing or _parents(claim.file) & every:
            yield error(claim.place, "redirect-taken", found=claim.written)
        elif claim.file:
            other = first.setdefault(claim.file, claim)
            if claim.path.rstrip("/") != other.path.rstrip("/"):
                yield error(claim.place, "redirect-twice", found=claim.written, other=other.entity.path)
                yield error(other.place, "redirect-twice", found=other.written, other=claim.entity.path)


@dataclass(frozen=True)
class _Claim:
    """An old address: as written and read, its path inside the output, the file that answers there."""

    entity: Entity
    place: Place
    written: str
    path: str
    inside: str
    file: str


def _claims(site: Site) -> Iterator[_Claim]:
    """The sound old addresses of what is out; an item's own present one is told by the link stage."""
    for entity in site.everything():
        own = site.address_of(entity.kind, entity.id).rstrip("/")
        for index, written in enumerate(entity.brief.redirects):
            path, wrong = old_path(written, site)
            inside = _inside(path, site)
            if not wrong and inside is not None and path.rstrip("/") != own:
                place = entity.place("redirect_from", index)
                yield _Claim(entity, place, written, path, inside, _file(path, site))


def _parents(file: str) -> set[str]:
    return {str(folder) for folder in PurePosixPath(file).parents}


def _page(file: str, entity: Entity, site: Site) -> Page:
    address = site.address(entity)
    head = Head(entity.title, "", site.identity.absolute(address), indexed=False)
    place = f"{site.identity.base}/{file.removesuffix('index.html')}"
    return Page("redirect", place, entity.lang, head, (), RedirectView(address, entity.title))


def _file(path: str, site: Site) -> str:
    """The file of the output that a host serves for an old path; empty where no page can answer."""
    inside = _inside(path, site)
    if inside is None:
        return ""
    ending = PurePosixPath(inside).suffix[1:].lower()
    if ending in _PAGES and not path.endswith("/"):
        return inside
    if _ENDING.fullmatch(ending) and not path.endswith("/"):
        return ""
    return f"{inside}/index.html".removeprefix("/")


def _inside(path: str, site: Site) -> str | None:
    """The path inside the output without needless slashes, or None for one outside the site's base."""
    base = site.identity.base
    if not f"{path}/".startswith(f"{base}/"):
        return None
    parts = unicodedata.normalize("NFC", path.removeprefix(base)).split("/")
    return "/".join(part for part in parts if part not in ("", "."))


FEATURE = Feature(outputs=(Output("redirects", files=files, file=file, check=check),))


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
