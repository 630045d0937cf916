"""The catalogue of messages: whole, used, alike in both languages, and made of sentences."""

import ast
import re
from string import Formatter

import pytest

from plugins.core.messages import MESSAGES, SEVERITIES
from plugins.core.problems import Severity
from tests.setup.checkout import ROOT

CATALOGUE = ROOT / "plugins/core/messages"
SOURCES = [path for path in sorted((ROOT / "plugins").rglob("*.py")) if not path.is_relative_to(CATALOGUE)]
# Functions that are given a code, with the place of it among what they are given.
GIVEN = {"error": 1, "warning": 1, "_Faulty": 1} | dict.fromkeys(
    ("objection", "SvgError", "DateError", "NumberError", "PhoneError", "FetchError", "_refuse", "_report"), 0
)
# A message ends as a sentence does, or with what is to be written: after a colon, or a word with signs in it.
END = re.compile(r"[.?]$|:\s[^.?]*$|\S*[^\w\s]\S*$")
# Each tells what to do: a verb of asking, what was most likely meant, what is needed or goes on by itself.
ASKING = re.compile(
    r"\b(?:aja|aloita|anna|asenna|avaa|etsi|erota|hae|harkitse|jaa|jätä|katso|kerro|keksi|kirjoita|kokeile|kopioi|korjaa|lataa|"
    r"käy|käytä|laske|lisää|lyhennä|nimeä|odota|ohjaa|palauta|perustele|pienennä|poista|pyydä|päivitä|päätä|siirrä|sisennä|"
    r"sulje|tallenna|tarkista|tarkoititko|tee|tuo|täytä|vaihda|valitse|vapauta|vertaa|vie|vähennä|yritä|"
    r"pitää|tarvitaan|jatkaa|käynnistyy itse|siellä ovat|mitään ei muutettu)\b",
    re.IGNORECASE,
)
# What mends itself as time passes asks for nothing.
WAITING = {"reference-not-out", "link-not-out", "card-not-out", "redirects-not-out"}
# Words of programmers, and second names of things that have one already (`plugins.core.messages`).
OTHER_WORDS = re.compile(
    r"\b(?:ankkur|attribuut|boolean|direktiiv|front.?matter|gravi|merkkijono|null|pars[ie]|regex|risuaid|"
    r"ristikkomerk|sarkainmerk|schema|skeema|slug|string|syntaks|teema|token|validoi|yaml(?!:)|yhdysviiv)\w*",
    re.IGNORECASE,
)
ENGLISH = re.compile(
    r"\b(?:the|and|must|should|value|line|write|with|error|warning|missing|unknown)\b", re.IGNORECASE
)
FILES = re.compile(r"[\w-]+\.(?:yaml|py|md|json)|\{\w+\}")
# libyaml's own words are English: a Finnish message cannot use them.
FOREIGN = {"yaml-syntax": {"detail"}}


def texts() -> set[str]:
    """Every text that stands in the program, docstrings apart."""
    found: set[str] = set()
    for path in SOURCES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found |= {
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
    return found


def given() -> set[str]:
    """The codes that are written where a problem is made."""
    found: set[str] = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                place = GIVEN.get(name)
                if (
                    place is not None
                    and len(node.args) > place
                    and isinstance(node.args[place], ast.Constant)
                ):
                    found.add(node.args[place].value)
    return found


def named(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_code_that_the_program_gives_has_its_message():
    assert sorted(given() - MESSAGES.keys()) == []


def test_every_message_has_a_code_that_the_program_knows():
    assert sorted(MESSAGES.keys() - texts()) == []


def test_no_two_parts_of_the_catalogue_have_the_same_code():
    parts = [
        key.value
        for path in sorted(CATALOGUE.glob("*.py"))
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Dict) and path.name != "__init__.py"
        for key in node.value.keys
        if isinstance(key, ast.Constant)
    ]
    assert sorted(parts) == sorted(MESSAGES)


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_a_message_says_the_same_in_both_languages(code):
    message = MESSAGES[code]
    assert set(message) == {"fi", "en"}
    assert named(message["fi"]) == named(message["en"]) - FOREIGN.get(code, set())


@pytest.mark.parametrize("lang", ["fi", "en"])
@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_a_message_is_a_sentence_that_ends(code, lang):
    assert END.search(MESSAGES[code][lang])


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_a_message_asks_for_its_mend(code):
    assert code in WAITING or ASKING.search(MESSAGES[code]["fi"])


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_a_finnish_message_has_the_words_of_the_guide(code):
    told = FILES.sub("", MESSAGES[code]["fi"])
    assert OTHER_WORDS.findall(told) == []
    assert ENGLISH.findall(told) == []
    # A key of the front matter is ”tieto”; one that opens a server is a key.
    assert code.startswith("deploy-") or not re.search(r"\bava(?:in|im)", told)


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_quotation_marks_are_those_of_the_language(code):
    finnish, english = (MESSAGES[code][lang] for lang in ("fi", "en"))
    assert not set(finnish) & set("“‘")
    assert finnish.count("”") % 2 == 0
    assert re.findall("[“”]", english) == ["“", "”"] * (finnish.count("”") // 2)


def test_both_languages_name_every_severity():
    for words in SEVERITIES.values():
        assert set(words) == {severity.value for severity in Severity}
