"""What the reading of a content folder gives: texts as bytes, pictures and downloads as facts."""

from collections.abc import Callable
from dataclasses import dataclass, field

from msgspec import Struct

from plugins.core.problems import Problem


class SourceFile(Struct, frozen=True):
    """A text of a kind's folder, or data of the whole site: its path from the content root (NFC, ``/``)."""

    path: str
    data: bytes


class Unread(Struct, frozen=True):
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


class PdfFacts(Struct, frozen=True):
    """What a PDF says of itself to screen readers, as far as a program can tell.

    ``state`` is ``read``, or why nothing is known: ``locked`` by a password, ``damaged``, ``heavy`` to read.
    ``tagged`` says that the text has a structure (PDF/UA: ``MarkInfo`` and a structure tree), ``titled`` that
    readers show a title and not the file's name, ``language`` that it says in which language it is.
    """

    state: str
    tagged: bool = False
    titled: bool = False
    language: bool = False

    @property
    def faults(self) -> tuple[str, ...]:
        """What keeps people from using it, by name; nothing of these does not prove that they can."""
        if self.state != "read":
            return (self.state,)
        named = (("untagged", self.tagged), ("untitled", self.titled), ("no-language", self.language))
        return tuple(name for name, right in named if not right)


@dataclass(frozen=True)
class Asset:
    """A picture or a download: its path from the content root, where its bytes lie, their digest.

    ``origin`` is the file's name on this machine: it serves to copy the bytes and is never shown.
    ``picture`` is None for a download, and for a picture that could not be read. ``size`` is the number
    of bytes that go out: a picture's file is often smaller there. ``pdf`` are the facts of a PDF.
    """

    path: str
    origin: str = field(repr=False)
    picture: PictureFacts | None = None
    digest: str = field(default="", repr=False, compare=False)
    size: int = field(default=0, repr=False, compare=False)
    pdf: PdfFacts | None = field(default=None, repr=False, compare=False)
