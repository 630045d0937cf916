"""The interface words: the same ones in every language, each of them used, none missing."""

import ast
import re
from collections.abc import Mapping
from importlib import import_module
from string import Formatter

import pytest

import pelicanconf
from plugins.core.build import compose
from plugins.core.model import LANGUAGES
from plugins.edge.theme import read_theme
from plugins.organisations import TYPES, Organisation
from tests.setup.checkout import ROOT

THEME = read_theme(ROOT / "theme")
COMPOSITION = compose(import_module(name).FEATURE for name in pelicanconf.PLUGINS)
TREES = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "plugins").rglob("*.py"))]
CALLED = re.compile(r"\bt\(\s*[\"']([^\"']+)[\"']")
KEY = re.compile(r"[a-z-]+\.[a-z-]+")


def words(lang: str) -> Mapping[str, str]:
    return {**THEME.words[lang], **COMPOSITION.words[lang]}


def called() -> set[str]:
    """The keys that templates ask for."""
    return {key for text in THEME.templates.values() for key in CALLED.findall(text)}


def texts() -> set[str]:
    """Every text that stands whole in the program."""
    parts = {
        id(part)
        for tree in TREES
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in node.values
    }
    return {
        node.value
        for tree in TREES
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in parts
    }


def put_together(key: str) -> bool:
    """Whether the program puts a key together: ``f"{kind}.list"``, ``f"project.type-{type}"``.

    Of ``f"project.{key}"`` the end must stand somewhere as a text.
    """
    prefix, _, rest = key.partition(".")
    return any(pattern.fullmatch(key) for pattern in PATTERNS) or (f"{prefix}." in OPEN and rest in TEXTS)


def patterns() -> tuple[list[re.Pattern[str]], set[str]]:
    """The keys with a part to fill in; the beginnings of those that are filled in from the point on."""
    found, beginnings = [], set()
    for tree in TREES:
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                parts = [part.value if isinstance(part, ast.Constant) else None for part in node.values]
                if any(re.fullmatch(r"[a-z-]*\.[a-z-]+", str(part)) for part in parts):
                    filled = ("[a-z-]+" if part is None else re.escape(str(part)) for part in parts)
                    found.append(re.compile("".join(filled)))
                if re.fullmatch(r"[a-z]+\.", str(parts[0])):
                    beginnings.add(str(parts[0]))
    return found, beginnings


TEXTS = texts()
PATTERNS, OPEN = patterns()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_the_same_words_with_the_same_names_in_them(lang):
    def named(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}

    assert {key: named(text) for key, text in words(lang).items()} == {
        key: named(text) for key, text in words("fi").items()
    }
    assert all(text.strip() for text in words(lang).values())


@pytest.mark.parametrize(
    ("lang", "other", "alike"),
    [
        ("sv", "fi", {"publication.language-rom"}),
        ("en", "fi", set()),
        ("en", "sv", {"accessibility.tool", "group.list", "publication.type-plan", "search.at"}),
    ],
)
def test_no_word_is_left_in_another_language(lang, other, alike):
    international = {"publication.isbn", "publication.isbn-of", "publication.issn", "site.all", "site.noted"}
    same = {key for key, text in words(lang).items() if words(other)[key] == text}
    assert same == alike | international


def test_every_word_that_is_asked_for_is_there():
    groups = {key.partition(".")[0] for key in words("fi") if "." in key}
    files = (".css", ".js", ".yaml", ".caddy")
    named = {text for text in TEXTS if KEY.fullmatch(text) and not text.endswith(files)}
    asked = called() | {text for text in named if text.partition(".")[0] in groups}
    assert sorted(key for key in asked - words("fi").keys() if not key.endswith(".")) == []


def test_every_word_is_asked_for():
    asked = called() | TEXTS
    assert [key for key in sorted(words("fi")) if key not in asked and not put_together(key)] == []


@pytest.mark.parametrize("name", sorted(COMPOSITION.kinds))
def test_a_kind_has_the_words_of_its_list_and_its_feed(name):
    kind = COMPOSITION.kinds[name]
    needed = {f"{name}.list", f"{name}.intro"} if kind.listing else set()
    needed |= {f"{name}.feed"} if kind.feed else set()
    assert sorted(needed - words("fi").keys()) == []
    assert set(kind.words) == set(LANGUAGES)


def test_every_type_of_organisation_has_its_heading_and_its_place_in_the_directory():
    allowed = Organisation.model_json_schema()["properties"]["type"]["enum"]
    assert sorted(TYPES) == sorted([*allowed, ""])
    assert {f"organisation.type-{type_ or 'other'}" for type_ in TYPES} <= words("fi").keys()
