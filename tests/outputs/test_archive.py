"""Long lists: the newest on the list page, and a page for each year."""

import re
from datetime import date
from functools import cache

import pytest

from plugins.core.build import build
from plugins.core.engine import Engine
from tests.outputs.sites import Built, built, given

YEARS = {2013: 30, 2014: 1, 2016: 40, 2017: 20, 2018: 10}  # 101 in all, none in 2015
RESERVED = "virhe: osoite {} on varattu sivuston omaan käyttöön. Anna sivulle toinen tunnus, esimerkiksi rivillä id: toinen-tunnus."


def news(year, number, more=""):
    """The number is that of the day in the year, so that a higher one is newer."""
    day = f"{year}-{1 + number // 28:02}-{1 + number % 28:02}"
    return f"title: Uutinen {year} {number:02}\ndate: {day}\nsummary: s{more}"


def issue(year, number, more=""):
    return f"{news(year, number, more)}\nnumber: {number}\nyear: {year}".replace("Uutinen", "Numero")


def run(years, make=news, folder="news", more=""):
    """So many items of each year."""
    return {
        f"{folder}/{folder}-{year}-{number}.md": make(year, number, more)
        for year, count in years.items()
        for number in range(count)
    }


@cache
def long_list() -> Built:
    return built(run(YEARS))


@cache
def long_topic() -> Built:
    """A tag of 101 dated items and two others."""
    return built(
        run({2016: 60, 2018: 20}, more="\ntags: [Äly & työ]")
        | run({2016: 20, 2020: 1}, issue, "newsletters", "\ntags: [Äly & työ]")
        | {
            "projects/vanha.md": "title: Vanha\nsummary: s\ndate: 2001-01-01\ntags: [Äly & työ]",
            "projects/apu.md": "title: Apu\nsummary: s\ntags: [Äly & työ]",
        }
    )


def titles(html):
    return re.findall(r'class="card_link" href="[^"]*"[^>]*>([^<]*)<', html)


def headings(html):
    return re.findall(r"<h2[^>]*>([^<]*)</h2>", html)


def crumbs(html):
    part = re.search(r'aria-label="Murupolku">.*?</nav>', html, re.DOTALL)
    return re.findall(r'<(?:a href|span aria-current)="([^"]*)">([^<]*)<', part[0])


def links(html, label):
    """The links of a navigation by its name: text, address, and ``current`` for the page itself."""
    part = re.search(rf'<nav[^>]* aria-label="{label}">(.*?)</nav>', html, re.DOTALL)
    found = re.findall(r'<a href="([^"]*)"([^>]*)>(.*?)</a>', part[1]) if part else []
    return [
        (re.sub("<[^>]*>", "", text), url, *(["current"] if 'aria-current="page"' in rest else []))
        for url, rest, text in found
    ]


def test_a_list_of_a_hundred_is_one_page():
    site = built(run(YEARS | {2018: 9}))
    html = site.text("uutiset/index.html")
    assert len(titles(html)) == 100
    assert headings(html) == ["2018", "2017", "2016", "2014", "2013"]
    assert links(html, "Valitse vuosi") == []
    assert "_years" not in html
    assert "uutiset/2018/index.html" not in site.files


def test_a_longer_list_shows_the_newest_fifty_by_year_and_leads_to_all_years():
    html = long_list().text("uutiset/index.html")
    assert len(titles(html)) == 50
    assert titles(html)[:2] == ["Uutinen 2018 09", "Uutinen 2018 08"]
    assert titles(html)[-1] == "Uutinen 2016 20"
    assert headings(html) == ["2018", "2017", "2016"]
    assert "<p>Tällä sivulla on 50 uusinta.</p>" in html
    assert '<a href="#_years">Valitse vuosi</a>' in html
    assert links(html, "Valitse vuosi") == [
        ("2018\u00a0(10)", "/uutiset/2018/"),
        ("2017\u00a0(20)", "/uutiset/2017/"),
        ("2016\u00a0(40)", "/uutiset/2016/"),
        ("2014\u00a0(1)", "/uutiset/2014/"),
        ("2013\u00a0(30)", "/uutiset/2013/"),
    ]
    assert links(html, "Vanhemmat ja uudemmat") == []


@pytest.mark.parametrize("year", YEARS)
def test_each_year_has_a_page_with_all_of_its_items_and_no_others(year):
    html = long_list().text(f"uutiset/{year}/index.html")
    newest_first = [f"Uutinen {year} {number:02}" for number in reversed(range(YEARS[year]))]
    assert titles(html) == newest_first
    assert html.count("<h2") == YEARS[year]  # the cards' own: a heading of the year would repeat the title
    assert "uusinta" not in html


