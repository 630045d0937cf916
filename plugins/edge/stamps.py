"""Stamps: what the file system says of an entry, as proof that nobody has changed it.

Whoever changes a file or a folder sets its ctime to the file system's time, and no program can set
it to anything else. So an entry that still has its recorded stamp is as it was when it was recorded,
unless it was changed again within the same tick of that clock. Hence the rule: a stamp proves
something only if the clock had already moved on past its ctime when the entry was looked at
(`is_settled`). Any other stamp is no proof, and the bytes are read again.
"""

import os
import stat
import time
from array import array
from typing import NamedTuple

_POSITIVE = 2**63 - 1  # what an array can hold; times after the year 2262 and such lose their sign only
_WIDTH = 4  # numbers in a stamp
STAMP_SIZE = 8 * _WIDTH  # bytes of a packed one
_OPEN = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_TICKS = 25  # how often a clock is looked at that ought to move on; a tick is 1-10 ms on common systems
_PAUSE = 0.002


class Stamp(NamedTuple):
    """What the file system says of one entry; two equal stamps are of one entry, unchanged."""

    size: int
    mtime_ns: int
    inode: int
    ctime_ns: int


UNKNOWN = Stamp(0, 0, 0, 0)
_MISSING = Stamp(-1, -1, -1, -1)  # never equal to UNKNOWN


def stamp(status: os.stat_result) -> Stamp:
    """The stamp in what `os.stat` gives."""
    return Stamp(
        status.st_size & _POSITIVE,
        status.st_mtime_ns & _POSITIVE,
        status.st_ino & _POSITIVE,
        status.st_ctime_ns & _POSITIVE,
    )


def stamp_of(path: str | os.PathLike[str]) -> Stamp | None:
    """The stamp of a plain file; None for anything else, a link among it, or nothing."""
    try:
        status = os.lstat(path)
    except OSError:
        return None
    return stamp(status) if stat.S_ISREG(status.st_mode) else None


def is_settled(found: Stamp, moment_ns: int) -> bool:
    """Whether a stamp that was taken after ``moment_ns`` will differ after any later change."""
    return found.ctime_ns < moment_ns


class Clock:
    """The time that a file system gives to what is changed on it, told by a file of its own."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def now(self) -> int:
        """The time in nanoseconds. Raises OSError."""
        os.utime(self._descriptor)
        return os.fstat(self._descriptor).st_ctime_ns

    def tick(self) -> int:
        """Wait until the clock has moved on; its time then, the same where it is slow. Raises OSError."""
        start = now = self.now()
        for _ in range(_TICKS):
            if now > start:
                break
            time.sleep(_PAUSE)
            now = self.now()
        return now


class Stamps:
    """The stamps of many entries of a tree, packed, in the order of ``names``."""

    __slots__ = ("names", "values")

    def __init__(self, names: tuple[str, ...], values: "array[int] | None" = None) -> None:
        self.names = names
        self.values = array("q", bytes(STAMP_SIZE * len(names))) if values is None else values
        if len(self.values) != _WIDTH * len(names):
            raise ValueError("as many stamps as names are wanted")

    @classmethod
    def observed(cls, root: str | os.PathLike[str], names: tuple[str, ...]) -> "Stamps":
        """The stamps that files or folders below ``root`` have now; none for what is not there.

        A link in an entry's place is not followed. Raises OSError for ``root`` alone.
        """
        values = array("q")
        extend, lstat, positive = values.extend, os.lstat, _POSITIVE
        descriptor = os.open(root, _OPEN)
        try:
            for name in names:
                try:
                    status = lstat(name or ".", dir_fd=descriptor)
                except OSError:
                    extend(_MISSING)
                else:  # as `stamp` does it, without the price of a call
                    extend(
                        (
                            status.st_size & positive,
                            status.st_mtime_ns & positive,
                            status.st_ino & positive,
                            status.st_ctime_ns & positive,
                        )
                    )
        finally:
            os.close(descriptor)
        return cls(names, values)

    @classmethod
    def unpacked(cls, names: tuple[str, ...], packed: bytes) -> "Stamps":
        """What `packed` gave. Raises ValueError for bytes that are not of so many stamps."""
        values = array("q")
        values.frombytes(packed)
        return cls(names, values)

    def packed(self) -> bytes:
        """All stamps, as bytes of this machine."""
        return self.values.tobytes()

    def __getitem__(self, index: int) -> Stamp:
        return Stamp(*self.values[_WIDTH * index : _WIDTH * (index + 1)])

    def __setitem__(self, index: int, value: Stamp) -> None:
        self.values[_WIDTH * index : _WIDTH * (index + 1)] = array("q", value)

    def differing(self, other: "Stamps") -> list[int]:
        """Where ``other``, of the same names, has another stamp or none."""
        if self.values == other.values:
            return []
        mine, theirs, width = self.packed(), other.packed(), STAMP_SIZE
        return [
            at // width
            for at in range(0, len(mine), width)
            if mine[at : at + width] != theirs[at : at + width]
        ]

    def unsettled(self, moment_ns: int) -> list[int]:
        """Where a stamp is not `is_settled`."""
        return [at for at, ctime in enumerate(self.values[_WIDTH - 1 :: _WIDTH]) if ctime >= moment_ns]

    def unknown(self) -> list[int]:
        """Where there is no stamp."""
        return [at for at, inode in enumerate(self.values[2::_WIDTH]) if not inode]

    def aligned(self, names: tuple[str, ...]) -> "Stamps":
        """The stamps of these names, unknown where there was none."""
        if names == self.names:
            return Stamps(names, self.values[:])
        found, places = Stamps(names), self.places()
        for at, name in enumerate(names):
            if name in places:
                found[at] = self[places[name]]
        return found

    def places(self) -> dict[str, int]:
        """Where each name stands."""
        return {name: at for at, name in enumerate(self.names)}
