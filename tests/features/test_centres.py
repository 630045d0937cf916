"""The directory: sister centres by region, the others by type, each at its lasting address."""

from itertools import pairwise

import html5lib

from tests.features.items import site_of
from tests.features.test_services import text_of

CONTENT = {
    "organisations/a.md": "title: Aivan keskus\ntype: centre\nregion: Äänekoski",
    "organisations/b.md": "title: Botnia\ntype: centre\nregion: Österbotten\nurl: https://botnia.example/",
    "organisations/c.md": "title: Centre\ntype: centre\nregion: Varsinais-Suomi",
    "organisations/d.md": "title: Demokeskus\ntype: centre\nregion: Varsinais-Suomi",
    "organisations/e.md": "title: Etäkeskus\ntype: centre",
    "organisations/k.md": "title: Kunta\ntype: municipality\nregion: Äänekoski",
}
ORDER = [
    "Sosiaalialan osaamiskeskukset",
    *("Varsinais-Suomi", "Centre", "Demokeskus"),
    *("Äänekoski", "Aivan keskus", "Österbotten", "Botnia", "Muut keskukset", "Etäkeskus"),
    *("Kunnat ja kuntayhtymät", "Kunta", "Äänekoski", "Muut organisaatiot", "Koske"),
]


def test_centres_stand_under_their_regions_in_the_order_of_the_alphabet():
    text = text_of(site_of(CONTENT).text("verkosto/index.html"))
    places = [0]
    for name in ORDER:
        places.append(text.index(f" {name} ", places[-1]))
    assert all(one < other for one, other in pairwise(places))


def test_every_organisation_has_its_anchor_and_headings_skip_no_level():
    page = html5lib.parse(site_of(CONTENT).text("verkosto/index.html"), namespaceHTMLElements=False)
    assert {item.get("id") for item in page.iter("li") if item.get("id")} == {*"abcdek", "koske"}
    levels = [int(one.tag[1]) for one in page.find(".//main").iter() if one.tag in ("h1", "h2", "h3", "h4")]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_short_name_is_said_unless_the_name_says_it_in_whatever_case():
    names = {
        "a": ("Äänekosken kaupunki", "Äänekoski"),
        "b": ("Kansaneläkelaitos Kela", "Kela"),
        "c": ("Jyväskylän yliopisto", "JYU"),
        "d": ("Turun kaupunki", "Turku"),
        "e": ("Suomen Mielenterveysseura", "Mieli"),
        "f": ("Terveyden ja hyvinvoinnin laitos", "THL"),
        "g": ("Tieto ja taito", "TJT"),
        "h": ("Koulutus", ""),
    }
    content = {
        f"organisations/{at}.md": f"title: {name}\nshort_name: {short}" for at, (name, short) in names.items()
    }
    page = html5lib.parse(site_of(content).text("verkosto/index.html"), namespaceHTMLElements=False)
    assert {short.text for short in page.iter("span") if "organisation_short" in short.get("class", "")} == {
        "JYU", "Mieli", "THL", "TJT",
    }  # fmt: skip
