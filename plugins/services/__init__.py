"""Services: for whom and where, whom to ask now, what it costs, and whether it is there on the build day."""

from plugins.core.cards import card_block
from plugins.core.feature import Feature, Kind
from plugins.services.cards import card, listing
from plugins.services.model import Service, check, deadlines
from plugins.services.page import json_ld, select, view
from plugins.services.words import STRINGS

FEATURE = Feature(
    kinds=(
        Kind(
            name="service",
            folder="services",
            model=Service,
            words={"fi": "palvelut", "sv": "tjanster", "en": "services"},
            strings=STRINGS,
            card=card,
            select=select,
            view=view,
            listing=listing,
            json_ld=json_ld,
            check=check,
            deadlines=deadlines,
            in_menu=True,
        ),
    ),
    blocks=(card_block("service"),),
)


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
