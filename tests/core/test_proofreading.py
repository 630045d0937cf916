"""Language help: each note at its place, and nothing on what is right."""

import pytest

from plugins.core.problems import Severity, message
from plugins.core.proofreading import Directory, Person, Text, notes

DIRECTORY = Directory(
    (
        Person("Anna Aalto", "+358400645613", "0400 645 613", "anna.aalto@koske.fi"),
        Person("Bertta Berg", "+358505551234", "050 555 1234", "bertta.berg@koske.fi"),
    ),
    frozenset({"koske.fi"}),
)
LONG = " ".join(
    ["sana"] + [f"sana{'abcdefghijklmnopqrstuvwxyzåäö'[at % 29]}x{'ab' * (at // 29)}" for at in range(35)]
)


def found(body: str, *, draft: bool = False) -> list[tuple[int, int, str]]:
    told = notes(Text("news/x.md", body, 5, 2017), DIRECTORY, draft=draft)
    return [(one.place.line, one.place.column, one.code) for one in told]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Tämä on on vahinko.", (5, 6, "note-doubled")),
        ("Rivin vaihto\nvaihto ei auta.", (5, 7, "note-doubled")),
        ("Ohjelma on [tästä](files/ohjelma.pdf).", (5, 12, "note-link-text")),
        ("[Lue lisää](project:lumo)", (5, 1, "note-link-text")),
        ("Tavataan 27.4. Laukaassa.", (5, 10, "note-no-year")),
        ("## Kierros 27.4. {#kierros}", (5, 12, "note-no-year")),
        ("Kirjoita anna.alto@koske.fi.", (5, 10, "note-email-unknown")),
        ("Anna Aalto, p. 0400 645 614", (5, 16, "note-phone-differs")),
        ("Soita 0400 645 613.", (5, 7, "note-phone-by-hand")),
        ("Soita +358 400 645 613.", (5, 7, "note-phone-by-hand")),
        (f"Ensin lyhyt virke. Sitten {LONG}.", (5, 20, "note-long-sentence")),
        (f"# Otsikko\n\n- {LONG}", (7, 3, "note-long-sentence")),
        ("Alku.\n\nKirjoita tähän loput.", (7, 1, "note-unwritten")),
        ("Kysy lisää.\n\n    ::contact[anna-aalto]", (7, 5, "note-indented")),
        ("Kysy lisää.\n\n\t![Talo](images/talo.jpg)", (7, 2, "note-indented")),
    ],
)  # fmt: skip
def test_a_slip_is_noted_at_its_place(body, expected) -> None:
    assert found(body) == [expected]


@pytest.mark.parametrize(
    "body",
    [
        "Niin niin, sanoi hän. Kysymys on on-sanasta.",
        "| on | on |\n|---|---|\n| on | on |",
        "Ohjelma on [kokouksen ohjelmassa](files/ohjelma.pdf).",
        "Tavataan 27.4.2017 ja 1.–3.5.2017, 27.4.–3.5.2017 sekä 27.4. – 3.5.2017.",
        "Versio 2.1 ja luku 3.2.1 sekä WCAG 2.1. Hinta on 12,50 e.",
        "`27.4.` on koodia.\n\n```\n27.4. on on\n```",
        "<!-- 27.4. on on -->",
        ":::quote[SHL]\nOn on 27.4.\n:::",
        "> On on 27.4.",
        "::contact[anna-aalto]",
        "Kirjoita anna.aalto@koske.fi tai muualle: info@example.org.",
        "Osoite on etunimi.sukunimi@koske.fi.",
        "- Kohta\n\n    ![Talo](images/talo.jpg)",
        "```\n\n    ::contact[anna-aalto]\n```",
        "Anna Aalto vastaa. Tunnus on S0400645614 ja 2 400 000 euroa.",
        f"{LONG[: len(LONG) // 2]}. Uusi virke {LONG[len(LONG) // 2 :]}",
        "[https://www.example.org/27.4.](https://www.example.org/27.4./on/on)",
    ],
)  # fmt: skip
def test_what_is_right_gets_no_note(body) -> None:
    assert found(body) == []


def test_a_number_after_an_inflected_name_is_that_persons() -> None:
    directory = Directory((Person("Tanja Hänninen", "+358442651064", "044 265 1064"),), frozenset())
    (told,) = notes(
        Text("x.md", "Ota yhteyttä Tanja Hänniseen: 044 265 1065.", 1, 2017), directory, draft=False
    )
    assert told.code == "note-phone-differs"


def test_what_a_draft_has_yet_to_say_is_no_note() -> None:
    assert found("Kirjoita tähän loput.", draft=True) == []


def test_the_example_has_the_year_of_the_item_and_both_numbers_are_told() -> None:
    text = Text("news/x.md", "Tavataan 27.4.\n\nAnna Aalto, p. 0400 645 614", 1, 2017)
    day, phone = notes(text, DIRECTORY, draft=False)
    assert {day.severity, phone.severity} == {Severity.NOTE}
    assert "esimerkiksi 27.4.2017" in message(day, "fi")
    assert message(phone, "fi").startswith(
        "numero ”0400 645 614” on eri kuin yhteystiedoissa: Anna Aalto, 0400 645 613."
    )
