"""Words the figures: tables, the bars and whether they are met, and the document that holds them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from string import Template

from tests.bench.measure import EDITS, INTERVAL, Change, Measured, Sample
from tests.bench.profiling import Profile

TEMPLATE = Path(__file__).with_name("performance.template.md")

MAKE, COMMAND, SEARCH, PELICAN, HUGO = "make html", "pelican command", "with search", "stock Pelican", "Hugo"
BUILDERS = (MAKE, COMMAND, SEARCH, PELICAN, HUGO)
OURS = (MAKE, COMMAND)
FLOORS = ("Python-Markdown alone", "our reader alone")
IMPORTS = (
    "import of Pelican",
    "import of the libraries that an edit needs",
    "import of these and of our modules",
)
# The bars are set at this number of documents.
BAR_SIZE = 10_000


@dataclass(frozen=True)
class Results:
    """Everything that one run has found; ``facts`` are the machine and the versions, by the template's names."""

    facts: Mapping[str, str]
    sizes: tuple[Measured, ...]
    profiles: Sequence[Profile]


@dataclass(frozen=True)
class Bar:
    """A ratio that must not be greater than its limit; and what it is of the site with its search."""

    text: str
    ratio: float
    limit: float
    with_search: float

    @property
    def verdict(self) -> str:
        """Whether it is met."""
        return "met" if self.ratio <= self.limit else "not met"


def document(results: Results) -> str:
    """The whole document."""
    template = Template(TEMPLATE.read_text(encoding="utf-8"))
    return template.substitute(
        results.facts,
        **tables(results),
        interval=f"{INTERVAL * 1000:.0f}",
        profiles=_profiles(results.profiles),
    )


def tables(results: Results) -> dict[str, str]:
    """The parts of the document that are measured, by their names in the template."""
    at = _judged(results.sizes)
    return {
        "sizes": "\n\n".join(map(_figures, results.sizes)),
        "bar_documents": f"{at.many:,}",
        "bars": _table(
            ("Bar", "Ratio", "Limit", "", "With search"),
            (
                (bar.text, f"{bar.ratio:.3f}", f"{bar.limit:.2f}", bar.verdict, f"{bar.with_search:.3f}")
                for bar in bars(results.sizes)
            ),
        ),
        "growth": _growth(results.sizes),
        "floor": _floor(at),
        "imports": _imports(at),
    }


def bars(sizes: Sequence[Measured]) -> Iterator[Bar]:
    """The bars, those of memory only where it could be measured."""
    at = _judged(sizes)
    hugo = _hugo(at)
    yield _bar(at, "cold: of stock Pelican", Change.COLD, _seconds(at, PELICAN, Change.COLD), 0.35)
    yield _bar(at, "theme alone: of Hugo's build", Change.THEME, hugo, 1.0)
    for change in EDITS:
        yield _bar(at, f"{change}: of Hugo's build", change, hugo, 0.10)
    for change in EDITS:
        with_cache = _seconds(at, PELICAN, change)
        yield _bar(at, f"{change}: of stock Pelican with its cache", change, with_cache, 0.03)
    yield _bar(at, "nothing changed: of Hugo's build", Change.NOTHING, hugo, 0.07)
    if at.memory:
        own, whole = (
            max(taken for (name, _), taken in at.memory.items() if name in names)
            / at.memory[HUGO, Change.COLD]
            for names in (OURS, (SEARCH,))
        )
        yield Bar("peak memory: of Hugo's", own, 0.12, whole)
    least, most = min(sizes, key=_many), max(sizes, key=_many)
    if least is not most:
        text = f"time per document, cold: {most.many:,} documents to {least.many:,}"
        own, whole = (_each(most, name) / _each(least, name) for name in (COMMAND, SEARCH))
        yield Bar(text, own, 1.15, whole)


def _bar(at: Measured, text: str, change: Change, others: float, limit: float) -> Bar:
    """The slower of our two commands, and the site with its search, each against the time of another."""
    return Bar(text, _slowest(at, change) / others, limit, _seconds(at, SEARCH, change) / others)


