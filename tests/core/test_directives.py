from types import MappingProxyType

import pytest

from plugins.core.directives import Directive
from plugins.core.markup import convert
from plugins.core.problems import describe, has_errors
from plugins.core.prose import BlockCall, Prose

DIRECTIVES = MappingProxyType(
    {
        directive.name: directive
        for directive in (
            Directive("contact", container=False, label="required", attributes={}),
            Directive("video", container=False, label="required", attributes={"title": None, "still": None}),
            Directive("factbox", container=True, label="required", attributes={}),
            Directive("callout", container=True, label="optional", attributes={}),
            Directive(
                "figures",
                container=True,
                label="required",
                attributes={"chart": ("bar", "grouped", "line"), "unit": None},
            ),
        )
    }
)


def convert_lines(body: str, lang: str = "fi") -> tuple[Prose, list[str]]:
    """The prose, and its problems as they are told, without the root folder."""
    prose, problems = convert(body, 1, "x.md", DIRECTIVES, frozenset({"project"}))
    return prose, [describe(problem, lang).removeprefix("content/") for problem in problems]


def only_block(body: str) -> BlockCall:
    prose, told = convert_lines(body)
    assert told == []
    (call,) = prose.blocks
    return call


def test_leaf_is_read_with_its_label_and_attributes():
    call = only_block("""::video[https://x.fi/1]{title="Mikä \\"PRO SOS\\"?" still='images/x.jpg'}""")
    assert (call.name, call.label, call.container, call.html) == ("video", "https://x.fi/1", False, "")
    assert call.attributes == (("title", 'Mikä "PRO SOS"?'), ("still", "images/x.jpg"))


@pytest.mark.parametrize(
    ("label", "read"),
    [
        ("marja, sivi", "marja, sivi"),
        ("a \\] b", "a ] b"),
        ("a \\[ b", "a [ b"),
        ("Mikä [PRO SOS]?", "Mikä [PRO SOS]?"),
        ("  väli  ", "väli"),
        ("a <b> *c* `d` &amp;", "a <b> *c* `d` &amp;"),
    ],
)
def test_label_is_plain_text(label, read):
    assert only_block(f"::contact[{label}]").label == read


def test_attributes_may_be_bare_quoted_and_spaced():
    call = only_block(':::figures[Asiat]{ chart=line  unit="kpl }" }\nx\n:::')
    assert call.attributes == (("chart", "line"), ("unit", "kpl }"))


def test_container_holds_markdown_and_its_place_is_its_opening_line():
    call = only_block("Alku.\n\n:::factbox[Mikä?]\n- yksi\n- **kaksi**\n:::\n\nLoppu.")
    assert call.html == "<ul>\n<li>yksi</li>\n<li><strong>kaksi</strong></li>\n</ul>"
    assert (call.place.line, call.place.column) == (3, 1)


def test_longer_fence_holds_shorter_ones():
    prose, told = convert_lines("::::callout\nYksi.\n:::factbox[A]\nKaksi.\n:::\n::contact[m]\n::::\nKolme.")
    assert told == []
    assert prose.html() == "\x02B0\x03\n<p>Kolme.</p>"
    outer, inner, leaf = prose.blocks
    assert outer.html == "<p>Yksi.</p>\n\x02B1\x03\n\x02B2\x03"
    assert (inner.label, inner.html, leaf.label) == ("A", "<p>Kaksi.</p>", "m")


@pytest.mark.parametrize("around", ["", "\n"])
def test_directives_need_no_empty_lines_around_them(around):
    prose, told = convert_lines(f"Alku.{around}\n::contact[a]\n   ::contact[b]{around}\nLoppu.")
    assert told == []
    assert prose.html() == "<p>Alku.</p>\n\x02B0\x03\n\x02B1\x03\n<p>Loppu.</p>"


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("```\n::contact[a]\n:::\n```", "<pre><code>::contact[a]\n:::\n</code></pre>"),
        ("~~~ text\n:::factbox[a]\n~~~", '<pre><code class="language-text">:::factbox[a]\n</code></pre>'),
        ("Alku.\n\n    ::contact[a]\n    :::", "<p>Alku.</p>\n<pre><code>::contact[a]\n:::\n</code></pre>"),
        ("Näin: `::contact[a]`.", "<p>Näin: <code>::contact[a]</code>.</p>"),
        ("Näin: `a\n::contact[a]\nb`.", "<p>Näin: <code>a\n::contact[a]\nb</code>.</p>"),
        ("Alku.\n\n<!-- ::contact[a] -->\n\nLoppu.", "<p>Alku.</p>\n<p>Loppu.</p>"),
        ("Alku.\n\n<!--\n::contact[a]\n:::\n-->\n\nLoppu.", "<p>Alku.</p>\n<p>Loppu.</p>"),
        ("Alku <!-- a\n::contact[a]\n--> loppu.", "<p>Alku  loppu.</p>"),
        ("<pre>\n::contact[a]\n</pre>", "<pre>::contact[a]\n</pre>"),
        ("std::vector[int] ja klo 9::10", "<p>std::vector[int] ja klo 9::10</p>"),
        ("IPv6 on ::1 ja 2001::1", "<p>IPv6 on ::1 ja 2001::1</p>"),
    ],
)
def test_in_code_comments_and_words_a_directive_is_text(body, html):
    prose, told = convert_lines(body)
    assert told == []
    assert prose.blocks == ()
    assert prose.html() == html


