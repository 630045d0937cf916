"""What hosts must be told of files: the media types that they may not know, how long each may be kept."""

from typing import NamedTuple

from plugins.core.media_types import media_type
from plugins.core.site import Site

# Those that the lists of common hosts lack or have otherwise.
TOLD = ("atom", "avif", "bib", "ics", "opml", "ris", "vcf", "vtt", "webp", "woff2")
JSON_FEED = "application/feed+json"
ANEW = "no-cache"
"""Kept, but asked for before each use: what has not changed costs an answer without a body."""


class Kept(NamedTuple):
    """A folder, from the host's root on, and the ``Cache-Control`` of what lies in it."""

    folder: str
    rule: str


def types() -> tuple[tuple[str, str], ...]:
    """The media types by the endings of names."""
    return tuple((ending, media_type(f"x.{ending}")) for ending in TOLD)


def keeping(site: Site) -> tuple[Kept, ...]:
    """How long what lies in a folder may be kept; anything else is asked for anew each time.

    No file is in two of these folders: hosts differ in which rule would win.
    """
    identity = site.identity
    languages = ("", *(f"/{lang}" for lang in identity.languages if lang != identity.lang))
    return (
        Kept(f"{identity.base}/theme/", "public, max-age=31536000, immutable"),
        *(Kept(f"{identity.base}/{name}/", "public, max-age=86400") for name in ("images", "files")),
        *(Kept(f"{identity.base}{lang}/feeds/", "public, max-age=900") for lang in languages),
    )
