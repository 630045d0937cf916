"""What is published, for the next build to be compared with: ``published.json`` at the root of the output."""

from collections.abc import Iterator

from plugins.core.feature import Feature, Output, Slot
from plugins.core.press import Press
from plugins.core.published import NAME
from plugins.core.site import Site


def files(_: Site) -> Iterator[Slot]:
    """The one file."""
    yield Slot(NAME)


def file(_: Slot, __: Site, press: Press) -> bytes:
    """The record of all pages, items for subscribers and other files."""
    return press.record


FEATURE = Feature(outputs=(Output("published", files=files, file=file, record=True),))


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
