"""Slips in front matter: each is told where it is, with the line that would be right."""

import pytest

from plugins.core.parse import parse
from plugins.core.problems import describe
from plugins.core.source import SourceFile


def told(front: str) -> list[str]:
    _, problems = parse(SourceFile("news/x.md", f"---\n{front}\n---\n".encode()))
    return [describe(problem, "fi").removeprefix("content/news/x.md:") for problem in problems]


COLON = (
    "virhe: arvossa on kaksoispiste ja välilyönti, joten se luetaan väärin. Kirjoita arvo lainausmerkkeihin: "
)
QUOTES = "virhe: arvo alkaa merkillä, jolla on tässä oma tehtävänsä. Kirjoita koko arvo lainausmerkkeihin: "
QUOTE = "virhe: tästä alkavaa lainausmerkkiä ei suljeta. Kirjoita: "
LISTED = "virhe: tästä alkavaa luetteloa ei suljeta. Kirjoita: "
BLANK = (
    "virhe: tässä on merkki U+00A0, joka näyttää välilyönniltä tai ei näy lainkaan. Se on voinut tulla mukana, "
    "kun tekstiä on kopioitu. Poista se ja kirjoita tilalle tavallinen välilyönti."
)
INDENT = (
    "virhe: rivin alussa on välilyöntejä {}, mutta edellisen rivin mukaan niitä pitää olla {}. Samaan kohtaan "
    "kuuluvat rivit alkavat yhtä kaukaa reunasta: korjaa sisennys."
)


@pytest.mark.parametrize(
    ("front", "message"),
    [
        ("title: Kokous: kevät", f'2:14: {COLON}title: "Kokous: kevät"'),
        ("links:\n  - title: A: b", f'3:13: {COLON}- title: "A: b"'),
        ('title: "Hyvä arki" alkoi', f"2:20: {QUOTES}title: '\"Hyvä arki\" alkoi'"),
        ("title: @koske kertoo", f'2:8: {QUOTES}title: "@koske kertoo"'),
        ("title: [Luonnos] Kevät", f'2:18: {QUOTES}title: "[Luonnos] Kevät"'),
        ("title: - viiva", f'2:8: {QUOTES}title: "- viiva"'),
        ("title: 'it's so'", f'2:12: {QUOTES}title: "it\'s so"'),
        (
            "title:Uutinen\ndate: 2017-01-01",
            "2:7: virhe: kaksoispisteen jäljestä puuttuu välilyönti. Kirjoita: title: Uutinen",
        ),
        (
            "title: Pitkä\njatkuu tässä\ndate: 2017-01-01",
            (
                "3:1: virhe: riviltä ”jatkuu tässä” puuttuu tiedon nimi ja kaksoispiste. Kirjoita esimerkiksi "
                "title: Otsikko; jos rivi jatkaa edellistä arvoa, sisennä se kahdella välilyönnillä."
            ),
        ),
        (
            "title: x\n\tsummary: y",
            "3:1: virhe: sisennyksessä on sarkain. Poista se ja sisennä välilyönneillä, esimerkiksi kahdella.",
        ),
        (
            "hashtags: [#sutonnähty, #toinen]",
            (
                "2:12: virhe: #-merkki aloittaa muistiinpanon, joten luettelo jää kesken. Jätä #-merkki pois tai "
                'kirjoita lainausmerkkeihin: "#sutonnähty"'
            ),
        ),
        ('title: "auki\ndate: 2017-01-01', f'2:8: {QUOTE}title: "auki"'),
        ("title: 'auki\ndate: 2017-01-01", f'2:8: {QUOTE}title: "auki"'),
        ("tags: [a, b\ndate: 2017-01-01", f"2:7: {LISTED}tags: [a, b]"),
        ("tags: [a,, b]", "2:9: virhe: luettelossa on pilkku liikaa. Kirjoita: tags: [a, b]"),
        ("tags: [, b]", "2:8: virhe: luettelossa on pilkku liikaa. Kirjoita: tags: [ b]"),
        ("title: ”Kokous: kevät”", f'2:15: {COLON}title: "Kokous: kevät"'),
        ("title: Kokous:", f'2:14: {COLON}title: "Kokous:"'),
        ("title: *Tähti*", f'2:10: {QUOTES}title: "*Tähti*"'),
        ("tags:\u00a0[a]\ntitle: x", f"2:6: {BLANK}"),
        ("image:\n\u00a0\u00a0src: a.jpg", f"3:1: {BLANK}"),
        ("title: A\n tags: [a]", f"3:2: {INDENT.format(1, 0)}"),
        ("roles:\n  - title: a\n    from: 2019\n   until: 2020", f"5:4: {INDENT.format(3, 4)}"),
        (
            "tags:\n- perheet\n  - ilta",
            (
                "4:3: varoitus: rivi ”- ilta” jää edellisen rivin jatkoksi, koska se on sisennetty eri tavalla. Jos se "
                "on luettelon kohta, aloita luettelon kaikki viivat samasta kohdasta."
            ),
        ),
        (
            "summary: Aihe #yksi on",
            (
                "2:15: varoitus: #-merkki aloittaa muistiinpanon, joten ”#yksi” ja sen jälkeinen teksti jäävät pois. Jos "
                'se kuuluu arvoon, kirjoita koko arvo lainausmerkkeihin, esimerkiksi title: "Nro #1".'
            ),
        ),
    ],
)
def test_a_slip_is_told_with_its_mend(front: str, message: str) -> None:
    assert told(front) == [message]


@pytest.mark.parametrize(
    "front", ["phone: 0400 123 456 # vanha numero", "title: C# ja muut", "url: https://koske.fi/#alku"]
)
def test_comments_and_hashes_inside_words_are_no_slips(front: str) -> None:
    assert told(front) == []
