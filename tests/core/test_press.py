"""What the press keeps from file to file: who uses it counts as having asked what it was made of."""

from datetime import date
from types import SimpleNamespace

import pytest

from plugins.core import press as module
from plugins.core.build import build
from plugins.core.engine import Engine
from plugins.core.press import Press
from plugins.core.theme import Theme
from plugins.core.trace import Recorder, Today, Trace
from tests.outputs.sites import given
from tests.outputs.subscribers import CONTENT, NEWS, PERSON

AS_OF = date(2021, 3, 1)


def pressed(recorder: Recorder) -> Press:
    return Press(SimpleNamespace(recorder=recorder), {}, Theme({}, {}, {}), Engine().store, "")


def test_what_a_kept_part_asked_counts_for_each_file_with_its_days():
    recorder, made = Recorder(), []
    press, today = pressed(recorder), Today.of(AS_OF, recorder)

    def part(name: str, its_press: Press) -> str:
        assert its_press is press
        recorder.note(("get", name))
        made.append(name)
        return "old" if today >= date(2021, 1, 1) else "new"

    for name in ("a", "b", "a"):
        asked = Trace((("get", name),), first=date(2021, 1, 1), last=date.max)
        assert recorder.follow(press.once, part, name) == ("old", asked)
    assert made == ["a", "b"]


def test_what_nobody_needed_for_long_is_let_go(monkeypatch):
    monkeypatch.setattr(module, "_HELD", 2)
    press, made = pressed(Recorder()), []

    def part(name: str, _: Press) -> None:
        made.append(name)

    for name in ("a", "b", "a", "c", "a", "b"):
        press.once(part, name)
    assert made == ["a", "b", "c", "b"]


@pytest.mark.parametrize(
    ("changed", "anew"),
    [
        ({"people/marja-heikkila.md": PERSON + "\n    until: 2018"}, {"all", "news", "projects/pro-sos"}),
        (
            {"news/x.md": NEWS + "contacts: [marja-heikkila]\nprojects: [pro-sos]\n---\nUusi."},
            {"all", "news", "projects/pro-sos"},
        ),
        ({"news/y.md": NEWS + "---\nUusi."}, {"all", "news"}),
    ],
)
def test_a_change_reaches_every_feed_that_an_item_stands_in(changed, anew):
    content = {
        "news/x.md": NEWS + "contacts: [marja-heikkila]\nprojects: [pro-sos]\n---\nTeksti.",
        "news/y.md": NEWS + "---\nTeksti.",
        "projects/pro-sos.md": CONTENT["projects/pro-sos.md"],
        "people/marja-heikkila.md": PERSON,
    }
    first = build(*given(content))
    engine = Engine(memory=first.memory, standing=None)
    second = build(*given(content | changed), engine=engine)
    made = {path.removeprefix("feeds/") for path in second.receipts if "feeds/" in path}
    assert made == {f"{name}.{form}" for name in anew for form in ("xml", "atom", "json")}
