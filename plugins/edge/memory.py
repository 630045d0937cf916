"""What is remembered of the two trees between builds: their stamps, as one value of bytes.

It is only ever a shortcut. Bytes that are not what `packed` gave – none, damaged, of another
version or machine – are no memory, and everything is read again.
"""

import hashlib
import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from plugins.edge.manifest import parsed
from plugins.edge.proof import Tree
from plugins.edge.stamps import STAMP_SIZE, Stamps
from plugins.edge.trees import folders_of

Memory = bytes

_FORMAT = f"output-memory/1 {sys.byteorder} ".encode()
_CHECK = 32  # bytes of SHA-256 at the beginning
_END = b"\n"  # of the head, which is JSON on one line


class Remembered(Struct, frozen=True):
    """A manifest, what it says, and the stamps of trees that held its files, by the trees' inodes.

    Not by their names: they change places.
    """

    manifest: bytes | None = None
    digests: Mapping[str, str] = field(default_factory=dict)
    stamps: Mapping[int, tuple[Stamps, Stamps]] = field(default_factory=dict)

    def parsed(self, manifest: bytes | None) -> Mapping[str, str] | None:
        """As `manifest.parsed`; a manifest that is known is not parsed again."""
        return self.digests if manifest and manifest == self.manifest else parsed(manifest)

    @property
    def names(self) -> tuple[str, ...]:
        """The paths of the files."""
        return tuple(self.digests)

    def of(self, root: Path) -> tuple[Stamps, Stamps] | None:
        """The stamps of the files and of the folders of the tree at ``root``."""
        return self.stamps.get(_inode(root))

    def tree(self, root: Path, digests: Mapping[str, str]) -> Tree:
        """What is remembered of the tree at ``root``, as one that is to hold ``digests``."""
        known = self.of(root)
        return Tree(root, self.digests, *known).holding(digests) if known else Tree.unproven(root, digests)


def packed(manifest: bytes, trees: Sequence[Tree]) -> Memory:
    """A memory of trees that are to hold the files of this manifest."""
    there = {inode: tree for tree in trees if (inode := _inode(tree.root))}
    head = json.dumps({"manifest": len(manifest), "trees": list(there)}).encode()
    stamps = [stamps.packed() for tree in there.values() for stamps in (tree.files, tree.folders)]
    body = b"".join((_FORMAT, head, _END, manifest, *stamps))
    return hashlib.sha256(body).digest() + body


def unpacked(memory: Memory | None) -> Remembered:
    """What `packed` was given, or nothing."""
    if not isinstance(memory, bytes) or not memory.startswith(_FORMAT, _CHECK):
        return Remembered()
    if hashlib.sha256(memoryview(memory)[_CHECK:]).digest() != memory[:_CHECK]:
        return Remembered()
    at = memory.index(_END, _CHECK) + len(_END)
    head = json.loads(memory[_CHECK + len(_FORMAT) : at])
    manifest = memory[at : at + head["manifest"]]
    digests = parsed(manifest)
    if digests is None:
        return Remembered()
    at += len(manifest)
    stamps = {}
    for inode in head["trees"]:
        found = []
        for names in (tuple(digests), folders_of(tuple(digests))):
            size = len(names) * STAMP_SIZE
            found.append(Stamps.unpacked(names, memory[at : at + size]))
            at += size
        stamps[inode] = (found[0], found[1])
    return Remembered(manifest, digests, stamps)


def _inode(root: Path) -> int:
    """The number of a folder on its file system; 0 where there is none."""
    try:
        return os.lstat(root).st_ino
    except OSError:
        return 0
