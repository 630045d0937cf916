"""A server on this machine that answers as each test has it, however badly; it stops by itself."""

import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

LONGEST = 90.0  # seconds after which no answer goes on, whatever the test does

Answer = bytes | Callable[["Asked"], Iterable[bytes]]


@dataclass(frozen=True)
class Asked:
    """One question: its path, and its headers by their names in lower case."""

    path: str
    headers: dict[str, str]


@dataclass
class Server:
    """Answers by path, and what was asked."""

    port: int
    answers: dict[str, Answer]
    asked: list[Asked] = field(default_factory=list)

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"


def page(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """A whole answer; a header's name is written with ``_`` for ``-``."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def leads_to(url: str, status: str = "302 Found") -> bytes:
    return page(status=status, Location=url)


@contextmanager
def server(answers: dict[str, Answer] | None = None, port: int = 0) -> Iterator[Server]:
    """Serve on the loopback until the end of the block."""
    over = threading.Event()
    with socket.create_server(("127.0.0.1", port)) as listener:
        listener.settimeout(0.05)
        found = Server(listener.getsockname()[1], dict(answers or {}))
        threads = [threading.Thread(target=_serve, args=(listener, found, over), daemon=True)]
        threads[0].start()
        try:
            yield found
        finally:
            over.set()
            threads[0].join()


def _serve(listener: socket.socket, found: Server, over: threading.Event) -> None:
    while not over.is_set():
        try:
            connection, _ = listener.accept()
        except TimeoutError:
            continue
        threading.Thread(target=_answer, args=(connection, found, over), daemon=True).start()


def _answer(connection: socket.socket, found: Server, over: threading.Event) -> None:
    end = time.monotonic() + LONGEST
    with connection:
        connection.settimeout(LONGEST)
        try:
            asked = _question(connection)
            found.asked.append(asked)
            answer = found.answers.get(asked.path, page(status="404 Not Found"))
            for piece in (answer,) if isinstance(answer, bytes) else answer(asked):
                if over.is_set() or time.monotonic() > end:
                    return
                connection.sendall(piece)
        except OSError:
            return  # the one who asked has gone


def _question(connection: socket.socket) -> Asked:
    data = b""
    while b"\r\n\r\n" not in data:
        piece = connection.recv(65536)
        if not piece:
            raise ConnectionResetError
        data += piece
    first, *lines = data.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines)
    return Asked(first.split(" ")[1], {name.lower(): value for name, value in headers.items()})


def dripping(first: bytes, drop: bytes = b"x", seconds: float = 0.1) -> Callable[[Asked], Iterable[bytes]]:
    """First this, then a drop again and again."""

    def answer(_asked: Asked) -> Iterator[bytes]:
        yield first
        while True:
            time.sleep(seconds)
            yield drop

    return answer
