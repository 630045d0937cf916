"""``redirects.yaml`` as it is written: old addresses that no single item takes over, and where each leads."""

from functools import lru_cache
from typing import NamedTuple

from plugins.core.parse import text_of
from plugins.core.problems import Place, Problem, error
from plugins.core.source import SourceFile
from plugins.core.yaml_tree import Entry, Scalar, Table, read_yaml

REDIRECTS = "redirects.yaml"
ALL_BELOW = "/*"

MOST_RULES = 20_000
_LONGEST = 5_000_000  # as many characters as any text may have

# What is said of front matter, in the words for this file.
_SAID = {
    "yaml-syntax": "redirects-syntax",
    "yaml-no-colon": "redirects-line",
    "yaml-documents": "redirects-documents",
    "yaml-long": "redirects-many",
    "yaml-many": "redirects-many",
    "key-twice": "redirects-twice",
}


class Rule(NamedTuple):
    """A line of the file: the old address and its target as they are written, and where each stands."""

    old: str
    target: str
    place: Place
    target_place: Place

    @property
    def folder(self) -> bool:
        """Whether all that was below the old address moved with it (``/uutiset/*``)."""
        return self.old.endswith(ALL_BELOW)

    @property
    def onward(self) -> bool:
        """Whether what was below the old address has the same name below the target."""
        return self.target.endswith(ALL_BELOW)


@lru_cache(maxsize=2)  # whoever makes a file of the rules asks for them
def read_rules(data: bytes) -> tuple[tuple[Rule, ...], tuple[Problem, ...]]:
    """The rules of the file in its order, and what is wrong with how it is written."""
    text, problems = text_of(SourceFile(REDIRECTS, data))
    if text is None:
        return (), problems
    tree, faults = read_yaml(text, REDIRECTS, longest=_LONGEST, most_values=2 * MOST_RULES + 1)
    found = [*problems, *map(_said, faults)]
    if tree is None or (isinstance(tree, Scalar) and tree.empty):
        return (), tuple(found)
    if not isinstance(tree, Table):
        return (), (*found, error(tree.place, "redirects-form"))
    rules = []
    for entry in tree.entries:
        wrong = _wrong(entry)
        if wrong:
            found.append(wrong)
        elif isinstance(entry.value, Scalar):
            rules.append(Rule(entry.key, entry.value.text, entry.key_place, entry.value.place))
    return tuple(rules), tuple(found)


def _wrong(entry: Entry) -> Problem | None:
    """What keeps an entry from being a rule."""
    if not isinstance(entry.value, Scalar):
        return error(entry.value.place, "redirects-several", found=entry.key)
    if not entry.value.text.strip():
        return error(entry.key_place, "redirects-empty", found=entry.key)
    return None


def _said(problem: Problem) -> Problem:
    code = _SAID.get(problem.code)
    if code is None:
        return problem
    values = {**dict(problem.values), "limit": str(MOST_RULES)}
    return error(problem.place, code, **values)
