"""How heavy a text may be: what would take Markdown minutes is refused, what people write is not.

No test here measures time. The tables hold what once took too long; what is just below the limit was
measured with the limits' own constants.
"""

import pytest

from plugins.core.limits import too_heavy
from plugins.core.pins import Source
from plugins.core.sizes import USUAL, Limits
from tests.core.bodies import told

HEAVY = {
    "open brackets": "[" * 5_000,
    "20,000 open brackets": "[" * 20_000,
    "pictures": "![" * 4_000,
    "targets": "[a](" * 3_000,
    "references": "[a][" * 3_000,
    "closed links": "[a](b) " * 20_000,
    "ends of links": "](" * 90_000,
    "emphasis": "**a *b " * 12_000,
    "ticks": "`a " * 32_000,
    "backslashes": "\\*" * 25_000,
    "entities": "&amp; " * 25_000,
    "braces": "{a " * 15_000,
    "addresses in attributes": "href=" * 300_000,
    "line breaks": "a  \n" * 30_000,
    "open tags": "<a " * 5_000,
    "elements": "<div>" * 25_000,
    "comments": "<!-- " * 25_000,
    "marked sections": "<![" * 2_000,
    "fences": "```a\n" * 7_000,
    "headings": "# a\n" * 6_000,
    "headings in quotations": "> > # a\n" * 5_000,
    "headings in lists": "- # a\n" * 5_000,
    "rules": "---\n" * 6_000,
    "definitions": "a\n: b\n" * 5_000,
    "definitions after a tab": "a\n:\tb\n" * 5_000,
    "line breaks by a tab": "a\t\n" * 30_000,
    "abbreviations": "*[a]: x\n" * 3_000,
    "abbreviated words": "*[HTML]: x\n\n" + "HTML " * 120_000,
    "paragraphs beside an abbreviation": "*[HTML]: x\n\n" + "a\n\n" * 20_000,
    "items beside an abbreviation": "*[HTML]: x\n\n" + "- a\n" * 20_000,
    "lines of an item": "- a\n" + "a\n" * 500_000,
    "addresses on a line of their own": "[a]:\nb\n" * 3_000,
    "titles on a line of their own": "[a]: b\n(c\n" * 3_000,
    "names over two lines": "[a\nb]: c\n" * 3_000,
    "paragraphs": "a\n\n" * 60_000,
    "stories": "## a\n\n" * 40_000,
    "footnotes": "[^1]: a\n\n" * 40_000,
    "list items": "- a\n" * 90_000,
    "numbered items": "1. a\n" * 90_000,
    "cells": "| a | b |\n|---|---|\n" * 15_000,
    "code in cells": "| a |\n|---|\n|" + "`|` " * 12_000,
    "attributes": "# a {" + ".c " * 500_000 + "}",
    "tables": "|a|\n|-|\n\n" * 18_000,
    "directives": "::contact[x]\n\n" * 27_000,
    "lines of colons": "::a\n" * 90_000,
    "closings": ":::\n" * 90_000,
    "containers": ":::factbox[x]\n\n" * 27_000,
    "unclosed containers": ":::factbox[x]\n\n" * 15_000,
    "items in items": ("- " * 5 + "a\n") * 16_000,
    "quoted paragraphs": ("> " * 20 + "a\n\n") * 4_000,
    "quoted lines": ("> " * 40 + "a\n") * 20_000,
    "indented items": ("    " * 20 + "- a\n") * 30_000,
    "lines that only look empty": "[\n\xa0\n" * 3_000,
    "separators that end no line": "[\u2028\u2028" * 3_000,
    "5 MB of list": "- a\n" * 1_250_000,
}


def refusals(body):
    return [problem.code for problem in too_heavy(Source(body, 1, "x.md"))]


@pytest.mark.parametrize("body", HEAVY.values(), ids=HEAVY.keys())
def test_text_that_would_take_too_long_is_refused(body):
    assert refusals(body) == ["body-too-heavy"]


