"""Rule files for hosts: old addresses, media types, what browsers are to refuse, how long they may keep."""

from plugins.core.feature import Feature, Output
from plugins.hosts import rules

FEATURE = Feature(
    outputs=(Output("host-rules", files=rules.files, file=rules.file, plain=True, for_hosts=True),)
)


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
