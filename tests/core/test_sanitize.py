import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.html_tags import Tag, tokens
from plugins.core.markup import convert
from plugins.core.problems import describe
from plugins.core.prose import MARKER, Prose
from plugins.core.sanitize import ATTRIBUTES, ELEMENTS, EVERYWHERE


def convert_html(body: str) -> tuple[Prose, list[str]]:
    prose, problems = convert(body, 1, "x.md", {}, frozenset({"project"}))
    return prose, [describe(problem, "fi").removeprefix("content/x.md:") for problem in problems]


@pytest.mark.parametrize(
    "html",
    [
        "<p>H<sub>2</sub>O, x<sup>2</sup>, <kbd>Ctrl</kbd>, <mark>huom</mark>, <q>lainaus</q></p>",
        '<p><abbr title="Euroopan sosiaalirahasto">ESR</abbr> <time datetime="2017-04-27">27.4.</time></p>',
        '<p><span lang="sv" class="nimi">Kompetenscentret</span> <bdo dir="rtl">abc</bdo></p>',
        "<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>",
        '<details open=""><summary>Lisää</summary><p>Teksti.</p></details>',
        '<figure id="kuva"><p>x</p><figcaption>Selite</figcaption></figure>',
        '<ol start="3" reversed="" type="a"><li value="2">a</li></ol>',
        '<table><caption>A</caption><thead><tr><th scope="col" id="h">A</th></tr></thead><tbody><tr><td colspan="2" headers="h">1</td></tr></tbody></table>',
        "<dl><dt>a</dt><dd>b</dd></dl>",
        '<p><del datetime="2017-01-01">pois</del> <ins>tilalle</ins> <s>vanha</s> <small>pieni</small></p>',
        '<h3 id="vali">Väli</h3>',
        "<address>Matarankatu 4</address>",
    ],
)
def test_safe_html_passes_unchanged_and_unmentioned(html):
    prose, told = convert_html(f"## Alku\n\n{html}")
    assert told == []
    assert prose.sections[0].html == html


@pytest.mark.parametrize(
    ("body", "html", "told"),
    [
        (
            "<b onclick='x()'>a</b>",
            "<p><b>a</b></p>",
            [
                "1:4: varoitus: elementin <b> määrite ”onclick” ei ole sallittu, joten se poistettiin. Poista se tekstistä."
            ],
        ),
        (
            '<p style="color:red">a</p>',
            "<p>a</p>",
            [
                "1:4: varoitus: elementin <p> määrite ”style” ei ole sallittu, joten se poistettiin. Poista se tekstistä."
            ],
        ),
        ("a{clas=x}\n", "<p>a{clas=x}</p>", []),
        (
            "*a*{clas=x}",
            "<p><em>a</em></p>",
            [
                "1:5: varoitus: elementin <em> määrite ”clas” ei ole sallittu, joten se poistettiin. Tarkoititko ”class”?"
            ],
        ),
        (
            '*a*{style="x" onclick=y}',
            "<p><em>a</em></p>",
            [
                "1:5: varoitus: elementin <em> määrite ”style” ei ole sallittu, joten se poistettiin. Poista se tekstistä.",
                "1:15: varoitus: elementin <em> määrite ”onclick” ei ole sallittu, joten se poistettiin. Poista se tekstistä.",
            ],
        ),
        (
            "a <script>alert(1)</script> b",
            "<p>a  b</p>",
            [
                "1:3: varoitus: HTML-elementti <script> ei ole sallittu, joten se poistettiin sisältöineen. Kirjoita sen tilalle linkki, esimerkiksi [teksti](https://www.sosket.fi), tai poista se."
            ],
        ),
        (
            "<style>p{}</style>\n\nb",
            "<p>b</p>",
            [
                "1:1: varoitus: HTML-elementti <style> ei ole sallittu, joten se poistettiin sisältöineen. Kirjoita sen tilalle linkki, esimerkiksi [teksti](https://www.sosket.fi), tai poista se."
            ],
        ),
        (
            '<iframe src="https://x.fi"></iframe>',
            "",
            [
                "1:1: varoitus: HTML-elementti <iframe> ei ole sallittu, joten se poistettiin sisältöineen. Kirjoita sen tilalle linkki, esimerkiksi [teksti](https://www.sosket.fi), tai poista se."
            ],
        ),
        (
            "a <svg><circle/><script>x</script></svg> b",
            "<p>a  b</p>",
            [
                "1:3: varoitus: HTML-elementti <svg> ei ole sallittu, joten se poistettiin sisältöineen. Kirjoita sen tilalle linkki, esimerkiksi [teksti](https://www.sosket.fi), tai poista se."
            ],
        ),
        (
            "<form>kenttä <input></form>",
            "kenttä",
            [
                "1:1: varoitus: HTML-elementti <form> ei ole sallittu, joten se poistettiin; sen sisältö jäi. Jos < on tekstiä, kirjoita &lt;",
                "1:14: varoitus: HTML-elementti <input> ei ole sallittu, joten se poistettiin; sen sisältö jäi. Jos < on tekstiä, kirjoita &lt;",
            ],
        ),
        (
            "<my-card>a</my-card>",
            "<p>a</p>",
            [
                "1:1: varoitus: HTML-elementti <my-card> ei ole sallittu, joten se poistettiin; sen sisältö jäi. Jos < on tekstiä, kirjoita &lt;"
            ],
        ),
        (
            "<project:pro-sos>",
            "",
            [
                "1:1: varoitus: <project:pro-sos> ei ole linkki eikä HTML:ää, joten se poistettiin. Kirjoita linkki näin: [teksti](project:pro-sos)"
            ],
        ),
        ("a <!-- piilo --> b", "<p>a  b</p>", []),
        (
            "<div>\nauki",
            "<div>\nauki\n</div>",
            ["1:1: varoitus: HTML-elementtiä <div> ei suljeta. Lisää loppuun </div>"],
        ),
        (
            "a <b>b\n\nc",
            "<p>a <b>b</b></p>\n<p>c</p>",
            ["1:3: varoitus: HTML-elementtiä <b> ei suljeta. Lisää loppuun </b>"],
        ),
        (
            "a</i> b",
            "<p>a b</p>",
            [
                "1:2: varoitus: </i> sulkee HTML-elementin, joka ei ole auki, joten se poistettiin. Poista se tekstistä tai lisää sen edelle <i>."
            ],
        ),
        (
            "<script>\n\nKaikki.",
            "",
            [
                "1:1: virhe: HTML-elementtiä <script> ei suljeta, joten kaikki sen jälkeinen teksti katoaisi. Poista <script>.",
                "1:1: varoitus: HTML-elementti <script> ei ole sallittu, joten se poistettiin sisältöineen. Kirjoita sen tilalle linkki, esimerkiksi [teksti](https://www.sosket.fi), tai poista se.",
            ],
        ),
    ],
)
def test_what_does_not_pass_is_taken_out_and_named(body, html, told):
    prose, problems = convert_html(body)
    assert problems == told
    assert prose.html() == html


