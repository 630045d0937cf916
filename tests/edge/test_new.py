"""``make new``: a file that builds at once, with what the kind can say; asked for at a terminal."""

import os
import pty
import subprocess
import sys
from datetime import date
from importlib import import_module
from types import MappingProxyType

import pytest
import yaml

import pelicanconf
from plugins.core.feature import Kind
from plugins.edge.desk.fields import Form, forms_of, words
from plugins.edge.desk.new import Known, draft_of, fill, identify, propose, save
from plugins.edge.desk.writing import scalar
from plugins.edge.settings import identity_of
from tests.edge.sites import written
from tests.edge.test_command import PROJECT, run, tree

KINDS = [
    kind
    for name in pelicanconf.PLUGINS
    for kind in getattr(import_module(name), "FEATURE").kinds  # noqa: B009 - every plugin has one
]
CONTENT = {
    "organisations/koske.md": "---\ntitle: Koske\n---\n",
    "people/anna-aalto.md": "---\ntitle: Anna Aalto\nroles:\n  - title: johtaja\n---\n",
    "newsletters/2026-2.md": "---\ntitle: Koske tiedottaa 2/2026\nnumber: 2\nyear: 2026\ndate: 2026-03-01\n"
    "summary: S.\n---\n\nTekstiä.\n",
    "newsletters/2026-9.md": "---\ntitle: Koske tiedottaa 3/2026\nid: 2026-3\nnumber: 3\nyear: 2026\ndate: 2026-11-01\n"
    "summary: S.\nstatus: draft\n---\n\nTekstiä.\n",
}
IDENTITY, _ = identity_of({name: value for name, value in vars(pelicanconf).items() if name.isupper()})
KNOWN = Known(IDENTITY, date(2026, 11, 23), {kind.name: kind for kind in KINDS}, frozenset())
# What each kind must be told; everything else is proposed.
GIVEN = MappingProxyType({
    "issue": (),
    "news": ("TITLE=Kokous: kevät",),
    "event": ("TITLE=Ilta", "START=27.4.2027 klo 17.30"),
    "statement": ("TITLE=Lausunto",),
    "project": ("TITLE=Arki toimii",),
    "service": ("TITLE=Neuvonta",),
    "publication": ("TITLE=Raportti", "AUTHORS=anna-aalto, Matti von Malli"),
    "series": ("TITLE=Sarja",),
    "group": ("TITLE=Ryhmä", "TYPE=meeting"),
    "person": ("TITLE=Bertta Berg", "ROLES_TITLE=suunnittelija"),
    "organisation": ("TITLE=Laukaa",),
    "page": ("TITLE=Sivu",),
})  # fmt: skip


@pytest.fixture
def content(tmp_path):
    return written(tmp_path / "content", CONTENT)


def new(content, kind, *given, environment=None):
    told = [word for one in given for word in ("--set", one)]
    return run(
        "plugins.edge",
        "new",
        "--content",
        content,
        "--kind",
        kind,
        *told,
        AS_OF="2026-11-23",
        **(environment or {}),
    )


def described(forms: tuple[Form, ...], told: dict, where: str) -> list[str]:
    """Fields without words, and words without a field."""
    missing = [f"{where}.{form.key}: no words" for form in forms if not form.hint or form.label == form.key]
    for form in forms:
        inside = told.get(form.key) or {}
        if form.keys:
            missing += described(form.keys, inside.get("keys", {}), f"{where}.{form.key}")
        if form.choices and {value for value, _ in form.choices} != set(inside.get("choices", ())):
            missing.append(f"{where}.{form.key}: words of the choices")
    return missing


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_has_words_and_all_words_a_field(kind: Kind) -> None:
    told = {**words()["all"], **(words()[kind.name] or {})}
    forms = forms_of(kind)
    assert described(forms, told, kind.name) == []
    assert set(told) == {form.key for form in forms}
    assert kind.name in words()["kinds"]


def test_there_are_no_words_of_unknown_kinds() -> None:
    assert set(words()) - {"all", "kinds"} == {kind.name for kind in KINDS} == set(words()["kinds"])


def test_new_files_of_all_kinds_build_at_once(content) -> None:
    for kind in KINDS:
        before = set(tree(content))
        done = new(content, kind.folder, *GIVEN[kind.name])
        assert done.returncode == 0, done.stderr
        (made,) = {path for path in tree(content) if path.endswith(".md")} - before
        assert f"Uusi tiedosto: {content}/{made}" in done.stdout
        text = (content / made).read_text(encoding="utf-8")
        assert "status: draft" in text
        assert f"id: {made.split('/')[1].removesuffix('.md')}" in text
    checked = run("plugins.edge", "check", "--content", content, AS_OF="2026-11-23")
    assert checked.returncode == 0
    assert "virhe: " not in checked.stderr
    assert "varoitus: " not in checked.stderr


