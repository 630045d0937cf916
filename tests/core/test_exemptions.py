"""``publish-exceptions.yaml``: what is wrong with it is told at its line, all at once."""

import pytest

from plugins.core.build import build
from plugins.core.problems import describe
from tests.outputs.sites import given

FILE = "publish-exceptions.yaml"
FORM = (
    "virhe: poikkeukset ovat luettelo. Kirjoita jokainen omaksi kohdakseen, jossa on ensin rivi - item: news/tunnus (tai "
    "address: /osoite/) ja sen alla sisennettynä rivi reason: miksi"
)
REASON = "virhe: poikkeuksesta puuttuu perustelu. Kerro tiedossa reason, miksi osoite tai sisältö saa kadota."
ONE = "virhe: poikkeuksessa pitää olla joko address tai item, mutta ei molempia. Kirjoita kumpikin omaksi kohdakseen."
FAULTS = {
    "a mapping": ("item: news/a\nreason: R", [f"1:1: {FORM}"]),
    "a text": ("poistetaan", [f"1:1: {FORM}"]),
    "an entry that is a text": ("- news/a", [f"1:3: {FORM}"]),
    "no reason": ("- item: news/a", [f"1:3: {REASON}"]),
    "an empty reason": ("- item: news/a\n  reason:", [f"2:10: {REASON}"]),
    "nothing named": ("- reason: R", [f"1:3: {ONE}"]),
    "both named": ("- item: news/a\n  address: /a/\n  reason: R", [f"1:3: {ONE}"]),
    "an address without its stroke": (
        "- address: uutiset/a/\n  reason: R",
        ["1:12: virhe: osoitteen ”uutiset/a/” pitää alkaa kauttaviivalla. Kirjoita se ilman palvelimen nimeä, esimerkiksi /uutiset/vanha/."],
    ),
    "an id without its kind": (
        "- item: a\n  reason: R",
        ["1:9: virhe: ”a” ei ole sisällön tunniste. Kirjoita laji ja tunnus, esimerkiksi news/vanha tai story/2017-1/aluekierros."],
    ),
    "a list of addresses": (
        "- address: [/a/, /b/]\n  reason: R",
        ["1:12: virhe: tiedon ”address” pitää olla yksi arvo. Kirjoita jokaiselle oma kohtansa."],
    ),
    "the same twice": (
        "- item: news/a\n  reason: R\n- item: news/a\n  reason: R",
        ["3:9: virhe: poikkeus ”news/a” on jo rivillä 1. Jätä vain toinen."],
    ),
    "a misspelt key and an unknown one": (
        "- item: news/a\n  reasons: R\n  colour: R",
        [
            f"1:3: {REASON}",
            "2:3: virhe: tietoa ”reasons” ei ole. Tarkoititko ”reason”?",
            "3:3: virhe: tietoa ”colour” ei ole. Käytä jotakin näistä: address, item, reason.",
        ],
    ),
    "an anchor": ("- &a\n  item: news/a\n  reason: R", ["1:3: virhe: &-merkillä arvon alussa"]),
    "a quotation that does not end": ('- item: "news/a', ["1:"]),
}  # fmt: skip
SOUND = {
    "nothing": "",
    "a comment": "# ei poikkeuksia",
    "each sort": "- item: news/a\n  reason: R\n- address: /a/\n  reason: R\n- item: tag:koskeverkko.fi,2017:story/b/c\n  reason: R",
}  # fmt: skip


def told(text):
    return [describe(problem, "fi") for problem in build(*given({FILE: text})).problems]


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_at_its_place(name):
    text, expected = FAULTS[name]
    lines = told(text)
    assert len(lines) == len(expected)
    for line, start in zip(lines, expected, strict=True):
        assert line.startswith(f"content/{FILE}:{start}")


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_file_is_silent_in_every_build(name):
    assert told(SOUND[name]) == []


def test_a_file_that_is_no_text_is_told():
    material, *rest = given({FILE: "x"})
    (source,) = material.data
    bad = type(source)(source.path, b"\xff\xfe")
    result = build(type(material)(material.sources, material.assets, data=(bad,)), *rest)
    (line,) = [describe(problem, "fi") for problem in result.problems]
    assert line.startswith(f"content/{FILE}:1:1: virhe: tiedosto ei ole UTF-8")
