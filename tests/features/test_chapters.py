"""Long documents: the pages of their chapters and of the whole, what leads to them, what is refused."""

import re
from functools import cache

import feedparser
import html5lib
import pytest

from plugins.core.build import Result
from plugins.core.engine import Engine
from plugins.core.page import FEED_FORMS
from tests.features.documents import DOCUMENT, files, told, written
from tests.outputs.structured import about

CHAPTERS = ("johdanto", "tyo", "seuranta-ja-stm")
OTHER = (
    "---\ntitle: Sivu\n---\n[a](paper:x#laki) [b](paper:x#tyo) [c](/paperit/x/#aikataulu) [d](/paperit/x/tyo/)"
    " [e](paper:x#fn:3) [f](/paperit/x/koko/) [g](/paperit/x/tyo/#aikataulu)\n"
)


@cache
def site() -> dict[str, str]:
    return files(written(extra={"pages/sivu.md": OTHER}))


def tree(path: str, made: dict[str, str] | None = None):
    return html5lib.parse((made or site())[path], namespaceHTMLElements=False)


def links(path: str) -> list[str]:
    return [a.get("href", "") for a in tree(path).find(".//main").iter("a")]


def text(element) -> str:
    return " ".join("".join(element.itertext()).split())


def errors(result: Result) -> list[str]:
    return [line for line in told(result) if ": virhe: " in line]


def test_a_page_for_each_chapter_and_one_for_the_whole():
    found = {path for path in site() if path.startswith("paperit/x/")}
    assert found == {
        f"paperit/x/{name}index.html" for name in ("", *(f"{slug}/" for slug in CHAPTERS), "koko/")
    }


def test_the_own_page_has_preface_and_contents_and_no_chapter():
    html = site()["paperit/x/index.html"]
    assert "Tämä suunnitelma kertoo" in html
    assert "Suunnitelma on tehty yhdessä." in html
    assert "Palvelutarpeen" not in html
    assert [text(a) for a in tree("paperit/x/index.html").find(".//main/nav").iter("a")] == [
        "1 Johdanto",
        "1.1 Tausta",
        "1.2 Laki ja sopimus",
        "2 Työ ja aikataulu",
        "2.1 Aikataulu",
        "3 Seuranta ja STM",
        "Koko asiakirja yhdellä sivulla",
    ]


def test_headings_of_a_chapter_are_numbered_raised_and_linked():
    main = tree("paperit/x/johdanto/index.html").find(".//main")
    headings = [
        (e.tag, e.get("id"), text(e)) for e in main.iter() if e.tag in ("h1", "h2", "h3") and e.get("id")
    ]
    assert headings == [
        ("h1", "johdanto", "1 Johdanto"),
        ("h2", "_contents", "Sisällys"),
        ("h2", "tausta", "1.1 Tausta #"),
        ("h2", "laki", "1.2 Laki ja sopimus #"),
        ("h3", "laatikon-otsikko", "Laatikon otsikko"),
        ("h3", "tarkemmin", "Tarkemmin #"),
    ]
    named = {a.get("href"): a.get("aria-label") for a in main.iter("a") if a.get("class") == "heading_link"}
    assert named == {
        "#tausta": "Linkki kohtaan 1.1 Tausta",
        "#laki": "Linkki kohtaan 1.2 Laki ja sopimus",
        "#tarkemmin": "Linkki kohtaan Tarkemmin",
    }


def test_contents_mark_the_present_place_and_open_its_parts_alone():
    nav = tree("paperit/x/tyo/index.html").find(".//main//nav")
    assert [(text(a), a.get("href"), a.get("aria-current")) for a in nav.iter("a")] == [
        ("1 Johdanto", "/paperit/x/johdanto/", None),
        ("2 Työ ja aikataulu", "/paperit/x/tyo/", "page"),
        ("2.1 Aikataulu", "#aikataulu", None),
        ("3 Seuranta ja STM", "/paperit/x/seuranta-ja-stm/", None),
        ("Koko asiakirja yhdellä sivulla", "/paperit/x/koko/", None),
    ]


