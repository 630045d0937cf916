"""What a picture tells beside the picture is taken out, and the picture is the same."""

import zlib
from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image, ImageCms, ImageSequence, PngImagePlugin

from plugins.core.metadata import ContainerError, stripped
from plugins.core.metadata.exif import PREFIX, orientation_only

FORMATS = ("JPEG", "PNG", "WebP", "AVIF", "GIF")
ORIENTATION = ExifTags.Base.Orientation
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description rdf:about="" SECRET="xmp" tiff:Orientation="3"/></rdf:RDF></x:xmpmeta>'
)
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def exif(orientation):
    """What a telephone writes: where and when, with which device, and how it was held."""
    data = Image.Exif()
    data[ExifTags.Base.Make] = "SECRET MAKE"
    data[ExifTags.Base.MakerNote] = b"SECRET NOTE"
    if orientation:
        data[ORIENTATION] = orientation
    place = data.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef], place[ExifTags.GPS.GPSLatitude] = "N", (62.0, 14.0, 33.1)
    place[ExifTags.GPS.GPSDateStamp] = "SECRET DAY"
    details = data.get_ifd(ExifTags.IFD.Exif)
    details[ExifTags.Base.BodySerialNumber] = "SECRET NUMBER"
    return data.tobytes()


def texts():
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "SECRET AUTHOR")
    info.add_text("Raw profile type exif", "SECRET", zip=True)
    info.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return info


def picture(format, *, orientation=1, frames=1):
    """A picture with everything that may stand beside one."""
    options = {"icc_profile": PROFILE, "exif": exif(orientation), "xmp": XMP}
    match format:
        case "JPEG":
            options["comment"] = b"SECRET COMMENT"
        case "PNG":
            options["pnginfo"] = texts()
        case "GIF":
            options = {"comment": b"SECRET COMMENT"}
    noise = [Image.effect_noise((40, 30), 60).convert("RGB") for _ in range(frames)]
    if frames > 1:
        options |= {"save_all": True, "append_images": noise[1:], "duration": 100, "loop": 3}
    stream = BytesIO()
    noise[0].save(stream, format.upper(), **options)
    return stream.getvalue()


def shown(data):
    """All that a browser makes of a picture: size, colours, frames and their times."""
    with Image.open(BytesIO(data)) as image:
        looks = [(f.convert("RGBA").tobytes(), f.info.get("duration")) for f in ImageSequence.Iterator(image)]
        return image.size, image.info.get("icc_profile"), image.info.get("loop"), looks


def told(data):
    """The entries of a picture's Exif by their tags."""
    with Image.open(BytesIO(data)) as image:
        return dict(image.getexif())


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("frames", [1, 3])
def test_picture_is_the_same_and_tells_nothing(format, frames):
    data = picture(format, frames=1 if format == "JPEG" else frames)
    bare = stripped(format, data)
    assert b"SECRET" in data
    assert b"SECRET" not in bare
    assert shown(bare) == shown(data)
    assert told(bare) == {}


@pytest.mark.parametrize("format", FORMATS)
def test_picture_without_metadata_is_the_same_object(format):
    bare = stripped(format, picture(format, orientation=6))
    assert stripped(format, bare) is bare


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WebP", "AVIF"])
@pytest.mark.parametrize("orientation", range(2, 9))
def test_picture_is_still_held_as_it_was(format, orientation):
    assert told(stripped(format, picture(format, orientation=orientation))) == {ORIENTATION: orientation}


@pytest.mark.parametrize(
    "broken", [b"", b"II*\0", b"II*\0\xff\xff\xff\xff", b"MM\0*\0\0\0\x08\xff\xff", b"XX*\0", b"\0" * 64]
)
def test_exif_that_cannot_be_read_turns_nothing(broken):
    stream = BytesIO()
    Image.new("RGB", (4, 3)).save(stream, "JPEG", exif=b"Exif\0\0" + broken)
    assert told(stripped("JPEG", stream.getvalue())) == {}


