"""What a build works with: who keeps, who computes, who takes the finished files. All of it from outside.

The stages are pure; these are the places where the edge puts in a store on disk, a pool of
processes and a folder. Without them (`Engine`) a build keeps all in memory and does it one by one.
"""

import pickle
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any, NamedTuple, Protocol

from msgspec import Struct, field

from plugins.core.artifact import Artifact, Made
from plugins.core.memory import Memory
from plugins.core.work import OneByOne, Workers


class Store(Protocol):
    """Keeps values by name. What is gone or damaged is as if it had never been there."""

    def pack(self, value: object) -> bytes:
        """The value as bytes, for `put`, in whatever process."""

    def put(self, name: bytes, packed: bytes) -> None:
        """Keep a packed value."""

    def get(self, name: bytes) -> Any:  # noqa: ANN401 - what was kept
        """The value, or None."""


class Delivered(NamedTuple):
    """A file that was handed over: the SHA-256 of its bytes, and what the receiver says of it."""

    digest: str
    receipt: Any = None


class _InMemory:
    """The store of a build that nothing is kept of."""

    def __init__(self) -> None:
        self._values: dict[bytes, bytes] = {}

    def pack(self, value: object) -> bytes:
        return pickle.dumps(value, protocol=5)

    def put(self, name: bytes, packed: bytes) -> None:
        self._values[name] = packed

    def get(self, name: bytes) -> Any:  # noqa: ANN401
        packed = self._values.get(name)
        return None if packed is None else pickle.loads(packed)  # noqa: S301 - of this process


def _digested(file: Made) -> Delivered:
    return Delivered(sha256(file.body).hexdigest() if isinstance(file, Artifact) else "", file)


def _at_once() -> None:
    """What is called where nothing has to be made ready."""


class Engine(Struct, frozen=True):
    """What a build works with.

    ``program`` is the fingerprint of code, libraries and Python: nothing is remembered across a change
    of it. ``deliver`` takes a finished file, in whatever process, and ``begin`` is called before the
    first one is made; ``standing`` are the digests of the files that are in their places already, None where
    nobody cares. A ``paranoid`` build reads every source, whatever its stamp.
    """

    program: str = ""
    store: Store = field(default_factory=_InMemory)
    workers: Workers = field(default_factory=OneByOne)
    memory: Memory = field(default_factory=Memory)
    deliver: Callable[[Made], Delivered] = _digested
    begin: Callable[[], None] = _at_once
    standing: Mapping[str, str] | None = field(default_factory=dict)
    paranoid: bool = False
