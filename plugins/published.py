"""What is published, for the next build to be compared with: ``published.json`` at the root of the output.

The exceptions that ``content/publish-exceptions.yaml`` makes for a comparison are read here too, so that
every build tells what is wrong with them.
"""

from collections.abc import Iterator

from plugins.core.exemptions import exemptions
from plugins.core.feature import Feature, Output, Slot
from plugins.core.press import Press
from plugins.core.problems import Problem
from plugins.core.published import NAME
from plugins.core.site import Site


def files(_: Site) -> Iterator[Slot]:
    """The one file."""
    yield Slot(NAME)


def file(_: Slot, __: Site, press: Press) -> bytes:
    """The record of all pages, items for subscribers and other files."""
    return press.record


def check(site: Site, _: frozenset[str]) -> Iterator[Problem]:
    """What is wrong with the file of exceptions."""
    yield from exemptions(site)[1]


FEATURE = Feature(outputs=(Output("published", files=files, file=file, record=True, check=check),))


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
