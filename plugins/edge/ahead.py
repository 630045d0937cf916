"""Trees that are looked at in a process beside, while this one does something else.

A build of a large site asks the file system for the stamps of some fifty thousand entries before it may
trust them. That takes longer than the rest of a small change, and needs nothing of it: the process beside
begins as soon as the output is locked, and this one reads the content and imports the stages meanwhile.
"""

import mmap
import os
import signal
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from plugins.edge.stamps import STAMP_SIZE, Stamps

Part = tuple[Path, tuple[str, ...]]
"""A folder, and what is looked at in it."""

_FEW = 4000  # entries that are looked at here as soon as a process has begun
_FAILED = 0x80  # of an answer whose folder could not be opened


class Ahead:
    """The stamps of ``parts``: of the ``first`` ones as they are found now, of any when asked for `again`.

    Each is given once. It must be closed. A process that cannot begin, or is lost, is no fault: its stamps
    are not there then.
    """

    def __init__(
        self, parts: Sequence[Part], first: int, *, beside: bool = True, apart: Sequence[int] = ()
    ) -> None:
        """Begin, where there is enough to look at. The process keeps no descriptor of ``apart``."""
        self._parts = tuple(parts)
        self._asked: list[int] = []  # what the process is to answer yet, in this order
        self._found: set[int] = set()  # what it has answered, and nobody has taken yet
        self._process = 0
        sizes = [STAMP_SIZE * len(names) for _, names in self._parts]
        self._offsets = [sum(sizes[:at]) for at in range(len(sizes) + 1)]
        if beside and self._offsets[-1] >= STAMP_SIZE * _FEW and hasattr(os, "fork"):
            with suppress(OSError):
                self._begin(apart)
                self._ask(*range(first))

    def observed(self, root: Path, names: tuple[str, ...]) -> Stamps:
        """The stamps: those that were found ahead, else those of now. Raises OSError for ``root`` alone."""
        for at in (*self._found, *self._asked):
            if self._parts[at] == (root, names):
                return self._taken(at) or Stamps.observed(root, names)
        return Stamps.observed(root, names)

    def again(self, root: Path, names: tuple[str, ...]) -> None:
        """Have a part looked at now; what was found of it before is not taken any more."""
        for at, part in enumerate(self._parts):
            if part == (root, names):
                self._taken(at)
                self._ask(at)

    def close(self) -> None:
        """End the process."""
        if not self._process:
            return
        process, self._process = self._process, 0
        self._asked.clear()
        self._found.clear()
        os.close(self._requests)
        os.close(self._answers)
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)  # it only reads
        with suppress(ChildProcessError):
            os.waitpid(process, 0)

    def _ask(self, *parts: int) -> None:
        if not self._process:
            return
        self._asked += parts
        try:
            os.write(self._requests, bytes(parts))
        except OSError:
            self.close()

    def _taken(self, wanted: int) -> Stamps | None:
        """What the process has found of a part, once it has; None where it could not."""
        while wanted in self._asked:
            answer = os.read(self._answers, 1)
            if not answer:
                self.close()
                return None
            at = self._asked.pop(0)
            if answer[0] == at:
                self._found.add(at)
        if wanted not in self._found:
            return None
        self._found.discard(wanted)
        return Stamps.unpacked(
            self._parts[wanted][1], self._shared[self._offsets[wanted] : self._offsets[wanted + 1]]
        )

    def _begin(self, apart: Sequence[int]) -> None:
        """Fork the process. Raises OSError."""
        self._shared = mmap.mmap(-1, self._offsets[-1])
        asked, self._requests = os.pipe()
        self._answers, told = os.pipe()
        self._process = os.fork()
        if not self._process:
            for descriptor in (self._requests, self._answers, *apart):
                os.close(descriptor)
            self._serve(asked, told)
        os.close(asked)
        os.close(told)

    def _serve(self, asked: int, told: int) -> NoReturn:
        """Look at what is asked for until nobody is left to ask."""
        try:
            while request := os.read(asked, 1):
                (at,) = request
                os.write(told, bytes((at if self._look(at) else _FAILED,)))
        finally:  # whatever happens here, nothing of what the other process was to do is done
            os._exit(0)

    def _look(self, at: int) -> bool:
        try:
            found = Stamps.observed(*self._parts[at])
        except OSError:
            return False
        start, end = self._offsets[at : at + 2]
        self._shared[start:end] = found.packed()
        return True
