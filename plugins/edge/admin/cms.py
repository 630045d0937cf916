"""Where the editors from npm lie once ``requirements/forms.sh`` has fetched them."""

import json
from pathlib import Path

from msgspec import Struct

FETCHED = Path(__file__).resolve().parents[3] / ".forms"
DECAP, SVELTIA = "decap-cms", "@sveltia/cms"
ICONS = "@fontsource-variable/material-symbols-outlined"
_FOLDERS = {ICONS: "files"}


class Cms(Struct, frozen=True):
    """An editor, or its icons, as it was fetched: the folder of its files, its version and licence."""

    name: str
    folder: Path
    version: str
    licence: str


def installed(name: str = DECAP, fetched: Path = FETCHED) -> Cms | None:
    """The editor of a name; None where it has not been fetched whole."""
    place = fetched / "node_modules" / name
    try:
        told = json.loads((place / "package.json").read_bytes())
    except (OSError, ValueError):
        return None
    # Written last, after everything is in its place.
    if not (fetched / "stamp").exists():
        return None
    return Cms(name, place / _FOLDERS.get(name, "dist"), str(told["version"]), str(told["license"]))
