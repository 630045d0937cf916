"""Where a static page can stand for an old address: only where a host would serve HTML.

An old address of another file (``/wp-content/a.pdf``) is valid, but no page is made for it; the rules
(`plugins.hosts`) lead on from it.
"""

import unicodedata
from pathlib import PurePosixPath

from plugins.core.redirect import is_file
from plugins.core.site import Site

_PAGES = ("html", "htm")


def file_at(path: str, site: Site) -> str:
    """The file of the output that a host serves for an old path; empty where no page can answer."""
    inside = inside_of(path, site)
    if inside is None:
        return ""
    if is_file(path):
        return inside if PurePosixPath(inside).suffix[1:].lower() in _PAGES else ""
    return f"{inside}/index.html".removeprefix("/")


def inside_of(path: str, site: Site) -> str | None:
    """The path inside the output without needless slashes, or None for one outside the site's base."""
    base = site.identity.base
    if not f"{path}/".startswith(f"{base}/"):
        return None
    parts = unicodedata.normalize("NFC", path.removeprefix(base)).split("/")
    return "/".join(part for part in parts if part not in ("", "."))
