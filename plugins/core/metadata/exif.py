"""Exif: of all that cameras write there, only how the picture is held is needed to show it.

Source: Exif 2.32, 4.6 (TIFF 6.0: header, entries of an image file directory).
"""

from collections.abc import Mapping
from typing import Literal

PREFIX = b"Exif\0\0"
"""What stands before the TIFF header in JPEG, and by mistake elsewhere."""

EMPTY = b"MM\0*\0\0\0\x08\0\0\0\0\0\0"
"""A TIFF structure without entries."""

_ORDERS: Mapping[bytes, Literal["big", "little"]] = {b"II*\0": "little", b"MM\0*": "big"}
_ENTRY = 12
_ORIENTATION = 0x0112
_SHORT = 3
_UPRIGHT = 1


def orientation_only(exif: bytes) -> bytes:
    """A TIFF structure with nothing but the orientation that ``exif`` tells; empty where it is upright.

    What cannot be read is upright, as in browsers.
    """
    orientation = _orientation(exif.removeprefix(PREFIX))
    if orientation == _UPRIGHT:
        return b""
    entry = b"\x01\x12\0\x03\0\0\0\x01" + orientation.to_bytes(2) + b"\0\0"
    return b"MM\0*\0\0\0\x08\0\x01" + entry + b"\0\0\0\0"


def _orientation(tiff: bytes) -> int:
    order = _ORDERS.get(tiff[:4])
    if order is None:
        return _UPRIGHT
    start = int.from_bytes(tiff[4:8], order)
    count = int.from_bytes(tiff[start : start + 2], order)
    for at in range(start + 2, min(start + 2 + count * _ENTRY, len(tiff)), _ENTRY):
        if int.from_bytes(tiff[at : at + 2], order) == _ORIENTATION:
            kind = int.from_bytes(tiff[at + 2 : at + 4], order)
            value = int.from_bytes(tiff[at + 8 : at + 10], order)
            return value if kind == _SHORT and 1 <= value <= 8 else _UPRIGHT
    return _UPRIGHT
