"""Files that the blocks of a text bring along, such as numbers to download: their names and addresses."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from plugins.core.feature import Block
from plugins.core.model import Entity
from plugins.core.prose import BlockCall, Prose

if TYPE_CHECKING:
    from plugins.core.site import Site


def attached(prose: Prose, blocks: Mapping[str, Block]) -> tuple[tuple[str, BlockCall], ...]:
    """The files of a text by their names, in order; a name that is taken already gets a number."""
    found: dict[str, BlockCall] = {}
    for call in prose.blocks:
        block = blocks.get(call.name)
        wanted = block.attachment(call) if block else ""
        stem, _, ending = wanted.rpartition(".")
        name, number = wanted, 1
        while name in found:
            number += 1
            name = f"{stem}-{number}.{ending}"
        if name:
            found[name] = call
    return tuple(found.items())


def attached_address(entity: Entity, site: "Site", name: str) -> str:
    """Where a file of an item's text lies: in the folder of its page; an empty text where it has none.

    Beside a page that many items share it lies in a folder of the item's id.
    """
    page, shared, id = site.address_of(entity.kind, entity.id).partition("#")
    return page and f"{page}{id}/{name}" if shared else page and f"{page}{name}"
