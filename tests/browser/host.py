"""A host of static sites on loopback: it sends the headers of ``_headers`` and the forms that lie compressed.

``python -m tests.browser.host FOLDER [PORT]`` serves a published site until it is stopped: for Lighthouse.
"""

import contextlib
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from plugins.core.media_types import TEXTS, media_type

HOST = "127.0.0.1"
_CODINGS = (("br", ".br"), ("gzip", ".gz"))


class Rule(NamedTuple):
    """A rule of ``_headers``: the path that it is about, or with ``*`` all below it, and what it says."""

    path: str
    headers: dict[str, str]

    def fits(self, path: str) -> bool:
        return path.startswith(self.path[:-1]) if self.path.endswith("*") else path == self.path


def rules(text: str) -> list[Rule]:
    """What a file ``_headers`` says."""
    found: list[Rule] = []
    for line in text.splitlines():
        if line.startswith("/"):
            found.append(Rule(line.strip(), {}))
        elif line.startswith(" "):
            name, _, value = line.partition(":")
            found[-1].headers[name.strip()] = value.strip()
    return found


@contextmanager
def hosted(folder: Path, port: int = 0) -> Iterator[str]:
    """The origin at which the folder is served by its ``_headers``, until the block ends."""
    with _running(folder, port, rules((folder / "_headers").read_text(encoding="utf-8"))) as origin:
        yield origin


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The origin at which the folder is served without headers of its own, until the block ends."""
    with _running(folder, 0, []) as origin:
        yield origin


@contextmanager
def _running(folder: Path, port: int, headers: list[Rule]) -> Iterator[str]:
    server = ThreadingHTTPServer((HOST, port), _Handler)
    server.root, server.rules = folder, headers
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join(10)
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 10

    def do_GET(self) -> None:
        path = unquote(self.path.partition("?")[0])
        folder = self.server.root / path.removeprefix("/")
        if ".." in path.split("/"):
            self._send(HTTPStatus.BAD_REQUEST, path, None)
        elif not path.endswith("/") and folder.is_dir():
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", f"{path}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            file = folder / "index.html" if path.endswith("/") else folder
            found = file.is_file()
            lost = self.server.root / "404.html"
            file = file if found else lost if lost.is_file() else None
            self._send(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND, path, file)

    def _send(self, status: HTTPStatus, path: str, file: Path | None) -> None:
        taken = {one.strip().partition(";")[0] for one in self.headers.get("Accept-Encoding", "").split(",")}
        coding, form = next(
            (
                (coding, form)
                for coding, ending in _CODINGS
                if coding in taken and file and (form := file.with_name(file.name + ending)).is_file()
            ),
            ("", file),
        )
        body = form.read_bytes() if form else b""
        self.send_response(status)
        for rule in self.server.rules:
            if rule.fits(path):
                for name, value in rule.headers.items():
                    self.send_header(name, value)
        text = file is not None and file.suffix[1:] in TEXTS
        kind = media_type(file.name) if file else "text/plain"
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.send_header("Vary", "Accept-Encoding")
        if coding:
            self.send_header("Content-Encoding", coding)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(ConnectionError):  # whoever asked may have gone to another page
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    with hosted(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 8200) as origin:
        sys.stdout.write(f"{origin}\n")
        sys.stdout.flush()
        with contextlib.suppress(KeyboardInterrupt):
            threading.Event().wait()
