"""The page that shows every part of the theme."""

import json
import re

import pytest

from tests.outputs.sites import built
from tests.outputs.subscribers import CONTENT

GUIDE = "tyyliopas/index.html"


def main(text: str) -> str:
    return text[text.index("<main") : text.index("</main>")]


def test_looks_alike_whatever_the_content_holds():
    bare, full = built({}), built(CONTENT)
    assert main(bare.text(GUIDE)) == main(full.text(GUIDE))
    assert bare.problems == ()


def test_is_not_found_by_who_does_not_look_for_it():
    site = built(CONTENT)
    assert '<meta name="robots" content="noindex">' in site.text(GUIDE)
    told = [path for path in site.files if path.endswith((".xml", ".atom", ".json", ".opml", ".html"))]
    assert [path for path in told if path != GUIDE and "tyyliopas" in site.text(path)] == []
    assert json.loads(site.text("published.json"))["pages"]


def test_has_every_block_and_state():
    text = built({}).text(GUIDE)
    shown = set(re.findall(r'class="([^"]+)"', text))
    blocks = {"factbox", "callout", "quote", "figures", "video", "picture", "table_wide", "contacts", "leaf"}
    assert blocks <= {name for names in shown for name in names.split()}
    states = ("ongoing", "coming", "ended", "open", "soon", "now", "materials", "cancelled")
    assert all(f"badge badge-{state}" in shown for state in states)
    assert text.count("<svg") == 3


def test_page_of_a_writer_takes_its_place():
    site = built({"pages/tyyliopas.md": "title: Näin kirjoitamme\n---\nTeksti."})
    assert "Näin kirjoitamme" in site.text(GUIDE)
    assert site.problems == ()


@pytest.mark.parametrize(
    ("lang", "path", "title"), [("sv", "stilguide", "Stilguide"), ("en", "style-guide", "Style guide")]
)
def test_speaks_the_language_of_the_site(lang, path, title):
    site = built({"organisations/koske.md": f"title: Koske\nlang: {lang}"}, lang=lang)
    assert f"<h1>{title}</h1>" in site.text(f"{path}/index.html")
