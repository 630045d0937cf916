"""A real sshd and a real storage (``rclone serve s3``) on loopback; they stop by themselves."""

import getpass
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.ports import await_listening, held_port

_LIFE = "3600"  # seconds after which it ends, whatever the tests do
_SEARCHED = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))

_SSHD = """\
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host
AuthorizedKeysFile {folder}/key.pub
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
LogLevel ERROR
"""
_CLIENT = """\
Host *
  User {user}
  IdentityFile {folder}/key
  IdentitiesOnly yes
  UserKnownHostsFile {folder}/known
  GlobalKnownHostsFile /dev/null
"""


class Sshd(NamedTuple):
    """A running sshd: where it listens, its folder, and that of an `ssh` which knows it."""

    port: int
    folder: Path
    programs: Path

    def address(self, path: str | Path) -> str:
        return f"ssh://127.0.0.1:{self.port}{path}"


@contextmanager
def sshd(folder: Path) -> Iterator[Sshd]:
    """Serve ssh on loopback with keys of its own; skips where there is no sshd or rsync."""
    daemon, ssh = shutil.which("sshd", path=_SEARCHED), shutil.which("ssh")
    for name, found in (("sshd", daemon), ("ssh", ssh), ("rsync", shutil.which("rsync"))):
        if found is None:
            pytest.skip(f"there is no {name} on this machine")
    folder.mkdir()
    for name in ("host", "key"):
        subprocess.run(
            ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True, timeout=60
        )
    with held_port() as port:
        (folder / "sshd").write_text(_SSHD.format(port=port, folder=folder))
        (folder / "ssh").write_text(_CLIENT.format(user=getpass.getuser(), folder=folder))
        key = (folder / "host.pub").read_text()
        (folder / "known").write_text(f"[127.0.0.1]:{port} {key}")
        programs = folder / "bin"
        programs.mkdir()
        (programs / "ssh").write_text(f'#!/bin/sh\nexec {ssh} -F "{folder}/ssh" "$@"\n')
        (programs / "ssh").chmod(0o755)
        if os.getuid() == 0:
            Path("/run/sshd").mkdir(exist_ok=True)
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                ["timeout", _LIFE, daemon, "-D", "-e", "-f", folder / "sshd"], stdout=log, stderr=log
            )
        with _running(process, port):
            yield Sshd(port, folder, programs)


@contextmanager
def _running(process: "subprocess.Popen[bytes]", port: int) -> Iterator[None]:
    """A server from when it listens until the block ends."""
    try:
        if not await_listening(process, port):
            pytest.fail(f"the server did not begin: {process.args!r}")
        yield
    finally:
        process.terminate()
        process.wait(60)


class Storage(NamedTuple):
    """A running storage: its folder on this disk, and the environment that leads to it."""

    port: int
    buckets: Path
    environment: Mapping[str, str]

    def headers(self, bucket: str, path: str) -> Mapping[str, str]:
        """What a file is answered with, as rclone asks it."""
        done = subprocess.run(
            [rclone(), "lsjson", "--stat", "--metadata", f":s3,env_auth=true:{bucket}/{path}"],
            env=os.environ | dict(self.environment), capture_output=True, check=True, timeout=60,
        )  # fmt: skip
        return {"text": done.stdout.decode()}


def rclone() -> str:
    beside = Path(sys.executable).with_name("rclone")
    if not beside.exists():
        pytest.skip("there is no rclone in the environment: make dev")
    return str(beside)


@contextmanager
def storage(folder: Path) -> Iterator[Storage]:
    """Serve a folder as S3 storage on loopback, with a key of its own."""
    buckets = folder / "buckets"
    (buckets / "koske").mkdir(parents=True)  # before it begins: it remembers which there are
    key, secret = "koskekey", "very-secret-key-of-the-tests"
    with held_port() as port:
        process = subprocess.Popen(
            ["timeout", _LIFE, rclone(), "serve", "s3", "--addr", f"127.0.0.1:{port}", "--auth-key", f"{key},{secret}",
             "--config", "/dev/null", str(buckets)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        environment = {
            "AWS_ACCESS_KEY_ID": key, "AWS_SECRET_ACCESS_KEY": secret, "AWS_REGION": "us-east-1",
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}", "RCLONE_CONFIG": "/dev/null",
        }  # fmt: skip
        with _running(process, port):
            yield Storage(port, buckets, environment)


def answer(port: int, path: str) -> tuple[int, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path)
        found = connection.getresponse()
        return found.status, found.read()
    finally:
        connection.close()
