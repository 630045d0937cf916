"""A picture's bytes say what it is: its format and size, or what is wrong with it.

A picture is decoded whole, since a broken one is often sound in its first bytes; what would take too
long, or too much memory, is refused before. What is looked at is what goes out: `metadata.stripped`.
"""

import struct
import warnings
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import PurePosixPath

from PIL import ExifTags, Image, ImageSequence
from PIL.AvifImagePlugin import AvifImageFile
from PIL.GifImagePlugin import GifImageFile
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from plugins.core.metadata import stripped
from plugins.core.problems import Place, Problem, error
from plugins.core.sizes import USUAL, Limits
from plugins.core.source import PictureFacts
from plugins.core.svg import SvgError, svg_size
from plugins.core.variants import is_tiny

FORMATS: Mapping[str, str] = {
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".png": "PNG",
    ".webp": "WebP",
    ".avif": "AVIF",
    ".gif": "GIF",
    ".svg": "SVG",
}

# The classes themselves and not Image.open: that one has its own limit for sizes, told as a warning.
_DECODERS: Mapping[str, type[ImageFile]] = {
    "JPEG": JpegImageFile,
    "PNG": PngImageFile,
    "WebP": WebPImageFile,
    "AVIF": AvifImageFile,
    "GIF": GifImageFile,
}

DAMAGE = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    EOFError,
    ArithmeticError,
    RuntimeError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)
"""Pillow tells damage in all of these ways, by format and by the part that is broken."""

_FIRST_BYTES = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"%PDF-", "PDF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"BM", "BMP"),
)
_BRANDS = ((b"avif", "AVIF"), (b"avis", "AVIF"), (b"heic", "HEIC"), (b"heix", "HEIC"), (b"mif1", "HEIC"))
# No format needs more for a picture than its colours and its transparency as they are.
_BYTES_PER_PIXEL = 4
# A frame, however small, and each scan of a JPEG take time.
_LEAST_FRAME = 10_000
_MOST_SCANS = 16
_SCAN = b"\xff\xda"
# Smoothed edges have many shades, but not so many.
_COLOURS, _GREYS = 4096, 224
_LYING = (5, 6, 7, 8)  # the orientations of EXIF that turn a picture on its side


class _TooLargeError(Exception):
    """A picture with more pixels than are allowed."""

    def __init__(self, size: tuple[int, int]) -> None:
        super().__init__(size)
        self.size = size


