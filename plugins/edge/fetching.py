"""Fetching one address that others publish, with a bound on everything: size, time, redirects, hosts.

What is fetched is foreign: nothing of it is believed but that it is at most so many bytes. No cookie, proxy
or password of the machine goes out with the question, and the program says who it is.
"""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

import httpcore
import httpx
from msgspec import Struct

from plugins.core.text import is_http_url
from plugins.edge.connecting import (
    Deadline,
    OverdueError,
    PrivateAddressError,
    PublicNetwork,
    UnknownHostError,
)

PROGRAM = "koske-julkaisut"

_PERMANENT = (301, 308)
_REDIRECTS = (301, 302, 303, 307, 308)
_LONGEST_ADDRESS = 2000
_GZIP = 31  # the window of zlib that reads gzip, with its head and its check sum
_HOST = re.compile(rb"[A-Za-z0-9._-]+|[0-9A-Fa-f:.]+")
_VALIDATOR = re.compile(r"[\x20-\x7e]{1,500}")


class FetchLimits(Struct, frozen=True):
    """The most bytes (as sent, and unpacked), seconds (for all of it) and redirects of one fetch."""

    size: int = 5_000_000
    seconds: float = 20.0
    redirects: int = 5


USUAL = FetchLimits()


class Fetched(Struct, frozen=True):
    """What an address answered. ``url`` is where it was found, ``moved`` that it has moved there for good.

    With ``not_modified`` there is no body: what the caller has is still right. ``etag`` and ``modified`` are
    for the next question (RFC 9110, 13.1).
    """

    url: str
    body: bytes = b""
    content_type: str = ""
    etag: str = ""
    modified: str = ""
    not_modified: bool = False
    moved: bool = False


class FetchError(Exception):
    """It could not be fetched: a code of the message catalogue and what its message names, ``url`` always."""

    def __init__(self, code: str, url: str, **values: object) -> None:
        super().__init__(code, url)
        self.code = code
        self.values = {"url": url} | {name: str(value) for name, value in values.items()}


def agent_of(site: str) -> str:
    """How the program names itself to others: its name, and the address of the site it works for."""
    return f"{PROGRAM} (+{site}/)"


def fetch(
    url: str,
    *,
    agent: str,
    limits: FetchLimits = USUAL,
    private: bool = False,
    etag: str = "",
    modified: str = "",
) -> Fetched:
    """What stands at an address. Raises FetchError, within the time of the limits.

    Hosts with no public address (this machine, the house's own network) are refused unless ``private``.
    With ``etag`` or ``modified`` of an earlier answer it is only asked whether there is anything new.
    """
    headers = {"User-Agent": agent, "Accept": "*/*", "Accept-Encoding": "gzip"}
    if etag:
        headers["If-None-Match"] = etag
    if modified:
        headers["If-Modified-Since"] = modified
    deadline = Deadline(limits.seconds)
    with (
        _told(url, limits),
        httpcore.ConnectionPool(
            # What the environment says of certificates, proxies and passwords is not asked.
            ssl_context=httpx.create_ssl_context(trust_env=False),
            network_backend=PublicNetwork(deadline, private=private),
        ) as pool,
    ):
        return _followed(pool, _checked(url), headers, limits, deadline)


def _followed(
    pool: httpcore.ConnectionPool,
    url: httpx.URL,
    headers: Mapping[str, str],
    limits: FetchLimits,
    deadline: Deadline,
) -> Fetched:
    """The answer at the end of the redirects. Raises FetchError and what the pool does."""
    moved = False
    for hop in range(limits.redirects + 1):
        own = {**headers, "Host": url.netloc.decode("ascii")}
        with pool.stream("GET", _plain(url), headers=list(own.items())) as response:
            said = {
                name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers
            }
            if response.status not in _REDIRECTS or "location" not in said:
                return _answer(url, response, said, headers, limits, deadline, moved=moved)
            moved = response.status in _PERMANENT and (moved or hop == 0)
            url = _next(url, said["location"])
    raise FetchError("fetch-redirects", str(url), most=limits.redirects)


