"""The site as one file for a host of static sites: the same bytes for the same site, whoever packs it."""

import gzip
import io
import os
import tarfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from plugins.core.identity import Identity
from plugins.core.problems import Place, error
from plugins.edge.deploy.shipment import Shipment, altered, is_compressed, is_for_servers
from plugins.edge.disk import open_below
from plugins.edge.faults import PublishError, disk_faults
from plugins.edge.trees import FILE_MODE

# Hosts that give a name themselves, which no file may ask for.
_NAMED_BY_HOST = (".github.io", ".gitlab.io", ".pages.dev", ".netlify.app", ".codeberg.page")
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can tell
_UNIX = 3


def packed(shipment: Shipment, identity: Identity, target: Path) -> Mapping[str, str]:
    """Write the archive, whole or not at all; gives what it holds. Raises PublishError."""
    spare = target.with_name(f".{target.name}.new")
    with disk_faults(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with spare.open("wb") as stream:
                spare.chmod(FILE_MODE)
                write = _zip if target.name.endswith(".zip") else _tar
                held = write(stream, _files(shipment, identity))
            spare.replace(target)
        finally:
            with suppress(FileNotFoundError):
                spare.unlink()
    return held


def wanted(shipment: Shipment, identity: Identity) -> Mapping[str, str]:
    """What the archive of a site holds: SHA-256 by path."""
    own = {path: sha256(body).hexdigest() for path, body in _more(identity).items()}
    return {path: own.get(path) or shipment.digests[path] for path in _paths(shipment, identity)}


def held_in(target: Path) -> Mapping[str, str]:
    """What an archive that is there holds; nothing where there is none. Raises PublishError."""
    if not os.path.lexists(target):
        return {}
    try:
        if target.name.endswith(".zip"):
            with zipfile.ZipFile(target) as archive:
                return {name: sha256(archive.read(name)).hexdigest() for name in archive.namelist()}
        with tarfile.open(target) as archive_of_tar:
            found = {}
            for entry in archive_of_tar:
                stream = archive_of_tar.extractfile(entry)
                found[entry.name] = sha256(stream.read() if stream else b"").hexdigest()
            return found
    except (OSError, ValueError, zipfile.BadZipFile, tarfile.TarError, EOFError) as fault:
        raise PublishError(error(Place(""), "deploy-archive", where=target)) from fault


def _more(identity: Identity) -> Mapping[str, bytes]:
    """What hosts want beside the site: no Jekyll (GitHub), the site's own name (GitHub, Codeberg)."""
    host = urlsplit(identity.url).hostname or ""
    own = bool(host) and not identity.base and not host.endswith(_NAMED_BY_HOST)
    return {".nojekyll": b"", **({"CNAME": f"{host}\n".encode()} if own else {})}


def _paths(shipment: Shipment, identity: Identity) -> list[str]:
    """These hosts compress by themselves, and count files: forms that are compressed stay out."""
    plain = (path for path in shipment.digests if not is_for_servers(path))
    return sorted({*(path for path in plain if not is_compressed(path, shipment)), *_more(identity)})


def _files(shipment: Shipment, identity: Identity) -> Iterator[tuple[str, bytes]]:
    more = _more(identity)
    for path in _paths(shipment, identity):
        if path in more:
            yield path, more[path]
            continue
        with open_below(os.fspath(shipment.root), path) as stream:
            body = stream.read()
        if sha256(body).hexdigest() != shipment.digests[path]:
            raise altered(shipment.root, path)
        yield path, body


def _zip(stream: io.BufferedWriter, files: Iterator[tuple[str, bytes]]) -> Mapping[str, str]:
    held = {}
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for path, body in files:
            entry = zipfile.ZipInfo(path, _EARLIEST)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, _UNIX
            entry.external_attr = (0o100000 | FILE_MODE) << 16
            archive.writestr(entry, body)
            held[path] = sha256(body).hexdigest()
    return held


def _tar(stream: io.BufferedWriter, files: Iterator[tuple[str, bytes]]) -> Mapping[str, str]:
    held = {}
    with (
        gzip.GzipFile("", "wb", 6, stream, mtime=0) as packer,
        tarfile.open(fileobj=packer, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path, body in files:
            entry = tarfile.TarInfo(path)
            entry.size, entry.mode = len(body), FILE_MODE
            archive.addfile(entry, io.BytesIO(body))
            held[path] = sha256(body).hexdigest()
    return held
