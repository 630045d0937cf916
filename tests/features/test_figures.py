"""``:::figures[…]``: an accessible table of figures, and what is refused of one."""

import re
from xml.etree import ElementTree as ET

import pytest

from tests.features.figures import MATTERS, ONE, block, figures, texts
from tests.features.texts import PLACE, SVG
from tests.features.texts import written as site


def content(cell: ET.Element) -> str:
    return "".join(cell.itertext()).strip()


# The table


def test_the_table_has_a_caption_and_headings_of_columns_and_rows():
    (figure,) = figures(block(attributes='{unit="kpl"}'))
    table = figure.find(".//table")
    assert content(table.find("caption")) == "Asiat (kpl)"
    head, *rows = table.findall(".//tr")
    assert [(cell.tag, cell.get("scope"), content(cell)) for cell in head] == [
        ("th", "col", "Asia"),
        ("th", "col", "2016"),
        ("th", "col", "2015"),
    ]
    assert [(row[0].tag, row[0].get("scope"), content(row[0])) for row in rows] == [
        ("th", "row", "Toimeentulotuki"),
        ("th", "row", "Lastensuojelu"),
        ("th", "row", "Perheasiat"),
    ]
    assert [[(cell.get("class"), content(cell)) for cell in row[1:]] for row in rows] == [
        [("figures_number", "204"), ("figures_number", "223")],
        [("figures_number", "87"), ("figures_number", "1\u00a0186")],
        [("figures_number", "–"), ("figures_number", "36,5")],
    ]


def test_an_empty_corner_is_no_heading():
    (figure,) = figures(block("| | 2016 |\n|---|---|\n| Neuvonta | 1 |"))
    head = figure.find(".//tr")
    assert [(cell.tag, content(cell)) for cell in head] == [("td", ""), ("th", "2016")]


def test_a_wide_table_can_be_scrolled_by_the_keyboard():
    (figure,) = figures(block())
    assert figure.find("div").attrib == {
        "class": "table_wide",
        "role": "group",
        "tabindex": "0",
        "aria-label": "Taulukko: Asiat",
    }


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("204", "204"),
        ("1234", "1\u00a0234"),
        ("1 234", "1\u00a0234"),
        ("1\u00a0234\u00a0567", "1\u00a0234\u00a0567"),
        ("1&nbsp;234", "1\u00a0234"),
        ("12,5", "12,5"),
        ("12,50", "12,50"),
        ("-3", "−3"),
        ("−3", "−3"),
        ("–3", "−3"),
        ("–", "–"),
        ("**204**", "204"),
        ("**1** 234", "1\u00a0234"),
    ],
)
def test_a_number_is_shown_as_it_is_printed_in_finnish(cell, shown):
    (figure,) = figures(block(f"| Asia | 2016 |\n|---|---|\n| Neuvonta | {cell} |"))
    assert content(figure.find(".//td")) == shown


def test_numbers_are_shown_in_the_language_of_the_text():
    (figure,) = figures(block("| Matter | 2016 |\n|---|---|\n| Advice | 1 234,5 |"), "en")
    assert content(figure.find(".//td")) == "1,234.5"
    assert texts(figure.find(f"{SVG}svg"), "value") == ["1,234.5"]


def test_a_percent_sign_is_read_where_it_is_the_unit():
    (figure,) = figures(block("| Asia | 2016 |\n|---|---|\n| Neuvonta | 5,9 % |", '{unit="%"}'))
    assert content(figure.find(".//td")) == "5,9"


def test_links_emphasis_and_footnotes_stay_in_the_cells():
    table = "| Asia | 2016 |\n|---|---|\n| [Neuvonta](https://www.sosket.fi) | **12**[^1] |\n"
    (figure,) = figures(block(table) + "\n\n[^1]: Arvio.")
    assert figure.find(".//th/a").get("href") == "https://www.sosket.fi"
    cell = figure.find(".//td")
    assert content(cell.find("strong")) == "12"
    assert cell.find("sup").get("id") == "fnref:1"
    assert texts(figure.find(f"{SVG}svg"), "label") == ["Neuvonta"]
    assert texts(figure.find(f"{SVG}svg"), "value") == ["12"]


