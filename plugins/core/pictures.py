"""A picture's bytes say what it is: its format and size, or what is wrong with it.

A picture is decoded whole, since a broken one is often sound in its first bytes.
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

from plugins.core.problems import Place, Problem, error
from plugins.core.source import PictureFacts
from plugins.core.svg import SvgError, svg_size

MOST_PIXELS = 50_000_000

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

# Pillow tells damage in all of these ways, by format and by the part that is broken.
_DAMAGE = (
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
_LYING = (5, 6, 7, 8)  # the orientations of EXIF that turn a picture on its side


def inspect(path: str, data: bytes) -> PictureFacts | Problem:
    """The facts of the picture ``path``, or the first reason why it cannot be published.

    Width and height are those that a reader sees: the EXIF orientation is in them.
    """
    place = Place(path)
    ending = PurePosixPath(path).suffix
    expected = FORMATS.get(ending.lower())
    if expected is None:
        return error(place, "picture-ending", ending=ending, allowed=", ".join(FORMATS))
    if not data:
        return error(place, "picture-empty")
    found = _format(data)
    if expected == "SVG" and found in ("", "SVG"):
        return _vector(place, data)
    if found != expected:
        return _misnamed(place, expected, found)
    return _raster(place, expected, data)


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
    return PictureFacts("SVG", width, height)


def _raster(place: Place, name: str, data: bytes) -> PictureFacts | Problem:
    try:
        with _opened(name, data) as image:
            width, height = image.size
            if width * height > MOST_PIXELS:
                megapixels = -(-width * height // 1_000_000)
                return error(place, "picture-too-large", width=width, height=height, megapixels=megapixels)
            _decode(image)
            if _lies_on_its_side(image):
                width, height = height, width
        if name == "PNG":  # the check sums, and the end that decoding does not miss
            with _opened(name, data) as image:
                image.verify()
    except _DAMAGE:
        return error(place, "picture-damaged", format=name)
    return PictureFacts(name, width, height)


@contextmanager
def _opened(name: str, data: bytes) -> Iterator[ImageFile]:
    """The picture, its header read. What Pillow only warns of does not matter here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with _DECODERS[name](BytesIO(data)) as image:
            yield image


def _decode(image: ImageFile) -> None:
    """Decode the picture, and of a moving one as many frames as a still one may have pixels."""
    left = MOST_PIXELS
    for frame in ImageSequence.Iterator(image):
        frame.load()
        left -= image.width * image.height
        if left < 0:
            return


def _lies_on_its_side(image: ImageFile) -> bool:
    """Whether EXIF turns the picture by a quarter. Broken EXIF turns nothing, as in browsers."""
    try:
        return image.getexif().get(ExifTags.Base.Orientation) in _LYING
    except _DAMAGE:
        return False
