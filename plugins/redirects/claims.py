"""Old addresses where something stands now, and two that one file would answer for."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from msgspec import Struct

from plugins.core.moves import rules_of, source_of
from plugins.core.problems import Place, Problem, error
from plugins.core.redirect import claimed, old_path
from plugins.core.redirect_file import REDIRECTS
from plugins.core.site import Site
from plugins.redirects.places import file_at, inside_of


class _Claim(Struct, frozen=True):
    """An old address: who claims it, as written and read, its path in the output, the file that answers."""

    source: str
    place: Place
    written: str
    path: str
    inside: str
    file: str
    folder: bool = False


def check(site: Site, paths: frozenset[str]) -> Iterator[Problem]:
    """Old addresses where something stands now (a page, a feed, a picture), and two for one file.

    ``paths`` are those of all other files of the output.
    """
    claims = (*_of_items(site), *_of_rules(site))
    single = tuple(claim for claim in claims if not claim.folder)
    every = paths | {claim.file for claim in claims if claim.file}
    standing = paths | _folders(every)
    first: dict[str, _Claim] = {}
    for claim in single:
        if claim.inside in paths or claim.file in standing or _parents(claim.file) & every:
            yield error(claim.place, "redirect-taken", found=claim.written)
        elif claim.file:
            other = first.setdefault(claim.file, claim)
            if claimed(claim.path) != claimed(other.path):
                yield error(claim.place, "redirect-twice", found=claim.written, other=other.source)
                yield error(other.place, "redirect-twice", found=other.written, other=claim.source)
    yield from _used_folders([claim for claim in claims if claim.folder], paths, every)


def _folders(paths: frozenset[str]) -> set[str]:
    """All folders that these files need."""
    found: set[str] = set()
    for path in paths:
        above = path.rpartition("/")[0]
        while above and above not in found:
            found.add(above)
            above = above.rpartition("/")[0]
    return found


def _used_folders(folders: list[_Claim], paths: frozenset[str], every: frozenset[str]) -> Iterator[Problem]:
    """Folders that would be led elsewhere as a whole and have something of the site in them."""
    for claim in folders:
        if _parents(claim.file) & every:
            yield error(claim.place, "redirect-taken", found=claim.written)
            continue
        start = f"{claim.inside}/".removeprefix("/")
        used = min((path for path in paths if path.startswith(start) or path == claim.inside), default=None)
        if used is not None:
            path = f"/{used.removesuffix('index.html')}"
            yield error(claim.place, "redirects-folder-used", found=claim.written, path=path)


def _of_items(site: Site) -> Iterator[_Claim]:
    """The sound old addresses of what is out; an item's own present one is told by the link stage."""
    for entity in site.everything():
        own = site.address_of(entity.kind, entity.id).rstrip("/")
        for index, written in enumerate(entity.brief.redirects):
            path, wrong = old_path(written, site)
            inside = inside_of(path, site)
            if not wrong and inside is not None and path.rstrip("/") != own:
                place = entity.place("redirect_from", index)
                yield _Claim(entity.path, place, written, path, inside, file_at(path, site))


def _of_rules(site: Site) -> Iterator[_Claim]:
    """The sound old addresses of ``redirects.yaml``."""
    for rule in rules_of(site)[0]:
        path, wrong = source_of(rule, site)
        inside = inside_of(path, site)
        if not wrong and inside is not None:
            file = file_at(path, site)
            yield _Claim(REDIRECTS, rule.place, rule.old, path, inside, file, rule.folder)


def _parents(file: str) -> set[str]:
    return {str(folder) for folder in PurePosixPath(file).parents}
