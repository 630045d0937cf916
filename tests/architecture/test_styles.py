"""The style sheet speaks of what the templates have, and of nothing else."""

import re
from pathlib import Path

from plugins.edge.theme import read_theme

ROOT = Path(__file__).parents[2]
PARTS = sorted((ROOT / "theme/styles").glob("*.css"))
STYLE = re.sub(
    r"/\*.*?\*/", "", "\n".join(part.read_text(encoding="utf-8") for part in PARTS), flags=re.DOTALL
)
SELECTORS = re.compile(r"([^{};]+)\{")
CLASS = re.compile(r"\.([a-zA-Z_][\w-]*)")
DRAWN = [*sorted((ROOT / "theme/templates").rglob("*.html")), *sorted((ROOT / "plugins").rglob("*.py"))]
DRAWN += sorted((ROOT / "theme/static").glob("*.js"))


def test_every_rule_is_for_something_that_is_drawn():
    text = "\n".join(path.read_text(encoding="utf-8") for path in DRAWN)
    # Of a name that is put together (``card-{{ item.kind }}``) the beginning stands in the template.
    begun = set(re.findall(r"([a-z_]+[-_])\{", text)) | {"tags_", "related_", "person_projects_"}
    named = {name for selector in SELECTORS.findall(STYLE) for name in CLASS.findall(selector)}
    unknown = {
        name
        for name in named
        if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)
        and not any(name.startswith(start) for start in begun)
    }
    assert unknown == set()


def test_every_value_that_is_used_is_set():
    used = set(re.findall(r"var\((--[\w-]+)\)", STYLE))
    assert used - set(re.findall(r"(--[\w-]+)\s*:", STYLE)) == set()


def test_every_value_that_is_set_is_used():
    found = set(re.findall(r"(--[\w-]+)\s*:", STYLE))
    assert found - set(re.findall(r"var\((--[\w-]+)[,)]", STYLE)) == set()


def test_files_of_a_style_sheet_are_one_in_the_order_of_their_names(tmp_path):
    for name, text in {"30-c": "c{c:d}", "10-a": "a{c:d} /* of a */", "20-b": "b{c:d}"}.items():
        path = tmp_path / f"styles/{name}.css"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert read_theme(tmp_path).static == {"style.css": b"a{c:d}b{c:d}c{c:d}\n"}


def test_each_file_of_the_style_sheet_is_whole_in_itself():
    for part in PARTS:
        text = part.read_text(encoding="utf-8")
        assert text.startswith("/*"), part.name
        assert text.count("{") == text.count("}"), part.name
        assert text.count("/*") == text.count("*/"), part.name