def test_each_repetition_is_told_at_its_own_place():
    _, told = convert_html("`<u onclick=a>` <u onclick=a>a</u>\n\n<u onclick=b>b</u>")
    assert [line.partition(": ")[0] for line in told] == ["1:20", "3:4"]


def test_alignment_of_cells_becomes_a_class():
    prose, told = convert_html(
        '| a | b | c {.x} |\n|:--|--:|:-:|\n| 1 | 2 | 3 |\n\n<table><tr><td align="right">1</td></tr></table>'
    )
    assert told == []
    assert re.findall(r"<t[hd]\b[^>]*>", prose.html()) == [
        '<th class="align-left">',
        '<th class="align-right">',
        '<th class="x align-center">',
        '<td class="align-left">',
        '<td class="align-right">',
        '<td class="align-center">',
        '<td class="align-right">',
    ]


BAD_SCHEME = "osoite ei voi alkaa ”{}:”. Kirjoita https://…, mailto:…, tel:…, oma sisältö (project:pro-sos) tai tiedosto (files/ohjelma.pdf)."


@pytest.mark.parametrize(
    ("address", "scheme"),
    [
        ("javascript:alert(1)", "javascript"),
        ("JaVaScRiPt:alert(1)", "javascript"),
        ("java&#115;cript:alert(1)", "javascript"),
        ("&#x6A;avascript:alert(1)", "javascript"),
        ("javascript&colon;alert(1)", "javascript"),
        ("&#32;javascript:alert(1)", "javascript"),
        ("java&#10;script:alert(1)", "javascript"),
        ("java&Tab;script:alert(1)", "javascript"),
        ("data:text/html,x", "data"),
        ("vbscript:x", "vbscript"),
        ("file:///etc/passwd", "file"),
        ("C:\\kuvat", "c"),
    ],
)
@pytest.mark.parametrize(
    "body",
    [
        '<a href="{}">x</a>',
        "<a href='{}'>x</a>",
        '<div><a\nhref="{}">x</a></div>',
        "[x](<{}>)",
        "[x][r]\n\n[r]: <{}>",
    ],
)
def test_foreign_scheme_is_an_error_however_it_is_written(address, scheme, body):
    prose, told = convert_html(body.format(address))
    assert [line.partition(" ")[2] for line in told] == [f"virhe: {BAD_SCHEME.format(scheme)}"]
    assert prose.links == ()
    assert "script" not in prose.html()


