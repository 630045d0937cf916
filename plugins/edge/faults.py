"""What keeps a site from being published, told to the writer."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plugins.core.problems import Place, Problem, error
from plugins.edge.disk import reason
from plugins.edge.trees import WriteError


class PublishError(Exception):
    """The site was not published and the former one is untouched; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


@contextmanager
def disk_faults(target: Path) -> Iterator[None]:
    """Turn what the system refuses into a PublishError."""
    try:
        yield
    except OSError as fault:
        raise _told(fault, target) from fault


def _told(fault: OSError, target: Path) -> PublishError:
    place = Place("")
    if fault.errno in (errno.ENOSPC, errno.EDQUOT):
        return PublishError(error(place, "publish-disk-full", folder=target))
    if fault.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return PublishError(error(place, "publish-denied", folder=target))
    why = reason(fault)
    if isinstance(fault, WriteError):
        told = error(place, "publish-file-failed", folder=target, file=fault.filename, reason=why)
        return PublishError(told)
    return PublishError(error(place, "publish-failed", folder=target, reason=why))
