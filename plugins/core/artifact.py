"""What a build makes: files for the output folder, as values."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Artifact:
    """One file of the output: its path (``hankkeet/pro-sos/index.html``), media type and bytes."""

    path: str
    media_type: str
    body: bytes


@dataclass(frozen=True)
class Copy:
    """One file of the output whose bytes are those of another file, named by ``origin``."""

    path: str
    media_type: str
    origin: str


# A table of our own: Python's reads the machine's, which differ.
MEDIA_TYPES = {
    "avif": "image/avif",
    "css": "text/css",
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "epub": "application/epub+zip",
    "gif": "image/gif",
    "html": "text/html",
    "ics": "text/calendar",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "text/javascript",
    "json": "application/json",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "png": "image/png",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "vtt": "text/vtt",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
    "zip": "application/zip",
}


def media_type(path: str) -> str:
    """The media type of a file by its name's ending (IANA's names)."""
    return MEDIA_TYPES.get(path.rpartition(".")[2].lower(), "application/octet-stream")
