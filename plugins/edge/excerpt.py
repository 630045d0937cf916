"""The line that a problem is in, as it stands in the file, with a mark below its place."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from plugins.core.problems import Place

_WIDTH = 100
_BEFORE = 60
_CUT = "…"
TEXTS: tuple[str, ...] = (".md", ".yaml", ".json")


def excerpt(place: Place, content: Path, texts: tuple[str, ...] = TEXTS) -> Iterator[str]:
    """Two lines: the text with its number, and the mark. None where there is nothing to see.

    ``texts`` are the endings of the files that can be shown.
    """
    text = _line(place, content, texts)
    if text is None or text.strip() in ("", "---"):
        return
    column = min(place.column, len(text) + 1)
    first = max(0, column - _BEFORE) if len(text) > _WIDTH else 0
    shown = ("".join((_CUT if first else "", text[first : first + _WIDTH]))).translate(_UNSEEN)
    before = shown[: column - 1 - first + (1 if first else 0)]
    number = str(place.line)
    yield f"{number:>7} | {shown}{_CUT if first + _WIDTH < len(text) else ''}"
    yield f"{'':>7} | {' ' * _cells(before)}^"


def _line(place: Place, content: Path, texts: tuple[str, ...]) -> str | None:
    file = content / place.path
    if not place.path.endswith(texts) or not file.is_file() or file.is_symlink():
        return None
    try:
        lines = file.read_bytes().decode("utf-8", errors="replace").removeprefix("\ufeff").splitlines()
    except OSError:
        return None
    return lines[place.line - 1] if 0 < place.line <= len(lines) else None


def _cells(text: str) -> int:
    """How many cells of a terminal the text takes."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


# A tab moves the mark and is not seen, and other controls could do anything to a terminal.
_BIDI = (0x202A, 0x202B, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068)
_UNSEEN = {code: "→" if code == 0x09 else "\ufffd" for code in (*range(32), *range(127, 160), *_BIDI)}
