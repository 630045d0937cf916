"""Social cards: the pictures that issues and projects are shared with, and one of the site for other pages.

They are drawn when they are handed over (`plugins.core.artifact.Derived`): one is drawn anew when something
on it or the theme's way of drawing has changed, and never for a text.
"""

from collections.abc import Iterator
from functools import partial

from plugins.core import route
from plugins.core.artifact import Derived
from plugins.core.feature import Feature, Output, Slot
from plugins.core.press import Press, path_at
from plugins.core.site import Site
from plugins.core.social import NAME, SocialCard, card_of, card_of_site

SITE = ""


def files(site: Site) -> Iterator[Slot]:
    """A card beside the page of each item of a kind that has cards, and beside each front page.

    The look of the theme is a part of what a card is made of.
    """
    if not site.look:
        return
    for lang in site.languages:
        yield Slot(_path(f"{route.prefix(site.identity, lang)}/", site), (site.look, SITE, lang))
    for kind in site.kinds.values():
        for entity in site.by_id(kind.name) if kind.social is not None else ():
            yield Slot(_path(site.address(entity), site), (site.look, kind.name, entity.id))


def file(slot: Slot, site: Site, press: Press) -> Derived:
    """A card, to be drawn of its words, the bytes of its picture and the theme. Raises ThemeError."""
    from plugins.social_cards.drawing import drawn  # noqa: PLC0415 - only where a card is drawn

    card = _card(slot, site)
    press.once(_looked_over)
    asset = site.asset(card.picture) if card.picture else None
    make = partial(drawn, card, press.theme.cards, asset.picture if asset else None)
    return (
        Derived(slot.path, make, asset.path, asset.origin, card.digest) if asset else Derived(slot.path, make)
    )


def _looked_over(press: Press) -> None:
    from plugins.social_cards.art import look_over  # noqa: PLC0415 - only where a card is drawn

    look_over(press.theme.cards)


def _card(slot: Slot, site: Site) -> SocialCard:
    _, kind, name = slot.args
    if kind == SITE:
        return card_of_site(name, site)
    card = site.ask(card_of, kind, name)
    if card is None:
        raise KeyError(slot)
    return card


def _path(address: str, site: Site) -> str:
    """Where the card of the page at an address lies."""
    return f"{path_at(address, site.identity).removesuffix('index.html')}{NAME}"


FEATURE = Feature(outputs=(Output("social-cards", files=files, file=file, scaled=True),))


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
