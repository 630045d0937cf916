"""GIF: a screen, then blocks. Source: GIF89a, appendix A (grammar) and 12 to 27."""

import re
from collections.abc import Iterator

from plugins.core.metadata.cut import ContainerError, Cut

_SCREEN_END = 13
_EXTENSION, _IMAGE, _TRAILER = 0x21, 0x2C, 0x3B
_COMMENT, _APPLICATION = 0xFE, 0xFF
# How often the pictures are shown, and their colours; what else programs write is about the picture.
_SHOWN = frozenset({b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012"})
_BLOCK = re.compile(rb"[\x21\x2c\x3b]")


def cuts(data: bytes) -> Iterator[Cut]:
    """Comments, XMP and other blocks of programs, what follows the end. Raises ContainerError."""
    at = _SCREEN_END + _colours(data, 10)
    while found := _BLOCK.search(data, at):
        start, kind = found.start(), found[0][0]
        if kind == _TRAILER:
            if start + 1 < len(data):
                yield Cut(start + 1, len(data))
            return
        if kind == _IMAGE:
            at = _sub_blocks_end(data, start + 11 + _colours(data, start + 9))
            continue
        at = _sub_blocks_end(data, start + 2)
        label = data[start + 1]
        if label == _COMMENT or (label == _APPLICATION and data[start + 3 : start + 14] not in _SHOWN):
            yield Cut(start, at)
    if at > len(data):  # a file that ends after a whole block lacks its trailer only
        raise ContainerError("a block that breaks off")


def _colours(data: bytes, at: int) -> int:
    """The length of the colour table whose flags stand at an offset."""
    if at >= len(data):
        raise ContainerError("a block that breaks off")
    flags = data[at]
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _sub_blocks_end(data: bytes, at: int) -> int:
    while at < len(data):
        size = data[at]
        at += size + 1
        if not size:
            return at
    raise ContainerError("a block that breaks off")
