"""Reading the theme: templates, words, static files and fonts from its folder.

As in the content folder no link is followed and nothing but plain files is opened: what lies outside of
the theme cannot come into the site through it. The folder itself may be reached by a link.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from plugins.core.theme import Theme, ThemeError, bound
from plugins.edge.disk import Sort, is_passed_over, open_below, reason, walk

_TEMPLATES, _WORDS, _STATIC = "templates/", "strings/", "static/"
_STYLES, _FONTS, _CARDS = "styles/", "fonts/", "cards/"
_STYLE = "style.css"


def read_theme(folder: Path) -> Theme:
    """The theme in ``folder``. Raises ThemeError for one that cannot be read whole."""
    root = os.path.realpath(folder)
    templates, static, words, cards = {}, {}, {}, {}
    styles = []
    for path in sorted(_files(root)):
        if path.startswith(_TEMPLATES) and path.endswith(".html"):
            templates[path.removeprefix(_TEMPLATES)] = _text(root, path)
        elif path.startswith(_WORDS) and path.endswith(".yaml"):
            words[path.removeprefix(_WORDS).removesuffix(".yaml")] = _words(root, path)
        elif path.startswith(_STATIC):
            static[path.removeprefix(_STATIC)] = _bytes(root, path)
        elif path.startswith(_STYLES) and path.endswith(".css"):
            styles.append(_bytes(root, path))
        elif path.startswith(_FONTS) and path.endswith(".woff2"):
            static[path.removeprefix(_FONTS)] = _bytes(root, path)
        elif path.startswith(_CARDS):
            cards[path.removeprefix(_CARDS)] = _bytes(root, path)
    if styles:
        static[_STYLE] = b"\n".join(styles)  # one style sheet: a reader waits for one file
    return Theme(templates, bound(static), words, cards)


def _files(root: str) -> Iterator[str]:
    """The files of the theme by their paths in it; hidden ones and editors' spare copies are passed over."""
    try:
        for path, sort in walk(Path(root)):
            if any(map(is_passed_over, path.split("/"))):
                continue
            if sort is not Sort.FILE:
                raise ThemeError(path, "", "theme-odd-file")
            yield path
    except OSError as fault:
        raise ThemeError(root, reason(fault), "theme-unreadable") from fault


def _bytes(root: str, path: str) -> bytes:
    try:
        with open_below(root, path) as stream:
            return stream.read()
    except OSError as fault:
        raise ThemeError(path, reason(fault), "theme-unreadable") from fault


def _text(root: str, path: str) -> str:
    try:
        # As Python reads a text: with line ends of any sort.
        return _bytes(root, path).decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as fault:
        raise ThemeError(path, str(fault)) from fault


def _words(root: str, path: str) -> Mapping[str, str]:
    try:
        found: Mapping[str, str] = yaml.load(_text(root, path), Loader=yaml.CBaseLoader)  # noqa: S506 - texts only
    except yaml.YAMLError as fault:
        raise ThemeError(path, " ".join(str(fault).split())) from fault
    return found
