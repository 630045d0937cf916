"""The style guide: one page with every part of the theme in each of its states, for those who make the site.

The parts are the theme's own macros and blocks, filled with values that are the same on every day, so the
page looks alike whatever the content holds. It is in no menu, feed, site map or record.
"""

from collections.abc import Iterator

from plugins.core import route
from plugins.core.feature import Feature, Output, Slot
from plugins.core.page import plain_page
from plugins.core.press import path_at
from plugins.core.site import Site
from plugins.core.view import Head, Page
from plugins.style_guide.sample import sample
from plugins.style_guide.words import STRINGS

WORDS = {"fi": "tyyliopas", "sv": "stilguide", "en": "style-guide"}


def _address(site: Site) -> str:
    lang = site.identity.lang
    return f"{route.prefix(site.identity, lang)}/{WORDS[lang]}/"


def pages(site: Site) -> Iterator[Slot]:
    """The one page, in the site's own language. Where writers have put a page of theirs, that stays."""
    address = _address(site)
    if not site.at(address) and address not in site.lists.values():
        yield Slot(path_at(address, site.identity))


def page(_: Slot, site: Site) -> Page:
    """The page."""
    lang, address = site.identity.lang, _address(site)
    words = site.strings[lang]
    head = Head(words("style.title"), words("style.intro"), indexed=False)
    view = sample(words, lang, address, site.theme["sample.svg"])
    return plain_page(site, "style_guide", address, lang, head, view)


FEATURE = Feature(
    outputs=(Output("style-guide", pages=pages, page=page, for_makers=True),),
    strings=STRINGS,
)


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
