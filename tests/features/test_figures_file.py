"""The numbers of ``:::figures`` as a file: for spreadsheets, beside the page, made of its own text alone."""

import csv
from datetime import date
from io import StringIO

import feedparser
import pytest

from plugins.core.build import build
from plugins.core.engine import Engine
from tests.features.items import composition, site_of
from tests.features.texts import written
from tests.outputs.sites import given

TABLE = """\
| Asia | 2016 | 2015 |
|---|--:|--:|
| Toimeentulotuki; muu tuki | 1 204 | 223,50 |
| +65-vuotiaat | – | -3 |
"""
BLOCK = f':::figures[Sosiaaliasiamiehelle tulleet asiat]{{unit="kpl"}}\n{TABLE}\n:::'
FILE = "uutiset/x/sosiaaliasiamiehelle-tulleet-asiat.csv"


def test_finnish_spreadsheets_read_semicolons_decimal_commas_and_a_mark_at_the_start():
    assert written(BLOCK).files[FILE] == (
        "\ufeffAsia;2016 (kpl);2015 (kpl)\r\n"
        '"Toimeentulotuki; muu tuki";1204;223,50\r\n'
        "'+65-vuotiaat;;-3\r\n"
    )


def test_english_ones_read_commas_and_decimal_points():
    text = written(BLOCK, "en").files["en/news/x/sosiaaliasiamiehelle-tulleet-asiat.csv"]
    rows = list(csv.reader(StringIO(text.removeprefix("\ufeff"))))
    assert rows[1] == ["Toimeentulotuki; muu tuki", "1204", "223.50"]


def test_the_link_tells_name_format_and_size():
    link = written(BLOCK).page().find(".//p[@class='figures_file']/a")
    assert link.get("href") == f"/{FILE}"
    assert link.get("type") == "text/csv"
    assert link.text == "Lataa luvut: Sosiaaliasiamiehelle tulleet asiat (CSV, 1\u00a0kt)"


def test_blocks_of_one_name_have_a_file_each():
    site = written(f"{BLOCK}\n\n{BLOCK}\n\n:::callout[Laatikko]\n::::\n".replace("::::", ":::"))
    assert sorted(path for path in site.files if path.endswith(".csv")) == [
        FILE.replace(".csv", "-2.csv"),
        FILE,
    ]
    links = site.page().findall(".//p[@class='figures_file']/a")
    assert [link.get("href") for link in links] == [f"/{FILE}", f"/{FILE}".replace(".csv", "-2.csv")]


def test_a_name_without_letters_makes_a_file_all_the_same():
    assert "uutiset/x/figures.csv" in written(f":::figures[–]\n{TABLE}\n:::").files


def test_the_link_of_a_feed_is_a_full_address():
    entry = feedparser.parse(written(BLOCK).files["feeds/news.xml"]).entries[0]
    assert f'href="https://koskeverkko.fi/{FILE}"' in entry.content[0].value


def test_an_item_on_a_shared_page_has_its_file_in_a_folder_of_its_own():
    site = site_of({"organisations/kela.md": f"title: Kela\n---\n{BLOCK}"})
    path = "verkosto/kela/sosiaaliasiamiehelle-tulleet-asiat.csv"
    assert path in site.files
    assert f'href="/{path}"' in site.text("verkosto/index.html")


def test_an_item_that_is_not_out_has_no_file():
    assert not site_of({"news/x.md": f"title: X\ndate: 2022-01-01\nsummary: S.\n---\n{BLOCK}"}).under(
        "uutiset/x"
    )


@pytest.mark.parametrize(
    ("edit", "made"),
    [
        ({"news/y.md": "title: Y\ndate: 2021-01-01\nsummary: S.\n---\nToinen teksti."}, []),
        (
            {"news/z.md": "title: Z\ndate: 2021-01-01\nsummary: S.\n---\n" + BLOCK.replace("204", "205")},
            ["z"],
        ),
        ({"news/z.md": "title: Z\ndate: 2021-01-01\nsummary: S.\n---\n" + BLOCK + "\n\nLisää."}, ["z"]),
    ],
)
def test_an_edit_of_another_text_makes_no_file_anew(edit, made):
    first = {
        f"news/{id}.md": f"title: {id.upper()}\ndate: 2021-01-01\nsummary: S.\n---\n{text}"
        for id, text in (("x", BLOCK), ("y", "Teksti."), ("z", BLOCK))
    }
    before = _build(first, Engine())
    after = _build(first | edit, Engine(memory=before.memory, standing=None))
    found = [path.split("/")[1] for path in after.reasons if path.endswith(".csv")]
    assert found == made


def _build(content, engine):
    material, theme, _, identity, day = given(content, date(2021, 3, 1))
    return build(material, theme, composition(), identity, day, engine=engine)
