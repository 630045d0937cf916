"""Stages "parse", "structure" and "convert" of all sources: what is unchanged is not even read."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from plugins.core.brief import Brief
from plugins.core.engine import Engine, Store
from plugins.core.memory import Record
from plugins.core.model import Marks
from plugins.core.problems import Problem
from plugins.core.prose import Prose
from plugins.core.reading import Dialect, Reading, key_of, prepare, read
from plugins.core.source import SourceFile, Unread
from plugins.core.text import slugify

_FIELDS, _MARKS, _PROSE, _RECORD = b"f", b"m", b"p", b"r"  # what is kept of a reading
# What is held ready: texts of pages that are made one after another, fields of items that many pages show.
_HELD_TEXTS, _HELD_FIELDS = 8, 512


class _Read(NamedTuple):
    """What comes back from a worker. ``packed`` is None where the source is as it was."""

    record: Record
    packed: tuple[bytes, ...] | None


def records(sources: Sequence[SourceFile | Unread], dialect: Dialect, engine: Engine) -> dict[str, Record]:
    """Each source's record by its path, in the order of the sources; their readings are in the store."""
    fingerprint = fingerprint_of(dialect, engine)
    former = engine.memory.records if engine.memory.reading == fingerprint else {}
    found: dict[str, Record | None] = {}
    changed = []
    for source in sources:
        known = former.get(source.path)
        stamp = source.stamp if isinstance(source, Unread) else ()
        same = known is not None and bool(stamp) and known.stamp == stamp and not engine.paranoid
        found[source.path] = known if same else None
        if not same:
            changed.append((source, known))
    if len(changed) > 1:
        prepare()
    one = partial(_read, dialect=dialect, fingerprint=fingerprint, store=engine.store)
    for (source, _), (record, packed) in zip(changed, engine.workers.run("texts", one, changed), strict=True):
        found[source.path] = record
        if packed is not None:
            for name, value in zip(names([record]), packed, strict=True):
                engine.store.put(name, value)
    return {path: record for path, record in found.items() if record is not None}


def fingerprint_of(dialect: Dialect, engine: Engine) -> str:
    """What all readings depend on besides their sources."""
    return f"{engine.program}\n{dialect.fingerprint()}"


def _read(
    task: tuple[SourceFile | Unread, Record | None], dialect: Dialect, fingerprint: str, store: Store
) -> _Read:
    source, known = task
    loaded = source.load() if isinstance(source, Unread) else source
    stamp = source.stamp if isinstance(source, Unread) else ()
    if isinstance(loaded, Problem):
        kind = dialect.kind_of(source.path).name
        id = slugify(source.path.rpartition("/")[2].removesuffix(".md"))
        return _Read(Record((), b"", kind, id, None, (loaded,)), None)
    key = key_of(loaded, fingerprint)
    if known is not None and known.key == key:
        return _Read(known._replace(stamp=stamp), None)
    # A build that found a fault somewhere has kept its readings, though it has handed on nothing else.
    kept = store.get(key + _RECORD)
    if kept is not None:
        return _Read(kept._replace(stamp=stamp), None)
    made = read(loaded, dialect, key)
    record = Record(stamp, key, made.kind, made.id, made.brief, made.problems)
    if made.brief is None or not made.brief.sound:
        return _Read(record, None)  # an item with a fault is read anew each time: soon it has none
    return _Read(record, tuple(map(store.pack, (made.fields, made.marks, made.prose, record))))


class Library:
    """The fields and texts of the items, from the store, or read once more where it has lost them."""

    def __init__(self, sources: Sequence[SourceFile | Unread], dialect: Dialect, store: Store) -> None:
        self._sources = {source.path: source for source in sources}
        self._dialect = dialect
        self._store = store
        self._fields: dict[bytes, Any] = {}
        self._texts: dict[bytes, Prose] = {}

    def fields(self, brief: Brief) -> Any:  # noqa: ANN401 - the model of its kind
        """What the item's front matter says."""
        found = self._fields.get(brief.key)
        if found is None:
            found = self._store.get(brief.key + _FIELDS) if brief.sound else None
            if found is None:
                found = self._again(brief).fields
            _hold(self._fields, brief.key, found, _HELD_FIELDS)
        return found

    def marks(self, brief: Brief) -> Marks:
        """Where the values of the front matter stand."""
        found: Marks | None = self._store.get(brief.key + _MARKS) if brief.sound else None
        return self._again(brief).marks or {} if found is None else found

    def prose(self, brief: Brief) -> Prose:
        """The item's text."""
        found = self._texts.get(brief.key)
        if found is None:
            found = self._store.get(brief.key + _PROSE) if brief.sound else None
            if found is None:
                found = self._again(brief).prose
            _hold(self._texts, brief.key, found, _HELD_TEXTS)
        return found

    def _again(self, brief: Brief) -> Reading:
        source = self._sources[brief.path]
        loaded = source.load() if isinstance(source, Unread) else source
        if isinstance(loaded, Problem):
            raise ChangedError(brief.path)
        return read(loaded, self._dialect, brief.key)


class ChangedError(Exception):
    """A source that was there when the build began cannot be read any more; the argument names it."""


def _hold(held: dict[bytes, Any], name: bytes, value: object, most: int) -> None:
    """Hold a value ready, and let go of the one that has been held longest."""
    if len(held) >= most:
        held.pop(next(iter(held)))
    held[name] = value


def names(records: Iterable[Record]) -> Iterator[bytes]:
    """The names in the store of what these records need."""
    for record in records:
        yield record.key + _FIELDS
        yield record.key + _MARKS
        yield record.key + _PROSE
        yield record.key + _RECORD
