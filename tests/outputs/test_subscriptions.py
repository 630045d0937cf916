"""The page that tells how to subscribe, and all feeds as OPML."""

import re
from datetime import date
from html import unescape
from xml.etree import ElementTree as ET

import html5lib
import pytest

from tests.outputs.sites import Built, built

HOSTILE = """Kylä <b>"ja" & 'katu'</b> ]]> --> &amp;"""
CONTENT = {
    "projects/lumo.md": "title: LUMO\nsummary: Ohjaus.\ntags: [työllisyys]",
    "projects/aalto.md": "title: Åland och Äänekoski\nsummary: Projekt.\nlang: sv\nstart: 2016",
    "projects/kyla.md": f"title: {HOSTILE!r}\nsummary: Hanke.".replace("\\'", "''"),
    "series/raportteja.md": "title: Raportteja",
    "news/a.md": "title: A\nsummary: Uutinen.\ndate: 2017-04-04\ntags: [Ääni, asuminen]",
    "news/ny.md": "title: Nyhet\nsummary: Ny.\ndate: 2017-04-04\nlang: sv\ntags: [Råd]",
}
PAGES = {"fi": "tilaa/index.html", "sv": "sv/prenumerera/index.html"}
LISTS = {"fi": "feeds/all.opml", "sv": "sv/feeds/all.opml"}


@pytest.fixture(scope="module")
def site() -> Built:
    found = built(CONTENT)
    assert [line for line in found.problems if "virhe" in line] == []
    return found


def feeds(site: Built, lang: str) -> list[str]:
    """The addresses of the feeds (RSS) of a language that there are files of."""
    folder = "feeds/" if lang == "fi" else f"{lang}/feeds/"
    return [f"https://koskeverkko.fi/{path}" for path in site.under(folder) if path.endswith(".xml")]


def outlines(site: Built, lang: str) -> list[ET.Element]:
    return site.xml(LISTS[lang]).findall("body/outline/outline")


def page(site: Built, lang: str = "fi") -> ET.Element:
    return html5lib.parse(site.text(PAGES[lang]), namespaceHTMLElements=False)


@pytest.mark.parametrize("lang", PAGES)
def test_list_holds_every_feed_once_and_each_is_there(site, lang):
    assert sorted(one.get("xmlUrl", "") for one in outlines(site, lang)) == feeds(site, lang)


def test_list_is_grouped_and_says_whose_it_is(site):
    root = site.xml(LISTS["fi"])
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    head = {part.tag: part.text for part in root.find("head")}
    assert head == {
        "title": "Koske: kaikki syötteet",
        "ownerName": "Koske",
        "ownerEmail": "koske@koske.fi",
        "ownerId": "https://koskeverkko.fi/",
        "docs": "http://opml.org/spec2.opml",
    }
    groups = {group.get("text"): [one.get("text") for one in group] for group in root.findall("body/outline")}
    assert groups == {
        "Koko sivusto ja sisältölajit": [
            *("Kaikki uusi", "Uutiskirje", "Uutiskirjeen jutut", "Uutiset"),
            *("Tapahtumat", "Lausunnot", "Julkaisut", "Määräajat"),
        ],
        "Hankkeet": [HOSTILE, "LUMO", "Åland och Äänekoski"],
        "Julkaisusarjat": ["Raportteja"],
        "Aiheet": ["asuminen", "työllisyys", "Ääni"],
    }


def test_feed_in_the_list_says_all_that_readers_show(site):
    found = next(one for one in outlines(site, "fi") if one.get("text") == "LUMO")
    assert found.attrib == {
        "type": "rss",
        "text": "LUMO",
        "title": "Koske – LUMO",
        "xmlUrl": "https://koskeverkko.fi/feeds/projects/lumo.xml",
        "htmlUrl": "https://koskeverkko.fi/hankkeet/lumo/",
        "language": "fi",
        "description": "LUMO: uusimmat jutut ja uutiset.",
    }


def test_list_depends_on_no_day(site):
    assert built(CONTENT, date(2030, 1, 1)).bytes(LISTS["fi"]) == site.bytes(LISTS["fi"])


@pytest.mark.parametrize("lang", PAGES)
def test_page_offers_every_feed_in_every_form_and_every_calendar(site, lang):
    folder = "feeds/" if lang == "fi" else f"{lang}/feeds/"
    links = {link.get("href", "") for link in page(site, lang).iter("a")}
    offered = {link.removeprefix("/") for link in links if link.startswith("/") and "/feeds/" in link}
    forms = {
        path for path in site.under(folder) if path.endswith((".xml", ".atom", ".json", ".ics", ".opml"))
    }
    # The archives of a feed are found from the feed itself.
    assert offered == {path for path in forms if path.rpartition("/")[2].count(".") == 1}
    assert {link for link in links if link.startswith("webcal:")} == {
        f"webcal://koskeverkko.fi/{folder}{name}.ics" for name in ("events", "deadlines")
    }


