"""What hosts must be told of files: the media types that they may not know, and which are texts."""

from plugins.core.media_types import media_type

# Those that the lists of common hosts lack or have otherwise.
TOLD = ("atom", "avif", "bib", "ics", "opml", "ris", "vcf", "vtt", "webp", "woff2")
TEXTS = (
    *("atom", "bib", "css", "csv", "html", "ics", "js", "json", "opml", "ris", "svg", "txt", "vcf", "vtt"),
    "xml",
)
JSON_FEED = "application/feed+json"


def types() -> tuple[tuple[str, str], ...]:
    """The media types by the endings of names."""
    return tuple((ending, media_type(f"x.{ending}")) for ending in TOLD)
