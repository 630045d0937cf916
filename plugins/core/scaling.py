"""A picture's bytes become one of its smaller forms: upright, in sRGB, with nothing beside the picture.

The same bytes come of the same picture on every machine with the same libraries: one thread codes each, since
the number of threads shows in what an AVIF encoder writes.
"""

import warnings
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, ImageOps, features
from PIL import __version__ as pillow

from plugins.core.artifact import Scaled
from plugins.core.pictures import DAMAGE, lies_on_its_side, opened

_LIBRARIES = ("avif", "webp", "libjpeg_turbo", "zlib", "littlecms2")
CODERS = " ".join([pillow, *(f"{name} {features.version(name)}" for name in _LIBRARIES)])
"""What the bytes of a form depend on besides the picture and what is asked for."""

_PHOTO: Mapping[str, Mapping[str, Any]] = {
    "avif": {"quality": 55, "subsampling": "4:2:0", "speed": 7},
    "webp": {"quality": 76, "method": 4},
    "jpg": {"quality": 80, "progressive": True, "optimize": True},
    "png": {"optimize": True},
}
# Lines and flat colours show what a photograph hides.
_DRAWING: Mapping[str, Mapping[str, Any]] = {
    "avif": {"quality": 62, "subsampling": "4:4:4", "speed": 6},
    "webp": {"quality": 88, "method": 4},
    "jpg": {"quality": 88, "subsampling": "4:4:4", "progressive": True, "optimize": True},
    "png": {"optimize": True},
}
_LOSSLESS: Mapping[str, Any] = {
    "lossless": True,
    "quality": 75,
    "method": 4,
}  # often the smaller for drawings
_ONE_THREAD: Mapping[str, Any] = {"codec": "aom", "max_threads": 1, "autotiling": False}
_FORMATS: Mapping[str, str] = {"avif": "AVIF", "webp": "WebP", "jpg": "JPEG", "png": "PNG"}
_COLOURS = 256  # of a palette
_16_BITS = ("I;16", "I;16B", "I;16L", "I;16N", "I")


def recipe(file: Scaled) -> str:
    """All that the bytes of a form depend on."""
    coded = (_PHOTO if file.photo else _DRAWING)[file.ending]
    return repr(
        (
            CODERS,
            file.digest,
            file.picture,
            file.width,
            file.height,
            file.widest,
            file.ending,
            coded,
            _LOSSLESS,
        )
    )


def base(format: str, data: bytes, size: tuple[int, int]) -> Image.Image:
    """The picture in its largest form, from which the smaller ones are made. Raises what `DAMAGE` lists.

    A JPEG is decoded no larger than need be, and of any other picture nothing but what it is itself is held.
    """
    with warnings.catch_warnings(), opened(format, data) as image:
        warnings.simplefilter("ignore")
        turned = lies_on_its_side(image)
        stored = (size[1], size[0]) if turned else size
        image.draft(image.mode, stored)
        whole = _plain(image)
        if whole.size != stored:
            whole = whole.resize(stored, Image.Resampling.LANCZOS, reducing_gap=3.0)
        exif, profile = image.getexif(), image.info.get("icc_profile")
    found = _in_srgb(whole, profile)
    found.info = {"exif": exif.tobytes()} if exif else {}
    found = _upright(found)
    found.info = {}
    return found


def scaled(whole: Image.Image, file: Scaled) -> bytes:
    """The bytes of a form, made of what `base` gave."""
    size = (file.width, file.height)
    image = whole if whole.size == size else whole.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    options = dict((_PHOTO if file.photo else _DRAWING)[file.ending])
    if file.ending == "avif":
        options |= _ONE_THREAD
    elif file.ending == "jpg" and image.mode == "RGBA":
        image = _on_white(image)
    elif file.ending == "png" and not file.photo and image.mode == "RGB":
        image = image.quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    made = _coded(image, file.ending, options)
    if file.ending == "webp" and not file.photo:
        return min(made, _coded(image, file.ending, _LOSSLESS), key=len)
    return made


def _coded(image: Image.Image, ending: str, options: Mapping[str, Any]) -> bytes:
    stream = BytesIO()
    image.save(stream, _FORMATS[ending], **options)
    return stream.getvalue()


def _plain(image: Image.Image) -> Image.Image:
    """The picture in a mode that can be resized: palettes and 16 bits as 8 bits of each colour."""
    if image.mode in _16_BITS:
        return image.point(lambda value: value / 257).convert("L")
    if image.mode in ("RGB", "L", "CMYK", "RGBA") and "transparency" not in image.info:
        image.load()
        return image
    if image.mode == "1":
        return image.convert("L")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture in the colours of browsers; one with a broken profile as it is."""
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            if own.profile.xcolor_space.strip() == {"RGBA": "RGB", "L": "GRAY"}.get(image.mode, image.mode):
                return _converted(image, own, mode)
        except (ImageCms.PyCMSError, *DAMAGE):
            pass
    return image if image.mode in ("RGB", "RGBA", "L") else image.convert(mode)


def _converted(image: Image.Image, own: ImageCms.ImageCmsProfile, mode: str) -> Image.Image:
    srgb = ImageCms.createProfile("sRGB")
    alpha = image.getchannel("A") if mode == "RGBA" else None
    colours = image.convert("RGB") if alpha else image
    found = ImageCms.profileToProfile(
        colours, own, srgb, ImageCms.Intent.RELATIVE_COLORIMETRIC, outputMode="RGB",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )  # fmt: skip
    if found is None:
        return image
    if alpha:
        found.putalpha(alpha)
    return found


def _upright(image: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(image)
    except DAMAGE:
        return image


def _on_white(image: Image.Image) -> Image.Image:
    ground = Image.new("RGBA", image.size, "white")
    ground.alpha_composite(image)
    return ground.convert("RGB")
