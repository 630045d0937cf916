"""Old addresses that items take over: read, and checked against each other."""

from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urlsplit

from plugins.core.model import Entity
from plugins.core.problems import Problem, error, warning
from plugins.core.site import Site


def old_path(written: str, site: Site) -> tuple[str, str]:
    """The path that ``redirect_from`` names (from the host's root), or the code of what is wrong."""
    parts = urlsplit(written)
    if parts.query or parts.fragment or not (parts.scheme or written.startswith("/")):
        return "", "redirect-form"
    if parts.scheme not in ("", "http", "https") or written.startswith("//"):
        return "", "redirect-form"
    if parts.hostname and parts.hostname.lower().removeprefix("www.") != site.identity.host.removeprefix(
        "www."
    ):
        return "", "redirect-host"
    path = unquote(parts.path or "/")
    # A name that begins with a point would be hidden, or one of those that the build itself uses.
    hidden = any(part.startswith(".") and part != "." for part in path.split("/"))
    if hidden or not path.isprintable() or "\\" in path:
        return "", "redirect-form"
    return path, ""


def redirects(site: Site) -> Iterator[tuple[str, Entity]]:
    """Every old path with the published item that it leads to."""
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
            first, at = owners.setdefault(path.rstrip("/"), (entity, index))
            if first is not entity:
                there = first.brief.redirects[at]
                yield error(place, "redirect-twice", found=written, other=first.path)
                yield error(
                    first.place("redirect_from", at), "redirect-twice", found=there, other=entity.path
                )
