"""The media types of files, by their names' endings."""

from collections.abc import Mapping

# A table of our own: Python's reads the machine's, which differ.
_TYPES: Mapping[str, str] = {
    "atom": "application/atom+xml",
    "avif": "image/avif",
    "bib": "application/x-bibtex",
    "css": "text/css",
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "epub": "application/epub+zip",
    "gif": "image/gif",
    "html": "text/html",
    "ico": "image/vnd.microsoft.icon",
    "ics": "text/calendar",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "text/javascript",
    "json": "application/json",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "odt": "application/vnd.oasis.opendocument.text",
    "opml": "text/x-opml",
    "pdf": "application/pdf",
    "png": "image/png",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "ris": "application/x-research-info-systems",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "vcf": "text/vcard",
    "vtt": "text/vtt",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
    "zip": "application/zip",
}


JSON_FEED = "application/feed+json"
"""The media type of a ``.json`` that is a feed."""

# Texts: they have a charset, and are smaller when they are compressed.
TEXTS = (
    *("atom", "bib", "css", "csv", "html", "ics", "js", "json", "opml", "ris", "svg", "txt", "vcf", "vtt"),
    "xml",
)

_PICTURES = frozenset({"avif", "gif", "jpeg", "jpg", "png", "svg", "webp"})


def is_picture(path: str) -> bool:
    """Whether a file is by its name a picture of a format that pages can show."""
    return path.rpartition(".")[2].lower() in _PICTURES


def media_type(path: str) -> str:
    """The media type of a file by its name's ending (IANA's names)."""
    return _TYPES.get(path.rpartition(".")[2].lower(), "application/octet-stream")
