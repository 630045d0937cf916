"""What the preview shows is what a build with drafts would write, after whatever edits.

``EDITS=500`` makes five hundred random edits. Faults planted in what is kept are found by the same test.
"""

import os
import random
from collections.abc import Mapping
from pathlib import Path
from string import Template

import pytest

from plugins.core.build import Material, Result, build
from plugins.core.press import Press
from plugins.core.problems import has_errors
from plugins.edge.bodies import body_of
from plugins.edge.building import planned
from plugins.edge.forms import Forms
from plugins.edge.loading import load_settings
from plugins.edge.outcome import Request
from plugins.edge.preview import showing
from plugins.edge.preview.bar import said_in
from plugins.edge.preview.folder import Folder
from plugins.edge.preview.keeping import Keeper
from plugins.edge.preview.resident import Resident
from plugins.edge.preview.stage import Stage
from plugins.edge.theme import ThemeError, read_theme
from plugins.edge.tree import read_tree
from tests.outputs.sites import MODULES
from tests.properties.site import PLUGIN, SETTINGS, SLOTS, START, State, files, write

ROOT = Path(__file__).parents[2]
AS_OF = "2021-03-01"
EDITS = int(os.environ.get("EDITS", "10"))
# Another day is chosen in the bar; other settings are another program.
ELSEWHERE = {*Template(SETTINGS + PLUGIN).get_identifiers(), "as_of"}
CHANGES = [(slot, value) for slot, values in SLOTS.items() if slot not in ELSEWHERE for value in values]


@pytest.fixture
def stage_of(tmp_path, monkeypatch):
    monkeypatch.setenv("AS_OF", AS_OF)
    monkeypatch.setenv("JOBS", "1")
    running = []

    def make(content: Path, theme: Path = ROOT / "theme") -> Stage:
        settings = {
            **load_settings(ROOT / "pelicanconf.py"), "PATH": str(content), "THEME": str(theme), "PREVIEW": True,
            "OUTPUT_PATH": str(tmp_path / ".preview"), "CACHE_PATH": str(tmp_path / "cache"),
        }  # fmt: skip
        plan, problems = planned(Request(settings, MODULES, publish=False))
        assert plan is not None, problems
        running.append(Resident(plan, lambda _: None))
        running[-1].start()
        return Stage(running[-1])

    yield make
    for resident in running:
        resident.stop()


def clean(stage: Stage) -> Result:
    """What a build from nothing makes of the same folders."""
    resident = stage._resident
    plan = resident.plan
    kinds = frozenset(kind.folder for kind in plan.composition.kinds.values())
    tree = read_tree(plan.content, kinds)
    return build(
        Material(tree.sources, tree.assets, tree.problems, tree.data),
        read_theme(Path(plan.request.settings["THEME"])), plan.composition, plan.identity, resident.as_of,
        preview=not resident.readers,
    )  # fmt: skip


def bodies(stage: Stage, result: Result) -> Mapping[str, bytes]:
    forms = Forms(Path(stage._resident.plan.request.settings["CACHE_PATH"]) / "pictures")
    return {file.path: body_of(file, forms) for file in result.artifacts}


def address(path: str) -> str:
    folder, _, name = path.rpartition("/")
    return f"/{folder}/" if folder and name == "index.html" else "/" if path == "index.html" else f"/{path}"


def settle(stage: Stage) -> None:
    """Wait until all problems are known: what is left to look at stands in the line."""
    while not stage._resident.whole and not stage._resident.trouble:
        stage._resident.do(lambda: None)


def differences(stage: Stage) -> list[str]:
    """How what is shown and told differs from a build from nothing; nothing where both refuse."""
    settle(stage)
    try:
        result = clean(stage)
    except ThemeError as fault:
        told = {dict(one.values).get("where", "").partition(":")[0] for one in stage._resident.problems}
        return [] if fault.where.partition(":")[0] in told else [f"not told: {fault}"]
    if {*result.problems} != {*stage._resident.problems}:
        return [f"told otherwise: {set(result.problems) ^ set(stage._resident.problems)}"]
    if has_errors(result.problems):
        return []
    found = [path for path, body in bodies(stage, result).items() if stage.answer(address(path)).body != body]
    gone = [
        path
        for path in ("/uutiset/kahvila/", "/uutiset/toinen-kahvila/")
        if address_differs(stage, result, path)
    ]
    return found + gone


