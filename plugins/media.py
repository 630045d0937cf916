"""Pictures and downloads: every file under ``images/`` and ``files/`` goes out.

A download goes out as it is, a picture without what its file tells of places, people and cameras.
"""

from collections.abc import Iterator

from plugins.core.artifact import Copy
from plugins.core.feature import Feature, Output, Slot
from plugins.core.press import Press
from plugins.core.site import Site


def files(site: Site) -> Iterator[Slot]:
    """Every file, its name in composed form (NFC)."""
    for path in site.assets():
        yield Slot(path)


def file(slot: Slot, site: Site, _: Press) -> Copy:
    """A copy of a file: the digest of its bytes is asked for, so that it is made anew when they change."""
    digest, asset = site.bytes_of(slot.path), site.contents.assets[slot.path]
    return Copy(slot.path, asset.origin, asset.picture.format if asset.picture else "", digest)


FEATURE = Feature(outputs=(Output("media", files=files, file=file, plain=True),))


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
