"""A shell on another machine, over one connection of ssh: calls go in by standard input, answers come back.

Nothing that is ours stands in a command line: the login shell of the other side sees ``sh -s`` and no more.
When this process ends, however it ends, the shell reads the end of its input, and lets go of the lock.
"""

import os
import secrets
import select
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from plugins.core.problems import Place, error
from plugins.edge.deploy.targets import SshTarget
from plugins.edge.faults import PublishError

_SCRIPT = Path(__file__).with_name("far_side.sh")
_SECONDS = 900.0  # for one call, the removal of a large release among them
# Who is silent for a minute is gone. A host that is not known is asked about where somebody can answer.
_OPTIONS = {
    "ConnectTimeout": "20",
    "ServerAliveInterval": "15",
    "ServerAliveCountMax": "4",
}


class Session:
    """An open shell (see `opened_session`)."""

    def __init__(self, process: "subprocess.Popen[bytes]", target: SshTarget, errors: Path) -> None:
        self._process = process
        self._target = target
        self._errors = errors
        self._rest = b""

    def call(self, name: str, *arguments: str) -> list[bytes]:
        """What a function of the far side says, by lines. Raises PublishError."""
        return self.send(f"{shlex.join((name, *arguments))}\n")

    def send(self, script: str) -> list[bytes]:
        """What a piece of shell says, by lines. Raises PublishError when the connection is lost."""
        token = secrets.token_hex(8)
        # Whatever a login script has said stands before the first of the two.
        text = f"printf '%s\\n' begin-{token}\n{script}printf '\\n%s\\n' end-{token}\n"
        stdin = self._process.stdin
        try:
            if stdin is not None:
                stdin.write(text.encode("utf-8", "surrogateescape"))
                stdin.flush()
        except OSError as fault:
            raise self._lost() from fault
        body = self._until(f"\nend-{token}\n".encode())
        _, _, said = body.partition(f"begin-{token}\n".encode())
        return said.split(b"\n") if said else []

    def close(self) -> None:
        """End the shell, which lets go of its lock."""
        with suppress(OSError):
            if self._process.stdin is not None:
                self._process.stdin.close()
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()

    def _until(self, end: bytes) -> bytes:
        stdout, deadline = self._process.stdout, time.monotonic() + _SECONDS
        found = bytearray(self._rest)
        while stdout is not None and (at := found.find(end)) < 0:
            ready, _, _ = select.select([stdout], [], [], max(0.0, deadline - time.monotonic()))
            piece = os.read(stdout.fileno(), 65536) if ready else b""
            if not piece:
                raise self._lost()
            found += piece
        self._rest = bytes(found[at + len(end) :])
        return bytes(found[:at])

    def _lost(self) -> PublishError:
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(5)
        return lost(self._target, self._errors.read_text(encoding="utf-8", errors="replace"))


@contextmanager
def opened_session(target: SshTarget, base: str, site: str, explained: str) -> Iterator[tuple[Session, str]]:
    """A shell on the other machine, and the command by which rsync reaches it over the same connection.

    Raises PublishError where ssh cannot get there.
    """
    if not shutil.which("ssh"):
        raise PublishError(error(Place(""), "deploy-program", program="ssh", package="openssh-client"))
    # The path of a socket may have some hundred bytes: not below a long TMPDIR.
    folder = Path(tempfile.mkdtemp(prefix="koske-", dir="/tmp" if os.access("/tmp", os.W_OK) else None))  # noqa: S108
    try:
        socket, errors = folder / "s", folder / "errors"
        shared = [*_ssh(target), "-o", f"ControlPath={socket}"]
        with errors.open("wb") as said:
            process = subprocess.Popen(  # noqa: S603 - no shell; the host is checked
                [*shared, "-o", "ControlMaster=yes", "--", target.login.translate(_BRACKETS), "sh -s"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
            )
        session = Session(process, target, errors)
        try:
            values = {"base": base, "site": site, "explained": explained}
            named = "".join(f"{name}={shlex.quote(value)}\n" for name, value in values.items())
            session.send(named + _SCRIPT.read_text(encoding="utf-8"))
            yield session, shlex.join([*shared, "-o", "ControlMaster=no"])
        finally:
            session.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def lost(target: SshTarget, said: str) -> PublishError:
    """What is said of a connection that was not made, or that broke."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    reason = " ".join(lines[-3:]) or "–"
    code = "deploy-host-key" if "verification failed" in said else "deploy-connection"
    if "Permission denied" in said:
        code = "deploy-login"
    return PublishError(error(Place(""), code, where=target.shown, host=target.host, reason=reason))


_BRACKETS = str.maketrans("", "", "[]")


def _ssh(target: SshTarget) -> list[str]:
    checked = "ask" if sys.stdin is not None and sys.stdin.isatty() else "yes"
    options = {**_OPTIONS, "StrictHostKeyChecking": checked}
    port = ["-p", target.port] if target.port else []
    return ["ssh", "-T", *port, *(part for name in options for part in ("-o", f"{name}={options[name]}"))]
