"""The smaller forms of a picture: which widths and formats it is given, and their names.

A browser takes the form that fits the place and the screen. All is said of what is known of a picture without
opening it, so pages name the forms before anybody has made them (`plugins.core.scaling` does).
"""

from collections.abc import Mapping
from hashlib import blake2b
from typing import NamedTuple

from plugins.core.source import PictureFacts

WIDTHS = (160, 240, 320, 480, 640, 960, 1280, 1920)
"""Pixels: no step is so long that a picture comes much larger than it is shown."""

SMALL, LEAST = 480, 320
"""The widest form for a picture the size of a stamp, and the narrowest for all others."""

PLAIN_WIDTH = 1280
"""The most that programs are given which choose none themselves: feed readers, old browsers."""

RECIPE = 1
"""To be raised when forms are to look otherwise: browsers keep each for ever by its name."""

_TINY = WIDTHS[0]  # a picture no wider than this stays as it is
_NEAR = 1.15  # a step this near below the picture's own width saves nothing
_LONGEST = 8192  # pixels of the longer side: WebP ends at 16 383, phones before that
_STEM = 48  # letters of the picture's name: file systems allow 255 bytes
_RASTERS = frozenset({"JPEG", "PNG", "WebP", "AVIF", "GIF"})
_ENDINGS: Mapping[str, str] = {"JPEG": "jpg", "PNG": "png"}


class Variant(NamedTuple):
    """A form of a picture: the path of its file, its size in pixels, the ending that tells its format."""

    path: str
    width: int
    height: int
    ending: str


def variants(path: str, digest: str, facts: PictureFacts) -> tuple[Variant, ...]:
    """The forms of the picture ``path``, whose bytes have this digest; none for one that stays as it is.

    By format, the one to be preferred first and last the one that every program knows; then by width.
    """
    widths = _widths(facts)
    if not widths:
        return ()
    folder, slash, name = path.rpartition("/")
    mark = blake2b(f"{RECIPE} {path} {digest}".encode(), digest_size=5).hexdigest()
    stem = f"{folder}{slash}{name.rpartition('.')[0][:_STEM].rstrip(' .')}"
    return tuple(
        Variant(
            f"{stem}.{width}.{mark}.{ending}",
            width,
            max(1, round(facts.height * width / facts.width)),
            ending,
        )
        for ending in ("avif", "webp", plain_ending(facts))
        for width in widths
    )


def plain_ending(facts: PictureFacts) -> str:
    """The format for programs that know neither AVIF nor WebP: photographs as JPEG, all else as PNG."""
    return "jpg" if facts.photo and not facts.alpha else "png"


def plain_variant(found: tuple[Variant, ...], facts: PictureFacts) -> Variant | None:
    """The form for whoever chooses none; None where the picture's own file will do."""
    usual = tuple(one for one in found if one.ending == plain_ending(facts) and one.width <= PLAIN_WIDTH)
    if not usual or (facts.width <= PLAIN_WIDTH and _ENDINGS.get(facts.format) == usual[-1].ending):
        return None
    return usual[-1]


def offered(found: tuple[Variant, ...], *, small: bool) -> tuple[Variant, ...]:
    """Those that a page offers for a ``small`` place, or for others; of a picture that has but few, all."""
    few = tuple(one for one in found if (one.width <= SMALL if small else one.width >= LEAST))
    return few or found


def is_tiny(width: int) -> bool:
    """Whether a picture is so small that no form of it would save anything."""
    return width <= _TINY


def _widths(facts: PictureFacts) -> tuple[int, ...]:
    """The widths of the forms, never above the picture's own."""
    if facts.format not in _RASTERS or facts.moving or is_tiny(facts.width):
        return ()
    widest = min(facts.width, WIDTHS[-1])
    if facts.height * widest > _LONGEST * facts.width:
        return ()
    return (*(width for width in WIDTHS if width * _NEAR < widest), widest)
