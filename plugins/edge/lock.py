"""One build at a time for one output folder."""

import errno
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

# O_NONBLOCK: a pipe in the file's place must not be waited for.
_OPEN = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_TRIES = 25
_PAUSE = 0.02


class BusyError(Exception):
    """Another process holds the lock."""


@contextmanager
def locked(path: Path) -> Iterator[int]:
    """Hold a lock file, which is there as long as it is held; gives its descriptor.

    The system lets go of the lock when the process ends, however it ends. Processes that were forked
    from it hold it too, since they may still write: those of a killed build are given half a second
    to notice. Raises BusyError, and OSError, also where the file system knows no locks.
    """
    for _ in range(_TRIES):
        descriptor = os.open(path, _OPEN, 0o644)
        try:
            if _is_held(descriptor, path):
                try:
                    yield descriptor
                finally:
                    with suppress(OSError):
                        path.unlink()
                return
        finally:
            os.close(descriptor)
        time.sleep(_PAUSE)
    raise BusyError


def _is_held(descriptor: int, path: Path) -> bool:
    """Lock an open file; whether that succeeds, and the file is still the one that others would lock."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.path.samestat(os.fstat(descriptor), os.lstat(path))
    except FileNotFoundError:  # its holder has just removed it
        return False
    except OSError as fault:
        if fault.errno in (errno.EWOULDBLOCK, errno.EACCES):
            return False
        raise