def test_the_text_around_the_table_is_a_note_below():
    (figure,) = figures(f":::figures[Asiat]{{chart=bar}}\nEnnen.\n\n{MATTERS}\nJälkeen.\n:::")
    assert [element.tag for element in figure] == ["div", "p", f"{SVG}svg", "figcaption"]
    assert [content(p) for p in figure[-1]] == ["Ennen.", "Jälkeen."]


def test_a_caption_of_a_raw_table_goes_into_the_note():
    table = "<table><caption>Lähde</caption><tr><th>Asia</th><th>2016</th></tr><tr><td>A</td><td>1</td></tr></table>"
    (figure,) = figures(block(table))
    assert content(figure.find(".//table/caption")) == "Asiat"
    assert content(figure.find("figcaption/p")) == "Lähde"


def test_without_a_chart_the_table_stands_alone():
    (figure,) = figures(block(attributes=""))
    assert [element.tag for element in figure] == ["div", "p"]


@pytest.mark.parametrize("kind", ["bar", "grouped", "line"])
def test_where_every_number_is_missing_there_is_nothing_to_draw(kind):
    table = "| Asia | 2016 |\n|---|---|\n| Neuvonta | – |\n| Muut | – |"
    (figure,) = figures(block(table, f"{{chart={kind}}}"))
    assert [element.tag for element in figure] == ["div", "p"]
    assert [content(cell) for cell in figure.findall(".//td")] == ["–", "–"]


# What is refused


@pytest.mark.parametrize(
    ("inside", "fi", "en"),
    [
        (
            "Ei taulukkoa.",
            "lohkossa figures ei ole taulukkoa. Kirjoita siihen taulukko: ensimmäiselle riville sarjojen nimet, ensimmäiseen sarakkeeseen luokat, esimerkiksi | Asia | 2016 |",
            "there is no table in the directive figures. Write one with the series' names in the first row and the categories in the first column, such as | Matter | 2016 |",
        ),
        (
            f"{MATTERS}\n\n{ONE}",
            "lohkossa figures on 2 taulukkoa, mutta siihen mahtuu yksi. Tee jokaiselle taulukolle oma lohko.",
            "there are 2 tables in the directive figures, which takes one. Give each table a directive of its own.",
        ),
        (
            "| Asia | 2016 |\n|---|---|",
            "lohkon figures taulukko on liian pieni. Lisää siihen otsikkorivin alle ainakin yksi rivi ja luokkien viereen ainakin yksi sarake: | Asia | 2016 |",
            "the table in the directive figures is too small. Add at least one row below the first and one column beside the categories: | Matter | 2016 |",
        ),
        (
            "| Asia |\n|---|\n| Neuvonta |",
            "lohkon figures taulukko on liian pieni. Lisää siihen otsikkorivin alle ainakin yksi rivi ja luokkien viereen ainakin yksi sarake: | Asia | 2016 |",
            "the table in the directive figures is too small. Add at least one row below the first and one column beside the categories: | Matter | 2016 |",
        ),
        (
            "| Asia | |\n|---|---|\n| Neuvonta | 1 |",
            "taulukon 2. sarakkeella ei ole otsikkoa. Kirjoita ensimmäiselle riville, mitä sarakkeen luvut ovat.",
            "column 2 of the table has no heading. Write in the first row what its numbers are.",
        ),
        (
            "| Asia | 2016 |\n|---|---|\n| | 1 |",
            "taulukon 2. rivin ensimmäinen solu on tyhjä. Kirjoita siihen, mitä rivin luvut ovat.",
            "the first cell of row 2 of the table is empty. Write in it what the row's numbers are.",
        ),
        (
            "| Asia | 2016 |\n|---|---|\n| Neuvonta | 1 | 2 |",
            "taulukon rivillä ”Neuvonta” on soluja 3, mutta ensimmäisellä rivillä 2. Tarkista, ettei |-merkkejä ole liikaa tai liian vähän.",
            "the table's row “Neuvonta” has 3 cells, but the first row has 2. Check that there is no | too many or too few.",
        ),
        (
            "| Asia | 2016 | 2015 |\n|---|---|---|\n| Neuvonta | 1 |",
            "taulukon solu (rivi ”Neuvonta”, sarake ”2015”) on tyhjä. Kirjoita siihen luku tai puuttuvan luvun paikalle –",
            "the table's cell (row “Neuvonta”, column “2015”) is empty. Write a number, or – for a missing one.",
        ),
        (
            "| Asia | 2016 |\n|---|---|\n| Neuvonta | n. 200 |",
            "taulukon solu ”n. 200” (rivi ”Neuvonta”, sarake ”2016”) ei ole luku. Kirjoita pelkkä luku, esimerkiksi 204, 1 234, 12,5 tai -3, tai puuttuvan luvun paikalle –",
            "the table's cell “n. 200” (row “Neuvonta”, column “2016”) is not a number. Write only a number such as 204, 1 234, 12,5 or -3, or – for a missing one.",
        ),
    ],
)
def test_a_table_that_cannot_be_drawn_is_refused(inside, fi, en):
    told = site(block(inside))
    assert told.fi == (f"{PLACE}: virhe: {fi}",)
    assert told.en == (f"{PLACE}: error: {en}",)
    assert told.files == {}


