import re

import pytest

from plugins.core.markup import convert
from tests.core.bodies import SCHEMES, prose_of, told


def test_footnotes_stand_at_the_end_of_the_section_that_first_refers_to_them():
    prose = prose_of(
        "Alku[^b].\n\n## A {#a}\n\nTeksti[^a] ja[^b].\n\n## B {#b}\n\nMuu[^a].\n\n[^a]: Nootti A[^c].\n[^b]: Nootti B\n[^c]: Nootti C\n",
        stories=True,
    )
    editorial, first, second = (section.html for section in prose.sections)
    assert re.findall(r'<li id="(fn:\d)">\n<p>(Nootti .)', editorial) == [("fn:1", "Nootti B")]
    assert re.findall(r'<li id="(fn:\d)">\n<p>(Nootti .)', first) == [
        ("fn:2", "Nootti A"),
        ("fn:3", "Nootti C"),
    ]
    assert '<ol start="2">' in first
    assert (
        second
        == '<p>Muu<sup id="fnref2:2"><a class="footnote-ref" href="\x02L9\x03" role="doc-noteref">2</a></sup>.</p>'
    )
    assert prose.links[9].href == "#fn:2"
    assert first.count('role="doc-backlink"') == 3


def test_footnote_links_back_to_its_marks():
    prose, _ = convert(
        "a[^1] b[^1]\n\n[^1]: n\n\n    - lista", 1, "x.md", {}, SCHEMES, backlink_label="Tillbaka till"
    )
    assert prose.html().partition('<section class="footnotes"')[2] == (
        ' role="doc-endnotes">\n<ol>\n<li id="fn:1">\n<p>n</p>\n<ul>\n<li>lista</li>\n</ul>\n'
        '<p><a class="footnote-back" href="\x02L2\x03" role="doc-backlink" aria-label="Tillbaka till 1">↩</a>'
        ' <a class="footnote-back" href="\x02L3\x03" role="doc-backlink" aria-label="Tillbaka till 1 (2)">↩</a></p>\n'
        "</li>\n</ol>\n</section>"
    )
    assert [link.href for link in prose.links] == ["#fn:1", "#fn:1", "#fnref:1", "#fnref2:1"]


def test_text_of_a_heading_has_no_footnote_mark():
    (section,) = prose_of("## A[^1] {#a}\n\n[^1]: n").sections
    assert section.heading.text == "A"
    assert 'role="doc-noteref"' in section.heading.html


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        (
            "a[^x]",
            [
                "1:2: virhe: alaviitettä [^x] ei ole. Kirjoita sen teksti omalle rivilleen: [^x]: viitteen teksti"
            ],
        ),
        (
            "a[^laki] `[^koodi]`\n\nb[^lakki]\n\n[^laki]: n",
            ["3:2: virhe: alaviitettä [^lakki] ei ole. Tarkoititko [^laki]?"],
        ),
        (
            "a\n\n[^x]: n",
            [
                "3:1: varoitus: alaviitteeseen [^x] ei viitata tekstissä, joten se jää pois. Lisää [^x] tekstiin tai poista viite."
            ],
        ),
        (
            "a[^x]\n\n[^x]: n\n\n[^x]: m",
            ["5:1: virhe: alaviite [^x] on kirjoitettu jo riville 3. Anna toiselle oma nimi."],
        ),
        (
            "<div>a[^x]</div>\n\nb[^x]\n\n[^x]: n",
            ["1:7: virhe: viittaus [^x] ei toimi HTML:n sisällä. Kirjoita kohta ilman HTML:ää."],
        ),
        (
            "[a[^x]](news:x)\n\n[^x]: n",
            [
                "1:3: virhe: alaviitteen merkki on linkin tekstissä, eikä linkki voi olla toisen sisällä. Siirrä merkki linkin perään."
            ],
        ),
    ],
)
def test_faults_of_footnotes(body, problems):
    assert told(body) == problems
