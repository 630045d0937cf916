import os
from pathlib import Path

import pytest

from plugins.core.problems import describe
from plugins.edge.refusals import refusals
from tests.edge.sites import OLD, publish

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def content(tmp_path):
    folder = tmp_path / "sisalto"
    (folder / "news").mkdir(parents=True)
    (folder / "news/x.md").write_text("x")
    return folder


def told(content, output):
    return [describe(problem, "fi") for problem in refusals(content, output)]


def line(text, **values):
    return [f"virhe: {text.format(**values)}"]


def test_new_output_and_content_with_a_text_are_accepted(content, tmp_path):
    assert told(content, tmp_path / "output") == []


def test_empty_output_and_one_that_a_build_wrote_are_accepted(content, tmp_path):
    output = tmp_path / "output"
    output.mkdir()
    assert told(content, output) == []
    publish(output, OLD)
    assert told(content, output) == []


def test_content_that_is_missing_is_refused(tmp_path):
    missing = tmp_path / "sisalto"
    assert told(missing, tmp_path / "output") == line(
        "sisältökansiota ”{folder}” ei ole. Tarkista, että CONTENT on kirjoitettu oikein.", folder=missing
    )


def test_content_that_is_a_file_is_refused(tmp_path):
    file = tmp_path / "x.md"
    file.write_text("x")
    assert told(file, tmp_path / "output") == line(
        "sisällöksi annettu ”{folder}” ei ole kansio. Anna kansio, jossa ovat news, pages ja muut kansiot: CONTENT=….",
        folder=file,
    )


@pytest.mark.parametrize("paths", [[], ["news/"], [".git/x", "news/.x.md", "x~"]])
def test_content_without_files_is_refused(tmp_path, paths):
    content = tmp_path / "sisalto"
    content.mkdir()
    for path in paths:
        (content / path).parent.mkdir(exist_ok=True)
        (content / path).mkdir() if path.endswith("/") else (content / path).touch()
    assert told(content, tmp_path / "output") == line(
        "sisältökansiossa ”{folder}” ei ole yhtään tiedostoa. Tarkista, että CONTENT on oikea kansio.",
        folder=content,
    )


def test_both_folders_are_told_at_once(tmp_path):
    assert [problem.code for problem in refusals(tmp_path / "x", tmp_path / "x")] == [
        "content-missing",
        "output-same",
    ]


SAME = "sivusto menisi samaan kansioon kuin sisältö (”{folder}”). Anna sivustolle oma kansio: OUTPUT=…."
ABOVE = (
    "sivuston kansio ”{folder}” on sisältökansion yläpuolella, ja sisältö jäisi sen alle. "
    "Anna sivustolle oma kansio: OUTPUT=…."
)
BELOW = (
    "sivuston kansio ”{folder}” on sisältökansion sisällä. Anna sivustolle kansio sen ulkopuolelta: OUTPUT=…."
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("sisalto", SAME),
        ("sisalto/../sisalto/", SAME),
        ("sisalto/output", BELOW),
        ("sisalto/news", BELOW),
        (".", ABOVE),
        ("..", ABOVE),
    ],
)
def test_output_that_would_meet_the_content_is_refused(content, tmp_path, name, text):
    assert told(content, tmp_path / name) == line(text, folder=tmp_path / name)


@pytest.mark.parametrize(("target", "text"), [("sisalto", SAME), ("sisalto/news", BELOW), (".", ABOVE)])
def test_output_that_leads_to_the_content_by_a_link_is_refused(
    content, tmp_path, tmp_path_factory, target, text
):
    link = tmp_path_factory.mktemp("links") / "output"
    link.symlink_to(tmp_path / target)
    assert told(content, link) == line(text, folder=link)


def test_content_that_leads_to_the_output_by_a_link_is_refused(content, tmp_path, tmp_path_factory):
    link = tmp_path_factory.mktemp("links") / "content"
    link.symlink_to(content)
    assert told(link, content) == line(SAME, folder=content)


def test_folder_that_begins_with_the_same_letters_is_another_folder(content, tmp_path):
    assert told(content, tmp_path / "sisalto-ulos") == []


@pytest.mark.parametrize("folder", ["project", "above project", "home", "work", "root"])
def test_folders_that_hold_more_than_a_site_are_refused(content, tmp_path, monkeypatch, folder):
    for name in ("koti", "tyo/alla"):
        (tmp_path / name).mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path / "koti"))
    monkeypatch.chdir(tmp_path / "tyo/alla")
    places = {
        "project": PROJECT,
        "above project": PROJECT.parent,
        "home": tmp_path / "koti",
        "work": tmp_path / "tyo",
        "root": Path("/"),
    }
    output = places[folder]
    (answer,) = told(content, output)
    if output in content.parents:
        assert answer == line(ABOVE, folder=output)[0]
    else:
        assert answer.startswith(f"virhe: sivuston kansioksi ei käy ”{output}”, koska siinä on muutakin")


NOT_FOLDER = (
    "sivuston kansioksi annettu ”{folder}” on jotakin muuta kuin kansio. "
    "Siirrä se pois tai anna toinen kansio: OUTPUT=…."
)


def test_output_that_is_a_file_is_refused(content, tmp_path):
    file = tmp_path / "output"
    file.touch()
    assert told(content, file) == line(NOT_FOLDER, folder=file)


def test_output_that_is_a_pipe_is_refused(content, tmp_path):
    os.mkfifo(tmp_path / "output")
    assert told(content, tmp_path / "output") == line(NOT_FOLDER, folder=tmp_path / "output")


def test_output_that_is_a_link_to_a_file_is_refused(content, tmp_path):
    (tmp_path / "file").touch()
    (tmp_path / "output").symlink_to("file")
    assert told(content, tmp_path / "output") == line(NOT_FOLDER, folder=tmp_path / "output")


@pytest.mark.parametrize("target", ["nothing", "output"])
def test_output_that_is_a_link_to_nowhere_is_refused(content, tmp_path, target):
    output = tmp_path / "output"
    output.symlink_to(target)
    (problem,) = refusals(content, output)
    assert problem.code == ("output-link-nowhere" if target == "nothing" else "output-not-folder")
