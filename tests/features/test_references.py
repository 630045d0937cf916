"""How publications are referred to: in words, and in what programs for references read."""

import json
import re
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.text import CONTROL
from plugins.publications.citation import STYLE, citation
from plugins.publications.formats import bibtex as as_bibtex
from plugins.publications.formats import ris as as_ris
from plugins.publications.names import author_of
from plugins.publications.work import Work
from tests.features.publications import TITLE, site, words

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import bibtexparser
    import rispy
    from bibtexparser.middlewares import LatexDecodingMiddleware, NameParts, SeparateCoAuthors, SplitNameParts

AUTHORS = ["Grönholm-Sihvola, Liisa", "von Bonsdorff, Anna-Maija", "Suomen Kuntayhteisö",
           "Terveyden and hyvinvoinnin laitos"]  # fmt: skip


def cited(front: str, lang: str = "fi") -> str:
    built = site({"publications/uusi.md": f"{front}\nlang: {lang}"})
    assert built.problems == ()
    place = {"fi": "julkaisut", "sv": "sv/publikationer", "en": "en/publications"}[lang]
    return words(built.text(f"{place}/uusi/index.html"), "citation_text")[0]


def test_the_reference_is_apa_as_finnish_texts_use_it():
    assert cited(
        "title: Otsikko\nyear: 2017\nauthors: [Eeva Sukunimi, Toni Toinen]\nseries: raportteja\nnumber: 52\nisbn: 978-952-5676-53-2"
    ) == (
        "Sukunimi, E. & Toinen, T. (2017). Otsikko. Raportteja 52. Jyväskylä: Koske. "
        "https://urn.fi/URN:ISBN:978-952-5676-53-2"
    )


@pytest.mark.parametrize(
    ("authors", "shown"),
    [
        ("Anna-Maija von Bonsdorff", "von Bonsdorff, A.-M."),
        ("Liisa Grönholm-Sihvola", "Grönholm-Sihvola, L."),
        ("Åke Örn Lahti", "Lahti, Å. Ö."),
        ("Jyväskylän yliopisto", "Jyväskylän yliopisto"),
        ("Anna Aho, Bo Borg, Cai Carlsson", "Aho, A., Borg, B. & Carlsson, C."),
        ("'Guzenina Richardson, Maria'", "Guzenina Richardson, M."),
    ],
)
def test_names_stand_surname_first_and_shortened(authors, shown):
    address = "https://koskeverkko.fi/julkaisut/uusi/"
    assert cited(f"title: Otsikko\nyear: 2017\nauthors: [{authors}]") == f"{shown} (2017). Otsikko. {address}"


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_a_title_that_ends_with_a_mark_gets_no_point(lang):
    text = cited("title: Mitä on osallisuus?\nyear: 2017\nauthors: [Liisa Lahti]\npublisher: Kela", lang)
    assert text.startswith("Lahti, L. (2017). Mitä on osallisuus? Kela. https://")


def test_nothing_that_is_written_becomes_markup():
    front = "title: <script>x</script>\nyear: 2017\nauthors: [<i>Liisa</i> <b>Lahti</b>]\npublisher: <img>"
    html = site({"publications/uusi.md": front}).text("julkaisut/uusi/index.html")
    assert "<script>x" not in html
    assert "<b>Lahti" not in html
    assert "<img>" not in html
    assert "<i>&lt;script&gt;x&lt;/script&gt;</i>" in html


def test_the_style_is_valid():
    from citeproc import CitationStylesStyle  # noqa: PLC0415 - as slow as it is where it is used

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        CitationStylesStyle(str(STYLE), locale="fi-FI", validate=True)


def bibtex(path: str) -> list:
    layers = [SeparateCoAuthors(), SplitNameParts(), LatexDecodingMiddleware()]
    library = bibtexparser.parse_string(site().text(path), append_middleware=layers)
    assert library.failed_blocks == []
    return library.entries


def _name(parts: NameParts) -> str:
    surname = " ".join([*parts.von, *parts.last]).replace("{", "").replace("}", "")
    return ", ".join(filter(None, (surname, " ".join(parts.first))))


def test_a_bibtex_parser_reads_what_is_written():
    (entry,) = bibtex("julkaisut/aani/aani.bib")
    fields = {field.key: field.value for field in entry.fields}
    assert (entry.entry_type, entry.key) == ("techreport", "aani")
    assert [_name(one) for one in fields["author"]] == AUTHORS
    assert (fields["author"][1].von, fields["author"][1].last) == (["von"], ["Bonsdorff"])
    # The parser takes the circumflex for the letter that looks like it.
    assert fields["title"].removeprefix("{").removesuffix("}").replace("ˆ", "^") == TITLE
    assert {key: fields[key] for key in ("year", "institution", "address", "series", "number", "url")} == {
        "year": "2017",
        "institution": "Koske",
        "address": "Jyväskylä",
        "series": "Raportteja",
        "number": "51",
        "url": "https://urn.fi/URN:ISBN:978-952-5676-51-8",
    }


def test_an_unpaired_brace_ends_no_field():
    front = "title: Hymiö } ja {\nyear: 2017\nauthors: [Liisa Lahti]\npublisher: Kela"
    text = site({"publications/uusi.md": front}).text("julkaisut/uusi/uusi.bib")
    assert "  title = {{Hymiö \\textbraceright{} ja \\textbraceleft{}}},\n" in text


