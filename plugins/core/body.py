"""A converted text becomes a body for a page: addresses, pictures and blocks take the markers' places."""

import re

from msgspec.structs import replace

from plugins.core.feature import Setting
from plugins.core.model import Entity
from plugins.core.prose import MARK, MARK_END, BlockCall, ImageCall, Section, block_marker, with_heading
from plugins.core.site import Site
from plugins.core.targets import Outcome, target_of
from plugins.core.view import BlockView, Body

_NOWHERE = "\x02N\x03"  # stands for the address of a link that leads nowhere yet
_ID = re.compile(r'\b(id|headers)="([^"]+)"')
_OWN_ANCHOR = re.compile('href="#')
_DEAD_LINK = re.compile(f'<a\\b[^>]*href="{_NOWHERE}"[^>]*>(.*?)</a>', re.DOTALL)


def body_of(entity: Entity, site: Site, section: Section | None = None) -> Body:
    """The body of an item, or of one section of it, as it stands on the build day.

    A link to something that is not out is its text alone, a card of it is left out.
    """
    kind = site.kinds[entity.kind]
    if section is None and kind.stories:
        return _stories(entity, site)
    html = section.html if section is not None else entity.prose.html()
    # The text of a long document as it leaves the site: its places are those of the chapters' pages.
    page = "" if section is None and kind.chapters and entity.chapters else None
    return _Resolution(Setting(entity, section, site), [], page).body(html)


def piece_of(entity: Entity, site: Site, html: str, page: str | None) -> Body:
    """A piece of a long document's text, as it stands on a page of it (see `target_of`)."""
    return _Resolution(Setting(entity, None, site), [], page).body(html)


def heading_of(entity: Entity, site: Site, section: Section) -> Body:
    """The inline text of a section's heading: it may hold links and pictures as any text."""
    html = section.heading.html if section.heading else ""
    return _Resolution(Setting(entity, section, site), []).body(html)


def anchored_body_of(entity: Entity, site: Site) -> Body:
    """The body of an item that shares its page with others: the item's id leads every anchor."""
    body = body_of(entity, site)
    html = _ID.sub(rf'\1="{entity.id}-\2"', body.html)
    return replace(body, html=_OWN_ANCHOR.sub(rf'href="#{entity.id}-', html))


def _stories(entity: Entity, site: Site) -> Body:
    """The whole text of an issue, each story's blocks chosen for that story."""
    blocks: list[BlockView] = []
    parts = []
    for section in entity.prose.sections:
        topic = section if section.heading is not None else None
        parts.append(_Resolution(Setting(entity, topic, site), blocks).body(with_heading(section)).html)
    return Body("\n".join(parts), tuple(blocks))


class _Resolution:
    """Puts what is meant in the place of markers.

    The ``blocks`` are those of the whole body so far; ``page`` is that of `target_of`.
    """

    def __init__(self, setting: Setting, blocks: list[BlockView], page: str | None = None) -> None:
        self._setting = setting
        self._blocks = blocks
        self._page = page
        self._prose = setting.entity.prose
        self._lang = setting.entity.lang

    def body(self, html: str) -> Body:
        # A long text has few markers: it is cut at their first character ten times as fast as searched.
        first, *others = html.split(MARK)
        parts = [first]
        for other in others:
            marker, _, text = other.partition(MARK_END)
            parts += (self._meant(marker[0], int(marker[1:])), text)
        found = "".join(parts)
        if _NOWHERE in parts:
            found = _DEAD_LINK.sub(r"\1", found).replace(_NOWHERE, "")
        return Body(found, tuple(self._blocks))

    def _meant(self, letter: str, index: int) -> str:
        if letter == "L":
            return self._address(self._prose.links[index].href)
        if letter == "I":
            return self._picture(self._prose.images[index])
        return self._block(self._prose.blocks[index])

    def _address(self, href: str) -> str:
        entity = self._setting.entity
        target = target_of(href, entity, self._setting.site, self._page)
        if target.outcome is not Outcome.FOUND:
            return _NOWHERE
        url = _attribute(target.url)
        # The marker stands between the quotation marks of href, which is left for the next attribute.
        return f'{url}" hreflang="{target.lang}' if target.lang not in ("", self._lang) else url

    def _picture(self, call: ImageCall) -> str:
        view = self._setting.site.sized(call.src, call.alt, call.caption, call.credit)
        return self._placed(BlockView("picture" if call.block else "picture_inline", view)) if view else ""

    def _block(self, call: BlockCall) -> str:
        block = self._setting.site.blocks[call.name]
        inside = _Resolution(self._setting, [], self._page).body(call.html) if call.container else Body("")
        view = block.view(call, self._setting, inside)
        return self._placed(BlockView(block.template, view)) if view is not None else ""

    def _placed(self, block: BlockView) -> str:
        self._blocks.append(block)
        return block_marker(len(self._blocks) - 1)


def _attribute(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
