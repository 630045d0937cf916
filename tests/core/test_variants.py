"""Which forms a picture is given, and what they are called."""

import pytest

from plugins.core.source import PictureFacts
from plugins.core.variants import offered, plain_ending, plain_variant, variants

STEPS = (160, 240, 320, 480, 640, 960, 1280, 1920)


def widths(facts, ending="webp"):
    return tuple(one.width for one in variants("images/x.jpg", "d", facts) if one.ending == ending)


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((1, 1), ()),
        ((160, 4000), ()),
        ((161, 100), (161,)),
        ((300, 200), (160, 240, 300)),
        ((340, 200), (160, 240, 340)),  # 320 would save nothing beside 340
        ((600, 400), (160, 240, 320, 480, 600)),
        ((1200, 630), (160, 240, 320, 480, 640, 960, 1200)),
        ((1920, 1080), STEPS),
        ((8000, 6000), STEPS),
        ((50_000, 1_000), STEPS),
        ((1_000, 8_192), (160, 240, 320, 480, 640, 1000)),
        ((1_000, 8_193), ()),  # longer than some decoders go
        ((4_000, 17_000), STEPS),  # its widest form is not
    ],
)
def test_widths(size, expected):
    assert widths(PictureFacts("JPEG", *size, photo=True)) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (PictureFacts("JPEG", 900, 600, photo=True), ["avif", "webp", "jpg"]),
        (PictureFacts("PNG", 900, 600), ["avif", "webp", "png"]),
        (PictureFacts("PNG", 900, 600, photo=True), ["avif", "webp", "jpg"]),
        (PictureFacts("PNG", 900, 600, photo=True, alpha=True), ["avif", "webp", "png"]),
        (PictureFacts("WebP", 900, 600, photo=True), ["avif", "webp", "jpg"]),
        (PictureFacts("AVIF", 900, 600, photo=True), ["avif", "webp", "jpg"]),
        (PictureFacts("GIF", 900, 600), ["avif", "webp", "png"]),
        (PictureFacts("GIF", 900, 600, moving=True), []),
        (PictureFacts("WebP", 900, 600, moving=True), []),
        (PictureFacts("SVG", 900, 600), []),
    ],
)
def test_formats(facts, expected):
    assert list(dict.fromkeys(one.ending for one in variants("images/x.jpg", "d", facts))) == expected


def test_heights_keep_the_shape_and_are_never_nothing():
    sizes = {(one.width, one.height) for one in variants("images/x.jpg", "d", PictureFacts("JPEG", 1000, 1))}
    assert sizes == {(width, 1) for width in (160, 240, 320, 480, 640, 1000)}
    assert {
        one.height
        for one in variants("images/x.jpg", "d", PictureFacts("JPEG", 640, 427))
        if one.width == 320
    } == {214}


def test_a_name_tells_picture_width_and_content():
    facts = PictureFacts("JPEG", 300, 200, photo=True)
    first, *_ = variants("images/2017/Kahvi pöydällä.jpeg", "1", facts)
    stem, width, mark, ending = first.path.rsplit(".", 3)
    assert (stem, width, len(mark), ending) == ("images/2017/Kahvi pöydällä", "160", 10, "avif")


def test_another_content_or_picture_has_another_name():
    facts = PictureFacts("JPEG", 300, 200, photo=True)
    named = {
        variants(path, digest, facts)[0].path.rsplit("/")[-1].split(".", 1)[1]
        for path in ("images/a.jpg", "images/a.jpeg")
        for digest in "12"
    }
    assert len(named) == 4


def test_the_longest_name_still_fits_a_file_system():
    found = variants(f"images/{'ä' * 120}.jpg", "1", PictureFacts("JPEG", 3000, 2000, photo=True))
    assert max(len(one.path.rpartition("/")[2].encode()) for one in found) < 255


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (PictureFacts("JPEG", 1280, 900, photo=True), None),
        (PictureFacts("PNG", 1200, 630), None),
        (PictureFacts("PNG", 1200, 630, photo=True), (1200, "jpg")),  # a photograph as PNG is dear
        (PictureFacts("JPEG", 4000, 3000, photo=True), (1280, "jpg")),
        (PictureFacts("WebP", 900, 600, photo=True), (900, "jpg")),
        (PictureFacts("SVG", 900, 600), None),
    ],
)
def test_what_does_not_choose_gets_a_file_that_every_program_knows(facts, expected):
    found = plain_variant(variants("images/x.jpg", "d", facts), facts)
    assert (found and (found.width, found.ending)) == expected
    assert plain_ending(facts) in ("jpg", "png")


@pytest.mark.parametrize(
    ("width", "small", "expected"),
    [
        (1000, False, (320, 480, 640, 1000)),
        (1000, True, (160, 240, 320, 480)),
        (300, False, (160, 240, 300)),  # it has nothing wider
        (300, True, (160, 240, 300)),
    ],
)
def test_a_page_offers_what_may_suit(width, small, expected):
    found = variants("images/x.jpg", "d", PictureFacts("JPEG", width, 100, photo=True))
    assert tuple(one.width for one in offered(found, small=small) if one.ending == "avif") == expected