def _profiles(profiles: Sequence[Profile]) -> str:
    """The stages in the order of the first profile, each with its share in every one."""
    found = [dict(one.shares) for one in profiles]
    stages = dict.fromkeys(stage for one in found for stage in one)
    heads = ("Stage", *(f"{one.change}, {one.many:,} documents" for one in profiles))
    return _table(heads, ((stage, *(f"{one.get(stage, 0):.1%}" for one in found)) for stage in stages))


def judged(sizes: Sequence[int]) -> int:
    """The number of documents that the bars are held against: 10,000, or the most there are."""
    return BAR_SIZE if BAR_SIZE in sizes else max(sizes)


def _judged(sizes: Sequence[Measured]) -> Measured:
    size = judged([measured.many for measured in sizes])
    return next(measured for measured in sizes if measured.many == size)


def _figures(measured: Measured) -> str:
    """The table of one number of documents."""
    rows = [(str(change), *(_second(measured, name, change) for name in BUILDERS)) for change in Change]
    processor = (
        median(sample.processor for sample in measured.times[name, Change.COLD]) for name in BUILDERS
    )
    rows.append(("processor time, cold", *(f"{seconds:.1f} s" for seconds in processor)))
    for change in (Change.COLD, Change.OLD_BODY):
        found = (measured.memory.get((name, change)) for name in BUILDERS)
        rows.append(
            (f"peak memory, {change}", *(f"{taken / 2**20:.0f} MB" if taken else "" for taken in found))
        )
    rounds = "one round" if measured.rounds == 1 else f"median of {measured.rounds} rounds"
    return f"## {measured.many:,} documents\n{rounds.capitalize()}.\n\n{_table(('', *BUILDERS), rows)}"


def _growth(sizes: Sequence[Measured]) -> str:
    if len(sizes) == 1:
        return ""
    names = (COMMAND, PELICAN, HUGO)
    head = ("Documents", *(f"{name}, cold" for name in names), "nothing changed", "one edit")
    rows = (
        (
            f"{measured.many:,}",
            *(f"{_each(measured, name) * 1000:.2f} ms" for name in names),
            _second(measured, COMMAND, Change.NOTHING),
            _second(measured, COMMAND, Change.OLD_BODY),
        )
        for measured in sizes
    )
    return f"## Growth\nCold: per document. The last two are of this generator, by the pelican command.\n\n{_table(head, rows)}"


def _floor(measured: Measured) -> str:
    whole = _seconds(measured, COMMAND, Change.COLD)
    rows = [("cold build, pelican command", f"{_time(whole)}", "")]
    for name in FLOORS:
        seconds = _seconds(measured, name, Change.COLD)
        rows.append((name, _time(seconds), f"{whole / seconds:.2f}"))
    return _table((f"{measured.many:,} documents", "Time", "The build is so many times it"), rows)


def _imports(measured: Measured) -> str:
    """What an edit in a new process cannot do without."""
    hugo = _hugo(measured)
    rows = [
        (
            name,
            _second(measured, name, Change.OLD_BODY),
            f"{_seconds(measured, name, Change.OLD_BODY) / hugo:.3f}",
        )
        for name in (*IMPORTS, *OURS)
    ]
    return _table((str(Change.OLD_BODY), "Time", "Of Hugo's build"), rows)


def _hugo(measured: Measured) -> float:
    """Hugo's build: it is the same whatever has changed."""
    return median(sample.seconds for change in Change for sample in measured.times[HUGO, change])


def _many(measured: Measured) -> int:
    return measured.many


def _each(measured: Measured, name: str) -> float:
    return _seconds(measured, name, Change.COLD) / measured.many


def _slowest(measured: Measured, change: Change) -> float:
    return max(_seconds(measured, name, change) for name in OURS)


def _seconds(measured: Measured, name: str, change: Change) -> float:
    samples: tuple[Sample, ...] = measured.times[name, change]
    return median(sample.seconds for sample in samples)


def _second(measured: Measured, name: str, change: Change) -> str:
    return _time(_seconds(measured, name, change))


def _time(seconds: float) -> str:
    return f"{seconds:.3f} s" if seconds < 1 else f"{seconds:.2f} s" if seconds < 10 else f"{seconds:.1f} s"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table, all columns but the first aligned to the right."""
    lines = [head, ("---", *("---:" for _ in head[1:])), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
