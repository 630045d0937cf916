"""The chart that is drawn from a table of figures, by what a reader sees and hears of it."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import astuple

from plugins.figures.bars import grouped, panels
from plugins.figures.chart import WIDTH, Bar, Curve, Mark, Numbers, Rule, Text, breadth, look, written
from plugins.figures.lines import line
from tests.features.figures import ONE, bars, block, chart, figures, texts
from tests.features.texts import SVG
from tests.features.texts import written as site


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
    fields = [value for value in astuple(shape) if isinstance(value, str)]
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
