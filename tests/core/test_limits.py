import time

import pytest

from plugins.core.markup import convert
from tests.core.bodies import DIRECTIVES, SCHEMES, told

HEAVY = {
    "brackets": "[" * 20_000,
    "pictures": "![" * 20_000,
    "targets": "[a](" * 20_000,
    "quotations": ">" * 20_000,
    "spaced quotations": "> " * 20_000,
    "line": "sana " * 200_000,
    "links": "[a](b) " * 8_000,
    "emphasis": "**a *b " * 20_000,
    "ticks": " ".join("`" * count for count in range(200)),
    "tags": "<a " * 20_000,
    "elements": "<div>" * 20_000,
    "sections": "<![" * 20_000,
    "fences": "```a\n" * 20_000,
    "headings": "# a\n" * 20_000,
    "rules": "---\n" * 20_000,
    "definitions": "a\n: b\n" * 20_000,
    "abbreviations": "*[a]: x\n" * 20_000,
    "colons": ":" * 20_000,
    "openings": ":::factbox[x]\n" * 2_000,
    "closings": ":::\n" * 5_000,
    "entities": "&#2;" * 5_000,
}


@pytest.mark.parametrize("body", HEAVY.values(), ids=HEAVY.keys())
def test_heavy_text_takes_seconds_at_most(body):
    begun = time.perf_counter()
    convert(body, 1, "x.md", DIRECTIVES, SCHEMES)
    assert time.perf_counter() - begun < 10


def test_text_that_is_too_heavy_is_told_at_its_heaviest_paragraph():
    assert told("Kevyt.\n\n" + "[" * 20_000) == [
        "3:1: virhe: teksti on liian raskas luettavaksi: tästä alkavassa kappaleessa on poikkeuksellisen paljon merkintöjä, esimerkiksi sulkemattomia hakasulkeita. Tarkista kappale tai jaa se tyhjillä riveillä."
    ]


@pytest.mark.parametrize("body", ["Alku.\n\n" + ">" * 60 + " a", "Alku.\n\n" + "<div>" * 300])
def test_text_that_is_nested_too_deeply_is_told(body):
    assert told(body) == [
        "3:1: virhe: tekstissä on liian monta tasoa sisäkkäin (lainauksia, luetteloita, määritelmiä tai HTML-elementtejä). Vähennä tasoja tai jaa teksti tyhjillä riveillä."
    ]
