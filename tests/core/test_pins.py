import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.dialect import reader
from plugins.core.footnotes import REFERENCE
from plugins.core.pins import Search, Source, unpinned
from tests.core.bodies import PIECES


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_pins_are_all_that_is_added_to_the_text(body):
    plain = re.sub("[\x02\x0e\x0f\t]", "", body)
    assert unpinned(Source(plain, 1, "x.md").pinned()) == plain


def test_place_counts_lines_from_the_first_and_columns_from_one():
    source = Source("a\nbä c\n\nd", 5, "x.md")
    places = [source.place(offset) for offset in (0, 1, 2, 5, 7, 8)]
    assert [(place.line, place.column) for place in places] == [
        (5, 1),
        (5, 2),
        (6, 1),
        (6, 4),
        (7, 1),
        (8, 1),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "[a](b) `[a](b)` ![c](d 'e') [f](<g h>)\n\n[r]: x 'y'\n[r]\n\n<https://x.fi> <a@b.fi>",
        "## A {#a}\n\nB\n---\n\n> # C\n\n- ## D\n    - e",
        "a[^1] **b**[^1] _c_[^1]_\n\n[^1]: - x\n    - y\n\n    z",
        "a\tb\t[c](d)\te\n\n1.\t[c](d)\n\n|\ta | [b](c)\t|\n|---|---|",
        "<p><a href=\"b\" title='c'>d</a></p>\n\ne <img src=f alt=g> h",
        "*[HTML]: x\n\nHTML [HTML](HTML)\n\n    [code](x)\n\n~~~\n# [x](y)\n~~~",
        "](<code>x</code>) [r]: <b>x</b> \\[^1] &#8211;",
    ],
)
def test_markdown_reads_a_text_with_pins_as_the_text_without_them(body):
    shown = []
    for text in (Source(body, 1, "x.md").pinned(), body):
        root = reader().read(text, list)
        html = REFERENCE.sub(r"note \1", unpinned(reader().html(list(root))))
        shown.append(re.sub(r"(<h\d[^>]*>) +", r"\1", html))
    assert shown[0] == shown[1]


@pytest.mark.parametrize(
    ("pattern", "places"),
    [("<b", [(1, 12), (3, 1), (3, 1)]), ("<u", [(1, 1)])],
)
def test_search_finds_one_place_after_the_other_and_passes_code_over(pattern, places):
    search = Search(Source("`<b>` ab c <b>x\n\n<B>\n\n```\n<b>\n```\n<!-- <b> -->", 1, "x.md"))
    found = [search.place(pattern) for _ in places]
    assert [(place.line, place.column) for place in found] == places
