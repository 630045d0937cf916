"""What a build wrote into a tree, so that a later build touches nothing else.

A finished tree holds `MANIFEST`: the SHA-256 of each of its files, sorted by path. A tree that
is being written holds `MARKER` instead: everything in it is of the build, and if the build was
killed, of no use. Either file says that the tree is ours; the marker counts where both are.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from plugins.edge.disk import Sort, entries, open_plain, walk

MANIFEST = ".manifest.json"
MARKER = ".unfinished"

FILE_MODE = 0o644
FOLDER_MODE = 0o755

_FORMAT = "output-manifest/1"


class OddFileError(Exception):
    """A finished tree holds something that is neither file nor folder; ``path`` names it."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def mark_unfinished(tree: Path) -> None:
    """Say that the tree is being written. Raises OSError."""
    (tree / MARKER).write_bytes(b"")


def finish(tree: Path) -> Mapping[str, str]:
    """Record all files of the tree and take its marker away: path -> SHA-256.

    Files and folders get their modes whatever the umask was and whoever made them. Raises
    OSError, and OddFileError where a plugin left a link or a device.
    """
    digests: dict[str, str] = {}
    for path, sort in walk(tree):
        if path in (MANIFEST, MARKER):
            continue
        if sort is not Sort.FILE:
            raise OddFileError(path)
        with open_plain(tree / path) as file:
            os.fchmod(file.fileno(), FILE_MODE)
            digests[path] = hashlib.file_digest(file, "sha256").hexdigest()
    for folder, _, _ in os.walk(tree):
        os.chmod(folder, FOLDER_MODE)  # noqa: PTH101 - os.walk gives names
    digests = dict(sorted(digests.items()))
    manifest = tree / MANIFEST
    manifest.write_bytes(f"{json.dumps({'format': _FORMAT, 'files': digests}, indent=0)}\n".encode())
    manifest.chmod(FILE_MODE)
    (tree / MARKER).unlink()
    return digests


def recorded(tree: Path) -> Mapping[str, str] | None:
    """The digests that the tree's manifest records, by path; None without a manifest of ours.

    Raises OSError for a manifest that is there and cannot be read.
    """
    try:
        with open_plain(tree / MANIFEST) as file:
            manifest = json.load(file)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return None
    if not isinstance(manifest, dict) or manifest.get("format") != _FORMAT:
        return None
    files = manifest.get("files")
    if not isinstance(files, dict) or not all(isinstance(digest, str) for digest in files.values()):
        return None
    return files


def foreign_files(output: Path) -> Iterator[str]:
    """The files below ``output`` that no build wrote, as they are found; none where nothing is.

    Links and devices are foreign wherever they stand. Raises OSError.
    """
    if not os.path.lexists(output):
        return
    ours = recorded(output)
    for path, sort in walk(output):
        written = ours is not None and (path in ours or path == MANIFEST)
        if sort is not Sort.FILE or not written:
            yield path


def is_ours(tree: Path) -> bool:
    """Whether a build made this tree, or began to. Raises OSError."""
    return (tree / MARKER).is_file() or recorded(tree) is not None or not entries(tree)


def remove(tree: Path) -> None:
    """Remove what builds wrote in the tree, and the tree itself if nothing else is in it.

    Another build may be removing it at the same time. Raises OSError.
    """
    ours = None if (tree / MARKER).is_file() else recorded(tree) or {}
    if _emptied(tree, "", ours):
        # Last of all: a removal that is cut short can be taken up again by the next build.
        for name in (MANIFEST, MARKER):
            (tree / name).unlink(missing_ok=True)
        with suppress(FileNotFoundError):
            tree.rmdir()


def _emptied(tree: Path, folder: str, ours: Mapping[str, str] | None) -> bool:
    """Remove our files below a folder, with ``ours`` None all; whether nothing of others is left."""
    empty = True
    for entry in entries(tree / folder):
        path = folder + entry.name
        if path in (MANIFEST, MARKER):
            continue
        if entry.sort is Sort.FOLDER:
            if _emptied(tree, f"{path}/", ours):
                with suppress(FileNotFoundError):
                    (tree / path).rmdir()
            else:
                empty = False
        elif ours is None or (entry.sort is Sort.FILE and path in ours):
            (tree / path).unlink(missing_ok=True)
        else:
            empty = False
    return empty
