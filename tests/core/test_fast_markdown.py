"""The short cuts of the convert stage change nothing: it gives what it would give without them."""

import re
import subprocess
import sys
from unittest import mock
from xml.etree.ElementTree import SubElement

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import SimpleTagInlineProcessor
from markdown.treeprocessors import Treeprocessor

from plugins.core import block_marks, inline_marks, limits, markup, parse, pins, text_marks
from plugins.core.dialect import Reader, reader
from plugins.core.pins import Source
from plugins.core.text import CONTROL
from tests.bench.corpus import document
from tests.core.bodies import PIECES
from tests.core.slow_markdown import ROOT, SLOW, SYNTAX, convert, read, slowly_converted, written_bodies
from tests.core.test_limits import HEAVY

FRAGMENTS = (
    *("ä ", "sana ", "sana sana ", ". ", "\n", "\n", "\n\n", "\n\n", "\n\n"),
    *("  \n", "    ", "\t", "\u00a0", "“", "'", '"', "=", "^", ";", ":"),
    *("*a*", "**b**", "***c***", "_d_", "__e__", "a*b*c", "*a **b** c*", "**a *b* c**", "*", "**", "_", "__"),
    *("[l](https://x.fi/a_b?c=1&d=2)", "[l](project:x 't')", "![i](images/x.png)", "[", "](", "]", ")", "!"),
    *("`c`", "``c ` d``", "`", "\\", "\\*", "\\\\", "&nbsp;", "&auml;", "&copy", "&", "&#"),
    *(
        "<https://x.fi/a>",
        "<a@b.fi>",
        "<b>",
        "</b>",
        "<!-- c -->",
        "<br>",
        "<",
        ">",
        "\n<div>\n",
        "\n</div>\n",
    ),
    *("# h\n", "## h {#x}\n", "### *h*\n", "\nh\n===\n", "\nh\n---\n", "---\n", "* * *\n", "#", "-", "~~~\n"),
    *("- a\n", "+ b\n", "  c\n", "    d\n", "1. x\n", "10. y\n", "> q\n", "> - z\n"),
    *("\n: d\n", "t\n: d\n\n    e\n", "| a | b |\n|:-|-:|\n| c | d |\n", "|"),
    *("```py\nx = 1 # <b> &amp; ]\n```\n", "```\n", "    x [y] &lt;\n"),
    *("[^n]", "\n[^n]: note *x*\n", "[r][q]", "[q]", "\n[q]: https://y.fi 'T'\n", "\n*[HTML]: abc\n", "HTML"),
    *("{.c}", "{#i}", "\n{: .k}\n", "href=x", "src = y", 'id="x"'),
    *("::contact[x]\n", ":::factbox[A]\n", ":::\n", "::"),
)


