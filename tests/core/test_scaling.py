"""What the forms of a picture look like: upright, in sRGB, without what the file told beside the picture."""

from io import BytesIO

import pytest
from PIL import AvifImagePlugin, Image, ImageDraw

from plugins.core.artifact import Scaled
from plugins.core.pictures import inspect
from plugins.core.scaling import base, scaled
from plugins.core.source import PictureFacts
from plugins.core.variants import variants
from tests.photographs import profile, stored, swapped_profile

RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 160, 60), (30, 60, 200), (255, 255, 255)


def corners(size=(400, 300)) -> Image.Image:
    """Red at the upper left, green beside it, blue below, white at last."""
    image, (w, h) = Image.new("RGB", size, WHITE), size
    draw = ImageDraw.Draw(image)
    for colour, box in (
        (RED, (0, 0, w // 2, h // 2)),
        (GREEN, (w // 2, 0, w, h // 2)),
        (BLUE, (0, h // 2, w // 2, h)),
    ):
        draw.rectangle(box, colour)
    return image


def forms(name: str, data: bytes, ending: str) -> tuple[PictureFacts, dict[tuple[str, int], Image.Image]]:
    """The facts of a picture, and its forms as a browser would decode them."""
    path = f"images/x.{ending}"
    facts = inspect(path, data)
    assert isinstance(facts, PictureFacts)
    found = variants(path, "d", facts)
    widest = max(found, key=lambda one: one.width)
    whole = base(name, data, (widest.width, widest.height))
    made = {}
    for one in found:
        file = Scaled(
            one.path,
            path,
            "",
            name,
            "d",
            one.width,
            one.height,
            (widest.width, widest.height),
            one.ending,
            facts.photo,
        )
        image = Image.open(BytesIO(scaled(whole, file)))
        image.load()
        assert image.size == (one.width, one.height)
        assert not image.getexif()
        assert "icc_profile" not in image.info
        assert "xmp" not in image.info
        made[one.ending, one.width] = image
    return facts, made


def near(found: tuple[int, ...], wanted: tuple[int, ...], by: int = 12) -> bool:
    return all(abs(a - b) <= by for a, b in zip(found, wanted, strict=True))


def seen(image: Image.Image) -> list[tuple[int, ...]]:
    """The colours of the four quarters."""
    shown, (w, h) = image.convert("RGB"), image.size
    return [shown.getpixel((x, y)) for y in (h // 4, 3 * h // 4) for x in (w // 4, 3 * w // 4)]


QUARTERS = [RED, GREEN, BLUE, WHITE]
# How a camera stores what is to be seen upright: the turn that is undone by the orientation.
UNDONE = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@pytest.mark.parametrize("orientation", UNDONE)
@pytest.mark.parametrize(("name", "ending"), [("JPEG", "jpg"), ("PNG", "png"), ("WebP", "webp")])
def test_a_picture_stands_upright(name, ending, orientation):
    turn, exif = UNDONE[orientation], Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Camera"
    picture = corners((900, 660)) if name == "JPEG" else corners()
    data = stored(picture.transpose(turn) if turn is not None else picture, name, exif=exif)
    facts, made = forms(name, data, ending)
    assert (facts.width, facts.height) == picture.size
    for image in made.values():
        assert all(map(near, seen(image), QUARTERS))


def test_a_large_jpeg_is_decoded_no_larger_than_its_widest_form():
    data = stored(corners((7600, 5000)), "JPEG")
    whole = base("JPEG", data, (1920, 1263))
    assert whole.size == (1920, 1263)
    assert all(near(*pair) for pair in zip(seen(whole), QUARTERS, strict=True))


def test_broken_exif_turns_nothing():
    data = stored(corners(), "JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\x7f")
    _, made = forms("JPEG", data, "jpg")
    assert all(near(*pair) for pair in zip(seen(made["jpg", 400]), QUARTERS, strict=True))


@pytest.mark.parametrize(
    ("name", "ending"), [("JPEG", "jpg"), ("PNG", "png"), ("WebP", "webp"), ("AVIF", "avif")]
)
def test_colours_of_another_profile_become_those_of_srgb(name, ending):
    red, green, blue = corners().split()
    data = stored(Image.merge("RGB", (blue, green, red)), name, icc_profile=swapped_profile(), quality=95)
    _, made = forms(name, data, ending)
    for image in made.values():
        assert all(near(found, wanted, 20) for found, wanted in zip(seen(image), QUARTERS, strict=True))


@pytest.mark.parametrize("profile", [b"no profile at all", profile("LAB")])
def test_a_profile_that_does_not_fit_changes_nothing(profile):
    _, made = forms("PNG", stored(corners(), "PNG", icc_profile=profile), "png")
    assert all(near(*pair) for pair in zip(seen(made["webp", 400]), QUARTERS, strict=True))


def test_a_profile_leaves_what_can_be_seen_through():
    picture = corners().convert("RGBA")
    picture.putalpha(Image.linear_gradient("L").resize(picture.size))
    facts, made = forms("PNG", stored(picture, "PNG", icc_profile=profile("sRGB")), "png")
    assert facts.alpha
    assert {ending for ending, _ in made} == {"avif", "webp", "png"}
    for image in made.values():
        low, high = image.convert("RGBA").getchannel("A").getextrema()
        assert (low < 10, high > 245) == (True, True)


def test_inks_become_light():
    _, made = forms("JPEG", stored(corners().convert("CMYK"), "JPEG", quality=95), "jpg")
    for image in made.values():
        assert all(near(found, wanted, 20) for found, wanted in zip(seen(image), QUARTERS, strict=True))


def test_a_palette_with_a_colour_that_is_seen_through():
    picture = corners().quantize(8)
    data = stored(picture, "PNG", transparency=picture.getpixel((390, 290)))
    facts, made = forms("PNG", data, "png")
    assert facts.alpha
    assert not facts.photo
    for image in made.values():
        assert image.convert("RGBA").getpixel((image.width * 3 // 4, image.height * 3 // 4))[3] < 10


def test_the_edge_of_what_is_cut_out_has_no_dark_rim():
    """Colours behind what cannot be seen must not bleed into what can."""
    picture = Image.new("RGBA", (400, 300), (0, 0, 0, 0))
    ImageDraw.Draw(picture).ellipse((50, 50, 350, 250), (250, 250, 250, 255))
    _, made = forms("PNG", stored(picture, "PNG"), "png")
    image = made["png", 160]
    shown = [pixel for pixel in image.get_flattened_data() if pixel[3] > 40]
    assert min(min(pixel[:3]) for pixel in shown) > 230


def test_sixteen_bits_are_as_light_as_eight():
    picture = Image.linear_gradient("L").resize((400, 300))
    deep = picture.convert("I").point(lambda value: value * 257).convert("I;16")
    _, made = forms("PNG", stored(deep, "PNG"), "png")
    for image in made.values():
        for y in (0.1, 0.5, 0.9):
            assert abs(image.convert("L").getpixel((image.width // 2, int(image.height * y))) - 255 * y) < 8


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
@pytest.mark.parametrize("size", [(161, 1), (161, 2000), (5000, 3), (400, 300)])
def test_every_mode_and_shape_comes_out(mode, size):
    forms("PNG", stored(Image.linear_gradient("L").resize(size).convert(mode), "PNG"), "png")


def test_photographs_are_told_from_drawings():
    noise = Image.effect_noise((400, 300), 90)
    photo = Image.merge("RGB", (noise, noise.rotate(90), noise.rotate(180)))
    drawing = corners().resize((900, 700), Image.Resampling.LANCZOS)
    told = {
        (name, image is photo): inspect(
            f"images/x.{name}", stored(image, name.upper().replace("JPG", "JPEG"))
        ).photo
        for name in ("jpg", "png", "webp", "avif")
        for image in (photo, drawing)
        if name in ("jpg", "png") or image is photo
    }
    assert told == {
        ("jpg", True): True, ("jpg", False): True, ("png", True): True, ("png", False): False,
        ("webp", True): True, ("avif", True): True,
    }  # fmt: skip
    assert inspect("images/x.png", stored(noise, "PNG")).photo
    opaque = photo.convert("RGBA")
    assert not inspect("images/x.png", stored(opaque, "PNG")).alpha


def test_an_avif_does_not_depend_on_how_many_processors_there_are(monkeypatch):
    """More threads would write other bytes of the same picture."""
    noise = Image.effect_noise((900, 600), 90).convert("RGB")
    data = stored(noise, "JPEG")
    whole = base("JPEG", data, (900, 600))
    file = Scaled("x", "x", "", "JPEG", "d", 900, 600, (900, 600), "avif", photo=True)
    found = set()
    for count in (1, 2, 16):
        monkeypatch.setattr(AvifImagePlugin, "_get_default_max_threads", lambda count=count: count)
        found.add(scaled(whole, file))
    assert len(found) == 1
