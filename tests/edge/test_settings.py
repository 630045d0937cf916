"""The settings file as checked values: every setting that cannot be right is named, with its value."""

import datetime as dt
import re
import sys

import pytest

import pelicanconf
from plugins.core.problems import describe
from plugins.edge.inputs import _READ
from plugins.edge.loading import load_settings
from plugins.edge.settings import _LIMITS, _TEXTS, build_day, identity_of
from tests.edge.test_command import PROJECT

SETTINGS = {name: value for name, value in vars(pelicanconf).items() if name.isupper()}


def told(**changed: object) -> list[str]:
    identity, problems = identity_of({**SETTINGS, **changed})
    assert (identity is None) == bool(problems)
    return [describe(problem, "fi") for problem in problems]


def test_the_settings_of_the_site_are_sound():
    assert told() == []


@pytest.mark.parametrize(
    "name", ["SITENAME", "SITEURL", "TIMEZONE", "DEFAULT_LANG", "ORGANISATION", "FEED_DOMAIN"]
)
@pytest.mark.parametrize("value", ["", None, 2017])
def test_a_text_that_is_needed_and_missing_is_named(name, value):
    assert told(**{name: value}) == [
        f"virhe: asetus {name} puuttuu asetustiedostosta tai on tyhjä. Katso mallia tiedostosta pelicanconf.py."
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SITEURL", "koskeverkko.fi"),
        ("SITEURL", "https://koskeverkko.fi/?sivu=1"),
        ("DEFAULT_LANG", "de"),
        ("LANGUAGES", ("sv", "en")),
        ("LANGUAGES", ("fi", "de")),
        ("TIMEZONE", "Europe/Jyväskylä"),
        ("ORGANISATION", "Koske ry"),
        ("FEED_YEAR", "2017"),
        ("CONTACT_EMAIL", "koske"),
        ("CONTACT_PHONE", "numero"),
        ("SUBSCRIBE_URL", "eepurl.com/x"),
        ("FEED_HUB", "pubsubhubbub.example"),
        ("CHANNELS", (("Facebook", "facebook.com/koske"),)),
        ("CHANNELS", ("https://www.facebook.com/koske",)),
        ("CHANNELS", (("Facebook", "https://www.facebook.com/koske", "x"),)),
        ("ADDRESS_WORDS", {"fi": {"news": "Ajankohtaista nyt"}}),
        ("ADDRESS_WORDS", {"news": "ajankohtaista"}),
        ("ADDRESS_WORDS", {"de": {}}),
        ("ADDRESS_WORDS", ("ajankohtaista",)),
        ("SITESUBTITLES", "Kompetenscentret"),
        ("SITESUBTITLES", {"de": "Kompetenzzentrum"}),
        ("SITESUBTITLES", {"sv": ("Kompetenscentret",)}),
    ],
)
def test_a_value_that_will_not_do_is_named(name, value):
    assert f"virhe: asetuksen {name} arvo ”{value}” ei käy. Katso mallia tiedostosta pelicanconf.py." in told(
        **{name: value}
    )


def test_words_of_addresses_may_be_others():
    identity, _ = identity_of(
        {**SETTINGS, "ADDRESS_WORDS": {"fi": {"news": "ajankohtaista", "tag": "teemat"}}}
    )
    assert identity is not None
    assert identity.words == {"fi": {"news": "ajankohtaista", "tag": "teemat"}}


def test_the_build_day_is_the_one_that_is_given():
    assert build_day("1.3.2021", "Europe/Helsinki") == (dt.date(2021, 3, 1), ())
    day, problems = build_day("huomenna", "Europe/Helsinki")
    assert day is None
    assert [describe(problem, "fi") for problem in problems] == [
        "virhe: AS_OF=”huomenna” ei ole päivä. Kirjoita se muodossa VVVV-KK-PP, esimerkiksi AS_OF=2021-03-01."
    ]


def test_settings_changed_within_a_second_are_read_anew(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "site_base.py").write_text('SITENAME = "Koske"\n')
    file = tmp_path / "site_settings.py"
    file.write_text("from site_base import *\n")
    assert load_settings(file)["SITENAME"] == "Koske"
    (tmp_path / "site_base.py").write_text('SITENAME = "Verso"\n')
    monkeypatch.delitem(sys.modules, "site_base")
    assert load_settings(file)["SITENAME"] == "Verso"
    assert not list(tmp_path.rglob("*.pyc"))


def test_every_setting_that_is_read_is_among_the_inputs_of_a_build():
    read = set()
    for file in (PROJECT / "plugins/edge").glob("*.py"):
        read |= set(re.findall(r"settings(?:\.get\(|\[)\"([A-Z_]+)\"", file.read_text(encoding="utf-8")))
    assert read | {*_TEXTS, *_LIMITS} == {*_READ}