def test_the_page_of_a_year_says_which_it_is():
    html = long_list().text("uutiset/2016/index.html")
    assert "<h1>Uutiset 2016</h1>" in html
    assert "<title>Uutiset 2016 – Koske</title>" in html
    assert '<meta name="description" content="Uutiset vuodelta 2016.">' in html
    assert '<link rel="canonical" href="https://koskeverkko.fi/uutiset/2016/">' in html
    assert crumbs(html) == [
        ("/", "Etusivu"),
        ("/uutiset/", "Uutiset"),
        ("page", "2016"),
    ]
    assert '<a href="/uutiset/" aria-current="true">Uutiset</a>' in html, "its list's place in the menu"


def test_the_page_of_a_year_names_the_feeds_of_its_list():
    pages = [long_list().text(f"uutiset/{place}index.html") for place in ("", "2013/")]
    feeds = [re.findall(r'<link rel="alternate" type="application/rss\+xml".*', html) for html in pages]
    assert feeds[0] == feeds[1]
    assert all('class="feed_link">Uutisten RSS-syöte</a>' in html for html in pages)


def test_the_page_of_a_year_leads_to_all_years_and_marks_its_own():
    html = long_list().text("uutiset/2016/index.html")
    assert links(html, "Valitse vuosi") == [
        ("2018", "/uutiset/2018/"),
        ("2017", "/uutiset/2017/"),
        ("2016", "/uutiset/2016/", "current"),
        ("2014", "/uutiset/2014/"),
        ("2013", "/uutiset/2013/"),
    ]


@pytest.mark.parametrize(
    ("year", "beside"),
    [
        (2018, [("Vanhemmat 2017", "/uutiset/2017/")]),
        (2016, [("Vanhemmat 2014", "/uutiset/2014/"), ("Uudemmat 2017", "/uutiset/2017/")]),
        (2013, [("Uudemmat 2014", "/uutiset/2014/")]),
    ],
)
def test_the_page_of_a_year_leads_to_those_beside_it_that_have_items(year, beside):
    html = long_list().text(f"uutiset/{year}/index.html")
    assert links(html, "Vanhemmat ja uudemmat") == [*beside, ("Uutiset", "/uutiset/")]


def test_the_pages_of_the_years_are_in_the_sitemap():
    found = re.findall(
        r"<loc>https://koskeverkko.fi(/uutiset/[0-9]{4}/)</loc>", long_list().text("sitemap.xml")
    )
    assert found == [f"/uutiset/{year}/" for year in sorted(YEARS)]


@pytest.mark.parametrize(
    ("changed", "touched"),
    [
        ({"news/uusi.md": news(2018, 99)}, {"uutiset/index.html", "uutiset/2018/index.html"}),
        ({"news/vanha.md": news(2013, 99)}, {"uutiset/index.html", "uutiset/2013/index.html"}),
        ({"news/news-2013-5.md": news(2013, 5) + " muuttui"}, {"uutiset/2013/index.html"}),
        ({"news/news-2018-5.md": news(2018, 5) + " x"}, {"uutiset/index.html", "uutiset/2018/index.html"}),
    ],
)
def test_an_item_touches_its_year_and_the_list_page_only(changed, touched):
    before, after = long_list(), built(run(YEARS) | changed)
    pages = {path for path in after.under("uutiset/") if re.search(r"^uutiset/([0-9]{4}/)?index", path)}
    assert {path for path in pages if after.text(path) != before.text(path)} == touched


@pytest.mark.parametrize(
    ("changed", "anew"),
    [
        ({"news/uusi.md": news(2013, 99)}, {"uutiset/index.html", "uutiset/2013/index.html"}),
        ({"news/news-2013-5.md": news(2013, 5) + " x"}, {"uutiset/2013/index.html"}),
        ({"news/news-2018-5.md": news(2018, 5) + "\n---\nTeksti."}, set()),
    ],
)
def test_the_other_pages_of_a_list_are_not_even_made_anew(changed, anew):
    first = build(*given(run(YEARS)))
    engine = Engine(memory=first.memory, standing=None)
    made = build(*given(run(YEARS) | changed), engine=engine).receipts
    assert {path for path in made if re.search(r"^uutiset/([0-9]{4}/)?index", path)} == anew


def test_every_language_has_its_own_years():
    site = built(
        run(YEARS, more="\nlang: sv") | run({2016: 3}, issue, "newsletters") | {"news/oma.md": news(2012, 1)}
    )
    assert [path for path in site.under("sv/nyheter/") if "nyheter/2" in path] == [
        f"sv/nyheter/{year}/index.html" for year in sorted(YEARS)
    ]
    html = site.text("sv/nyheter/2016/index.html")
    assert "<h1>Nyheter 2016</h1>" in html
    assert links(html, "Äldre och nyare") == [
        ("Äldre 2014", "/sv/nyheter/2014/"),
        ("Nyare 2017", "/sv/nyheter/2017/"),
        ("Nyheter", "/sv/nyheter/"),
    ]
    assert "<p>Här visas de 50 nyaste.</p>" in site.text("sv/nyheter/index.html")
    assert site.under("uutiset/") == ["uutiset/index.html", "uutiset/oma/index.html"]


