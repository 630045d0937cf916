"""A preview of the output folder for the one who writes: on this machine only, never kept by a browser.

Each request opens its file anew by path, so the preview follows when a build exchanges the
folder. It answers as a plain host does: ``/x/`` is ``/x/index.html``, ``/x`` leads there, and
what is not there is the site's own ``404.html``.
"""

import errno
import os
import shutil
import signal
import socketserver
import sys
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BufferedReader, BytesIO
from pathlib import Path
from urllib.parse import quote, unquote

from plugins.core.media_types import media_type
from plugins.core.problems import Place, Problem, error
from plugins.edge.disk import open_plain

HOST = "127.0.0.1"
PORT = 8000
PORTS_TRIED = 20


class ServeError(Exception):
    """The preview cannot start; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def serve(folder: Path, port: int = PORT) -> None:
    """Show the folder at the first free port from ``port`` on, until Ctrl-C or SIGTERM.

    Raises ServeError when no
    port is free, OSError when the system allows none.
    """
    numbers = (signal.SIGINT, signal.SIGTERM)
    # Held back rather than handled: raised in the middle of taking a connection, an exception would leave
    # the thread that answers with a closed one. What is started afterwards holds them back too.
    former = signal.pthread_sigmask(signal.SIG_BLOCK, numbers)
    try:
        with preview(folder, port) as server:
            address = f"http://{HOST}:{server.server_address[1]}/"
            print(f"Esikatselu / Preview: {address} (Ctrl-C lopettaa / stops)", flush=True)
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}).start()
            signal.sigwait(numbers)
            print(file=sys.stderr)  # the prompt gets a line of its own after ^C
            server.shutdown()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, former)


def preview(folder: Path, port: int = 0) -> ThreadingHTTPServer:
    """A server of the folder, bound and not yet running; port 0 is any free one. Raises as `serve`."""
    last = min(port + PORTS_TRIED - 1, 65535) if port else 0
    for number in range(port, last + 1):
        try:
            return _Server(number, folder)
        except OSError as fault:
            if fault.errno != errno.EADDRINUSE:
                raise
    raise ServeError(error(Place(""), "preview-no-port", first=port, last=last))


class _Server(ThreadingHTTPServer):
    """The server of one folder, which may be exchanged while it runs, or not be there yet."""

    def __init__(self, port: int, folder: Path) -> None:
        self.folder = folder
        super().__init__((HOST, port), _Handler)

    def server_bind(self) -> None:
        # The inherited one asks the name server for this machine's name, and waits where none answers.
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.socket.getsockname()[1]

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that went away in the middle of an answer."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = 30

    def do_GET(self) -> None:
        """Answer with a file, a redirect to its folder, or the 404 page."""
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        """Answer as GET does, without the body."""
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        path, mark, query = self.path.partition("?")
        names = _names(path)
        root = os.path.realpath(self.server.folder)
        if names and names[-1] and _is_folder(root, names):
            self._redirect("/" + "/".join(map(quote, names)) + "/" + mark + query)
            return
        found = _opened(root, names) if names else None
        if found:
            self._send(HTTPStatus.OK, *found, with_body=with_body)
        else:
            missing = _opened(root, ["404.html"]) or (BytesIO(b"404\n"), "text/plain; charset=utf-8")
            self._send(HTTPStatus.NOT_FOUND, *missing, with_body=with_body)

    def _redirect(self, address: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(
        self, status: HTTPStatus, body: BufferedReader | BytesIO, media_type: str, *, with_body: bool
    ) -> None:
        with body:
            size = body.seek(0, os.SEEK_END)
            body.seek(0)
            self.send_response(status)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(size))
            self.end_headers()
            if with_body:
                shutil.copyfileobj(body, self.wfile)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the writer's terminal is for the messages of the build."""


def _names(path: str) -> list[str] | None:
    """The names in a request's path, the last one empty for a folder; None for what is never served."""
    try:
        names = unquote(path, errors="strict").removeprefix("/").split("/")
    except UnicodeDecodeError:
        return None
    hidden = any(name.startswith(".") or "\0" in name for name in names)
    return None if hidden or "" in names[:-1] else names


def _is_folder(root: str, names: list[str]) -> bool:
    """Whether there is such a folder, reached without a link."""
    path = "/".join((root, *names))
    return os.path.realpath(path) == path and os.path.isdir(path)  # noqa: PTH112 - never raises


def _opened(root: str, names: list[str]) -> tuple[BufferedReader, str] | None:
    """A file of the folder and its media type; None where it is missing, or a link leads to it."""
    path = "/".join((root, *names[:-1], names[-1] or "index.html"))
    if os.path.realpath(path) != path:
        return None
    try:
        return open_plain(path), _content_type(path)
    except OSError:
        return None


def _content_type(path: str) -> str:
    """The media type of a file; that of a text says that it is UTF-8."""
    found = media_type(path)
    return (
        f"{found}; charset=utf-8" if found.startswith("text/") or found.endswith(("json", "xml")) else found
    )