def address_differs(stage: Stage, result: Result, path: str) -> bool:
    return (stage.answer(path).status == 200) != (f"{path.removeprefix('/')}index.html" in result.files)


def edit(stage: Stage, folder: Path, before: State, after: State) -> None:
    """Write what has changed, and tell of it as the watcher does."""
    write(folder, before, after)
    were, are = ({one.number: one for one in files(state)} for state in (before, after))
    touched = {one for number, one in are.items() if were[number] != one}
    touched |= {were[one.number] for one in touched}
    shown = {os.fspath(folder / one.path) for one in touched if one.path.startswith(("content/", "theme/"))}
    if shown:
        stage.changed(shown)


def random_edits(stage: Stage, folder: Path, number: int, seed: int) -> list[str]:
    """What is first found to differ after so many random edits, of one slot or of a few."""
    chance = random.Random(seed)  # noqa: S311 - for edits
    good = state = START
    for _ in range(number):
        after = {**good, **dict(chance.sample(CHANGES, chance.choice([1, 1, 1, 3])))}
        edit(stage, folder, state, after)
        state = after
        if found := differences(stage):
            return [str({slot: value for slot, value in after.items() if good[slot] != value}), *found]
        if not has_errors(stage._resident.problems):
            good = state
    return []


@pytest.fixture
def shop(tmp_path, stage_of):
    folder = tmp_path / "work"
    write(folder, None, START)
    return stage_of(folder / "content", folder / "theme"), folder


def test_every_address_of_the_real_content_gives_what_a_build_writes(stage_of):
    assert differences(stage_of(ROOT / "content")) == []


def test_every_address_gives_what_a_build_writes_after_random_edits(shop):
    stage, folder = shop
    assert differences(stage) == []
    assert random_edits(stage, folder, EDITS, 7) == []
    assert stage.show_as_of("2030-01-01", readers=True)
    assert differences(stage) == []


def _forget_answers(patch):
    patch.setattr(Keeper, "_holds", lambda _self, kept, fingerprint: kept.fingerprint == fingerprint)


def _forget_the_theme(patch):
    patch.setattr(Resident, "_read_theme", lambda _self, _folder: None)


def _forget_new_files(patch):
    patch.setattr(Folder, "look", lambda _self, _workers=None: None)


def _forget_edits(patch):
    patch.setattr(Folder, "see", lambda _self, _changed: None)


@pytest.mark.parametrize("fault", [_forget_answers, _forget_the_theme, _forget_new_files, _forget_edits])
def test_planted_fault_is_found(shop, monkeypatch, fault):
    stage, folder = shop
    for path in ("/", "/uutiset/", "/uutiset/kahvila/"):
        assert stage.answer(path).status == 200
    fault(monkeypatch)
    state = START
    for change in (
        {"news_title": SLOTS["news_title"][1]},
        {"theme/templates/base.html": SLOTS["theme/templates/base.html"][1]},
        {"kahvila_at": next(value for value in SLOTS["kahvila_at"] if value != START["kahvila_at"])},
    ):
        after = {**state, **change}
        edit(stage, folder, state, after)
        state = after
        if differences(stage):
            return
    pytest.fail("not found")


def test_sitemap_is_made_in_pieces_between_which_others_are_answered(shop, monkeypatch):
    stage, _ = shop
    monkeypatch.setattr("plugins.edge.preview.resident._PIECE", -1)
    pieces, ready = [], Resident.ready

    def counted(*asked):
        pieces.append(ready(*asked))
        return pieces[-1]

    monkeypatch.setattr(Resident, "ready", counted)
    pages = stage.answer("/sitemap.xml").body.count(b"<url>")
    assert pages > 5
    assert len(pieces) > pages
    assert [*dict.fromkeys(pieces)] == [False, True]
    assert stage.answer("/sitemap.xml").status == 200
    assert len(pieces) == pieces.count(False) + 2


def test_sitemap_is_whole_once_every_page_can_be_made(shop, monkeypatch):
    stage, _ = shop
    make = Press.make

    def failing(press, plan):
        if plan.path == "uutiset/kahvila/index.html":
            raise ValueError(plan.path)
        return make(press, plan)

    with monkeypatch.context() as patch:
        patch.setattr(Press, "make", failing)
        for _ in range(2):
            found = stage.answer("/sitemap.xml")
            assert (found.status, b"uutiset/kahvila" in found.body) == (500, True)
    assert stage.answer("/sitemap.xml").body == bodies(stage, clean(stage))["sitemap.xml"]


