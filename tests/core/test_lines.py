"""What stays on one line, and how the style sheet learns of a long word."""

from pathlib import Path

import pytest

from plugins.core.lines import long_word, unbroken, unbroken_in_html


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kokemukset näkyviksi -hankkeen raportti", "Kokemukset näkyviksi -|hankkeen raportti"),
        ("PRO SOS -hankkeen, <b> -hankkeen", "PRO SOS -|hankkeen, <b> -|hankkeen"),
        ("PRO SOS – uudenlaista", "PRO SOS\u00a0– uudenlaista"),
        ("Lämpötila -5", "Lämpötila -|5"),
        ("PRO SOS -hanke-esite", "PRO SOS -|hanke-esite"),
        ("sosiaali- ja terveyspalvelut - ja muut", "sosiaali- ja terveyspalvelut - ja muut"),
        ("Keski-Suomi & muut", "Keski-Suomi & muut"),
    ],
)
def test_hyphen_and_dash_stay_where_finnish_has_them(text, shown):
    assert unbroken(text).replace("\u2060", "|") == shown


def test_tags_are_left_as_they_are():
    html = '<a href="x" title="A -hanke">PRO SOS</a> -hankkeen\n-hankkeen'
    shown = '<a href="x" title="A -hanke">PRO SOS</a> -|hankkeen\n-|hankkeen'
    assert unbroken_in_html(html).replace("\u2060", "|") == shown


@pytest.mark.parametrize(
    ("title", "width"),
    [
        ("Saavutettavuusseloste", "10.5"),
        ("Lausunto luonnoksesta valinnanvapauslainsäädännöksi", "14.5"),
        ("Lastensuojelutarveselvityskäytäntöjenyhdenmukaistamissuunnitelma", "17"),
        ("Toimintasuunnitelma", "10"),
        ("Keski-Suomen lastensuojelutyö", ""),
        ("Uutiset", ""),
        ('<a href="https://esimerkkiorganisaationmaailma.example">Uutiset</a>', ""),
        ("– – – – – – – – – – –", ""),
    ],
)
def test_wide_word_is_told_by_its_width(title, width):
    assert long_word(title) == (f' data-word="{width}"' if width else "")


def test_each_width_has_its_rule():
    style = (Path(__file__).parents[2] / "theme/styles/20-elements.css").read_text(encoding="utf-8")
    for length in range(15, 60):
        attribute = long_word("n" * length).strip()
        assert not attribute or f"[{attribute}] {{" in style