def test_chapters_lead_to_each_other_and_to_their_document():
    ways = {}
    for slug in CHAPTERS:
        nav = tree(f"paperit/x/{slug}/index.html").findall(".//main//nav")[-1]
        ways[slug] = [(a.get("rel"), a.get("href")) for a in nav.iter("a")][:-1]
    assert ways == {
        "johdanto": [("prev", "/paperit/x/"), ("next", "/paperit/x/tyo/")],
        "tyo": [("prev", "/paperit/x/johdanto/"), ("next", "/paperit/x/seuranta-ja-stm/")],
        "seuranta-ja-stm": [("prev", "/paperit/x/tyo/")],
    }
    crumbs = tree("paperit/x/tyo/index.html").find(".//nav[@class='wrap breadcrumbs']")
    assert [text(li) for li in crumbs.iter("li")] == [
        "Etusivu",
        "Paperit",
        "Suunnitelma",
        "2 Työ ja aikataulu",
    ]


def test_footnotes_stand_at_the_end_of_their_chapter_and_lead_back():
    johdanto, tyo = site()["paperit/x/johdanto/index.html"], site()["paperit/x/tyo/index.html"]
    assert "Sosiaalihuoltolaki 1301/2014." in johdanto
    assert "Viimeinen viite" not in johdanto + tyo
    notes = tree("paperit/x/johdanto/index.html").find(".//section[@class='footnotes']")
    assert [a.get("href") for a in notes.iter("a")] == ["#fnref:2", "#fnref2:2", "/paperit/x/tyo/#fnref3:2"]
    # A note that stands in a former chapter is there, under the same number.
    assert 'href="/paperit/x/johdanto/#fn:2"' in tyo


@pytest.mark.parametrize(
    "path", [f"paperit/x/{name}index.html" for name in ("", "johdanto/", "tyo/", "koko/")]
)
def test_every_place_that_a_page_links_to_is_on_the_page_that_it_names(path):
    here = "/" + path.removesuffix("index.html")
    for href in links(path):
        page, _, anchor = href.partition("#")
        target = (page or here).removeprefix("/") + "index.html"
        assert target in site(), href
        if anchor:
            assert [e for e in tree(target).iter() if e.get("id") == anchor], href


def test_no_id_is_on_a_page_twice():
    for path in site():
        if path.startswith("paperit/x/"):
            ids = [e.get("id") for e in tree(path).iter() if e.get("id")]
            assert len(ids) == len(set(ids)), path


def test_links_from_elsewhere_lead_to_the_chapter():
    assert links("sivu/index.html") == [
        "/paperit/x/johdanto/#laki",
        "/paperit/x/tyo/",
        "/paperit/x/tyo/#aikataulu",
        "/paperit/x/tyo/",
        "/paperit/x/seuranta-ja-stm/#fn:3",
        "/paperit/x/koko/",
        "/paperit/x/tyo/#aikataulu",
    ]


def test_link_to_a_chapter_of_a_document_to_come_is_text_until_then():
    result = written(extra={"papers/y.md": "---\ntitle: Y\ndate: 2021-04-01\n---\n## A\n\n## B\n",
                            "pages/sivu.md": "---\ntitle: S\n---\n[a](/paperit/y/a/) [b](paper:y#b)\n"})  # fmt: skip
    assert links_in(files(result)["sivu/index.html"]) == []
    assert errors(result) == []


def links_in(html: str) -> list[str]:
    return re.findall('href="([^"]*)"', html[html.index("<main") : html.index("</main")])


def test_blocks_tables_terms_and_abbreviations_work_in_chapters():
    johdanto, tyo = site()["paperit/x/johdanto/index.html"], site()["paperit/x/tyo/index.html"]
    assert "<figcaption>SHL 1301/2014, 36 §</figcaption>" in johdanto
    assert 'class="factbox"' in johdanto
    assert 'class="table_wide" role="group" tabindex="0"' in tyo
    assert "<dt>Kevät 2021</dt>" in tyo
    stm = '<abbr title="sosiaali- ja terveysministeriö">STM</abbr>'
    assert f"<em>Seuranta</em> ja {stm}</h1>" in site()["paperit/x/seuranta-ja-stm/index.html"]


