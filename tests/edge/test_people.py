"""``make people``: whose role ends near a day, which current pages still name them, who could follow."""

import pytest

from tests.edge.sites import written
from tests.edge.test_command import FAULT, FAULT_LINE, PROJECT, build, run, tree

PEOPLE = {
    "anna-aalto": "title: Anna Aalto\nroles:\n  - title: kehittäjä\n    until: 2021-04-30\n    projects: [lumo]",
    "bertta-berg": "title: Bertta Berg\nroles:\n  - title: kehittäjä\n    from: 2021-05-01\n    projects: [lumo]",
    "cecilia-cavén": "title: Cecilia Cavén\nid: cecilia-caven\nroles:\n  - title: suunnittelija\n    until: 2021-01-31\n"
    "  - title: johtaja\n    from: 2021-02-01",
    "daniel-dahl": "title: Daniel Dahl\nroles:\n  - title: tutkija\n    organisation: jamk\n    until: 2021-02-28",
    "eeva-elo": "title: Eeva Elo\nroles:\n  - title: johtaja\n    until: 2020-12-30\n  - title: opettaja\n    until: 2021-05-01\n    organisation: gradia",
}
CONTENT = {
    "organisations/koske.md": "title: Koske",
    "organisations/jamk.md": "title: JAMK",
    "organisations/gradia.md": "title: Gradia",
    **{f"people/{name}.md": text for name, text in PEOPLE.items()},
    "projects/lumo.md": "title: LUMO\nsummary: S.\nleads: [anna-aalto]",
    "pages/ota-yhteytta.md": "title: Ota yhteyttä\ncontacts: [daniel-dahl]\n---\nTekstiä.\n\n::contact[anna-aalto]",
    "news/vanha.md": "title: Vanha uutinen\ndate: 2021-02-01\nsummary: S.\ncontacts: [anna-aalto, daniel-dahl]",
    "groups/hallitus.md": "title: Hallitus\ntype: board\nterm_end: 2020\nmembers:\n  - name: daniel-dahl",
    "groups/ryhma.md": "title: Ryhmä\ntype: working_group\nterm_end: 2021-03-01\nmembers:\n  - name: anna-aalto",
    "news/luonnos.md": "title: Luonnos\nstatus: draft\ndate: 2021-02-01\nsummary: S.\ncontacts: [anna-aalto]",
}
REPORT = """\
Henkilöstön muutokset 1.3.2021

Tehtävä päättyy 60 päivän kuluessa

Anna Aalto, kehittäjä, Koske, viimeinen päivä 30.4.2021
  Ei muuta tehtävää tämän jälkeen.
  Nimetään yhä näillä sivuilla:
    {content}/groups/ryhma.md:6: Ryhmä (members)
    {content}/pages/ota-yhteytta.md:7: Ota yhteyttä (::contact)
    {content}/projects/lumo.md:4: LUMO (leads)
  Seuraaja voisi olla (samat hankkeet tai palvelut):
    Bertta Berg, kehittäjä, Koske

Tehtävä on päättynyt viimeisten 60 päivän aikana

Cecilia Cavén, suunnittelija, Koske, viimeinen päivä 31.1.2021
  Jatkaa tehtävässä:
    johtaja, Koske
  Ei nimetä millään nykytilaa näyttävällä sivulla.
  Seuraaja voisi olla (sama organisaatio):
    Anna Aalto, kehittäjä, Koske

Daniel Dahl, tutkija, JAMK, viimeinen päivä 28.2.2021
  Ei muuta tehtävää tämän jälkeen.
  Nimetään yhä näillä sivuilla:
    {content}/pages/ota-yhteytta.md:3: Ota yhteyttä (contacts)
  Seuraajaa ei löydy henkilöistä.
"""


@pytest.fixture
def content(tmp_path):
    parts = {path: text.partition("\n---\n") for path, text in CONTENT.items()}
    texts = {path: f"---\n{front}\n---\n{body}\n" for path, (front, _, body) in parts.items()}
    return written(tmp_path / "content", texts)


def told(content, **environment):
    return build(content, content.with_name("site"), "people", **environment)


def test_the_report_names_ends_pages_and_followers(content):
    before = tree(content.parent)
    result = told(content)
    assert (result.returncode, result.stdout) == (0, REPORT.format(content=content))
    assert tree(content.parent) == before


def test_warnings_are_told_as_of_any_build(content):
    assert told(content).stderr == build(content, content.with_name("site")).stderr
    assert "Daniel Dahl ei ole enää tehtävässään" in told(content).stderr


@pytest.mark.parametrize(
    ("day", "lasts"),
    [
        ("2021-03-01", ["30.4.2021", "31.1.2021", "28.2.2021"]),
        ("2021-03-02", ["30.4.2021", "1.5.2021", "31.1.2021", "28.2.2021"]),
        ("2021-06-29", ["30.4.2021", "1.5.2021"]),
        ("2021-06-30", ["1.5.2021"]),
        ("2021-07-01", []),
    ],
)
def test_sixty_days_before_and_after_are_looked_at(content, day, lasts):
    lines = told(content, AS_OF=day).stdout.splitlines()
    assert [line.rpartition(" ")[2] for line in lines if "viimeinen päivä" in line] == lasts


def test_nobody_is_said_too(content):
    assert told(content, AS_OF="2025-01-01").stdout.count("\n\nEi kenenkään.\n") == 2


def test_faulty_content_gets_no_report(content):
    (content / "news/vika.md").write_text(FAULT)
    result = told(content)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.endswith("Virheitä 1, varoituksia 1. Mitään ei kirjoitettu.\n")
    assert f"{content}/{FAULT_LINE}" in result.stderr


def test_impossible_day_is_refused(content):
    result = told(content, AS_OF="eilen")
    assert (result.returncode, result.stdout) == (1, "")
    assert "AS_OF=”eilen” ei ole päivä" in result.stderr


def test_a_site_in_another_language_is_told_in_english(content):
    settings = content.with_name("settings.py")
    settings.write_text(
        f"import sys\nsys.path.insert(0, {str(PROJECT)!r})\nfrom pelicanconf import *\n"
        f"THEME = {str(PROJECT / 'theme')!r}\nDEFAULT_LANG = 'en'\n"
    )
    result = run("plugins.edge", "people", "--content", content, "--settings", settings)
    assert (
        "Anna Aalto, kehittäjä, Koske, last day 30 April 2021\n  No other role after this." in result.stdout
    )


def test_the_real_content_has_its_report():
    result = run("plugins.edge", "people", AS_OF="2018-12-01")
    assert result.returncode == 0
    assert "Marianne Kuorelahti, hankekoordinaattori" in result.stdout
    assert "content/projects/pro-sos.md:" in result.stdout
