"""What the renderer keeps from page to page, and how it tells that a template is at fault."""

import re

import html5lib
import pytest
from msgspec.structs import replace

from plugins.core.build import build
from plugins.core.engine import Engine
from plugins.core.theme import ThemeError
from tests.outputs.sites import built, given
from tests.outputs.subscribers import CONTENT, NEWS
from tests.setup.checkout import ROOT

_BASE = (ROOT / "theme/templates/base.html").read_text(encoding="utf-8")
MENU = 1 + _BASE[: _BASE.index('shared("menu")')].count("\n")
"""The line of the template of all pages that asks for the menu."""

SWEDISH = {
    "news/nyhet.md": NEWS + "lang: sv",
    "news/toinen.md": NEWS,
    "pages/om.md": "title: Om oss\nlang: sv\nmenu: 1\n---\nText.",
    "pages/meista.md": "title: Meistä\nmenu: 1\n---\nTekstiä.",
}


def menu(html: str) -> tuple[str, list[str], list[str]]:
    """The label of the menu, its entries, and those marked as current."""
    (nav,) = html5lib.parse(html, namespaceHTMLElements=False).iterfind('.//nav[@class="menu"]')
    links = nav.findall(".//a")
    return (
        nav.get("aria-label", ""),
        [link.text or "" for link in links],
        [link.text or "" for link in links if link.get("aria-current") == "true"],
    )


@pytest.mark.parametrize(
    ("path", "label", "current"),
    [
        ("index.html", "Päävalikko", []),
        ("uutiset/index.html", "Päävalikko", ["Uutiset"]),
        ("uutiset/rahoitus/index.html", "Päävalikko", ["Uutiset"]),
        ("uutiset/toinen/index.html", "Päävalikko", ["Uutiset"]),
        ("hankkeet/pro-sos/index.html", "Päävalikko", ["Hankkeet"]),
        ("meista/index.html", "Päävalikko", ["Meistä"]),
        ("404.html", "Päävalikko", []),
        ("sv/nyheter/nyhet/index.html", "Huvudmeny", ["Nyheter"]),
        ("sv/om/index.html", "Huvudmeny", ["Om oss"]),
    ],
)
def test_each_page_has_the_menu_of_its_language_with_its_own_place_marked(path, label, current):
    told, entries, marked = menu(built(CONTENT | SWEDISH).text(path))
    assert (told, marked) == (label, current)
    assert ("Om oss" in entries, "Meistä" in entries) == (label == "Huvudmeny", label == "Päävalikko")


def test_a_new_entry_of_the_menu_makes_all_pages_of_its_language_anew():
    first = build(*given(CONTENT | SWEDISH))
    engine = Engine(memory=first.memory, standing=None)
    more = {"pages/uusi.md": "title: Uusi\nmenu: 2\n---\nTekstiä."}
    second = build(*given(CONTENT | SWEDISH | more), engine=engine)
    pages = {path for path in first.files if path.endswith(".html")}
    finnish = {path for path in pages if not path.startswith("sv/")}
    assert pages & second.receipts.keys() == finnish
    assert len(finnish) > 8


def test_each_language_has_its_own_footer():
    site = built(CONTENT | SWEDISH)
    for path, back in (
        ("index.html", "Takaisin sivun alkuun"),
        ("sv/om/index.html", "Tillbaka till sidans början"),
    ):
        assert re.findall('href="#_top">(.*?)<', site.text(path)) == [back]


def test_tables_scroll_by_the_keyboard_on_pages_only_and_by_their_own_language():
    table = "---\n| a | b |\n|---|---|\n| 1 | 2 |"
    site = built({"news/x.md": f"{NEWS}{table}", "news/y.md": f"{NEWS}lang: sv\n{table}"})
    for path, label in (("uutiset/x/index.html", "Taulukko"), ("sv/nyheter/y/index.html", "Tabell")):
        opening = f'<div class="table_wide" role="group" tabindex="0" aria-label="{label}"><table>'
        assert opening in site.text(path)
        assert re.findall(r"<th\b[^>]*>", site.text(path)) == ['<th scope="col">'] * 2
    for path in ("feeds/news.xml", "sv/feeds/news.xml"):
        assert "&lt;table&gt;" in site.text(path)
        assert "table_wide" not in site.text(path)


def test_headings_that_say_their_scope_keep_it_and_rows_have_none_of_columns():
    table = (
        '---\n<table><thead><tr><th class="a">x</th><th scope="colgroup">y</th></tr></thead>'
        "<tbody><tr><th>z</th><td>1</td></tr></tbody></table>"
    )
    text = built({"news/x.md": f"{NEWS}{table}"}).text("uutiset/x/index.html")
    assert re.findall(r"<th\b[^>]*>", text) == [
        '<th scope="col" class="a">',
        '<th scope="colgroup">',
        "<th>",
    ]


@pytest.mark.parametrize(
    ("name", "source", "where", "detail"),
    [
        ("news.html", "{% extends 'article.html' %}\n{% if %}", "news.html:2", "Expected an expression"),
        ("news.html", "<p>\n{{ view.nothing }}", "news.html:2", "has no attribute 'nothing'"),
        ("news.html", "{% extends 'none.html' %}", "news.html:1", "none.html"),
        ("news.html", "{% import 'macros.html' as m %}\n\n{{ m.none() }}", "news.html:3", "'none'"),
        (
            *("macros.html", "{% macro values_list(items, variant) %}\n{{ items.none }}{% endmacro %}"),
            *("macros.html:2", "has no attribute 'none'"),
        ),
        ("blocks/contact.html", "{{ view.nothing }}", "blocks/contact.html:1", "'nothing'"),
        ("parts/menu.html", "<nav>\n\n{{ page.lang }}", "parts/menu.html:3", "'page' is undefined"),
        ("parts/menu.html", None, f"base.html:{MENU}", "parts/menu.html"),
        ("news.html", None, "news.html", "news.html"),
    ],
)
def test_a_fault_of_a_template_is_told_with_its_place(name, source, where, detail):
    material, theme, *rest = given(CONTENT | {"news/x.md": NEWS + "contacts: [marja-heikkila]"})
    templates = {**theme.templates, name: source}
    faulty = {one: text for one, text in templates.items() if text is not None}
    with pytest.raises(ThemeError) as fault:
        build(material, replace(theme, templates=faulty), *rest)
    assert fault.value.where == where
    assert detail in fault.value.detail


def test_a_part_that_is_shared_knows_nothing_of_the_page_that_asks_for_it_first():
    material, theme, *rest = given(CONTENT)
    shown = "{{ frame.site_name }} {{ t('menu') }}\n"
    made = build(material, replace(theme, templates={**theme.templates, "parts/footer.html": shown}), *rest)
    pages = [one.body.decode() for one in made.artifacts if one.path.endswith("index.html")]
    assert len(pages) > 5
    assert all(page.partition("</main>")[2].count("\nKoske Päävalikko\n") == 1 for page in pages)
    assert not any('class="site_footer"' in page for page in pages)
