"""The front page, whole on any build day and in every language, and the page for a lost reader."""

import re
from datetime import date

import pytest

from tests.outputs.sites import built
from tests.outputs.structured import graph

INDEX = "title: Koske tiedottaa\nsummary: Uutiskirje ja hankkeet.\n---\nTervetuloa **meille**."
PERSON = "title: Marja Heikkilä\nroles:\n  - title: johtaja"


def issue(number, year, day):
    return (
        f"title: Koske tiedottaa {number}/{year}\nnumber: {number}\nyear: {year}\ndate: {day}\nsummary: Numero."
        "\n---\n## Ensimmäinen {#eka}\n\nTeksti.\n\n## Toinen {#toka}\n\nTeksti."
    )


def news(title, day):
    return f"title: {title}\ndate: {day}\nsummary: Uutinen."


def project(title, *lines):
    return "\n".join([f"title: {title}", "summary: Hanke.", *lines])


CONTENT = {
    "pages/index.md": INDEX,
    "people/marja-heikkila.md": PERSON,
    **{f"newsletters/{year}-1.md": issue(1, year, f"{year}-04-04") for year in range(2015, 2021)},
    **{f"news/n{n}.md": news(f"Uutinen {n}", f"2020-01-0{n}") for n in range(1, 7)},
    "projects/pro-sos.md": project("PRO SOS", "start: 2016-08-01", "end: 2018-12-31"),
    "projects/lumo.md": project("LUMO", "start: 2020", "end: 2022"),
    "projects/lumo-osa.md": project("LUMOn osa", "start: 2020", "end: 2022", "parent: lumo"),
    "projects/tyopari.md": project("Työparimalli", "start: 2021", "end: 2022"),
    "projects/paku.md": project("PAKU", "end: 2020"),
    "projects/tuleva.md": project("Tuleva", "start: 2030"),
}


def front(content, as_of=date(2021, 3, 1), path="index.html", **identity):
    site = built(content, as_of, **identity)
    assert not [problem for problem in site.problems if "virhe" in problem]
    return Front(site.text(path))


class Front:
    """A front page as its reader meets it."""

    def __init__(self, html):
        self.html = html
        self.main = html[html.index("<main") : html.index("</main>")]

    def section(self, id):
        """The titles of the cards in a part of the page, and its heading."""
        start = self.main.find(f'<h2 id="{id}">')
        if start < 0:
            return None
        part = self.main[start : self.main.find("</section>", start)]
        heading = re.match(r"<h2[^>]*>([^<]*)<", part)[1]
        return heading, re.findall(r'class="card_link" href="[^"]*"[^>]*>([^<]*)<', part)


def test_the_newest_issue_stands_first_with_its_contents_and_three_older_ones():
    page = front(CONTENT)
    assert '<a href="/uutiskirje/2020-1/">Koske tiedottaa 1/2020</a>' in page.main
    assert re.findall(r'<li><a href="([^"]*#[^"]*)">([^<]*)<', page.main) == [
        ("/uutiskirje/2020-1/#eka", "Ensimmäinen"),
        ("/uutiskirje/2020-1/#toka", "Toinen"),
    ]
    assert page.section("_issues") == (
        "Aiemmat numerot",
        ["Koske tiedottaa 1/2019", "Koske tiedottaa 1/2018", "Koske tiedottaa 1/2017"],
    )
    assert 'href="/uutiskirje/" class="onward">Kaikki numerot<' in page.main


def test_the_first_issue_alone_has_no_part_of_older_ones():
    assert front({"newsletters/2020-1.md": issue(1, 2020, "2020-01-01")}).section("_issues") is None


@pytest.mark.parametrize(
    ("day", "heading", "titles"),
    [
        (date(2021, 3, 1), "Käynnissä olevat hankkeet", ["Työparimalli", "LUMO"]),
        (date(2017, 3, 1), "Käynnissä olevat hankkeet", ["PRO SOS", "PAKU"]),
        (date(2023, 1, 1), "Viimeksi päättyneet hankkeet", ["LUMO", "Työparimalli", "PAKU", "PRO SOS"]),
        (date(2031, 1, 1), "Käynnissä olevat hankkeet", ["Tuleva"]),
    ],
)
def test_the_projects_are_those_of_the_build_day(day, heading, titles):
    assert front(CONTENT, day).section("_projects") == (heading, titles)


@pytest.mark.parametrize(
    ("fields", "heading"),
    [
        ("start: 2030", "Alkavat hankkeet"),
        ("code: S1", "Hankkeet"),
        ("state: ended", "Viimeksi päättyneet hankkeet"),
        ("state: ongoing", "Käynnissä olevat hankkeet"),
    ],
)
def test_where_nothing_else_is_known_the_projects_stand_as_what_they_are(fields, heading):
    assert front({"projects/x.md": project("X", fields)}).section("_projects") == (heading, ["X"])


def test_a_few_projects_of_several_states_stand_there_together():
    few = {
        "projects/a.md": project("Loppunut", "end: 2020"),
        "projects/b.md": project("Outo", "code: S1"),
        "projects/c.md": project("Nykyinen", "start: 2020", "end: 2022"),
    }
    assert front(few).section("_projects") == ("Hankkeet", ["Nykyinen", "Loppunut", "Outo"])
    more = few | {"projects/d.md": project("Toinen loppunut", "end: 2019")}
    assert front(more).section("_projects") == ("Käynnissä olevat hankkeet", ["Nykyinen"])


def test_at_most_six_projects_stand_there_those_that_began_last():
    many = {f"projects/p{n}.md": project(f"Hanke {n}", f"start: 20{10 + n}", "end: 2030") for n in range(8)}
    _, titles = front(many).section("_projects")
    assert titles == [f"Hanke {n}" for n in (7, 6, 5, 4, 3, 2)]