def test_issues_have_years_too():
    site = built(run(YEARS, issue, "newsletters"))
    assert len(titles(site.text("uutiskirje/index.html"))) == 50
    assert titles(site.text("uutiskirje/2014/index.html")) == ["Numero 2014 00"]
    assert "<h1>Uutiskirje 2014</h1>" in site.text("uutiskirje/2014/index.html")


def test_what_is_not_out_yet_does_not_divide_a_list():
    content = run(YEARS | {2018: 9}) | {
        "news/tuleva.md": news(2022, 1),
        "news/n.md": news(2012, 1, "\nstatus: draft"),
    }
    assert "uutiset/2018/index.html" not in built(content).files
    assert "uutiset/2022/index.html" in built(content, date(2022, 3, 1)).files


def test_a_long_topic_shows_the_newest_fifty_over_its_dated_kinds_and_all_others():
    html = long_topic().text("aiheet/aly-tyo/index.html")
    assert headings(html) == ["Uutiskirje", "Uutiset", "Hankkeet"]
    found = titles(html)
    assert len(found) == 52
    assert found[:2] == ["Numero 2020 00", "Uutinen 2018 19"]
    assert found[-3:] == ["Uutinen 2016 31", "Vanha", "Apu"]
    assert "<p>Uutisista ja muista päivätyistä sisällöistä tällä sivulla on 50 uusinta.</p>" in html
    assert links(html, "Valitse vuosi") == [
        ("2020\u00a0(1)", "/aiheet/aly-tyo/2020/"),
        ("2018\u00a0(20)", "/aiheet/aly-tyo/2018/"),
        ("2016\u00a0(80)", "/aiheet/aly-tyo/2016/"),
    ]


def test_the_page_of_a_year_of_a_topic_has_its_dated_items_by_kind():
    html = long_topic().text("aiheet/aly-tyo/2016/index.html")
    assert "<h1>Aihe: Äly &amp; työ, 2016</h1>" in html
    assert '<meta name="description" content="Kaikki vuodelta 2016, minkä aiheena on Äly &amp; työ.">' in html
    assert headings(html) == ["Uutiskirje", "Uutiset"]
    assert len(titles(html)) == 80
    assert crumbs(html) == [
        ("/", "Etusivu"),
        ("/aiheet/", "Aiheet"),
        ("/aiheet/aly-tyo/", "Äly &amp; työ"),
        ("page", "2016"),
    ]
    assert links(html, "Vanhemmat ja uudemmat") == [
        ("Uudemmat 2018", "/aiheet/aly-tyo/2018/"),
        ("Äly &amp; työ", "/aiheet/aly-tyo/"),
    ]
    assert 'href="/feeds/tags/aly-tyo.xml"' in html
    assert "/aiheet/aly-tyo/2016/</loc>" in long_topic().text("sitemap.xml")
    assert "aiheet/aly-tyo/2001/index.html" not in long_topic().files


def test_items_of_other_kinds_do_not_divide_a_topic():
    projects = {
        f"projects/p{n}.md": f"title: P{n}\nsummary: s\ndate: 2016-01-01\ntags: [x]" for n in range(9)
    }
    site = built(run({2016: 95}, more="\ntags: [x]") | projects)
    assert len(titles(site.text("aiheet/x/index.html"))) == 104
    assert site.under("aiheet/x/") == ["aiheet/x/index.html"]


@pytest.mark.parametrize(
    ("path", "text", "address"),
    [
        ("news/2016.md", "title: T\ndate: 2016-01-01\nsummary: s", "/uutiset/2016/"),
        ("news/1850.md", "title: T\ndate: 2016-01-01\nsummary: s\nstatus: draft", "/uutiset/1850/"),
        ("news/2020.md", "title: T\nlang: sv\ndate: 2016-01-01\nsummary: s", "/sv/nyheter/2020/"),
        ("newsletters/2017.md", issue(2017, 1), "/uutiskirje/2017/"),
    ],
)
def test_the_address_of_a_year_is_kept_free_in_a_short_list_too(path, text, address):
    site = built({path: text})
    assert (site.problems, site.files) == ((f"content/{path}:1:1: {RESERVED.format(address)}",), {})


def test_a_number_is_no_year_where_there_are_no_years():
    site = built(
        {
            "projects/2016.md": "title: T\nsummary: s",
            "pages/2017.md": "title: T",
            "news/20.md": news(2016, 1, "\ntags: ['2016']"),
            "news/2016-1.md": news(2016, 1),
        }
    )
    assert site.problems == ()
    assert site.under("aiheet/") == ["aiheet/2016/index.html", "aiheet/index.html"]


def test_an_old_address_that_is_a_years_page_now_is_told():
    site = built(run(YEARS) | {"pages/s.md": "title: S\nredirect_from: [/uutiset/2016/, /uutiset/2015/]"})
    assert site.problems == (
        "content/pages/s.md:3:17: virhe: vanha osoite ”/uutiset/2016/” on sivuston nykyinen osoite, eikä sitä voi ohjata muualle. Poista se.",
    )
