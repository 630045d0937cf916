"""``make explain PAGE=…``: what a page is made of, and why the last build made it anew or not."""

import shutil
from datetime import date
from importlib import import_module

import pytest

import pelicanconf
from plugins.core.build import Material, build, compose
from plugins.core.questions import ITEM_QUESTIONS
from plugins.edge.explain_words import QUESTIONS
from plugins.edge.settings import identity_of
from plugins.edge.theme import read_theme
from plugins.edge.tree import read_tree
from tests.edge.test_command import BASE, PROJECT, run


@pytest.fixture
def site(tmp_path):
    shutil.copytree(BASE, tmp_path / "content")
    news = tmp_path / "content/news/uutinen.md"
    news.parent.mkdir(exist_ok=True)
    news.write_text(
        "---\ntitle: Uutinen\ndate: 2021-02-01\nsummary: S.\ncontacts: [anna-aalto]\n---\nTekstiä.\n"
    )
    person = tmp_path / "content/people/anna-aalto.md"
    person.parent.mkdir(exist_ok=True)
    person.write_text("---\ntitle: Anna Aalto\nroles:\n  - title: johtaja\n    until: 2021-06-30\n---\n")
    (tmp_path / "settings.py").write_text(
        f"import sys\nsys.path.insert(0, {str(PROJECT)!r})\nfrom pelicanconf import *\n"
        f"THEME = {str(PROJECT / 'theme')!r}\nCACHE_PATH = {str(tmp_path / 'cache')!r}\n"
    )
    return tmp_path


def built(site):
    result = _run(site, "html")
    assert result.returncode == 0, result.stderr


def _run(site, command, *more):
    folders = ("--content", site / "content", "--output", site / "site", "--settings", site / "settings.py")
    return run("plugins.edge", command, *folders, *more)


def explained(site, page="/uutiset/uutinen/") -> list[str]:
    result = _run(site, "explain", "--page", page)
    return (result.stdout or result.stderr).splitlines()


def test_inputs_are_named_with_the_day_that_changes_the_page(site):
    built(site)
    lines = explained(site)
    assert lines[0] == "Tiedosto uutiset/uutinen/index.html"
    assert any("content/people/anna-aalto.md: " in line and "tiedot (---" in line for line in lines)
    assert any("teksti" in line for line in lines if "content/news/uutinen.md" in line)
    assert "Päivä ei muuta sivua aikavälillä 1.2.2021–30.6.2021." in lines
    assert lines[-1] == "Viime kerralla sivu tehtiin: se oli uusi."


def test_reason_of_the_last_build_is_told(site):
    built(site)
    person = site / "content/people/anna-aalto.md"
    person.write_text(person.read_text().replace("johtaja", "kehittäjä"))
    built(site)
    lines = explained(site)
    at = lines.index("Viime kerralla sivu tehtiin uudelleen, koska nämä olivat muuttuneet:")
    assert lines[at + 1 :] == ["  content/people/anna-aalto.md: tiedot (---rivien välissä)"]
    assert explained(site, "/404.html")[-1] == (
        "Viime kerralla sivua ei tehty uudelleen: mikään sen lähtötiedoista ei ollut muuttunut."
    )


def test_page_that_is_not_there_is_told_with_the_likely_one(site):
    assert explained(site) == [
        "Sivustoa ei ole vielä tehty tällä koneella, tai muisti on poistettu. Tee se: make html."
    ]
    built(site)
    assert explained(site, "/uutiset") == [
        "Viimeksi tehdyllä sivustolla ei ole tiedostoa ”uutiset”.",
        "Tarkoititko: uutiset/index.html",
    ]


def test_every_question_of_the_real_site_is_told_in_words():
    identity, _ = identity_of({name: value for name, value in vars(pelicanconf).items() if name.isupper()})
    composition = compose(import_module(name).FEATURE for name in pelicanconf.PLUGINS)
    kinds = frozenset(kind.folder for kind in composition.kinds.values())
    found = read_tree(PROJECT / "content", kinds)
    material = Material(found.sources, found.assets, data=found.data)
    result = build(material, read_theme(PROJECT / "theme"), composition, identity, date(2017, 4, 10))
    asked = {question[0] for question in result.memory.questions} - ITEM_QUESTIONS
    assert len(asked) > 20
    for lang, words in QUESTIONS.items():
        assert (lang, asked - words.keys()) == (lang, set())
