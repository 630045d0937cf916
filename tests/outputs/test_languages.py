"""A page and its languages: the ways between them, what programs are told, what a language lacks."""

import re
from datetime import date

import pytest

from plugins.core.model import LANGUAGES
from tests.outputs.sites import built

NEWS = "title: {title}\ndate: 2020-01-0{day}\nsummary: s"
CONTENT = {
    "news/a.md": NEWS.format(title="Uutinen", day=1),
    "news/b.md": NEWS.format(title="Toinen", day=2),
    "news/ny.md": NEWS.format(title="Nyhet", day=1) + "\nlang: sv\ntranslation_of: a",
    "projects/lumo.md": "title: LUMO\nsummary: s\nend: 2020\ntags: [työ]",
    "pages/koske.md": "title: Koske\nmenu: 1",
    "pages/about.md": "title: About\nlang: en\ntranslation_of: koske\nmenu: 1\n---\nSee [it](project:lumo), [news](/sv/nyheter/).",
    "people/marja.md": "title: Marja Heikkilä\nroles:\n  - title: johtaja\n    title_en: director",
}
WAY = re.compile(r'<li><a href="([^"]*)" lang="(..)" hreflang="(..)">([^<]*)</a></li>')


def ways(site, path):
    """The language switch of a page: address, language and text."""
    html = site.text(path)
    found = WAY.findall(html[html.index('<nav class="languages"') : html.index("</nav>")])
    assert all(lang == target for _, lang, target, _ in found)
    return [(url, lang, text) for url, lang, _, text in found]


def alternates(site, path):
    """The languages of a page as its head tells them."""
    found = re.findall(r'<link rel="alternate" hreflang="([^"]*)" href="([^"]*)">', site.text(path))
    return {lang: url.removeprefix("https://koskeverkko.fi") for lang, url in found}


def only_in_finnish(site, path):
    """What a page says there is in Finnish only: its heading, and where its links lead."""
    html = site.text(path)
    found = re.search(r'<section class="section elsewhere".*?</section>', html, re.DOTALL)
    if found is None:
        return None
    links = re.findall(
        r'<a href="([^"]*)" hreflang="fi">([^<]*)<span class="unseen"> ([^<]*)</span>', found[0]
    )
    return re.search(r"<h2[^>]*>([^<]*)", found[0])[1], links


@pytest.fixture(scope="module")
def site():
    found = built(CONTENT)
    assert not [problem for problem in found.problems if "virhe" in problem]
    return found


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (
            "uutiset/a/index.html",
            [("/sv/nyheter/ny/", "sv", "På svenska"), ("/en/", "en", "Content in English")],
        ),
        (
            "uutiset/b/index.html",
            [("/sv/", "sv", "Innehåll på svenska"), ("/en/", "en", "Content in English")],
        ),
        (
            "sv/nyheter/ny/index.html",
            [("/uutiset/a/", "fi", "Suomeksi"), ("/en/", "en", "Content in English")],
        ),
        ("en/about/index.html", [("/koske/", "fi", "Suomeksi"), ("/sv/", "sv", "Innehåll på svenska")]),
        ("index.html", [("/sv/", "sv", "På svenska"), ("/en/", "en", "In English")]),
        ("en/index.html", [("/", "fi", "Suomeksi"), ("/sv/", "sv", "På svenska")]),
        ("uutiset/index.html", [("/sv/nyheter/", "sv", "På svenska"), ("/en/", "en", "Content in English")]),
        (
            "hankkeet/index.html",
            [("/sv/", "sv", "Innehåll på svenska"), ("/en/", "en", "Content in English")],
        ),
        ("aiheet/index.html", [("/sv/", "sv", "Innehåll på svenska"), ("/en/", "en", "Content in English")]),
        ("404.html", [("/sv/", "sv", "Innehåll på svenska"), ("/en/", "en", "Content in English")]),
    ],
)
def test_every_page_leads_to_its_other_languages_or_to_what_else_they_have(site, path, expected):
    assert ways(site, path) == expected


