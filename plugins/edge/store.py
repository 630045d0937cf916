"""What builds remember, in one SQLite file under ``.cache/``: readings, templates' bytecode, the memory.

The file may be deleted at any time. A killed build leaves what was committed; a file that is
damaged, of another version, full or denied is as if it were empty, and the build makes all anew.
"""

import marshal
import os
import pickle
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, ClassVar
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from plugins.core.memory import Memory

_FORMAT = 1
_BATCH = 256
_MEMORY, _NUMBER, _CHANGES = b"memory", b"number", b"changes"
_MOST_CHANGES = 64  # before the memory is written whole again
_CHECK = 4  # bytes of a check sum before each value

# Values hold nothing but our own classes and these.
_OTHERS = {
    ("builtins", "frozenset"), ("datetime", "date"), ("datetime", "datetime"), ("datetime", "time"),
    ("datetime", "timedelta"), ("decimal", "Decimal"),
}  # fmt: skip


class DiskStore:
    """Values by name in the file; ``None`` keeps nothing. Each process opens it for itself.

    Faults of the disk or of the file are no errors: what cannot be kept is made again next time.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._process = 0
        self._base: sqlite3.Connection | None = None
        self._waiting: list[tuple[bytes, bytes]] = []
        self._early: tuple[Thread, list[bytes | None]] | None = None

    def pack(self, value: object) -> bytes:
        """The value as bytes with a check sum, for `put`, in whatever process."""
        stream = BytesIO()
        pickler = pickle.Pickler(stream, protocol=5)
        pickler.dispatch_table = _REDUCED
        pickler.dump(value)
        return _checked(stream.getvalue())

    def put(self, name: bytes, packed: bytes) -> None:
        """Keep a packed value, at the latest with the next `commit`."""
        self._waiting.append((name, packed))
        if len(self._waiting) >= _BATCH:
            self.commit()

    def get(self, name: bytes) -> Any:  # noqa: ANN401 - what was kept
        """The value, or None where it is not there or not whole."""
        return _unpacked(self.bytes_of(name))

    def bytes_of(self, name: bytes) -> bytes | None:
        """The packed value, or None."""
        if self._waiting:
            self.commit()
        base = self._opened()
        if base is None:
            return None
        try:
            row = base.execute("SELECT body FROM kept WHERE name = ?", (name,)).fetchone()
        except sqlite3.Error:
            return None
        return row[0] if row else None

    def commit(self) -> None:
        """Write what is waiting."""
        waiting, self._waiting = self._waiting, []
        base = self._opened()
        if base is None or not waiting:
            return
        try:
            with base:
                base.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", waiting)
        except sqlite3.Error as fault:
            self._lose(fault)

    def read_ahead(self) -> None:
        """Have the memory read and proven whole while this process does something else."""
        found: list[bytes | None] = []

        def read() -> None:
            other = DiskStore(self._file)
            packed = other.bytes_of(_MEMORY)
            other.close()
            found.append(_whole(packed))

        thread = Thread(target=read)
        thread.start()
        self._early = thread, found

    def memory(self) -> "Memory":
        """What the last build handed on; an empty one where there is none or it is not whole."""
        from plugins.core.memory import Memory, of_plain  # noqa: PLC0415 - only where there is something to do

        if self._early is None:
            whole = self._plain(_MEMORY)
        else:
            (thread, found), self._early = self._early, None
            thread.join()
            whole = _loaded(found[0]) if found else None
        changes = self._plain(_CHANGES)
        if whole is None:
            return Memory()
        try:
            # Changes of another memory than this one are of no use, nor is it without its own.
            number, kept = whole
            of, later = changes or (number, [])
            return of_plain(kept, later) if of == number else Memory()
        except (ValueError, TypeError, KeyError, IndexError, AttributeError):
            return Memory()

    def remember(self, former: "Memory", memory: "Memory", used: Callable[[], Iterable[bytes]]) -> None:
        """Keep the memory, and of all readings only those that are ``used``.

        Most builds change little: then only the changes to the ``former`` memory are written.
        """
        from plugins.core.memory import difference, to_plain  # noqa: PLC0415 - as above

        change = difference(former, memory)
        whole, changes = self._plain(_NUMBER), self._plain(_CHANGES)
        number, later = changes or (whole, [])
        if change is None or number is None or len(later) >= _MOST_CHANGES:
            number = (number or 0) + 1
            self.put(_MEMORY, _checked(marshal.dumps((number, to_plain(memory)))))
            self.put(_NUMBER, _checked(marshal.dumps(number)))
            self.put(_CHANGES, _checked(marshal.dumps((number, []))))
            self.commit()
            self._tidy(used)
        else:
            self.put(_CHANGES, _checked(marshal.dumps((number, [*later, change]))))
            self.commit()

    def _plain(self, name: bytes) -> Any:  # noqa: ANN401 - plain data
        packed = self.bytes_of(name)
        return _loaded(_whole(packed))

    def _tidy(self, used: Callable[[], Iterable[bytes]]) -> None:
        base = self._opened()
        if base is None:
            return
        try:
            with base:
                self._leave(base, used())
        except sqlite3.Error as fault:
            self._lose(fault)

    def close(self) -> None:
        """Let go of the file."""
        self.commit()
        if self._base is not None and self._process == os.getpid():
            self._base.close()
        self._base, self._process = None, 0

    def _leave(self, base: sqlite3.Connection, used: Iterable[bytes]) -> None:
        """Let go of readings that no source has any more; of the file's room when half of it is empty."""
        there = base.execute("SELECT count(*) FROM kept WHERE length(name) = 17").fetchone()[0]
        known = {*used}
        if there > len(known):
            names = base.execute("SELECT name FROM kept WHERE length(name) = 17").fetchall()
            base.executemany("DELETE FROM kept WHERE name = ?", [row for row in names if row[0] not in known])
        pages, free = (
            base.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count")
        )
        if free * 2 > pages:
            base.execute("PRAGMA incremental_vacuum")

    def _opened(self) -> sqlite3.Connection | None:
        """The file, opened in this process; a connection must not be used across a fork."""
        if self._process != os.getpid():
            self._process = os.getpid()
            self._base = self._open()
        return self._base

    def _open(self) -> sqlite3.Connection | None:
        if self._file is None:
            return None
        for _ in range(2):
            try:
                self._file.parent.mkdir(exist_ok=True)
                return _connected(self._file)
            except (sqlite3.Error, OSError) as fault:
                if _is_busy(fault):
                    return None
                with suppress(OSError):
                    self._file.unlink()
        return None

    def _lose(self, fault: sqlite3.Error) -> None:
        """Go on without the file: another build has it, the disk is full, or it is no base any more."""
        if self._base is not None:
            with suppress(sqlite3.Error):
                self._base.close()
        self._base = None
        if self._file is not None and not _is_busy(fault):
            with suppress(OSError):
                self._file.unlink()


