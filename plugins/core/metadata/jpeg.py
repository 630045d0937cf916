"""JPEG: segments, then scans. Source: ITU-T T.81, annex B; Exif 2.32, 4.7; JFIF 1.02."""

import re
from collections.abc import Iterator

from plugins.core.metadata.cut import ContainerError, Cut
from plugins.core.metadata.exif import PREFIX, orientation_only

_START_OF_SCAN, _END, _COMMENT = 0xDA, 0xD9, 0xFE
_APPLICATIONS = range(0xE0, 0xF0)
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
# What a browser needs to show the picture: size of a pixel, colours, how they were turned into YCbCr.
_JFIF, _PROFILE, _ADOBE = b"JFIF\0", b"ICC_PROFILE\0", b"Adobe"
_JFIF_LENGTH = 12  # without the thumbnail's size and the thumbnail
# In the data of a scan FF is followed by 00 or by a restart's number.
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def cuts(data: bytes) -> Iterator[Cut]:
    """Everything but the picture, its colours and its orientation, also what follows the picture's end.

    Cameras hang previews, depth maps and whole films behind the end. Raises ContainerError.
    """
    at, exif_seen, scanned = 2, False, False
    while True:
        at, marker = _marker(data, at, scanned=scanned)
        if marker is None or marker == _END:
            break
        if marker in _ALONE:
            at += 2
            continue
        start, at = at, at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if at > len(data) or at < start + 4:
            raise ContainerError("a segment that breaks off")
        scanned = scanned or marker == _START_OF_SCAN
        if marker in _APPLICATIONS or marker == _COMMENT:
            body = data[start + 4 : at]
            kept = _kept(marker, body, exif_seen=exif_seen)
            exif_seen = exif_seen or body.startswith(PREFIX)
            if kept != body:
                yield Cut(start, at, _segment(marker, kept) if kept else b"")
    if marker is not None and at + 2 < len(data):
        yield Cut(at + 2, len(data))


def _marker(data: bytes, at: int, *, scanned: bool) -> tuple[int, int | None]:
    """The place and the number of the next marker; no number where the file ends without any."""
    if scanned:
        found = _MARKER.search(data, at)
        return (found.start(), found[0][1]) if found else (len(data), None)
    while data[at : at + 2] == b"\xff\xff":
        at += 1
    if at + 2 > len(data) or data[at] != 0xFF:
        raise ContainerError("no marker where one must be")
    return at, data[at + 1]


def _kept(marker: int, body: bytes, *, exif_seen: bool) -> bytes:
    """What of a segment goes out."""
    match marker:
        case 0xE0 if body.startswith(_JFIF):
            return body[:_JFIF_LENGTH] + b"\0\0"
        case 0xE1 if body.startswith(PREFIX) and not exif_seen:
            turned = orientation_only(body)
            return PREFIX + turned if turned else b""
        case 0xE2 if body.startswith(_PROFILE):
            return body
        case 0xEE if body.startswith(_ADOBE):
            return body
    return b""


def _segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2) + body
