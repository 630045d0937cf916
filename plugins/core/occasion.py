"""What a calendar tells of an item that takes place: any kind may have such, no calendar knows the kinds."""

from msgspec import Struct

from plugins.core.dates import Moment


class Occasion(Struct, frozen=True):
    """When and where something takes place; ``text`` says more of it in plain words.

    Both ends are as exact as they are known; the last day is included.
    """

    start: Moment
    end: Moment | None
    place: str
    text: str
    cancelled: bool = False
