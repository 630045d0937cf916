"""What the reading of a content folder gives: texts as bytes, pictures and downloads as facts."""

from collections.abc import Callable
from dataclasses import dataclass, field

from plugins.core.problems import Problem


@dataclass(frozen=True)
class SourceFile:
    """A text of a kind's folder, or data of the whole site: its path from the content root (NFC, ``/``)."""

    path: str
    data: bytes


@dataclass(frozen=True)
class Unread:
    """A text of a kind's folder whose bytes are not read yet.

    The same ``stamp`` as before means the same bytes; an empty one says nothing of them. ``load``
    reads them, or tells why they cannot be read.
    """

    path: str
    stamp: tuple[int, ...]
    load: Callable[[], SourceFile | Problem]


@dataclass(frozen=True)
class PictureFacts:
    """What a picture's bytes say: its format (``PNG``, ``SVG``, …), width and height in CSS pixels.

    ``size`` is the number of bytes that go out (`plugins.core.metadata`). A ``photo`` has more colours than
    anybody draws with, one with ``alpha`` shows what is behind it, a ``moving`` one has several frames.
    """

    format: str
    width: int
    height: int
    size: int = field(default=0, repr=False, compare=False)
    photo: bool = False
    alpha: bool = False
    moving: bool = False


@dataclass(frozen=True)
class Asset:
    """A picture or a download: its path from the content root, where its bytes lie, their digest.

    ``origin`` is the file's name on this machine: it serves to copy the bytes and is never shown.
    ``picture`` is None for a download, and for a picture that could not be read. ``size`` is the number
    of bytes that go out: a picture's file is often smaller there.
    """

    path: str
    origin: str = field(repr=False)
    picture: PictureFacts | None = None
    digest: str = field(default="", repr=False, compare=False)
    size: int = field(default=0, repr=False, compare=False)
