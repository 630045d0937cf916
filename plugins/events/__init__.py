"""Events: when and where, the state of registration on the build day, programme and materials."""

from plugins.core.cards import card_block
from plugins.core.feature import Feature, Kind
from plugins.events.cards import card, lead, listing
from plugins.events.model import Event, check, deadlines
from plugins.events.page import json_ld, occasion, relations, select, view
from plugins.events.words import STRINGS

FEATURE = Feature(
    kinds=(
        Kind(
            name="event",
            folder="events",
            model=Event,
            words={"fi": "tapahtumat", "sv": "evenemang", "en": "events"},
            strings=STRINGS,
            card=card,
            select=select,
            view=view,
            listing=listing,
            json_ld=json_ld,
            check=check,
            in_menu=True,
            feed="events",
            feeds=("all", "events"),
            topical=True,
            deadlines=deadlines,
            relations=relations,
            occasion=occasion,
            lead=lead,
        ),
    ),
    blocks=(card_block("event"),),
)


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