@pytest.mark.parametrize(
    "cell", ["-", "—", "12.5", "1.234", "12 34", "+3", "5,9 %", "204 kpl", "ei tietoa", "1e3", "½", "- 3"]
)
def test_a_cell_is_a_number_or_a_dash(cell):
    told = site(block(f"| Asia | 2016 |\n|---|---|\n| Neuvonta | {cell} |"))
    assert told.fi == (
        f"{PLACE}: virhe: taulukon solu ”{cell}” (rivi ”Neuvonta”, sarake ”2016”) ei ole luku. Kirjoita pelkkä luku, esimerkiksi 204, 1 234, 12,5 tai -3, tai puuttuvan luvun paikalle –",
    )


def test_every_faulty_cell_is_told():
    told = site(block("| Asia | 2016 | 2015 |\n|---|---|---|\n| A | x | 1 |\n| B | 2 | y |"))
    named = sorted(re.findall("”(.*?)”", line) for line in told.fi)
    assert named == [["x", "A", "2016"], ["y", "B", "2015"]]


@pytest.mark.parametrize(
    ("line", "column", "fi"),
    [
        (
            ":::figures[Asiat]{chart=lines}",
            19,
            "lohkon ”figures” lisätieto chart ei voi olla ”lines”. Tarkoititko ”line”? Mahdolliset arvot: bar, grouped, line.",
        ),
        (
            ":::figures[Asiat]{chart=piirakka}",
            19,
            "lohkon ”figures” lisätieto chart ei voi olla ”piirakka”. Kirjoita jokin näistä: bar, grouped, line.",
        ),
        (
            ":::figures[Asiat]{units=kpl}",
            19,
            "lohkolla ”figures” ei ole lisätietoa ”units”. Tarkoititko ”unit”?",
        ),
        (":::figures", 4, "lohkosta ”figures” puuttuu hakasulkeiden sisältö. Kirjoita :::figures[…]"),
    ],
)
def test_a_slip_in_the_directive_is_told(line, column, fi):
    told = site(f"{line}\n{MATTERS}\n:::")
    assert told.fi == (f"content/news/x.md:7:{column}: virhe: {fi}",)


# The chart
