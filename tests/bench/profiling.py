"""Where the time of a build goes: a profile of one process, its functions grouped by stage."""

import pstats
import re
import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tests.bench.measure import Change, run
from tests.bench.peers import Command, Site

# As in `pstats`: file, line and name; calls, calls, own time, time with what it called, callers.
Function = tuple[str, int, str]
Edge = tuple[int, int, float, float]
Stats = Mapping[Function, tuple[int, int, float, float, Mapping[Function, Edge]]]
# The stages that a function's time belongs to, with its share of each.
Owners = Mapping[str, float]

START = "start, telling"
# How long a chain of calls outside the project is followed.
DEPTH = 12

# What a function belongs to, by a part of its file's path; the first that fits.
STAGES = (
    ("/site-packages/markdown/|/core/(dialect|inline)", "convert: Python-Markdown"),
    (
        "/core/(markup|fences|washing|sanitize|pins|headings|footnotes|calls|directives|limits|html_tags)",
        "convert: links, safe list",
    ),
    ("/core/(yaml_|parse)|/site-packages/yaml/", "parse"),
    ("/core/(reading|schema|values|model)|/site-packages/pydantic/", "structure"),
    ("/core/(link|findings|targets|route|redirect|moves|rule_problems)", "link, route"),
    ("/core/(render|press)|/theme/templates/|/site-packages/jinja2/", "render"),
    ("/plugins/feeds|/core/(syndication|subscription|absolute)|/site-packages/feedgen/", "feeds"),
    ("/core/(memo|trace|engine|records)|/edge/(memory|store|program|workers)", "keys, store"),
    ("/edge/(tree|intake)[.]", "read"),
    ("/edge/(trees|behind|beside|proof|publish|manifest|exchange|foreign|stamps)[.]", "write"),
    ("/edge/|<frozen importlib|/site-packages/pelican/", START),
    ("/plugins/", "view"),
)


class Profile(NamedTuple):
    """The share of each stage in a build in one process, the largest first; what had changed before it."""

    change: Change
    many: int
    shares: Sequence[tuple[str, float]]


def profile(site: Site, surroundings: Mapping[str, str], many: int, change: Change) -> Profile:
    """A build of ``many`` documents after a change; all but a cold one need a build before. Raises BenchError."""
    command = site.commands[-1]
    found = site.folder / "profile"
    arguments = (sys.executable, "-m", "cProfile", "-o", str(found), *command.cold)
    match change:
        case Change.COLD:
            site.clear()
        case Change.THEME:
            site.change_theme("Profiili")
        case _:
            site.edit_body(many // 3, many, "Profiili")
    profiled = Command(command.name, arguments, command.folder, arguments, command.cold_output)
    run(profiled, {**surroundings, "JOBS": "1"})
    stats = pstats.Stats(str(found)).stats  # type: ignore[attr-defined]  # the stubs lack it
    return Profile(change, many, shares(stats))


def shares(stats: Stats) -> tuple[tuple[str, float], ...]:
    """The share of each stage. What belongs to none, such as the standard library, is its callers'."""
    owners = {function: _owners(function) for function in stats}
    for _ in range(DEPTH):
        owners = {
            function: owners[function] if _owners(function) else _of_callers(callers, owners)
            for function, (*_, callers) in stats.items()
        }
    times: dict[str, float] = {}
    for function, (_, _, own_time, _, _) in stats.items():
        for stage, part in (owners[function] or {START: 1.0}).items():
            times[stage] = times.get(stage, 0) + own_time * part
    whole = sum(times.values())
    return tuple(
        sorted(((stage, spent / whole) for stage, spent in times.items()), key=lambda pair: -pair[1])
    )


def _owners(function: Function) -> Mapping[str, float]:
    file, _, name = function
    if name == "<module>":
        return {START: 1.0}
    return next(({stage: 1.0} for part, stage in STAGES if re.search(part, file)), {})


def _of_callers(callers: Mapping[Function, Edge], owners: Mapping[Function, Owners]) -> Owners:
    """What owns a function, by how much of its time was spent for whom."""
    parts: dict[str, float] = {}
    for caller, (*_, spent) in callers.items():
        for stage, part in owners.get(caller, {}).items():
            parts[stage] = parts.get(stage, 0) + spent * part
    whole = sum(parts.values())
    return {stage: part / whole for stage, part in parts.items()} if whole else {}