def test_every_page_of_every_language_has_its_switch_named_in_that_language(site):
    labels = {"fi": "Kieli", "sv": "Språk", "en": "Language"}
    for path in site.under(""):
        if path.endswith(".html"):
            lang = re.search(r'<html lang="(..)">', site.text(path))[1]
            assert f'<nav class="languages" aria-label="{labels[lang]}">' in site.text(path), path
            assert {way[1] for way in ways(site, path)} == {*LANGUAGES} - {lang}, path


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (
            ("uutiset/a/index.html", "sv/nyheter/ny/index.html"),
            {"fi": "/uutiset/a/", "sv": "/sv/nyheter/ny/", "x-default": "/uutiset/a/"},
        ),
        (
            ("index.html", "sv/index.html", "en/index.html"),
            {"fi": "/", "sv": "/sv/", "en": "/en/", "x-default": "/"},
        ),
        (
            ("uutiset/index.html", "sv/nyheter/index.html"),
            {"fi": "/uutiset/", "sv": "/sv/nyheter/", "x-default": "/uutiset/"},
        ),
        (("uutiset/b/index.html", "hankkeet/index.html", "404.html"), {}),
    ],
)
def test_all_languages_of_a_page_tell_the_same_of_it_in_head_and_sitemap(site, paths, expected):
    for path in paths:
        assert alternates(site, path) == expected
        if expected:
            canonical = re.search(r'<link rel="canonical" href="([^"]*)">', site.text(path))[1]
            entry = re.search(
                rf"<loc>{re.escape(canonical)}</loc>(.*?)</url>", site.text("sitemap.xml"), re.DOTALL
            )[1]
            told = re.findall(r'hreflang="([^"]*)" href="https://koskeverkko.fi([^"]*)"', entry)
            assert dict(told) == expected


def test_without_a_version_in_the_sites_own_language_others_are_sent_to_the_first_there_is():
    content = {
        "pages/om.md": "title: Om\nlang: sv",
        "pages/about.md": "title: About\nlang: en\ntranslation_of: om",
    }
    assert alternates(built(content), "en/about/index.html") == {
        "sv": "/sv/om/",
        "en": "/en/about/",
        "x-default": "/sv/om/",
    }


def test_open_graph_names_the_language_and_the_others(site):
    def locales(path):
        return re.findall(r'<meta property="og:(locale(?::alternate)?)" content="([^"]*)">', site.text(path))

    assert locales("sv/nyheter/ny/index.html") == [("locale", "sv_FI"), ("locale:alternate", "fi_FI")]
    assert locales("uutiset/b/index.html") == [("locale", "fi_FI")]


def test_a_front_page_says_what_is_only_in_finnish_and_how_much_of_it(site):
    assert only_in_finnish(site, "sv/index.html") == (
        "Bara på finska",
        [
            ("/uutiset/", "Nyheter (1 till)", "på finska"),
            ("/hankkeet/", "Projekt (1)", "på finska"),
            ("/yhteystiedot/", "Kontaktuppgifter (1)", "på finska"),
            ("/verkosto/", "Nätverk (1)", "på finska"),
        ],
    )
    assert only_in_finnish(site, "en/index.html")[1][0] == ("/uutiset/", "News (2)", "in Finnish")
    assert only_in_finnish(site, "index.html") is None


def test_a_list_says_how_many_more_there_are_in_finnish(site):
    assert only_in_finnish(site, "sv/nyheter/index.html") == (
        "Bara på finska",
        [("/uutiset/", "Nyheter (1 till)", "på finska")],
    )
    assert only_in_finnish(site, "uutiset/index.html") is None


def test_what_is_translated_whole_lacks_nothing():
    second = NEWS.format(title="Andra", day=2) + "\nlang: sv\ntranslation_of: b"
    assert only_in_finnish(built(CONTENT | {"news/andra.md": second}), "sv/nyheter/index.html") is None


def test_only_what_readers_can_find_is_counted():
    left = "title: Eija Hiekka\nroles:\n  - title: johtaja\n    until: 2018"
    draft = NEWS.format(title="Luonnos", day=3) + "\nstatus: draft"
    late = NEWS.format(title="Tuleva", day=3).replace("2020", "2030")
    content = CONTENT | {"people/eija.md": left, "news/draft.md": draft, "news/late.md": late}
    found = dict(only_in_finnish(built(content), "sv/index.html")[1][i][:2] for i in range(4))
    assert (found["/yhteystiedot/"], found["/uutiset/"]) == ("Kontaktuppgifter (1)", "Nyheter (1 till)")


def test_the_menu_and_the_feeds_of_a_language_are_of_what_there_is_in_it(site):
    html = site.text("sv/index.html")
    menu = html[html.index('<nav class="menu"') :]
    menu = menu[: menu.index("</nav>")]
    assert re.findall(r'href="([^"]*)"', menu) == ["/sv/nyheter/"]
    feeds = re.findall(r'type="application/rss\+xml" title="[^"]*" href="([^"]*)"', html)
    assert feeds == ["/sv/feeds/all.xml", "/sv/feeds/news.xml"]


