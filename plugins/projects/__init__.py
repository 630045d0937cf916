"""Projects: key facts, state on the build day, people, parts, and what was written of them."""

from plugins.core.feature import Feature, Kind
from plugins.projects.cards import card, deadlines, listing
from plugins.projects.model import Project, check
from plugins.projects.page import json_ld, select, social, view
from plugins.projects.words import STRINGS

FEATURE = Feature(
    kinds=(
        Kind(
            name="project",
            folder="projects",
            model=Project,
            words={"fi": "hankkeet", "sv": "projekt", "en": "projects"},
            strings=STRINGS,
            card=card,
            select=select,
            view=view,
            listing=listing,
            json_ld=json_ld,
            social=social,
            check=check,
            contact_fields=("contacts", "leads"),
            in_menu=True,
            item_feed="projects",
            deadlines=deadlines,
        ),
    ),
)


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