MISPLACED = "lohko ”::contact” ei toimi tässä. Siirrä se omalle rivilleen ilman sisennystä: se ei voi olla lauseen keskellä, luettelossa, lainauksessa eikä HTML:n sisällä. Jos se on esimerkki lohkosta, kirjoita sen kummallekin puolelle merkki `: `::contact`"


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("- kohta\n    ::contact[a]", "2:5"),
        ("- ::contact[a]", "1:3"),
        ("> ::contact[a]", "1:3"),
        ("Kysy ::contact[a] lisää.", "1:6"),
        ("Kysy\n    ::contact[a]", "2:5"),
        ("<div>\n::contact[a]\n</div>", "2:1"),
        ("| a |\n|---|\n| ::contact[a] |", "3:3"),
        ("[^1]: ::contact[a]\n\nTeksti[^1].", "1:7"),
        ("# Otsikko ::contact[a]", "1:11"),
    ],
)
def test_directive_that_cannot_stand_where_it_is_is_no_text(body, place):
    _, told = convert_lines(body)
    assert f"x.md:{place}: virhe: {MISPLACED}" in told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (
            "::contac[a]",
            "1:1: virhe: lohkoa ”contac” ei ole. Tarkoititko ”contact”? Se kirjoitetaan ::contact[…]",
        ),
        (
            "::kartta[a]",
            "1:1: virhe: lohkoa ”kartta” ei ole. Käytä jotakin näistä: callout, contact, factbox, figures, video.",
        ),
        ("::contact", "1:3: virhe: lohkosta ”contact” puuttuu hakasulkeiden sisältö. Kirjoita ::contact[…]"),
        (
            "::contact[ ]",
            "1:3: virhe: lohkosta ”contact” puuttuu hakasulkeiden sisältö. Kirjoita ::contact[…]",
        ),
        (
            "::contact marja",
            "1:11: virhe: lohkon perässä on tekstiä ”marja” ilman hakasulkeita. Kirjoita ::contact[marja]",
        ),
        (
            "::contact [marja]",
            "1:11: virhe: rivillä ”::contact [marja]” on ylimääräinen välilyönti. Kirjoita lohko ilman sitä: ::contact[marja]",
        ),
        (
            ":: contact[marja]",
            "1:1: virhe: rivillä ”:: contact[marja]” on ylimääräinen välilyönti. Kirjoita lohko ilman sitä: ::contact[marja]",
        ),
        (
            ":contact[marja]",
            "1:1: virhe: lohkon ”contact” edestä puuttuu kaksoispisteitä. Kirjoita ::contact[marja]",
        ),
        (
            "::[marja]",
            "1:1: virhe: rivi ”::[marja]” alkaa kaksoispisteillä, mutta niiden perästä puuttuu lohkon nimi. Kirjoita esimerkiksi ::contact[marja-heikkila] tai :::factbox[Otsikko]",
        ),
        (
            "::contact[a] ja muuta",
            "1:14: virhe: lohkon perässä samalla rivillä on muuta tekstiä: ”ja muuta”. Jätä riville vain ::contact[a] ja siirrä teksti omalle rivilleen.",
        ),
        (
            "::contact[a",
            "1:10: virhe: hakasulkeet eivät täsmää rivillä ”::contact[a”. Sulje ne merkillä ]; tekstiin kuuluva hakasulje kirjoitetaan \\[ tai \\].",
        ),
        (
            "::video[a]{title=x",
            '1:12: virhe: lohkon lisätietoja ei voi lukea kohdasta ”title=x”. Kirjoita ne aaltosulkeisiin, arvo suoriin lainausmerkkeihin: {chart=bar unit="kpl"}',
        ),
        (
            "::video[a]{title=x titel=y}",
            "1:20: virhe: lohkolla ”video” ei ole lisätietoa ”titel”. Tarkoititko ”title”?",
        ),
        (
            "::video[a]{zzzzzz=y}",
            "1:12: virhe: lohkolla ”video” ei ole lisätietoa ”zzzzzz”. Käytä jotakin näistä: still, title.",
        ),
        (
            "::contact[a]{b=c}",
            "1:14: virhe: lohkolla ”contact” ei ole lisätietoja, mutta aaltosulkeissa on ”b”. Poista aaltosulkeet.",
        ),
        (
            "::video[a]{title=x title=y}",
            "1:20: virhe: lohkon ”video” lisätieto ”title” on annettu kahdesti. Poista toinen.",
        ),
        (
            ":::figures[a]{chart=bra}\nx\n:::",
            "1:15: virhe: lohkon ”figures” lisätieto chart ei voi olla ”bra”. Tarkoititko ”bar”? Mahdolliset arvot: bar, grouped, line.",
        ),
        (
            ":::figures[a]{chart=piirakka}\nx\n:::",
            "1:15: virhe: lohkon ”figures” lisätieto chart ei voi olla ”piirakka”. Kirjoita jokin näistä: bar, grouped, line.",
        ),
        (
            ":::contact[a]\n\nTeksti.",
            "1:1: virhe: ”contact” on yhden rivin lohko, jonka edessä on kaksi kaksoispistettä ja jota ei suljeta. Kirjoita ::contact[a]",
        ),
        (
            ":::contact[a]\n:::\nTeksti.",
            "1:1: virhe: ”contact” on yhden rivin lohko, jonka edessä on kaksi kaksoispistettä ja jota ei suljeta. Kirjoita ::contact[a]",
        ),
        (
            "::factbox[a]\nTeksti.\n:::",
            "1:1: virhe: ”factbox” on lohko, jolla on sisältö. Kirjoita :::factbox[a], sitten sisältö omille riveilleen ja loppuun rivi :::",
        ),
        (
            "Teksti.\n:::factbox[a]\nTeksti.",
            "2:1: virhe: lohkoa ”factbox” ei suljeta. Lisää lohkon loppuun rivi, jolla on vain :::",
        ),
        (
            ":::factbox[a]\nx\n\n:::callout\ny\n:::",
            "1:1: virhe: lohkoa ”factbox” ei suljeta. Lisää rivi, jolla on vain :::, sinne missä lohko päättyy, todennäköisesti ennen riviä 4, jolta alkaa seuraava lohko.",
        ),
        (
            "Teksti.\n:::",
            "2:1: virhe: ::: sulkee lohkon, mutta mikään lohko ei ole auki. Poista rivi, tai tarkista lohkon aloittava rivi (:::factbox[Otsikko]).",
        ),
        (
            "::::callout\nx\n:::",
            "3:1: virhe: ::: ei sulje lohkoa ”callout” (rivi 1), koska siinä on liian vähän kaksoispisteitä. Kirjoita ::::",
        ),
        (
            ":::callout\n:::factbox[a]\nx\n:::\n:::",
            "2:1: virhe: lohko ”factbox” on lohkon ”callout” (rivi 1) sisällä, joten ulommassa pitää olla enemmän kaksoispisteitä. Kirjoita riville 1 ::::callout ja sen loppuun ::::",
        ),
    ],
)
def test_faulty_directive_is_told_once_with_its_mend(body, told):
    _, problems = convert_lines(body)
    assert problems == [f"x.md:{told}"]