def test_the_bibtex_of_a_series_has_all_of_it_in_order():
    entries = bibtex("sarjat/raportteja/raportteja.bib")
    assert [(entry.entry_type, entry.key) for entry in entries] == [("book", "vanha"), ("techreport", "aani")]
    (name,) = entries[0]["author"]
    assert (name.von, name.last, name.first) == (["de", "la"], ["Cruz"], ["José", "Åke"])


def test_a_ris_parser_reads_what_is_written():
    (entry,) = rispy.loads(site().text("julkaisut/aani/aani.ris"))
    assert entry["type_of_reference"] == "RPRT"
    assert entry["authors"] == AUTHORS
    assert entry["title"] == TITLE
    assert (entry["year"], entry["publisher"], entry["place_published"]) == ("2017", "Koske", "Jyväskylä")
    assert (entry["tertiary_title"], entry["number"]) == ("Raportteja", "51")
    assert entry["urls"] == ["https://urn.fi/URN:ISBN:978-952-5676-51-8"]
    assert entry["keywords"] == ["osallisuus", "köyhyys"]
    series = rispy.loads(site().text("sarjat/raportteja/raportteja.ris"))
    assert [one["id"] for one in series] == ["vanha", "aani"]


def test_csl_json_is_read_back():
    (item,) = json.loads(site().text("julkaisut/aani/aani.json"))
    assert (item["id"], item["type"], item["title"]) == ("aani", "report", TITLE)
    assert item["author"] == [
        {"family": "Grönholm-Sihvola", "given": "Liisa"},
        {"family": "Bonsdorff", "given": "Anna-Maija", "non-dropping-particle": "von"},
        {"literal": "Suomen Kuntayhteisö"},
        {"literal": "Terveyden and hyvinvoinnin laitos"},
    ]
    assert item["issued"] == {"date-parts": [[2017]]}
    assert [one["id"] for one in json.loads(site().text("sarjat/raportteja/raportteja.json"))] == [
        "vanha",
        "aani",
    ]


def test_a_series_without_publications_has_no_references():
    assert site({"series/tyhja.md": "title: Tyhjä"}).under("sarjat/tyhja/") == ["sarjat/tyhja/index.html"]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Marja Heikkilä", ("Heikkilä", "Marja", "")),
        ("Ludwig van der Berg", ("Berg", "Ludwig", "van der")),
        ("von Bonsdorff, Monika", ("Bonsdorff", "Monika", "von")),
        ("Von Wright, Georg Henrik", ("Von Wright", "Georg Henrik", "")),
        ("Matti Suomen Keskus", None),
        ("Niskanen", ("Niskanen", "", "")),
        ("Laurila,", ("Laurila", "", "")),
        ("Kuntaliitto", None),
        ("Suomen Kuntaliitto", None),
        ("Sosiaali- ja terveysministeriö", None),
        ("Pelastakaa Lapset ry", None),
        ("Kela, tutkimusosasto", None),
        ("Folkhälsans förbund", None),
        ("R & D", None),
    ],
)
def test_which_names_are_persons(name, parts):
    author = author_of(name)
    assert (
        (author.literal == name)
        if parts is None
        else ((author.family, author.given, author.particle) == parts)
    )


PIECES = st.one_of(
    st.characters(exclude_categories=("Cs",)).filter(lambda char: not CONTROL.match(char)),
    st.sampled_from(["and", "von", "{", "}", "\\", "%", "$", "@book{", "ER  - ", "<b>", "</span>", ", "]),
)
WRITTEN = st.lists(PIECES, min_size=1, max_size=12).map(
    lambda pieces: re.sub(r"[ \t\n]+", " ", "".join(pieces)).strip() or "x"
)


@given(title=WRITTEN, names=st.lists(WRITTEN, min_size=1, max_size=3), series=WRITTEN, number=WRITTEN)
def test_whatever_is_written_stays_in_its_place(title, names, series, number):
    authors = tuple(map(author_of, names))
    address = "https://koskeverkko.fi/"
    work = Work(
        "id", "report", title, authors, 2017, series, series, series, number, "", (), "", address, address,
        None, "fi", title, (number,), (),
    )  # fmt: skip
    assert "<" not in re.sub(r'</?i>|<a href="https://koskeverkko\.fi/">|</a>', "", citation(work, "fi").html)
    library = bibtexparser.parse_string(as_bibtex([work]), append_middleware=[SeparateCoAuthors()])
    assert library.failed_blocks == []
    assert [len(entry["author"]) for entry in library.entries] == [len(names)]
    (entry,) = rispy.loads(as_ris([work]))
    assert entry["title"] == title
    assert entry["authors"] == [author.inverted for author in authors]


def test_an_address_may_be_divided_after_its_slashes():
    address = "https://koskeverkko.fi/julkaisut/raportteja-51/"
    work = Work(
        "id", "report", "T", (author_of("A B"),), 2017, "", "", "", "", "", (), "", address, address,
        None, "fi", "T", (), (),
    )  # fmt: skip
    shown = "https://koskeverkko.fi/<wbr>julkaisut/<wbr>raportteja-51/"
    assert f'<a href="{address}">{shown}</a>' in citation(work, "fi").html
