"""Editor support: schemas that refuse nothing a build takes, snippets that build, tasks that read our messages."""

import json
import re
from importlib import import_module

import jsonschema
import pytest
import yaml

import pelicanconf
from plugins.core.problems import Place, Severity, describe, error, warning
from plugins.edge.desk.schemas import schema_of, schemas
from tests.edge.test_command import run
from tests.setup.checkout import ROOT

FEATURES = [import_module(name).FEATURE for name in pelicanconf.PLUGINS]
KINDS = {kind.folder: kind for feature in FEATURES for kind in feature.kinds}
VALIDATORS = {folder: jsonschema.Draft7Validator(schema_of(kind)) for folder, kind in KINDS.items()}
TEXTS = [
    file
    for base in (ROOT / "content", *sorted((ROOT / "tests/golden").glob("*/content")))
    for file in sorted(base.rglob("*.md"))
    if file.relative_to(base).parts[0] in KINDS
]
NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
EDITOR = ROOT / ".vscode"


def front_matter(text: str) -> str:
    return text.split("\n---", 1)[0].removeprefix("---\n")


def as_editor(value: object, *, typed: bool) -> object:
    """The value as an editor reads it: nothing, and where it is ``typed`` numbers and truth values (YAML 1.2)."""
    if isinstance(value, dict):
        return {key: as_editor(one, typed=typed) for key, one in value.items()}
    if isinstance(value, list):
        return [as_editor(one, typed=typed) for one in value]
    assert isinstance(value, str)
    if not value:
        return None
    if typed and value in ("true", "false"):
        return value == "true"
    return float(value) if typed and NUMBER.fullmatch(value) else value


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: "/".join(file.parts[-3:]))
def test_real_content_is_as_its_schema_says(file) -> None:
    loaded = yaml.load(front_matter(file.read_text(encoding="utf-8-sig")), Loader=yaml.CBaseLoader)  # noqa: S506 - texts only
    folder = next(part for part in file.parts[::-1][1:] if part in KINDS)
    for typed in (False, True):
        read = as_editor(loaded, typed=typed)
        assert [fault.message for fault in VALIDATORS[folder].iter_errors(read)] == []


@pytest.mark.parametrize(
    ("folder", "written"),
    [
        ("news", {"title": "T", "date": "huomenna", "summary": "S"}),
        ("news", {"title": "T", "date": "2022-01-01"}),
        ("news", {"titel": "T", "title": "T", "date": "2022-01-01", "summary": "S"}),
        ("news", {"title": "T", "date": "2022-01-01", "summary": "S", "tags": "perheet"}),
        ("groups", {"title": "T", "type": "komitea"}),
        ("people", {"title": "T", "roles": []}),
        ("projects", {"title": "T", "summary": "S", "links": [{"url": "https://a.example/"}]}),
    ],
)
def test_what_is_wrong_is_marked(folder, written) -> None:
    assert list(VALIDATORS[folder].iter_errors(written))


def test_the_schemas_at_hand_are_those_of_the_models() -> None:
    """After a change of a model or of its words: make schemas."""
    written = {file.name: file.read_text(encoding="utf-8") for file in (EDITOR / "schemas").iterdir()}
    assert written == schemas(KINDS.values())


SNIPPETS = json.loads((EDITOR / "koske.code-snippets").read_text(encoding="utf-8"))
PLACEHOLDER = re.compile(r"\$\{\d+(?::([^}]*)|\|([^,|]*)[^}]*)\}")


def inserted(snippet: dict) -> str:
    """What stands in the text once all proposals are taken."""
    return PLACEHOLDER.sub(lambda match: match[1] or match[2], "\n".join(snippet["body"]))


def test_there_is_a_snippet_for_every_block() -> None:
    blocks = {block.directive.name for feature in FEATURES for block in feature.blocks}
    assert blocks <= {snippet["prefix"] for snippet in SNIPPETS.values()}


def test_every_snippet_builds_but_that_it_names_what_is_not_there(tmp_path) -> None:
    folder = tmp_path / "newsletters"
    folder.mkdir()
    front = "---\ntitle: N\nnumber: 1\nyear: 2022\ndate: 2022-01-01\nsummary: S.\n---\n"
    body = "\n\n".join(inserted(snippet) for snippet in SNIPPETS.values())
    (folder / "2022-1.md").write_text(f"{front}\n{body}\n", encoding="utf-8")
    found = run("plugins.edge", "check", "--content", tmp_path, AS_OF="2022-02-01").stderr.splitlines()
    told = [line for line in found if re.search(r": (virhe|varoitus): ", line)]
    unknown = ("ei ole kansiossa", "ei ole sisältökansiossa")
    assert told
    assert [line for line in told if not any(words in line for words in unknown)] == []


def test_the_tasks_read_our_messages() -> None:
    tasks = json.loads((EDITOR / "tasks.json").read_text(encoding="utf-8"))["tasks"]
    matchers = [matcher for task in tasks for matcher in task["problemMatcher"]]
    assert {matcher["severity"] for matcher in matchers} == {"error", "warning"}
    place = Place("news/x: y.md", 12, 3)
    for lang in ("fi", "en"):
        for problem in (error(place, "key-empty", key="title"), warning(place, "key-empty", key="title")):
            line = describe(problem, lang)
            read = {
                matcher["severity"]: match
                for matcher in matchers
                if (match := re.match(matcher["pattern"]["regexp"], line))
            }
            assert set(read) == {"error" if problem.severity is Severity.ERROR else "warning"}
            (match,) = read.values()
            assert match.group(1, 2, 3) == ("content/news/x: y.md", "12", "3")
