"""A new template shows the views that the store has kept: of all pages of the real content, and no others."""

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace

from plugins.core.build import Material, Result, build
from plugins.core.engine import Engine
from plugins.core.making import used
from plugins.core.memory import Memory
from plugins.core.press import Press
from plugins.edge.building import planned
from plugins.edge.loading import load_settings
from plugins.edge.outcome import Request
from plugins.edge.store import DiskStore
from plugins.edge.theme import read_theme
from plugins.edge.tree import read_tree
from tests.outputs.sites import MODULES
from tests.outputs.sites import given as sample

ROOT = Path(__file__).parents[2]
AS_OF = dt.date(2021, 3, 1)


@pytest.fixture(scope="module")
def real():
    """What the real site is built of but its theme, and that."""
    settings = load_settings(ROOT / "pelicanconf.py")
    settings |= {"PATH": str(ROOT / "content"), "THEME": str(ROOT / "theme"), "CACHE_PATH": ""}
    plan, problems = planned(Request(settings, MODULES, publish=False))
    assert plan is not None, problems
    tree = read_tree(plan.content, frozenset(kind.folder for kind in plan.composition.kinds.values()))
    material = Material(tree.sources, tree.assets, tree.problems, tree.data)
    return (material, plan.composition, plan.identity, AS_OF), read_theme(ROOT / "theme")


@pytest.fixture
def store(tmp_path):
    found = DiskStore(tmp_path / "store.sqlite")
    yield found
    found.close()


def built(given, theme, store: DiskStore, former: Result | None = None) -> Result:
    material, *rest = given
    engine = Engine(store=store, standing=None)
    if former is not None:
        engine = replace(engine, memory=former.memory)
    return build(material, theme, *rest, engine=engine)


def with_a_line(theme):
    base = theme.templates["base.html"].replace("</body>", "<p>Rivi.</p></body>")
    return replace(theme, templates={**theme.templates, "base.html": base})


def pages(result: Result) -> dict[str, bytes]:
    return {path: file.body for path, file in result.receipts.items() if path.endswith(".html")}


def test_no_view_is_made_anew_for_a_new_template(real, store, monkeypatch):
    given, theme = real
    first = built(given, theme, store)
    clean = built(given, with_a_line(theme), DiskStore(None))
    with monkeypatch.context() as patch:
        patch.setattr(Press, "_page", lambda *_: None)  # would be a page that nobody makes
        second = built(given, with_a_line(theme), store, first)
    assert len(pages(second)) > 150
    assert pages(second) == pages(clean)
    assert second.files == clean.files


def test_view_that_the_store_has_lost_is_made_anew(store):
    material, theme, *rest = sample({"news/uutinen.md": "title: U\ndate: 2020-02-02\nsummary: S."})
    given = (material, *rest)
    first = built(given, theme, store)
    second = built(given, with_a_line(theme), DiskStore(None), first)
    assert pages(second) == pages(built(given, with_a_line(theme), DiskStore(None)))
    third = built(given, theme, store, second)
    assert third.files == first.files


def test_views_that_no_page_has_any_more_leave_the_store(store):
    def remembered(text: str, former: Memory) -> Memory:
        material, theme, *rest = sample(
            {"news/uutinen.md": f"title: U\ndate: 2020-02-02\nsummary: S.\n---\n{text}"}
        )
        memory = build(material, theme, *rest, engine=Engine(store=store, memory=former)).memory
        # Where another number of questions is in use, the whole is written again.
        store.remember(former, replace(memory, used=memory.used + 1), lambda: used(memory))
        return memory

    first = remembered("Yksi.", Memory())
    second = remembered("Kaksi.", first)
    gone, come = {*used(first)} - {*used(second)}, {*used(second)} - {*used(first)}
    assert len({name for name in gone if name.endswith(b"v")}) == 1
    assert [store.get(name) for name in gone] == [None] * len(gone)
    assert None not in [store.get(name) for name in come]
    assert None not in [store.get(name) for name in used(second) if name.endswith(b"v")]