def test_problems_are_told_in_english_too():
    _, told = convert_lines("Text.\n:::", "en")
    assert told == [
        "x.md:2:1: error: ::: closes a directive, but none is open. Remove the line, or check the line that should open it (:::factbox[Title])."
    ]


def test_unknown_container_causes_no_second_problem_and_no_block():
    prose, told = convert_lines(":::factbxo[A]\nTeksti.\n:::\n\nLoppu.")
    assert told == [
        "x.md:1:1: virhe: lohkoa ”factbxo” ei ole. Tarkoititko ”factbox”? Se kirjoitetaan :::factbox[…]"
    ]
    assert prose.blocks == ()


def test_line_numbers_count_from_the_front_matter():
    _, problems = convert("Alku.\n\n  ::contac[a]", 12, "news/x.md", DIRECTIVES, frozenset())
    assert [(problem.place.path, problem.place.line, problem.place.column) for problem in problems] == [
        ("news/x.md", 14, 3)
    ]


def test_definitions_and_footnotes_work_across_containers():
    body = ":::factbox[A]\n[linkki][r] ja viite[^1] ja HTML.\n\n[s]: project:b\n:::\n\n[toinen][s]\n\n[r]: project:a\n[^1]: Viitteen teksti.\n\n*[HTML]: Kieli\n"
    prose, told = convert_lines(body)
    assert told == []
    assert [link.href for link in prose.links] == ["project:a", "#fn:1", "project:b", "#fnref:1"]
    assert '<abbr title="Kieli">HTML</abbr>' in prose.blocks[0].html
    assert "Viitteen teksti." in prose.html()


def test_raw_tag_that_is_left_open_does_not_reach_over_a_directive():
    prose, problems = convert("Alku <b>lihava\n\n::contact[a]\n\nLoppu.", 1, "x.md", DIRECTIVES, frozenset())
    assert not has_errors(problems)
    assert prose.html() == "<p>Alku <b>lihava</b></p>\n\x02B0\x03\n<p>Loppu.</p>"
