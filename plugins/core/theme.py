"""A theme as values: what pages are rendered with, and a fault of it."""

import re
from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256

from msgspec import Struct, field


class Theme(Struct, frozen=True, dict=True):
    """A theme as texts and bytes: templates and static files by name, words by language.

    ``cards`` are what social cards are drawn with, by name: a theme without has none.
    """

    templates: Mapping[str, str]
    static: Mapping[str, bytes]
    words: Mapping[str, Mapping[str, str]]
    cards: Mapping[str, bytes] = field(default_factory=dict)

    @cached_property
    def look(self) -> str:
        """The digest of what cards are drawn with; empty where there is nothing."""
        return sha256(repr(sorted(self.cards.items())).encode()).hexdigest()[:16] if self.cards else ""


_URL = re.compile(rb"""url\((["']?)([^"')]+)\1\)""")
# Texts in quotation marks, which stay, and what only those read who write a style sheet.
_ASIDE = re.compile(rb"""("[^"\n]*"|'[^'\n]*')|(?:/\*.*?\*/|\s)+""", re.DOTALL)
_AROUND = re.compile(rb"""("[^"\n]*"|'[^'\n]*')| ?([{};,]) ?""")
_NAMED = re.compile(r"""\{%[-+]?\s*(?:import|include|extends|from)\s+["']([^"']+)["']""")
_BLOCKS = "blocks/"


def of_blocks(templates: Mapping[str, str]) -> Mapping[str, str]:
    """The templates of blocks, and those that they name: all that the text of an item is rendered with."""
    found: dict[str, str] = {}
    wanted = [name for name in templates if name.startswith(_BLOCKS)]
    while wanted:
        name = wanted.pop()
        if name in templates and name not in found:
            found[name] = templates[name]
            wanted += _NAMED.findall(templates[name])
    return found


class ThemeError(Exception):
    """A fault of the theme: the file, with the line where it is known, and what is wrong.

    ``code`` is the message that tells it.
    """

    def __init__(self, where: str, detail: str, code: str = "theme-fault") -> None:
        super().__init__(where, detail, code)
        self.where = where
        self.detail = detail
        self.code = code


def hashed(name: str, data: bytes) -> str:
    """The path of a theme's file, which changes with the content, so that it may be kept for ever."""
    stem, dot, ending = name.rpartition(".")
    return f"theme/{stem}.{sha256(data).hexdigest()[:10]}{dot}{ending}"


def lightened(sheet: bytes) -> bytes:
    """A style sheet without comments and indentation, which are a fifth of what is sent."""
    plain = _ASIDE.sub(lambda match: match[1] or b" ", sheet)
    return _AROUND.sub(lambda match: match[1] or match[2], plain).replace(b";}", b"}").strip() + b"\n"


def bound(static: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The theme's files as they go out: style sheets light, and naming the others by their hashed names."""
    paths = {name: hashed(name, data).removeprefix("theme/") for name, data in static.items()}
    names = {name.encode(): path.encode() for name, path in paths.items()}

    def renamed(match: re.Match[bytes]) -> bytes:
        return b'url("%b")' % names[match[2]] if match[2] in names else match[0]

    return {
        name: _URL.sub(renamed, lightened(data)) if name.endswith(".css") else data
        for name, data in static.items()
    }
