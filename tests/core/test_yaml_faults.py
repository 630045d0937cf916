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
QUOTES = "virhe: arvon alussa oleva merkki tarkoittaa YAMLissa muuta. Kirjoita koko arvo lainausmerkkeihin: "
GENERAL = (
    "virhe: tietolohkoa ei voi lukea tästä kohdasta eteenpäin. Syynä on useimmiten sulkematon lainausmerkki tai "
    "sulje, väärä sisennys tai puuttuva kaksoispiste."
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
                "3:1: virhe: riviltä ”jatkuu tässä” puuttuu avain ja kaksoispiste, tai se jatkaa edellistä arvoa ilman "
                "sisennystä. Sisennä rivi tai kirjoita se muotoon avain: arvo."
            ),
        ),
        (
            "title: x\n\tsummary: y",
            "3:1: virhe: sisennyksessä on sarkainmerkki. Käytä sisennykseen välilyöntejä.",
        ),
        (
            "hashtags: [#sutonnähty, #toinen]",
            (
                "2:12: virhe: risuaita aloittaa kommentin, joten luettelo jää kesken. Kirjoita lainausmerkkeihin: "
                '"#sutonnähty", tai jätä risuaita pois.'
            ),
        ),
        ('title: "auki\ndate: 2017-01-01', f"2:8: {GENERAL}"),
        (
            "summary: Aihe #yksi on",
            (
                "2:15: varoitus: risuaita aloittaa kommentin, joten ”#yksi” ja sen jälkeinen teksti jäävät pois. Jos se "
                "kuuluu arvoon, kirjoita koko arvo lainausmerkkeihin."
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
