"""``:::figures[…]``: an accessible table and a chart drawn from it, as they stand on the page."""

import re
from decimal import Decimal
from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.figures.bars import grouped, panels
from plugins.figures.chart import WIDTH, Bar, Curve, Mark, Numbers, Rule, Text, breadth, look, written
from plugins.figures.lines import line
from tests.features.texts import PLACE, SVG
from tests.features.texts import written as site

MATTERS = """\
| Asia | 2016 | 2015 |
|---|--:|--:|
| Toimeentulotuki | 204 | 223 |
| Lastensuojelu | 87 | 1 186 |
| Perheasiat | – | 36,5 |
"""
ONE = """\
| Asia | 2016 |
|---|---|
| Toimeentulotuki | 200 |
| Hyvitykset | -50 |
| Neuvonta | 0 |
| Muut | – |
"""


def block(table: str = MATTERS, attributes: str = "{chart=grouped}", label: str = "Asiat") -> str:
    return f":::figures[{label}]{attributes}\n{table}\n:::"


def figures(text: str, lang: str = "fi") -> list[ET.Element]:
    folder = "" if lang == "fi" else f"{lang}/"
    words = {"fi": "uutiset", "sv": "nyheter", "en": "news"}
    return site(text, lang).page(f"{folder}{words[lang]}/x/index.html").findall(".//figure[@class='figures']")


def chart(text: str, lang: str = "fi") -> ET.Element:
    (figure,) = figures(text, lang)
    (svg,) = figure.findall(f"{SVG}svg")
    return svg


def texts(svg: ET.Element, role: str) -> list[str]:
    return [element.text or "" for element in svg.findall(f"{SVG}text[@class='chart_{role}']")]


def bars(svg: ET.Element, name: str = "chart_bar") -> list[tuple[float, float]]:
    """Left end and length of each bar."""
    found = [rect for rect in svg.iter(f"{SVG}rect") if name in (rect.get("class") or "").split()]
    return [(float(rect.get("x", "")), float(rect.get("width", ""))) for rect in found]


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


