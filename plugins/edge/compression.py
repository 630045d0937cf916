"""Compressed forms of texts, written beside them when the site is published: ``x.html.br``, ``x.html.gz``.

Hosts send them as they are, so no page is compressed while a reader waits (`plugins.hosts`). They are files
of the site like any other: in its manifest, and in the same exchange. A form is made of nothing but the bytes
of its file, so one whose file has not changed since this program compressed the site is as it was.
"""

import gzip
import os
import zlib
from collections.abc import Callable, Mapping
from functools import partial
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any, NamedTuple

from plugins.core.media_types import TEXTS
from plugins.core.problems import Place, error
from plugins.core.work import Workers
from plugins.edge.disk import Sort, open_below, walk
from plugins.edge.faults import PublishError, disk_faults
from plugins.edge.publish import Output
from plugins.edge.stamps import Stamp
from plugins.edge.store import DiskStore
from plugins.edge.trees import write

PRECOMPRESS = "PRECOMPRESS"
"""The setting that has texts compressed."""

_NAME = b"compressed"  # in the store: what the forms in the site were made by, and the site
_LEAST = 200  # bytes; smaller files fit into one packet either way
_DOWNLOADS = "files/"  # as their authors gave them; x.csv.gz may be one of them
_THEME = "theme/"  # few files that all readers load: made as small as can be
# Brotli: the last eight hundredths that 11 gains cost forty times as much. Gzip is for programs that have
# no Brotli: 9 gains two hundredths for twice the time.
_BEST, _GOOD, _GZIP = 11, 5, 5


class _Form(NamedTuple):
    """A compressed form that was made: its path, SHA-256 and stamp."""

    path: str
    digest: str
    stamp: Stamp


def with_compressed(
    files: Mapping[str, str],
    receipts: Mapping[str, Stamp],
    output: Output,
    store: DiskStore,
    workers: Workers,
) -> tuple[Mapping[str, str], Mapping[str, Stamp]]:
    """The files with the compressed forms of the texts among them, and the stamps of what was written.

    ``receipts`` are those that this build has written already. Raises PublishError.
    """
    kept = _kept(files, output, store)
    tasks = [path for path in files if _is_text(path) and path not in kept]
    whole, written = dict(files), dict(receipts)
    for standing in kept.values():
        whole.update(standing)
    if tasks:
        root = output.prepare()
        make = partial(_made, root, output.root, frozenset(receipts), files)
        with disk_faults(output.root):
            for forms in workers.run("compress", make, tasks):
                whole.update((form.path, form.digest) for form in forms)
                written.update((form.path, form.stamp) for form in forms)
    return whole, written


def remember_compressed(store: DiskStore, files: Mapping[str, str]) -> None:
    """Keep which site the forms stand in, once it is out."""
    store.put(_NAME, store.pack((_program(), _digest(files))))


def write_compressed(root: Path) -> None:
    """Write the forms of the texts that are found in a tree. Raises OSError."""
    for path in [path for path, sort in walk(root) if sort is Sort.FILE and _is_text(path)]:
        with open_below(os.fspath(root), path) as stream:
            body = stream.read()
        for name, form in _forms(path, body):
            write(root, name, form)


def _kept(files: Mapping[str, str], output: Output, store: DiskStore) -> Mapping[str, Mapping[str, str]]:
    """The forms in the present site that are still right, by the file that they are of."""
    standing = output.standing
    if store.get(_NAME) != (_program(), _digest(standing)):
        return {}
    return {
        path: {name: standing[name] for name in _names(path) if name in standing}
        for path, digest in files.items()
        if standing.get(path) == digest and _is_text(path)
    }


def _made(
    back: Path, front: Path, written: frozenset[str], files: Mapping[str, str], path: str
) -> tuple[_Form, ...]:
    root = back if path in written else front
    with open_below(os.fspath(root), path) as stream:
        body = stream.read()
    if sha256(body).hexdigest() != files[path]:
        raise PublishError(error(Place(""), "publish-altered", folder=root, file=path))
    return tuple(
        _Form(name, sha256(form).hexdigest(), write(back, name, form)) for name, form in _forms(path, body)
    )


def _forms(path: str, body: bytes) -> list[tuple[str, bytes]]:
    """The forms of a file that are smaller than it."""
    if len(body) < _LEAST:
        return []
    makers: tuple[Callable[[bytes], bytes], ...] = (partial(_brotli, best=path.startswith(_THEME)), _gzip)
    made = ((name, make(body)) for name, make in zip(_names(path), makers, strict=True))
    return [(name, form) for name, form in made if len(form) < len(body)]


def _brotli(body: bytes, *, best: bool) -> bytes:
    import brotli  # noqa: PLC0415 - only what is published needs it

    made: bytes = brotli.compress(body, mode=brotli.MODE_TEXT, quality=_BEST if best else _GOOD)
    return made


def _gzip(body: bytes) -> bytes:
    return gzip.compress(body, _GZIP, mtime=0)


def _names(path: str) -> tuple[str, str]:
    return f"{path}.br", f"{path}.gz"


def _is_text(path: str) -> bool:
    return path.rpartition(".")[2] in TEXTS and not path.startswith(_DOWNLOADS)


def _program() -> tuple[Any, ...]:
    from importlib.metadata import version  # noqa: PLC0415 - as above

    return (
        version("brotli"),
        zlib.ZLIB_RUNTIME_VERSION,
        _LEAST,
        _BEST,
        _GOOD,
        _GZIP,
        TEXTS,
        _DOWNLOADS,
        _THEME,
    )


def _digest(files: Mapping[str, str]) -> bytes:
    return blake2b(repr(sorted(files.items())).encode("utf-8", "surrogateescape"), digest_size=16).digest()
