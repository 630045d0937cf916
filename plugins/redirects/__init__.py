"""Old addresses: a page that leads on at each where one can stand, and rules for hosts that can do more."""

from plugins.core.feature import Feature, Output
from plugins.redirects import pages, rules
from plugins.redirects.claims import check

FEATURE = Feature(
    outputs=(
        Output("redirects", files=pages.files, file=pages.file, check=check),
        Output("redirect-rules", files=rules.files, file=rules.file, plain=True, for_hosts=True),
    )
)


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
