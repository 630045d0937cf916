"""Deploys that are killed at random moments, and a reader all the while: always one whole site."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from plugins.edge.deploy.folder import FolderStore
from tests.deploy.sites import finished, send
from tests.edge.sites import contents

PROJECT = Path(__file__).parents[2]
KILLS, FILES = 40, 60
# For each line that comes in, a process that deploys without end; it tells when each begins.
PROGRAM = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from plugins.edge.deploy.folder import FolderStore
from plugins.edge.deploy.procedure import deploy
from plugins.edge.deploy.shipment import shipment_of

sites = [shipment_of(Path(name)) for name in sys.argv[2:]]
store = FolderStore(Path(sys.argv[1]), "x", "koskeverkko.fi")
for line in sys.stdin:
    child = os.fork()
    while not child:
        for site in sites:
            os.write(1, b"begin %d\\n" % os.getpid())
            deploy(store, site, 2, lambda *_: (), datetime.now(UTC))
    os.waitpid(child, 0)
    os.write(1, b"ended\\n")
"""


def site(version):
    return {f"{n}/index.html": f"{version if n % 3 else 'same'} {n}".encode() for n in range(FILES)}


SITES = [site("one"), site("two") | {"only/index.html": b"two"}]


class Reader(threading.Thread):
    """Reads all files below the release that `current` leads to, over and over."""

    def __init__(self, place):
        super().__init__()
        self.place, self.seen, self.wrong, self.done = place, 0, [], threading.Event()

    def run(self):
        while not self.done.wait(0.01) and not self.wrong:
            try:
                release = self.place / (self.place / "current").readlink()
                found = contents(release)
            except FileNotFoundError:
                # Of two kept releases one that has been read for long may be gone; the link never is.
                if not (self.place / "current/0/index.html").exists():
                    self.wrong.append("no site")
                continue
            if found not in SITES and release.exists() and (self.place / "current").resolve() == release:
                self.wrong.append(sorted(found.items() ^ SITES[0].items())[:4])
            self.seen += found in SITES


def test_readers_always_see_a_whole_site(tmp_path):
    place = tmp_path / "srv"
    made = [finished(tmp_path / f"s{n}", files) for n, files in enumerate(SITES)]
    send(FolderStore(place, "x", "koskeverkko.fi"), made[0])
    chance, reader = random.Random(7), Reader(place)  # noqa: S311 - the same moments each time
    reader.start()
    try:
        with subprocess.Popen(
            [sys.executable, "-c", PROGRAM, place, *(shipment.root for shipment in made)],
            cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0,
        ) as process:  # fmt: skip
            for _ in range(KILLS):
                process.stdin.write(b"again\n")
                for _ in range(chance.randint(1, 3)):
                    word, child = process.stdout.readline().split()
                    assert word == b"begin"
                time.sleep(chance.uniform(0, 0.05))  # wherever that is: no moment is better than another
                os.kill(int(child), signal.SIGKILL)
                while process.stdout.readline() != b"ended\n":
                    pass
            process.stdin.close()
    finally:
        reader.done.set()
        reader.join()
    assert reader.wrong == []
    assert reader.seen
    store = FolderStore(place, "x", "koskeverkko.fi")
    for shipment, files in zip(made, SITES, strict=True):
        send(store, shipment, keep=2)
        assert contents(place / "current") == files
    left = {path.name for path in (place / "releases").iterdir()}
    assert left == set(store.look().releases)
    assert len(left) == 2
