import warnings
import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from plugins.core.metadata import stripped
from plugins.core.pictures import inspect
from plugins.core.problems import Problem, describe
from plugins.core.source import PictureFacts

ENDINGS = {"PNG": "png", "JPEG": "jpg", "WebP": "webp", "GIF": "gif", "AVIF": "avif"}
SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def raster(name, size=(40, 30), **options):
    noise = Image.effect_noise(size, 60).convert("RGB")
    stream = BytesIO()
    noise.save(stream, name.upper(), **options)
    return stream.getvalue()


def svg(inside="", attributes='width="40" height="30"', before=""):
    return f"{before}<svg {SVG} {attributes}>\n{inside}\n</svg>".encode()


def told(path, data, lang="fi"):
    outcome = inspect(path, data)
    assert isinstance(outcome, Problem), outcome
    return describe(outcome, lang)


RASTERS = {name: raster(name) for name in ENDINGS}


@pytest.mark.parametrize("name", ENDINGS)
def test_sound_picture_gives_its_format_and_size(name):
    assert inspect(f"images/x.{ENDINGS[name]}", RASTERS[name]) == PictureFacts(name, 40, 30)


@pytest.mark.parametrize("ending", ["jpeg", "JPG", "Jpeg"])
def test_other_spellings_of_an_ending_are_the_same_format(ending):
    assert inspect(f"images/x.{ending}", RASTERS["JPEG"]) == PictureFacts("JPEG", 40, 30)


@pytest.mark.parametrize(
    ("orientation", "size"),
    [(1, (40, 30)), (2, (40, 30)), (3, (40, 30)), (5, (30, 40)), (6, (30, 40)), (8, (30, 40)), (9, (40, 30))],
)
@pytest.mark.parametrize("name", ["JPEG", "WebP", "PNG"])
def test_size_is_that_of_the_turned_picture(name, orientation, size):
    exif = Image.Exif()
    exif[0x0112] = orientation
    facts = inspect(f"images/x.{ENDINGS[name]}", raster(name, exif=exif))
    assert facts == PictureFacts(name, *size)


@pytest.mark.parametrize("name", ["JPEG", "WebP", "PNG"])
def test_the_bytes_that_go_out_are_counted_without_what_the_file_tells_beside_the_picture(name):
    exif = Image.Exif()
    exif[0x013B] = "Marja Heikkilä" * 20
    data = raster(name, exif=exif)
    facts = inspect(f"images/x.{ENDINGS[name]}", data)
    assert isinstance(facts, PictureFacts)
    assert facts.size == len(stripped(name, data)) < len(data)


def test_broken_exif_turns_nothing():
    data = raster("JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\x7f")
    assert inspect("images/x.jpg", data) == PictureFacts("JPEG", 40, 30)


def test_moving_picture_has_the_size_of_its_frames():
    frames = [Image.effect_noise((40, 30), 60) for _ in range(3)]
    stream = BytesIO()
    frames[0].save(stream, "GIF", save_all=True, append_images=frames[1:])
    assert inspect("images/x.gif", stream.getvalue()) == PictureFacts("GIF", 40, 30, moving=True)
    assert told("images/x.gif", stream.getvalue()[:-300]).startswith(
        "content/images/x.gif:1:1: virhe: kuva on vioittunut"
    )


@pytest.mark.parametrize("name", ENDINGS)
@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_picture_that_breaks_off_is_damaged(name, kept):
    data = RASTERS[name][: int(len(RASTERS[name]) * kept)]
    assert told(f"images/x.{ENDINGS[name]}", data) == (
        f"content/images/x.{ENDINGS[name]}:1:1: virhe: kuva on vioittunut: {name}-tiedosto katkeaa kesken "
        "tai sen sisältö on rikki. Tuo kuva uudelleen alkuperäisestä."
    )


def test_png_without_its_end_is_damaged():
    assert "vioittunut" in told("images/x.png", RASTERS["PNG"][:-12])


