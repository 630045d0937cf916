"""Pictures and downloads: every file under ``images/`` and ``files/`` goes out as it is."""

from collections.abc import Iterator

from plugins.core.artifact import Copy
from plugins.core.feature import Feature, Output
from plugins.core.render import Renderer
from plugins.core.site import Site
from plugins.core.view import Page


def files(site: Site, _: tuple[Page, ...], __: Renderer) -> Iterator[Copy]:
    """A copy of each file, its name in composed form (NFC)."""
    for path, asset in sorted(site.assets.items()):
        yield Copy(path, asset.origin)


FEATURE = Feature(outputs=(Output("media", files=files),))


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
