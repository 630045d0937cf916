"""What the address of a link means on this site: one decision, with its reason."""

import re
import unicodedata
from enum import Enum, auto
from typing import NamedTuple
from urllib.parse import unquote

from plugins.core.chapters import chapter_address
from plugins.core.model import Entity
from plugins.core.site import Site
from plugins.core.text import nearest

# www.sosket.fi, sosket.fi/sivu: no file has such a name.
_HOST = re.compile(r"www\.|(?:[a-z0-9-]+\.)+(?:fi|com|org|net|eu|info|se|ee|gov)(?:[/?#]|\Z)", re.IGNORECASE)


class Outcome(Enum):
    """How a link ends: it leads somewhere, it is shown as text for now, or it is broken."""

    FOUND = auto()
    NOT_OUT = auto()
    NOT_SHOWN = auto()
    BROKEN = auto()


class Target(NamedTuple):
    """Where a link leads. ``code`` and ``values`` say what is wrong with a broken one.

    ``path`` is set for a link to an address of this site, which only the finished list of
    addresses can confirm. ``lang`` is the language of a page of this site.
    """

    outcome: Outcome
    url: str = ""
    code: str = ""
    values: tuple[tuple[str, str], ...] = ()
    path: str = ""
    lang: str = ""


def target_of(href: str, entity: Entity, site: Site, page: str | None = None) -> Target:
    """Where a link in an item leads. Source: content-model.md, "Body".

    ``page`` says which page of a long document the link stands on: a chapter's, by its word, or the
    document's own (an empty text); None is a page that has the whole text.
    """
    return _own_anchor(href, entity, site, page) if href.startswith("#") else elsewhere(href, site)


def elsewhere(href: str, site: Site) -> Target:
    """Where an address leads that is not one of the text's own places."""
    scheme, colon, rest = href.partition(":")
    if colon and scheme in site.kinds:
        return _item(scheme, rest, site)
    if colon and scheme.lower() in ("http", "https", "mailto", "tel"):
        return Target(Outcome.FOUND, href)
    if href.startswith("/"):
        return _address(href, site)
    return _file(href, site)


def _address(href: str, site: Site) -> Target:
    """An address of this site: its anchor is checked where it is an item's."""
    written, _, anchor = href.partition("#")
    path = unquote(written.partition("?")[0])
    # A chapter comes with its document.
    above = path.rstrip("/").rpartition("/")[0] + "/"
    if coming := site.coming(site.identity.base + path) or site.coming(site.identity.base + above):
        return Target(Outcome.NOT_OUT, values=(("target", ":".join(coming)),))
    if left := _left(site.identity.base + path, unquote(anchor), site):
        return Target(Outcome.NOT_SHOWN, values=(("target", left.title),))
    there = site.at(site.identity.base + path)
    if anchor and there is not None and unquote(anchor) not in there.anchors:
        return _broken_anchor(unquote(anchor), there)
    if anchor and there is not None and there.chapter_with(unquote(anchor)) is not None:
        return Target(Outcome.FOUND, _place(there, anchor, site), path=path, lang=there.lang)
    return Target(Outcome.FOUND, site.identity.base + href, path=path, lang=_language_at(path, site))


def _language_at(path: str, site: Site) -> str:
    """The language of the page at a path: its first part says it, where it is not the site's own."""
    if not path.endswith("/"):
        return ""
    first = path.split("/")[1]
    return first if first in site.identity.languages else site.identity.lang


def _left(path: str, anchor: str, site: Site) -> Entity | None:
    """The item that an anchor of a list page names and that is not on it any more (or not yet)."""
    for (kind, _), address in site.lists.items():
        if address == path and site.kinds[kind].anchored and not site.address_of(kind, anchor):
            return site.get(kind, anchor)
    return None


def _item(kind: str, rest: str, site: Site) -> Target:
    id, _, anchor = rest.partition("#")
    entity = site.get(kind, id)
    if entity is None:
        return _absent(kind, id, site)
    if anchor and unquote(anchor) not in entity.anchors:
        return _broken_anchor(unquote(anchor), entity)
    address = site.address_of(kind, id)
    if not address:
        return Target(Outcome.NOT_SHOWN, values=(("target", entity.title),))
    url = _place(entity, anchor, site) if anchor else address
    return Target(Outcome.FOUND, url, lang=entity.lang)