def _texts(pieces: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Texts of a few different pieces, so that those meet that belong together."""
    few = st.lists(st.sampled_from(pieces), min_size=2, max_size=8, unique=True)
    return few.flatmap(lambda chosen: st.lists(st.sampled_from(chosen), max_size=25)).map("".join)


TEXTS = st.one_of(_texts(FRAGMENTS), _texts(FRAGMENTS), _texts(PIECES))


@pytest.mark.parametrize(("body"), SYNTAX.values(), ids=SYNTAX.keys())
def test_each_piece_of_syntax_is_read_as_the_library_reads_it(body):
    assert read(reader(), body) == read(SLOW, body)
    assert convert(body) == slowly_converted(body)


def test_all_that_was_ever_written_comes_out_the_same():
    bodies = written_bodies()
    assert len(bodies) > 200
    assert [name for name, body in bodies.items() if convert(body) != slowly_converted(body)] == []


def test_texts_of_the_benchmark_come_out_the_same():
    bodies = [document(number, 10_000).body for number in range(0, 10_000, 400)]
    assert [body for body in bodies if convert(body) != slowly_converted(body)] == []


@given(TEXTS)
@settings(max_examples=250, deadline=None)
def test_any_text_comes_out_the_same(body):
    assert convert(body) == slowly_converted(body)


@given(TEXTS)
@settings(max_examples=250, deadline=None)
def test_any_text_is_read_as_the_library_reads_it(body):
    assert read(reader(), body) == read(SLOW, body)


TABLES = (inline_marks.MARKS, block_marks.MARKS, text_marks.TREE_MARKS)
MARKS = [(table, key) for table in TABLES for key in table]


@pytest.mark.parametrize(
    ("table", "key"), MARKS, ids=[key if isinstance(key, str) else key.__name__ for _, key in MARKS]
)
def test_a_wrong_mark_would_be_found(table, key):
    wrong = frozenset("\x7f") if isinstance(table[key], frozenset) else "\x7f"
    with mock.patch.dict(table, {key: wrong}):
        quick = Reader()
        assert any(read(quick, body) != read(SLOW, body) for body in SYNTAX.values())


def test_patterns_and_processors_that_are_not_known_are_always_asked():
    quick = Reader()
    quick.inlinePatterns.register(SimpleTagInlineProcessor("()(sana)", "b"), "word", 70)
    quick.parser.blockprocessors.register(_Capitals(quick.parser), "capitals", 95)
    quick.treeprocessors.register(_Counting(quick), "counting", 1)
    assert read(quick, "yksi sana\n\nYKSI SANA")[0] == "<p>yksi <b>sana</b></p>\n<hr>\n<p>2</p>"


class _Capitals(BlockProcessor):
    def test(self, parent, block):
        return block.isupper()

    def run(self, parent, blocks):
        blocks.pop(0)
        SubElement(parent, "hr")


class _Counting(Treeprocessor):
    def run(self, root):
        SubElement(root, "p").text = str(len(root))


def test_plain_text_needs_no_washing():
    plain = "\n\n".join(SYNTAX[name] for name in ("bullets", "quotations", "nested emphasis", "code spans"))
    plain += '\n\n| a | b |\n|--:|---|\n| c | [d](e) |\n\n## *F* {#f .g}\n\n<https://h.fi>\n\n```py\ni["j"] & k\n```'
    assert convert(plain) == slowly_converted(plain)
    with mock.patch.object(markup, "wash", side_effect=AssertionError):
        convert(plain)


@pytest.mark.parametrize("body", [*SYNTAX.values(), "a\n::", ":::", "src =a", "a\n-", "#", "a:b[c", "<@>"])
def test_pins_are_found_where_there_is_little_else(body):
    assert set(Source(body, 1, "x.md")._pins()) >= _searched(body)


@given(TEXTS)
@settings(deadline=None)
def test_pins_are_where_a_search_for_each_of_them_finds_a_place(body):
    body = body.replace("[^", "[")
    assert set(Source(body, 1, "x.md")._pins()) == _searched(body)


def _searched(body: str) -> set[tuple[int, int]]:
    patterns = (pins._HASH_HEADING, *(pattern for pattern, _ in pins._PINNED))
    return {(match.end("at"), match.start("at")) for pattern in patterns for match in pattern.finditer(body)}


@given(TEXTS)
@settings(deadline=None)
def test_no_text_weighs_more_than_at_most(body):
    assert limits._weight(body)[0] <= limits._at_most(body)


@pytest.mark.parametrize("body", [*HEAVY.values(), "{" * 99, "~~~\n" * 99, "# a\n" * 99, "&_`\\" * 99])
def test_no_heavy_text_weighs_more_than_at_most(body):
    assert limits._weight(body)[0] <= limits._at_most(body)


def test_characters_that_are_looked_for_are_those_that_are_told():
    characters = list(map(chr, range(0x10000)))
    assert set(parse._FORBIDDEN) == parse._BIDI_OVERRIDES | set(filter(CONTROL.match, characters))
    assert set(markup._CONTROLS) == set(filter(re.compile(r"[\x00-\x08\x0b-\x1f\x7f]").match, characters))


def test_what_is_rarely_needed_is_not_imported_with_the_stage():
    code = "import sys, plugins.core.markup, plugins.core.schema; print(*sys.modules)"
    modules = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    found = {name.partition(".")[0] for name in modules.stdout.split()}
    assert "markdown" in found
    assert found.isdisjoint({"bs4", "feedgen", "html5lib", "jinja2", "phonenumbers", "pelican", "pygments"})
    assert "markdown.extensions.extra" not in modules.stdout
