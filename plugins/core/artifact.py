"""What a build makes: files for the output folder, as values."""

from collections.abc import Callable

from msgspec import Struct


class Artifact(Struct, frozen=True):
    """One file of the output: its path (``hankkeet/pro-sos/index.html``) and its bytes."""

    path: str
    body: bytes


class Copy(Struct, frozen=True):
    """One file of the output whose bytes are those of another file, named by ``origin``.

    Of a ``picture``, by its format, only what shows it goes out (`plugins.core.metadata`). ``digest`` is
    the SHA-256 of the bytes that were looked at: no others may go out.
    """

    path: str
    origin: str
    picture: str = ""
    digest: str = ""


class Scaled(Struct, frozen=True):
    """One file of the output that is a smaller form of the picture ``source`` (`plugins.core.variants`).

    ``origin``, ``picture`` and ``digest`` tell the picture as in `Copy`; ``widest`` is the size of its
    largest form, which the others are made of, ``ending`` the format of this one, by its name's ending.
    """

    path: str
    source: str
    origin: str
    picture: str
    digest: str
    width: int
    height: int
    widest: tuple[int, int]
    ending: str
    photo: bool


class Derived(Struct, frozen=True):
    """One file of the output that is made of another's bytes, when it is handed over.

    ``make`` is a pure function of them; without an ``origin``, which is the file ``source`` of the content,
    it is given none. ``digest`` is the SHA-256 of
    the bytes that were looked at: of others nothing may be made.
    """

    path: str
    make: Callable[[bytes], bytes]
    source: str = ""
    origin: str = ""
    digest: str = ""


Made = Artifact | Copy | Scaled | Derived
"""A file of the output, by whichever of these ways it comes."""
