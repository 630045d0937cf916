"""The preview of a small content folder with its forms, running as ``make serve`` runs it."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.edge.sites import written

PROJECT = Path(__file__).resolve().parents[3]
CONTENT = {
    "organisations/koske.md": "---\ntitle: Koske\n---\n",
    "people/anna-aalto.md": "---\ntitle: Anna Aalto\nroles:\n  - title: johtaja\n---\n",
    "projects/arki.md": "---\ntitle: Arki toimii\nsummary: Hanke.\n---\n\nTekstiä.\n",
    "news/vanha.md": "---\ntitle: Vanha uutinen\ndate: 2020-01-02\nsummary: Se oli ennen.\n---\n\nTekstiä.\n",
    "newsletters/2020-1.md": (
        '---\n# Ensimmäinen numero\ntitle: "Koske tiedottaa 1/2020"   # nimi\nnumber:  1\nyear: 2020\n'
        "date: 15.3.2020\nsummary: >-\n  Kirjoitettu\n  kahdelle riville.\ntags: [ arki,  perheet ]\n---\n\n"
        "Pääkirjoitus.[^1]\n\n## Ensimmäinen juttu {#ensimmainen}\n\n*  Luettelo tähdillä  \n\n[^1]: Viite.\n"
    ),
}


def write(folder: Path, files: dict[str, str] | None = None) -> Path:
    return written(folder, CONTENT if files is None else files)


@contextmanager
def previewed(content: Path) -> Iterator[str]:
    """The origin of a preview of the folder."""
    command = [sys.executable, "-m", "plugins.edge", "serve", "--content", str(content)]
    environment = {**os.environ, "PYTHONUTF8": "1", "JOBS": "1"}
    with subprocess.Popen(
        command, cwd=PROJECT, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            lines = iter(process.stdout.readline, "")
            found = next((match for line in lines if (match := re.search(r"http://[\d.]+:\d+", line))), None)
            assert found, "no preview"
            yield found[0]
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=60)
