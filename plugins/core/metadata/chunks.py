"""PNG and WebP: files of chunks that say their kind and length.

Source: PNG 3 (W3C), 5 and 11; WebP Container Specification (RFC 9649, 2.5 to 2.7).
"""

from collections.abc import Iterator
from zlib import crc32

from plugins.core.metadata.cut import ContainerError, Cut
from plugins.core.metadata.exif import orientation_only

_PNG_START = 8
_PNG_FRAME = 12  # length, kind, check sum
_PNG_EXIF = b"eXIf"
# Chunks that a picture can be without (small first letter) but that change how it looks or moves.
_PNG_SHOWN = frozenset(
    b"tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV mDCv cLLI cLLi bKGD hIST pHYs sPLT acTL fcTL fdAT".split()
)

_WEBP_START = 12
_WEBP_EXIF = b"EXIF"
_WEBP_SHOWN = frozenset({b"VP8X", b"ICCP", b"ANIM", b"ANMF", b"ALPH", b"VP8 ", b"VP8L"})
_WEBP_HAS_EXIF, _WEBP_HAS_XMP = 0x08, 0x04


def png_cuts(data: bytes) -> Iterator[Cut]:
    """Texts, times, Exif but for the orientation, chunks of unknown use, what follows the end.

    Raises ContainerError.
    """
    at, kind, exif_seen = _PNG_START, b"", False
    while kind != b"IEND":
        start, kind = at, data[at + 4 : at + 8]
        at += _PNG_FRAME + int.from_bytes(data[start : start + 4])
        if at > len(data):
            raise ContainerError("a chunk that breaks off")
        if kind[:1].isupper() or kind in _PNG_SHOWN:
            continue
        turned = b""
        if kind == _PNG_EXIF and not exif_seen:
            turned = orientation_only(data[start + 8 : at - 4])
            exif_seen = True
        new = _png_chunk(_PNG_EXIF, turned) if turned else b""
        if new != data[start:at]:
            yield Cut(start, at, new)
    if at < len(data):
        yield Cut(at, len(data))


def _png_chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4) + kind + body + crc32(kind + body).to_bytes(4)


def webp_cuts(data: bytes) -> Iterator[Cut]:
    """Exif but for the orientation, XMP, chunks of unknown use, what follows the end.

    Raises ContainerError.
    """
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data):
        raise ContainerError("a file that is shorter than it says")
    at, turned, found, flags_at = _WEBP_START, b"", [], 0
    while at + 8 <= end:
        start, kind, length = at, data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        at += 8 + length
        if at > end:
            raise ContainerError("a chunk that breaks off")
        at = min(at + length % 2, end)
        if kind == b"VP8X":
            flags_at = start + 8
        new = b""
        if kind == _WEBP_EXIF and not turned:
            turned = orientation_only(data[start + 8 : start + 8 + length])
            new = _webp_chunk(_WEBP_EXIF, turned) if turned else b""
        if kind not in _WEBP_SHOWN and new != data[start:at]:
            found.append(Cut(start, at, new))
    if at < len(data):
        found.append(Cut(at, len(data)))
    if not found:
        return
    size = len(data) - 8 + sum(len(cut.new) - (cut.end - cut.start) for cut in found)
    yield Cut(4, 8, size.to_bytes(4, "little"))
    if flags_at:
        flags = data[flags_at] & ~(_WEBP_HAS_EXIF | _WEBP_HAS_XMP) | (_WEBP_HAS_EXIF if turned else 0)
        yield Cut(flags_at, flags_at + 1, bytes((flags,)))
    yield from found


def _webp_chunk(kind: bytes, body: bytes) -> bytes:
    return kind + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2)
