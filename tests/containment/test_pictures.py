"""Pictures that are small as files and huge when they are opened, and pictures that do more than show something."""

import zlib
from io import BytesIO
from unittest import mock

import pytest
from PIL import Image
from PIL.GifImagePlugin import GifImageFile

from plugins.core.pictures import inspect, most_bytes
from plugins.core.problems import Problem, describe
from plugins.core.sizes import Limits
from plugins.core.source import PictureFacts

SMALL = Limits(text_megabytes=1, picture_megapixels=1)
FRAME = b"\x21\xf9\4\0\1\0\0\0\x2c" + bytes(4) + b"\1\0\1\0\0\2\2\x44\1\0"


def told(path, data, limits=SMALL):
    outcome = inspect(path, data, limits)
    assert isinstance(outcome, Problem), outcome
    return describe(outcome, "fi").removeprefix(f"content/{path}:1:1: ")


def png(width, height):
    """A PNG of nothing: all its pixels are one byte, repeated."""

    def chunk(kind, body):
        return len(body).to_bytes(4) + kind + body + zlib.crc32(kind + body).to_bytes(4)

    header = width.to_bytes(4) + height.to_bytes(4) + b"\x08\0\0\0\0"
    pixels = zlib.compress(bytes((width + 1) * min(height, 1000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def gif(frames, width=1, height=1):
    size = width.to_bytes(2, "little") + height.to_bytes(2, "little")
    return b"GIF89a" + size + b"\x80\0\0" + b"\0\0\0\xff\xff\xff" + frames + b";"


def jpeg(width, height, **options):
    stream = BytesIO()
    Image.new("L", (width, height)).save(stream, "JPEG", **options)
    return stream.getvalue()


def saved(format, width, height):
    stream = BytesIO()
    Image.new("1" if format == "PNG" else "RGB", (width, height)).save(stream, format)
    return stream.getvalue()


TOO_LARGE = "virhe: kuvassa on {} × {} kuvapistettä eli {} megapikseliä, ja enintään {} sallitaan. Pienennä kuva: 2400 kuvapisteen leveys riittää."
DAMAGED = "virhe: kuva on vioittunut: {}-tiedosto katkeaa kesken tai sen sisältö on rikki. Tuo kuva uudelleen alkuperäisestä."


@pytest.mark.parametrize("limit", [1, 50])
def test_bomb_is_refused_by_its_header_and_the_limit_is_named(limit):
    message = TOO_LARGE.format(50_000, 50_000, 2500, limit)
    assert told("images/a.png", png(50_000, 50_000), Limits(picture_megapixels=limit)) == message


@pytest.mark.parametrize(
    ("format", "ending"),
    [("PNG", "png"), ("JPEG", "jpg"), ("WEBP", "webp"), ("AVIF", "avif"), ("GIF", "gif")],
)
def test_limit_holds_for_every_format(format, ending):
    data = saved(format, 1001, 1000)
    assert told(f"images/a.{ending}", data) == TOO_LARGE.format(1001, 1000, 2, 1)
    assert isinstance(inspect(f"images/a.{ending}", data, Limits(picture_megapixels=2)), PictureFacts)


def test_frame_that_is_larger_than_its_picture_is_refused():
    large = b"\x2c" + bytes(4) + b"\xe8\3\xe9\3\0\2\2\x44\1\0"
    assert told("images/a.gif", gif(FRAME + large)) == TOO_LARGE.format(1000, 1001, 2, 1)


def test_of_thousands_of_frames_so_many_are_decoded_as_a_still_picture_has_room_for():
    with mock.patch.object(GifImageFile, "load", autospec=True, side_effect=GifImageFile.load) as load:
        assert inspect("images/a.gif", gif(FRAME * 3_000), SMALL) == PictureFacts("GIF", 1, 1, moving=True)
    assert load.call_count < 250


def test_picture_that_is_painted_over_thousands_of_times_is_refused():
    data = jpeg(1000, 1000, progressive=True)
    last = data[data.rindex(b"\xff\xda") : -2]
    painted = data[:-2] + last + data[-2:]
    assert inspect("images/a.jpg", painted, SMALL) == PictureFacts("JPEG", 1000, 1000, photo=True)
    assert told("images/a.jpg", data[:-2] + last * 3_000 + data[-2:]) == DAMAGED.format("JPEG")


@pytest.mark.parametrize(("path", "limit"), [("images/a.png", 4), ("images/a.svg", 1), ("images/A.SVG", 1)])
def test_file_that_is_too_big_is_refused_unread(path, limit):
    assert most_bytes(path, SMALL) == limit * 1_000_000
    data = b"\x89PNG\r\n\x1a\n" + bytes(limit * 1_000_000)
    assert told(path, data) == (
        f"virhe: kuvatiedosto on yli {limit} megatavun kokoinen, eikä niin isoa lueta. Pienennä kuva tai tallenna se tiiviimmin."
    )


def svg(inside, before=""):
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'{before}<svg {names} width="4" height="3">{inside}</svg>'.encode()


REFUSED = {
    "script": "<script>alert(1)</script>",
    "script of another file": "<script href='#a'/>",
    "script by a prefix": "<a:script xmlns:a='http://www.w3.org/2000/svg'/>",
    "script in capitals": "<SCRIPT/>",
    "handler": "<rect onclick='x()'/>",
    "handler by a prefix": "<rect a:onclick='x()' xmlns:a='http://x'/>",
    "handler that is set": "<set attributeName='onmouseover' to='x()'/>",
    "handler that is moved": "<animate attributeName=' ONCLICK ' values='x()'/>",
    "foreign object": "<foreignObject><p/></foreignObject>",
    "HTML": "<iframe xmlns='http://www.w3.org/1999/xhtml' src='x'/>",
    "embedded frame": "<iframe href='#a'/>",
    "sound": "<audio href='#a'/>",
    "picture from elsewhere": "<image href='https://x.fi/a.png'/>",
    "picture by xlink": "<image xlink:href='//x.fi/a.png'/>",
    "picture of the site": "<image href='/images/a.png'/>",
    "picture of the machine": "<image href='file:///etc/passwd'/>",
    "script in a link": "<a href='java&#x09;script:alert(1)'/>",
    "link in data": "<a href='data:text/html,x'/>",
    "SVG in data": "<use href='data:image/svg+xml;base64,x#a'/>",
    "filter from elsewhere": "<feImage href='https://x.fi/a.png'/>",
    "link that is set": "<set attributeName='href' to='https://x.fi'/>",
    "base": "<g xml:base='https://x.fi/'/>",
    "style from elsewhere": "<style>@import url(https://x.fi/a.css);</style>",
    "escaped style": "<style>@\\69mport 'https://x.fi/a.css';</style>",
    "escaped address": "<rect style='fill:u\\000072l(https://x.fi/a)'/>",
    "address in a property": "<rect style='--a:url(https://x.fi/a)'/>",
    "paint from elsewhere": "<rect fill='url(https://x.fi/a#b)'/>",
    "paint that is set": "<set attributeName='fill' to='url(https://x.fi/a#b)'/>",
    "mask from elsewhere": "<rect mask=\"url('//x.fi/a#b')\"/>",
    "font from elsewhere": "<style>@font-face{src:url(https://x.fi/a.woff)}</style>",
    "picture set": "<style>a{background:-webkit-image-set('a.png' 1x)}</style>",
    "style in CDATA": "<style><![CDATA[a{background:url(//x.fi)}]]></style>",
    "style in pieces": "<style>a{background:u<!-- -->rl(//x.fi)}</style>",
}


@pytest.mark.parametrize("inside", REFUSED.values(), ids=REFUSED.keys())
def test_svg_that_runs_or_fetches_something_is_refused(inside):
    outcome = inspect("images/a.svg", svg(inside))
    assert isinstance(outcome, Problem)
    assert outcome.code in {"svg-active", "svg-foreign-address"}


@pytest.mark.parametrize(
    "subset",
    [
        '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">',
        '<!ENTITY a SYSTEM "file:///etc/passwd">',
        '<!ENTITY % a SYSTEM "https://x.fi/a.dtd"> %a;',
        '<!ATTLIST svg onload CDATA "x()">',
    ],
    ids=["laughs", "file", "parameter", "attribute"],
)
def test_svg_that_defines_anything_is_refused(subset):
    outcome = inspect("images/a.svg", svg("<text>&b;</text>", before=f"<!DOCTYPE svg [{subset}]>"))
    assert isinstance(outcome, Problem)
    assert outcome.code == "svg-doctype"


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_svg_is_read_in_its_own_encoding(encoding):
    text = f'<?xml version="1.0" encoding="{encoding}"?>' + svg("<script/>").decode()
    outcome = inspect("images/a.svg", text.encode(encoding))
    assert isinstance(outcome, Problem)


def test_large_svg_is_read_to_its_end():
    elements = "<g>" * 40_000 + "</g>" * 40_000 + "<rect fill='url(#a)'/>" * 20_000
    assert inspect("images/a.svg", svg(elements)) == PictureFacts("SVG", 4, 3)
