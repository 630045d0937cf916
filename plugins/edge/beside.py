"""What stands beside an output folder: the tree behind, the lock, what killed builds left."""

import os
import re
from contextlib import suppress
from pathlib import Path

from plugins.edge import manifest
from plugins.edge.disk import Sort, entries

# Trees of builds before there was one with a fixed name, and the one of the last resort of `exchange`.
_LEFTOVER = re.compile(r"next-[a-z0-9_]{8}|previous(-[a-z0-9_]{8})?")


def back_of(target: Path) -> Path:
    """The tree that a build brings up to date and lets change places with the output folder."""
    return target.with_name(f".{target.name}.back")


def lock_of(target: Path) -> Path:
    """The file that a build locks, and that tells it the time of the file system."""
    return target.with_name(f".{target.name}.lock")


def spare_of(target: Path) -> Path:
    """Where the former site is put for a moment on systems that know no exchange."""
    return target.with_name(f".{target.name}.previous")


def clear_leftovers(target: Path) -> None:
    """Take up what killed builds left beside ``target``. Raises OSError only for the parent folder."""
    start = f".{target.name}."
    for entry in entries(target.parent):
        rest = entry.name.removeprefix(start)
        if entry.sort is not Sort.FOLDER or rest == entry.name or not _LEFTOVER.fullmatch(rest):
            continue
        leftover = target.parent / entry.name
        with suppress(OSError):
            if not manifest.is_ours(leftover):
                continue
            if rest.startswith("previous") and not os.path.lexists(target):
                leftover.rename(target)  # stopped between the two renames of the last resort
            else:
                manifest.remove(leftover)


def put_in_place(back: Path, target: Path) -> None:
    """The tree becomes ``target``; where there was one, it is now where the tree was. Raises OSError."""
    if not os.path.lexists(target):
        back.rename(target)
        return
    # Costs several milliseconds, which a build that changes nothing need not pay.
    from plugins.edge.exchange import exchange  # noqa: PLC0415

    exchange(back, target, spare_of(target))