def inspect(path: str, data: bytes, limits: Limits = USUAL) -> PictureFacts | Problem:
    """The facts of the picture ``path``, or the first reason why it cannot be published.

    Width and height are those that a reader sees: the EXIF orientation is in them. Of a file that is
    too big, no more than a byte over `most_bytes` is needed to tell.
    """
    place = Place(path)
    ending = PurePosixPath(path).suffix
    expected = FORMATS.get(ending.lower())
    if expected is None:
        return error(place, "picture-ending", ending=ending, allowed=", ".join(FORMATS))
    if not data:
        return error(place, "picture-empty")
    most = most_bytes(path, limits)
    if len(data) > most:
        return error(place, "picture-too-big", limit=most // 1_000_000)
    found = _format(data)
    if expected == "SVG" and found in ("", "SVG"):
        return _vector(place, data)
    if found != expected:
        return _misnamed(place, expected, found)
    return _raster(place, expected, data, limits.pixels)


def most_bytes(path: str, limits: Limits = USUAL) -> int:
    """The size of the largest file that is read as the picture ``path``: an SVG is a text."""
    return limits.text_bytes if path.lower().endswith(".svg") else limits.pixels * _BYTES_PER_PIXEL


def _format(data: bytes) -> str:
    """The format that the first bytes tell, or an empty text."""
    for start, name in _FIRST_BYTES:
        if data.startswith(start):
            return name
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WebP"
    if data[4:8] == b"ftyp":
        brands = data[8 : min(64, int.from_bytes(data[:4]))]
        return next((name for brand, name in _BRANDS if brand in brands), "")
    return "SVG" if b"<svg" in data[:4096] else ""


def _misnamed(place: Place, expected: str, found: str) -> Problem:
    if not found:
        return error(place, "picture-no-picture", expected=expected)
    mend = next((ending for ending, name in FORMATS.items() if name == found), None)
    if mend is None:
        return error(place, "picture-foreign-format", expected=expected, found=found)
    return error(place, "picture-other-format", expected=expected, found=found, mend=mend)


def _vector(place: Place, data: bytes) -> PictureFacts | Problem:
    try:
        width, height = svg_size(data)
    except SvgError as fault:
        return error(place, fault.code, **fault.values)
    return PictureFacts("SVG", width, height, len(data))


def _raster(place: Place, name: str, data: bytes, most_pixels: int) -> PictureFacts | Problem:
    try:
        shown = stripped(name, data)
        with opened(name, shown) as image:
            width, height = image.size
            _decode(image, most_pixels, shown.count(_SCAN) if name == "JPEG" else 1)
            moving = bool(getattr(image, "is_animated", False))
            photo = name == "JPEG" or (not moving and _is_photo(image))
            alpha = image.has_transparency_data and not _is_opaque(image)
            if lies_on_its_side(image):
                width, height = height, width
        if name == "PNG":  # the check sums, and the end that decoding does not miss
            with opened(name, shown) as image:
                image.verify()
    except _TooLargeError as fault:
        return _too_large(place, *fault.size, most_pixels)
    except DAMAGE:
        return error(place, "picture-damaged", format=name)
    photo = photo and not is_tiny(width)
    return PictureFacts(name, width, height, len(shown), photo, alpha, moving)


def _too_large(place: Place, width: int, height: int, most_pixels: int) -> Problem:
    megapixels, limit = -(-width * height // 1_000_000), most_pixels // 1_000_000
    values = {"width": width, "height": height, "megapixels": megapixels, "limit": limit}
    return error(place, "picture-too-large", **values)


@contextmanager
def opened(name: str, data: bytes) -> Iterator[ImageFile]:
    """The picture, its header read. What Pillow only warns of does not matter here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with _DECODERS[name](BytesIO(data)) as image:
            yield image


def _decode(image: ImageFile, most_pixels: int, scans: int) -> None:
    """Decode the picture, and of a moving one as many frames as a still one may have pixels.

    Raises _TooLargeError before a picture or a frame that is (a frame of a GIF may be larger than the
    picture), and what else `DAMAGE` lists; a JPEG that is painted over too often counts as damaged.
    """
    left = most_pixels
    for frame in ImageSequence.Iterator(image):
        pixels = frame.width * frame.height
        if pixels > most_pixels:
            raise _TooLargeError(frame.size)
        if pixels * scans > most_pixels * _MOST_SCANS:
            raise ValueError("more scans than a picture needs")
        frame.load()
        left -= max(pixels, _LEAST_FRAME)
        if left < 0:
            return


def _is_photo(image: Image.Image) -> bool:
    """Whether the picture has more colours than a drawing, a chart or a logo."""
    if image.mode in ("1", "P", "PA"):
        return False
    if image.mode in ("L", "LA"):
        return sum(map(bool, image.getchannel("L").histogram())) > _GREYS
    if image.mode not in ("RGB", "RGBA"):
        return True  # 16 bits of grey
    return image.getcolors(_COLOURS) is None


def _is_opaque(image: Image.Image) -> bool:
    """Whether nothing behind the picture can be seen, though its format would let it."""
    return image.mode in ("RGBA", "LA") and image.getchannel("A").getextrema() == (255, 255)


def lies_on_its_side(image: ImageFile) -> bool:
    """Whether EXIF turns the picture by a quarter. Broken EXIF turns nothing, as in browsers."""
    try:
        return image.getexif().get(ExifTags.Base.Orientation) in _LYING
    except DAMAGE:
        return False
