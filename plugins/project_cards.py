"""The directive ``::project[pro-sos]``: a project's card in a text, as the project is on the build day."""

from plugins.core.cards import card_block
from plugins.core.feature import Feature

FEATURE = Feature(blocks=(card_block("project"),))


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
