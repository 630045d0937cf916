"""A card is drawn: resvg makes the theme's drawing a picture, Pillow writes on it.

Nothing of the machine comes in: fonts are the theme's own files, shaped by what these files say alone, and
resvg is given no text. The same card, theme and libraries give the same bytes.
"""

import io
from math import ceil

from PIL import Image, ImageDraw, ImageOps

from plugins.core.scaling import base
from plugins.core.social import SocialCard
from plugins.core.source import PictureFacts
from plugins.social_cards.art import (
    PICTURE,
    SITE,
    TEXT,
    Art,
    Room,
    TextRoom,
    drawing,
    font,
    letters,
    picture_of,
)
from plugins.social_cards.layout import LEADING, UNIT, Setting, fitted, writable

_QUALITY = 88
_ASCENT = 0.86  # of a size: from the top of a line to what its letters stand on


def drawn(card: SocialCard, art: Art, facts: PictureFacts | None, picture: bytes) -> bytes:
    """The card as a JPEG, which services of every kind show; ``facts`` are those of the picture on it.

    Raises ThemeError.
    """
    name = PICTURE if facts else TEXT if card.label else SITE
    plan, image = drawing(name, art), picture_of(name, art).copy()
    if facts and plan.picture is not None:
        _lay(facts, picture, image, plan.picture)
    ends: dict[str, int] = {}
    for place in plan.texts:
        _write(card, place, image, art, ends)
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
    return stream.getvalue()


def _lay(facts: PictureFacts, picture: bytes, image: Image.Image, room: Room) -> None:
    """Fill a room with the middle of a picture; what shows through is the drawing."""
    share = min(1, max(room.width / facts.width, room.height / facts.height))
    own = base(facts.format, picture, (ceil(facts.width * share), ceil(facts.height * share)))
    part = ImageOps.fit(own.convert("RGBA"), (room.width, room.height), Image.Resampling.LANCZOS)
    image.paste(part, (room.x, room.y), part)


def _write(card: SocialCard, place: TextRoom, image: Image.Image, art: Art, ends: dict[str, int]) -> None:
    """Set a text in its room; one that stands below another begins where that ends."""
    text, room = _words(card, place, art), place.room
    top = max(room.y, ends[place.below] + place.gap) if place.below in ends else room.y
    height = room.y + room.height - top
    if not text or height < place.sizes[1] * LEADING:
        return
    setting = fitted(text, (room.width, height), place.sizes, font(place.font, UNIT, art).getlength)
    ends[place.text] = top + round(len(setting.lines) * setting.size * LEADING)
    _draw(image, setting, (room.x, top), place, art)


def _words(card: SocialCard, place: TextRoom, art: Art) -> str:
    """A text of the card as its font can write it; a title in other letters gives way to the site's name."""
    known = letters(place.font, art)
    text = writable(getattr(card, place.text), known)
    return text or (writable(card.name, known) if place.text == "title" else "")


def _draw(image: Image.Image, setting: Setting, corner: tuple[int, int], place: TextRoom, art: Art) -> None:
    pen, face = ImageDraw.Draw(image), font(place.font, setting.size, art)
    x, y = corner
    for at, line in enumerate(setting.lines):
        baseline = y + round(setting.size * (at * LEADING + _ASCENT))
        pen.text((x, baseline), line, font=face, fill=place.colour, anchor="ls")
