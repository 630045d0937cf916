"""What ``DEPLOY`` names: what can be done there, and what readers have there now."""

import os
import shlex
import tempfile
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Any

from plugins.core.identity import Identity
from plugins.core.problems import Place, error
from plugins.core.published import NAME
from plugins.edge.deploy.folder import FolderStore
from plugins.edge.deploy.releases import Store
from plugins.edge.deploy.remote import SshStore
from plugins.edge.deploy.storage import Storage
from plugins.edge.deploy.targets import ArtifactTarget, FolderTarget, SshTarget, StorageTarget, target_of
from plugins.edge.faults import PublishError, disk_faults
from plugins.edge.outcome import AGAINST, AGAINST_SHOWN

Destination = Store | Storage | ArtifactTarget


def destination_of(written: str, settings: Mapping[str, Any], identity: Identity) -> Destination:
    """The place, which must not lie within what is read or built.

    Raises PublishError, also where a program for it is missing.
    """
    if not written:
        raise PublishError(error(Place(""), "deploy-missing"))
    target = target_of(written)
    if isinstance(target, FolderTarget | ArtifactTarget):
        path = Path(os.path.realpath(target.path))
        for name in ("PATH", "OUTPUT_PATH", "THEME"):
            folder = Path(os.path.realpath(settings[name]))
            if path.is_relative_to(folder) or folder.is_relative_to(path):
                told = error(Place(""), "deploy-inside", found=target.shown, folder=settings[name])
                raise PublishError(told)
    if isinstance(target, FolderTarget):
        return FolderStore(target.path, target.shown, identity.feed_domain)
    if isinstance(target, SshTarget):
        return SshStore(target, identity.feed_domain)
    return Storage(target, identity) if isinstance(target, StorageTarget) else target


def name_of(place: Destination) -> str:
    """A place as it can be copied into a command."""
    return shlex.quote(place.shown)


def compare_with(place: Destination, settings: MutableMapping[str, Any]) -> None:
    """Let the guard compare with what readers have at a place, where nothing else is set for it.

    Where nothing is out there, it compares with the site that was published last; where there is none either,
    it tells of the place. Raises PublishError where the place cannot be reached.
    """
    if settings.get(AGAINST):
        return
    # What a host has unpacked of an archive is not to be seen here.
    record = None if isinstance(place, ArtifactTarget) else place.file(NAME)
    if record:
        folder = Path(settings.get("CACHE_PATH") or tempfile.gettempdir()) / "deployed"
        with disk_faults(folder):
            folder.mkdir(parents=True, exist_ok=True)
            file = folder / NAME
            file.write_bytes(record)
        settings[AGAINST], settings[AGAINST_SHOWN] = str(file), name_of(place)
    elif not (Path(settings["OUTPUT_PATH"]) / NAME).is_file():
        settings[AGAINST_SHOWN] = name_of(place)
