"""A converted text becomes a body for a page: addresses, pictures and blocks take the markers' places."""

import re
from dataclasses import dataclass, replace

from plugins.core.feature import Setting
from plugins.core.model import Entity
from plugins.core.prose import MARKER, BlockCall, ImageCall, Section, block_marker, with_heading
from plugins.core.site import Site
from plugins.core.targets import Outcome, target_of
from plugins.core.view import BlockView, Body

_ID = re.compile(r'\b(id|headers)="([^"]+)"')
_OWN_ANCHOR = re.compile('href="#')
_ANCHOR = re.compile('<a\\b[^>]*href="\x02L([0-9]+)\x03"[^>]*>(.*?)</a>', re.DOTALL)


def body_of(entity: Entity, site: Site, section: Section | None = None) -> Body:
    """The body of an item, or of one section of it, as it stands on the build day.

    A link to something that is not out is its text alone, a card of it is left out.
    """
    if section is None and site.kinds[entity.kind].stories:
        return _stories(entity, site)
    html = section.html if section is not None else entity.prose.html()
    return _Resolution(Setting(entity, section, site), []).body(html)


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


@dataclass(frozen=True)
class _Resolution:
    setting: Setting
    blocks: list[BlockView]

    def body(self, html: str) -> Body:
        html = _ANCHOR.sub(self._anchor, html)
        html = MARKER.sub(lambda match: self._marker(match[1], int(match[2])), html)
        return Body(html, tuple(self.blocks))

    def _anchor(self, match: re.Match[str]) -> str:
        entity = self.setting.entity
        call = entity.prose.links[int(match[1])]
        target = target_of(call.href, entity, self.setting.site)
        if target.outcome is Outcome.FOUND:
            return match[0].replace(f'"\x02L{match[1]}\x03"', f'"{_attribute(target.url)}"')
        return match[2]

    def _marker(self, letter: str, index: int) -> str:
        entity = self.setting.entity
        if letter == "I":
            return self._picture(entity.prose.images[index])
        if letter == "B":
            return self._block(entity.prose.blocks[index])
        target = target_of(entity.prose.links[index].href, entity, self.setting.site)
        return _attribute(target.url)

    def _picture(self, call: ImageCall) -> str:
        view = self.setting.site.sized(call.src, call.alt, call.caption, call.credit)
        return self._placed(BlockView("picture" if call.block else "picture_inline", view)) if view else ""

    def _block(self, call: BlockCall) -> str:
        block = self.setting.site.blocks[call.name]
        inside = _Resolution(self.setting, []).body(call.html) if call.container else Body("")
        view = block.view(call, self.setting, inside)
        return self._placed(BlockView(block.template, view)) if view is not None else ""

    def _placed(self, block: BlockView) -> str:
        self.blocks.append(block)
        return block_marker(len(self.blocks) - 1)


def _attribute(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
