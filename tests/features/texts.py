"""One news item with a text, built through all stages with the real theme and the real list of plugins."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from xml.etree import ElementTree as ET

import html5lib

import pelicanconf
from plugins.core.artifact import Artifact
from plugins.core.build import Composition, Material, build, compose
from plugins.core.problems import describe
from plugins.core.source import Asset, PictureFacts, SourceFile
from plugins.core.theme import Theme
from plugins.edge.theme import read_theme
from tests.outputs.sites import IDENTITY
from tests.setup.checkout import ROOT

PLACE = "content/news/x.md:7:1"
"""Where a directive on the first line of the text stands."""
SVG = "{http://www.w3.org/2000/svg}"
ASSETS = (
    Asset("images/talvi.png", "/pictures/talvi.png", PictureFacts("PNG", 1200, 630)),
    Asset("files/puhe.txt", "/downloads/puhe.txt"),
)


@dataclass(frozen=True)
class Written:
    """What became of the text: every file, and what the writer is told in both languages."""

    files: Mapping[str, str]
    fi: tuple[str, ...]
    en: tuple[str, ...]

    def page(self, path: str = "uutiset/x/index.html") -> ET.Element:
        """A page as a browser reads it: SVG elements in their namespace, the others in none."""
        assert self.fi == ()
        return html5lib.parse(self.files[path], namespaceHTMLElements=False)


def written(text: str, lang: str = "fi") -> Written:
    """The site of one news item ``x`` with this text."""
    news = f"---\ntitle: Uutinen\ndate: 2021-02-01\nsummary: Lyhyesti.\nlang: {lang}\n---\n{text}\n"
    texts = {"news/x.md": news, "organisations/koske.md": "---\ntitle: Koske\n---\n"}
    sources = tuple(SourceFile(path, text.encode()) for path, text in texts.items())
    result = build(Material(sources, ASSETS), _theme(), _composition(), IDENTITY, date(2021, 3, 1))
    files = {
        made.path: made.body.decode(errors="replace")
        for made in result.artifacts
        if isinstance(made, Artifact) and "/index-" not in made.path
    }
    fi, en = (tuple(describe(problem, lang) for problem in result.problems) for lang in ("fi", "en"))
    return Written(files, fi, en)


@cache
def _theme() -> Theme:
    return read_theme(ROOT / "theme")


@cache
def _composition() -> Composition:
    return compose(import_module(name).FEATURE for name in pelicanconf.PLUGINS)