def test_what_the_script_needs_is_that_of_the_list(site):
    boxes = [box for box in page(site).iter("input") if box.get("type") == "checkbox"]
    found = [(box.get("data-title"), box.get("data-url"), box.get("data-home")) for box in boxes]
    assert found == [
        (one.get("title"), one.get("xmlUrl"), one.get("htmlUrl")) for one in outlines(site, "fi")
    ]
    calendars = {box.get("value"): box.get("data-calendar") for box in boxes if box.get("data-calendar")}
    assert calendars == {
        "events": "webcal://koskeverkko.fi/feeds/events.ics",
        "deadlines": "webcal://koskeverkko.fi/feeds/deadlines.ics",
    }


@pytest.mark.parametrize("lang", PAGES)
def test_nothing_that_needs_the_script_is_shown_without_it(site, lang):
    tree = page(site, lang)
    parents = {child: parent for parent in tree.iter() for child in parent}

    def shown(element: ET.Element | None) -> bool:
        while element is not None:
            if "hidden" in element.attrib:
                return False
            element = parents.get(element)
        return True

    assert [
        one.tag
        for tag in ("input", "button", "label")
        for one in tree.iter(tag)
        if shown(one) and "popovertarget" not in one.attrib
    ] == ["label" for box in tree.iter("input") if box.get("type") == "checkbox"]
    assert [link for link in tree.iter("a") if "href" not in link.attrib and shown(link)] == []


def test_page_tells_where_the_form_of_the_newsletter_is(site):
    text = unescape(site.text(PAGES["fi"]))
    assert '<a href="https://lista.example/koske" class="button">Tilaa uutiskirje</a>' in text
    assert "Tilauslomake on toisen palvelun sivulla" in text
    without = built(CONTENT, subscribe_url="").text(PAGES["fi"])
    assert "Tilauslomake" not in without
    assert 'id="sahkopostiin"' not in without


def test_page_names_the_list_its_feed_and_calendars_and_other_languages_in_its_head(site):
    head = site.text(PAGES["fi"]).partition("</head>")[0]
    named = re.findall(r'<link rel="alternate" type="([^"]+)" title="[^"]*" href="([^"]+)"', head)
    assert ("text/x-opml", "/feeds/all.opml") in named
    assert ("application/rss+xml", "/feeds/all.xml") in named
    assert ("text/calendar", "/feeds/deadlines.ics") in named
    assert 'hreflang="sv" href="https://koskeverkko.fi/sv/prenumerera/"' in head
    body = site.text(PAGES["fi"])
    assert '<a href="/sv/prenumerera/" lang="sv" hreflang="sv">På svenska</a>' in body


def test_label_in_another_language_says_so(site):
    assert re.search(r'<span class="own_name" lang="sv">\s*Åland och Äänekoski', site.text(PAGES["fi"]))
    assert '<span class="own_name" lang="sv">' not in site.text(PAGES["sv"])


def test_every_page_leads_there_and_the_page_of_a_feed_to_its_place(site):
    for path in ("index.html", "uutiset/a/index.html", "404.html"):
        assert '<a class="site_header_subscribe" href="/tilaa/">Tilaa</a>' in site.text(path)
    assert 'href="/sv/prenumerera/"' in site.text("sv/nyheter/ny/index.html")
    places = {
        "uutiset/index.html": "news",
        "hankkeet/lumo/index.html": "projects/lumo",
        "sarjat/raportteja/index.html": "series/raportteja",
        "aiheet/asuminen/index.html": "tags/asuminen",
    }
    for path, name in places.items():
        assert f'href="/tilaa/#{name}" class="follow_link">Näin tilaat</a>' in site.text(path)
        assert f'id="{name}"' in site.text(PAGES["fi"])
    assert 'aria-current="page">Tilaa</a>' in site.text(PAGES["fi"])


def test_long_group_waits_to_be_opened_and_tells_how_many_it_holds():
    tags = ", ".join(f"aihe {number}" for number in range(200))
    text = built({"news/a.md": f"title: A\nsummary: U.\ndate: 2017-04-04\ntags: [{tags}]"}).text(PAGES["fi"])
    assert re.search(
        r'<details class="own_group">\s*<summary><h3>Aiheet</h3> <span class="own_count">200<', text
    )
    assert text.count('<details class="own_group" open>') == 1
    assert text.count('value="tags/') == 200


@pytest.mark.parametrize(
    ("name", "lang", "address"),
    [
        ("tilaa", "fi", "/tilaa/"),
        ("prenumerera", "sv", "/sv/prenumerera/"),
        ("subscribe", "en", "/en/subscribe/"),
    ],
)
def test_address_is_the_sites_own(name, lang, address):
    problems = built({f"pages/{name}.md": f"title: Sivu\nlang: {lang}"}).problems
    assert any(
        line.startswith(f"content/pages/{name}.md:1:1: virhe:") and address in line for line in problems
    )


def test_site_in_a_folder_and_with_other_words_is_whole():
    site = built(CONTENT, url="https://example.org/koske", words={"fi": {"subscribe": "seuraa"}})
    assert "tilaa/index.html" not in site.files
    text = site.text("seuraa/index.html")
    assert 'href="/koske/feeds/projects/lumo.xml"' in text
    assert 'href="webcal://example.org/koske/feeds/events.ics"' in text
    assert 'href="/koske/seuraa/">Tilaa</a>' in site.text("index.html")
    assert "https://example.org/koske/feeds/all.xml" in site.text("feeds/all.opml")
