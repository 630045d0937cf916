"""The writer's guide is true: its examples build, its messages are the program's, its tables the models'.

A fence whose info string names a file (``markdown content/news/x.md``) is that file; the other
Markdown fences are pieces of a text. The message lines in the guide are those of `FAULTS`: each is what
the program says when the guide's own example is changed in that way.
"""

import re
import shlex
import shutil
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, get_args

import pytest
from msgspec.structs import replace
from PIL import Image
from pydantic import BaseModel

import pelicanconf
from plugins.accessibility.model import AREAS, FAILED, PASSED, Accessibility, Worded
from plugins.core.build import Composition, Material, Result, build, compose
from plugins.core.comparison import compare
from plugins.core.feature import Kind
from plugins.core.guard import late_items, refusals
from plugins.core.model import Item
from plugins.core.problems import describe, in_order
from plugins.core.published import read_record
from plugins.core.theme import Theme
from plugins.core.yaml_tree import Listing, Table, read_yaml
from plugins.edge.desk.answers import tell
from plugins.edge.preview.words import WORDS
from plugins.edge.settings import identity_of
from plugins.edge.telling import say_all
from plugins.edge.theme import read_theme
from plugins.edge.tree import read_tree
from tests.browser.picture import MOST_BYTES, PICTURES
from tests.edge.test_command import run
from tests.pdfs import pdf
from tests.setup.checkout import ROOT

