"""What is wrong with ``redirects.yaml``, line by line: addresses, targets, rings and detours."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple
from urllib.parse import unquote

from msgspec import Struct

from plugins.core.findings import may_come
from plugins.core.model import Entity
from plugins.core.moves import goal_of, path_of, rules_of, source_of
from plugins.core.problems import Problem, error, warning
from plugins.core.redirect import claimed, old_path
from plugins.core.redirect_file import REDIRECTS, Rule
from plugins.core.site import Site
from plugins.core.targets import Outcome, Target
from plugins.core.text import nearest

_MOST_COMPARED = 50  # unknown targets that a like address is looked for, through all of the site


class _Step(NamedTuple):
    """An old address as written, what its target is called, the path that this names on the site, if any.

    What was below a folder may go ``onward``.
    """

    old: str
    target: str
    goes: str
    onward: bool = False

    def with_rest(self, rest: str) -> "_Step":
        """The step of a path below the folder."""
        if not self.onward or not rest:
            return self._replace(target=self.target.removesuffix("*"))
        target = f"{self.target.removesuffix('/*')}{rest}/"
        return self._replace(target=target, goes=self.goes and f"{self.goes.rstrip('/')}{rest}")


class _Map(Struct, frozen=True):
    """Which old addresses lead on: single ones, and folders with all that was below them."""

    single: Mapping[str, _Step]
    folders: Mapping[str, _Step]

    def at(self, path: str) -> _Step | None:
        """What a reader meets at a path: the narrowest rule for it."""
        if step := self.single.get(path):
            return step
        folder = path
        while folder:
            if step := self.folders.get(folder):
                return step.with_rest(path.removeprefix(folder))
            folder = folder.rpartition("/")[0]
        return None


def rule_problems(today: Site, whole: Site) -> Iterator[Problem]:
    """Every problem of the file. Errors are those of the whole site, warnings those of the build day."""
    rules, written_wrongly = rules_of(whole)
    yield from written_wrongly
    if not rules:
        return
    yield from _claims(rules, whole)
    steps = _map(rules, whole)
    unknown = []
    for rule in rules:
        goal = goal_of(rule, whole)
        if goal.outcome is Outcome.BROKEN:
            yield error(rule.target_place, goal.code, **dict(goal.values))
        elif detour := _detour(rule, goal, steps):
            yield detour
        elif not _stands(rule, goal, whole):
            unknown.append(rule)
        else:
            yield from _not_out(rule, today)
    yield from _unknown(unknown, steps, whole)


def _claims(rules: tuple[Rule, ...], site: Site) -> Iterator[Problem]:
    """Old addresses that are malformed, another host's, out of reach, or claimed twice."""
    owners = _owners(site)
    first: dict[tuple[bool, str], Rule] = {}
    for rule in rules:
        path, wrong = source_of(rule, site)
        if wrong:
            yield error(rule.place, wrong, found=rule.old, host=site.identity.host)
            continue
        if not path.startswith(f"{site.identity.base}/"):
            folder = f"{site.identity.base}/"
            yield warning(rule.place, "redirect-outside", found=rule.old, folder=folder)
        base = site.identity.base
        if rule.folder and base and f"{base}/".startswith(path):
            yield error(rule.place, "redirects-folder-used", found=rule.old, path=f"{base}/")
        before = first.setdefault((rule.folder, claimed(path)), rule)
        if before is not rule:
            yield error(rule.place, "redirects-twice", key=rule.old, line=before.place.line)
        if not rule.folder and (owner := owners.get(claimed(path))):
            entity, index = owner
            there = entity.brief.redirects[index]
            yield error(rule.place, "redirect-twice", found=rule.old, other=entity.path)
            yield error(entity.place("redirect_from", index), "redirect-twice", found=there, other=REDIRECTS)


