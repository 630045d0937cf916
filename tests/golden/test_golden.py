"""Whole small sites: every file of ``expected/`` is what a build of ``content/`` gives, byte for byte.

``GOLDEN=write`` writes ``expected/`` anew; the diff is read before it is committed. The theme's own
files, the pictures and the downloads are named and not kept a second time. Of the index of the search it
is told what can be found.
"""

import json
import os
import re
import shutil
from importlib import import_module
from pathlib import Path

import pytest

import pelicanconf
from plugins.core.artifact import Artifact
from plugins.core.build import Material, Result, build, compose
from plugins.core.dates import parse_day
from plugins.core.problems import describe, in_order
from plugins.edge.settings import identity_of
from plugins.edge.theme import read_theme
from plugins.edge.tree import read_tree

HERE = Path(__file__).parent
CASES = sorted(path.parent.name for path in HERE.glob("*/content"))
AS_OF = parse_day("2021-03-01")
SETTINGS = {name: value for name, value in vars(pelicanconf).items() if name.isupper()}
DIGEST = re.compile(r'(?P<key>"(?:digest|text)":)"[0-9a-f]{16}"')
CARD = re.compile(r"(?P<name>card\.jpg\?v=)[0-9a-f]{10}")
INDEX = re.compile(r"(?P<folder>.*/index)-[0-9.]+/[^/]+/(?P<file>.+)")
HASHED = re.compile(r"(?P<stem>theme/[a-z0-9-]+)\.[0-9a-f]{10}\.(?P<ending>[a-z0-9]+)")
# The style guide shows the same whatever the content: one site has it for all.
STYLE_GUIDE, ITS_CASE = "tyyliopas/index.html", "vain-sivu"


def built(case: str) -> tuple[Result, str]:
    """The build of a case, and the lines that it tells."""
    identity, wrong = identity_of(SETTINGS)
    assert identity is not None, wrong
    composition = compose(import_module(name).FEATURE for name in pelicanconf.PLUGINS)
    tree = read_tree(HERE / case / "content", frozenset(kind.folder for kind in composition.kinds.values()))
    theme = read_theme(HERE.parents[1] / pelicanconf.THEME)
    result = build(Material(tree.sources, tree.assets, data=tree.data), theme, composition, identity, AS_OF)
    told = in_order([*tree.problems, *result.problems])
    return result, "".join(f"{describe(problem, 'fi')}\n" for problem in told)


def texts(result: Result) -> dict[str, str]:
    """The site's own texts by path; what is made of the theme's bytes and of views is left out of addresses."""
    return {
        artifact.path: CARD.sub(
            r"\g<name>…",
            DIGEST.sub(r'\g<key>"…"', HASHED.sub(r"\g<stem>.\g<ending>", artifact.body.decode("utf-8"))),
        )
        for artifact in result.artifacts
        if isinstance(artifact, Artifact)
        and not artifact.path.startswith("theme/")
        and not INDEX.fullmatch(artifact.path)
    }


def findable(result: Result) -> str:
    """What the search can find: address, how many words, headings with a place of their own, title."""
    lines = []
    for artifact in result.artifacts:
        if artifact.path.endswith(".pf_fragment"):
            told = json.loads(artifact.body.removeprefix(b"pagefind_dcd"))
            anchors = " ".join(f"#{anchor}" for _, anchor, _ in told["anchors"])
            words = len(told["content"].split())
            lines.append(f"{told['url']} {words} [{anchors}] {told['meta']['title']}\n")
    return "".join(sorted(lines))


def names(result: Result) -> str:
    """The names of all files of the site, one a line."""
    found = (INDEX.sub(r"\g<folder>/", artifact.path) for artifact in result.artifacts)
    paths = sorted({HASHED.sub(r"\g<stem>.\g<ending>", path) for path in found})
    return "".join(f"{path}\n" for path in paths)


def write(folder: Path, files: dict[str, str]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")


@pytest.mark.parametrize("case", CASES)
def test_site_is_as_expected(case):
    result, told = built(case)
    found = {path: text for path, text in texts(result).items() if path != STYLE_GUIDE or case == ITS_CASE}
    made = {
        **found,
        ".files.txt": names(result),
        ".search.txt": findable(result),
        ".warnings.txt": told,
    }
    folder = HERE / case / "expected"
    if os.environ.get("GOLDEN") == "write":
        write(folder, made)
    expected = {
        path.relative_to(folder).as_posix(): path.read_bytes().decode("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    assert sorted(made) == sorted(expected)
    for path, text in made.items():
        assert text == expected[path], path


def test_names_of_theme_files_tell_their_content():
    result, _ = built(CASES[0])
    paths = [artifact.path for artifact in result.artifacts if artifact.path.startswith("theme/")]
    assert paths
    assert all(HASHED.fullmatch(path) for path in paths)
