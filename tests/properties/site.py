"""A small site that has a little of everything, as a function of what its slots hold, and its edits on the disk."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from string import Template
from typing import Literal, NamedTuple

from PIL import Image

from tests.pdfs import TAGS, pdf
from tests.properties.slots import SLOTS as WRITTEN

PROJECT = Path(__file__).parents[2]
TEXTS = Path(__file__).parent / "texts"
THEME = PROJECT / "theme"

State = Mapping[str, str]
How = Literal["plainly", "with the old time", "in its place", "in its place with the old time"]
HOWS: tuple[How, ...] = ("plainly", "with the old time", "in its place", "in its place with the old time")

SETTINGS = """
import sys
from pathlib import Path

from pelicanconf import *

sys.path.insert(0, str(Path(__file__).parent))
SITENAME = "${site_name}"
SITESUBTITLE = "${site_tagline}"
SITEURL = "${site_url}"
ORGANISATION = "${organisation}"
EMAIL_PATTERN = "${email_pattern}"
CONTACT_PHONE = "${contact_phone}"
CONTACT_EMAIL = "${contact_email}"
POSTAL_ADDRESS = ("${postal_address}", "40100 Jyväskylä")
CHANNELS = (("Facebook", "${channel}"),)
SUBSCRIBE_URL = "${subscribe_url}"
ADDRESS_WORDS = ${address_words}
DEFAULT_LANG = "${default_lang}"
LANGUAGES = ${languages}
FEED_DOMAIN = "${feed_domain}"
FEED_YEAR = ${feed_year}
PREVIEW = ${preview}
PLUGINS = ${plugins}
"""

# Works on written files, as plugins for Pelican do.
PLUGIN = """
from pathlib import Path

from pelican import signals


def add(path, context):
    if path.endswith(".html"):
        Path(path).write_bytes(Path(path).read_bytes() + b"${own_line}")


def register():
    signals.content_written.connect(add)