@pytest.mark.parametrize(
    "html",
    [
        '<a href="x" href="javascript:alert(1)">a</a>',
        "<a title='\"' href=x>a</a>",
        "<a/href=x>a</a>",
        "<A HREF=x >a</A>",
        '<a title=">" href="x">a</a>',
    ],
)
def test_tags_are_read_as_a_browser_reads_them(html):
    prose, _ = convert_html(f"<div>{html}</div>")
    assert [link.href for link in prose.links] == ["x"]
    assert re.sub(r' title="[^"]*"', "", prose.html()) == '<div><a href="\x02L0\x03">a</a></div>'


@pytest.mark.parametrize(
    ("html", "read"),
    [
        ("a<b c=d>e</b>", ["a", Tag("b", (("c", "d"),)), "e", Tag("b", end=True)]),
        ("<!-- <b> --><i>", [Tag("i")]),
        ("<!--><i>", [Tag("i")]),
        ("<!-- a --!><i>", [Tag("i")]),
        ("<!doctype html><?php x ?><i>", [Tag("i")]),
        ("<script><b></b></script>a", [Tag("script"), Tag("script", end=True), "a"]),
        ("1 < 2 <3 <4>", ["1 < 2 <3 <4>"]),
        ("<a b = 'c' d=\"e\" f g=h/>", [Tag("a", (("b", "c"), ("d", "e"), ("f", None), ("g", "h/")))]),
        ("<a b=&quot;&amp;>", [Tag("a", (("b", '"&'),))]),
    ],
)
def test_tokens_of_html(html, read):
    assert list(tokens(html)) == read


def test_html_that_breaks_off_is_an_error():
    _, told = convert_html('<div>\n<p title="a>b</p>\n</div>')
    assert told == [
        '2:1: virhe: HTML jää kesken kohdassa ”<p title="a>b</p>”, joten kaikki sen jälkeinen teksti katoaisi. Tarkista lainausmerkit ja päättävä >. Pelkkä pienempi kuin -merkki kirjoitetaan &lt;'
    ]


@pytest.mark.parametrize("reference", ["&#2;", "&#x3;", "&#x0002;", "&#0;", "&#14;", "&#X1F;", "&#127;"])
def test_reference_to_a_control_character_is_an_error(reference):
    prose, told = convert_html(f"a `{reference}` b {reference}L0&#3; c")
    assert (
        told[0]
        == f"1:{len(reference) + 8}: virhe: {reference} tarkoittaa ohjausmerkkiä, jota tekstissä ei saa olla. Poista se."
    )
    assert MARKER.search(prose.html()) is None


def test_reference_to_other_characters_is_a_character():
    prose, told = convert_html("a&#8211;b &#228; &nbsp; &lt; &#150; &#9;")
    assert told == []
    assert prose.html() == "<p>a–b ä &nbsp; &lt; – \t</p>"


HTML = st.lists(
    st.sampled_from(
        (
            *(
                "<",
                ">",
                "</",
                "/>",
                '"',
                "'",
                "=",
                " ",
                "\n",
                "&",
                "&#106;",
                "&#2;",
                "--",
                "<!--",
                "-->",
                "<![CDATA[",
            ),
            *(
                "a",
                "b",
                "x",
                "href",
                "onclick",
                "style",
                "src",
                "javascript:",
                "data:",
                "project:x",
                "https://x.fi",
            ),
            *(
                "<a href=",
                "<a ",
                "</a>",
                "<b>",
                "</b>",
                "<div>",
                "</div>",
                "<p>",
                "</p>",
                "<img src=",
                "<script>",
            ),
            *(
                "</script>",
                "<style>",
                "<svg>",
                "<math>",
                "<title>",
                "<table>",
                "<td>",
                "<pre>",
                "<code>",
                "<h2>",
                "\n\n",
            ),
        )
    ),
    max_size=30,
).map("".join)


@given(HTML)
def test_nothing_passes_that_is_not_on_the_list(body):
    prose, _ = convert(body, 1, "x.md", {}, frozenset({"project"}))
    for token in tokens(prose.html()):
        if isinstance(token, Tag) and not token.end:
            assert token.name in ELEMENTS
            own = {"role", "aria-label"}
            assert {name for name, _ in token.attributes} <= EVERYWHERE | ATTRIBUTES.get(
                token.name, frozenset()
            ) | own
            assert all(name != "href" or MARKER.fullmatch(value or "") for name, value in token.attributes)
