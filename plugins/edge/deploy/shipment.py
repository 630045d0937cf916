"""The site that is about to go out: its files with digests and sizes, and how it differs from another."""

import os
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from plugins.core.problems import Place, error
from plugins.edge import manifest
from plugins.edge.disk import open_below
from plugins.edge.faults import PublishError

_CHUNK = 1 << 20
_COMPRESSED = (".br", ".gz")
_DOWNLOADS = "files/"


class Shipment(Struct, frozen=True):
    """A finished site: SHA-256 and size by path, the bytes of its manifest."""

    root: Path
    digests: Mapping[str, str]
    sizes: Mapping[str, int]
    body: bytes

    @property
    def digest(self) -> str:
        """What tells this site from any other."""
        return sha256(self.body).hexdigest()

    def size(self, paths: Iterable[str]) -> int:
        """The bytes of these files, as far as they are of the build."""
        return sum(self.sizes.get(path, 0) for path in paths)

    def prove(self) -> None:
        """Raise PublishError for a file that is not as the build wrote it, or OSError."""
        for path, digest in self.digests.items():
            if digest_below(self.root, path) != digest:
                raise altered(self.root, path)


class Change(Struct, frozen=True):
    """What a deploy does to a place, by path: files that come, that are replaced, that go."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    same: int

    @property
    def sent(self) -> tuple[str, ...]:
        """The files that must be sent."""
        return self.added + self.changed


def shipment_of(output: Path) -> Shipment:
    """The finished site in a folder. Raises PublishError where there is none, and OSError."""
    body = manifest.read(output)
    digests = manifest.parsed(body)
    if not digests or body is None:
        raise PublishError(error(Place(""), "deploy-nothing", folder=output))
    sizes = {path: os.lstat(f"{output}/{path}").st_size for path in digests}
    return Shipment(output, digests, sizes, body)


def change(former: Mapping[str, str], new: Mapping[str, str]) -> Change:
    """What becomes of the files of one site when another takes its place."""
    changed = tuple(path for path in new if path in former and former[path] != new[path])
    added = tuple(path for path in new if path not in former)
    removed = tuple(path for path in former if path not in new)
    return Change(added, changed, removed, len(new) - len(added) - len(changed))


def is_for_servers(path: str) -> bool:
    """Whether a file is a rule file that only a web server of one's own reads, or the build's own list."""
    return path.startswith(".") or (path.endswith((".conf", ".caddy")) and "/" not in path)


def is_compressed(path: str, shipment: Shipment) -> bool:
    """Whether a file is the compressed form of another; a download that is packed is none."""
    plain, dot, ending = path.rpartition(".")
    made = f"{dot}{ending}" in _COMPRESSED and plain in shipment.digests
    return made and not path.startswith(_DOWNLOADS)


def digest_below(root: Path, path: str) -> str:
    """The SHA-256 of a plain file below a folder. Raises OSError."""
    whole = sha256()
    with open_below(os.fspath(root), path) as stream:
        while piece := stream.read(_CHUNK):
            whole.update(piece)
    return whole.hexdigest()


def altered(root: Path, path: str) -> PublishError:
    """What is said of a file that another program has changed."""
    return PublishError(error(Place(""), "publish-altered", folder=root, file=path))
