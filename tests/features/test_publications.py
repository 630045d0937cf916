"""Publications and series: pages, cards, lists, numbers, files, the head."""

from dataclasses import replace

import feedparser
import html5lib
import pytest

from plugins.core.numbers import format_size
from tests.features.publications import EPUB, PDF, TITLE, site, words
from tests.outputs.structured import about

PAGE = "julkaisut/aani/index.html"


def meta(html: str) -> list[tuple[str, str]]:
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    return [(one.get("name"), one.get("content")) for one in tree.iter("meta") if one.get("name")]


def links(html: str, rel: str) -> list[str]:
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    return [one.get("href") for one in tree.iter("link") if one.get("rel") == rel]


def test_the_content_builds_without_a_word():
    assert site().problems == ()


def test_a_page_shows_the_facts():
    html = site().text(PAGE)
    assert words(html, "page_head_line") == ["Raportti · 2017 Raportteja 51"]
    assert words(html, "facts_row") == [
        "Sarja Raportteja 51",
        "ISSN 1798-5668",
        "Julkaisuvuosi 2017",
        "Julkaisija Koske",
        "Sivuja 84",
        "ISBN 978-952-5676-50-1",
        "ISBN (PDF) 978-952-5676-51-8",
        "Pysyvä osoite URN:ISBN:978-952-5676-51-8",
    ]
    assert '<a href="https://urn.fi/URN:ISBN:978-952-5676-51-8">URN:ISBN:978-952-5676-51-8</a>' in html
    assert '<a href="/yhteystiedot/#anna-von-bonsdorff">Anna-Maija von Bonsdorff</a>' in html
    assert '<a href="/hankkeet/pro-sos/">PRO SOS</a>' in html


def test_files_are_shown_with_format_and_size():
    html = site().text(PAGE)
    assert words(html, "download") == ["EPUB (840 kt)", "PDF (1,2 Mt)"]
    assert '<a class="download" href="/files/raportti.pdf" type="application/pdf">' in html
    larger = replace(PDF, digest="c", size=2_000_000)
    assert words(site(assets=(larger, EPUB)).text(PAGE), "download") == ["EPUB (840 kt)", "PDF (2 Mt)"]


@pytest.mark.parametrize(
    ("size", "lang", "shown"),
    [(1, "fi", "1 kt"), (999_499, "fi", "999 kt"), (999_500, "fi", "1 Mt"), (1_250_001, "en", "1.3 MB"),
     (2_340_000_000, "sv", "2 340 MB")],
)  # fmt: skip
def test_sizes_are_in_thousands(size, lang, shown):
    assert format_size(size, lang).replace("\u00a0", " ") == shown


@pytest.mark.parametrize(
    ("isbn", "urn", "address"),
    [
        ("9517380488", "", "https://urn.fi/URN:ISBN:951-738-048-8"),
        ("", "urn:isbn:9789525676518", "https://urn.fi/URN:ISBN:978-952-5676-51-8"),
        ("", "URN:NBN:fi-fe2017041234", "https://urn.fi/urn:nbn:fi-fe2017041234"),
        ("", "http://www.urn.fi/URN:ISBN:978-952-5676-51-8", "https://urn.fi/URN:ISBN:978-952-5676-51-8"),
    ],
)
def test_the_urn_is_given_or_made_of_the_isbn(isbn, urn, address):
    text = "title: Uusi\nyear: 2020\nauthors: [Liisa Lahti]"
    text += (f"\nisbn: {isbn}" if isbn else "") + (f"\nurn: {urn}" if urn else "")
    html = site({"publications/uusi.md": text}).text("julkaisut/uusi/index.html")
    assert links(html, "cite-as") == [address]


def test_a_series_shows_its_publications_in_the_order_of_their_numbers():
    more = {
        f"publications/n{at}.md": f"title: Nimi {at}\nyear: 2015\nauthors: [Liisa Lahti]\nseries: raportteja{line}"
        for at, line in enumerate(("\nnumber: 100", "\nnumber: 4 b", "\nnumber: 4", "", "\nnumber: 10"))
    }
    html = site(more).text("sarjat/raportteja/index.html")
    assert words(html, "card_label") == [
        "Raportteja 4 · 2015",
        "Raportteja 4 b · 2015",
        "Raportteja 9 · 2009",
        "Raportteja 10 · 2015",
        "Raportteja 51 · 2017",
        "Raportteja 100 · 2015",
        "Raportteja · 2015",
    ]
    assert words(html, "facts_row")[-3:] == ["Julkaisija Koske", "ISSN 1798-5668", "Julkaisuja 7"]


def test_numbers_of_a_year_are_in_the_order_of_the_years():
    more = {
        "series/lehti.md": "title: Lehti",
        **{
            f"publications/l{at}.md": f"title: Nimi {at}\nyear: {year}\nauthors: [Liisa Lahti]\nseries: lehti\nnumber: {n}/{year}"
            for at, (n, year) in enumerate([(2, 2017), (10, 2016), (1, 2017)])
        },
    }
    html = site(more).text("sarjat/lehti/index.html")
    assert words(html, "card_label") == ["Lehti 10/2016 · 2016", "Lehti 1/2017 · 2017", "Lehti 2/2017 · 2017"]