def test_png_with_a_false_check_sum_is_damaged():
    data = bytearray(RASTERS["PNG"])
    data[data.index(b"IDAT") + 100] ^= 0xFF
    assert "vioittunut" in told("images/x.png", bytes(data))


@pytest.mark.parametrize(
    ("path", "data", "message"),
    [
        (
            "images/a.png",
            b"",
            "kuvatiedosto on tyhjä. Se on luultavasti jäänyt kesken kopioitaessa: tuo kuva uudelleen.",
        ),
        (
            "images/a.jpg",
            RASTERS["PNG"],
            (
                "nimen mukaan kuva on JPEG, mutta sisältö on PNG. Anna tiedostolle pääte .png "
                "ja korjaa nimi teksteihin, joissa kuva on."
            ),
        ),
        (
            "images/a.svg",
            RASTERS["JPEG"],
            (
                "nimen mukaan kuva on SVG, mutta sisältö on JPEG. Anna tiedostolle pääte .jpg "
                "ja korjaa nimi teksteihin, joissa kuva on."
            ),
        ),
        (
            "images/a.png",
            svg(),
            (
                "nimen mukaan kuva on PNG, mutta sisältö on SVG. Anna tiedostolle pääte .svg "
                "ja korjaa nimi teksteihin, joissa kuva on."
            ),
        ),
        (
            "images/a.jpg",
            b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
            (
                "nimen mukaan kuva on JPEG, mutta sisältö on HEIC. "
                "Avaa se kuvankäsittelyohjelmassa ja tallenna muodossa JPEG."
            ),
        ),
        (
            "images/a.png",
            "Pöytäkirja".encode(),
            "nimen mukaan tämä on PNG-kuva, mutta sisältö ei ole kuva lainkaan. Tuo oikea tiedosto.",
        ),
        (
            "images/a.svg",
            b"<!-- <html> --><p>x</p>",
            "nimen mukaan tämä on SVG-kuva, mutta sisältö ei ole kuva lainkaan. Tuo oikea tiedosto.",
        ),
        (
            "images/a.tiff",
            b"II*\0",
            (
                "tiedoston pääte ”.tiff” ei ole minkään sallitun kuvamuodon. Tallenna kuva jossakin näistä: "
                ".jpg, .jpeg, .png, .webp, .avif, .gif, .svg. Muut kuin kuvat kuuluvat kansioon files."
            ),
        ),
    ],
)
def test_what_is_no_picture_of_its_name_is_told(path, data, message):
    assert told(path, data) == f"content/{path}:1:1: virhe: {message}"


def test_name_without_an_ending_is_told():
    assert told("images/kuva", RASTERS["PNG"], "en").startswith(
        "content/images/kuva:1:1: error: the ending “” is that of no allowed picture format."
    )


def bare_png(width, height):
    """A PNG that claims a size and has one byte of pixels."""

    def chunk(kind, body):
        return len(body).to_bytes(4) + kind + body + zlib.crc32(kind + body).to_bytes(4)

    header = width.to_bytes(4) + height.to_bytes(4) + b"\x08\x02\0\0\0"
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0"))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("width", "height", "megapixels"), [(10_001, 5000, 51), (20_000, 20_000, 400), (100_000, 100_000, 10_000)]
)
def test_picture_over_50_megapixels_is_refused_by_its_header(width, height, megapixels):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        message = told("images/a.png", bare_png(width, height))
    assert message == (
        f"content/images/a.png:1:1: virhe: kuvassa on {width} × {height} kuvapistettä eli {megapixels} megapikseliä, "
        "ja enintään 50 sallitaan. Pienennä kuva: 2400 kuvapisteen leveys riittää."
    )


def test_picture_of_just_50_megapixels_is_not_too_large():
    assert "vioittunut" in told("images/a.png", bare_png(10_000, 5000))


