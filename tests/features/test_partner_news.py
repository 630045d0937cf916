"""News of partners on the pages of projects and of the network: from whose feed, which, and what follows."""

import json
from datetime import date

import pytest
from bs4 import BeautifulSoup

from plugins.core.build import build
from plugins.core.engine import Engine
from tests.outputs.sites import built, given

PROJECT = "title: PRO SOS\nsummary: S.\ncoordinator: socom\npartners: [seamk, Nimi Oy]\nfeed: https://prosos.example/feed"
CONTENT = {
    "projects/pro-sos.md": PROJECT,
    "projects/osa.md": "title: Osahanke\nsummary: S.\nparent: pro-sos",
    "projects/muu.md": "title: Muu hanke\nsummary: S.\nfunders: [socom]",
    "organisations/socom.md": "title: Socom Oy\nshort_name: Socom\nurl: https://socom.example/\nfeed: https://socom.example/feed",
    "organisations/seamk.md": "title: SeAMK\ntype: university\nfeed: https://seamk.example/feed",
}


def item(number, day="2017-03-05", **more):
    return {
        "id": str(number),
        "title": f"Uutinen {number}",
        "url": f"https://x.example/{number}",
        "date": day,
        **more,
    }


def snapshot(source, *items, **values):
    return json.dumps(
        {"source": source, **values, "items": [{k: v for k, v in one.items() if v} for one in items]}
    )


FEEDS = {
    "partner-feeds/project-pro-sos.json": snapshot(
        "https://prosos.example/feed", item(1), item(2, "2018-01-01", summary="Lyhyesti & <3."), title="PRO SOS -blogi",
        link="https://prosos.example/", language="fi-FI",
    ),
    "partner-feeds/organisation-socom.json": snapshot(
        "https://socom.example/feed", *(item(n, f"2019-01-{n:02}") for n in range(28, 10, -1)), title="Flöde", language="sv"
    ),
    "partner-feeds/organisation-seamk.json": snapshot("https://seamk.example/feed", item(50, "")),
}  # fmt: skip
SITE = CONTENT | FEEDS


def soup(content, path, **how):
    site = built(content, **how)
    return BeautifulSoup(site.text(path), "html.parser")


def shown(content, path="hankkeet/pro-sos/index.html", **how):
    return [link.text for link in soup(content, path, **how).select(".partner_news_title a")]


def test_a_project_shows_its_own_feed_and_its_partners_newest():
    """Two of each, so that nobody crowds the others out; of one alone, five."""
    assert shown(SITE) == [f"Uutinen {n}" for n in (28, 27, 2, 1, 50)]
    alone = {path: text for path, text in SITE.items() if "seamk.json" not in path}
    assert shown(alone) == [f"Uutinen {n}" for n in (28, 27, 26, 25, 24, 2, 1)]


def test_a_part_shows_the_shared_site_of_the_whole():
    assert shown(SITE, "hankkeet/osa/index.html") == ["Uutinen 2", "Uutinen 1"]


def test_a_funder_has_no_news_on_the_page_of_what_it_funds():
    assert shown(SITE, "hankkeet/muu/index.html") == []


def test_the_network_shows_each_partners_own():
    page = soup(SITE, "verkosto/index.html")
    assert [a.text for a in page.select("#socom .partner_news_title a")] == [
        "Uutinen 28",
        "Uutinen 27",
        "Uutinen 26",
    ]
    assert [a.text for a in page.select("#seamk .partner_news_title a")] == ["Uutinen 50"]
    assert page.select("#koske .partner_news_title") == []
    assert page.select_one("#socom .organisation_news")["aria-label"] == "Socom: uusimmat uutiset"


def test_an_item_says_who_tells_it_and_that_it_leads_away():
    news = soup(SITE, "hankkeet/pro-sos/index.html").select(".partner_news > li")
    first, own = news[0], news[2]
    assert (first["lang"], first.a["href"], first.a["rel"], first.a["hreflang"]) == (
        "sv",
        "https://x.example/28",
        ["external"],
        "sv",
    )
    assert first.select_one(".partner_news_meta")["lang"] == "fi"
    assert (first.time["datetime"], first.time.text) == ("2019-01-28", "28.1.2019")
    assert first.select_one(".partner_news_source a")["href"] == "https://socom.example/"
    assert first.select_one(".partner_news_source").get_text(" ", strip=True) == "Lähde: Socom"
    assert "lang" not in own.attrs
    assert own.select_one(".partner_news_summary").text == "Lyhyesti & <3."
    assert own.select_one(".partner_news_source").get_text(" ", strip=True) == "Lähde: PRO SOS -\u2060blogi"


def test_the_order_of_headings_is_kept():
    page = soup(SITE, "hankkeet/pro-sos/index.html")
    assert page.select_one("#_partner-news").name == "h2"


