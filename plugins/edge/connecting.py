"""Connections to other hosts: to addresses that are meant for all, and no longer than was agreed.

The host's name is looked up here, once, and its address is connected to as a number: a name that leads
elsewhere the next time it is asked (DNS rebinding) gains nothing by it.
"""

import socket
import time
from collections.abc import Callable, Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from queue import Empty, SimpleQueue
from ssl import SSLContext
from threading import Thread
from typing import Any, TypeVar

from httpcore import (
    SOCKET_OPTION,
    ConnectError,
    ConnectTimeout,
    NetworkBackend,
    NetworkStream,
    ReadTimeout,
    SyncBackend,
    WriteTimeout,
)

# Beside what the library calls private: RFC 6890 and the registries of IANA that have grown since.
_NO_HOSTS_4 = tuple(
    map(IPv4Network, ("192.0.0.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24"))
)
# Of IPv6 only what is given out to hosts, without documentation, and without the tunnels (Teredo, 6to4)
# whose addresses hold another one.
_HOSTS_6 = IPv6Network("2000::/3")
_NO_HOSTS_6 = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))
# How a network that has IPv6 alone reaches IPv4 (RFC 6052): the last 32 bits are the address.
_TRANSLATED = IPv6Network("64:ff9b::/96")

Done = TypeVar("Done")


class PrivateAddressError(Exception):
    """The host has no address that is meant for all; the argument is the one that it has."""


class UnknownHostError(Exception):
    """The host's name has no address."""


class OverdueError(Exception):
    """The time that was agreed for all of it has passed."""


def is_public(written: str) -> bool:
    """Whether a numeric address is one host's in the public internet: not private, loopback or the like."""
    try:
        address = ip_address(written)
    except ValueError:
        return False
    if isinstance(address, IPv6Address):
        return _is_public_6(address)
    return _is_public_4(address)


def _is_public_4(address: IPv4Address) -> bool:
    listed = address.is_global and not (address.is_multicast or address.is_reserved)
    return listed and not any(address in network for network in _NO_HOSTS_4)


def _is_public_6(address: IPv6Address) -> bool:
    if address.ipv4_mapped is not None:
        return _is_public_4(address.ipv4_mapped)
    if address in _TRANSLATED:
        return _is_public_4(IPv4Address(int(address) & 0xFFFFFFFF))
    # A scope (fe80::1%eth0) belongs to addresses of one link alone.
    return (
        address in _HOSTS_6
        and address.scope_id is None
        and not any(address in network for network in _NO_HOSTS_6)
    )


class Deadline:
    """The moment at which all must be done."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """The seconds that are left. Raises OverdueError when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise OverdueError
        return left


class PublicNetwork(NetworkBackend):
    """Connects to public addresses, to any with ``private``; every step ends at the deadline."""

    def __init__(self, deadline: Deadline, *, private: bool) -> None:
        self._deadline = deadline
        self._private = private
        self._network = SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the deadline is for everything together
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> NetworkStream:
        """A connection to the first of the host's addresses that answers.

        Raises UnknownHostError, PrivateAddressError, OverdueError, ConnectError.
        """
        found = _addresses(host, port, self._deadline.left())
        allowed = [address for address in found if self._private or is_public(address)]
        if not allowed:
            raise PrivateAddressError(found[0])
        while True:
            address, *allowed = allowed
            # One that is silent must not use up the time of the others.
            share = self._deadline.left() / (len(allowed) + 1)
            try:
                stream = self._network.connect_tcp(address, port, share, local_address, socket_options)
            except (ConnectError, ConnectTimeout):
                if not allowed:
                    raise
            else:
                return _Stream(stream, self._deadline)


class _Stream(NetworkStream):
    """A connection whose every step ends at the deadline: a byte a second does not prolong it."""

    def __init__(self, stream: NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - as above
        return self._in_time(lambda left: self._stream.read(max_bytes, left))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - as above
        self._in_time(lambda left: self._stream.write(buffer, left))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - as above
    ) -> NetworkStream:
        secret = self._in_time(lambda left: self._stream.start_tls(ssl_context, server_hostname, left))
        return _Stream(secret, self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - the library's own
        return self._stream.get_extra_info(info)

    def _in_time(self, step: Callable[[float], Done]) -> Done:
        try:
            return step(self._deadline.left())
        except (ConnectTimeout, ReadTimeout, WriteTimeout) as fault:
            raise OverdueError from fault


def _addresses(host: str, port: int, seconds: float) -> list[str]:
    """The numeric addresses of a host, in the system's order.

    Raises UnknownHostError or, since the system's own question has no limit of time, OverdueError.
    """
    answer: SimpleQueue[list[str] | None] = SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answer.put([str(one[4][0]) for one in found])
        except (OSError, ValueError):  # ValueError: a label that is too long, or empty
            answer.put(None)

    Thread(target=ask, daemon=True).start()
    try:
        found = answer.get(timeout=seconds)
    except Empty:
        raise OverdueError from None
    if not found:
        raise UnknownHostError(host)
    return list(dict.fromkeys(found))
