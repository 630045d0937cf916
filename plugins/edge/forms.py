"""The smaller forms of pictures, kept under ``.cache/pictures/``: each is made once, for all builds.

Any file there may be deleted at any time. One that is damaged, half written or made by other libraries is as
if it were not there. What no build uses any more makes room for what comes.
"""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

from plugins.core.artifact import Scaled
from plugins.edge.disk import open_plain

FOLDER = "pictures"

_KEY, _CHECK = 32, 16  # bytes before each form: what it was made of, and the digest of all that follows
_SPARE = 64_000_000  # bytes of forms that nobody uses at present, beside as many as are in use


class Forms:
    """Makes forms of pictures, and keeps them in a folder where there is one.

    In each process the picture of which the last form was made is held ready: its other forms come next.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._held: tuple[tuple[str, str], Any] | None = None

    def body(self, file: Scaled, picture: Callable[[], bytes]) -> bytes:
        """The bytes of a form; ``picture`` reads what it is made of. Raises what `scaling.base` does."""
        from plugins.core.scaling import recipe  # noqa: PLC0415 - Pillow is needed only where a form is new

        key = blake2b(recipe(file).encode(), digest_size=_KEY).digest()
        place = self._folder / _name(file.path) if self._folder else None
        known = _kept(place, key) if place else None
        if known is not None:
            return known
        made = self._made(file, picture)
        if place:
            with suppress(OSError):  # what cannot be kept is made again
                _keep(place, key, made)
        return made

    def _made(self, file: Scaled, picture: Callable[[], bytes]) -> bytes:
        from plugins.core.scaling import base, scaled  # noqa: PLC0415 - as above

        name = file.origin, file.digest
        if self._held is None or self._held[0] != name:
            self._held = None  # two large pictures would be twice the memory
            self._held = name, base(file.picture, picture(), file.widest)
        return scaled(self._held[1], file)

    def tidy(self, used: Iterable[str]) -> None:
        """Let go of the oldest forms that this build of these files did not use, where there are many."""
        self._held = None
        if self._folder is None:
            return
        names = {_name(path) for path in used}
        with suppress(OSError):
            found = [(entry.stat(follow_symlinks=False), entry) for entry in _entries(self._folder)]
            spare = sorted(
                (seen.st_mtime_ns, entry.path, seen.st_size)
                for seen, entry in found
                if f"{Path(entry.path).parent.name}/{entry.name}" not in names
            )
            in_use = sum(seen.st_size for seen, _ in found) - sum(size for *_, size in spare)
            over = sum(size for *_, size in spare) - max(_SPARE, in_use)
            for _, path, size in spare:
                if over <= 0:
                    break
                os.unlink(path)  # noqa: PTH108 - a text
                over -= size


def _entries(folder: Path) -> Iterable[os.DirEntry[str]]:
    with os.scandir(folder) as outer:
        inner = [entry.path for entry in outer if entry.is_dir(follow_symlinks=False)]
    for path in inner:
        with os.scandir(path) as entries:
            yield from (entry for entry in entries if entry.is_file(follow_symlinks=False))


def _name(path: str) -> str:
    """Where a form is kept, by its name on the site, which changes with the picture."""
    name = blake2b(path.encode(), digest_size=16).hexdigest()
    return f"{name[:2]}/{name[2:]}"


def _kept(place: Path, key: bytes) -> bytes | None:
    try:
        with open_plain(place) as stream:
            found = stream.read()
    except OSError:
        return None
    body = found[_KEY + _CHECK :]
    return body if found[: _KEY + _CHECK] == key + _check(key, body) else None


def _keep(place: Path, key: bytes, body: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    spare = place.with_name(f"{place.name}.{os.getpid()}")
    spare.write_bytes(key + _check(key, body) + body)
    spare.replace(place)


def _check(key: bytes, body: bytes) -> bytes:
    return blake2b(body, digest_size=_CHECK, key=key).digest()
