"""What a picture's file tells beside the picture does not go out; what shows the picture does."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops, PngImagePlugin

from plugins.core.metadata import ContainerError, stripped
from plugins.core.pictures import inspect

SECRET = b"Kotikatu"
GPS, MAKER, ORIENTATION, ARTIST = 0x8825, 0x927C, 0x0112, 0x013B
ENDINGS = {"JPEG": ".jpg", "PNG": ".png", "WebP": ".webp", "AVIF": ".avif"}


def picture(format: str, orientation: int = 1) -> bytes:
    """A picture that tells where and by whom it was taken."""
    image = Image.linear_gradient("L").resize((64, 32)).convert("RGB")
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[ARTIST] = SECRET.decode()
    exif.get_ifd(GPS)[1], exif.get_ifd(GPS)[2] = "N", (62.0, 14.0, 33.0)
    extra = {"pnginfo": texts(), "quality": 80} if format == "PNG" else {"quality": 80}
    stream = BytesIO()
    image.save(stream, format, exif=exif, icc_profile=b"profile" * 20, **extra)
    return stream.getvalue()


def texts() -> PngImagePlugin.PngInfo:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", SECRET.decode())
    return info


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


@pytest.mark.parametrize("orientation", [1, 6])
@pytest.mark.parametrize("format", ENDINGS)
def test_places_and_people_are_left_out_and_the_picture_is_kept(format, orientation):
    data = picture(format, orientation)
    assert SECRET in data
    clean = stripped(format, data)
    assert SECRET not in clean
    with opened(data) as before, opened(clean) as after:
        assert ImageChops.difference(before.convert("RGB"), after.convert("RGB")).getbbox() is None
        assert after.info.get("icc_profile") == before.info["icc_profile"]
        exif = after.getexif()
        assert dict(exif.get_ifd(GPS)) == {}
        assert ARTIST not in exif
        if format != "AVIF":  # its orientation is no metadata but a property of the picture
            assert exif.get(ORIENTATION, 1) == orientation
    assert inspect(f"images/a{ENDINGS[format]}", clean) == inspect(f"images/a{ENDINGS[format]}", data)


@pytest.mark.parametrize("format", ENDINGS)
def test_a_clean_picture_stays_as_it_is(format):
    clean = stripped(format, picture(format))
    assert stripped(format, clean) is clean


@pytest.mark.parametrize("format", ENDINGS)
def test_a_picture_that_is_cut_off_anywhere_is_refused_or_read_to_an_end(format):
    data = picture(format)
    for end in range(0, len(data), 7):
        try:
            stripped(format, data[:end])
        except ContainerError:
            continue
