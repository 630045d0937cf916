"""Ports of loopback for the servers of tests that are programs of their own."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

LONGEST_START = 60  # seconds


@contextmanager
def held_port() -> Iterator[int]:
    """A port that nobody else is given while the block lasts, for a server that is told to listen there.

    Linux lets the server listen beside a socket that is only bound where both allow it, as servers do.
    """
    with socket.socket() as holder:
        holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        holder.bind(("127.0.0.1", 0))
        port = int(holder.getsockname()[1])
        if sys.platform != "linux":
            holder.close()
        yield port


def await_listening(process: "subprocess.Popen[bytes]", port: int) -> bool:
    """Whether the server comes to listen at the port: it has ended otherwise, or takes too long."""
    end = time.monotonic() + LONGEST_START
    while time.monotonic() < end and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), LONGEST_START).close()
        except OSError:
            time.sleep(0.02)
        else:
            return True
    return False