def _loaded(packed: bytes | None) -> Any:  # noqa: ANN401 - plain data
    """The value in plain data that is packed and whole."""
    if packed is None:
        return None
    try:
        return marshal.loads(memoryview(packed)[_CHECK:])  # noqa: S302 - ours, by its check sum
    except (ValueError, TypeError, EOFError):
        return None


def _is_busy(fault: Exception) -> bool:
    return getattr(fault, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def store_file(settings: Mapping[str, Any], *, publish: bool) -> Path | None:
    """Where a site's builds remember: one file for each pair of content and output; None for nowhere.

    Builds that do not ``publish`` have one of their own.
    """
    folder = settings.get("CACHE_PATH")
    if not folder:
        return None
    output = os.path.realpath(settings["OUTPUT_PATH"]) if publish else ""
    site = os.fsencode(f"{os.path.realpath(settings['PATH'])}\0{output}")
    return Path(folder) / f"{blake2b(site, digest_size=8).hexdigest()}.sqlite"


def _connected(file: Path) -> sqlite3.Connection:
    base = sqlite3.connect(file, timeout=10, isolation_level="IMMEDIATE", check_same_thread=False)
    # A machine that stops in the middle may damage the file, which is found out and costs one whole build.
    base.execute("PRAGMA synchronous = OFF")
    base.execute("PRAGMA cache_size = -256")  # KiB: nearly everything is read once
    if base.execute("PRAGMA user_version").fetchone()[0] != _FORMAT:
        if base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            base.close()
            raise sqlite3.DatabaseError(str(file))
        base.execute("PRAGMA auto_vacuum = INCREMENTAL")
        base.execute("CREATE TABLE kept (name BLOB PRIMARY KEY, body BLOB NOT NULL)")
        base.execute(f"PRAGMA user_version = {_FORMAT}")
        base.commit()
    return base


def _checked(body: bytes) -> bytes:
    return zlib.crc32(body).to_bytes(_CHECK) + body


def _whole(packed: bytes | None) -> bytes | None:
    """What is packed, if it is as its check sum says."""
    if packed is None or zlib.crc32(memoryview(packed)[_CHECK:]).to_bytes(_CHECK) != packed[:_CHECK]:
        return None
    return packed


def _unpacked(packed: bytes | None) -> Any:  # noqa: ANN401 - what was kept
    packed = _whole(packed)
    if packed is None:
        return None
    try:
        return _Unpickler(BytesIO(packed[_CHECK:])).load()
    except (pickle.UnpicklingError, AttributeError, ImportError, EOFError, IndexError, TypeError, ValueError):
        return None


class _Unpickler(pickle.Unpickler):
    """Reads back nothing but values of our own: a foreign pickle could run any code."""

    known: ClassVar[dict[tuple[str, str], Any]] = {}  # a site's values are of few classes

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - a class
        found = self.known.get((module, name))
        if found is None:
            if not module.startswith("plugins.") and (module, name) not in _OTHERS:
                raise pickle.UnpicklingError(f"{module}.{name}")
            found = self.known[module, name] = super().find_class(module, name)
        return found


def zone(key: str) -> ZoneInfo:
    """The time zone of that name, as values are read back."""
    return ZoneInfo(key)


def _reduced(found: ZoneInfo) -> tuple[Callable[..., ZoneInfo], tuple[Any, ...]]:
    return zone, (found.key,)


_REDUCED: Mapping[type, Any] = {ZoneInfo: _reduced}