DEEP = {
    f"{count:,} {name}": mark * count
    for name, mark in {
        "quotations": ">",
        "spaced quotations": "> ",
        "bullets": "- ",
        "numbers": "1. ",
        "quotations of lists": "> - ",
    }.items()
    for count in (300, 1_000_000)
}


@pytest.mark.parametrize("body", DEEP.values(), ids=DEEP.keys())
def test_line_that_is_nested_too_deeply_is_refused_in_its_place(body):
    assert told(f"Alku.\n\n{body}a") == [
        "3:1: virhe: tekstissä on liian monta tasoa sisäkkäin (lainauksia, luetteloita, määritelmiä tai HTML-elementtejä). Vähennä tasoja tai jaa teksti tyhjillä riveillä."
    ]


NESTED = {
    "HTML": "<div>" * 300,
    "items": "".join("    " * level + "- a\n\n" for level in range(200)),
    "emphasis": "*a **b " * 200 + " b** a*" * 200,
    "definitions": "".join("    " * n + "a\n" + "    " * n + ":   b\n\n" for n in range(200)),
    "containers": "".join(":" * (403 - n) + "factbox[x]\n\n" for n in range(400)),
}


@pytest.mark.parametrize("body", NESTED.values(), ids=NESTED.keys())
def test_structures_that_go_too_deep_are_refused(body):
    assert "virhe: tekstissä on liian monta tasoa sisäkkäin" in told(body)[0]


def test_heaviness_is_told_at_the_heaviest_paragraph():
    assert told("Kevyt.\n\n" + "[" * 20_000) == [
        "3:1: virhe: teksti on liian raskas luettavaksi: tästä alkavassa kappaleessa on poikkeuksellisen paljon merkintöjä, esimerkiksi sulkemattomia hakasulkeita. Tarkista kappale tai jaa se tyhjillä riveillä."
    ]


PROSE = (
    "Sosiaalityön kehittäminen jatkuu *viidessä* pilottiryhmässä, ja [hanke](project:pro-sos) kertoo siitä. "
)
PLAIN = "Viidessä kunnassa on kokeiltu, miten aikuissosiaalityön asiakas saa apua yhdestä paikasta – ja nopeasti. "
REPORT = (
    "*[SHL]: sosiaalihuoltolaki\n\n",
    "".join(
        f"## Luku {n} {{#luku-{n}}}\n\n{PROSE}{PLAIN * 8}[^{n}]\n\n[^{n}]: Lähde {n}.\n\n"
        for n in range(1_000)
    ),
    "| Asia | 2016 | 2015 |\n|---|---|---|\n" + "| Toimeentulotuki | 204 | 223 |\n" * 1_000,
    "- kohta, jossa on `koodia` ja [linkki](https://koske.fi)\n" * 1_000,
    "> Lainaus.\n> Toinen rivi.\n\n" * 500,
    ":::factbox[Mikä?]\nTeksti.\n:::\n\n" * 300,
)
ORDINARY = {
    "5 MB of prose": (PROSE + PLAIN * 7 + "\n\n") * 5_500,
    "5 MB in one line": "sana " * 1_000_000,
    "a line of 2 MB": "a" * 2_000_000,
    "5 MB of code": "```\nfor x in y: print(x)\n" + "    print(x)\n" * 300_000 + "```\n",
    "a report of a thousand pages": "\n".join(REPORT),
    "a deep list": "".join("    " * n + "- a\n" for n in range(12)) * 50,
}


@pytest.mark.parametrize("body", ORDINARY.values(), ids=ORDINARY.keys())
def test_what_people_write_is_never_too_heavy(body):
    assert refusals(body) == []


@pytest.mark.parametrize(
    ("limits", "bytes_", "pixels"),
    [(USUAL, 5_000_000, 50_000_000), (Limits(1, 2), 1_000_000, 2_000_000)],
)
def test_limits_are_told_in_millions(limits, bytes_, pixels):
    assert (limits.text_bytes, limits.pixels) == (bytes_, pixels)
