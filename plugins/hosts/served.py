"""What hosts must be told of files: the media types that they may not know, how long each may be kept."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from plugins.core.keeping import ANEW, Kept
from plugins.core.keeping import keeping as rules
from plugins.core.media_types import JSON_FEED, media_type
from plugins.core.site import Site

__all__ = ["ANEW", "JSON_FEED", "TOLD", "Kept", "Own", "keeping", "own", "types"]

# Those that the lists of common hosts lack or have otherwise.
TOLD = ("atom", "avif", "bib", "ics", "opml", "ris", "vcf", "vtt", "webp", "woff2")


def types() -> tuple[tuple[str, str], ...]:
    """The media types by the endings of names."""
    return tuple((ending, media_type(f"x.{ending}")) for ending in TOLD)


def keeping(site: Site) -> tuple[Kept, ...]:
    """How long files of this site may be kept (`plugins.core.keeping`)."""
    return rules(site.identity)


class Own(NamedTuple):
    """A page that has headers of its own: a pattern that its whole path fits, its folder, what is said."""

    pattern: str
    folder: str
    headers: Mapping[str, str]


def own(site: Site) -> tuple[Own, ...]:
    """The pages of this site of which something else is said than of all others.

    The page alone, and no path below its folder: how a path with dots in it is read differs by host.
    """
    found = sorted((f"{site.identity.base}/{path}", said) for path, said in site.headers.items())
    return tuple(
        # Apache sends the compressed form under the name of that file.
        Own(rf"{re.escape(folder)}(?:index\.html(?:\.(?:br|gz))?)?$", folder, said)
        for folder, said in found
    )
