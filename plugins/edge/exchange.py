"""Two folders of one parent change places, so that a reader finds the old site or the new one."""

import ctypes
import errno
import os
from contextlib import suppress
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h

# How a system, a file system or a sandbox says that it knows no exchange.
_UNKNOWN = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM})


def exchange(new: Path, current: Path, spare: Path) -> None:
    """Let ``new`` and ``current`` change places; raises OSError, and then nothing has moved.

    One step where the system has it (Linux: ``renameat2(2)``). The last resort elsewhere is a
    pair of renames with ``current`` put aside as ``spare``: for a moment there is no site, and a
    machine that stops in that moment leaves it as ``spare``, where the next build takes it up.
    """
    try:
        _exchange_at_once(new, current)
    except OSError as fault:
        if fault.errno not in _UNKNOWN:
            raise
        _exchange_by_renames(new, current, spare)


def _exchange_at_once(new: Path, current: Path) -> None:
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    rename.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    if rename(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(current), _RENAME_EXCHANGE) != 0:
        fault = ctypes.get_errno()
        raise OSError(fault, os.strerror(fault), str(new), None, str(current))


def _exchange_by_renames(new: Path, current: Path, spare: Path) -> None:
    current.rename(spare)
    try:
        new.rename(current)
    except BaseException:
        if not os.path.lexists(current):
            spare.rename(current)
        raise
    with suppress(OSError):  # the site is out; what is put aside is for the next build to remove
        spare.rename(new)
