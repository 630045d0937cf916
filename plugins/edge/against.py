"""The record of the published site that a build is compared with: from a folder, or from its address."""

import os
from pathlib import Path

from plugins.core.problems import Place, error
from plugins.core.published import NAME, Record, RecordError, read_record
from plugins.edge.disk import open_plain, reason
from plugins.edge.faults import PublishError

MOST_MEGABYTES = 32
_MOST_BYTES = MOST_MEGABYTES * 1_000_000
_SECONDS = 60.0
_GONE = ("404", "410")


def record_at(where: str, site: str) -> Record | None:
    """The record of the site at a folder or address (or of that file itself); None where it has none.

    ``site`` is the address of our own site: others are told who asks. Raises PublishError.
    """
    if "://" in where:
        url = where if where.endswith(".json") else f"{where.rstrip('/')}/{NAME}"
        return _read(_fetched(url, site), url)
    path = Path(where)
    if not os.path.lexists(path):
        raise PublishError(error(Place(""), "published-missing", where=where))
    if path.is_dir():
        path /= NAME
    return record_in(path)


def record_in(path: Path) -> Record | None:
    """The record in a file, or None where there is no such. Raises PublishError."""
    try:
        with open_plain(path) as stream:
            data = stream.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError as fault:
        told = error(Place(""), "published-unreadable", where=path, reason=reason(fault))
        raise PublishError(told) from fault
    return _read(data, str(path))


def _read(data: bytes | None, where: str) -> Record | None:
    if data is None:
        return None
    if len(data) > _MOST_BYTES:
        raise PublishError(error(Place(""), "published-large", where=where, limit=MOST_MEGABYTES))
    try:
        return read_record(data)
    except RecordError as fault:
        told = error(Place(""), fault.code, where=where, **fault.values)
        raise PublishError(told) from fault


def _fetched(url: str, site: str) -> bytes | None:
    """What stands at the address, on whatever network; None where nothing does."""
    from plugins.edge.fetching import FetchError, FetchLimits, agent_of, fetch  # noqa: PLC0415 - only for this

    limits = FetchLimits(_MOST_BYTES, _SECONDS)
    try:
        return fetch(url, agent=agent_of(site), limits=limits, private=True).body
    except FetchError as fault:
        if fault.code == "fetch-status" and fault.values.get("status") in _GONE:
            return None
        if fault.code == "fetch-large":
            told = error(Place(""), "published-large", where=url, limit=MOST_MEGABYTES)
        else:
            told = error(Place(""), fault.code, **fault.values)
        raise PublishError(told) from fault
