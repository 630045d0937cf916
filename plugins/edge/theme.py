"""Reading the theme: templates, words and static files from its folder."""

from collections.abc import Mapping
from pathlib import Path

import yaml

from plugins.core.theme import Theme, ThemeError


def read_theme(folder: Path) -> Theme:
    """The theme in ``folder``. Raises OSError, and ThemeError for words that cannot be read."""
    templates = folder / "templates"
    words = {path.stem: _words(path) for path in sorted((folder / "strings").glob("*.yaml"))}
    return Theme(
        {
            path.relative_to(templates).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(templates.rglob("*.html"))
        },
        {
            path.relative_to(folder / "static").as_posix(): path.read_bytes()
            for path in sorted((folder / "static").rglob("*"))
            if path.is_file() and not path.name.startswith(".")
        },
        words,
    )


def _words(path: Path) -> Mapping[str, str]:
    try:
        found: Mapping[str, str] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - texts only
    except yaml.YAMLError as fault:
        raise ThemeError("", " ".join(str(fault).split())) from fault
    return found
