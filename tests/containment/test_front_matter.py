"""Front matter is text wherever it comes out, and no front matter keeps a build busy or brings in anything."""

import json

import pytest

from plugins.core.parse import parse
from plugins.core.problems import describe
from plugins.core.source import SourceFile
from tests.containment.browser import dangers, read, text
from tests.outputs.sites import built

HOSTILE = (
    "\"><script>alert(1)</script>'<img src=x onerror=alert(1)>]]>&amp;{{ 7*7 }}{% x %}</title></main><!--"
)
QUOTED = "'" + HOSTILE.replace("'", "''") + "'"

CONTENT = {
    "organisations/koske.md": f"title: Koske\nshort_name: {QUOTED}",
    "organisations/muu.md": f"title: {QUOTED}\nurl: https://x.fi/?a='b'&c\nregion: {QUOTED}\ntype: company",
    "people/maija.md": (
        f"title: {QUOTED}\nphoto: images/talvi.png\nphone: 040 123 4567\n"
        f"roles:\n  - title: {QUOTED}\n    title_sv: {QUOTED}\n    title_en: {QUOTED}"
    ),
    "projects/hanke.md": (
        f"title: {QUOTED}\nshort_name: {QUOTED}\nsummary: {QUOTED}\nprogramme: {QUOTED}\ncode: {QUOTED}\n"
        f"funders: [{QUOTED}]\npartners: [{QUOTED}]\nmunicipalities: [{QUOTED}]\nleads: [maija]\n"
        f"coordinator: {QUOTED}\n"
        f"links:\n  - title: {QUOTED}\n    url: https://x.fi/'a'&b\n"
        f"hashtags: [{QUOTED}]\ngoals: [{QUOTED}]\nresults: [{QUOTED}]\n"
        f"phases:\n  - term: {QUOTED}\n    steps: [{QUOTED}]\n"
    ),
    "newsletters/2017-1.md": (
        f"title: {QUOTED}\nnumber: 1\nyear: 2017\ndate: 2017-01-01\nsummary: {QUOTED}\neditor: maija\n"
        f"image:\n  src: images/talvi.png\n  alt: {QUOTED}\n  caption: {QUOTED}\n  credit: {QUOTED}\n---\n"
        "## Juttu {#juttu}\n\n::contact[maija]\n\n::project[hanke]\n"
    ),
    "news/uutinen.md": (
        f"title: {QUOTED}\ndate: 2017-01-01\nupdated: 2017-02-01\nchange: {QUOTED}\nsummary: {QUOTED}\n"
        f"tags: [{QUOTED}]\ncontacts: [maija]\nprojects: [hanke]\nguid: {QUOTED}\n"
        "redirect_from: [/vanha/]\n---\nTeksti."
    ),
    "events/ilta.md": (
        f"title: {QUOTED}\ndate: 2017-01-01\nsummary: {QUOTED}\nstart: 2017-02-01 09:00\nplace: {QUOTED}\n"
        f"audience: {QUOTED}\nregistration:\n  deadline: 2017-01-20\n  url: https://x.fi/'a'&b\n"
        f"programme: https://x.fi/'a'&b\nmaterials:\n  - title: {QUOTED}\n    url: https://x.fi/'a'&b\n"
        f"organisers: [{QUOTED}]\ncontacts: [maija]"
    ),
    "statements/kanta.md": (
        f"title: {QUOTED}\ndate: 2017-01-01\nsummary: {QUOTED}\nto: {QUOTED}\nabout: {QUOTED}\n"
        f"signatories: [{QUOTED}, muu]"
    ),
    "services/apu.md": (
        f"title: {QUOTED}\nsummary: {QUOTED}\naudience: {QUOTED}\narea: {QUOTED}\n"
        f"prices:\n  - text: {QUOTED}\n    amount: 5\n    until: 2017-03-01\ncontacts: [maija]"
    ),
    "groups/ryhma.md": (
        f"title: {QUOTED}\ntype: board\nterm_start: 2017\nconvener: {QUOTED}\n"
        f"members:\n  - name: {QUOTED}\n    role: {QUOTED}\n    organisation: {QUOTED}"
    ),
    "series/sarja.md": f"title: {QUOTED}\npublisher: {QUOTED}",
    "publications/kirja.md": (
        f"title: {QUOTED}\ndate: 2017-01-01\nsummary: {QUOTED}\nyear: 2017\nauthors: [{QUOTED}, maija]\n"
        f"series: sarja\nnumber: {QUOTED}\npublisher: {QUOTED}\n---\n## Luku yksi {{#yksi}}\n\nA.\n\n## Luku kaksi {{#kaksi}}\n\nB."
    ),
    "pages/sivu.md": f"title: {QUOTED}\nsummary: {QUOTED}\nmenu: 1\n---\nTeksti.",
}