def test_of_two_exif_the_first_holds():
    turned = [segment(b"\xe1", PREFIX + orientation_only(exif(orientation))) for orientation in (6, 3)]
    bare = stripped("JPEG", JPEG[:2] + b"".join(turned) + JPEG[2:])
    assert told(bare) == {ORIENTATION: 6}
    assert bare.count(b"Exif\0\0") == 1


@pytest.mark.parametrize(("orientation", "flags"), [(1, 0), (6, 0x08)])
def test_header_of_a_webp_says_what_is_left(orientation, flags):
    assert stripped("WebP", picture("WebP", orientation=orientation))[20] & 0x0C == flags


def test_what_a_track_says_of_itself_becomes_free_room():
    track = box(b"trak", box(b"tkhd", b"kept") + box(b"meta", b"SECRET") + box(b"udta", b"SECRET"))
    free = box(b"trak", box(b"tkhd", b"kept") + 2 * box(b"free", bytes(6)))
    assert stripped("AVIF", box(b"ftyp", b"avis") + box(b"moov", track)) == box(b"ftyp", b"avis") + box(
        b"moov", free
    )


def test_svg_comes_back_as_it_is():
    data = b"<svg/>"
    assert stripped("SVG", data) is data


PLAIN = {format: stripped(format, picture(format)) for format in FORMATS}


def segment(marker, body):
    return b"\xff" + marker + (len(body) + 2).to_bytes(2) + body


def chunk(kind, body):
    return len(body).to_bytes(4) + kind + body + zlib.crc32(kind + body).to_bytes(4)


def box(kind, body):
    return (len(body) + 8).to_bytes(4) + kind + body


def riff(data, more):
    return b"RIFF" + (len(data) - 8 + len(more)).to_bytes(4, "little") + data[8:] + more


JPEG, PNG, WEBP, GIF, AVIF = (PLAIN[format] for format in ("JPEG", "PNG", "WebP", "GIF", "AVIF"))
SCREEN = 13 + (3 << (GIF[10] & 7) + 1)
HIDDEN = {
    "a photographer's record (IPTC)": (
        "JPEG",
        JPEG[:2] + segment(b"\xed", b"Photoshop 3.0\0SECRET") + JPEG[2:],
    ),
    "the rest of a long XMP": (
        "JPEG",
        JPEG[:2] + segment(b"\xe1", b"http://ns.adobe.com/xmp/extension/\0SECRET") + JPEG[2:],
    ),
    "an Exif after the first": (
        "JPEG",
        JPEG[:2] + 2 * segment(b"\xe1", b"Exif\0\0MM\0*\0\0\0\x08\0\0SECRET") + JPEG[2:],
    ),
    "a thumbnail": ("JPEG", JPEG[:2] + segment(b"\xe0", b"JFXX\0\x10SECRET") + JPEG[2:]),
    "a thumbnail in the header": (
        "JPEG",
        JPEG[:2] + segment(b"\xe0", b"JFIF\0\1\1\0\0\1\0\1\2\1SECRET") + JPEG[20:],
    ),
    "fill bytes before a comment": ("JPEG", JPEG[:2] + b"\xff\xff" + segment(b"\xfe", b"SECRET") + JPEG[2:]),
    "a comment between scans": ("JPEG", JPEG[:-2] + segment(b"\xfe", b"SECRET") + JPEG[-2:]),
    "a film behind the picture": ("JPEG", JPEG + b"\0\0\0\x18ftypmp42SECRET"),
    "the uncropped rest of a picture": ("PNG", PNG + b"SECRET"),
    "a time": ("PNG", PNG[:33] + chunk(b"tIME", b"SECRET!") + PNG[33:]),
    "a chunk of a program's own": ("PNG", PNG[:33] + chunk(b"prVW", b"SECRET") + PNG[33:]),
    "a chunk of unknown use": ("WebP", riff(WEBP, b"ABCD\6\0\0\0SECRET")),
    "what follows a WebP": ("WebP", WEBP + b"SECRET"),
    "a program's block": ("GIF", GIF[:SCREEN] + b"\x21\xff\x0bXMP DataXMP\6SECRET\0" + GIF[SCREEN:]),
    "a comment of several blocks": ("GIF", GIF[:SCREEN] + b"\x21\xfe\3SEC\6SECRET\0" + GIF[SCREEN:]),
    "what follows a GIF": ("GIF", GIF + b"SECRET"),
    "a box of a program": ("AVIF", AVIF + box(b"uuid", bytes(16) + b"SECRET")),
    "room that was left free": ("AVIF", AVIF + box(b"free", b"SECRET")),
}


