"""The real content built as a site for the tests, with what it happens not to have yet."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
AS_OF = "2021-03-01"
# Pages that the content lacks: one with everything that a text may hold, and one that was moved.
ADDED = Path(__file__).parent / "content"
# A list that is divided by year: so many news of each year, in another language than the rest.
LONG_LIST = {2016: 1, 2018: 40, 2019: 40, 2020: 20}
NEWS = "---\ntitle: Nyhet {number}/{year}\nlang: sv\ndate: {year}-05-{day:02}\nsummary: Om ett projekt.\n---\n\nText.\n"


def build_real_site(folder: Path, added: Path | None = ADDED) -> Path:
    """The output of a build of ``content/`` in ``folder``. Raises CalledProcessError with what it said."""
    content, output = folder / "content", folder / "output"
    shutil.copytree(ROOT / "content", content)
    if added:
        shutil.copytree(added, content, dirs_exist_ok=True)
        _write_long_list(content / "news")
    subprocess.run(
        [
            *(sys.executable, "-m", "plugins.edge", "html"),
            *("--content", content, "--output", output, "--settings", ROOT / "pelicanconf.py"),
        ],
        cwd=ROOT,
        env={**os.environ, "AS_OF": AS_OF, "PYTHONUTF8": "1"},
        check=True,
        capture_output=True,
        timeout=600,
    )
    return output


def _write_long_list(folder: Path) -> None:
    for year, count in LONG_LIST.items():
        for number in range(count):
            text = NEWS.format(year=year, number=number, day=1 + number % 28)
            (folder / f"sv-{year}-{number}.md").write_text(text, encoding="utf-8")
