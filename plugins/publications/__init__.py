"""Publications and their series: pages, numbers, files, and references in every form."""

from plugins.core.cards import card_block
from plugins.core.feature import Feature, Kind
from plugins.publications import head, page, series
from plugins.publications.cards import card, listing, series_card, series_listing
from plugins.publications.model import Publication, Series, check
from plugins.publications.references import OUTPUT
from plugins.publications.words import PUBLICATION, SERIES

FEATURE = Feature(
    kinds=(
        Kind(
            name="publication",
            folder="publications",
            model=Publication,
            words={"fi": "julkaisut", "sv": "publikationer", "en": "publications"},
            strings=PUBLICATION,
            card=card,
            select=page.select,
            view=page.view,
            listing=listing,
            list_template="publications",
            check=check,
            chapters=True,
            unique=("number", "series"),
            in_menu=True,
            feed="publications",
            feeds=("all", "publications"),
            topical=True,
            within=("series",),
            json_ld=head.json_ld,
            meta=head.meta,
            relations=head.relations,
            authors=head.authors,
        ),
        Kind(
            name="series",
            folder="series",
            model=Series,
            words={"fi": "sarjat", "sv": "serier", "en": "series"},
            strings=SERIES,
            card=series_card,
            select=series.select,
            view=series.view,
            listing=series_listing,
            json_ld=series.json_ld,
            item_feed="series",
        ),
    ),
    blocks=(card_block("publication"),),
    outputs=(OUTPUT,),
)


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
