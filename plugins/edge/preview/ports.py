"""Where the preview listens: on this machine only, at the first free port."""

import errno
import socket

from plugins.core.problems import Place, Problem, error

HOST = "127.0.0.1"
PORT = 8000
PORTS_TRIED = 20
_BACKLOG = 128


class ServeError(Exception):
    """The preview cannot start; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def listening(port: int = PORT) -> socket.socket:
    """A socket that listens at the first free port from ``port`` on; port 0 is any free one.

    Raises ServeError when no port is free, OSError when the system allows none.
    """
    last = min(port + PORTS_TRIED - 1, 65535) if port else 0
    for number in range(port, last + 1):
        try:
            return _bound(number)
        except OSError as fault:
            if fault.errno != errno.EADDRINUSE:
                raise
    raise ServeError(error(Place(""), "preview-no-port", first=port, last=last))


def _bound(number: int) -> socket.socket:
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        # A port whose last connections are still fading away is free.
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((HOST, number))
        found.listen(_BACKLOG)
    except OSError:
        found.close()
        raise
    return found
