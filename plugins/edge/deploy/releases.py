"""Releases by their ids: a folder of each in ``releases/``, and ``current`` that leads to one of them.

An id is the moment it was made (UTC) and the start of the site's digest, so ids sort by time. A release is
whole if it has its manifest and no mark ``ID.part`` beside it; the one that ``current`` leads to always is.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from hashlib import sha256
from typing import Protocol
from zoneinfo import ZoneInfo

from msgspec import Struct

from plugins.edge.deploy.shipment import Shipment

CURRENT, FOLDER = "current", "releases"
MARK = ".koske-releases"
"""The file that says that a folder is ours, with the format and the site."""
FORMAT = "koske-releases/1"
PART = ".part"
LOCK = ".lock"
NEXT = ".current.new"
OWN = frozenset({MARK, f"{MARK}.new", LOCK, NEXT})
EXPLAINED = """\
The folders in releases/ are made and removed by `make publish`; current leads to the one that readers get.
Put nothing of your own in here.
"""
KEPT = 5
"""How many releases are kept where KEEP says nothing."""

_STAMP = "%Y%m%dT%H%M%SZ"
ID = re.compile(r"[0-9]{8}T[0-9]{6}Z-[0-9a-f]{10}", re.ASCII)
_THEME = "theme/"


class State(Struct, frozen=True):
    """What stands at a place: the id in front (or nothing), all whole releases in order, files in front."""

    current: str = ""
    releases: tuple[str, ...] = ()
    manifest: bytes = b""
    digests: Mapping[str, str] | None = None

    @property
    def digest(self) -> str:
        """What tells the site in front from any other."""
        return sha256(self.manifest).hexdigest()


class Store(Protocol):
    """A place with releases. All methods raise PublishError; between them the site in front is whole."""

    @property
    def shown(self) -> str:
        """The place as it was given."""

    def look(self) -> State:
        """What stands there; touches nothing."""

    def file(self, path: str) -> bytes | None:
        """A file of the site in front, if there is one."""

    def held(self) -> AbstractContextManager[State]:
        """Keep other deploys out and clear what killed ones have left; gives what stands there then."""

    def bring(self, release: str, shipment: Shipment, state: State) -> None:
        """Make a release beside the others; where this fails, nothing is left of it."""

    def switch(self, release: str) -> None:
        """Let readers have this release, in one step."""

    def settle(self, release: str) -> None:
        """Say that a release is whole and out."""

    def drop(self, releases: Iterable[str]) -> None:
        """Remove releases."""


def mark(site: str) -> str:
    """The text of the file that says whose folder it is."""
    return f"{FORMAT} {site}\n{EXPLAINED}"


def next_id(now: dt.datetime, digest: str, former: Sequence[str]) -> str:
    """The id of a release made now: after all others, whatever the clocks say that made them."""
    moment = now.astimezone(dt.UTC)
    if former:
        moment = max(moment, moment_of(former[-1]) + dt.timedelta(seconds=1))
    return f"{moment.strftime(_STAMP)}-{digest[:10]}"


def moment_of(release: str) -> dt.datetime:
    """When a release was made."""
    return dt.datetime.strptime(release.partition("-")[0], _STAMP).replace(tzinfo=dt.UTC)


def told_moment(release: str, zone: str, lang: str) -> str:
    """When a release was made, in the words and the zone of the one who reads it."""
    moment = moment_of(release).astimezone(ZoneInfo(zone))
    day = f"{moment.day}.{moment.month}.{moment.year}"
    return f"{day} klo {moment:%H.%M.%S}" if lang == "fi" else f"{moment:%Y-%m-%d %H:%M:%S}"


def too_many(state: State, current: str, keep: int) -> tuple[str, ...]:
    """The releases beyond the last ones that are kept; never the one in front."""
    others = [release for release in state.releases if release != current]
    return tuple(others[: max(0, len(others) - keep + 1)])


def carried(former: Mapping[str, str], new: Mapping[str, str]) -> tuple[str, ...]:
    """What a release keeps of the former one: its style, scripts and fonts, each with a digest in its name.

    Who has got a page just before the switch asks for them just after it. Nothing of the content stays: what
    has been removed is gone at once.
    """
    return tuple(path for path in former if path.startswith(_THEME) and path not in new)
