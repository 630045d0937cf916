"""Whether the site's address answers with what has just gone out: asked as a reader's browser would."""

import re
import time
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import quote

from plugins.core.published import NAME
from plugins.edge.deploy.shipment import Change, Shipment

PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds between the tries: some servers keep for a moment what they have opened."""

_MOST_BYTES, _SECONDS = 20_000_000, 20.0
_MORE = 3  # of the pages that have just changed
_FEED = re.compile(r"(?:[a-z]{2}/)?feeds/[^/]+\.(?:xml|atom|json)")
_ASSET = re.compile(r"theme/.+\.css")


class Fault(NamedTuple):
    """An address that does not answer as it should: by a status, by ``other`` bytes, or ``silent``."""

    address: str
    kind: str


class Health:
    """Asks the front page, a style sheet, a feed, the record of the site, and some pages that changed."""

    def __init__(self, url: str, pauses: Sequence[float] = PAUSES) -> None:
        self._url = url.rstrip("/")
        self._pauses = pauses

    def __call__(self, shipment: Shipment, change: Change) -> Sequence[Fault]:
        """What does not answer as it went out; empty where all is well."""
        left = list(dict.fromkeys(asked_of(shipment, change)))
        for pause in (*self._pauses, None):
            found = {path: fault for path in left if (fault := self._fault(path, shipment.digests[path]))}
            left = list(found)
            if not left or pause is None:
                return tuple(Fault(self._address(path), found[path]) for path in left)
            time.sleep(pause)
        return ()

    def _address(self, path: str) -> str:
        return f"{self._url}/{quote(path.removesuffix('index.html') if _is_index(path) else path)}"

    def _fault(self, path: str, digest: str) -> str:
        from plugins.edge.fetching import FetchError, FetchLimits, agent_of, fetch  # noqa: PLC0415 - only for this

        limits = FetchLimits(_MOST_BYTES, _SECONDS)
        try:
            found = fetch(self._address(path), agent=agent_of(self._url), limits=limits, private=True)
        except FetchError as fault:
            return fault.values.get("status") or "silent"
        return "" if sha256(found.body).hexdigest() == digest else "other"


def asked_of(shipment: Shipment, change: Change) -> Iterator[str]:
    """The files whose answers tell that this site, and no other, is out."""
    files = shipment.digests
    yield from (path for path in ("index.html", NAME) if path in files)
    for pattern in (_ASSET, _FEED):
        # Best one that has just changed: it tells the new site from the old one.
        found = next((path for path in (*change.sent, *files) if pattern.fullmatch(path)), None)
        if found:
            yield found
    pages = [path for path in change.sent if path.endswith(".html") and path != "404.html"]
    yield from pages[:_MORE]


def _is_index(path: str) -> bool:
    return path == "index.html" or path.endswith("/index.html")
