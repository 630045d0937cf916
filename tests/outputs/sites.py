"""Small sites, built through all stages with the real theme, and read back as their files."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree as ET

from msgspec.structs import replace

import pelicanconf
from plugins.core.artifact import Artifact, Copy
from plugins.core.build import Composition, Material, build, compose
from plugins.core.identity import Channel, Identity
from plugins.core.problems import describe
from plugins.core.source import Asset, PictureFacts, SourceFile
from plugins.core.theme import Theme
from plugins.edge.theme import read_theme

MODULES = tuple(map(import_module, pelicanconf.PLUGINS))
IDENTITY = Identity(
    name="Koske",
    tagline="Keski-Suomen sosiaalialan osaamiskeskus",
    url="https://koskeverkko.fi",
    lang="fi",
    languages=("fi", "sv", "en"),
    zone="Europe/Helsinki",
    organisation="koske",
    email_pattern="{first}.{last}@koske.fi",
    contact_phone=None,
    contact_email="koske@koske.fi",
    postal_address=("Matarankatu 4", "40100 Jyväskylä"),
    channels=(Channel("Facebook", "https://www.facebook.com/koske"),),
    subscribe_url="https://lista.example/koske",
    feed_domain="koskeverkko.fi",
    feed_year=2017,
    words={},
)
KOSKE = {"organisations/koske.md": "title: Koske"}
PICTURES = ("images/talvi.png", "images/kesa.svg")


@dataclass(frozen=True)
class Built:
    """A built site: its files by path, and the lines that a writer is told."""

    files: Mapping[str, Artifact | Copy]
    problems: tuple[str, ...]

    def bytes(self, path: str) -> bytes:
        artifact = self.files[path]
        assert isinstance(artifact, Artifact)
        return artifact.body

    def text(self, path: str) -> str:
        return self.bytes(path).decode("utf-8")

    def xml(self, path: str) -> ET.Element:
        return ET.fromstring(self.bytes(path))  # noqa: S314 - our own file

    def under(self, folder: str) -> list[str]:
        return sorted(path for path in self.files if path.startswith(folder))


def built(content: Mapping[str, str], as_of: date = date(2021, 3, 1), **identity: object) -> Built:
    """The site of these files: each text is its front matter, and its body after a line ``---``."""
    result = build(*given(content, as_of, **identity))
    paths = [artifact.path for artifact in result.artifacts]
    assert len(paths) == len(set(paths)), "two artifacts for one path"
    return Built(
        {artifact.path: artifact for artifact in result.artifacts},
        tuple(describe(problem, "fi") for problem in result.problems),
    )


def given(
    content: Mapping[str, str], as_of: date = date(2021, 3, 1), **identity: object
) -> tuple[Material, Theme, Composition, Identity, date]:
    """What a build of these files is given; files that are no texts of a kind are data."""
    files = sorted((KOSKE | dict(content)).items())
    sources = tuple(
        SourceFile(path, f"---\n{_whole(text)}".encode()) for path, text in files if path.endswith(".md")
    )
    data = tuple(SourceFile(path, text.encode()) for path, text in files if not path.endswith(".md"))
    assets = tuple(
        Asset(path, f"/pictures/{path}", PictureFacts("PNG", 1200, 630), size=48_211) for path in PICTURES
    )
    media = (*assets, Asset("files/ohjelma.pdf", "/downloads/ohjelma.pdf"))
    who = replace(IDENTITY, **identity)  # type: ignore[arg-type]  # the fields of an identity by name
    return Material(sources, media, data=data), theme(), composition(), who, as_of


def _whole(text: str) -> str:
    front, mark, body = text.strip().partition("\n---\n")
    return f"{front}\n---\n{body if mark else ''}\n"


@cache
def theme() -> Theme:
    """The real theme."""
    return read_theme(Path(__file__).parents[2] / "theme")


@cache
def composition() -> Composition:
    """All plugins of the real site."""
    return compose(module.FEATURE for module in MODULES)
