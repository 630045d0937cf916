"""Links and pictures as they are written: what a text calls for, checked as far as it alone shows."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from plugins.core import other_names
from plugins.core.media_types import is_picture
from plugins.core.pins import Search, Source, first_pin, unpinned
from plugins.core.problems import Place, Problem, error, warning
from plugins.core.prose import ImageCall, LinkCall, image_marker, link_marker
from plugins.core.text import is_email, nearest

WEB_SCHEMES = frozenset({"http", "https", "mailto", "tel"})

# A browser passes over these when it looks for the scheme (WHATWG URL, 4.4).
_UNSEEN = re.compile(r"^[\x00-\x20]+|[\t\n\r]+|[\x00-\x20]+$")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
# Most addresses: these have a host, and there is nothing in it that could be wrong.
_PLAIN_HOST = re.compile(r"https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?:[/?#]|\Z)")
_HOSTED = re.compile(r"[\\/]{2}")


@dataclass
class Gathering:
    """Where one conversion gathers what it finds."""

    source: Source
    schemes: frozenset[str]
    problems: list[Problem] = field(default_factory=list)
    links: list[LinkCall] = field(default_factory=list)
    images: list[ImageCall] = field(default_factory=list)
    search: Search = field(init=False)

    def __post_init__(self) -> None:
        self.search = Search(self.source)

    def place(self, text: str, pattern: str) -> Place:
        """The place of a text: its pin's, else where the pattern is written next."""
        offset = first_pin(text)
        return self.search.place(pattern) if offset is None else self.source.place(offset)

    def error(self, place: Place, code: str, **values: object) -> None:
        """Keep an error."""
        self.problems.append(error(place, code, **values))

    def warning(self, place: Place, code: str, **values: object) -> None:
        """Keep a warning."""
        self.problems.append(warning(place, code, **values))

    def link(self, written: str) -> str | None:
        """The marker for an address, or None when it cannot be an address."""
        href = _seen(unpinned(written))
        offset = first_pin(written)
        if offset is None:
            place = self.search.place(re.escape(href) if href else r"\]\(\s*\)")
        else:
            place = self.source.place(offset)
        scheme = _SCHEME.match(href)
        if scheme:
            href = scheme[1].lower() + href[scheme.end(1) :]
        problems = tuple(_faults(href, place, self.schemes | WEB_SCHEMES))
        self.problems += problems
        return None if problems else self.linked(href, place)

    def linked(self, href: str, place: Place) -> str:
        """The marker for an address that is known to be one."""
        self.links.append(LinkCall(href, place))
        return link_marker(len(self.links) - 1)

    def image(self, attributes: Mapping[str, str | None]) -> str | None:
        """The marker for a picture, or None when it has no usable source."""
        written = attributes.get("src") or ""
        src = _seen(unpinned(written))
        place = self.place(written, re.escape(src) if src else r"<img\b|!\[")
        texts = {name: unpinned(attributes.get(name) or "").strip() for name in ("alt", "title", "credit")}
        decorative = "decorative" in attributes
        problems = (
            *_source_faults(src, place),
            *_alt_faults(src, texts["alt"], place, decorative=decorative),
        )
        self.problems += problems
        if not src:
            return None
        alt = "" if decorative else texts["alt"]
        self.images.append(ImageCall(src, alt, texts["title"], texts["credit"], block=False, place=place))
        return image_marker(len(self.images) - 1)


def _seen(address: str) -> str:
    """The address without what a browser passes over."""
    return address if address.isprintable() and " " not in address else _UNSEEN.sub("", address)


def _faults(href: str, place: Place, schemes: frozenset[str]) -> Iterator[Problem]:
    scheme, colon, rest = href.partition(":")
    if not href or (colon and scheme in WEB_SCHEMES and not rest.strip("/")):
        yield error(place, "link-empty", found=href)
    elif _HOSTED.match(href):
        yield error(place, "link-no-scheme", found=href, mend="https://" + href.lstrip("\\/"))
    elif _SCHEME.match(href) and scheme not in schemes:
        yield _foreign_scheme(href, scheme, place, schemes)
    elif scheme in ("http", "https") and colon:
        yield from _web_faults(href, place)
    elif is_email(href):
        yield error(place, "link-mail", found=href, mend=f"mailto:{href}")


def _foreign_scheme(href: str, scheme: str, place: Place, schemes: frozenset[str]) -> Problem:
    meant = other_names.KINDS.get(scheme, "")
    near = meant if meant in schemes else nearest(scheme, sorted(schemes))
    if near:
        mend = f"{near}:{href.partition(':')[2]}"
        return error(place, "link-scheme-near", found=scheme, nearest=near, mend=mend)
    return error(place, "link-scheme", found=scheme)


def _web_faults(href: str, place: Place) -> Iterator[Problem]:
    if _PLAIN_HOST.match(href):
        return
    try:
        host = urlsplit(href).hostname
    except ValueError:
        host = None
    if not host:
        rest = _SCHEME.sub("", href, count=1).lstrip("/\\")
        yield error(
            place,
            "link-address-broken",
            found=href,
            mend=f"https://{rest if '.' in rest else 'www.sosket.fi/sivu'}",
        )


def _source_faults(src: str, place: Place) -> Iterator[Problem]:
    if not src:
        yield error(place, "image-no-source")
    elif _SCHEME.match(src) or _HOSTED.match(src):
        name = re.split(r"[\\/]", src)[-1]
        mend = f"images/{name}" if is_picture(name) and len(name) < 60 else "images/kuva.jpg"
        yield error(place, "image-foreign", found=src if len(src) < 100 else src[:60] + "…", mend=mend)


def _alt_faults(src: str, alt: str, place: Place, *, decorative: bool) -> Iterator[Problem]:
    if not alt and not decorative:
        yield error(place, "image-no-alt", found=src)
    if alt and decorative:
        yield warning(place, "image-decorative-alt", found=src, alt=alt)
