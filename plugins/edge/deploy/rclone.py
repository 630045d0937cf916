"""Asking rclone, with nothing of keys and passwords in a command or a message."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from plugins.core.problems import Place, Problem, error
from plugins.edge.deploy.targets import StorageTarget
from plugins.edge.faults import PublishError

_OPTIONS = (
    *("--log-level", "ERROR", "--contimeout", "20s", "--timeout", "120s"),
    *("--retries", "2", "--low-level-retries", "3", "--transfers", "16", "--checkers", "16"),
    "--ask-password=false",
)
_SECRET = re.compile(r"(?i)secret|token|pass|key|credential|auth|sas")
_DENIED = re.compile(
    r"AccessDenied|Forbidden|SignatureDoesNotMatch|InvalidAccessKey|[Cc]ode: 40[13]|no .*credential"
)
_NOT_FOUND = (3, 4)  # rclone's exit codes for a folder and for a file
_STAMP = re.compile(r"^(?:\S+ \S+ )?(?:ERROR|CRITICAL|NOTICE|Failed)\s*:?\s*", re.MULTILINE)
# What would have rclone tell headers and keys, and what would do otherwise than is said here.
_UNWANTED = re.compile(r"RCLONE_(?:DUMP|VERBOSE|LOG_LEVEL|DRY_RUN|INTERACTIVE|LOG_FILE|USE_JSON_LOG)")


class Rclone:
    """The program rclone for one storage."""

    def __init__(self, target: StorageTarget) -> None:
        self._target = target
        beside = Path(sys.executable).with_name("rclone")
        found = str(beside) if beside.exists() else shutil.which("rclone")
        if not found:
            raise PublishError(error(Place(""), "deploy-rclone", where=target.shown))
        self._program = found
        self._environment = _environment(os.environ)

    def listing(self) -> list[Mapping[str, Any]]:
        """Every file of the storage with its size and what hashes it knows. Raises PublishError."""
        body = self._run(["lsjson", "-R", "--files-only", "--hash", "--hash-type", "md5", "--no-mimetype",
                          "--no-modtime", self._target.remote])  # fmt: skip
        return json.loads(body) if body else []

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, or None where there is none. Raises PublishError."""
        return self._run(["cat", self._target.of(path)])

    def put(self, path: str, body: bytes, headers: Mapping[str, str]) -> None:
        """Write one file. Raises PublishError."""
        with tempfile.TemporaryDirectory(prefix="koske-") as folder:
            file = Path(folder) / "body"
            file.write_bytes(body)
            self._run(["copyto", "--ignore-times", *_said(headers), str(file), self._target.of(path)])

    def copy(self, root: Path, paths: Iterable[str], headers: Mapping[str, str]) -> None:
        """Send files that are the same to a browser but for their bytes. Raises PublishError."""
        with _listed(paths) as names:
            how = ("--ignore-times", "--no-traverse", "--no-check-dest", "--files-from-raw", names)
            self._run(["copy", *how, *_said(headers), str(root), self._target.remote])

    def remove(self, paths: Iterable[str]) -> None:
        """Delete files. Raises PublishError."""
        with _listed(paths) as names:
            self._run(["delete", "--files-from-raw", names, self._target.remote])

    def _run(self, arguments: list[str]) -> bytes | None:
        command = [self._program, arguments[0], *_OPTIONS, *arguments[1:]]
        done = subprocess.run(  # noqa: S603 - no shell
            command, capture_output=True, check=False, env=self._environment, stdin=subprocess.DEVNULL
        )
        if done.returncode == 0:
            # A storage without folders says of a file that is not there nothing at all.
            return done.stdout
        if done.returncode in _NOT_FOUND:
            return None
        raise PublishError(self._fault(done.stderr.decode("utf-8", "replace")))

    def _fault(self, said: str) -> Problem:
        said = self._hushed(said)
        lines = [_STAMP.sub("", line).strip() for line in said.splitlines() if line.strip()]
        # Of what S3 says the last part is for people.
        reason = lines[-1].rpartition("api error ")[2][:300] if lines else "–"
        code = "deploy-storage"
        if "didn't find section" in said:
            code = "deploy-unknown-remote"
        elif _DENIED.search(said):
            code = "deploy-storage-denied"
        elif "NoSuchBucket" in said:
            code = "deploy-bucket"
        remote = self._target.shown.partition(":")[0]
        return error(Place(""), code, where=self._target.shown, remote=remote, reason=reason)

    def _hushed(self, said: str) -> str:
        """The words of the program without what nobody may read over a shoulder."""
        for name, value in self._environment.items():
            if len(value) > 5 and _SECRET.search(name):
                said = said.replace(value, "…")
        return said


def _environment(given: Mapping[str, str]) -> dict[str, str]:
    """The environment for rclone: what is said for AWS holds, and nothing makes it talk."""
    made = {name: value for name, value in given.items() if not _UNWANTED.fullmatch(name)}
    endpoint = given.get("AWS_ENDPOINT_URL_S3") or given.get("AWS_ENDPOINT_URL")
    region = given.get("AWS_REGION") or given.get("AWS_DEFAULT_REGION")
    # The bucket is the host's to make, and keys for one bucket may not ask for it.
    wanted = {"RCLONE_S3_NO_CHECK_BUCKET": "true", "RCLONE_S3_PROVIDER": "Other" if endpoint else "AWS"}
    if endpoint:
        wanted["RCLONE_S3_ENDPOINT"] = endpoint
    if region:
        wanted["RCLONE_S3_REGION"] = region
    return {**wanted, **made}


def _said(headers: Mapping[str, str]) -> list[str]:
    return [part for name, value in headers.items() for part in ("--header-upload", f"{name}: {value}")]


@contextmanager
def _listed(paths: Iterable[str]) -> Iterator[str]:
    """A file with the names of files, one a line."""
    with tempfile.TemporaryDirectory(prefix="koske-") as folder:
        file = Path(folder) / "names"
        file.write_text("".join(f"{path}\n" for path in paths), encoding="utf-8", errors="surrogateescape")
        yield str(file)
