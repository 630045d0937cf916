"""What the reading of a content folder gives: texts as bytes, pictures and downloads as facts."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SourceFile:
    """A text of a kind's folder: its path from the content root (NFC, ``/``), its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True)
class PictureFacts:
    """What a picture's bytes say: its format (``PNG``, ``SVG``, …), width and height in CSS pixels."""

    format: str
    width: int
    height: int


@dataclass(frozen=True)
class Asset:
    """A picture or a download: its path from the content root, where its bytes lie.

    ``origin`` is the file's name on this machine: it serves to copy the bytes and is never shown.
    ``picture`` is None for a download, and for a picture that could not be read.
    """

    path: str
    origin: str
    picture: PictureFacts | None = None