def test_edit_is_not_lost_while_the_theme_cannot_be_read(shop, stage_of):
    stage, folder = shop
    template = folder / "theme/templates/base.html"
    sound, after = template.read_bytes(), {**START, "news_title": SLOTS["news_title"][1]}
    template.write_bytes(b"\xff")
    stage.changed({os.fspath(template)})
    edit(stage, folder, START, after)
    later = stage_of(folder / "content", folder / "theme")
    for one in (stage, later):
        assert [problem.code for problem in one._resident.problems if problem.code.startswith("theme")]
    assert SLOTS["news_title"][0] in stage.answer("/uutiset/kahvila/").body.decode()
    template.write_bytes(sound)
    for one in (stage, later):
        one.changed({os.fspath(template)})
        assert SLOTS["news_title"][1] in one.answer("/uutiset/kahvila/").body.decode()
        assert not one._resident.trouble


def test_nothing_of_before_an_error_is_kept_for_after_it(shop):
    stage, folder = shop
    page, wrong = "/uutiset/kahvila/", folder / "content/news/virhe.md"
    assert stage.answer(page).status == 200
    wrong.write_text("---\ntitle: A\ndate: 31.2.2020\nsummary: S.\n---\n", encoding="utf-8")
    stage.changed({os.fspath(wrong)})
    edit(stage, folder, START, {**START, "news_title": SLOTS["news_title"][1]})
    stage.state(page)  # as a browser that listens asks, and only so: the page stays as it was
    wrong.unlink()
    stage.changed({os.fspath(wrong)})
    assert SLOTS["news_title"][1] in stage.answer(page).body.decode()


@pytest.mark.parametrize("style", [True, False])
def test_theme_that_is_mended_together_with_an_error_in_a_text_is_the_one_that_is_shown(shop, style):
    stage, folder = shop
    page, wrong = "/uutiset/kahvila/", folder / "content/news/kahvila.md"
    template, other = folder / "theme/templates/base.html", folder / "content/news/virhe.md"
    sound = template.read_text(encoding="utf-8")
    mark = "<!--other-->" if style else "{{ nothing_of_that_name }}"
    template.write_text(sound.replace("</body>", mark + "</body>"), encoding="utf-8")
    stage.changed({os.fspath(template)})
    settle(stage)
    assert stage.answer(page).status == (200 if style else 500)
    template.write_text(sound, encoding="utf-8")
    other.write_text("---\ntitle: A\ndate: 31.2.2020\nsummary: S.\n---\n", encoding="utf-8")
    stage.changed({os.fspath(template), os.fspath(other)})
    found = stage.answer(page)
    assert (found.status, b"<!--other-->" in found.body) == (200, False)
    settle(stage)
    assert stage.answer(page).body == found.body
    assert stage.answer("/ei-ole/").body.endswith(b"</html>\n")
    # What the newest state has not got is shown as it last was.
    wrong.write_text("---\ntitle: A\n", encoding="utf-8")
    stage.changed({os.fspath(wrong)})
    assert stage.answer(page).status == (200 if style else 500)


def test_theme_that_cannot_be_compiled_leaves_the_pages_that_were_good(shop):
    stage, folder = shop
    page, template = "/uutiset/kahvila/", folder / "theme/templates/base.html"
    settle(stage)
    good = stage.answer(page)
    template.write_text("{% if %}" + template.read_text(encoding="utf-8"), encoding="utf-8")
    stage.changed({os.fspath(template)})
    settle(stage)
    assert [one.code for one in stage._resident.problems if one.code.startswith("theme")]
    assert (stage.answer(page).status, stage.answer(page).body) == (200, good.body)


def test_last_page_that_was_good_stays_until_there_is_something_else_to_show(shop):
    stage, folder = shop
    page, template = "/uutiset/kahvila/", folder / "theme/templates/base.html"
    good, sound = stage.answer(page), template.read_text(encoding="utf-8")
    for text in (sound.replace("</body>", "{{ nothing_of_that_name }}</body>"), sound):
        template.write_text(text, encoding="utf-8")
        stage.changed({os.fspath(template)})
        settle(stage)
        assert stage.answer(page).status == (200 if text == sound else 500)
        last = stage.last(page)
        assert (last.status, last.body) == (200, good.body)
        # Whoever looks at it listens for another state than this.
        assert showing.State(said_in(last.bar, "version"), said_in(last.bar, "bar")) == stage.state(page)
