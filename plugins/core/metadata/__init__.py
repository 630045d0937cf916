"""What a picture's file tells beside the picture: where and when it was taken, by whom, with what.

None of it goes out. The picture itself is not coded anew: its file is walked part by part, what shows
the picture (also its colours, its movement and how it is held) is kept as it is, the rest is left out.
"""

from collections.abc import Callable, Iterator, Mapping

from plugins.core.metadata import boxes, gif, jpeg
from plugins.core.metadata.chunks import png_cuts, webp_cuts
from plugins.core.metadata.cut import ContainerError, Cut

__all__ = ["ContainerError", "stripped"]

_WALKS: Mapping[str, Callable[[bytes], Iterator[Cut]]] = {
    "JPEG": jpeg.cuts,
    "PNG": png_cuts,
    "WebP": webp_cuts,
    "AVIF": boxes.cuts,
    "GIF": gif.cuts,
}


def stripped(format: str, data: bytes) -> bytes:
    """The bytes of a picture without metadata; the same object where there is none.

    Exif, XMP, IPTC, comments, texts, times, previews and whatever follows the picture's end are left
    out. Kept are the pixels as they are coded, the colour profile, the orientation and the movement.
    ``format`` is one of `plugins.core.pictures.FORMATS`; an SVG comes back as it is. Raises
    ContainerError for a file that is not built as its format says.
    """
    walk = _WALKS.get(format)
    cuts = sorted(walk(data)) if walk else []
    if not cuts:
        return data
    pieces: list[bytes] = []
    at = 0
    for cut in cuts:
        pieces += (data[at : cut.start], cut.new)
        at = cut.end
    return b"".join((*pieces, data[at:]))
