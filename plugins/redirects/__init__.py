"""Old addresses: a page that leads on at each where one can stand.

`plugins.hosts` writes the rules for hosts, which can do more.
"""

from plugins.core.feature import Feature, Output
from plugins.redirects import pages
from plugins.redirects.claims import check

FEATURE = Feature(outputs=(Output("redirects", files=pages.files, file=pages.file, check=check),))


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
