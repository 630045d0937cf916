"""The index: made of the texts alone, the same each time, and never seen by a reader."""

import json
import os
from importlib import import_module

import pytest
from msgspec.structs import replace

from plugins.core.build import build
from plugins.core.engine import Engine
from plugins.search.documents import Document, Part
from plugins.search.finnish import Analysis, analysis
from plugins.search.index import files_of
from plugins.search.pagefind import PagefindError, index_of
from plugins.search.terms import Lexicon, Terms
from tests.outputs.sites import built, given

INDEX = import_module("plugins.search.index")
NEWS = "title: {title}\nsummary: Lyhyesti.\ndate: {day}\n---\n{text}\n"


def document(number: int, text: str = "Hankkeissa tehdään rahoituspäätöksiä.") -> Document:
    return Document(
        f"/uutiset/{number}/",
        f"Uutinen {number}",
        "news",
        "fi",
        "2017-01-26",
        (),
        "",
        (Part("", "", text),),
        "",
    )


def shown(files: dict[str, bytes]) -> dict[str, dict]:
    fragments = (
        json.loads(data.removeprefix(b"pagefind_dcd")) for path, data in files.items() if "fragment" in path
    )
    return {one["url"]: one for one in fragments}


def found(files, folder="haku/index-") -> dict[str, bytes]:
    return {path: one.body for path, one in files.items() if path.startswith(folder)}


@pytest.mark.parametrize(
    ("word", "bases", "parts"),
    [
        ("päätöksiä", {"päätös"}, set()),
        ("hankkeissa", {"hanke"}, set()),
        ("rahoituspäätökset", {"rahoituspäätös"}, {"rahoitus", "päätös"}),
        ("aikuissosiaalityön", {"aikuissosiaalityö"}, {"sosiaalityö", "aikuinen", "sosiaali", "työ"}),
        ("lastensuojelussa", {"lastensuojelu"}, {"lapsi", "suojelu"}),
        ("sote-uudistuksen", {"soteuudistus"}, {"sote", "uudistus"}),
        ("jyväskylässä", {"jyväskylä"}, set()),
    ],
)
def test_finnish_words_have_base_forms_and_parts(word, bases, parts):
    assert {*analysis(word).bases} == bases
    assert {*analysis(word).parts} == parts


def test_a_name_that_no_dictionary_has_gets_a_stem():
    assert analysis("talvensolan").bases == analysis("talvensola").bases


def test_terms_stand_for_the_words_they_come_of():
    made = Lexicon("fi").stream(("THL:n", "(Kansa-koulu-hankkeessa)", "päätöksiä", "S20898"))
    places = dict(zip(made.terms, made.places, strict=True))
    assert places == {
        "thl": 0, "kansakouluhanke": 1, "kouluhanke": 1, "kansa": 1, "koulu": 1, "hanke": 1, "päätös": 2, "s20898": 3,
    }  # fmt: skip


def test_where_two_words_have_one_form_the_later_tells():
    # "hankekoulu" has the part "koulu", which is led to itself; "koulua" would be led elsewhere by this reader.
    def analyse(word: str) -> Analysis:
        return Analysis((word,), ("koulu",)) if word == "hankekoulu" else Analysis(("muu",))

    def led(*words: str) -> str:
        return Lexicon("fi", analyse).stream(words).forms["koulu"]

    assert [led("koulu", "hankekoulu"), led("hankekoulu", "koulu")] == ["koulu", "muu"]
    assert led("koulu", "hankekoulu", "Koulu,") == "muu"
    assert led("hankekoulu", "koulu", "hankekoulu") == "koulu"


def test_words_of_former_builds_are_looked_up_nowhere():
    text = ["Hankkeissa", "tehdään", "Kansa-koulu-hankkeen", "päätöksiä"]
    former = Lexicon("fi")
    made = former.stream(text)
    later = Lexicon("fi", pytest.fail, former.words)
    assert later.stream(text) == made
    assert later.words.items() <= former.words.items()


@pytest.mark.parametrize(("program", "kept"), [("same", True), ("another", False)])
def test_an_index_takes_up_the_words_that_the_same_program_has_kept(program, kept, monkeypatch):
    texts = {"news/a.md": NEWS.format(title="A", day="2017-01-26", text="Hankkeissa tehdään päätöksiä.")}
    edited = {"news/a.md": NEWS.format(title="A", day="2017-01-26", text="Hankkeissa päätöksiä.")}
    engine = Engine(program="same")
    build(*given(texts), engine=engine)
    asked = []
    monkeypatch.setattr("plugins.search.terms.Lexicon._analysed", analysed_and_noted(asked))
    again = build(*given(edited), engine=replace(engine, program=program))
    assert ("päätöksiä" not in asked) is kept
    monkeypatch.undo()
    assert found({one.path: one for one in again.artifacts}) == found(built(edited).files)


