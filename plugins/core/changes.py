"""What another build finds changed about the items: their texts, what else they say, where they stand."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from plugins.core.contents import Key
from plugins.core.feature import Kind
from plugins.core.memory import Record

_TEXT: Mapping[str, Any] = {"key": b""}
"""What of a `Brief` may be another when nothing but a text is."""

_WORDS: Mapping[str, Any] = {**_TEXT, "front": b"", "title": "", "order": ()}
"""The same when the title is, or anything else of the front matter that no other part of the brief tells."""

_Change = tuple[Record | None, Record | None]


class Changes:
    """The differences between the records of two builds.

    ``items`` are those that anything at all has changed about. ``retold`` says that one of them says
    something else outside of its text, ``moved`` that one has come, gone, or may stand elsewhere.
    """

    def __init__(
        self, before: Mapping[str, Record], now: Mapping[str, Record], kinds: Mapping[str, Kind]
    ) -> None:
        changes = [*_changes(before, now)]
        self.items = frozenset(_items(changes))
        self.retold = not all(_is_alike(old, new, _TEXT) for old, new in changes)
        # Whether an item has a place on the list of its kind may depend on all that it says.
        self.moved = not all(
            _is_alike(old, new, _TEXT if new and kinds[new.kind].anchored else _WORDS) for old, new in changes
        )


def _changes(before: Mapping[str, Record], now: Mapping[str, Record]) -> Iterator[_Change]:
    """The sources that are not the same, as they were and as they are."""
    yield from ((before.get(path), record) for path, record in now.items() if before.get(path) is not record)
    yield from ((record, None) for path, record in before.items() if path not in now)


def _items(changes: Iterable[_Change]) -> Iterator[Key]:
    for old, new in changes:
        if old is None or new is None or old.key != new.key or old.problems != new.problems:
            yield from ((record.kind, record.id) for record in (old, new) if record is not None)


def _is_alike(old: Record | None, new: Record | None, but: Mapping[str, Any]) -> bool:
    """Whether a source has the same item as before, which may differ in these parts of its brief."""
    if old is None or new is None or (old.kind, old.id) != (new.kind, new.id):
        return False
    if old.brief is None or new.brief is None:
        return old.brief is new.brief
    return old.brief._replace(**but) == new.brief._replace(**but)
