"""A text cut into chapters: nothing is lost, nothing is there twice, and every heading has its number."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.core.chapters import chapter_problems, chapters_of, preface_of, with_numbers, words_of
from plugins.core.markup import convert
from plugins.core.prose import Prose, ids_in, with_heading
from tests.core.bodies import DIRECTIVES, SCHEMES, prose_of
from tests.core.bodies import PIECES as PIECES_NEAR_THE_RULES

PIECES = st.lists(
    st.one_of(
        st.sampled_from(("text", "part", "smaller", "list", "table", "terms", "box", "contact", "details")),
        st.integers(0, 4),
    ),
    max_size=6,
)
WRITTEN = {
    "text": "Sana{n} on tässä.",
    "part": "### Osa{n}",
    "smaller": "#### Kohta{n}",
    "list": "- Sana{n}\n- toinen",
    "table": "| Sana{n} |\n|---|\n| solu |",
    "terms": "Sana{n}\n:   selitys",
    "box": ":::factbox[A]\n### Laatikko{n}\n\nSana{n}[^0].\n:::",
    "contact": "::contact[x{n}]",
    "details": "<details><summary>Sana{n}</summary><p>x</p></details>",
}


@st.composite
def bodies(draw) -> str:
    """A body of a preface and chapters, each piece with a word of its own; footnotes are used anywhere."""
    lines, n = [], 0
    for chapter in range(draw(st.integers(0, 5)) + 1):
        if chapter:
            lines.append(
                f"## Luku{chapter}" + draw(st.sampled_from(("", f" {{#oma-{chapter}}}", " *kursiivi*")))
            )
        for piece in draw(PIECES):
            n += 1
            lines.append(f"Viite{n}[^{piece}]." if isinstance(piece, int) else WRITTEN[piece].format(n=n))
    notes = [f"[^{name}]: Nootti{name}" for name in range(5)]
    return "\n\n".join([*lines, *notes]) + "\n"


def read(body: str) -> Prose:
    return convert(body, 1, "x.md", DIRECTIVES, SCHEMES)[0]


def whole(prose: Prose, html: str) -> str:
    """The HTML with what stands in its containers."""
    return html + "".join(call.html for call in prose.blocks_in(html))


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(bodies())
def test_chapters_hold_every_block_footnote_and_heading_once(body):
    prose = read(body)
    chapters = chapters_of(prose)
    opened = [heading for heading in prose.headings if heading.level == 2]
    assert len(chapters) == (len(opened) if len(opened) > 1 else 0)
    if not chapters:
        return
    pieces = [preface_of(prose), *(with_heading(chapter.section) for chapter in chapters)]
    assert "\n".join(piece for piece in pieces if piece) == prose.html()
    texts = [whole(prose, piece) for piece in pieces]
    for word in re.findall("(?:Sana|Viite|Osa|Kohta|Laatikko|Luku)[0-9]+", body):
        assert sum(len(re.findall(rf"{word}\b", text)) for text in texts) == 1, word
    for name in range(5):
        used = f"[^{name}]." in body
        assert sum(text.count(f"<p>Nootti{name}") for text in texts) == used
    assert sorted(call.label for piece in pieces for call in prose.blocks_in(piece)) == sorted(
        call.label for call in prose.blocks
    )


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(bodies())
def test_every_place_is_in_one_chapter_or_in_the_preface(body):
    prose = read(body)
    chapters = chapters_of(prose)
    if not chapters:
        return
    places = [frozenset(ids_in(whole(prose, preface_of(prose)))), *(chapter.anchors for chapter in chapters)]
    assert frozenset().union(*places) == prose.anchors
    assert sum(map(len, places)) == len(prose.anchors)


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(bodies())
def test_numbers_follow_the_text_and_change_nothing_else(body):
    prose = read(body)
    for at, chapter in enumerate(chapters_of(prose), 1):
        assert chapter.number == str(at)
        assert [part.number for part in chapter.parts] == [
            f"{at}.{n}" for n in range(1, len(chapter.parts) + 1)
        ]
        shown = with_numbers(chapter, "Linkki: {name}")
        assert re.findall('heading_number">([0-9.]+)<', shown) == [part.number for part in chapter.parts]
        bare = re.sub(
            r'<span class="heading_number">[0-9.]+</span> | <a class="heading_link".*?</a>', "", shown
        )
        assert bare == chapter.section.html


@pytest.mark.parametrize("body", ["", "Alku.", "## Yksi\n\nTekstiä."])
def test_text_with_fewer_than_two_chapters_has_none(body):
    assert chapters_of(prose_of(body)) == ()
    assert list(chapter_problems(prose_of(body), "fi")) == []


@pytest.mark.parametrize(
    ("heading", "slug"),
    [("Työ & tavoite", "tyo-tavoite"), ("Työ {#oma}", "oma"), ("???", "section"), ("A[^1]", "a")],
)
def test_word_of_a_chapter_is_its_id_or_its_heading_as_a_slug(heading, slug):
    prose = prose_of(f"## {heading}\n\n## Toinen[^1]\n\n[^1]: n")
    assert chapters_of(prose)[0].slug == slug


def test_a_part_before_takes_the_id_and_not_the_word():
    first, second = chapters_of(prose_of("## A\n\n### Työ\n\n## Työ\n"))
    assert (second.slug, second.heading.id) == ("tyo", "tyo-2")
    assert "tyo" in first.anchors
    assert "tyo-2" in second.anchors


def test_headings_in_boxes_have_no_number():
    chapter, _ = chapters_of(prose_of("## A\n\n:::factbox[B]\n### C\n:::\n\n### D\n\n## E\n"))
    assert [(part.number, part.heading.text) for part in chapter.parts] == [("1.1", "D")]


def test_name_of_the_link_to_a_heading_is_plain_text():
    chapter, _ = chapters_of(prose_of('## A\n\n### *B* & "C" <b>d</b>[^1]\n\n## E\n\n[^1]: n'))
    assert 'aria-label="Linkki kohtaan 1.1 B &amp; &quot;C&quot; d"' in with_numbers(
        chapter, "Linkki kohtaan {name}"
    )


def test_words_of_a_chapter_are_without_headings_and_boxes():
    chapter, _ = chapters_of(
        prose_of("## A\n\nYksi[^1].\n\n### B\n\n::contact[x]\n\nKaksi.\n\n## E\n\n[^1]: n")
    )
    assert words_of(chapter) == "Yksi. Kaksi."


def test_problems_stand_at_the_headings():
    prose = prose_of("## Koko\n\n## A\n\n## A\n\n## B {#B_1}\n")
    found = [(problem.code, problem.place.line) for problem in chapter_problems(prose, "fi")]
    assert found == [("chapter-reserved", 1), ("chapter-twice", 3), ("chapter-twice", 5), ("chapter-id", 7)]
    assert [problem.code for problem in chapter_problems(prose_of("## Koko\n\n## Hela\n"), "sv")] == [
        "chapter-reserved"
    ]


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(
    st.lists(
        st.sampled_from(
            (*PIECES_NEAR_THE_RULES, "### ", "## ", "\n\n## b\n\n", "</h3>", "<h3>", "<h3 id='x'>")
        ),
        max_size=30,
    )
)
def test_any_text_can_be_cut(pieces):
    prose = read("## a\n\n" + "".join(pieces) + "\n\n## c\n")
    for chapter in chapters_of(prose):
        with_numbers(chapter, "{name}", raised=1)
