"""Social cards: drawn alike everywhere, never out of their room, made of the theme."""

import dataclasses
import io
from datetime import date
from functools import cache
from itertools import pairwise

import pytest
from msgspec.structs import replace
from PIL import Image, ImageChops

from plugins.core.artifact import Derived
from plugins.core.build import build
from plugins.core.engine import Engine
from plugins.core.social import HEIGHT, WIDTH, SocialCard
from plugins.core.source import PictureFacts
from plugins.core.theme import ThemeError
from plugins.social_cards.art import PICTURE, SITE, TEXT, Art, drawing, font, letters, look_over, picture_of
from plugins.social_cards.drawing import drawn
from plugins.social_cards.layout import LEADING, UNIT, by_words, fitted, writable
from tests.outputs.sites import built, given, theme
from tests.photographs import stored, swapped_profile

COMPOUND = "Sosiaalihuoltolainsäädännönuudistamistyöryhmänpuheenjohtajuuskausien"
TITLES = (
    "Tämä",
    "LUMO – lastensuojelun uudistaminen monialaisesti",
    f"{COMPOUND} arviointi",
    "Työllisyydenhoidon monialaisten palveluprosessien kehittäminen ja vaikuttavuuden mittaaminen 2020–2023",
    "Barnskyddets tvärsektoriella verksamhetsmodell: ”Systemiskt arbetssätt” i Mellersta Finland",
    "Čáhppes šiella, ŋuotna žiga, Łódź",
    "A" * 300,
    "sana " * 200,
)


def card(title: str = "PRO SOS", **more: str) -> SocialCard:
    made = SocialCard(
        "fi", "Kehittämishanke · Käynnissä", title, "Uutta sosiaalityötä.", "Koske", "Osaamiskeskus"
    )
    return replace(made, **more)


@cache
def photo() -> bytes:
    return stored(Image.radial_gradient("L").resize((900, 400)).convert("RGB"), "PNG")


def jpeg(shown: SocialCard, art: Art, picture: bytes = b"") -> bytes:
    """The card with a picture that is 900 pixels wide and 400 high."""
    return drawn(shown, art, PictureFacts("PNG", 900, 400) if picture else None, picture)


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    assert (image.format, image.size) == ("JPEG", (WIDTH, HEIGHT))
    return image.convert("RGB")


@pytest.mark.parametrize("picture", [b"", photo()], ids=["text", "picture"])
@pytest.mark.parametrize("title", TITLES, ids=lambda title: title[:12])
def test_no_text_leaves_its_room(title, picture):
    art = theme().cards
    name = PICTURE if picture else TEXT
    made = opened(jpeg(card(title, text=title), art, picture))
    base = picture_of(name, art).copy()
    if picture:
        bare = opened(jpeg(card("", label="x", text="", name="", tagline=""), art, picture))
        room = drawing(name, art).picture
        corner = (room.x, room.y, room.x + room.width, room.y + room.height)
        base.paste(bare.crop(corner), corner[:2])
    painted = ImageChops.difference(made, base).convert("L").point(lambda value: 255 if value > 60 else 0)
    left, top, right, bottom = painted.getbbox()
    rooms = [place.room for place in drawing(name, art).texts]
    assert left >= min(room.x for room in rooms) - 4
    assert right <= max(room.x + room.width for room in rooms) + 4
    assert bottom <= max(room.y + room.height for room in rooms) + 4
    assert top >= min(room.y for room in rooms) - 4


@pytest.mark.parametrize("text", ["", "a", "a b", "av va vaav", "a  b", " a ", *TITLES[:-2]], ids=repr)
def test_a_text_is_as_wide_as_its_words_however_near_its_letters_are_set(text):
    def width(written: str) -> float:
        nearer = sum(ord(one) * ord(other) % 7 for one, other in pairwise(written))
        return sum(map(ord, written)) - nearer / 64

    assert by_words(width)(text) == width(text)


@pytest.mark.parametrize("title", TITLES, ids=lambda title: title[:12])
@pytest.mark.parametrize("name", [SITE, TEXT, PICTURE])
def test_every_line_fits_its_room_as_it_is_drawn(name, title):
    art = theme().cards
    place = next(place for place in drawing(name, art).texts if place.text == "title")
    room = place.room.width, place.room.height
    setting = fitted(title, room, place.sizes, font(place.font, UNIT, art).getlength)
    face = font(place.font, setting.size, art)
    assert place.sizes[1] <= setting.size <= place.sizes[0]
    assert all(face.getlength(line) <= place.room.width for line in setting.lines)
    assert len(setting.lines) * setting.size * LEADING <= place.room.height


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Yksi kaksi", 200, ("Yksi kaksi",)),
        # Even lines, not one full and one with a word that is left over.
        ("aaa bbb ccc ddd", 120, ("aaa bbb", "ccc ddd")),
        ("Keski-Suomen", 90, ("Keski-", "Suomen")),
        # Where Finnish divides it, with a hyphen, and never a part of less than three letters.
        ("kehittämishankkeet", 120, ("kehittämis-", "hankkeet")),
        ("kaupunki", 60, ("kau-", "punki")),
    ],
)
def test_lines_are_even_and_words_divided_as_finnish_divides_them(text, width, lines):
    setting = fitted(text, (width, 25), (20, 20), lambda line: len(line) * UNIT / 2)
    if len(lines) == 1:
        assert setting.lines == lines
    setting = fitted(text, (width, 50), (20, 20), lambda line: len(line) * UNIT / 2)
    assert setting.lines == lines


