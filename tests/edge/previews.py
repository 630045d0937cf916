"""A preview of a small project of its own, as ``make serve`` starts it."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

from tests.edge.sites import written

ROOT = Path(__file__).parents[2]
AS_OF = "2021-03-01"
SECONDS = 60
_TOLD = re.compile(r"Esikatselu / Preview: http://127\.0\.0\.1:([0-9]+)/ \(Ctrl-C lopettaa / stops\)\n")

NEWS = "---\ntitle: {title}\ndate: {date}\nsummary: Tiivistelmä.\n{more}---\n\n{text}\n"


def news(title: str = "Uutinen", date: str = "2020-05-04", text: str = "Teksti.", more: str = "") -> str:
    return NEWS.format(title=title, date=date, text=text, more=more)


def project(folder: Path) -> Path:
    """A copy of the program and the theme, with a site of a few texts."""
    for name in ("plugins", "theme"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pelicanconf.py", folder)
    content = {
        "organisations/koske.md": "---\ntitle: Koske\n---\n",
        "news/uutinen.md": news(),
        "news/luonnos.md": news("Luonnos", more="status: draft\n"),
        "news/tuleva.md": news("Tuleva", "2021-12-01"),
        "news/pitka.md": news("Pitkä", text="\n\n".join(["Kappale."] * 200)),
    }
    written(folder / "content", content)
    return folder


def write(path: Path, text: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)


@dataclass
class Preview:
    """A running preview of a project."""

    folder: Path
    process: subprocess.Popen[str]
    port: int

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def write(self, path: str, text: str | bytes) -> None:
        write(self.folder / path, text)

    def ask(
        self, path: str, method: str = "GET", body: str = "", **headers: str
    ) -> tuple[HTTPResponse, bytes]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        try:
            connection.request(
                method, path, body or None, {k.replace("_", "-"): v for k, v in headers.items()}
            )
            answer = connection.getresponse()
            return answer, answer.read()
        finally:
            connection.close()

    def text(self, path: str) -> str:
        return self.ask(path)[1].decode()

    def until(self, path: str, holds: Callable[[str], bool]) -> str:
        """The page at a path once that holds of it."""
        end = time.monotonic() + SECONDS
        while True:
            try:
                found = self.text(path)
            except OSError:  # between one process and the next
                found = ""
            if holds(found):
                return found
            assert time.monotonic() < end, found[-3000:]
            time.sleep(0.05)

    def stop(self, number: int = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.process.wait(SECONDS)


@contextmanager
def previewed(folder: Path, **environment: str) -> Iterator[Preview]:
    """The preview of a project, until the block ends."""
    around = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "JOBS")}
    with (folder / "told").open("w") as told, subprocess.Popen(
        [sys.executable, "-m", "plugins.edge", "serve"],
        cwd=folder, stdout=subprocess.PIPE, stderr=told, text=True, encoding="utf-8",
        env={**around, "AS_OF": AS_OF, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"} | environment,
    ) as process:  # fmt: skip
        try:
            line = process.stdout.readline()
            found = _TOLD.fullmatch(line)
            assert found, line + (folder / "told").read_text(encoding="utf-8")
            yield Preview(folder, process, int(found[1]))
        finally:
            process.kill()