def test_the_whole_is_for_printing_and_not_for_search_engines():
    head = site()["paperit/x/koko/index.html"]
    assert '<meta name="robots" content="noindex">' in head
    assert '<link rel="canonical" href="https://koskeverkko.fi/paperit/x/koko/">' in head
    main = tree("paperit/x/koko/index.html").find(".//main")
    assert [text(e) for e in main.iter() if e.tag in ("h1", "h2", "h3")] == [
        "Suunnitelma",
        "Sisällys",
        "1 Johdanto #",
        "1.1 Tausta #",
        "1.2 Laki ja sopimus #",
        "Laatikon otsikko",
        "2 Työ ja aikataulu #",
        "2.1 Aikataulu #",
        "3 Seuranta ja STM #",
    ]
    assert "Tämä suunnitelma kertoo" in head


def test_sitemap_has_the_chapters():
    found = re.findall("<loc>(.*?)</loc>", site()["sitemap.xml"])
    assert [address for address in found if "/paperit/x/" in address] == sorted(
        f"https://koskeverkko.fi/paperit/x/{name}" for name in ("", *(f"{slug}/" for slug in CHAPTERS))
    )


def test_search_engines_are_told_what_a_chapter_is_a_part_of():
    html = site()["paperit/x/tyo/index.html"]
    data = about(html)
    assert (data["@type"], data["name"], data["position"]) == ("Chapter", "Työ ja aikataulu", 2)
    assert data["isPartOf"]["@type"] == "Report"
    assert data["isPartOf"]["@id"] == "https://koskeverkko.fi/paperit/x/"
    own = site()["paperit/x/index.html"]
    assert [part["url"] for part in about(own)["hasPart"]] == [
        f"https://koskeverkko.fi/paperit/x/{slug}/" for slug in CHAPTERS
    ]


def test_subscribers_get_the_full_text_with_links_to_the_chapters():
    [entry] = feedparser.parse(site()["feeds/papers.xml"]).entries
    content = entry.content[0].value
    assert "Tämä suunnitelma kertoo" in content
    assert "Palvelutarpeen arviointi" in content
    assert "STM</abbr> seuraa." in content
    assert 'href="https://koskeverkko.fi/paperit/x/johdanto/#laki"' in content


@pytest.mark.parametrize(
    "body", ["", "Pelkkää tekstiä.\n", "Alku.\n\n## Ainoa {#ainoa}\n\nTekstiä [sinne](#ainoa).\n"]
)
def test_text_with_one_heading_or_none_stays_one_page(body):
    made = files(written(body, {"pages/s.md": "---\ntitle: S\n---\n[x](paper:x)\n"}))
    assert {path for path in made if path.startswith("paperit/x/")} == {"paperit/x/index.html"}
    main = made["paperit/x/index.html"]
    assert "chapter_list" not in main
    if "Ainoa" in body:
        assert '<h2 id="ainoa">Ainoa</h2>' in main
        assert 'href="#ainoa"' in main


@pytest.mark.parametrize(("lang", "path"), [("sv", "sv/papper/x/hela"), ("en", "en/papers/x/whole")])
def test_the_whole_has_its_word_in_each_language(lang, path):
    made = files(written("## A\n\n## Koko\n", lang=lang))
    assert f"{path}/index.html" in made
    assert f"{path.rpartition('/')[0]}/koko/index.html" in made


def test_chapters_that_cannot_have_an_address_are_refused():
    body = "## Koko\n\n## Työ\n\n## Työ\n\n## Luku {#Luku_A}\n\n## Muu {#tyo}\n"
    assert errors(written(body)) == [
        "content/papers/x.md:7:1: virhe: luvun ”Koko” osoite olisi ”koko”, mutta se on varattu sivulle, jolla on koko asiakirja. Anna luvulle toinen tunnus, esimerkiksi {#koko-luku}",
        "content/papers/x.md:9:1: virhe: kahdella luvulla on sama osoite ”tyo”; toinen on rivillä 11. Anna toiselle oma tunnus otsikon perään, esimerkiksi {#tyo-2}",
        "content/papers/x.md:11:1: virhe: kahdella luvulla on sama osoite ”tyo”; toinen on rivillä 9. Anna toiselle oma tunnus otsikon perään, esimerkiksi {#tyo-2}",
        "content/papers/x.md:13:1: virhe: luvun tunnus ”Luku_A” ei kelpaa osoitteeseen. Käytä pieniä kirjaimia a–z, numeroita ja yhdysmerkkejä: {#luku-a}",
        "content/papers/x.md:15:1: virhe: kahdella luvulla on sama osoite ”tyo”; toinen on rivillä 9. Anna toiselle oma tunnus otsikon perään, esimerkiksi {#tyo-2}",
    ]


