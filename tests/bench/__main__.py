"""``python -m tests.bench SIZE…``: builds the corpus with each generator and writes what it took.

Sizes are numbers of documents. A run that is stopped leaves no report and no work folder.
"""

import argparse
import shutil
import signal
import sys
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from tests.bench import peers
from tests.bench.machine import cores, facts
from tests.bench.measure import Bench, BenchError, Change, Measured
from tests.bench.profiling import Profile, profile
from tests.bench.report import Results, document, judged, tables

REPORT = peers.ROOT / "docs/performance.md"
RAM_DISK = Path("/dev/shm")  # noqa: S108 - a folder of its own is made there
# What a document takes in the work folder, with all its outputs and caches.
BYTES_EACH = 600_000
# What is profiled besides a build from nothing, at the size that the bars are set at.
PROFILED = (Change.OLD_BODY, Change.THEME)
# With more documents one round tells enough.
MANY = 10_000


def main() -> None:
    """Measure, print the tables, write the report. Raises SystemExit when a build fails."""
    arguments = _arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sizes = sorted(set(arguments.sizes))
    with TemporaryDirectory(prefix="bench-", dir=_room(max(sizes))) as work:
        try:
            results = measured(Path(work), sizes, arguments.rounds)
        except BenchError as fault:
            sys.exit(str(fault))
        except KeyboardInterrupt:
            sys.exit(130)
    found = tables(results)
    print(*(found[name] for name in ("sizes", "bars", "growth", "floor", "imports")), sep="\n\n")  # noqa: T201 - what was asked for
    write(arguments.report, document(results))


def measured(work: Path, sizes: list[int], rounds: int) -> Results:
    """Every size in a folder of its own, one after the other. Raises BenchError."""
    machine = facts(work)
    profiles: list[Profile] = []
    done: list[Measured] = []
    for many in sizes:
        folder = work / str(many)
        surroundings = peers.environment(folder)
        makers = (peers.ours, peers.ours_with_search, peers.stock_pelican, peers.hugo)
        sites = tuple(make(folder) for make in makers)
        tell(f"{many:,} documents: writing them")
        for site in sites:
            site.write(many)
        if not profiles:
            tell(f"{many:,} documents: a profile")
            profiles.append(profile(sites[0], surroundings, many, Change.COLD))
        floor = {Change.COLD: peers.floor(folder, cores()), Change.OLD_BODY: peers.imports()}
        bench = Bench(many, sites, floor, surroundings, tell)
        done.append(bench.measured(1 if many > MANY else rounds))
        if many == judged(sizes):
            tell(f"{many:,} documents: further profiles")
            profiles += (profile(sites[0], surroundings, many, change) for change in PROFILED)
        shutil.rmtree(folder)
    return Results(machine, tuple(done), tuple(profiles))


def tell(text: str) -> None:
    """Say on standard error how far it is."""
    print(text, file=sys.stderr, flush=True)  # noqa: T201 - it takes long


def write(path: Path, text: str) -> None:
    """Write the report, whole or not at all."""
    part = path.with_name(f".{path.name}.part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


def _room(many: int) -> str:
    """The RAM disk where there is one with room enough."""
    if RAM_DISK.is_dir() and shutil.disk_usage(RAM_DISK).free > many * BYTES_EACH:
        return str(RAM_DISK)
    return gettempdir()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.bench", description=__doc__)
    parser.add_argument("sizes", type=int, nargs="+", help="numbers of documents")
    parser.add_argument("--rounds", type=int, default=3, help=f"rounds with up to {MANY:,} documents (3)")
    parser.add_argument("--report", type=Path, default=REPORT, help="where the report goes")
    return parser.parse_args()


if __name__ == "__main__":
    main()