def test_a_link_in_a_text_tells_that_it_leads_to_another_language(site):
    html = site.text("en/about/index.html")
    assert '<a href="/hankkeet/lumo/" hreflang="fi">it</a>' in html
    assert '<a href="/sv/nyheter/" hreflang="sv">news</a>' in html


PROJECTS = {
    "organisations/seamk.md": "title: SeAMK Oy",
    "organisations/koske-sv.md": "title: Kompetenscentret Koske\nlang: sv\ntranslation_of: koske",
    "people/sivi.md": (
        "title: Sivi Talvensola\nroles:\n  - title: suunnittelija\n"
        "  - title: koordinaattori\n    title_sv: koordinator\n    projects: [pro-sos]"
    ),
    "people/arto.md": "title: Arto Rautajoki\nroles:\n  - title: kehitysjohtaja\n    organisation: seamk",
    "projects/pro-sos.md": "title: PRO SOS\nsummary: s\nleads: [sivi]",
    "projects/pro-sos-sv.md": (
        "title: PRO SOS på svenska\nsummary: s\nlang: sv\ntranslation_of: pro-sos\nleads: [sivi, arto]\n"
        "partners: [koske, seamk]"
    ),
    "projects/osa.md": "title: Osahanke\nsummary: s\nparent: pro-sos",
    "news/a.md": "title: Uutinen\ndate: 2020-01-01\nsummary: s\nprojects: [pro-sos]",
    "news/b.md": "title: Nyhet\ndate: 2020-01-01\nsummary: s\nprojects: [pro-sos]\nlang: sv",
}


def test_a_translated_project_has_the_people_the_parts_and_the_texts_of_the_whole():
    html = built(PROJECTS).text("sv/projekt/pro-sos-sv/index.html")
    assert '<p class="contact_title p-job-title">koordinator</p>' in html  # the role that names the original
    assert '<p class="contact_title p-job-title" lang="fi">kehitysjohtaja</p>' in html
    assert 'href="/sv/natverk/#koske-sv">Kompetenscentret Koske</a>' in html
    assert '<a href="/verkosto/#seamk" lang="fi" hreflang="fi">SeAMK Oy</a>' in html
    assert '<h2 id="_subprojects">Delprojekt (på finska)</h2>' in html
    assert 'class="card_link" href="/hankkeet/osa/" hreflang="fi">Osahanke</a>' in html
    assert '<h2 id="_news">Nyheter</h2>' in html  # in both languages


def test_a_translated_part_stands_on_both_pages_in_the_language_of_each():
    part = "title: Delprojekt\nsummary: s\nlang: sv\ntranslation_of: osa\nparent: pro-sos"
    found = built(PROJECTS | {"projects/osa-sv.md": part})
    swedish, finnish = (
        found.text("sv/projekt/pro-sos-sv/index.html"),
        found.text("hankkeet/pro-sos/index.html"),
    )
    assert '<h2 id="_subprojects">Delprojekt</h2>' in swedish
    assert '<a class="card_link" href="/sv/projekt/osa-sv/">Delprojekt</a>' in swedish
    assert "Osahanke" not in swedish
    assert '<a class="card_link" href="/hankkeet/osa/">Osahanke</a>' in finnish
    assert "Delprojekt" not in finnish


def test_a_news_item_leads_to_its_project_in_its_own_language():
    html = built(PROJECTS).text("sv/nyheter/b/index.html")
    assert '<a href="/sv/projekt/pro-sos-sv/">PRO SOS på svenska</a>' in html


def test_the_line_below_the_name_is_that_of_the_settings_in_each_language():
    content = {"pages/om.md": "title: Om\nlang: sv", "pages/about.md": "title: About\nlang: en"}
    found = built(content, taglines={"sv": "Kompetenscentret i Mellersta Finland"})
    assert 'class="brand_tagline">Kompetenscentret i Mellersta Finland<' in found.text("sv/om/index.html")
    assert 'class="brand_tagline">Centre of Expertise on Social Welfare<' in found.text("en/about/index.html")


def test_a_language_that_nothing_is_written_in_is_not_led_to():
    found = built({"news/a.md": NEWS.format(title="A", day=1)}, date(2021, 3, 1))
    assert '<nav class="languages"' not in found.text("index.html")
    assert alternates(found, "index.html") == {}
