import pytest

from plugins.core.markup import convert
from tests.core.bodies import DIRECTIVES, SCHEMES, prose_of, told


def test_sections_open_at_top_level_headings_of_the_second_level_only():
    body = (
        "Alku.\n\n## Eka\n\nA.\n\n> ## Lainattu\n\n- ## Kohta\n\n<h2>Raaka</h2>\n\n### Väli\n\nToka\n----\n\nB.\n\n"
        ":::callout\n### Laatikko\n:::\n"
    )
    prose = prose_of(body)
    assert [section.heading.text if section.heading else None for section in prose.sections] == [
        None,
        "Eka",
        "Toka",
    ]
    assert [(heading.level, heading.id) for heading in prose.headings] == [
        (2, "eka"),
        (2, "lainattu"),
        (2, "kohta"),
        (2, "raaka"),
        (3, "vali"),
        (2, "toka"),
        (3, "laatikko"),
    ]
    assert prose.sections[2].html == "<p>B.</p>\n\x02B0\x03"


def test_text_that_begins_with_a_heading_has_no_section_before_it():
    assert [section.heading.id for section in prose_of("## A {#a}\n\n## B {#b}").sections] == ["a", "b"]


def test_heading_keeps_its_mark_up_language_and_place():
    (section,) = prose_of("## *Kompetenscentret* & [muut](project:a) {#kc lang=sv}\n\nText.").sections
    heading = section.heading
    assert heading.text == "Kompetenscentret & muut"
    assert (
        heading.html == '<span lang="sv"><em>Kompetenscentret</em> &amp; <a href="\x02L0\x03">muut</a></span>'
    )
    assert (heading.id, heading.explicit, heading.place.line, heading.place.column) == ("kc", True, 1, 1)


def test_ids_are_unique_and_keep_off_those_that_the_writer_gave():
    prose = prose_of(
        "## Koulutus\n\n### Koulutus\n\n## Toinen {#koulutus}\n\n## ???\n\n## !!!\n\n## Koulutus 2\n"
    )
    assert [heading.id for heading in prose.headings] == [
        "koulutus-2",
        "koulutus-3",
        "koulutus",
        "section",
        "section-2",
        "koulutus-2-2",
    ]
    assert prose.anchors == {heading.id for heading in prose.headings}


def test_story_tells_what_it_is_about():
    (section,) = prose_of(
        '## Jutun otsikko {#juttu projects="pro-sos, kansa-koulu" services=neuvonta}\n\nA.', stories=True
    ).sections
    assert (section.projects, section.services) == (("pro-sos", "kansa-koulu"), ("neuvonta",))
    assert section.heading.html == "Jutun otsikko"


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        (
            "## Alueen kierros\n\nA.",
            [
                "1:1: varoitus: jutulla ”Alueen kierros” ei ole pysyvää tunnusta, joten sen osoite muuttuu, jos otsikkoa muutetaan. Lisää otsikon perään {#alueen-kierros}"
            ],
        ),
        (
            "## A {#Ä_1}\n",
            [
                "1:1: virhe: jutun tunnus ”Ä_1” ei kelpaa: siinä saa olla vain pieniä kirjaimia a–z, numeroita ja yhdysmerkkejä. Kirjoita {#a-1}"
            ],
        ),
        (
            "## A {#x}\n\n## B {#x}",
            [
                "1:1: virhe: jutun tunnus ”x” on myös rivillä 3. Anna toiselle oma tunnus otsikon perään, esimerkiksi {#x-2}",
                "3:1: virhe: jutun tunnus ”x” on myös rivillä 1. Anna toiselle oma tunnus otsikon perään, esimerkiksi {#x-2}",
            ],
        ),
        (
            "A.\n\n##\n\nB.",
            [
                "3:1: virhe: jutulla ei ole otsikkoa. Kirjoita se samalle riville: ## Jutun otsikko {#jutun-tunnus}"
            ],
        ),
        (
            "## {#x}\n\nB.",
            [
                "1:1: virhe: jutulla ei ole otsikkoa. Kirjoita se samalle riville: ## Jutun otsikko {#jutun-tunnus}"
            ],
        ),
        (
            '## A {#a}\n\n### B {projects="x"}',
            [
                '3:8: varoitus: projects=… jätetään pois, koska se kuuluu vain uutiskirjeen jutun otsikkoon: ## Otsikko {#tunnus projects="…"}. Poista se tästä.'
            ],
        ),
        (
            '## A {#a projcts="x"}',
            [
                "1:10: varoitus: elementin <h2> määrite ”projcts” ei ole sallittu, joten se poistettiin. Tarkoititko ”projects”?"
            ],
        ),
    ],
)
def test_faults_of_story_headings(body, problems):
    assert told(body, stories=True) == problems


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        (
            "# Otsikko",
            [
                "1:1: varoitus: ”# Otsikko” on ylimmän tason otsikko, mutta se on jo sivun oma otsikko. Tästä tehdään tason ## otsikko, joka ei aloita juttua. Kirjoita ##, tai \\# jos rivin ei pitänyt olla otsikko."
            ],
        ),
        (
            "## A\n\n#### B",
            ["3:1: varoitus: otsikon ”B” edellä hypätään otsikkotason yli. Kirjoita #### sijaan ###"],
        ),
        (
            "## A\n\n###\n\nB",
            [
                "3:1: varoitus: otsikossa ei ole tekstiä, joten se jätetään pois. Kirjoita otsikko tai poista rivi."
            ],
        ),
        (
            ":::callout\n## A\n:::",
            ["2:1: virhe: lohkon sisällä on otsikko ”## A”. Kirjoita se kolmella #-merkillä: ### A"],
        ),
        (
            "## A {#a}\n\n*b*{#a}",
            [
                "3:5: varoitus: tunnus ”a” on tässä tekstissä jo rivillä 1. Anna toiselle oma tunnus, jotta linkit osuvat oikeaan kohtaan."
            ],
        ),
        (
            '## A {projects="x"}',
            [
                '1:7: varoitus: projects=… jätetään pois, koska se kuuluu vain uutiskirjeen jutun otsikkoon: ## Otsikko {#tunnus projects="…"}. Poista se tästä.'
            ],
        ),
    ],
)
def test_faults_of_other_headings(body, problems):
    assert told(body) == problems


def test_heading_that_an_open_element_swallows_is_an_error():
    assert told("<div>\nAuki.\n\n## Juttu {#juttu}\n", stories=True) == [
        "1:1: varoitus: HTML-elementtiä <div> ei suljeta. Lisää loppuun </div>",
        "4:1: virhe: otsikko ”## Juttu {#juttu}” on HTML-elementin sisällä, eikä sitä lueta otsikoksi. Sulje elementti ennen otsikkoa tai kirjoita otsikkokin HTML:nä.",
    ]


def test_heading_of_the_editorial_may_be_of_the_third_level():
    assert told("### Väli\n\nA.\n\n## B {#b}", stories=True) == []


def test_heading_of_the_first_level_becomes_one_of_the_second_that_opens_no_section():
    prose, _ = convert("## A {#a}\n\n# B\n", 1, "x.md", DIRECTIVES, SCHEMES, stories=True)
    (section,) = prose.sections
    assert section.html == '<h2 id="b">B</h2>'