def _owners(site: Site) -> Mapping[str, tuple[Entity, int]]:
    """The items that take old addresses over, each with the number of the address in its list."""
    owners: dict[str, tuple[Entity, int]] = {}
    for entity in site.everything():
        for index, written in enumerate(entity.brief.redirects):
            path, wrong = old_path(written, site)
            if not wrong:
                owners.setdefault(claimed(path), (entity, index))
    return owners


def _map(rules: tuple[Rule, ...], site: Site) -> _Map:
    """What every old address leads to, by its path; where something stands now nobody is led away."""
    single = {
        path: _Step(entity.brief.redirects[index], f"{entity.kind}:{entity.id}", "")
        for path, (entity, index) in _owners(site).items()
        if not _in_use(path, site)
    }
    folders: dict[str, _Step] = {}
    for rule in rules:
        path, wrong = source_of(rule, site)
        goal = goal_of(rule, site)
        if not wrong and goal.outcome is Outcome.FOUND and not _in_use(path, site):
            goes = path_of(goal.url)
            step = _Step(rule.old, rule.target, goes, rule.onward)
            (folders if rule.folder else single).setdefault(claimed(path), step)
    return _Map(single, folders)


def _in_use(path: str, site: Site) -> bool:
    """Whether an old address is that of an item, a list or a file: a problem of its own."""
    address = f"{path.rstrip('/')}/"
    inside = path.removeprefix(f"{site.identity.base}/")
    return site.at(address) is not None or address in site.lists.values() or site.asset(inside) is not None


def _detour(rule: Rule, goal: Target, steps: _Map) -> Problem | None:
    """A target that leads on itself: in the end back again, or to where the rule should lead at once."""
    passed = [rule.old]
    target, path = "", path_of(goal.url)
    while path and (step := steps.at(path)):
        passed.append(step.old)
        if step.old in passed[:-1]:
            return error(rule.target_place, "redirects-ring", path=" → ".join(passed))
        target, path = step.target, step.goes
    if not target:
        return None
    address = target.startswith(("/", "http://", "https://"))
    mend = f"{target.rstrip('/')}/*" if rule.onward and address else target
    return error(rule.target_place, "redirects-detour", found=rule.target, old=passed[1], mend=mend)


def _stands(rule: Rule, goal: Target, site: Site) -> bool:
    """Whether something stands where the rule leads, or may when a file with a fault is mended."""
    if not goal.path:
        return True
    path = goal.path.removeprefix("/")
    if rule.onward:
        below = any(one.startswith(path) for one in site.contents.paths)
        return below or may_come(goal.path, site)
    return site.serves(path) or may_come(goal.path, site)


def _not_out(rule: Rule, today: Site) -> Iterator[Problem]:
    """A target that is not out on the build day: the rule waits for it."""
    goal = goal_of(rule, today)
    if goal.outcome in (Outcome.NOT_OUT, Outcome.NOT_SHOWN):
        code = "redirects-not-out" if goal.outcome is Outcome.NOT_OUT else "redirects-not-shown"
        yield warning(rule.target_place, code, **dict(goal.values))


def _unknown(rules: list[Rule], steps: _Map, site: Site) -> Iterator[Problem]:
    """Targets where nothing stands, with the like address that may have been meant."""
    known = _addresses(steps, site) if rules else ()
    for rule in islice(rules, _MOST_COMPARED):
        near = nearest(unquote(rule.target.partition("#")[0]), known)
        if near:
            yield error(rule.target_place, "redirects-unknown-near", found=rule.target, nearest=near)
        else:
            yield error(rule.target_place, "redirects-unknown", found=rule.target)
    for rule in rules[_MOST_COMPARED:]:
        yield error(rule.target_place, "redirects-unknown", found=rule.target)


def _addresses(steps: _Map, site: Site) -> tuple[str, ...]:
    """The addresses of all pages of the site but those that lead on themselves."""
    pages = sorted(
        f"/{path.removesuffix('index.html')}" for path in site.contents.paths if path.endswith("/index.html")
    )
    return tuple(page for page in pages if steps.at(f"{site.identity.base}{page.rstrip('/')}") is None)
