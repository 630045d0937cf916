import pickle
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.core.markup import convert
from plugins.core.messages.body import MESSAGES
from plugins.core.problems import Problem, describe
from plugins.core.prose import MARKER, Prose
from tests.core.bodies import DIRECTIVES, PIECES, SCHEMES, prose_of, told


@pytest.mark.parametrize("body", ["", "\n", "  \n\t\n"])
def test_empty_text_is_empty_prose(body):
    assert convert(body, 1, "x.md", DIRECTIVES, SCHEMES, stories=True) == (Prose(), ())


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("Yksi\nkappale.", "<p>Yksi\nkappale.</p>"),
        ("- a\n- b\n\n1. c", "<ul>\n<li>a</li>\n<li>\n<p>b</p>\n</li>\n<li>\n<p>c</p>\n</li>\n</ul>"),
        ("Termi\n: Selitys", "<dl>\n<dt>Termi</dt>\n<dd>Selitys</dd>\n</dl>"),
        (
            "ESR tukee.\n\n*[ESR]: Euroopan sosiaalirahasto",
            '<p><abbr title="Euroopan sosiaalirahasto">ESR</abbr> tukee.</p>',
        ),
        ("*a*{.nosto lang=sv}", '<p><em class="nosto" lang="sv">a</em></p>'),
        ("Kappale.\n{#id .luokka}", '<p class="luokka" id="id">Kappale.</p>'),
        ("> lainaus\n\n---", "<blockquote>\n<p>lainaus</p>\n</blockquote>\n<hr>"),
        ("a  \nb \\* c \\# d", "<p>a<br>\nb * c # d</p>"),
        ("```\n<b> &amp;\n```", "<pre><code>&lt;b&gt; &amp;amp;\n</code></pre>"),
        ("a & b < c > d \u00a0e", "<p>a &amp; b &lt; c &gt; d &nbsp;e</p>"),
    ],
)
def test_markdown_is_read_as_python_markdown_reads_it(body, html):
    assert prose_of(body).html() == html


def test_anchors_are_all_ids_of_the_text():
    body = '<p id="a">x</p>\n\n*b*{#b}\n\n:::callout\n*c*{#c} viite[^1]\n:::\n\n## D {#d}\n\n[^1]: teksti'
    assert prose_of(body).anchors == {"a", "b", "c", "d", "fn:1", "fnref:1"}


def test_texts_do_not_know_of_each_other():
    first = "A[^1] ja HTML ja [r]\n\n## B\n\n*[HTML]: kieli\n[r]: news:x\n[^1]: n"
    second = "A HTML ja [r]\n\n## B"
    alone = convert(second, 1, "x.md", DIRECTIVES, SCHEMES)
    convert(first, 1, "x.md", DIRECTIVES, SCHEMES)
    assert convert(second, 1, "x.md", DIRECTIVES, SCHEMES) == alone
    assert pickle.loads(pickle.dumps(alone)) == alone  # noqa: S301 - a worker process gives it back so


def test_text_that_is_too_deep_leaves_nothing_behind():
    body = "- a\n\n  b\n- c"
    before = convert(body, 1, "x.md", DIRECTIVES, SCHEMES)
    assert told("a\n: b\n" * 2_000) == [
        "1:1: virhe: tekstissä on liian monta tasoa sisäkkäin (lainauksia, luetteloita, määritelmiä tai HTML-elementtejä). Vähennä tasoja tai jaa teksti tyhjillä riveillä."
    ]
    assert convert(body, 1, "x.md", DIRECTIVES, SCHEMES) == before


def test_control_character_is_refused():
    assert told("Eka.\nTo\x02L0\x03ka.") == [
        "2:3: virhe: tekstissä on näkymätön ohjausmerkki U+0002, jota ei sallita. Poista se ja kirjoita kohta uudelleen."
    ]


TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))


@given(TEXTS, st.booleans())
@settings(max_examples=150, deadline=None)
def test_any_text_converts_and_its_markers_are_exactly_those_that_are_indexed(body, stories):
    prose, problems = convert(body, 3, "x.md", DIRECTIVES, SCHEMES, stories=stories)
    pieces = [section.html for section in prose.sections]
    pieces += [section.heading.html for section in prose.sections if section.heading]
    pieces += [block.html for block in prose.blocks]
    found = {(letter, int(index)) for piece in pieces for letter, index in MARKER.findall(piece)}
    indexed = {"L": prose.links, "I": prose.images, "B": prose.blocks}
    assert found == {(letter, index) for letter, calls in indexed.items() for index in range(len(calls))}
    assert not any(re.search("[\x00-\x08\x0b-\x1f]", MARKER.sub("", piece)) for piece in pieces)
    _assert_told_in_the_text(problems, body)


def _assert_told_in_the_text(problems: tuple[Problem, ...], body: str) -> None:
    lines = body.split("\n")
    for problem in problems:
        assert describe(problem, "fi")
        assert describe(problem, "en")
        line = lines[problem.place.line - 3]
        assert 1 <= problem.place.column <= len(line) + 1


CODE = st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="`")).map(
    lambda text: f"::contact[{text}]"
)


@given(CODE)
@settings(max_examples=50)
def test_directives_in_code_stay_as_they_are(line):
    prose = prose_of(f"```\n{line}\n```\n\nA `{line}` b")
    shown = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\u00a0", "&nbsp;")
    assert prose.blocks == ()
    assert f"<pre><code>{shown}\n</code></pre>" in prose.html()


@pytest.mark.parametrize("code", MESSAGES)
def test_messages_name_the_same_values_in_both_languages(code):
    names = [set(re.findall(r"(?<!\{)\{(\w+)\}(?!\})", MESSAGES[code][lang])) for lang in ("fi", "en")]
    assert names[0] == names[1]
