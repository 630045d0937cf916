"""Pictures as cameras and drawing programs make them, and a small site that shows them in every place."""

from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, ImageCms, ImageDraw, ImageFilter

from tests.setup.checkout import ROOT

SETTINGS = """
import sys
sys.path.insert(0, {root!r})
from pelicanconf import *
CACHE_PATH = {cache!r}
THEME = {theme!r}
"""
# As long as those of the real issues: it makes a card as high as it is.
SUMMARY = (
    "Numerossa kerrotaan, miten kunnat kehittävät sosiaalityötä yhdessä, mitä asiakkaat ajattelevat palveluista ja "
    "missä kaikkialla keväällä tavataan. Lisäksi esitellään uudet julkaisut ja kaksi alkavaa hanketta."
)
TEXTS = {
    "organisations/koske.md": "title: Koske\n---\n",
    "newsletters/2021-1.md": (
        f"number: 1\nyear: 2021\ntitle: Uutiskirje 1/2021\ndate: 2021-02-01\nsummary: {SUMMARY}\n"
        "image: {src: images/wide.jpg, alt: Kansi, credit: Koske}\n---\n"
        "Pääkirjoitus.\n\n## Juttu {#juttu}\n\nTekstiä.\n\n![Kuva jutussa](images/wide.jpg){credit=Koske}\n"
    ),
    "newsletters/2020-1.md": (
        f"number: 1\nyear: 2020\ntitle: Uutiskirje 1/2020\ndate: 2020-02-01\nsummary: {SUMMARY}\n"
        "image: {src: images/tall.jpg, alt: Kansi, credit: Koske}\n---\nPääkirjoitus.\n"
    ),
    "projects/hanke.md": (
        "title: Hanke\nsummary: Hankkeesta.\nstart: 2020\n"
        "image: {src: images/panorama.jpg, alt: Maisema, credit: Koske}\n---\nTekstiä.\n"
    ),
    "news/kuvia.md": (
        "title: Kuvia\ndate: 2021-02-02\nsummary: Kuvia joka paikassa.\n"
        "image: {src: images/wide.jpg, alt: Metsä, credit: Koske}\n---\n"
        "![Tekstin kuva](images/tall.jpg){credit=Koske}\n\nRivillä ![merkki](images/small.png) on kuva.\n\n"
        '::project[hanke]\n\n::video[https://example.org/v]{title="Video" still="images/still.jpg"}\n'
    ),
    "pages/pitka.md": (
        "title: Pitkä sivu\nimage: {src: images/wide.jpg, alt: Metsä, credit: Koske}\n---\n"
        "## Yksi\n\nTekstiä.\n\n![Kuva](images/wide.jpg){credit=Koske}\n\n## Kaksi\n\nTekstiä.\n\n## Kolme\n\nTekstiä.\n"
    ),
    "people/maija-mallikas.md": (
        "title: Maija Mallikas\nphoto: images/wide.jpg\nroles:\n  - {title: Johtaja, projects: [hanke]}\n---\n"
    ),
}


@cache
def photo(width: int, height: int, seed: int = 0) -> Image.Image:
    """Clouds of many colours, the same each time; another ``seed`` gives others."""
    rows = [bytes(((x * (3 + seed) + y * y) ^ (x * y + seed)) & 255 for x in range(97)) for y in range(61)]
    grain = Image.frombytes("L", (97, 61), b"".join(rows)).resize((width, height), Image.Resampling.BICUBIC)
    light = Image.linear_gradient("L").resize((width, height))
    bands = (ImageChops.add(grain, light, 2), ImageChops.subtract(light, grain, 2, 90), grain)
    return Image.merge("RGB", bands).filter(ImageFilter.GaussianBlur(1))


def drawing(width: int, height: int) -> Image.Image:
    """A few flat colours."""
    image = Image.new("RGB", (width, height), "#f4efe3")
    draw = ImageDraw.Draw(image)
    draw.ellipse((width // 8, height // 8, width // 2, height // 2), "#17523f")
    draw.line((0, height, width, 0), "#b23718", 5)
    return image


def stored(image: Image.Image, name: str = "JPEG", **options: object) -> bytes:
    """The bytes of a picture."""
    stream = BytesIO()
    image.save(stream, name, **options)
    return stream.getvalue()


def profile(name: str) -> bytes:
    """A profile of colours that Pillow knows by this name."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(name)).tobytes()


def swapped_profile() -> bytes:
    """A profile of RGB in which red and blue have changed places: whoever passes it over shows other colours."""
    data = bytearray(profile("sRGB"))
    count = int.from_bytes(data[128:132])
    entries = {bytes(data[at : at + 4]): at for at in range(132, 132 + 12 * count, 12)}
    red, blue = entries[b"rXYZ"], entries[b"bXYZ"]
    data[red + 4 : red + 12], data[blue + 4 : blue + 12] = (
        data[blue + 4 : blue + 12],
        data[red + 4 : red + 12],
    )
    return bytes(data)


def write_site(folder: Path, pictures: dict[str, bytes]) -> Path:
    """A content folder with these pictures, and beside it the settings of a build, which are returned."""
    for path, text in TEXTS.items():
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        front, _, body = text.partition("---\n")
        file.write_text(f"---\n{front}---\n\n{body}", encoding="utf-8")
    for name, data in pictures.items():
        file = folder / "content/images" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    settings = folder / "settings.py"
    named = {"root": str(ROOT), "cache": str(folder / "cache"), "theme": str(ROOT / "theme")}
    settings.write_text(SETTINGS.format(**named), encoding="utf-8")
    return settings


def every_place(size: int = 1) -> dict[str, bytes]:
    """What `TEXTS` shows, ``size`` times smaller than it comes from a camera."""
    return {
        "wide.jpg": stored(photo(2400 // size, 1600 // size)),
        "tall.jpg": stored(photo(1500 // size, 2000 // size, 1)),
        "panorama.jpg": stored(photo(3000 // size, 1000 // size, 2)),
        "still.jpg": stored(photo(2000 // size, 1125 // size, 3)),
        "small.png": stored(drawing(200, 120), "PNG"),
    }
