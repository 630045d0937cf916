"""What a build wrote into a tree, so that a later build touches nothing else.

A tree holds `MANIFEST`: the SHA-256 of each of its files, sorted by path. A tree that is being
written holds `MARKER` too: everything in it is of the build, and what the manifest says of it may
no longer be so.
"""

import errno
import json
import os
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from plugins.edge.disk import Sort, entries, open_plain
from plugins.edge.trees import folders_of, well_formed, write

MANIFEST = ".manifest.json"
MARKER = ".unfinished"

_FORMAT = "output-manifest/1"
# What systems say where something else than a plain file is, or nothing.
_NO_FILE = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.EMLINK, errno.EINVAL)
_DIGEST = 64  # hexadecimal digits


def check_paths(paths: Collection[str]) -> None:
    """Raise ValueError for a path that leaves the tree, or for two that cannot both be in it."""
    if not well_formed(paths) or "\\" in "".join(paths):
        odd = next(path for path in paths if not well_formed((path,)) or "\\" in path)
        raise ValueError(f"not a path inside the output: {odd!r}")
    if own := sorted({MANIFEST, MARKER}.intersection(paths)):
        raise ValueError(f"a name that the build itself uses: {own[0]!r}")
    if clash := sorted(set(folders_of(tuple(paths))).intersection(paths)):
        raise ValueError(f"both a file and a folder: {clash[0]!r}")


def mark_unfinished(tree: Path) -> None:
    """Say that the tree is being written. Raises OSError."""
    write(tree, MARKER, b"")


def is_unfinished(tree: Path) -> bool:
    """Whether the tree is being written, or the build that wrote it was stopped."""
    return os.path.lexists(tree / MARKER)


def rendered(files: Mapping[str, str]) -> bytes:
    """The manifest of these files, path -> SHA-256, sorted by path: the same bytes for the same files."""
    # One file a line; with `indent` the encoder that is written in C would not be used.
    body = json.dumps({"format": _FORMAT, "files": files}, separators=(",\n", ": "))
    return f"{body}\n".encode()


def mark_finished(tree: Path) -> None:
    """Say that the tree is as its manifest says. Raises OSError."""
    (tree / MARKER).unlink()


def read(tree: Path) -> bytes | None:
    """The bytes of the tree's manifest; None where there is no plain file. Raises OSError."""
    try:
        with open_plain(tree / MANIFEST) as file:
            return file.read()
    except OSError as fault:
        if fault.errno in _NO_FILE:
            return None
        raise


def parsed(body: bytes | None) -> Mapping[str, str] | None:
    """The digests that a manifest records, by path; None for one that is not ours."""
    try:
        manifest = json.loads(body or b"")
        "".join(manifest["files"]).encode("utf-8", "surrogateescape")  # names of a file system
    except (ValueError, LookupError, TypeError, RecursionError):
        return None
    return manifest["files"] if _is_sound(manifest) else None


def _is_sound(manifest: dict[str, Any]) -> bool:
    files = manifest["files"]
    return (
        manifest.get("format") == _FORMAT
        and isinstance(files, dict)
        and all(isinstance(digest, str) and len(digest) == _DIGEST for digest in files.values())
        and well_formed(files)
        and list(files) == sorted(files)
    )


def is_ours(tree: Path) -> bool:
    """Whether a build made this tree, or began to. Raises OSError."""
    return is_unfinished(tree) or parsed(read(tree)) is not None or not entries(tree)


def remove(tree: Path) -> None:
    """Remove what builds wrote in the tree, and the tree itself if nothing else is in it. Raises OSError."""
    ours = None if is_unfinished(tree) else parsed(read(tree)) or {}
    if _emptied(tree, "", ours):
        # Last of all: a removal that is cut short can be taken up again by the next build.
        for name in (MANIFEST, MARKER):
            (tree / name).unlink(missing_ok=True)
        try:
            tree.rmdir()
        except OSError:  # somebody wrote into it meanwhile
            if ours is None:
                mark_unfinished(tree)
            raise


def _emptied(tree: Path, folder: str, ours: Mapping[str, str] | None) -> bool:
    """Remove our files below a folder, with ``ours`` None all; whether nothing of others is left."""
    empty = True
    for entry in entries(tree / folder):
        path = folder + entry.name
        if path in (MANIFEST, MARKER):
            continue
        if entry.sort is Sort.FOLDER:
            if _emptied(tree, f"{path}/", ours):
                (tree / path).rmdir()
            else:
                empty = False
        elif ours is None or (entry.sort is Sort.FILE and path in ours):
            (tree / path).unlink()
        else:
            empty = False
    return empty