@settings(deadline=None, max_examples=60)
@given(data=st.data(), name=st.sampled_from(["PNG", "JPEG", "WebP", "GIF"]))
def test_no_bytes_make_the_inspection_fail(data, name):
    altered = bytearray(RASTERS[name])
    near = st.integers(0, min(len(altered), 200) - 1)
    for place, value in data.draw(st.lists(st.tuples(near, st.integers(0, 255)), min_size=1, max_size=8)):
        altered[place] = value
    assert isinstance(inspect(f"images/x.{ENDINGS[name]}", bytes(altered)), PictureFacts | Problem)


@given(inside=st.binary(max_size=60))
def test_no_bytes_make_the_reading_of_an_svg_fail(inside):
    outcome = inspect("images/x.svg", f"<svg {SVG} width='4' height='3'>".encode() + inside + b"</svg>")
    assert isinstance(outcome, PictureFacts | Problem)


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="40" height="30"', (40, 30)),
        ('width="40px" height=" 30.5px "', (40, 31)),
        ('width="40" height="30" viewBox="0 0 8 8"', (40, 30)),
        ('viewBox="0 0 400 300"', (400, 300)),
        ('viewBox="-10,-10,400.4,0.2"', (400, 1)),
        ('width="100%" height="100%" viewBox="0 0 400 300"', (400, 300)),
        ('width="210mm" height="297mm" viewBox="0 0 210 297"', (794, 1123)),
        ('width="10cm" height="1in"', (378, 96)),
        ('width="72pt" height="6pc"', (96, 96)),
        ('width="200" viewBox="0 0 400 300"', (200, 150)),
        ('height="150" viewBox="0 0 400 300"', (200, 150)),
    ],
)
def test_svg_has_the_size_that_browsers_give_it(attributes, size):
    assert inspect("images/x.svg", svg(attributes=attributes)) == PictureFacts("SVG", *size)


@pytest.mark.parametrize(
    "attributes",
    [
        "",
        'width="40"',
        'width="50em" height="3vw"',
        'viewBox="0 0 0 30"',
        'viewBox="0 0 1e999 30"',
        'viewBox="0 0 30"',
        'width="0" height="0"',
        'width="-4" height="3"',
    ],
)
def test_svg_without_a_size_is_told(attributes):
    assert told("images/x.svg", svg(attributes=attributes)) == (
        "content/images/x.svg:1:1: virhe: SVG-kuvalla ei ole kokoa. Lisää <svg>-merkintään viewBox tai leveys "
        'ja korkeus kuvapisteinä, esimerkiksi width="800" height="600".'
    )


ACTIVE = (
    "SVG-kuvassa on toiminnallista tai upotettua sisältöä ({found}, rivi {line}), jota ei sallita. "
    "Tallenna kuva piirto-ohjelmasta tavallisena SVG-kuvana tai PNG-kuvana."
)
FOREIGN = (
    "SVG-kuva viittaa itsensä ulkopuolelle ({found}, rivi {line}). Kuvassa saa viitata vain sen omiin osiin (#…): "
    "poista viittaus tai tallenna kuva PNG-muodossa."
)


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ("<s:script xmlns:s='http://www.w3.org/2000/svg'/>", "<script>"),
        ("<g onclick='x()'/>", 'onclick="x()"'),
        ("<g ONLOAD='x()'/>", 'onload="x()"'),
        ("<foreignObject/>", "<foreignObject>"),
        ("<p xmlns='http://www.w3.org/1999/xhtml'/>", "<p>"),
        ("<set attributeName='xlink:href' to='x'/>", 'attributeName="xlink:href"'),
        ("<animate attributeName='onload' to='x'/>", 'attributeName="onload"'),
        ("<style>@im<b/>port 'x'</style>", "<b>"),
    ],
)
def test_svg_that_does_something_is_refused(inside, found):
    assert told("images/x.svg", svg(inside)) == "content/images/x.svg:1:1: virhe: " + ACTIVE.format(
        found=found, line=2
    )


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ("<image href='http://x.fi/a.png'/>", "http://x.fi/a.png"),
        ("<image xlink:href='https://x.fi/a.png'/>", "https://x.fi/a.png"),
        ("<image href='a.png'/>", "a.png"),
        ("<use href='//x.fi/a.svg#b'/>", "//x.fi/a.svg#b"),
        ("<a href=' javascript:alert(1)'/>", "javascript:alert(1)"),
        ("<use href='data:image/svg+xml,x'/>", "data:image/svg+xml,x"),
        ("<g xml:base='https://x.fi/'/>", "https://x.fi/"),
        ("<rect fill='url(https://x.fi/a#b)'/>", "https://x.fi/a#b"),
        ("<rect style='fill: URL( \"x.svg#b\" )'/>", "x.svg#b"),
        (r"<style>a { fill: u\72 l(x.png) }</style>", "x.png"),
        ("<style>/* */ @import 'x.css';</style>", "@import 'x.css'"),
        ("<style><![CDATA[ b { background: image-set('x.png' 1x) } ]]></style>", "image-set('x.png' 1x"),
    ],
)
def test_svg_that_fetches_something_is_refused(inside, found):
    assert told("images/x.svg", svg(inside)) == "content/images/x.svg:1:1: virhe: " + FOREIGN.format(
        found=found, line=2
    )


