"""The order in which modules may import each other: core <- kinds <- blocks <- outputs <- edge."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.setup.checkout import ROOT

PLUGINS = ROOT / "plugins"
# What the core may not touch: the host, files, the clock's and the machine's moods.
IMPURE = {
    "pelican", "feedgen", "os", "pathlib", "io", "shutil", "tempfile", "glob", "subprocess", "socket", "sys",
    "time", "locale", "random", "secrets", "uuid", "platform", "getpass", "logging", "argparse", "bs4",
}  # fmt: skip
IMPURE_CALLS = {"open", "print", "input", "now", "today", "utcnow", "getenv", "localtime"}
# Pillow and the XML parser read pictures from bytes in memory.
IN_MEMORY = {"core/pictures.py": {"io", "pathlib"}, "core/scaling.py": {"io"}}


def modules() -> list[Path]:
    return sorted(PLUGINS.rglob("*.py"))


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in at_run_time(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found |= {f"{node.module}.{name.name}" for name in node.names} | {str(node.module)}
    return found


def at_run_time(node: ast.AST) -> Iterator[ast.AST]:
    """Every node but what only a type checker sees."""
    if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
        return
    yield node
    for child in ast.iter_child_nodes(node):
        yield from at_run_time(child)


def layer(path: Path) -> str:
    """core, kind, block, output or edge - by what the module's FEATURE adds."""
    first, *inside = path.relative_to(PLUGINS).parts
    if first in ("core", "edge"):
        return first
    text = (PLUGINS / first / "__init__.py" if inside else path).read_text(encoding="utf-8")
    if "kinds=(" in text:
        return "kind"
    if "blocks=(" in text:
        return "block"
    return "output" if "outputs=(" in text else "guide"


ALLOWED = {
    "core": {"core"},
    "kind": {"core"},
    "block": {"core", "kind"},
    "output": {"core", "kind", "block"},
    "edge": {"core", "edge"},
    "guide": set(),
}


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PLUGINS).as_posix())
def test_a_module_imports_only_what_stands_before_it(path: Path) -> None:
    # A larger kind is a package: its modules may import each other.
    package = path.parent if path.parent not in (PLUGINS, PLUGINS / "core", PLUGINS / "edge") else None
    files = {PLUGINS / name for name in _files_of(imports(path))}
    assert {layer(file) for file in files if file.parent != package} <= ALLOWED[layer(path)]


@pytest.mark.parametrize(
    "path", sorted((PLUGINS / "core").rglob("*.py")), ids=lambda path: path.relative_to(PLUGINS).as_posix()
)
def test_the_core_is_pure(path: Path) -> None:
    allowed = IN_MEMORY.get(path.relative_to(PLUGINS).as_posix(), set())
    assert not ({name.split(".")[0] for name in imports(path)} & IMPURE) - allowed
    calls = {
        node.func.id if isinstance(node.func, ast.Name) else node.func.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute)
    }
    assert not calls & IMPURE_CALLS - ({"open"} if path.name == "pictures.py" else set())


def test_only_the_edge_imports_pelican() -> None:
    importers = {
        layer(path) for path in modules() if any(name.split(".")[0] == "pelican" for name in imports(path))
    }
    assert importers == {"edge"}


def test_the_modules_import_each_other_in_no_ring() -> None:
    names = {path.relative_to(PLUGINS).as_posix(): path for path in modules()}
    after = {name: _files_of(imports(path)) - {name} for name, path in names.items()}
    seen: set[str] = set()
    while ready := {name for name in after if name not in seen and after[name] <= seen}:
        seen |= ready
    assert sorted(after.keys() - seen) == []


def _files_of(names: set[str]) -> set[str]:
    """The files of this project that the imported names stand for."""
    files = set()
    for name in names:
        parts = name.split(".")
        if parts[0] == "plugins":
            stem = PLUGINS.joinpath(*parts[1:])
            if stem.with_suffix(".py").is_file():
                files.add(stem.with_suffix(".py").relative_to(PLUGINS).as_posix())
            elif len(parts) > 1 and (stem / "__init__.py").is_file():
                files.add((stem / "__init__.py").relative_to(PLUGINS).as_posix())
    return files
