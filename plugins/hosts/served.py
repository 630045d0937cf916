"""What hosts must be told of files: the media types that they may not know, how long each may be kept."""

import re
from typing import NamedTuple

from plugins.core.media_types import media_type
from plugins.core.site import Site

# Those that the lists of common hosts lack or have otherwise.
TOLD = ("atom", "avif", "bib", "ics", "opml", "ris", "vcf", "vtt", "webp", "woff2")
JSON_FEED = "application/feed+json"
FOREVER = "public, max-age=31536000, immutable"
"""For files that have another name when their content is another."""
ANEW = "no-cache"
"""Kept, but asked for before each use: what has not changed costs an answer without a body."""

# A form of a picture: its width, and the digest of what it is made of.
_SCALED = r".+\.[0-9]+\.[0-9a-f]{10}\.(avif|webp|jpg|png)$"


class Kept(NamedTuple):
    """Files by a pattern that their paths begin with, and their ``Cache-Control``.

    ``folder`` is the same for hosts that know folders alone; empty where none says it.
    """

    pattern: str
    rule: str
    folder: str = ""


def types() -> tuple[tuple[str, str], ...]:
    """The media types by the endings of names."""
    return tuple((ending, media_type(f"x.{ending}")) for ending in TOLD)


def keeping(site: Site) -> tuple[Kept, ...]:
    """How long files may be kept, the last rule that fits; any other is asked for anew each time.

    No file is in two of the folders: hosts that know folders alone would join their rules.
    """
    identity = site.identity
    feeds = ("feeds", *(f"{lang}/feeds" for lang in identity.languages if lang != identity.lang))
    rules = (
        ("theme", FOREVER),
        *((name, "public, max-age=86400") for name in ("images", "files")),
        *((name, "public, max-age=900") for name in feeds),
    )
    folders = ((f"{identity.base}/{name}/", rule) for name, rule in rules)
    pictures = f"{re.escape(identity.base)}/images/{_SCALED}"
    return (
        *(Kept(re.escape(folder), rule, folder) for folder, rule in folders),
        Kept(pictures, FOREVER),
    )
