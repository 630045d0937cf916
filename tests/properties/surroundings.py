"""What a build must not depend on, and a few surroundings in which all of it, or every two, come together."""

import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

# By what is varied: the value of the plain surroundings, then the others. None: it is not set.
AXES: Mapping[str, tuple[str | None, ...]] = {
    "TZ": ("UTC", "Pacific/Kiritimati", "America/St_Johns", None),
    "LC_ALL": ("C.UTF-8", "C", "fi_FI.UTF-8", "tr_TR.UTF-8"),
    "JOBS": ("1", "2", "3", "8"),
    "PYTHONHASHSEED": ("0", "1", "random"),
    "umask": ("022", "000", "027", "077"),
    "started in": ("the checkout", "the content", "/"),
    "folder": ("work", "Työ 2 & muuta/ä"),
    "times": ("now", "1970", "2037", "many"),
    "made": ("in order", "backwards", "in disorder"),
    "processors": ("all", "one"),
    "HOME": ("/root", None, "/"),
    "USER": ("writer", None),
    "PYTHONUTF8": ("1", None),
    "COLUMNS": ("80", "20"),
    "NO_COLOR": (None, "1"),
    "LANG": (None, "fi_FI.UTF-8"),
}

Surroundings = Mapping[str, str | None]
SEED = 45  # tried: the fewest surroundings
PLAIN: Surroundings = {name: values[0] for name, values in AXES.items()}


def each_value() -> Iterator[Surroundings]:
    """The fewest surroundings in which every value but the plain one comes, beside plain ones of other axes."""
    for turn in range(1, max(map(len, AXES.values()))):
        yield {name: values[turn % len(values)] for name, values in AXES.items()}


def pairwise() -> Iterator[Surroundings]:
    """Surroundings in which any two values of two axes, but the plain ones, come together once."""
    dice = random.Random(SEED)  # noqa: S311 - any choice is right, some need fewer surroundings
    others = {name: values[1:] for name, values in AXES.items()}
    missing = [
        {first: one, second: two}
        for first, second in combinations(others, 2)
        for one, two in product(others[first], others[second])
    ]
    while missing:
        chosen = dict(dice.choice(missing))
        for name in sorted(others.keys() - chosen.keys(), key=lambda name: (-len(others[name]), name)):
            met = {value: _met({**chosen, name: value}, missing) for value in others[name]}
            chosen[name] = dice.choice([value for value in others[name] if met[value] == max(met.values())])
        missing = [pair for pair in missing if not pair.items() <= chosen.items()]
        yield chosen


def _met(chosen: Surroundings, pairs: Sequence[Surroundings]) -> int:
    return sum(pair.items() <= chosen.items() for pair in pairs)
