"""What a theme draws cards with: three drawings in SVG, and the fonts that they name.

A ``<rect>`` with ``data-text`` is not drawn: it is the room of that text (``label``, ``title``, ``text``,
``name``, ``tagline``), with its font, its largest and least size and its colour. One with ``data-below``
begins where the text that it names has ended. ``data-picture`` is the room of the item's picture.
"""

import io
from collections.abc import Iterator, Mapping
from functools import lru_cache
from xml.etree import ElementTree as ET

from msgspec import Struct
from PIL import Image, ImageFont

from plugins.core.social import HEIGHT, WIDTH, SocialCard
from plugins.core.theme import ThemeError

Art = Mapping[str, bytes]
"""The files of a theme's folder ``cards``, by name."""

SITE, TEXT, PICTURE = "plain.svg", "text.svg", "picture.svg"

_RECT = "{http://www.w3.org/2000/svg}rect"
_TEXTS = frozenset(SocialCard.__struct_fields__)
# Latin letters and what stands between them: no font of ours has more.
_SIGNS = (*map(chr, range(0x20, 0x250)), *map(chr, range(0x2010, 0x2040)), "€", "№", "−")


class Room(Struct, frozen=True):
    """Where something stands, in pixels."""

    x: int
    y: int
    width: int
    height: int


class TextRoom(Struct, frozen=True):
    """The room of a text; ``sizes`` are the largest and the least."""

    text: str
    room: Room
    font: str
    sizes: tuple[int, int]
    colour: str
    below: str
    gap: int


class Drawing(Struct, frozen=True):
    """A drawing of the theme: as SVG without its rooms, the rooms of the texts, and that of the picture."""

    svg: str
    texts: tuple[TextRoom, ...]
    picture: Room | None


def look_over(art: Art) -> None:
    """Raise ThemeError for a card that could not be drawn."""
    for name in (SITE, TEXT, PICTURE):
        for one in drawing(name, art).texts:
            letters(one.font, art)


def drawing(name: str, art: Art) -> Drawing:
    """A drawing by its name. Raises ThemeError."""
    return _read(name, _file(name, art))


def picture_of(name: str, art: Art) -> Image.Image:
    """A drawing as a picture, which is not to be changed. Raises ThemeError."""
    return _rasterised(name, drawing(name, art).svg)


def font(name: str, size: int, art: Art) -> ImageFont.FreeTypeFont:
    """A font in a size, shaped by what its file says alone. Raises ThemeError."""
    try:
        return _font(_file(name, art), size)
    except OSError as fault:
        raise ThemeError(f"cards/{name}", str(fault)) from fault


def letters(name: str, art: Art) -> frozenset[str]:
    """The signs that a font has. Raises ThemeError."""
    font(name, 32, art)
    return _letters(_file(name, art))


def _file(name: str, art: Art) -> bytes:
    if name not in art:
        raise ThemeError(f"cards/{name}", "", "theme-no-card")
    return art[name]


@lru_cache(maxsize=8)
def _read(name: str, svg: bytes) -> Drawing:
    try:
        root = ET.fromstring(svg)  # noqa: S314 - the theme's own file
        rooms = [one for one in root.iter(_RECT) if {"data-text", "data-picture"} & one.attrib.keys()]
        texts = tuple(_text_room(one) for one in rooms if "data-text" in one.attrib)
        picture = next((_room(one) for one in rooms if "data-picture" in one.attrib), None)
        for parent in [*root.iter()]:
            for one in [child for child in parent if child in rooms]:
                parent.remove(one)
    except (ET.ParseError, KeyError, ValueError) as fault:
        raise ThemeError(f"cards/{name}", " ".join(f"{type(fault).__name__}: {fault}".split())) from fault
    return Drawing(ET.tostring(root, encoding="unicode"), texts, picture)


def _text_room(rect: ET.Element) -> TextRoom:
    text = rect.attrib["data-text"]
    if text not in _TEXTS:
        raise ValueError(f'data-text="{text}"')
    return TextRoom(
        text,
        _room(rect),
        f"{rect.attrib['data-font']}.woff2",
        (int(rect.attrib["data-size"]), int(rect.attrib["data-least"])),
        rect.attrib["fill"],
        rect.get("data-below", ""),
        int(rect.get("data-gap", "0")),
    )


def _room(rect: ET.Element) -> Room:
    return Room(*(int(rect.attrib[name]) for name in ("x", "y", "width", "height")))


@lru_cache(maxsize=8)
def _rasterised(name: str, svg: str) -> Image.Image:
    import resvg_py  # noqa: PLC0415 - once in a process

    try:
        made = resvg_py.svg_to_bytes(svg_string=svg, width=WIDTH, height=HEIGHT, skip_system_fonts=True)
    except ValueError as fault:
        raise ThemeError(f"cards/{name}", str(fault)) from fault
    with Image.open(io.BytesIO(made)) as image:
        return image.convert("RGB")


@lru_cache(maxsize=128)
def _font(data: bytes, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(io.BytesIO(data), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=8)
def _letters(data: bytes) -> frozenset[str]:
    return frozenset(_known(_font(data, 32)))


def _known(face: ImageFont.FreeTypeFont) -> Iterator[str]:
    """What does not look as what no font has (U+FFFE is no character)."""
    nothing = bytes(face.getmask("\ufffe")), face.getlength("\ufffe")
    for sign in _SIGNS:
        if (bytes(face.getmask(sign)), face.getlength(sign)) != nothing:
            yield sign