def test_a_publication_outside_of_a_series_shares_no_number():
    more = {
        f"publications/x{at}.md": f"title: Nimi {at}\nyear: 2015\nauthors: [Liisa Lahti]" for at in range(2)
    }
    assert site(more).problems == ()


def test_lists_are_in_the_menu_and_lead_to_the_series():
    html = site().text("julkaisut/index.html")
    assert '<a href="/julkaisut/">Julkaisut</a>' in site().text("index.html")
    assert words(html, "section_head") == ["2017", "2009"]
    assert words(html, "series_links") == ["Julkaisusarjat Raportteja"]
    assert words(site().text("sarjat/index.html"), "card_title") == ["Raportteja"]


@pytest.mark.parametrize(
    "name", ["all", "publications", "series/raportteja", "projects/pro-sos", "tags/koyhyys"]
)
def test_a_dated_publication_stands_in_the_feeds(name):
    entries = feedparser.parse(site().text(f"feeds/{name}.xml")).entries
    assert [(entry.link, entry.id) for entry in entries] == [
        ("https://koskeverkko.fi/julkaisut/aani/", "tag:koskeverkko.fi,2017:publication/aani")
    ]
    assert [author["name"] for author in entries[0].authors][:2] == [
        "Liisa Grönholm-Sihvola",
        "Anna-Maija von Bonsdorff",
    ]


def test_a_card_stands_in_a_text():
    html = site({"pages/sivu.md": "title: Sivu\n---\n::publication[vanha]"}).text("sivu/index.html")
    assert words(html, "card-publication") == ["Vanha Raportteja 9 · 2009 Tekijä José Åke de la Cruz"]


def test_the_head_speaks_highwire_and_dublin_core():
    found = meta(site().text(PAGE))
    assert [content for name, content in found if name == "citation_author"] == [
        "Grönholm-Sihvola, Liisa",
        "von Bonsdorff, Anna-Maija",
        "Suomen Kuntayhteisö",
        "Terveyden and hyvinvoinnin laitos",
    ]
    for pair in (
        ("citation_title", TITLE),
        ("citation_publication_date", "2017"),
        ("citation_isbn", "978-952-5676-50-1"),
        ("citation_isbn", "978-952-5676-51-8"),
        ("citation_series_title", "Raportteja"),
        ("citation_technical_report_number", "51"),
        ("citation_pdf_url", "https://koskeverkko.fi/files/raportti.pdf"),
        ("DC.creator", "von Bonsdorff, Anna-Maija"),
        ("DC.identifier", "https://urn.fi/URN:ISBN:978-952-5676-51-8"),
        ("DC.relation.ispartof", "Raportteja 51"),
        ("DC.language", "fi"),
    ):
        assert pair in found


def test_the_head_leads_to_the_references():
    hrefs = [href for href in links(site().text(PAGE), "alternate") if "/feeds/" not in href]
    assert hrefs == [f"/julkaisut/aani/aani.{ending}" for ending in ("bib", "ris", "json")]
    assert {href.removeprefix("/") for href in hrefs} <= site().files.keys()


def test_search_engines_know_it_in_their_words():
    found = about(site().text(PAGE))
    assert found["@type"] == "Report"
    assert found["author"][1] == {
        "@type": "Person",
        "name": "Anna-Maija von Bonsdorff",
        "givenName": "Anna-Maija",
        "familyName": "von Bonsdorff",
    }
    assert found["author"][2] == {"@type": "Organization", "name": "Suomen Kuntayhteisö"}
    assert found["isbn"] == ["9789525676501", "9789525676518"]
    assert found["isPartOf"]["issn"] == "1798-5668"
    series = about(site().text("sarjat/raportteja/index.html"))
    assert [part["name"] for part in series["hasPart"]] == ["Vanha", TITLE]


def test_a_text_is_read_on_the_page():
    body = "title: Pitkä\nyear: 2020\nauthors: [Liisa Lahti]\n---\nTekstiä."
    html = site({"publications/pitka.md": body}).text("julkaisut/pitka/index.html")
    assert "<p>Tekstiä.</p>" in html


def test_a_publication_is_in_the_language_of_its_page():
    text = "title: Klientarbete\nyear: 2020\nauthors: [Sven af Ursin]\nlang: sv\nlanguage: fi\nseries: raportteja"
    built = site({"publications/arbete.md": text})
    html = built.text("sv/publikationer/arbete/index.html")
    assert "Så här hänvisar du" in html
    assert "Språk finska" in words(html, "facts_row")
    assert '<a href="/sarjat/raportteja/" lang="fi" hreflang="fi">Raportteja</a>' in html
    assert "Klientarbete" in built.text("sarjat/raportteja/index.html")
