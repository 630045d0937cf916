"""All that a build depends on, looked at without being read: where nothing differs, nothing is to be done."""

import os
import time
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from plugins.core.problems import Problem
from plugins.edge.disk import Sort, Stamp, are_settled, stamped
from plugins.edge.tree import File, scan

# What the edge reads of the settings. Plugins from elsewhere may read more: with them nothing is passed over.
_READ = (
    *("ADDRESS_WORDS", "ADMIN", "CACHE_PATH", "CHANNELS", "CONTACT_EMAIL", "CONTACT_PHONE", "DEFAULT_LANG"),
    *("EMAIL_PATTERN", "FEED_DOMAIN", "FEED_HUB", "FEED_YEAR", "LANGUAGES", "LATE_DAYS", "ORGANISATION"),
    *("OUTPUT_PATH", "PATH", "PICTURE_LIMIT_MEGAPIXELS", "PLUGINS", "POSTAL_ADDRESS", "PRECOMPRESS"),
    *(
        "PREVIEW",
        "SITENAME",
        "SITESUBTITLE",
        "SITESUBTITLES",
        "SITEURL",
        "SUBSCRIBE_URL",
        "TEXT_LIMIT_MB",
        "THEME",
        "TIMEZONE",
    ),
)


class Inputs(NamedTuple):
    """The files of the content folder as they were found, and the digest of all inputs.

    ``program`` is the fingerprint of all that runs. The ``digest`` is empty where the stamp of some file
    proves nothing yet: the file was changed a moment ago. ``moment`` is the time in nanoseconds from before
    anything was looked at.
    """

    kinds: frozenset[str]
    files: tuple[File, ...]
    problems: tuple[Problem, ...]
    moment: int
    program: str
    digest: bytes


def look(settings: Mapping[str, Any], kinds: frozenset[str], program: str) -> Inputs:
    """The inputs of a build by these settings, whose texts lie in the folders ``kinds``."""
    moment = time.time_ns()
    files, problems = scan(Path(settings["PATH"]), kinds)
    theme = sorted(_theme(Path(settings["THEME"])))
    digest = b""
    if not problems and are_settled(
        [*(file.stamp for file in files), *(stamp for _, stamp in theme)], moment
    ):
        found = [(file.place, file.stamp) for file in files]
        whole = repr((program, _said(settings), _day(settings), theme, found))
        digest = blake2b(whole.encode("utf-8", "surrogateescape"), digest_size=16).digest()
    return Inputs(kinds, files, problems, moment, program, digest)


def _theme(folder: Path) -> Iterable[tuple[str, Stamp]]:
    folders = [os.fspath(folder)]
    while folders:
        here = folders.pop()
        for name, sort, stamp in stamped(here):
            if sort is Sort.FOLDER:
                folders.append(f"{here}/{name}")
            else:
                yield f"{here}/{name}", stamp


def _said(settings: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The settings that a build reads, as texts: Pelican's command brings a hundred more of its own."""
    return [(key, repr(settings.get(key))) for key in _READ]


def _day(settings: Mapping[str, Any]) -> str:
    """What tells one build day from another: as it is asked for, else today's date in the site's zone."""
    written = os.environ.get("AS_OF", "").strip()
    if written:
        return written
    from datetime import datetime  # noqa: PLC0415 - where the day is given, no time zone is needed
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415

    try:
        return datetime.now(ZoneInfo(str(settings.get("TIMEZONE")))).date().isoformat()
    except (ZoneInfoNotFoundError, ValueError):
        return ""  # a setting that is wrong: the build tells of it
