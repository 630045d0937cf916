"""Each check finds its fault in a page that has it, and none in the page without."""

import pytest

from tests.html.soundness import faults

PAGE = """<!doctype html><html lang="fi"><head><meta charset="utf-8"><title>Sivu</title></head><body>
<header><nav aria-label="Päävalikko"><ul><li><a href="/">Etusivu</a></li></ul></nav></header>
<main><h1 id="a">Otsikko</h1><h2>Väliotsikko</h2><p><a href="#a">Alkuun</a> <time datetime="2026-11-22">22.11.</time></p>
<figure><table><caption>Luvut</caption><thead><tr><th scope="col">Vuosi</th></tr></thead><tr><td>1</td></tr></table></figure>
<label>Hae <input></label><dl><dt>a</dt><dd>b</dd></dl>{}</main><footer>Loppu</footer></body></html>"""
BROKEN = {
    "parse": ("<p><div></p>", "no HTML: Unexpected end tag (p). Ignored."),
    "attribute": ('<p id="b" id="c">x</p>', "no HTML: Dropped duplicate attribute on tag."),
    "language": ('<p lang="">x</p>', "an empty language: <p> “x”"),
    "second-h1": ("<h1>x</h1>", "2 h1 elements"),
    "skipped": ("<h4>x</h4>", "h4 after h2: <h4> “x”"),
    "empty-heading": ("<h3> </h3>", "an empty heading: <h3>"),
    "empty-paragraph": ("<p>\n</p>", "an empty paragraph: <p>"),
    "same-id": ('<p id="a">x</p>', "twice the id a"),
    "no-reference": ('<p aria-describedby="b">x</p>', "aria-describedby names nothing: <p> “x”"),
    "label-for": ('<label for="b">x</label>', "for names nothing: <label> “x”"),
    "no-place": ('<a href="#b">x</a>', 'leads to no place of the page: <a href="#b"> “x”'),
    "second-main": ("<main>x</main>", "2 of the landmark main"),
    "same-name": ('<nav aria-label="Päävalikko">x</nav>', "two of one name: nav “Päävalikko”"),
    "nameless-menu": ("<nav>x</nav>", "a menu without a name: <nav> “x”"),
    "no-alt": ('<img src="x.png" width="1" height="1">', "no alt: <img>"),
    "no-size": ('<img src="x.png" alt="">', "no size: <img>"),
    "drawing": ("<svg></svg>", "a drawing without words: <svg>"),
    "no-th": ("<table><tr><td>x</td></tr></table>", "a table without headings: <table> “x”"),
    "no-caption": (
        '<figure><table><tr><th scope="row">x</th></tr></table></figure>',
        "a table without a caption: <table> “x”",
    ),
    "no-scope": ("<table><tr><th>x</th></tr></table>", "a heading without scope: <th> “x”"),
    "empty-th": ('<table><tr><th scope="col"></th></tr></table>', "an empty heading of a table: <table>"),
    "empty-list": ("<ul></ul>", "an empty list: <ul>"),
    "in-list": ("<ul><p>x</p></ul>", "in a list but no item: <p> “x”"),
    "no-list": ("<li>x</li>", "an item without a list: <li> “x”"),
    "terms": ("<dl><dd>x</dd></dl>", "a dl without terms: <dl> “x”"),
    "no-label": ("<input>", "a field without a label: <input>"),
    "no-name": ('<a href="/"></a>', 'no name: <a href="/">'),
    "pressed": ('<a href="/">x <button>y</button></a>', "in another that is pressed: <button> “y”"),
    "hidden": ('<p aria-hidden="true"><a href="/">x</a></p>', "hidden, but gets the focus: <p> “x”"),
    "turn": ('<p tabindex="2">x</p>', "out of its turn: <p> “x”"),
    "time": ("<time>eilen</time>", "no time: <time> “eilen”"),
}


def test_nothing_is_found_in_a_sound_page():
    assert faults(PAGE.format("")) == []


@pytest.mark.parametrize("name", BROKEN)
def test_check_finds_its_fault(name):
    html, fault = BROKEN[name]
    assert fault in faults(PAGE.format(html))


@pytest.mark.parametrize(
    ("whole", "without", "fault"),
    [
        (' lang="fi"', "", "no language"),
        ("<title>Sivu</title>", "<title></title>", "no title"),
        ("<footer>Loppu</footer>", "", "0 of the landmark contentinfo"),
    ],
)
def test_what_is_missing_is_found(whole, without, fault):
    assert fault in faults(PAGE.format("").replace(whole, without))


def test_page_without_a_frame_needs_no_landmarks():
    assert faults(PAGE.format("").replace("<footer>Loppu</footer>", ""), framed=False) == []
