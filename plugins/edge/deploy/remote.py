"""Releases on another machine: sent by rsync over ssh, put in front by one command of its shell."""

import os
import re
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from plugins.core.problems import Place, error
from plugins.edge import manifest
from plugins.edge.deploy.releases import EXPLAINED, FOLDER, MARK, State, carried
from plugins.edge.deploy.session import Session, lost, opened_session
from plugins.edge.deploy.shipment import Shipment
from plugins.edge.deploy.targets import SshTarget
from plugins.edge.faults import PublishError

_NOT_THERE, _NO_CONNECTION = 127, 255
# As shells say it; rsync itself may notice first that the connection has ended.
_NO_RSYNC = re.compile(r"rsync: (?:command )?not found|/rsync: No such file")
# Bytes and modes are what a release is of. Without times an unchanged file stays one link, and keeps the
# Last-Modified that feed readers ask with. -s: the path is no word of the other side's shell.
_RSYNC = ("rsync", "-s", "-r", "-p", "--chmod=D755,F644", "--checksum", "--timeout=60")


class SshStore:
    """A folder with releases on another machine; ``site`` is whose folder it must be."""

    def __init__(self, target: SshTarget, site: str) -> None:
        self._target = target
        self._site = site
        # A path of ours never looks like an option.
        self._base = target.path if target.path.startswith("/") else f"./{target.path}"
        self._open: tuple[Session, str] | None = None

    @property
    def shown(self) -> str:
        """The address as it was given."""
        return self._target.shown

    def look(self) -> State:
        """What stands there; touches nothing. Raises PublishError."""
        with self._session() as (session, _):
            return self._state(session)

    def file(self, path: str) -> bytes | None:
        """A file of the site in front, if there is one. Raises PublishError."""
        with self._session() as (session, _):
            first, *lines = session.call("show", path) or [b""]
            return b"\n".join(lines) if first == b"found" else None

    @contextmanager
    def held(self) -> Iterator[State]:
        """Keep other deploys out, and clear what killed ones have left. Raises PublishError."""
        with self._session() as opened:
            self._do("hold", secrets.token_hex(4))
            try:
                yield self._state(opened[0])
            finally:
                with suppress(PublishError):  # the end of the connection does it too
                    opened[0].call("let_go")

    def bring(self, release: str, shipment: Shipment, state: State) -> None:
        """Send a release beside the others. Raises PublishError; nothing is left of it then."""
        shipment.prove()
        try:
            self._do("begin", release)
            link = (f"--link-dest=../{state.current}",) if state.current else ()
            source = f"{shipment.root}{os.sep}"
            self._rsync(release, (*link, f"--exclude=/{manifest.MANIFEST}"), source)
            self._do_all([("carry", state.current, release, path) for path in _carried(state, shipment)])
            # What has no manifest is no release: it comes last.
            with tempfile.TemporaryDirectory(prefix="koske-") as folder:
                body = Path(folder) / manifest.MANIFEST
                body.write_bytes(shipment.body)
                self._rsync(release, (), str(body))
        except BaseException:
            with suppress(PublishError):  # the next deploy does it otherwise
                self._do("drop", release)
            raise

    def switch(self, release: str) -> None:
        """Let readers have this release, in one step. Raises PublishError."""
        self._do("switch", release)

    def settle(self, release: str) -> None:
        """Say that a release is whole and out. Raises PublishError."""
        self._do("settle", release)

    def drop(self, releases: Iterable[str]) -> None:
        """Remove releases. Raises PublishError."""
        self._do("drop", *releases)

    @contextmanager
    def _session(self) -> Iterator[tuple[Session, str]]:
        if self._open is not None:
            yield self._open
            return
        with opened_session(self._target, self._base, self._site, EXPLAINED) as opened:
            self._open = opened
            try:
                yield opened
            finally:
                self._open = None

    def _state(self, session: Session) -> State:
        lines = iter(session.call("look"))
        current, releases, body = "", [], b""
        for line in lines:
            word, _, rest = line.decode("utf-8", "replace").partition(" ")
            if word == "release":
                releases.append(rest)
            elif word == "current":
                current = rest
            elif word == "manifest":
                body = b"\n".join(lines)
            else:
                self._raise_fault(word, rest)
        return State(current, tuple(sorted(releases)), body, manifest.parsed(body) or {})

    def _do(self, name: str, *arguments: str) -> None:
        self._do_all([(name, *arguments)])

    def _do_all(self, calls: Iterable[tuple[str, ...]]) -> None:
        """Call functions of the far side, which only say what is wrong. Raises PublishError."""
        with self._session() as (session, _):
            for call in calls:
                for line in session.call(*call):
                    word, _, rest = line.decode("utf-8", "replace").partition(" ")
                    self._raise_fault(word, rest)

    def _raise_fault(self, word: str, rest: str) -> None:
        if word == "fault":
            fault, _, found = rest.partition(" ")
            values = {"where": self.shown, "found": found, "mark": MARK}
            raise PublishError(error(Place(""), _CODES.get(fault, "deploy-far-side"), **values))

    def _rsync(self, release: str, options: Iterable[str], source: str) -> None:
        if not shutil.which("rsync"):
            raise PublishError(error(Place(""), "deploy-program", program="rsync", package="rsync"))
        with self._session() as (_, shell):
            there = f"{self._target.login}:{self._base}/{FOLDER}/{release}/"
            command = [*_RSYNC, "-e", shell, *options, "--", source, there]
            done = subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL)  # noqa: S603
        said = done.stderr.decode("utf-8", "replace")
        if done.returncode == 0:
            return
        if done.returncode == _NO_CONNECTION:
            raise lost(self._target, said)
        lines = [line.strip() for line in said.splitlines() if line.strip()]
        missing = done.returncode == _NOT_THERE or _NO_RSYNC.search(said)
        code = "deploy-far-rsync" if missing else "deploy-rsync"
        if "No space left" in said or "quota" in said.lower():
            code = "deploy-far-full"
        reason = " ".join(lines[:2]) or str(done.returncode)
        raise PublishError(error(Place(""), code, where=self.shown, reason=reason))


# What the far side says, as codes of messages.
_CODES = {
    "busy": "deploy-far-busy",
    "current": "deploy-current",
    "denied": "deploy-far-denied",
    "foreign": "deploy-foreign",
    "lock": "deploy-far-lock",
    "other-site": "deploy-other-site",
    "switch": "deploy-far-switch",
}


def _carried(state: State, shipment: Shipment) -> tuple[str, ...]:
    return carried(state.digests or {}, shipment.digests)