@pytest.mark.parametrize(
    ("lang", "title"),
    [("fi", "Kumppanien uutisia"), ("sv", "Nytt från våra samarbetspartner"), ("en", "News from partners")],
)
def test_the_heading_is_in_the_language_of_the_page(lang, title):
    path = (
        "hankkeet/pro-sos/index.html"
        if lang == "fi"
        else f"{lang}/{'projekt' if lang == 'sv' else 'projects'}/pro-sos/index.html"
    )
    page = soup(SITE | {"projects/pro-sos.md": f"{PROJECT}\nlang: {lang}"}, path)
    assert page.select_one("#_partner-news").text == title


def test_nothing_is_shown_where_there_is_nothing():
    page = soup(CONTENT, "hankkeet/pro-sos/index.html")
    assert page.select("#_partner-news, .partner_news") == []
    assert soup(CONTENT, "verkosto/index.html").select(".organisation_news") == []


def test_what_is_dated_after_the_build_day_is_not_shown():
    assert shown(SITE, as_of=date(2019, 1, 12)) == [f"Uutinen {n}" for n in (12, 11, 2, 1)] + ["Uutinen 50"]
    assert shown(SITE, as_of=date(2017, 1, 1)) == ["Uutinen 50"]


def test_the_same_news_of_two_partners_stands_once():
    twice = {
        "partner-feeds/organisation-seamk.json": snapshot(
            "https://seamk.example/feed", item(28, "2019-01-28")
        )
    }
    assert shown(SITE | twice).count("Uutinen 28") == 1


def test_no_news_of_a_partner_is_ours():
    site = built(SITE)
    with_feeds = {path for path in site.files if b"Uutinen 2" in getattr(site.files[path], "body", b"")}
    assert with_feeds == {"hankkeet/pro-sos/index.html", "hankkeet/osa/index.html", "verkosto/index.html"}


def test_a_feed_that_was_not_fetched_and_a_snapshot_without_a_feed_are_warnings():
    lines = built(
        CONTENT | {"partner-feeds/organisation-poissa.json": FEEDS["partner-feeds/organisation-seamk.json"]}
    ).problems
    assert [line for line in lines if "make fetch-feeds" in line] == [
        "content/organisations/seamk.md:4:7: varoitus: syötettä ei ole vielä haettu tästä osoitteesta. Hae se: make fetch-feeds.",
        "content/organisations/socom.md:5:7: varoitus: syötettä ei ole vielä haettu tästä osoitteesta. Hae se: make fetch-feeds.",
        "content/partner-feeds/organisation-poissa.json:1:1: varoitus: tällä tallenteella ei ole enää syötettä, koska sisällössä organisation:poissa ei ole tietoa ”feed”. Uutisia ei näytetä. Poista tiedosto: make fetch-feeds.",
        "content/projects/pro-sos.md:6:7: varoitus: syötettä ei ole vielä haettu tästä osoitteesta. Hae se: make fetch-feeds.",
    ]  # fmt: skip
    assert built(SITE).problems == ()


def test_a_snapshot_of_another_address_is_told():
    moved = {"organisations/seamk.md": "title: SeAMK\nfeed: https://seamk.example/uusi"}
    assert [line.partition(":")[0] for line in built(SITE | moved).problems] == [
        "content/organisations/seamk.md"
    ]


@pytest.mark.parametrize("name", ["lue.txt", "socom.json", "alakansio/organisation-socom.json"])
def test_what_has_no_place_among_the_snapshots_is_an_error(name):
    site = built(SITE | {f"partner-feeds/{name}": "x"})
    assert site.files == {}
    assert (
        f"content/partner-feeds/{name}:1:1: virhe: tiedostolle ”{name}” ei ole paikkaa tässä kansiossa"
        in site.problems[0]
    )


def remade(before, after, day=date(2021, 3, 1)):
    """The paths that a build makes anew after this change; the result is that of a clean one."""
    former = build(*given(before))
    again = build(*given(after, day), engine=Engine(memory=former.memory, standing=None))
    assert again.files == build(*given(after, day)).files
    return sorted(
        path
        for path in again.receipts
        if former.files.get(path) != again.files[path] or path in again.receipts
    )


def test_only_the_pages_that_show_a_snapshot_are_made_anew():
    seamk, own = "partner-feeds/organisation-seamk.json", "partner-feeds/project-pro-sos.json"
    changed = SITE | {seamk: snapshot("https://seamk.example/feed", item(51))}
    assert remade(SITE, changed) == ["hankkeet/pro-sos/index.html", "published.json", "verkosto/index.html"]
    changed = SITE | {own: FEEDS[own].replace("Uutinen 2", "Uutinen B")}
    assert remade(SITE, changed) == [
        "hankkeet/osa/index.html",
        "hankkeet/pro-sos/index.html",
        "published.json",
    ]


def test_a_servers_new_validator_makes_nothing_anew():
    path = "partner-feeds/organisation-seamk.json"
    assert remade(SITE, SITE | {path: snapshot("https://seamk.example/feed", item(50, ""), etag='"2"')}) == []


def test_a_snapshot_that_comes_or_goes_is_followed():
    without = {path: text for path, text in SITE.items() if path != "partner-feeds/organisation-socom.json"}
    pages = ["hankkeet/pro-sos/index.html", "published.json", "verkosto/index.html"]
    assert (remade(without, SITE), remade(SITE, without)) == (pages, pages)
