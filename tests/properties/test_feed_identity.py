"""Whatever is edited, subscribers get each item once: no guid of the feeds comes, goes or changes with an edit.

Only a date, a status or another kind lets an item come or go; the feeds of the model's own reckoning
are compared with those of the built site, in every form it has. ``EDITS=500`` makes so many random runs.
"""

import json
import os
import re
from dataclasses import dataclass, field, replace
from datetime import date

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.outputs.feed_rules.paging import part
from tests.outputs.sites import built

AS_OF = date(2021, 3, 1)
RUNS = int(os.environ.get("EDITS", "0"))
SETTINGS = settings(
    max_examples=RUNS or 15,
    derandomize=not RUNS,
    deadline=None,
    database=None,
    phases=[Phase.generate, *([Phase.shrink] if RUNS else ())],
    suppress_health_check=[HealthCheck.too_slow],
)
FOLDERS = {
    "issue": "newsletters",
    "news": "news",
    "event": "events",
    "publication": "publications",
    "statement": "statements",
}
OWN = {
    "issue": "number: {n}\nyear: 2017",
    "event": "start: 2021-05-01\nplace: Jyväskylä",
    "publication": "year: 2017\nauthors: [Liisa Lahti]",
}
STORY = "\n\n## {heading} {{#juttu}}\n\nJutun tekstiä.\n"


@dataclass(frozen=True)
class Item:
    """An item as its file says it: kind and id stay, all else may be edited."""

    kind: str
    id: str
    number: int
    place: str = ""
    title: str = "Otsikko"
    day: date = date(2017, 4, 4)
    body: str = "Tekstiä."
    heading: str = "Juttu"
    more: tuple[tuple[str, str], ...] = ()
    draft: bool = False

    @property
    def path(self) -> str:
        return f"{FOLDERS[self.kind]}/{self.place or self.id}.md"

    @property
    def text(self) -> str:
        lines = [
            f"id: {self.id}",
            f"title: {json.dumps(self.title, ensure_ascii=False)}",
            f"date: {self.day}",
        ]
        lines += [
            OWN.get(self.kind, "").format(n=self.number),
            *(f"{key}: {value}" for key, value in self.more),
        ]
        if not any(key == "summary" for key, _ in self.more):
            lines.append("summary: Tiivistelmä.")
        lines += ["status: draft"] if self.draft else []
        body = self.body + (STORY.format(heading=self.heading) if self.kind == "issue" else "")
        return "\n".join([*filter(None, lines), "---", body])

    @property
    def is_out(self) -> bool:
        return not self.draft and self.day <= AS_OF


@dataclass(frozen=True)
class State:
    """The content, and the settings that subscribers must not notice."""

    items: tuple[Item, ...]
    identity: dict[str, object] = field(default_factory=dict)

    def feeds(self) -> dict[str, list[str]]:
        """The ids of the feeds of everything and of stories, newest first, as the content model has them."""
        out = [item for item in self.items if item.is_out]
        everything = sorted(out, key=lambda item: (-item.day.toordinal(), item.kind, item.id))
        stories = sorted(
            (item for item in out if item.kind == "issue"), key=lambda item: (-item.day.toordinal(), item.id)
        )
        return {
            "all": [f"tag:koskeverkko.fi,2017:{item.kind}/{item.id}" for item in everything],
            "stories": [f"tag:koskeverkko.fi,2017:story/{item.id}/juttu" for item in stories],
        }


START = State(
    tuple(Item(kind, f"{kind}-{letter}", number) for number, letter in enumerate("ab") for kind in FOLDERS)
)
WORDS = 'aäö 😀 <b> & "x" : # - \' ]]>'

indexes = st.integers(0, len(START.items) - 1)
titles = st.text(WORDS, min_size=1, max_size=12).filter(lambda text: re.search(r"\w", text))
places = st.text("abcxyz", min_size=1, max_size=3)
days = st.dates(date(2016, 1, 1), date(2021, 12, 31))
mores = st.sampled_from((
    (), (("updated", "2021-02-01"),), (("updated", "2021-02-01"), ("change", "Korjattiin tietoja")),
    (("tags", "[perheet]"), ("projects", "[lumo]")), (("summary", "Muuta."), ("tags", "[nuoret, lapset]")),
    (("contacts", "[anna-aalto]"), ("image", "{src: images/talvi.png, alt: Talvi}")), (("redirect_from", "[/vanha/{id}/]"),),
))  # fmt: skip
bodies = st.sampled_from(
    ("", "Muuta tekstiä.", "[Hanke](project:lumo)\n\n::contact[anna-aalto]", "![Kuva](images/kesa.svg)")
)
identities = st.sampled_from((
    {}, {"url": "https://uusi.example"}, {"url": "https://uusi.example/koske"}, {"name": "Toinen"},
    {"words": {"fi": {"news": "ajankohtaista", "issue": "tiedotteet"}}},
))  # fmt: skip
edits = st.one_of(
    st.tuples(indexes, st.just("title"), titles),
    st.tuples(indexes, st.just("heading"), titles),
    st.tuples(indexes, st.just("body"), bodies),
    st.tuples(indexes, st.just("place"), places),
    st.tuples(indexes, st.just("more"), mores),
    st.tuples(indexes, st.just("day"), days),
    st.tuples(indexes, st.just("draft"), st.booleans()),
    st.tuples(st.none(), st.just("identity"), identities),
)


def edited(state: State, edit: tuple[int | None, str, object]) -> State:
    index, name, value = edit
    if index is None:
        return replace(state, identity=value)
    item = state.items[index]
    if name == "place":
        value = f"{value}/{value}-{index}"  # no two files at one place
    if name == "more":
        value = tuple((key, text.replace("{id}", item.id)) for key, text in value)
    changed = replace(item, **{name: value})
    if any(key == "updated" for key, _ in changed.more) and changed.day > date(2021, 1, 31):
        changed = replace(changed, more=())  # an update stands after the item itself
    return replace(state, items=(*state.items[:index], changed, *state.items[index + 1 :]))


def subscribed(state: State) -> dict[str, dict[str, list[str]]]:
    """The ids of the built feeds, newest first, by feed and form."""
    content = {item.path: item.text for item in state.items} | {
        "projects/lumo.md": "title: LUMO\nsummary: Ohjaus.",
        "people/anna-aalto.md": "title: Anna Aalto\nroles:\n  - title: johtaja",
    }
    site = built(content, AS_OF, **state.identity)
    assert not [problem for problem in site.problems if "virhe:" in problem], site.problems
    found: dict[str, dict[str, list[str]]] = {"all": {}, "stories": {}}
    for path in site.files:
        name = re.fullmatch(r"feeds/(all|stories)\.(xml|atom|json)", path)
        if name:
            found[name[1]][name[2]] = list(part(site.bytes(path)).ids)
    return found


@SETTINGS
@given(st.lists(st.lists(edits, min_size=1, max_size=6), min_size=1, max_size=3))
def test_no_edit_makes_an_item_new_to_subscribers(steps):
    state = START
    for step in steps:
        for edit in step:
            state = edited(state, edit)
        wanted = state.feeds()
        for name, forms in subscribed(state).items():
            assert forms
            assert forms == dict.fromkeys(forms, wanted[name])