def test_the_four_newest_news_stand_there():
    assert front(CONTENT).section("_news") == (
        "Uusimmat uutiset",
        ["Uutinen 6", "Uutinen 5", "Uutinen 4", "Uutinen 3"],
    )


def test_the_text_of_the_page_index_opens_the_front_page_and_makes_no_page_of_its_own():
    site = built(CONTENT)
    page = Front(site.text("index.html"))
    assert "<h1>Koske tiedottaa</h1>" in page.main
    assert "<p>Tervetuloa <strong>meille</strong>.</p>" in page.main
    assert '<meta name="description" content="Uutiskirje ja hankkeet.">' in page.html
    assert "index/index.html" not in site.files


@pytest.mark.parametrize("index", ["", INDEX.replace("\n---", "\nstatus: draft\n---")])
def test_without_that_text_the_site_speaks_for_itself(index):
    content = {"pages/index.md": index} if index else {}
    page = front(content | {"news/a.md": news("A", "2020-01-01")})
    assert "<h1>Koske</h1>" in page.main
    assert "<p>Täältä löydät ajankohtaiset asiamme ja ihmiset, joilta voit kysyä lisää.</p>" in page.main
    assert '<meta name="description" content="Keski-Suomen sosiaalialan osaamiskeskus">' in page.html


def test_a_site_without_content_has_a_front_page_that_shows_whom_to_ask():
    page = front({})
    assert (
        "<p>Ensimmäiset sisällöt ilmestyvät tänne pian. Siihen asti voit kysyä suoraan meiltä.</p>"
        in page.main
    )
    assert page.section("_issues") is page.section("_projects") is page.section("_news") is None
    assert "mailto:koske@koske.fi" in page.main
    assert "https://lista.example/koske" in page.main
    assert "card_link" not in page.main


def test_each_language_that_something_is_published_in_has_a_front_page():
    swedish = {
        "news/ny.md": news("Nyhet", "2020-01-01") + "\nlang: sv",
        "pages/start.md": "title: Välkommen\nlang: sv\ntranslation_of: index\n---\nHej.",
    }
    site = built(CONTENT | swedish)
    assert "en/index.html" not in site.files
    page = Front(site.text("sv/index.html"))
    assert '<html lang="sv">' in page.html
    assert "<h1>Välkommen</h1>" in page.main
    assert page.section("_news") == ("Senaste nyheterna", ["Nyhet"])
    assert page.section("_projects") is None
    assert (
        '<a href="/yhteystiedot/" class="onward" hreflang="fi">Alla kontaktuppgifter (på finska)</a>'
        in page.main
    )
    assert '<a href="/sv/" lang="sv" hreflang="sv">På svenska</a>' in site.text("index.html")
    for path in ("index.html", "sv/index.html"):
        assert '<link rel="alternate" hreflang="sv" href="https://koskeverkko.fi/sv/">' in site.text(path)


def test_feeds_are_offered_to_programs_and_to_readers_on_their_own_page():
    page = front(CONTENT)
    names = ("all", "newsletters", "stories", "news", "events", "statements", "publications")
    feeds = [f"/feeds/{name}.xml" for name in names]
    assert '<a class="onward" href="/tilaa/">Kaikki tavat tilata</a>' in page.main
    assert re.findall(r'type="application/rss\+xml" title="[^"]*" href="([^"]*)"', page.html) == feeds


def test_the_site_and_its_publisher_are_told_to_search_engines():
    page = front(CONTENT | {"organisations/koske.md": "title: Keski-Suomen </osaamiskeskus> Koske"})
    website, publisher = graph(page.html)
    assert (website["@type"], website["url"], website["name"]) == (
        "WebSite",
        "https://koskeverkko.fi/",
        "Koske",
    )
    assert website["publisher"] == {"@id": publisher["@id"]}
    assert publisher["name"] == "Keski-Suomen </osaamiskeskus> Koske"
    assert publisher["alternateName"] == "Koske"
    assert publisher["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "Matarankatu 4",
        "postalCode": "40100",
        "addressLocality": "Jyväskylä",
        "addressCountry": "FI",
    }
    assert publisher["contactPoint"]["email"] == "koske@koske.fi"
    assert publisher["sameAs"] == ["https://www.facebook.com/koske"]
    assert "telephone" not in publisher["contactPoint"]


def test_every_link_of_the_front_page_leads_somewhere():
    site = built(CONTENT)
    for path in ("index.html", "404.html"):
        for address in re.findall(r'href="/([^"#]*)', site.text(path)):
            assert address in site.files or f"{address}index.html" in site.files


def test_a_lost_reader_is_led_on_in_every_language():
    site = built(CONTENT | {"news/ny.md": news("Nyhet", "2020-01-01") + "\nlang: sv"})
    page = Front(site.text("404.html"))
    assert "<h1>Sivua ei löytynyt</h1>" in page.main
    assert re.findall(r'<li><a href="([^"]*)">([^<]*)<', page.main) == [
        ("/", "Etusivu"),
        ("/uutiskirje/", "Uutiskirje"),
        ("/uutiset/", "Uutiset"),
        ("/hankkeet/", "Hankkeet"),
        ("/yhteystiedot/", "Yhteystiedot"),
    ]
    assert '<p lang="sv">Sidan hittades inte. <a href="/sv/">Startsida</a></p>' in page.main
    assert '<meta name="robots" content="noindex">' in page.html
    assert '<form action="/haku/">' in page.main


def test_below_a_folder_every_link_begins_with_it():
    site = built(CONTENT, url="https://example.org/koske")
    for path in ("index.html", "404.html"):
        assert all(address.startswith("koske/") for address in re.findall(r'href="/([^"]*)', site.text(path)))
