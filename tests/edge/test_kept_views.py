"""A new template shows the views that the store has kept: of all pages of the real content, and no others."""

import pytest
from msgspec.structs import replace

from plugins.core.build import Result, build
from plugins.core.engine import Engine
from plugins.core.making import used
from plugins.core.memory import Memory
from plugins.core.press import Press
from plugins.edge.store import DiskStore
from tests.edge.real_content import built
from tests.outputs.sites import given as sample


@pytest.fixture
def store(tmp_path):
    found = DiskStore(tmp_path / "store.sqlite")
    yield found
    found.close()


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
