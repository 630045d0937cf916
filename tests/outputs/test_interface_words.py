"""No page of a language has a word of another language's interface, whatever stands on it."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from string import Template
from xml.etree import ElementTree as ET

import html5lib
import pytest

import pelicanconf
from plugins.core.artifact import Artifact
from plugins.core.build import Material, build
from plugins.core.model import LANGUAGES
from plugins.edge.settings import identity_of
from plugins.edge.tree import read_tree
from tests.outputs.sites import built, composition, theme
from tests.setup.checkout import ROOT

# Not read by people: what Open Graph calls a language.
NO_WORDS = {"og_locale"}
WORDS = {lang: {**theme().words[lang], **composition().words[lang]} for lang in LANGUAGES}

# One item of every kind and state, with every field that has words of its own; its texts are words of no language.
EVERY_KIND = Path(__file__).parent / "every_kind"
SHOWN = ("aria-label", "alt", "title", "content", "placeholder")


def every_kind() -> dict[str, str]:
    """Every kind in every language; the numbers of issues and publications are given to one each."""
    found = {}
    for year, lang in ((2018, "fi"), (2019, "sv"), (2020, "en")):
        for file in sorted(EVERY_KIND.rglob("*.md")):
            text = Template(file.read_text(encoding="utf-8")).substitute(lang=lang, year=year)
            found[f"{file.parent.name}/{lang}-{file.name}"] = text
    return found


def texts(element: ET.Element, lang: str) -> Iterator[tuple[str, str]]:
    """Every text and every attribute that is read out, each with the language it is said to be in."""
    own = element.get("lang", lang)
    for name in SHOWN:
        if name in element.attrib:
            yield own, element.get(name)
    if element.tag not in ("script", "style"):
        yield own, element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from texts(child, own)
        yield own, child.tail or ""


def foreign(lang: str) -> dict[str, re.Pattern[str]]:
    """The interface words of the other languages that are none of this one's, as what they look like filled in."""
    own = set(WORDS[lang].values())
    return {
        text: re.compile(re.sub(r"\\\{[a-z]+\\\}", ".+", re.escape(text)))
        for other in WORDS.keys() - {lang}
        for key, text in WORDS[other].items()
        if key not in NO_WORDS and text not in own and re.sub(r"\{[a-z]+\}", "", text).strip(" ().:,")
    }


def strangers(pages: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Where a page has a whole text that is a word of another language's interface."""
    known = {lang: foreign(lang) for lang in WORDS}
    found = []
    for path, html in pages:
        root = html5lib.parse(html, namespaceHTMLElements=False)
        for lang, written in texts(root, "fi"):
            text = " ".join(written.split())
            found += [(path, text) for word in known[lang].values() if text and word.fullmatch(text)]
    return sorted(set(found))


@pytest.fixture(scope="module")
def fixture_pages():
    site = built(every_kind(), date(2021, 3, 1))
    assert [problem for problem in site.problems if "virhe" in problem] == []
    return [(path, site.text(path)) for path in site.under("") if path.endswith(".html")]


def test_every_kind_of_page_speaks_one_language(fixture_pages):
    langs = [path.partition("/")[0] for path, _ in fixture_pages]
    assert langs.count("sv") == langs.count("en") > 40
    assert strangers(fixture_pages) == []


def test_the_real_site_speaks_the_language_of_each_page():
    identity, _ = identity_of({name: value for name, value in vars(pelicanconf).items() if name.isupper()})
    folders = frozenset(kind.folder for kind in composition().kinds.values())
    tree = read_tree(ROOT / "content", folders)
    material = Material(tree.sources, tree.assets, data=tree.data)
    made = build(material, theme(), composition(), identity, date(2021, 3, 1)).artifacts
    files = [one for one in made if isinstance(one, Artifact) and one.path.endswith(".html")]
    pages = [(one.path, one.body.decode("utf-8")) for one in files]
    assert {"sv/index.html", "en/index.html"} <= {path for path, _ in pages}
    assert strangers(pages) == []
