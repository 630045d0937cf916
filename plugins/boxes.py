"""Boxes in a text: ``:::factbox[…]``, ``:::callout[…]`` and ``:::quote[source]``."""

from msgspec import Struct

from plugins.core.directives import Directive
from plugins.core.feature import Block, Feature, Setting
from plugins.core.prose import BlockCall
from plugins.core.view import Body


class Box(Struct, frozen=True):
    """A fact box, call-out or quotation: its heading or source, and the text inside."""

    title: str
    body: Body


def view(call: BlockCall, _: Setting, inside: Body) -> Box:
    """The box: its heading or source, and the text in it."""
    return Box(call.label, inside)


def _box(name: str) -> Block:
    return Block(Directive(name, container=True, label="optional", attributes={}), name, view)


FEATURE = Feature(blocks=(_box("factbox"), _box("callout"), _box("quote")))


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
