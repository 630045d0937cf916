"""Reading the theme: templates, words and static files from its folder."""

from pathlib import Path

import yaml

from plugins.core.build import Theme


def read_theme(folder: Path) -> Theme:
    """The theme in ``folder``. Raises OSError or yaml.YAMLError for a theme that is not whole."""
    templates = folder / "templates"
    words = {
        path.stem: yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - texts only
        for path in sorted((folder / "strings").glob("*.yaml"))
    }
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
