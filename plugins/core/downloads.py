"""Files to download as readers see them: the address, the format and the size."""

from msgspec import Struct

from plugins.core.media_types import media_type
from plugins.core.numbers import format_size
from plugins.core.site import Site
from plugins.core.values import MediaPath


class Download(Struct, frozen=True):
    """A file to download: its address, format, size, media type, and what else is said of it."""

    url: str
    format: str
    size: str
    type: str
    note: str = ""


def download(src: MediaPath, site: Site, lang: str, *, format: str = "", note: str = "") -> Download | None:
    """The download that an item names; None where the file is not there.

    Without a ``format`` the ending of the file's name says it. Of a PDF without a structure for screen
    readers this is noted: who needs one is spared the way there.
    """
    asset = site.asset(src.path)
    if asset is None:
        return None
    facts = site.pdf(asset.path)
    if facts is not None and "untagged" in facts.faults:
        note = "; ".join(filter(None, (note, site.strings[lang]("pdf_untagged"))))
    return Download(
        site.media(asset.path),
        format or format_of(asset.path),
        format_size(site.size_of(asset.path), lang),
        media_type(asset.path),
        note,
    )


def format_of(path: str) -> str:
    """The format that a file's name tells: ``PDF``."""
    return path.rpartition(".")[2].upper()