def analysed_and_noted(asked: list[str]):
    analysed = Lexicon._analysed

    def noted(self: Lexicon, word: str) -> Terms:
        asked.append(word)
        return analysed(self, word)

    return noted


def test_other_languages_are_indexed_as_they_are_written():
    assert Lexicon("sv").stream(("Projekten", "fortsätter")).terms == ("projekten", "fortsätter")


def test_what_is_shown_is_the_text_and_nothing_else():
    (one,) = shown(dict(files_of([document(1)], Lexicon("fi")))).values()
    assert one["content"] == "Hankkeissa tehdään rahoituspäätöksiä."
    assert one["meta"]["title"] == "Uutinen 1"
    assert one["meta"]["date"] == "26.1.2017"


def test_the_index_is_the_same_each_time_and_on_one_processor():
    documents = [document(number) for number in range(40)]
    first = dict(files_of(documents, Lexicon("fi")))
    processors = os.sched_getaffinity(0)
    try:
        os.sched_setaffinity(0, {min(processors)})
        assert dict(files_of(documents, Lexicon("fi"))) == first
    finally:
        os.sched_setaffinity(0, processors)


def test_an_edit_changes_the_names_of_what_it_changes():
    before = dict(files_of([document(1), document(2)], Lexicon("fi")))
    # Another form of the same word: no term changes, but what is shown does.
    after = dict(files_of([document(1), document(2, "Hankkeessa tehdään rahoituspäätöksiä.")], Lexicon("fi")))
    fragments = [{path for path in files if "fragment" in path} for files in (before, after)]
    assert len(fragments[0] & fragments[1]) == 1
    assert all(before[path] == after[path] for path in before.keys() & after.keys() if path[-4:] != "json")


def test_what_pagefind_refuses_is_told():
    with pytest.raises(PagefindError):
        index_of([{"content": "ilman osoitetta"}])


def test_only_what_is_out_is_found_each_story_for_itself():
    site = built(
        {
            "news/yksi.md": NEWS.format(title="Yksi", day="2017-01-26", text="Teksti."),
            "news/luonnos.md": "status: draft\n"
            + NEWS.format(title="Luonnos", day="2017-01-26", text="Teksti."),
            "newsletters/2017-1.md": "title: Numero\nnumber: 1\nyear: 2017\ndate: 2017-04-04\nsummary: Numero.\n---\n"
            "Alku.\n\n## Juttu {#juttu}\n\nJutun teksti.\n\n### Kohta {#kohta}\n\nLisää.\n",
            "pages/index.md": "title: Etusivu\n---\nTeksti.\n",
        }
    )
    assert site.problems == ()
    addresses = shown(found(site.files))
    assert {*addresses} == {
        "/uutiset/yksi/", "/uutiskirje/2017-1/", "/uutiskirje/2017-1/#juttu",
    }  # fmt: skip
    assert addresses["/uutiskirje/2017-1/#juttu"]["anchors"] == [[2, "kohta", "Kohta"]]


def test_what_no_text_shows_leaves_the_index_alone():
    page = {"pages/a.md": "title: Sivu\nmenu: 1\n---\nTeksti.\n"}
    moved = {"pages/a.md": "title: Sivu\nmenu: 2\n---\nTeksti.\n"}
    assert found(built(page).files) == found(built(moved).files)


def test_many_documents_have_an_index_for_each_period(monkeypatch):
    monkeypatch.setattr(INDEX, "MOST", 2)
    monkeypatch.setattr(INDEX, "ENOUGH", 2)
    days = ("2016-03-01", "2016-04-01", "2016-05-01", "2017-01-01")
    news = {f"news/n{at}.md": NEWS.format(title=f"N{at}", day=day, text="T.") for at, day in enumerate(days)}
    site = built(news)
    folders = {path.split("/")[2] for path in found(site.files)}
    assert folders == {"undated", "2016-03", "2016-05"}
    assert 'data-periods="2016-05 2016-03 undated"' in site.text("haku/index.html")
    later = built({**news, "news/n9.md": NEWS.format(title="N9", day="2017-02-01", text="Uusi.")})
    assert {path: body for path, body in found(site.files).items() if "/2016-03/" in path} == {
        path: body for path, body in found(later.files).items() if "/2016-03/" in path
    }
