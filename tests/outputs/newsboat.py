"""Newsboat, a feed reader of Debian's, as a subscriber: run without a screen, its memory read from its cache."""

import os
import shutil
import sqlite3
import subprocess
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Self

NAME = "newsboat"
SECONDS = 60
TYPES = {".xml": "application/rss+xml", ".atom": "application/atom+xml"}


class NewsboatError(Exception):
    """The reader did not do as it was told."""


def unavailable(environment: Mapping[str, str]) -> str:
    """Why no subscriber can be had here, empty when one can. Raises NewsboatError where one must be had."""
    if shutil.which(NAME):
        return ""
    reason = f"no {NAME} on PATH"
    if environment.get("CI") == "true":
        raise NewsboatError(reason)
    return reason


class Newsboat:
    """A subscriber of the feeds at these addresses, whose memory is in a folder."""

    def __init__(self, folder: Path, addresses: Iterable[str]) -> None:
        self._folder = folder
        (folder / "urls").write_text("".join(f"{address}\n" for address in addresses), encoding="utf-8")
        (folder / "config").write_text("", encoding="utf-8")

    def reload(self) -> None:
        """Fetch all feeds. Raises NewsboatError."""
        around = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        done = subprocess.run(
            [NAME, "-u", "urls", "-c", "cache.db", "-C", "config", "-x", "reload"],
            cwd=self._folder,
            env=around | {"HOME": str(self._folder), "LC_ALL": "C.UTF-8", "TERM": "dumb"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=SECONDS,
        )
        if done.returncode or done.stderr:
            raise NewsboatError(
                f"{NAME} ended with {done.returncode}: {done.stderr.decode(errors='replace')}"
            )

    def read_all(self) -> None:
        """Mark every item as read, as a subscriber does who has seen them all."""
        with self._memory() as memory:
            memory.execute("UPDATE rss_item SET unread = 0")

    def unread(self) -> list[str]:
        """The titles of the items that the subscriber is shown as new."""
        return [row[0] for row in self._rows("SELECT title FROM rss_item WHERE unread ORDER BY title")]

    def items(self) -> dict[str, tuple[str, str, str]]:
        """What the reader remembers: title, address and text by id. Raises NewsboatError for an id twice."""
        rows = self._rows("SELECT guid, title, url, content FROM rss_item")
        found = {guid: (title, url, content) for guid, title, url, content in rows}
        if len(found) != len(rows):
            raise NewsboatError("an item is there twice")
        return found

    def _rows(self, query: str) -> list[tuple[str, ...]]:
        with self._memory() as memory:
            return memory.execute(query).fetchall()

    @contextmanager
    def _memory(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._folder / "cache.db", timeout=SECONDS)) as memory, memory:
            yield memory


class Host:
    """A server on this machine alone, of the files that it was given last; gone when the block ends."""

    def __init__(self) -> None:
        self.files: Mapping[str, bytes] = {}
        host = self

        class Answer(BaseHTTPRequestHandler):
            timeout = SECONDS

            def do_GET(self) -> None:
                body = host.files.get(self.path)
                self.send_response(200 if body is not None else 404)
                self.send_header("Content-Type", TYPES.get(Path(self.path).suffix, "text/plain"))
                self.send_header("Content-Length", str(len(body or b"")))
                self.end_headers()
                self.wfile.write(body or b"")

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self.origin = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(10)
