"""The real content as it is built in memory, with nothing of its site made before."""

import datetime as dt
from pathlib import Path

from msgspec.structs import replace

from plugins.core.build import Material, Result, build
from plugins.core.engine import Engine
from plugins.core.theme import Theme
from plugins.edge.building import planned
from plugins.edge.loading import load_settings
from plugins.edge.outcome import Request
from plugins.edge.store import DiskStore
from plugins.edge.theme import read_theme
from plugins.edge.tree import read_tree
from tests.outputs.sites import MODULES

ROOT = Path(__file__).parents[2]
AS_OF = dt.date(2021, 3, 1)

Given = tuple[Material, object, object, dt.date]
"""What a build is given but its theme."""


def real_content() -> tuple[Given, Theme]:
    """What the real site is built of but its theme, and that."""
    settings = load_settings(ROOT / "pelicanconf.py")
    settings |= {"PATH": str(ROOT / "content"), "THEME": str(ROOT / "theme"), "CACHE_PATH": ""}
    plan, problems = planned(Request(settings, MODULES, publish=False))
    assert plan is not None, problems
    tree = read_tree(plan.content, frozenset(kind.folder for kind in plan.composition.kinds.values()))
    material = Material(tree.sources, tree.assets, tree.problems, tree.data)
    return (material, plan.composition, plan.identity, AS_OF), read_theme(ROOT / "theme")


def built(given: Given, theme: Theme, store: DiskStore, former: Result | None = None) -> Result:
    """The site, with nothing of its output in place; ``former`` is the build before."""
    material, *rest = given
    engine = Engine(store=store, standing=None)
    if former is not None:
        engine = replace(engine, memory=former.memory)
    return build(material, theme, *rest, engine=engine)