GUIDE = (ROOT / "docs/kirjoittajan-opas.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```(?P<language>\w+) ?(?P<path>\S*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
MESSAGE = re.compile(r"^content/\S[^:\n]*:\d+:\d+: (?:virhe|varoitus): .*$", re.MULTILINE)
DAY = date(2022, 4, 1)
LATER = date(2022, 12, 1)
SITE = {name: value for name, value in vars(pelicanconf).items() if name.isupper()}

NEWS, ISSUE, PROJECT = "news/vanhempainilta.md", "newsletters/2022-1.md", "projects/arki-toimii.md"
REDIRECTS, STATED = "redirects.yaml", "accessibility.yaml"
NEWS_TITLE = "title: Vanhempainilta kokosi salin täyteen"
OWN_CENTRE = "---\ntitle: Koske\ntype: centre\n---\n"
ALT = "![Kaksi naista juttelee kahvikuppien ääressä.]"


class Fault(NamedTuple):
    """A change to one of the guide's files (``old`` becomes ``new``), or a new file, and the build day."""

    path: str
    old: str
    new: str
    day: date = DAY


FAULTS = {
    "a day that is none": Fault(NEWS, "date: 14.2.2022", "date: 31.2.2022"),
    "a missing key": Fault(NEWS, "summary: Arki toimii -hankkeen ensimmäiseen iltaan tuli 40 vanhempaa.\n", ""),
    "a misspelt key": Fault(NEWS, "tags:", "tag:"),
    "a colon in a value": Fault(NEWS, NEWS_TITLE, "title: Ilta: vanhemmat koolla"),
    "a text in the place of a list": Fault(NEWS, "tags: [perheet]", "tags: perheet, ilta"),
    "text after a quotation mark": Fault(NEWS, NEWS_TITLE, 'title: "Ilta" oli täynnä'),
    "an unknown id": Fault(NEWS, "[arki-toimii]", "[arki-toimi]"),
    "a name in the place of an id": Fault(NEWS, "[maija-mallikas]", "[Maija Mallikas]"),
    "an unknown story": Fault(NEWS, "issue:2022-1#perheet", "issue:2022-1#perhe"),
    "a missing picture": Fault(ISSUE, "images/kahvihetki.jpg", "images/kahvit.jpg"),
    "a file name that is no id": Fault("news/Uusi ilta.md", "", "---\ntitle: A\ndate: 2022-03-01\nsummary: B\n---\n"),
    "a picture without a text": Fault(ISSUE, ALT, "![]"),
    "a box that is not closed": Fault(NEWS, "Illan puhe", ":::callout[Kiitos]\nIllan puhe"),
    "a space before a bracket": Fault(ISSUE, "::contact[", "::contact ["),
    "a story without an id": Fault(ISSUE, " {#laki}", ""),
    "somebody who has left": Fault(PROJECT, "", "", LATER),
    "a redirect to nothing": Fault(REDIRECTS, "*: /uutiset/\n", "*: /uutisset/\n"),
    "a redirect that takes a detour": Fault(REDIRECTS, "https://kysely.example.org/", "/kevaan-kirje/"),
    "a feed that was not fetched": Fault(
        "organisations/stea.md", "type: funder", "type: funder\nfeed: https://www.stea.fi/feed/"
    ),
    "a check that is none": Fault(STATED, "what: keyboard", "what: keybord"),
    "a mend that is late": Fault(STATED, "30.6.2023", "30.3.2022"),
    "a link to what is not out": Fault(NEWS, "contacts:", "status: draft\ncontacts:"),
}  # fmt: skip


class Change(NamedTuple):
    """A change to what is published: files taken away, files written, other words in the addresses."""

    gone: tuple[str, ...] = ()
    files: Mapping[str, str] = {}
    words: Mapping[str, Mapping[str, str]] = {}


def changed(path: str, old: str, new: str, name: str = "", link: str = "") -> Change:
    """One of the guide's files with another text, or under another name, which others link to as ``link``."""
    before = examples()
    assert old in before[path], "the guide's example has changed: change the fault as well"
    files = before | {name or path: before[path].replace(old, new, 1)}
    if link:
        files = {file: text.replace("news:vanhempainilta", link) for file, text in files.items()}
    return Change(
        (path,) if name else (), {file: text for file, text in files.items() if file != path or not name}
    )


STATEMENT = "statements/vanhempainilta.md"
LATE = "---\ntitle: Myöhässä\ndate: 3.1.2022\nsummary: S.\n---\n\nMyöhään.\n"
GUARDED: Mapping[str, Callable[[], Change]] = {
    "a file renamed": lambda: changed(NEWS, "", "", "news/ilta-salissa.md", "news:ilta-salissa"),
    "a story under another id": lambda: changed(ISSUE, "{#laki}", "{#lakiuudistus}"),
    "another kind": lambda: changed(NEWS, "", "", STATEMENT, "statement:vanhempainilta"),
    "a draft": lambda: changed(NEWS, "tags: [perheet]", "status: draft\ntags: [perheet]"),
    "a later day": lambda: changed(NEWS, "date: 14.2.2022", "date: 1.12.2022"),
    "other words in the addresses": lambda: Change(words={"fi": {"statement": "kannanotot"}}),
    "a late item": lambda: Change(files={"news/myohassa.md": LATE}),
}


def examples() -> dict[str, str]:
    """The guide's files by their paths in the content folder."""
    return {
        found["path"].removeprefix("content/"): found["text"]
        for found in FENCE.finditer(GUIDE)
        if found["path"].startswith("content/")
    }


def pieces() -> list[str]:
    """The guide's pieces of Markdown that are no whole files."""
    return [
        found["text"]
        for found in FENCE.finditer(GUIDE)
        if found["language"] == "markdown" and not found["path"]
    ]


@cache
def composition() -> Composition:
    return compose(import_module(name).FEATURE for name in pelicanconf.PLUGINS)


@cache
def theme() -> Theme:
    return read_theme(ROOT / "theme")


def built(
    folder: Path,
    files: Mapping[str, str],
    day: date = DAY,
    words: Mapping[str, Mapping[str, str]] | None = None,
) -> Result:
    """The build of a folder with these files, the site's own centre, and the media that the guide names."""
    for path, text in ({"organisations/koske.md": OWN_CENTRE} | dict(files)).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    sound = "".join([*examples().values(), *pieces()])
    for path in re.findall(r"\b(?:images|files)/[\w.-]+\.\w+", sound):
        (folder / path).parent.mkdir(exist_ok=True)
        if path.startswith("images/"):
            Image.new("RGB", (40, 30)).save(folder / path)
        else:
            (folder / path).write_bytes(pdf())
    kinds = frozenset(kind.folder for kind in composition().kinds.values())
    tree = read_tree(folder, kinds)
    identity, _ = identity_of(SITE | {"ADDRESS_WORDS": words or {}})
    assert identity is not None
    result = build(Material(tree.sources, tree.assets, data=tree.data), theme(), composition(), identity, day)
    return replace(result, problems=in_order([*tree.problems, *result.problems]))


def guarded(folder: Path, change: Change) -> list[str]:
    """What the guard says of the guide's site after a change of it."""
    published = examples() | {"news/toinen.md": LATE.replace("Myöhäs", "Ajois").replace("3.1.", "1.3.")}
    before = built(folder / "before", published)
    files = {path: text for path, text in published.items() if path not in change.gone}
    after = built(folder / "after", files | dict(change.files), words=change.words)
    assert after.record, told(after)
    assert after.site is not None
    found = compare(read_record(before.record), read_record(after.record), lambda _: False)
    problems = in_order((*refusals(found, after.site), *late_items(found, after.site, 30)))
    return [describe(problem, "fi") for problem in problems]


def told(result: Result) -> list[str]:
    return [describe(problem, "fi") for problem in result.problems]


def spoilt(fault: Fault) -> dict[str, str]:
    """The guide's files with the fault in them."""
    files = examples()
    before = files.get(fault.path, "")
    assert fault.old in before, "the guide's example has changed: change the fault as well"
    return files | {fault.path: before.replace(fault.old, fault.new, 1)}


def rows(header: str) -> list[tuple[str, str]]:
    """The first column of the table whose header row begins like this, with the rest of each row."""
    table = re.search(rf"^\| {header} \|.*\n\|---.*\n((?:\|.*\n)+)", GUIDE, re.MULTILINE)
    assert table, header
    cells = [line.strip("| ").split(" | ", 1) for line in table[1].splitlines()]
    return [(first, rest) for first, rest in cells]


def keys(cell: str) -> dict[str, bool]:
    """The names in a cell, and whether each is marked as required."""
    return {name: bool(bold) for bold, name in re.findall(r"(\*\*)?`([^`]+)`", cell)}


def walking(content: Path, day: date) -> Result:
    """The build of a folder as it is."""
    kinds = frozenset(kind.folder for kind in composition().kinds.values())
    tree = read_tree(content, kinds)
    identity, _ = identity_of(SITE)
    assert identity is not None
    return build(Material(tree.sources, tree.assets, data=tree.data), theme(), composition(), identity, day)


def described(header: str) -> dict[str, tuple[bool, dict[str, bool]]]:
    """The keys of a table: whether each is required, and the keys inside it."""
    found = {}
    for first, _ in rows(header):
        outer, _, inner = first.partition("(")
        for name, required in keys(outer).items():
            found[name] = required, keys(inner)
    return found


def modelled(model: type[BaseModel], names: Iterable[str]) -> dict[str, tuple[bool, dict[str, bool]]]:
    """The same, of the fields of a model."""
    found = {}
    for name in names:
        field = model.model_fields[name]
        parts = [part for part in _types(field.annotation) if issubclass(part, BaseModel)]
        inner = {f.alias or key: f.is_required() for part in parts for key, f in part.model_fields.items()}
        found[field.alias or name] = field.is_required(), inner
    return found


def _types(annotation: object) -> Iterator[type]:
    if isinstance(annotation, type) and not get_args(annotation):
        yield annotation
    for argument in get_args(annotation):
        yield from _types(argument)


def own_fields(kind: Kind) -> list[str]:
    """What a kind's model adds to those of every kind, or asks for more strictly."""
    return [name for name in vars(kind.model)["__annotations__"] if name in kind.model.model_fields]


def kinds() -> list[Kind]:
    return list(composition().kinds.values())


def choices(model: type[BaseModel]) -> dict[str, list[str]]:
    """The fields of which the value is one of a few words."""
    properties = model.model_json_schema()["properties"]
    return {name: field["enum"] for name, field in properties.items() if "enum" in field}


def test_the_examples_build_without_a_word(tmp_path):
    result = built(tmp_path, examples())
    assert told(result) == []
    assert result.pages > len(examples())


def test_the_pieces_build_inside_a_text(tmp_path):
    files = examples()
    files[NEWS] += "\n" + "\n\n".join(pieces())
    assert pieces()
    assert told(built(tmp_path, files)) == []


def test_every_kind_has_an_example():
    assert {path.split("/")[0] for path in examples() if "/" in path} == {kind.folder for kind in kinds()}


@pytest.mark.parametrize("name", FAULTS)
def test_a_message_in_the_guide_is_what_the_program_says(name, tmp_path):
    fault = FAULTS[name]
    (line,) = told(built(tmp_path, spoilt(fault), fault.day))
    assert line in MESSAGE.findall(GUIDE)


@pytest.mark.parametrize("name", GUARDED)
def test_an_answer_of_the_guard_in_the_guide_is_what_it_says(name, tmp_path):
    assert set(guarded(tmp_path, GUARDED[name]())) & set(MESSAGE.findall(GUIDE))


def test_no_message_in_the_guide_is_without_its_fault():
    assert len(set(MESSAGE.findall(GUIDE))) == len(FAULTS) + len(GUARDED)


def test_the_exception_in_the_guide_excuses(tmp_path):
    (text,) = (
        fence["text"]
        for fence in FENCE.finditer(GUIDE)
        if "item: news/" in fence["text"] and fence["language"] == "yaml"
    )
    tree, problems = read_yaml(text, "publish-exceptions.yaml")
    assert problems == ()
    assert isinstance(tree, Listing)
    assert [entry.key for one in tree.items if isinstance(one, Table) for entry in one.entries] == [
        "item",
        "reason",
    ]


def test_the_first_issue_is_made_as_the_guide_walks(tmp_path, capsys, monkeypatch):
    """From the real content, as a fresh copy has it: the commands, the text, the slip and its mend."""
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    walk = GUIDE[GUIDE.index("## Ensimmäinen numero") : GUIDE.index("## Kansiot ja lajit")]
    for command in re.findall(r"^ +make new (.+)$", walk, re.MULTILINE):
        kind, *given = shlex.split(command)
        options = [part for one in given for part in ("--set", one)]
        kind = kind.removeprefix("KIND=")
        done = run("plugins.edge", "new", "--content", content, "--kind", kind, *options, AS_OF="2027-01-15")
        assert done.returncode == 0, done.stderr
    event = content / "events/kevaan-aluekierros.md"
    assert "status: draft\n" in event.read_text(encoding="utf-8")
    event.write_text(event.read_text(encoding="utf-8").replace("status: draft\n", ""), encoding="utf-8")

    (written,) = (found for found in FENCE.finditer(walk) if found["path"])
    issue = tmp_path / "content" / written["path"].removeprefix("walk/")
    assert issue.exists()
    assert f"`content/{written['path'].removeprefix('walk/')}`" in walk
    issue.write_text(written["text"].replace("marja-heikkila", "marja-heikila"), encoding="utf-8")
    spoiled = walking(content, date(2027, 1, 15))
    own = [problem for problem in spoiled.problems if problem.place.path.startswith("newsletters/2027")]
    monkeypatch.chdir(tmp_path)
    say_all(own, "fi", content)
    assert textwrap.indent(capsys.readouterr().err, "   ") in walk

    issue.write_text(written["text"], encoding="utf-8")
    mended = walking(content, date(2027, 1, 15))
    assert [problem for problem in mended.problems if "2027" in problem.place.path] == []
    pages = {artifact.path: artifact for artifact in mended.artifacts}
    page = pages["uutiskirje/2027-1/index.html"].body.decode()
    for part in ("Kevään aluekierros", "Marja Heikkilä", "PRO SOS", 'id="aluekierros"', 'id="hanke"'):
        assert part in page
    assert "tapahtumat/kevaan-aluekierros/index.html" in pages


def test_the_contents_lead_to_every_chapter():
    titles = re.findall(
        r"^## (.+)$", re.sub(r"^```.*?^```$", "", GUIDE, flags=re.MULTILINE | re.DOTALL), re.MULTILINE
    )
    contents = GUIDE[: GUIDE.index("\n## ")]
    assert sorted(re.findall(r"\[([^\]]+)\]\(#", contents)) == sorted(titles)


def test_every_link_inside_the_guide_leads_to_a_heading():
    titles = re.findall(
        r"^##+ (.+)$", re.sub(r"^```.*?^```$", "", GUIDE, flags=re.MULTILINE | re.DOTALL), re.MULTILINE
    )
    places = {re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", title.lower())) for title in titles}
    assert (
        set(re.findall(r"\]\(#([^)]+)\)", re.sub(r"^```.*?^```$", "", GUIDE, flags=re.MULTILINE | re.DOTALL)))
        <= places
    )


def test_the_pictures_are_there_and_light():
    shown = re.findall(
        r"!\[([^\]]+)\]\((images/[a-z]+\.png)\)",
        re.sub(r"^```.*?^```$", "", GUIDE, flags=re.MULTILINE | re.DOTALL),
    )
    assert {Path(path).name for _, path in shown} == PICTURES.keys() - {"etusivu.png"}
    for _, path in shown:
        assert 0 < (ROOT / "docs" / path).stat().st_size <= MOST_BYTES


def test_the_first_report_is_shown_whole(tmp_path, capsys, monkeypatch):
    """As ``make check`` tells it in the folder of the project."""
    result = built(tmp_path / "content", spoilt(FAULTS["a day that is none"]))
    monkeypatch.chdir(tmp_path)
    tell(result.problems, "text", "fi", tmp_path / "content")
    assert f"\n```text\n{capsys.readouterr().err}```\n" in GUIDE


def test_the_keys_of_every_kind_are_the_common_models():
    assert described("Tieto") == modelled(Item, Item.model_fields)


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_the_keys_of_a_kind_are_its_models(kind):
    assert described(f"`{kind.folder}/`") == modelled(kind.model, own_fields(kind))


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_the_words_that_a_key_may_have_are_all_told(kind):
    common = {name for first, _ in rows("Tieto") for name in keys(first)}
    for key, words in choices(kind.model).items():
        table = rows("Tieto" if key in common else f"`{kind.folder}/`")
        (told_of,) = [rest for first, rest in table if key in keys(first)]
        assert set(words) == set(re.findall(r"`([^`]+)`", told_of))


def test_the_table_of_kinds_is_that_of_the_program(tmp_path):
    result = built(tmp_path, examples())
    paths = {artifact.path: artifact for artifact in result.artifacts}
    shown = {}
    for folder, rest in rows("Kansio"):
        name, _, address = (cell.strip("` ") for cell in rest.split(" | "))
        page, _, anchor = address.partition("#")
        html = paths[f"{page.strip('/')}/index.html"].body.decode()
        assert not anchor or f'id="{anchor}"' in html
        shown[name] = folder.strip("`/")
        assert page.startswith(f"/{composition().kinds[name].words['fi']}")
    assert shown == {kind.name: kind.folder for kind in kinds()}


def test_the_directives_are_those_of_the_program():
    shown = [name for first, _ in rows("Lohko") for name in keys(first)]
    blocks = [block.directive for block in composition().blocks.values()]
    assert sorted(shown) == sorted(directive.example() for directive in blocks)
    optional = {directive.example() for directive in blocks if directive.label == "optional"}
    assert {n for first, rest in rows("Lohko") if "voi jättää pois" in rest for n in keys(first)} == optional


def test_the_keys_of_the_accessibility_statement_are_its_models():
    model = modelled(Accessibility, Accessibility.model_fields)
    # A text by language is a text.
    expected = {
        key: (required, {} if inner.keys() == Worded.model_fields.keys() else inner)
        for key, (required, inner) in model.items()
    }
    assert described(f"`{STATED}`") == expected
    (told_of,) = [rest for first, rest in rows(f"`{STATED}`") if first.startswith("`checks`")]
    assert set(re.findall(r"`(\w+)`", told_of)) == {"what", "result", *AREAS, PASSED, FAILED}


def test_the_commands_are_in_the_makefile():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))
    commands = set(re.findall(r"`make ([a-z-]+)", GUIDE))
    assert commands >= {"html", "check", "serve"}
    assert commands <= targets


def test_the_states_of_the_preview_are_those_of_its_bar():
    words = WORDS["fi"]
    states = [words[name] for name in ("draft", "coming", "out", "made", "missing")]
    told = [state for state, _ in rows("Tila")]
    assert told == [state.format(day="15.1.2027") for state in states]
    for name in ("edit", "show", "today"):
        assert f"*{words[name]}*" in GUIDE


def test_the_feeds_are_made(tmp_path):
    feeds = re.findall(r"`/(feeds/[^`]+)`", GUIDE)
    assert feeds
    assert set(feeds) <= {artifact.path for artifact in built(tmp_path, examples()).artifacts}