def _answer(  # noqa: PLR0913 - everything that is known of one exchange
    url: httpx.URL,
    response: httpcore.Response,
    said: Mapping[str, str],
    asked: Mapping[str, str],
    limits: FetchLimits,
    deadline: Deadline,
    *,
    moved: bool,
) -> Fetched:
    validators = _validator(said.get("etag", "")), _validator(said.get("last-modified", ""))
    if response.status == 304 and ("If-None-Match" in asked or "If-Modified-Since" in asked):
        return Fetched(str(url), b"", "", *validators, not_modified=True, moved=moved)
    if response.status != 200:
        raise FetchError("fetch-status", str(url), status=response.status)
    coding = said.get("content-encoding", "").strip().lower()
    if coding not in ("", "identity", "gzip", "x-gzip"):
        raise FetchError("fetch-encoding", str(url), found=coding)
    body = _within(response.iter_stream(), limits.size, deadline)
    if coding.endswith("gzip"):
        body = _unpacked(body, limits.size)
    return Fetched(str(url), b"".join(body), said.get("content-type", ""), *validators, moved=moved)


class _LargeError(Exception):
    """More bytes than were agreed."""


def _within(pieces: Iterable[bytes], most: int, deadline: Deadline) -> Iterator[bytes]:
    """The pieces as they come. Raises _LargeError as soon as they are too many."""
    size = 0
    for piece in pieces:
        deadline.left()
        size += len(piece)
        if size > most:
            raise _LargeError
        yield piece


def _unpacked(pieces: Iterable[bytes], most: int) -> Iterator[bytes]:
    """What gzip has packed, never more than one byte over the limit of it (a bomb grows a thousandfold).

    Raises _LargeError, zlib.error.
    """
    unpacker, size = zlib.decompressobj(_GZIP), 0
    for piece in pieces:
        rest = piece
        while rest:
            if unpacker.eof:
                unpacker = zlib.decompressobj(_GZIP)  # one packet after another is one text (RFC 1952, 2.2)
            plain = unpacker.decompress(rest, most + 1 - size)
            rest = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
            size += len(plain)
            if size > most:
                raise _LargeError
            yield plain
    if not unpacker.eof:
        raise zlib.error("cut off")


@contextmanager
def _told(url: str, limits: FetchLimits) -> Iterator[None]:
    """Turn what libraries and system raise into a FetchError."""
    try:
        yield
    except PrivateAddressError as fault:
        raise FetchError("fetch-private", url, found=fault) from fault
    except UnknownHostError as fault:
        raise FetchError("fetch-host", url, host=fault) from fault
    except (OverdueError, httpcore.TimeoutException) as fault:
        raise FetchError("fetch-slow", url, seconds=f"{limits.seconds:g}") from fault
    except _LargeError as fault:
        raise FetchError("fetch-large", url, most=limits.size) from fault
    except httpcore.ConnectError as fault:
        # The pool tells a certificate that does not hold as a connection that failed.
        code = "fetch-certificate" if "CERTIFICATE_VERIFY_FAILED" in str(fault) else "fetch-unreachable"
        raise FetchError(code, url) from fault
    except (httpcore.NetworkError, httpcore.ProtocolError, zlib.error) as fault:
        raise FetchError("fetch-broken", url) from fault


def _checked(url: str) -> httpx.URL:
    """The address as one that may be asked. Raises FetchError."""
    try:
        read = httpx.URL(url)
    except httpx.InvalidURL as fault:
        raise FetchError("fetch-address", url) from fault
    sound = is_http_url(url) and len(url) <= _LONGEST_ADDRESS and not read.userinfo
    if not sound or not _HOST.fullmatch(read.raw_host):
        raise FetchError("fetch-address", url)
    return read.copy_with(fragment=None)


def _next(url: httpx.URL, location: str) -> httpx.URL:
    """Where a redirect leads. Raises FetchError for another scheme, or from a secret to an open one."""
    try:
        target = url.join(location)
    except httpx.InvalidURL as fault:
        raise FetchError("fetch-redirected", str(url), found=ascii(location[:200])[1:-1]) from fault
    if url.scheme == "https" and target.scheme == "http":
        raise FetchError("fetch-redirected", str(url), found=str(target)[:200])
    try:
        return _checked(str(target))
    except FetchError as fault:
        raise FetchError("fetch-redirected", str(url), found=ascii(str(target)[:200])[1:-1]) from fault


def _plain(url: httpx.URL) -> httpcore.URL:
    return httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)


def _validator(said: str) -> str:
    """A validator that can be sent back as it came, or an empty text."""
    return said if _VALIDATOR.fullmatch(said) else ""