@pytest.fixture(scope="module")
def site():
    made = built(
        CONTENT,
        name=HOSTILE,
        tagline=HOSTILE,
        postal_address=(HOSTILE,),
    )
    assert [line for line in made.problems if ": virhe: " in line] == []
    return made


def test_every_page_shows_it_as_text(site):
    pages = [path for path in site.files if path.endswith(".html")]
    assert len(pages) > 10
    for path in pages:
        page = read(site.text(path))
        assert (path, dangers(page)) == (path, [])
        assert HOSTILE in text(page)


def test_data_for_search_engines_has_it_unchanged(site):
    found = [
        json.loads(script.text or "")
        for path in site.files
        if path.endswith(".html")
        for script in read(site.text(path)).iter("script")
        if "src" not in script.attrib
    ]
    assert any(HOSTILE in json.dumps(data, ensure_ascii=False).replace('\\"', '"') for data in found)


def test_feeds_have_it_as_text(site):
    titles = [
        element.text
        for path in site.under("feeds/")
        if path.endswith(".xml")
        for element in site.xml(path).iter("title")
    ]
    assert HOSTILE in titles


def test_sitemap_is_well_formed(site):
    assert len(site.xml("sitemap.xml")) > 5


@pytest.mark.parametrize("value", [HOSTILE, "javascript:alert(1)", "data:text/html,x", "https://x.fi/<b>"])
def test_address_is_one_of_the_web(value):
    quoted = "'" + value.replace("'", "''") + "'"
    made = built({"organisations/muu.md": f"title: Muu\nurl: {quoted}"})
    assert [line.split(": ")[1] for line in made.problems] == ["virhe"]


def told(front: str) -> list[str]:
    _, problems = parse(SourceFile("news/x.md", f"---\n{front}\n---\n".encode()))
    return [describe(problem, "fi").removeprefix("content/news/x.md:") for problem in problems]


DEEP = (
    "virhe: sisäkkäisiä luetteloita on yli 20. Kirjoita tiedot omille riveilleen ilman sisäkkäisiä sulkeita."
)
LONG = "virhe: tietolohkossa on yli 100000 merkkiä, eikä niin pitkää lueta. Siirrä pitkä teksti tietolohkon jälkeen."
MANY = "virhe: tietolohkossa on yli 5000 nimeä ja arvoa, eikä niin monta lueta. Tarkista, ettei siihen ole joutunut muuta tekstiä."


@pytest.mark.parametrize(
    ("front", "message"),
    [
        ("title: " + "[" * 10_000 + "]" * 10_000, f"2:28: {DEEP}"),
        ("title: " + "[" * 10_000, f"2:28: {DEEP}"),
        ("title: " + "{a: " * 10_000, f"2:85: {DEEP}"),
        ("title:\n" + "- " * 10_000, f"3:41: {DEEP}"),
        ("".join(" " * level + "a:\n" for level in range(300)), f"22:21: {DEEP}"),
        ("title: " + "[" * 1_000_000, f"2:1: {LONG}"),
        ("title: " + "a" * 4_900_000, f"2:1: {LONG}"),
        ("title: '" + "a\n" * 60_000, f"2:1: {LONG}"),
        ("a: b\n" * 30_000, f"2:1: {LONG}"),
        ("tags: [" + "a, " * 10_000 + "]", f"2:14999: {MANY}"),
    ],
    ids=[
        "lists",
        "open lists",
        "mappings",
        "one line",
        "lines",
        "much",
        "one value",
        "an open value",
        "keys",
        "values",
    ],
)
def test_front_matter_that_is_deep_long_or_full_is_refused_in_its_place(front, message):
    assert told(front) == [message]


def test_many_keys_are_refused():
    assert told("".join(f"k{number}: v\n" for number in range(5_000)))[-1] == f"2501:8: {MANY}"


def test_aliases_never_grow():
    """A billion laughs: ten names of ten times the one before."""
    laughs = "a: &a ha\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n"
        for before, name in zip("abcdefghi", "bcdefghij", strict=True)
    )
    lines = told(laughs)
    assert sum("tähti arvon alussa" in line for line in lines) == 90
    assert lines[0].startswith("2:4: virhe: ")


def test_tags_make_nothing():
    (line,) = told("title: !!python/object/apply:os.system [id]")
    assert line.startswith("2:8: virhe: huutomerkillä arvon alussa")


@pytest.mark.parametrize(("character", "code"), [("\x01", "virhe"), ("\u202e", "varoitus")])
def test_of_thousands_of_forbidden_characters_a_hundred_are_told(character, code):
    lines = told(f"title: a\n# {character * 200_000}\n" + f"# {character}\n" * 200_000)
    assert len([line for line in lines if f": {code}: " in line]) == 100
    assert lines[0].startswith("3:3: ")
