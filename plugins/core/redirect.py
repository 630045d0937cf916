"""Old addresses that items take over: read, and checked against each other."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urlsplit

from plugins.core.model import Entity
from plugins.core.problems import Problem, error, warning
from plugins.core.site import Site

# Longer ones are no addresses that anybody has, and a host or a file system would refuse them.
_MOST_BYTES, _MOST_BYTES_OF_PART = 1000, 240
# The ending of a file's name: letters and digits, but not a number (/raportit/3.2).
_FILE = re.compile(r".*[^/]\.(?![0-9]+$)[a-z0-9]{1,5}", re.DOTALL | re.IGNORECASE)


def old_path(written: str, site: Site) -> tuple[str, str]:
    """The path that an old address names (from the host's root), or the code of what is wrong."""
    try:
        parts = urlsplit(written)
        host = (parts.hostname or "").lower()
    except ValueError:
        return "", "redirect-form"
    web = parts.scheme in ("http", "https") or (not parts.scheme and written.startswith("/"))
    if not web or parts.query or parts.fragment or written.startswith("//"):
        return "", "redirect-form"
    if host and not same_host(host, site):
        return "", "redirect-host"
    try:
        path = unquote(parts.path or "/", errors="strict")
    except UnicodeDecodeError:
        return "", "redirect-bytes"
    return _checked(path)


def _checked(path: str) -> tuple[str, str]:
    # A name that begins with a point would be hidden, or one of those that the build itself uses.
    hidden = any(part.startswith(".") and part != "." for part in path.split("/"))
    if hidden or not path.isprintable() or "\\" in path:
        return "", "redirect-form"
    longest = max(len(part.encode()) for part in path.split("/"))
    too_long = len(path.encode()) > _MOST_BYTES or longest > _MOST_BYTES_OF_PART
    return ("", "redirect-long") if too_long else (path, "")


def same_host(host: str, site: Site) -> bool:
    """Whether a host (in lower case) is this site's, be it with ``www.`` or without."""
    return host.removeprefix("www.") == site.identity.host.removeprefix("www.")


def tidy(path: str) -> str:
    """The path as hosts read it: without needless slashes and points."""
    parts = [part for part in path.split("/") if part not in ("", ".")]
    return "/" + "/".join(parts) + ("/" if parts and path.endswith("/") else "")


def claimed(path: str) -> str:
    """What two spellings of one old address have in common: the letters composed, no slash at the end."""
    return unicodedata.normalize("NFC", tidy(path)).rstrip("/")


def is_file(path: str) -> bool:
    """Whether a path names a file by its ending, and not a page that has a folder of its own."""
    return _FILE.fullmatch(path) is not None


def redirects(site: Site) -> Iterator[tuple[str, Entity]]:
    """Every old path that an item names, with the published item that it leads to."""
    for entity in site.everything():
        for written in entity.brief.redirects:
            path, wrong = old_path(written, site)
            if not wrong and site.address_of(entity.kind, entity.id):
                yield path, entity


def redirect_problems(entities: Iterable[Entity], site: Site) -> Iterator[Problem]:
    """Old addresses that are malformed, another host's, the item's own, or claimed twice."""
    owners: dict[str, tuple[Entity, int]] = {}
    for entity in entities:
        for index, written in enumerate(entity.brief.redirects):
            place = entity.place("redirect_from", index)
            path, wrong = old_path(written, site)
            if wrong:
                yield error(place, wrong, found=written, host=site.identity.host)
                continue
            if not f"{path}/".startswith(f"{site.identity.base}/"):
                yield warning(place, "redirect-outside", found=written, folder=f"{site.identity.base}/")
            address = site.address_of(entity.kind, entity.id)
            if path.rstrip("/") == address.rstrip("/"):
                yield error(place, "redirect-self", found=written)
            first, at = owners.setdefault(claimed(path), (entity, index))
            if first is not entity:
                there = first.brief.redirects[at]
                yield error(place, "redirect-twice", found=written, other=first.path)
                yield error(
                    first.place("redirect_from", at), "redirect-twice", found=there, other=entity.path
                )
