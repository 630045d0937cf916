"""Whatever was edited since, a build gives what a clean build of the same content gives, byte for byte.

One test makes each edit alone, the other random ones, together with all else that can happen to a
working folder. ``EDITS=500`` makes 500 random runs of new seeds, looks for the shortest list of edits
that fails (for up to five minutes) and takes every value of every slot. Without it the runs are the
same each time, and the list is told as it was found.
"""

import os
import shutil

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from tests.properties import harm
from tests.properties.builds import CACHE, OUTPUTS, Build, Workshop
from tests.properties.site import HOWS, SLOTS, touch
from tests.properties.slots import NEEDS

RUNS = int(os.environ.get("EDITS", "0"))
SETTINGS = settings(
    max_examples=RUNS or 8,
    stateful_step_count=15,
    derandomize=not RUNS,
    deadline=None,
    database=None,
    phases=[Phase.generate, *([Phase.shrink] if RUNS else ())],
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
CHANGES = tuple((slot, value) for slot, values in SLOTS.items() for value in values)
DAYS = SLOTS["as_of"]

changes = st.sampled_from(CHANGES)
hows = st.sampled_from(HOWS)
numbers = st.integers(0, 2**16)
builds = st.sampled_from(
    (
        *[Build()] * 6,
        Build(OUTPUTS[1]),
        Build(command="check"),
        Build(command="pelican"),
        Build(jobs=2),
        Build(OUTPUTS[1], jobs=4),
        Build(paranoid=True),
    )
)


class Edits(RuleBasedStateMachine):
    """Edits, mishaps and builds in any order; a build that fails is mostly mended by the next edit."""

    def __init__(self, pair):
        super().__init__()
        self.shop = Workshop(pair)

    def teardown(self):
        self.shop.__exit__()

    @initialize(asked=builds)
    def first(self, asked):
        self.shop.build(asked)
        for name in (CACHE, *OUTPUTS):
            if (self.shop.folder / name).is_dir():
                shutil.copytree(self.shop.folder / name, self.shop.root / "kept" / name)

    @rule(change=changes, how=hows, asked=builds)
    def edit(self, change, how, asked):
        self._mend(how)
        self.shop.edit(how, **dict([change]))
        self.shop.build(asked)

    @rule(several=st.lists(changes, min_size=2, max_size=5), how=hows, asked=builds)
    def edit_several(self, several, how, asked):
        self._mend(how)
        for change in several:
            self.shop.edit(how, **dict([change]))
        self.shop.build(asked)

    @rule(there=changes, how=hows, asked=builds)
    def edit_and_take_back(self, there, how, asked):
        before = self.shop.state
        self.shop.edit(how, **dict([there]))
        self.shop.build(asked)
        self.shop.become(before, how)
        self.shop.build(asked)

    @rule(change=changes, how=hows, first=builds, second=builds)
    def build_twice(self, change, how, first, second):
        self.shop.edit(how, **dict([change]))
        self.shop.build(first)
        self.shop.build(second)

    @rule(day=st.sampled_from(DAYS), asked=builds)
    def move_the_day(self, day, asked):
        self._mend("plainly")
        self.shop.edit(as_of=day)
        self.shop.build(asked)

    @rule(number=numbers, seconds=st.sampled_from((-86_400, -1, 0, 1, 86_400)), how=hows, asked=builds)
    def touch(self, number, seconds, how, asked):
        self.shop.do(
            f"touch file {number}, {seconds} s, {how}", lambda work: touch(work, number, seconds, how)
        )
        self.shop.build(asked)

    @rule(
        kind=st.integers(0, len(harm.FILE_HARMS) - 1),
        number=numbers,
        output=st.sampled_from(OUTPUTS),
        change=changes,
    )
    def harm_the_output(self, kind, number, output, change):
        self._mend("plainly")
        self.shop.do(
            f"{harm.FILE_HARMS[kind].__name__} file {number} of {output}",
            lambda work: harm.harm_file(work / output, kind, number),
        )
        self.shop.build(Build(output))
        self.shop.edit(**dict([change]))
        self.shop.build(Build(output))

    @rule(kind=st.integers(0, len(harm.FILE_HARMS) - 1), number=numbers, change=changes)
    def harm_the_tree_beside(self, kind, number, change):
        self._mend("plainly")
        for tree in harm.beside(self.shop.folder / OUTPUTS[0]):
            self.shop.do(
                f"{harm.FILE_HARMS[kind].__name__} file {number} of {tree.name}",
                lambda _, tree=tree: harm.harm_file(tree, kind, number),
            )
        self.shop.edit(**dict([change]))
        self.shop.build()

    @rule(kind=st.integers(0, len(harm.FILE_HARMS) - 1), number=numbers, change=changes, asked=builds)
    def harm_the_cache(self, kind, number, change, asked):
        self.shop.do(
            f"{harm.FILE_HARMS[kind].__name__} file {number} of the cache",
            lambda work: harm.harm_file(work / CACHE, kind, number),
        )
        self.shop.build(asked)
        self.shop.edit(**dict([change]))
        self.shop.build(asked)

    @rule(name=st.sampled_from((CACHE, *OUTPUTS)), change=changes, asked=builds)
    def put_back_what_was_kept(self, name, change, asked):
        self.shop.edit(**dict([change]))
        self.shop.do(
            f"put back {name} as it was after the first build",
            lambda work: harm.put_back(self.shop.root / "kept" / name, work / name),
        )
        self.shop.build(asked)

    @rule(name=st.sampled_from((CACHE, *OUTPUTS)), asked=builds)
    def lose(self, name, asked):
        self.shop.do(f"lose {name}", lambda work: shutil.rmtree(work / name, ignore_errors=True))
        self.shop.build(asked)

    def _mend(self, how):
        """Go back to content that could be built, if this cannot: few edits would show otherwise."""
        if self.shop.state != self.shop.good:
            self.shop.become(self.shop.good, how)


def test_random_edits_are_all_seen(pair):
    run_state_machine_as_test(lambda: Edits(pair), settings=SETTINGS)


@pytest.mark.parametrize("part", range(4))
def test_each_edit_alone_is_seen(pair, part):
    with Workshop(pair) as shop:
        shop.build()
        for number, (slot, (first, *values)) in enumerate(list(SLOTS.items())[part::4]):
            needed = dict([NEEDS[slot]]) if slot in NEEDS else {}
            shop.history.clear()
            if needed:
                before = shop.state
                shop.edit(**needed)
                shop.build()
            for value in (*(values if RUNS else values[:1]), first):
                shop.edit(HOWS[number % len(HOWS)], **{slot: value})
                shop.build()
            if needed:
                shop.become(before)
                shop.build()
