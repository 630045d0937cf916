"""What hosts must be told of files: the media types that they may not know, how long each may be kept."""

from plugins.core.keeping import ANEW, Kept
from plugins.core.keeping import keeping as rules
from plugins.core.media_types import JSON_FEED, media_type
from plugins.core.site import Site

__all__ = ["ANEW", "JSON_FEED", "TOLD", "Kept", "keeping", "types"]

# Those that the lists of common hosts lack or have otherwise.
TOLD = ("atom", "avif", "bib", "ics", "opml", "ris", "vcf", "vtt", "webp", "woff2")


def types() -> tuple[tuple[str, str], ...]:
    """The media types by the endings of names."""
    return tuple((ending, media_type(f"x.{ending}")) for ending in TOLD)


def keeping(site: Site) -> tuple[Kept, ...]:
    """How long files of this site may be kept (`plugins.core.keeping`)."""
    return rules(site.identity)