def _place(entity: Entity, anchor: str, site: Site) -> str:
    """The address of a place in the text of an item, on the page that it stands on."""
    page, _, shared = site.address_of(entity.kind, entity.id).partition("#")
    if shared:
        # The anchors of an item that shares its page begin with its id.
        return f"{page}#{shared}-{anchor}"
    chapter = entity.chapter_with(unquote(anchor))
    if chapter is None:
        return f"{page}#{anchor}"
    place = chapter_address(page, chapter.slug)
    return place if unquote(anchor) == chapter.heading else f"{place}#{anchor}"


def _absent(kind: str, id: str, site: Site) -> Target:
    """An id that is not out, that could not be read (a problem of its own), or that nothing has."""
    how = site.standing(kind, id)
    if how == "unpublished":
        return Target(Outcome.NOT_OUT, values=(("target", f"{kind}:{id}"),))
    if how == "broken":
        return Target(Outcome.FOUND)
    code, values = unknown_item(kind, id, site)
    return Target(Outcome.BROKEN, code=code, values=values)


def unknown_item(kind: str, id: str, site: Site) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The message for an id that is no item of its kind: another kind's, a slip of the pen, or nothing."""
    known = site.ids()
    named = (("id", id), ("folder", _folder(kind, site)))
    others = sorted(other for other, known_id in known if known_id == id and other != kind)
    if others:
        return "reference-other-kind", (*named, ("other", _folder(others[0], site)))
    near = nearest(id, sorted(known_id for other, known_id in known if other == kind))
    if near:
        return "reference-unknown-near", (*named, ("nearest", near))
    return "reference-unknown", named


def _folder(kind: str, site: Site) -> str:
    """The folder of a kind, which writers know it by; of one that the site does not have, its plural."""
    return site.kinds[kind].folder if kind in site.kinds else f"{kind}s"


def _own_anchor(href: str, entity: Entity, site: Site, page: str | None) -> Target:
    anchor = unquote(href[1:])
    if anchor not in entity.anchors:
        return _broken_anchor(anchor, entity)
    if page is not None:
        chapter = entity.chapter_with(anchor)
        if page != (chapter.slug if chapter else ""):
            return Target(Outcome.FOUND, _place(entity, href[1:], site))
    return Target(Outcome.FOUND, href)


def _broken_anchor(anchor: str, entity: Entity) -> Target:
    near = nearest(anchor, sorted(entity.anchors))
    values = (("anchor", anchor), ("title", entity.title), ("nearest", near or ""))
    return Target(Outcome.BROKEN, code="anchor-unknown-near" if near else "anchor-unknown", values=values)


def _file(href: str, site: Site) -> Target:
    path, mark, anchor = href.partition("#")
    name = unicodedata.normalize("NFC", unquote(path))
    asset = site.asset(name)
    if asset is not None and asset.path == name:
        return Target(Outcome.FOUND, site.media(name) + mark + anchor)
    if ".." in name.split("/"):
        return Target(Outcome.BROKEN, code="link-outside", values=(("found", href),))
    if not name.startswith(("files/", "images/")):
        return _neither(href, name, site)
    near = nearest(name, site.assets())
    values = (("found", href), ("nearest", near or ""))
    return Target(Outcome.BROKEN, code="file-unknown-near" if near else "file-unknown", values=values)


def _neither(href: str, name: str, site: Site) -> Target:
    """A path that is no file: most often the name of an item's source file."""
    id = name.rstrip("/").rsplit("/", 1)[-1].removesuffix(".md")
    kinds = sorted(kind for kind, known in site.ids() if known == id)
    if kinds:
        return Target(
            Outcome.BROKEN, code="link-path-item", values=(("found", href), ("mend", f"{kinds[0]}:{id}"))
        )
    if _HOST.match(name):
        return Target(Outcome.BROKEN, code="link-www", values=(("found", href), ("mend", f"https://{href}")))
    return Target(Outcome.BROKEN, code="link-path", values=(("found", href),))
