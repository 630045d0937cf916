"""AVIF: boxes within boxes, with offsets into the file, so nothing may change its place.

What must not go out is written over with as many bytes that say nothing. How the picture is held
is no metadata here (``irot``, ``imir``) and stays.
Source: ISO/IEC 14496-12, 8.1, 8.10 and 8.11; ISO/IEC 23008-12, annex A; AV1 Image File Format 1.2.
"""

from collections.abc import Iterator

from msgspec import Struct

from plugins.core.metadata.cut import ContainerError, Cut
from plugins.core.metadata.exif import EMPTY

_WITH_BOXES = frozenset({b"moov", b"trak"})
_FOREIGN = frozenset({b"uuid", b"udta", b"free", b"skip"})
_EMPTY_XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"/>'
_EMPTY_EXIF = b"\0\0\0\0" + EMPTY
_EMPTY_ITEMS = {b"Exif": (_EMPTY_EXIF, b"\0"), b"mime": (_EMPTY_XMP, b" "), b"uri ": (b"", b" ")}
"""What comes in the place of an item of such a kind, and what the rest of its room is filled with."""


class _Box(Struct, frozen=True):
    kind: bytes
    start: int
    body: int
    end: int


def cuts(data: bytes) -> Iterator[Cut]:
    """Exif and XMP items, boxes of users and of programs. Raises ContainerError."""
    yield from _foreign(data, 0, len(data))
    for box in _boxes(data, 0, len(data)):
        if box.kind == b"meta":
            yield from _items(data, box)


def _boxes(data: bytes, start: int, end: int) -> Iterator[_Box]:
    while start < end:
        size, body = int.from_bytes(data[start : start + 4]), start + 8
        if size == 1:
            size, body = int.from_bytes(data[body : body + 8]), start + 16
        stop = end if size == 0 else start + size
        if not body <= stop <= end:
            raise ContainerError("a box that breaks off")
        yield _Box(data[start + 4 : start + 8], start, body, stop)
        start = stop


def _foreign(data: bytes, start: int, end: int, *, inside: bool = False) -> Iterator[Cut]:
    """Boxes that show nothing become empty room. What a track says of itself (``meta``) is among them."""
    for box in _boxes(data, start, end):
        if box.kind in _WITH_BOXES:
            yield from _foreign(data, box.body, box.end, inside=True)
        elif box.kind in _FOREIGN or (inside and box.kind == b"meta"):
            new = b"free" + data[box.start + 8 : box.body] + bytes(box.end - box.body)
            if new != data[box.start + 4 : box.end]:
                yield Cut(box.start + 4, box.end, new)


def _items(data: bytes, meta: _Box) -> Iterator[Cut]:
    inside = {box.kind: box for box in _boxes(data, meta.body + 4, meta.end)}
    if b"iinf" not in inside or b"iloc" not in inside:
        return
    kinds = dict(_kinds(data, inside[b"iinf"]))
    room = inside.get(b"idat", meta)
    left = len(data)
    for item, extents in _Locations(data, inside[b"iloc"]).items(room):
        if kinds.get(item) not in _EMPTY_ITEMS:
            continue
        left -= sum(end - start for start, end in extents)
        if left < 0:
            raise ContainerError("items that are larger than the file")
        yield from _emptied(data, kinds[item], extents)


def _kinds(data: bytes, iinf: _Box) -> Iterator[tuple[int, bytes]]:
    """The kind of each item."""
    wide = data[iinf.body] > 0 if iinf.body < iinf.end else False
    for box in _boxes(data, iinf.body + (8 if wide else 6), iinf.end):
        width = 4 if data[box.body : box.body + 1] == b"\x03" else 2
        at = box.body + 4
        yield int.from_bytes(data[at : at + width]), data[at + width + 2 : at + width + 6]


def _emptied(data: bytes, kind: bytes, extents: list[tuple[int, int]]) -> Iterator[Cut]:
    text, filling = _EMPTY_ITEMS[kind]
    length = sum(end - start for start, end in extents)
    new = (text if len(text) <= length else b"").ljust(length, filling)
    for start, end in extents:
        piece, new = new[: end - start], new[end - start :]
        if piece != data[start:end]:
            yield Cut(start, end, piece)


class _Locations:
    """Where the bytes of the items lie (``iloc``), read from front to back."""

    def __init__(self, data: bytes, box: _Box) -> None:
        self._data = data
        self._at = box.body
        self._end = box.end

    def items(self, room: _Box) -> Iterator[tuple[int, list[tuple[int, int]]]]:
        """The items with their ranges in the file; ``room`` is the box that holds those within ``meta``."""
        version, sizes = self._number(4) >> 24, self._number(2)
        offset, length, base, index = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
        wide = 4 if version == 2 else 2
        for _ in range(self._number(wide)):
            item = self._number(wide)
            method = self._number(2) & 15 if version else 0
            self._number(2)
            start = self._number(base) + (room.body if method == 1 else 0)
            count = self._number(2)
            if count > 1 and not offset + length:
                raise ContainerError("an item that is everywhere")
            extents = []
            for _ in range(count):
                self._number(index if version else 0)
                at, size = start + self._number(offset), self._number(length)
                extents.append((at, at + size if size else len(self._data)))
            if any(not 0 <= at <= end <= len(self._data) for at, end in extents):
                raise ContainerError("an item outside of the file")
            yield item, extents

    def _number(self, size: int) -> int:
        self._at += size
        if self._at > self._end:
            raise ContainerError("a list that breaks off")
        return int.from_bytes(self._data[self._at - size : self._at])