@pytest.mark.parametrize(("format", "data"), HIDDEN.values(), ids=HIDDEN.keys())
def test_other_places_that_tell_something_are_emptied_too(format, data):
    assert shown(data) == shown(PLAIN[format])
    bare = stripped(format, data)
    assert b"SEC" not in bare
    assert shown(bare) == shown(data)
    assert stripped(format, bare) is bare


def test_pictures_behind_the_first_are_left_out():
    """Cameras hang previews behind a picture, and a list of them before it."""
    first, second = (Image.effect_noise((40, 30), 60).convert("RGB") for _ in range(2))
    stream = BytesIO()
    first.save(stream, "MPO", save_all=True, append_images=[second])
    bare = stripped("JPEG", stream.getvalue())
    with Image.open(BytesIO(stream.getvalue())) as image, Image.open(BytesIO(bare)) as left:
        assert (image.format, left.format) == ("MPO", "JPEG")
        assert left.tobytes() == image.tobytes()
    assert bare.count(b"\xff\xd8\xff") == 1


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("kept", [0.0, 0.1, 0.3, 0.6, 0.9])
def test_file_that_breaks_off_is_no_container(format, kept):
    data = PLAIN[format][: 16 + int(len(PLAIN[format]) * kept)]
    if format == "JPEG" and kept > 0.8:  # the data of a scan has no length: the decoder finds it out
        assert stripped(format, data) is data
        return
    with pytest.raises(ContainerError):
        stripped(format, data)


@settings(deadline=None, max_examples=150)
@given(data=st.data(), format=st.sampled_from(FORMATS))
def test_no_bytes_make_the_walk_fail_otherwise_or_go_on_for_ever(data, format):
    altered = bytearray(picture(format, orientation=6) if data.draw(st.booleans()) else PLAIN[format])
    near = st.integers(0, min(len(altered), 600) - 1)
    for place, value in data.draw(st.lists(st.tuples(near, st.integers(0, 255)), min_size=1, max_size=8)):
        altered[place] = value
    try:
        bare = stripped(format, bytes(altered))
    except ContainerError:
        return
    assert len(bare) <= len(altered) + 32


def test_boxes_that_claim_to_hold_more_than_the_file_are_refused():
    """Items of AVIF may name any range any number of times: 65,535 times a file of 5 MB would be 300 GB."""
    entry = b"\0\1\0\0" + b"\xff\xff" + b"\0\0\0\0\0\0\0\x10" * 0xFFFF
    items = box(b"iloc", b"\0\0\0\0\x44\0\0\1" + entry)
    kinds = box(b"iinf", b"\0\0\0\0\0\1" + box(b"infe", b"\2\0\0\0\0\1\0\0Exif\0"))
    with pytest.raises(ContainerError, match="larger than the file"):
        stripped("AVIF", box(b"ftyp", b"avif") + box(b"meta", b"\0\0\0\0" + kinds + items))


def test_pieces_that_are_kept_are_the_files_own():
    data = picture("JPEG", orientation=6)
    bare = stripped("JPEG", data)
    starts = [index for index in range(len(bare)) if bare.startswith((b"\xff\xdb", b"\xff\xda"), index)]
    assert len(starts) > 1
    assert all(bare[start:end] in data for start, end in pairwise(starts))