def test_part_before_the_first_chapter_is_no_fault_of_its_own():
    found = told(written("### Alku\n\n" + DOCUMENT))
    assert len(found) == 1
    assert "varoitus" in found[0]
    assert "Alku" in found[0]


def test_part_may_have_the_name_of_a_chapter():
    made = files(written("## A\n\n### Työ\n\n## Työ\n\nTekstiä.\n"))
    assert '<h1 id="tyo-2">' in made["paperit/x/tyo/index.html"]
    assert '<h2 id="tyo">' in made["paperit/x/a/index.html"]


EDITS = {
    "text": (("STM seuraa.", "STM ei seuraa."), {"all", "papers"}),
    "note": (("Viimeinen viite.", "Viimeinen nootti."), {"all", "papers"}),
}
PAGES = {f"paperit/x/{name}index.html" for name in ("", *(f"{slug}/" for slug in CHAPTERS), "koko/")}


@pytest.mark.parametrize("edit", EDITS)
def test_edit_inside_a_chapter_makes_nothing_anew_but_its_document_and_the_feeds(edit):
    (old, new), feeds = EDITS[edit]
    changed = DOCUMENT.replace(old, new)
    extra = {"pages/sivu.md": OTHER}
    first = written(extra=extra)
    second = written(changed, extra, engine=Engine(memory=first.memory, standing=None))
    made = {path for path in second.receipts if "/index-" not in path}  # the search finds the new words
    assert made - PAGES == {
        "published.json",
        *(f"feeds/{name}.{form}" for name in feeds for form in FEED_FORMS),
    }
    assert second.files == written(changed, extra).files


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("### Aikataulu", "### Aikataulu {#kausittain}"),
        ("## Työ ja aikataulu {#tyo}", "## Työ ja aikataulu {#tyot}"),
        ("## Johdanto", "## Alkusanat"),
        ("## *Seuranta* ja STM", "### *Seuranta* ja STM"),
        ("### Laki ja sopimus {#laki}\n", ""),
        ("### Aikataulu\n", "## Luku\n\n### Aikataulu\n"),
        (DOCUMENT, "Lyhyt teksti.\n"),
        ("[^uusi]: Viimeinen viite.", "[^uusi]: Viimeinen viite[^laki]."),
    ],
)
def test_edit_of_a_heading_is_seen_wherever_it_matters(old, new):
    assert old in DOCUMENT
    extra = {"pages/sivu.md": "---\ntitle: Sivu\n---\n[a](paper:x) [c](/paperit/x/)\n"}
    first = written(extra=extra)
    changed = DOCUMENT.replace(old, new)
    # No link of its own may be broken by the edit.
    changed = re.sub(r"\[([^\]^]*)\]\(#\w*\)", r"\1", changed)
    second = written(changed, extra, engine=Engine(memory=first.memory, standing=None))
    assert errors(second) == []
    assert second.files == written(changed, extra).files


def test_link_follows_its_place_into_another_chapter():
    extra = {"pages/sivu.md": "---\ntitle: Sivu\n---\n[a](paper:x#p)\n"}
    before, after = "## A\n\n### P\n\n## B\n", "## A\n\n## B\n\n### P\n"
    first = written(before, extra)
    second = written(after, extra, engine=Engine(memory=first.memory, standing=None))
    assert links_in(files(first)["sivu/index.html"]) == ["/paperit/x/a/#p"]
    assert links_in(files(second)["sivu/index.html"]) == ["/paperit/x/b/#p"]