def test_the_chart_has_a_name_and_a_description_by_ids_of_its_own():
    one, other = figures(f"{block()}\n\n{block()}")
    ids = [element.get("id") for figure in (one, other) for element in figure.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert all("_" in id for id in ids)
    for figure in (one, other):
        svg = figure.find(f"{SVG}svg")
        named = [svg.find(f"{SVG}{name}").get("id") for name in ("title", "desc")]
        assert (svg.get("role"), svg.get("aria-labelledby")) == ("img", " ".join(named))
        for rect in svg.findall(f"{SVG}rect"):
            assert rect.get("fill") is None or rect.get("fill")[5:-1] in ids


@pytest.mark.parametrize(
    ("lang", "kind", "title", "description"),
    [
        (
            "fi",
            "grouped",
            "Kuvio: Asiat",
            "Vaakapylväskuvio. Sarjat: 2016, 2015. Yksikkö: kpl. Suurin: Lastensuojelu, 2015: 1\u00a0186. Pienin: Perheasiat, 2015: 36,5. Luvut ovat myös kuviota edeltävässä taulukossa.",
        ),
        (
            "sv",
            "line",
            "Diagram: Asiat",
            "Linjediagram. Serier: 2016, 2015. Enhet: kpl. Störst: Lastensuojelu, 2015: 1\u00a0186. Minst: Perheasiat, 2015: 36,5. Siffrorna finns också i tabellen före diagrammet.",
        ),
        (
            "en",
            "bar",
            "Chart: Asiat",
            "Horizontal bar chart. Series: 2016, 2015. Unit: kpl. Highest: Lastensuojelu, 2015: 1,186. Lowest: Perheasiat, 2015: 36.5. The numbers are also in the table before the chart.",
        ),
    ],
)
def test_the_description_says_what_the_chart_shows(lang, kind, title, description):
    svg = chart(block(attributes=f'{{chart={kind} unit="kpl"}}'), lang)
    assert (svg.find(f"{SVG}title").text, svg.find(f"{SVG}desc").text) == (title, description)


def test_one_series_without_a_unit_is_described_shortly():
    svg = chart(block(ONE))
    assert svg.find(f"{SVG}desc").text == (
        "Vaakapylväskuvio. Suurin: Toimeentulotuki: 200. Pienin: Hyvitykset: −50. "
        "Luvut ovat myös kuviota edeltävässä taulukossa."
    )


@pytest.mark.parametrize("kind", ["bar", "grouped", "line"])
def test_the_chart_is_safe_to_stand_in_a_page(kind):
    svg = chart(block(label="<b>Asiat</b> & muut", attributes=f"{{chart={kind}}}"))
    assert svg.find(f"{SVG}title").text == "Kuvio: <b>Asiat</b> & muut"
    for element in svg.iter():
        assert element.tag.removeprefix(SVG) not in ("script", "style", "foreignObject", "image", "use", "a")
        assert not [name for name in element.attrib if name == "style" or name.startswith("on")]


def test_bars_are_measured_from_zero_and_the_longest_takes_the_most_room():
    svg = chart(block("| Asia | 2016 |\n|---|---|\n| A | 100 |\n| B | 50 |\n| C | 0 |"))
    (left, whole), (_, half), (_, none) = found = bars(svg)
    assert {x for x, _ in found} == {left}
    assert (half, none) == (pytest.approx(whole / 2, abs=0.01), 0)
    assert whole > 280


def test_negative_bars_go_the_other_way_from_the_same_zero():
    svg = chart(block(ONE))
    (zero,) = {float(rule.get("x1", "")) for rule in svg.findall(f"{SVG}line")}
    (high, length), (low, back), nothing = bars(svg)
    assert (high, round(low + back, 2), nothing) == (zero, zero, (zero, 0))
    assert back == pytest.approx(length / 4, abs=0.01)
    anchors = [text.get("text-anchor") for text in svg.findall(f"{SVG}text[@class='chart_value']")]
    assert anchors == [None, "end", None, None]


def test_every_category_and_every_number_is_written_at_the_bars():
    svg = chart(block(ONE))
    assert texts(svg, "label") == ["Toimeentulotuki", "Hyvitykset", "Neuvonta", "Muut"]
    assert texts(svg, "value") == ["200", "−50", "0", "–"]


def test_several_series_have_a_legend_and_differ_by_pattern_and_colour():
    svg = chart(block())
    assert texts(svg, "label")[:2] == ["2016", "2015"]
    keys = svg.findall(f"{SVG}rect")[:2]
    assert [key.get("class") for key in keys] == [
        "chart_key chart_colour-1 chart_ink",
        "chart_key chart_colour-2",
    ]
    (pattern,) = svg.findall(f"{SVG}defs/{SVG}pattern")
    assert [key.get("fill") for key in keys] == [None, f"url(#{pattern.get('id')})"]
    assert len({(look(series).colour, look(series).pattern) for series in range(18)}) == 18


def test_one_series_needs_no_legend():
    svg = chart(block(ONE))
    assert bars(svg, "chart_key") == []
    assert svg.find(f"{SVG}defs") is None


def test_bars_of_several_series_stand_by_themselves_by_one_scale():
    svg = chart(block(attributes="{chart=bar}"))
    assert texts(svg, "name") == ["2016", "2015"]
    assert texts(svg, "label") == ["Toimeentulotuki", "Lastensuojelu", "Perheasiat"] * 2
    assert texts(svg, "value") == ["204", "87", "–", "223", "1\u00a0186", "36,5"]
    lengths = [length for _, length in bars(svg)]
    assert lengths[0] / lengths[2] == pytest.approx(204 / 223, abs=0.001)


def test_a_name_longer_than_the_sheet_is_set_on_several_lines():
    name = "Vammaispalvelulain mukaisten kuljetuspalvelujen järjestäminen"
    svg = chart(block(f"| Asia | 2016 |\n|---|---|\n| {name} | 1 |"))
    assert texts(svg, "label") == ["Vammaispalvelulain mukaisten", "kuljetuspalvelujen järjestäminen"]


YEARS = "| Vuosi | Kaikki |\n|---|---|\n| 2013 | 410 |\n| 2014 | 455 |\n| 2015 | – |\n| 2016 | 576 |\n| 2017 | 90 |"


def test_a_line_has_a_mark_for_each_number_and_a_gap_for_a_missing_one():
    svg = chart(block(YEARS, "{chart=line}"))
    assert len(svg.findall(f"{SVG}path[@class='chart_mark chart_colour-1 chart_ink']")) == 4
    assert [len(curve.get("points", "").split()) for curve in svg.findall(f"{SVG}polyline")] == [2, 2]
    assert texts(svg, "label") == ["2013", "2014", "2015", "2016", "2017"]
    assert sorted(texts(svg, "value")) == ["410", "455", "576", "90"]


def test_the_rules_of_a_line_chart_stand_at_round_numbers_from_zero():
    svg = chart(block(YEARS, "{chart=line}"))
    assert texts(svg, "tick") == ["0", "200", "400", "600"]
    (zero,) = svg.findall(f"{SVG}line[@class='chart_rule chart_rule-zero']")
    assert zero.get("y1") == max((rule.get("y1", "") for rule in svg.findall(f"{SVG}line")), key=float)


def test_a_line_that_falls_below_zero_has_rules_on_both_sides():
    table = "| Vuosi | Muutos |\n|---|---|\n| 2016 | -0,15 |\n| 2017 | 0,3 |"
    svg = chart(block(table, "{chart=line}"))
    assert texts(svg, "tick") == ["−0,2", "0,0", "0,2", "0,4"]


def test_names_that_do_not_fit_under_the_line_are_left_out_from_the_last_backwards():
    months = ("tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka")
    rows = "\n".join(f"| {month}kuu | {at} |" for at, month in enumerate(months))
    svg = chart(block(f"| Kuukausi | Asiat |\n|---|---|\n{rows}", "{chart=line}"))
    assert texts(svg, "label") == ["tammikuu", "huhtikuu", "heinäkuu", "lokakuu"]


def test_a_feed_has_the_table_without_the_chart():
    feed = site(block()).files["feeds/news.xml"]
    assert "&lt;caption&gt;Asiat&lt;/caption&gt;" in feed or "<caption>Asiat</caption>" in feed
    assert "svg" not in feed
    assert "tabindex" not in feed


# Laws

decimals = st.decimals(min_value=-999_999, max_value=999_999, places=2) | st.integers(-9, 9).map(Decimal)
names = st.text("aäöAbcdefghilmnoprstuvy -", min_size=1, max_size=60).map(
    lambda name: name.strip(" -") or "a"
)


@st.composite
def tables(draw: st.DrawFn) -> Numbers:
    series = tuple(draw(st.lists(names, min_size=1, max_size=8)))
    categories = tuple(draw(st.lists(names, min_size=1, max_size=12)))
    row = st.tuples(*[decimals | st.none() for _ in series])
    values = tuple(draw(st.tuples(*[row for _ in categories])))
    return Numbers(categories, series, values, draw(st.sampled_from(["fi", "sv", "en"])))


@pytest.mark.parametrize("draw", [panels, grouped, line])
@settings(deadline=None, max_examples=60)
@given(numbers=tables())
@example(numbers=Numbers(("a",), ("x",), ((Decimal(0),),), "fi"))
@example(
    numbers=Numbers(("a", "b"), ("x",), ((Decimal("9" * 400),), (Decimal("-0." + "0" * 400 + "1"),)), "fi")
)
def test_any_table_gives_one_mark_for_each_number_inside_the_sheet(draw, numbers):
    shapes, height = draw(numbers)
    marks = [shape for shape in shapes if isinstance(shape, Bar | Mark) and not shape.key]
    assert len(marks) == len(numbers.known())
    for shape in shapes:
        for x, y in corners(shape):
            assert 0 <= x <= WIDTH
            assert 0 <= y <= height


def corners(shape: object) -> list[tuple[float, float]]:
    """The points that a shape reaches; every number in it is written with two decimals at most."""
    fields = [value for value in vars(shape).values() if isinstance(value, str)]
    places = fields[:2] if isinstance(shape, Text) else fields
    for place in re.split("[ ,MLaZ]+", " ".join(places)):
        assert re.fullmatch(r"(?:-?[0-9]+(?:\.[0-9]{1,2})?)?", place)
    if isinstance(shape, Bar):
        x, y = float(shape.x), float(shape.y)
        return [(x, y), (x + float(shape.width), y + float(shape.height))]
    if isinstance(shape, Rule):
        return [(float(shape.x1), float(shape.y1)), (float(shape.x2), float(shape.y2))]
    if isinstance(shape, Curve):
        return [(float(x), float(y)) for x, y in (point.split(",") for point in shape.points.split())]
    if isinstance(shape, Mark):
        numbers = re.findall(r"[ML](\S+?) (\S+?)(?=[LaZ])", shape.path)
        return [(float(x), float(y)) for x, y in numbers]
    assert isinstance(shape, Text)
    return [(float(shape.x), float(shape.y))]


@settings(deadline=None, max_examples=60)
@given(numbers=tables())
def test_no_text_of_bars_leaves_the_sheet(numbers):
    for shape in grouped(numbers)[0]:
        if isinstance(shape, Text):
            start, width = Fraction(shape.x), breadth(shape.text)
            left = start - {"start": 0, "middle": width / 2, "end": width}[shape.anchor]
            assert left >= 0
            assert left + width <= WIDTH


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Fraction(1, 3), "0.33"),
        (Fraction(-2, 3), "-0.67"),
        (Fraction(5, 2), "2.5"),
        (Fraction(-1, 1000), "0"),
        (Fraction(1, 50), "0.02"),
        (1000, "1000"),
        (Fraction(10**30), "1" + "0" * 30),
    ],
)
def test_places_are_written_with_two_decimals_at_most(place, text):
    assert written(place) == text
