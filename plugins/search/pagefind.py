"""Pagefind's own program, spoken to by its pipe: documents in, the files of an index out.

Its Python package waits a tenth of a second for each answer, which ten thousand documents cannot.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from typing import IO, Any

Document = Mapping[str, Any]
"""What Pagefind calls a record: ``url``, ``content``, ``language``, ``meta``, ``filters``, ``sort``."""

_PIECE = 1 << 20


class PagefindError(Exception):
    """Pagefind did not do what it was asked; its answer says why."""


def release() -> str:
    """The version of Pagefind."""
    # Brings the library of e-mail, which a build that only reads what is there has no use for.
    from importlib.metadata import version  # noqa: PLC0415

    return version("pagefind-bin")


def index_of(documents: Iterable[Document]) -> dict[str, bytes]:
    """The files of an index of the documents, by path. The order of the documents is a part of the index."""
    # An index is made in few builds, and the other plugins' tests run without the program.
    from subprocess import DEVNULL, PIPE, Popen  # noqa: PLC0415

    from pagefind_bin import get_executable  # noqa: PLC0415

    with Popen([get_executable(), "--service"], stdin=PIPE, stdout=PIPE, stderr=DEVNULL) as program:  # noqa: S603 - of our own packages
        if program.stdin is None or program.stdout is None:
            raise PagefindError("no pipe")
        try:
            talk = _Talk(program.stdin, program.stdout)
            index = talk.ask({"type": "NewIndex", "config": None})["index_id"]
            for document in documents:
                talk.ask({"type": "AddRecord", "index_id": index, **document})
            files = talk.ask({"type": "GetFiles", "index_id": index})["files"]
        finally:
            program.kill()
    return {file["path"]: b64decode(file["content"]) for file in files}


class _Talk:
    """Questions and answers, one at a time: the documents come in the order in which they are sent."""

    def __init__(self, sent: IO[bytes], told: IO[bytes]) -> None:
        self._sent = sent
        self._told = told
        self._number = 0

    def ask(self, payload: Mapping[str, Any]) -> Any:  # noqa: ANN401 - JSON
        self._number += 1
        message = json.dumps({"message_id": self._number, "payload": payload}).encode()
        self._sent.write(b64encode(message) + b",")
        self._sent.flush()
        answer = json.loads(b64decode(self._answer()))["payload"]
        if answer["type"] == "Error":
            raise PagefindError(answer["message"])
        return answer

    def _answer(self) -> bytes:
        pieces: list[bytes] = []
        while not pieces or not pieces[-1].endswith(b","):
            piece = self._told.read1(_PIECE)  # type: ignore[attr-defined]  # a pipe is buffered
            if not piece:
                raise PagefindError("no answer")
            pieces.append(piece)
        return b"".join(pieces)[:-1]