"""

PLACES = {
    "news/kahvila.md": "{kahvila_at}",
    "news/kafe.md": "{kafe_at}",
    "news/vanha.md": "{vanha_at}",
    "news/lisa.md": "{lisa_at}",
    "organisations/esr.md": "{esr_at}",
    "people/arto-rautajoki.md": "{arto_at}",
    "newsletters/2016-2.md": "newsletters/{issues_at[0]}.md",
    "newsletters/2021-1.md": "newsletters/{issues_at[1]}.md",
}
# A word of the theme is another one; a template has a line more, or a fault.
_WORDS = {
    "fi": ("more_information: Kysy", "published: Ilmestynyt", "site.feed-all: Syöte", "og_locale: fi_SE"),
    "sv": ("more_information: Fråga",),
    "en": ("more_information: Ask",),
}
_LINES = ("<p>Yksi.</p>", "<p>Kaksi</p>")
_FAULTS = ("{{ no_such_name }}", "{% if %}")
_FAULTY = ("templates/article.html", "templates/macros.html", "templates/blocks/contact.html")
# Where a line is sure to be shown: at the end of the page, in the first block or macro of a part of it.
_SHOWN = re.compile(r"(?=</body>)|{% block (?:main|dateline) %}(?!{% endblock)|{% macro [^%]*%}")


def _theme_slots() -> Iterator[tuple[str, tuple[str, ...]]]:
    for path in sorted(THEME.rglob("*.html")):
        name = path.relative_to(THEME).as_posix()
        yield name, (*_LINES, *(_FAULTS if name in _FAULTY else ()))
    for lang, words in _WORDS.items():
        yield f"strings/{lang}.yaml", ("", *words)
    yield "styles/10-values.css", ("\n.x { color: red }", "\n.x { color: tan }")
    yield "static/mark.svg", ("<!-- one -->", "<!-- two -->")
    yield "static/extra.txt", ("", "One.", "Two.")


SLOTS = {**WRITTEN, **{f"theme/{path}": values for path, values in _theme_slots()}}
START: State = {name: values[0] for name, values in SLOTS.items()}


class File(NamedTuple):
    """A file by a lasting number, where it is, and its bytes; no path: it is not there."""

    number: int
    path: str
    data: bytes


def files(state: State) -> Iterator[File]:
    """The files of the working folder when its slots hold this."""
    written = (*_texts(state), *_assets(state), *_theme(state))
    for number, (path, data) in enumerate(written):
        yield File(number, path, data)


def _texts(state: State) -> Iterator[tuple[str, bytes]]:
    places = {**state, "issues_at": state["issues_at"].split()}
    for name, template in _templates():
        place = PLACES.get(name, name).format(**places)
        yield place and f"content/{place}", template.substitute(state).encode()
    yield "settings.py", Template(SETTINGS).substitute(state).encode()
    yield "own_lines.py", Template(PLUGIN).substitute(state).encode()


@cache
def _templates() -> tuple[tuple[str, Template], ...]:
    return tuple(
        (path.relative_to(TEXTS).as_posix(), Template(path.read_text(encoding="utf-8")))
        for path in sorted(TEXTS.rglob("*.md"))
    )


def _assets(state: State) -> Iterator[tuple[str, bytes]]:
    first, second = state["pictures_at"].split()
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><rect fill="{state["drawing"]}"/></svg>'
    )
    yield f"content/images/{first}.png", _picture(state["picture"])
    yield f"content/images/{second}.png", _picture("green")
    yield "content/images/kansi.svg", drawing.encode()
    yield "content/files/raportti.txt", state["report"].encode()
    yield "content/redirects.yaml" if state["redirects"] else "", state["redirects"].encode()
    yield "content/accessibility.yaml" if state["stated"] else "", state["stated"].encode()
    yield "content/accessibility-run.json" if state["audited"] else "", state["audited"].encode()
    yield "content/files/kirja.pdf" if state["pdf"] else "", _pdf(state["pdf"])
    for place, data in (
        (state["second_picture_at"], _picture(state["second_picture"])),
        (state["download_at"], state["download"].encode()),
        (state["spare_at"], state["spare"].encode()),
        (state["snapshot_at"], state["snapshot"].encode()),
    ):
        yield place and f"content/{place}", data


@cache
def _picture(name: str) -> bytes:
    """A small PNG; those of one colour are of one length. The large ones are given smaller forms."""
    stream = BytesIO()
    colour = {"blue": "blue", "green": "green", "Large": "blue"}.get(name, "red")
    Image.new("RGB", ({"wide": 60, "large": 200, "Large": 200}.get(name, 40), 30), colour).save(
        stream, "PNG", compress_level=0
    )
    return stream.getvalue()[: -20 if name == "cut" else None]


def _pdf(name: str) -> bytes:
    return pdf(TAGS if name == "tagged" else "")[: 40 if name == "damaged" else None]


def _theme(state: State) -> Iterator[tuple[str, bytes]]:
    for name, data in _theme_files():
        value = state.get(name, "")
        yield name if data or value else "", _edited(name, data.decode(), value).encode() if value else data


@cache
def _theme_files() -> tuple[tuple[str, bytes], ...]:
    """The theme as it is, and a file that it does not have."""
    found = [path for path in sorted(THEME.rglob("*")) if path.is_file()]
    return (
        *((f"theme/{path.relative_to(THEME).as_posix()}", path.read_bytes()) for path in found),
        ("theme/static/extra.txt", b""),
    )


def _edited(name: str, text: str, value: str) -> str:
    """A text of the theme with one word exchanged, or a line more where it shows."""
    if name.endswith(".yaml"):
        key = value.split(":", maxsplit=1)[0]
        edited, times = re.subn(rf"(?m)^{re.escape(key)}:.*$", value, text)
        assert times == 1, f"no word {key!r} in {name}"
        return edited
    if shown := _SHOWN.search(text):
        return text[: shown.end()] + value + text[shown.end() :]
    return f"{text}{{% block dateline %}}{value}{{% endblock %}}" if "{% extends" in text else text + value


def write(folder: Path, before: State | None, after: State, how: How = "plainly") -> None:
    """Make of the files of one state those of another; ``before`` None: there are none yet."""
    old = {file.number: file for file in files(before) if file.path} if before else {}
    new = {file.number: file for file in files(after) if file.path}
    for number in old.keys() - new.keys():
        (folder / old[number].path).unlink()
    _move(folder, [(old[number].path, new[number].path) for number in old.keys() & new.keys()])
    for number, file in new.items():
        if number not in old or old[number].data != file.data:
            write_file(folder / file.path, file.data, how if number in old else "plainly")


def _move(folder: Path, moves: Iterable[tuple[str, str]]) -> None:
    """Rename files, which may change places."""
    apart = [(folder / f".moving-{number}", *move) for number, move in enumerate(moves) if move[0] != move[1]]
    for between, source, _ in apart:
        (folder / source).rename(between)
    for between, _, target in apart:
        (folder / target).parent.mkdir(parents=True, exist_ok=True)
        between.rename(folder / target)


def write_file(path: Path, data: bytes, how: How) -> None:
    """Write a file in one of the ways that editors and programs have."""
    path.parent.mkdir(parents=True, exist_ok=True)
    times = path.stat() if "old time" in how else None
    target = path.with_name(f".{path.name}.new") if "in its place" in how else path
    target.write_bytes(data)
    if times:
        os.utime(target, ns=(times.st_atime_ns, times.st_mtime_ns))
    target.replace(path)


def touch(folder: Path, number: int, seconds: int, how: How) -> None:
    """Give one of the files another time, or write its bytes once more in some way."""
    paths = sorted(
        path for top in ("content", "theme") for path in (folder / top).rglob("*") if path.is_file()
    )
    path = paths[number % len(paths)]
    if not seconds:
        write_file(path, path.read_bytes(), how)
    os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns + seconds * 10**9))
