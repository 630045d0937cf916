"""What is remembered of all items together is looked at again when a text changes that it was made of."""

import re

import pytest
from msgspec.structs import replace

from plugins.core.build import build
from plugins.core.engine import Engine
from plugins.core.feature import Output, Slot
from plugins.core.problems import Place, warning
from tests.outputs.sites import given
from tests.outputs.subscribers import CONTENT, NEWS

FIRST = {"news/x.md": NEWS + "---\nYksi sana.", "news/y.md": NEWS + "---\nToinen."}


def longest(site):
    """The item with the most text, and how much that is."""
    texts = {id: len(repr(site.get(kind, id).prose)) for kind, id in site.ids() if kind == "news"}
    return max(texts.items(), key=lambda pair: pair[1])


def files(site):
    yield Slot(f"{site.ask(longest)[0]}.txt")


def check(site, _):
    id, length = site.ask(longest)
    if length > 300:
        yield warning(Place(f"news/{id}.md"), "file-changed")


@pytest.fixture
def rest():
    """What `build` is given after the material, with an output whose plan depends on texts."""
    _, theme, composition, identity, day = given(CONTENT)
    own = Output("longest", files=files, file=lambda *_: b"", plain=True, check=check)
    return theme, replace(composition, outputs=(*composition.outputs, own)), identity, day


@pytest.mark.parametrize(
    ("changed", "planned", "warned"),
    [
        ({"news/y.md": NEWS + "---\nToinen, pitempi teksti."}, "y.txt", False),
        ({"news/x.md": NEWS + "---\n" + 40 * "Sana. "}, "x.txt", True),
        ({"news/x.md": NEWS + "---\nSana."}, "y.txt", False),
    ],
)
def test_a_plan_made_of_texts_follows_them(rest, changed, planned, warned):
    first = build(given(CONTENT | FIRST)[0], *rest)
    assert "x.txt" in first.files
    engine = Engine(memory=first.memory, standing=None)
    second = build(given(CONTENT | FIRST | changed)[0], *rest, engine=engine)
    clean = build(given(CONTENT | FIRST | changed)[0], *rest)
    assert second.files == clean.files
    assert {path for path in second.files if path.endswith(".txt") and "/" not in path} == {
        planned,
        "robots.txt",
    }
    assert second.problems == clean.problems
    assert bool(second.problems) is warned


def test_a_plan_that_asks_for_no_text_is_kept(monkeypatch):
    first = build(*given(CONTENT | FIRST))
    monkeypatch.setattr("plugins.core.build.planned", None)
    changed = FIRST | {"news/y.md": NEWS + "---\nUusi."}
    engine = Engine(memory=first.memory, standing=None)
    second = build(*given(CONTENT | changed), engine=engine)
    assert planned(second.files) == planned(first.files)


def planned(files):
    """The files of a plan; of a folder that is made as a whole, as the index of the search is, its own name."""
    return {re.sub(r"^(haku/index-[^/]+/[^/]+)/.+", r"\1", path) for path in files}
