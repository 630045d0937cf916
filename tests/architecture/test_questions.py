"""What is computed for one page or item may learn of the site by questions alone: they are its key."""

import ast
from pathlib import Path

import pytest

from tests.architecture.test_imports import PLUGINS, modules

# The stages that look at everything, and the answers to questions. A value of one page is made in none of them.
WHOLE = {
    *(
        f"core/{name}.py"
        for name in ("site", "contents", "link", "route", "model", "reading", "records", "memory", "memo")
    ),
    "core/changes.py",
    "core/guard.py",
    *(f"core/{name}.py" for name in ("chronicle", "tagged", "syndication", "redirect", "press", "build")),
    *(f"{name}.py" for name in ("core/rule_problems", "redirects/claims")),
    "media.py",
}


def untold(path: Path) -> list[str]:
    """Where a module looks at items or at the site past the recorder."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute):
            of_site = isinstance(node.value, ast.Name) and node.value.id == "site"
            if node.attr == "brief" or (of_site and node.attr in ("contents", "day")):
                found.append(f"{path.name}:{node.lineno}: .{node.attr}")
    return found


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in modules()
        if path.relative_to(PLUGINS).as_posix() not in WHOLE and "edge" not in path.parts
    ],
    ids=lambda path: path.relative_to(PLUGINS).as_posix(),
)
def test_views_ask_and_do_not_look(path: Path) -> None:
    assert untold(path) == []


def test_a_look_past_the_recorder_is_found(tmp_path: Path) -> None:
    module = tmp_path / "kind.py"
    module.write_text(
        "def view(entity, site):\n    return entity.brief.title, site.contents.items, site.day\n"
    )
    assert sorted(untold(module)) == ["kind.py:2: .brief", "kind.py:2: .contents", "kind.py:2: .day"]
