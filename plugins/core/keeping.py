"""How long browsers and others may keep each file, whoever serves the site.

Hosts read it as rules (`plugins.hosts`); storage is told it of each file that is sent to it.
"""

import re
from typing import NamedTuple

from plugins.core.identity import Identity

FOREVER = "public, max-age=31536000, immutable"
"""For files that have another name when their content is another."""
ANEW = "no-cache"
"""Kept, but asked for before each use: what has not changed costs an answer without a body."""

# A form of a picture: its width, and the digest of what it is made of.
_SCALED = r".+\.[0-9]+\.[0-9a-f]{10}\.(avif|webp|jpg|png)$"


class Kept(NamedTuple):
    """Files by a pattern that their paths begin with, and their ``Cache-Control``.

    ``folder`` is the same for hosts that know folders alone; empty where none says it.
    """

    pattern: str
    rule: str
    folder: str = ""


def feed_folders(identity: Identity) -> tuple[str, ...]:
    """The folders of feeds and calendars, of each language one."""
    return ("feeds", *(f"{lang}/feeds" for lang in identity.languages if lang != identity.lang))


def keeping(identity: Identity) -> tuple[Kept, ...]:
    """How long files may be kept, the last rule that fits; any other is asked for anew each time.

    No file is in two of the folders: hosts that know folders alone would join their rules.
    """
    rules = (
        ("theme", FOREVER),
        *((name, "public, max-age=86400") for name in ("images", "files")),
        *((name, "public, max-age=900") for name in feed_folders(identity)),
    )
    folders = ((f"{identity.base}/{name}/", rule) for name, rule in rules)
    pictures = f"{re.escape(identity.base)}/images/{_SCALED}"
    return (
        *(Kept(re.escape(folder), rule, folder) for folder, rule in folders),
        Kept(pictures, FOREVER),
    )