def test_svg_with_a_style_sheet_of_its_own_file_is_refused():
    data = svg(before='<?xml version="1.0"?>\n<?xml-stylesheet href="x.css"?>')
    assert told("images/x.svg", data).endswith(
        FOREIGN.format(found='<?xml-stylesheet href="x.css"?>', line=2)
    )


@pytest.mark.parametrize(
    "inside",
    [
        "<use href='#a'/><use xlink:href='#a'/><rect fill='url(#a)' style=\"fill: url('#b')\"/>",
        "<image href='data:image/png;base64,AAAA'/>",
        "<style>@font-face { src: url(data:font/woff2;base64,AAAA) } a { fill: red }</style>",
        "<metadata xmlns:r='http://x/rdf'><r:li r:resource='http://purl.org/dc/dcmitype/StillImage'/></metadata>",
        "<text>@import onclick url(http://x.fi)</text><title>&lt;script&gt;</title>",
    ],
)
def test_svg_that_keeps_to_itself_passes(inside):
    assert inspect("images/x.svg", svg(inside)) == PictureFacts("SVG", 40, 30)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            svg(before='<?xml version="1.0"?>\n<!DOCTYPE svg [<!ENTITY a "b">]>\n'),
            (
                "SVG-kuvan rivillä 2 on DOCTYPE-määrittely, joka voi tuoda kuvaan vierasta sisältöä. Poista se "
                "tai tallenna kuva piirto-ohjelmasta tavallisena tai optimoituna SVG-kuvana."
            ),
        ),
        (svg("<g>"), "SVG-kuvan rakenne on rikki rivillä 3. Vie kuva piirto-ohjelmasta uudelleen."),
        (svg("&nbsp;"), "SVG-kuvan rakenne on rikki rivillä 2. Vie kuva piirto-ohjelmasta uudelleen."),
        (b"<svg width=4>", "SVG-kuvan rakenne on rikki rivillä 1. Vie kuva piirto-ohjelmasta uudelleen."),
        (
            svg(before='<?xml version="1.0" encoding="nonsense"?>'),
            "SVG-kuvan rakenne on rikki rivillä 1. Vie kuva piirto-ohjelmasta uudelleen.",
        ),
        (
            b'<svg width="4" height="3"/>',
            (
                "SVG-kuvan alusta puuttuu xmlns, eivätkä selaimet näytä kuvaa. "
                'Lisää se: <svg xmlns="http://www.w3.org/2000/svg" …>.'
            ),
        ),
    ],
)
def test_svg_that_is_no_plain_xml_is_told(data, message):
    assert told("images/x.svg", data) == f"content/images/x.svg:1:1: virhe: {message}"


def test_svg_may_be_utf_16():
    data = f'<?xml version="1.0" encoding="utf-16"?><svg {SVG} width="4" height="3"/>'.encode("utf-16")
    assert inspect("images/x.svg", data) == PictureFacts("SVG", 4, 3)