def test_what_is_offered_behind_a_mark_is_right_once_the_mark_is_gone(tmp_path) -> None:
    """Every example is what its field takes, but that it names items and files that are not there."""
    for kind in KINDS:
        draft = draft_of(KNOWN, kind.name, dict(one.split("=", 1) for one in GIVEN[kind.name]))
        propose(draft)
        fill(draft)
        identify(draft)
        save(draft, tmp_path)
    for file in tmp_path.rglob("*.md"):
        front, offered = file.read_text(encoding="utf-8").split("\n# Täytä")
        file.write_text(f"{front}\n# {offered.replace(chr(10) + '# ', chr(10))}", encoding="utf-8")
    found = run("plugins.edge", "check", "--content", tmp_path, AS_OF="2026-11-23").stderr
    unknown = ("ei ole kansiossa", "ei ole sisältökansiossa")
    faults = [line for line in found.splitlines() if ": virhe: " in line]
    assert faults
    assert [line for line in faults if not any(words in line for words in unknown)] == []


def test_the_next_number_follows_drafts_too(content) -> None:
    new(content, "uutiskirje")
    text = (content / "newsletters/2026-4.md").read_text(encoding="utf-8")
    assert "title: Koske tiedottaa 4/2026\n" in text
    assert "date: 23.11.2026\n" in text


def test_the_first_number_of_a_year_is_one(content) -> None:
    new(content, "newsletter", "YEAR=2027")
    assert "title: Koske tiedottaa 1/2027\n" in (content / "newsletters/2027-1.md").read_text(
        encoding="utf-8"
    )


def test_nothing_is_overwritten(content) -> None:
    file = content / "news/ilta.md"
    file.parent.mkdir()
    file.write_text("---\ntitle: Toinen\nid: toinen\ndate: 2026-01-01\nsummary: S.\n---\n", encoding="utf-8")
    before = tree(content)
    done = new(content, "news", "TITLE=Ilta")
    assert done.returncode == 1
    assert "tiedosto news/ilta.md on jo olemassa, eikä siihen koskettu" in done.stderr
    assert tree(content) == before


@pytest.mark.parametrize(
    ("kind", "given", "told"),
    [
        ("evnt", (), "lajia ”evnt” ei ole. Tarkoititko ”events”?"),
        ("", (), "laji puuttuu. Kirjoita, mitä teet: make new KIND=newsletters. Lajeja ovat newsletters, "),
        ("event", ("TITLE=Ilta", "STRAT=1"), "tietoa STRAT ei ole tällä lajilla. Tarkoititko START?"),
        ("event", ("TITLE=Ilta",), 'START puuttuu (alkaa). Anna se samalla: make new KIND=events START="27.4.2022 klo 17.30".'),
        ("news", ("TITLE=Ilta", "DATE=31.2.2027"), "31.2.2027"),
        ("person", ("TITLE=Anna Aalto", "ROLES_TITLE=x"), "tunnus ”anna-aalto” on jo toisella kansiossa people."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_and_nothing_is_written(kind, given, told, content) -> None:
    before = tree(content)
    done = new(content, kind, *given)
    assert done.returncode == 1
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(content) == before


def test_faults_of_others_are_no_hindrance(content) -> None:
    (content / "pages").mkdir()
    (content / "pages/rikki.md").write_text("---\ntitel: Rikki\n---\n", encoding="utf-8")
    assert new(content, "news", "TITLE=Ilta").returncode == 0


def asked(content, answers: str, *arguments: str) -> tuple[int, str]:
    """The command at a terminal of its own, whose writer types these lines."""
    main, end = pty.openpty()
    command = [sys.executable, "-m", "plugins.edge", "new", "--content", str(content), *arguments]
    environment = {**os.environ, "AS_OF": "2026-11-23", "PYTHONUTF8": "1"}
    process = subprocess.Popen(
        command, cwd=PROJECT, env=environment, stdin=end, stdout=subprocess.PIPE, stderr=end
    )
    os.close(end)
    os.write(main, answers.encode())
    shown = process.communicate(timeout=300)[0].decode()
    os.close(main)
    return process.returncode, shown


def test_a_terminal_is_asked_for_what_is_missing(content) -> None:
    code, shown = asked(content, "hanek\ntapahtuma\nKevään ilta\n31.2.2027\n27.4.2027 klo 17.30\n\n")
    assert code == 0, shown
    text = (content / "events/kevaan-ilta.md").read_text(encoding="utf-8")
    assert "start: 27.4.2027 klo 17.30\n" in text
    assert "place: Kirjoita tähän paikka.\n" in text
    assert "lajia ”hanek” ei ole. Tarkoititko ”projects”?" in shown
    assert "Päivä tai päivä ja kellonaika." in shown


def test_an_empty_line_takes_what_is_proposed(content) -> None:
    code, shown = asked(content, "\n" * 9, "--kind", "newsletter")
    assert code == 0, shown
    assert (content / "newsletters/2026-4.md").exists()
    assert "Enter: Koske tiedottaa 4/2026" in shown


def test_leaving_in_the_middle_writes_nothing(content) -> None:
    before = tree(content)
    code, _ = asked(content, "uutinen\n\x04")
    assert code == 130
    assert tree(content) == before


@pytest.mark.parametrize(
    "text",
    ["Kokous: kevät", "- viiva", "C#", "#alku", "12:30", "on", '"lainaus"', "[lista", "pää {x}", "a # b"],
)
def test_any_text_is_written_so_that_it_is_read_back(text) -> None:
    assert yaml.load(f"k: {scalar(text)}", Loader=yaml.CBaseLoader) == {"k": text}  # noqa: S506 - texts only