def test_what_does_not_fit_says_that_there_is_more():
    setting = fitted("sana " * 50, (200, 50), (20, 20), lambda line: len(line) * UNIT / 2)
    assert len(setting.lines) == 2
    assert setting.lines[-1].endswith("sana…")


def test_fonts_have_the_letters_of_our_languages_and_their_neighbours():
    for name in ("bold.woff2", "regular.woff2"):
        known = letters(name, theme().cards)
        latin = {chr(code) for code in range(0xC0, 0x180)} - set("Ĳĳŉſ") | set("–—”’…·")
        assert latin - known == set()
        assert not set("Жあ") & known


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Hyvä 😀 paikka", "Hyvä paikka"),
        ("ế", "e"),
        ("Социальная работа", ""),
        ("Hanke Социальная", ""),
        ("a\u00a0b\u00adc\u2011d", "a bc-d"),
    ],
)
def test_no_letter_is_drawn_as_an_empty_box(text, written):
    known = letters("bold.woff2", theme().cards)
    found = writable(text, known)
    assert set(found) <= known
    assert found == written


def test_a_title_in_other_letters_gives_way_to_the_name_of_the_site():
    art = theme().cards
    assert jpeg(card("Социальная работа"), art) == jpeg(card("Koske"), art)


@pytest.mark.parametrize(
    ("picture", "colour"),
    [
        (stored(Image.new("RGB", (900, 400), "red"), "PNG", icc_profile=swapped_profile()), (0, 0, 255)),
        (stored(Image.new("I;16", (900, 400), 128 * 257), "PNG"), (128, 128, 128)),
        (stored(Image.new("1", (900, 400), 1), "PNG"), (255, 255, 255)),
    ],
    ids=["profile", "16-bits", "1-bit"],
)
def test_a_picture_has_the_colours_that_it_has_on_the_page(picture, colour):
    art = theme().cards
    room = drawing(PICTURE, art).picture
    found = opened(jpeg(card(), art, picture)).getpixel((room.x + room.width // 2, room.y + room.height // 2))
    assert all(abs(one - other) < 12 for one, other in zip(found, colour, strict=True))


def test_a_panorama_is_cut_to_its_middle():
    """A picture that is far wider than its room is never made as large as its height would ask for."""
    strip = Image.new("RGB", (30_000, 20), "blue")
    strip.paste("red", (14_000, 0, 16_000, 20))
    art = theme().cards
    whole = opened(drawn(card(), art, PictureFacts("PNG", 30_000, 20), stored(strip, "PNG")))
    room = drawing(PICTURE, art).picture
    red, _, blue = whole.getpixel((room.x + room.width // 2, room.y + room.height // 2))
    assert red > 200
    assert blue < 60


def test_the_same_card_is_the_same_file():
    art = theme().cards
    assert jpeg(card(), art, photo()) == jpeg(card(), dict(reversed(art.items())), photo())
    assert jpeg(card(), art) != jpeg(card("PRO SOS 2"), art)


def test_another_theme_draws_all_cards_anew():
    content = {"projects/x.md": "title: X\nsummary: S."}
    material, look, composition, identity, as_of = given(content)
    red = replace(look, cards={n: d.replace(b"#123a30", b"#701020") for n, d in look.cards.items()})
    versions = []
    for one in (look, red):
        made = {a.path: a for a in build(material, one, composition, identity, as_of).artifacts}
        page = made["hankkeet/x/index.html"].body.decode()
        versions.append(page.partition("card.jpg?v=")[2][:10])
        picture = opened(made["hankkeet/x/card.jpg"].make(b""))
        colour = picture.getpixel((20, 20))
        assert (colour[0] > 80) is (one is red)
    assert versions[0] != versions[1]


def test_a_theme_without_cards_has_none():
    material, look, composition, identity, as_of = given({"projects/x.md": "title: X\nsummary: S."})
    made = {
        a.path: a for a in build(material, replace(look, cards={}), composition, identity, as_of).artifacts
    }
    assert not [path for path in made if path.endswith("card.jpg")]
    page = made["hankkeet/x/index.html"].body.decode()
    assert "og:image" not in page
    assert '<meta name="twitter:card" content="summary">' in page


def test_cards_stand_beside_their_pages_in_every_language():
    site = built(
        {"projects/x.md": "title: X\nsummary: S.", "projects/y.md": "title: Y\nlang: sv\nsummary: S."}
    )
    cards = [path for path in site.files if path.endswith("card.jpg")]
    assert cards == ["card.jpg", "sv/card.jpg", "hankkeet/x/card.jpg", "sv/projekt/y/card.jpg"]
    assert all(isinstance(site.files[path], Derived) for path in cards)


@pytest.mark.parametrize(
    ("name", "data", "detail"),
    [
        (TEXT, None, ""),
        ("bold.woff2", None, ""),
        ("bold.woff2", b"x", "invalid stream operation"),
        (TEXT, b"<svg", "ParseError: "),
        (PICTURE, b'<svg xmlns="http://www.w3.org/2000/svg"><rect data-text="title"/></svg>', "KeyError: "),
        (PICTURE, b'<svg xmlns="http://www.w3.org/2000/svg"><rect data-text="price"/></svg>', "ValueError: "),
    ],
)
def test_a_fault_of_the_theme_is_told_with_its_file(name, data, detail):
    art = {file: bytes_ for file, bytes_ in theme().cards.items() if file != name}
    if data is not None:
        art[name] = data
    with pytest.raises(ThemeError) as fault:
        look_over(art)
    assert fault.value.where == f"cards/{name}"
    assert fault.value.detail.startswith(detail)
    assert (fault.value.code == "theme-no-card") is (data is None)


PROJECT = "title: Arki\nsummary: Perheille.\nstart: 2020\nend: 2021-03-31"
CONTENT = {
    "projects/arki.md": PROJECT,
    "projects/x.md": "title: X\nsummary: S.",
    "news/n.md": "title: N\ndate: 2020-01-01\nsummary: S.",
}
CARDS = {"card.jpg", "hankkeet/arki/card.jpg", "hankkeet/x/card.jpg"}


@pytest.mark.parametrize(
    ("changes", "anew"),
    [
        ({}, set()),
        ({"projects/arki.md": f"{PROJECT}\n---\nToinen teksti."}, set()),
        ({"projects/arki.md": f"{PROJECT}\ntags: [perheet]"}, set()),
        ({"news/n.md": "title: M\ndate: 2020-01-01\nsummary: S."}, set()),
        ({"projects/arki.md": PROJECT.replace("Arki", "Arjet")}, {"hankkeet/arki/card.jpg"}),
        ({"projects/arki.md": PROJECT.replace("Perheille", "Lapsille")}, {"hankkeet/arki/card.jpg"}),
        ({"projects/y.md": "title: Y\nsummary: S."}, {"hankkeet/y/card.jpg"}),
    ],
)
def test_a_card_is_drawn_anew_for_what_is_seen_on_it_alone(changes, anew):
    assert drawn_again(given(CONTENT), given(CONTENT | changes)) == anew


def test_a_day_draws_the_cards_of_the_projects_that_it_changes():
    before, after = date(2021, 3, 31), date(2021, 4, 1)
    assert drawn_again(given(CONTENT, before), given(CONTENT, after)) == {"hankkeet/arki/card.jpg"}
    assert drawn_again(given(CONTENT, after), given(CONTENT, date(2021, 4, 2))) == set()


def test_a_new_style_draws_no_card_and_a_new_look_all():
    material, look, *rest = given(CONTENT)
    styled = replace(look, static=look.static | {"style.css": b"p { color: red }"})
    assert drawn_again((material, look, *rest), (material, styled, *rest)) == set()
    other = replace(look, cards=look.cards | {"text.svg": look.cards["text.svg"] + b"\n"})
    assert drawn_again((material, look, *rest), (material, other, *rest)) == CARDS


def test_another_picture_of_the_same_name_draws_its_card_anew():
    content = CONTENT | {
        "projects/x.md": "title: X\nsummary: S.\nimage:\n  src: images/talvi.png\n  alt: Talvi"
    }
    material, *rest = given(content)
    other = tuple(dataclasses.replace(asset, digest=f"{asset.digest}0") for asset in material.assets)
    again = replace(material, assets=other)
    assert drawn_again((material, *rest), (again, *rest)) == {"hankkeet/x/card.jpg"}


def drawn_again(before: tuple, after: tuple) -> set[str]:
    """The cards that a second build makes."""
    first = build(*before)
    second = build(*after, engine=Engine(memory=first.memory, standing=None))
    return {path for path in second.receipts if path.endswith("card.jpg")}
