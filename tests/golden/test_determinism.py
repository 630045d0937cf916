"""The same content gives the same bytes, wherever, whenever and by whomever it is built."""

import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parents[2]
CONTENT = Path(__file__).parent / "kaikki/content"


@dataclass(frozen=True)
class Surroundings:
    """What a build must not depend on: the environment, the folders and their names, how files were made."""

    name: str
    environment: dict[str, str]
    folder: str
    umask: int
    backwards: bool = False
    here: bool = True


PLAIN = Surroundings("plain", {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}, "content", 0o022)
OTHERS = (
    Surroundings(
        "samoa",
        {"TZ": "Pacific/Apia", "LC_ALL": "C", "PYTHONHASHSEED": "1", "LANG": "fi_FI.UTF-8"},
        "Sisältö 2 & muuta",
        0o077,
        backwards=True,
        here=False,
    ),
    Surroundings(
        "kiritimati",
        {
            "TZ": "Pacific/Kiritimati",
            "LC_ALL": "tr_TR.UTF-8",
            "PYTHONHASHSEED": "4242",
            "HOME": "/",
        },
        "a/b/c",
        0o000,
        backwards=True,
    ),
)


def _copy(target: Path, *, backwards: bool) -> None:
    """The content anew, file by file in the order asked for, with other times."""
    for number, path in enumerate(sorted(CONTENT.rglob("*"), reverse=backwards)):
        if path.is_file():
            file = target / path.relative_to(CONTENT)
            file.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, file)
            os.utime(file, (number * 86_400, time.time() - number))


def _built(around: Surroundings, root: Path) -> dict[str, tuple[bytes, int]]:
    """The files of the site, with their modes."""
    content, output = root / around.name / around.folder, root / around.name / "site"
    _copy(content, backwards=around.backwards)
    kept = {name: value for name, value in os.environ.items() if name not in ("LANG", "LC_ALL", "PYTHONUTF8")}
    command = [sys.executable, "-m", "plugins.edge", "html", "--content", content, "--output", output]
    result = subprocess.run(
        [*command, "--settings", PROJECT / "pelicanconf.py"],
        cwd=PROJECT if around.here else root,
        env=kept
        | {"AS_OF": "2021-03-01", "PYTHONPATH": str(PROJECT), "PYTHONDONTWRITEBYTECODE": "1"}
        | around.environment,
        umask=around.umask,
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=60,
    )
    assert result.returncode == 0, result.stderr
    return {
        str(path.relative_to(output)): (path.read_bytes(), path.stat().st_mode)
        for path in sorted(output.rglob("*"))
        if path.is_file()
    }


def test_surroundings_do_not_reach_the_output(tmp_path):
    with ThreadPoolExecutor(2) as pool:
        plain, *others = pool.map(lambda around: _built(around, tmp_path), (PLAIN, *OTHERS))
    assert len(plain) > 50
    for around, site in zip(OTHERS, others, strict=True):
        assert sorted(site) == sorted(plain), around.name
        different = [path for path, found in site.items() if found != plain[path]]
        assert different == [], around.name
