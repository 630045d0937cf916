"""Where the site is brought to, as ``DEPLOY`` says it: the forms are told apart by their look."""

import re
from pathlib import Path
from urllib.parse import unquote

from msgspec import Struct

from plugins.core.problems import Place, error
from plugins.edge.faults import PublishError

ARTIFACT = "artifact:"

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://(.*)", re.DOTALL)
# No host or user begins with a hyphen: ssh would take it for an option.
_SSH = re.compile(
    r"(?:(?P<user>[A-Za-z0-9_][\w.+-]*)@)?(?P<host>[A-Za-z0-9][A-Za-z0-9._-]*|\[[0-9A-Fa-f:.]+\])"
    r"(?::(?P<port>[0-9]{1,5}))?(?P<path>/.*)",
    re.ASCII,
)
_BUCKET = re.compile(r"([a-z0-9][a-z0-9._-]{1,61}[a-z0-9])(?:/(.*))?", re.ASCII)
# Not `:s3,secret_access_key=…:bucket`, with which a password would stand in the command.
_REMOTE = re.compile(r"[A-Za-z0-9_][\w.+ -]*:(?!/).*", re.ASCII)
_LIKE_SCP = re.compile(
    r"(?P<where>[A-Za-z0-9_][\w.+-]*@[A-Za-z0-9[][^:/]*|[A-Za-z0-9][\w.-]*(?=:/)):(?P<path>.*)", re.ASCII
)
_UNSEEN = re.compile(r"[\x00-\x1f\x7f]")
_ENDINGS = (".zip", ".tar.gz")


class FolderTarget(Struct, frozen=True):
    """A folder of this machine that has releases."""

    path: Path
    shown: str


class SshTarget(Struct, frozen=True):
    """A folder that has releases, on a machine that ssh leads to. A relative path begins at home."""

    user: str
    host: str
    port: str
    path: str
    shown: str

    @property
    def login(self) -> str:
        """Who is to be logged in where."""
        return f"{self.user}@{self.host}" if self.user else self.host


class StorageTarget(Struct, frozen=True):
    """A storage that rclone knows; ``remote`` names it and the folder in it as rclone has it."""

    remote: str
    shown: str

    def of(self, path: str) -> str:
        """The place of a file in it."""
        return f"{self.remote}{'' if self.remote.endswith((':', '/')) else '/'}{path}"


class ArtifactTarget(Struct, frozen=True):
    """A file that a host of static sites unpacks."""

    path: Path
    shown: str


Target = FolderTarget | SshTarget | StorageTarget | ArtifactTarget


def target_of(written: str) -> Target:
    """The place that ``DEPLOY`` names. Raises PublishError for what is no such place."""
    if not written.strip() or _UNSEEN.search(written):
        raise _refused("deploy-form", written)
    if written.startswith(ARTIFACT):
        return _artifact(written)
    if scheme := _SCHEME.fullmatch(written):
        return _of_scheme(scheme[1].lower(), scheme[2], written)
    if scp := _LIKE_SCP.fullmatch(written):
        start = "" if scp["path"].startswith("/") else "/~/"
        raise _refused("deploy-scp", written, nearest=f"ssh://{scp['where']}{start}{scp['path']}")
    if _REMOTE.fullmatch(written):
        return StorageTarget(written.rstrip("/"), written)
    if written.startswith(":"):
        raise _refused("deploy-remote", written.partition(",")[0])
    return FolderTarget(Path(written).expanduser().absolute(), written)


def _of_scheme(scheme: str, rest: str, written: str) -> Target:
    if scheme == "ssh":
        return _ssh(rest, written)
    if scheme == "s3":
        return _s3(rest, written)
    raise _refused("deploy-scheme", written, scheme=scheme)


def _ssh(rest: str, written: str) -> SshTarget:
    found = _SSH.fullmatch(rest)
    path = unquote(found["path"], errors="surrogateescape") if found else ""
    # Of `/~/site` what stands after home. The root of a machine is nobody's site.
    path = path.removeprefix("/~/") if path.startswith("/~/") else path
    parts = path.strip("/").split("/")
    if not found or not path.strip("/") or _UNSEEN.search(path) or ".." in parts:
        raise _refused("deploy-ssh", written)
    if found["port"] and not 0 < int(found["port"]) < 65536:
        raise _refused("deploy-ssh", written)
    return SshTarget(found["user"] or "", found["host"], found["port"] or "", path.rstrip("/"), written)


def _s3(rest: str, written: str) -> StorageTarget:
    found = _BUCKET.fullmatch(rest)
    if not found:
        raise _refused("deploy-s3", written)
    folder = (found[2] or "").strip("/")
    # What `AWS_…` and `RCLONE_S3_…` say of keys, region and endpoint holds; nothing of it stands here.
    return StorageTarget(f":s3,env_auth=true:{found[1]}{f'/{folder}' if folder else ''}", written)


def _artifact(written: str) -> ArtifactTarget:
    name = written.removeprefix(ARTIFACT)
    if not name.endswith(_ENDINGS) or name.rpartition("/")[2] in _ENDINGS:
        raise _refused("deploy-artifact", written)
    return ArtifactTarget(Path(name).expanduser().absolute(), name)


def _refused(code: str, written: str, **values: str) -> PublishError:
    shown = _UNSEEN.sub("�", written)
    return PublishError(error(Place(""), code, found=shown, **values))
