"""The directive ``::contact[marja-heikkila, sivi-talvensola]``: people to turn to, from the one directory."""

from collections.abc import Iterator

from plugins.core import mends
from plugins.core.contacts import contact_block
from plugins.core.directives import Directive
from plugins.core.feature import Block, Feature, Setting
from plugins.core.problems import Problem, error
from plugins.core.prose import BlockCall
from plugins.core.text import is_slug, slugify
from plugins.core.values import Reference
from plugins.core.view import Body, ContactBlock


def named(call: BlockCall) -> tuple[str, ...]:
    """The people in the label, as written."""
    return tuple(part.strip() for part in call.label.split(","))


def references(call: BlockCall) -> Iterator[Reference]:
    """The people whom the block names."""
    yield from (Reference("person", id) for id in named(call) if is_slug(id))


def check(call: BlockCall) -> Iterator[Problem]:
    """A name written out instead of an id, or an empty place between commas."""
    for id in named(call):
        if not id:
            yield error(call.place_of(""), "contact-empty")
        elif not is_slug(id):
            yield mends.refused(call.place_of(id), "reference-form", "::contact", found=id, mend=slugify(id))


def view(call: BlockCall, setting: Setting, _: Body) -> ContactBlock | None:
    """The block's people, shown by the rules for its item and story."""
    return contact_block(references(call), setting)


FEATURE = Feature(
    blocks=(
        Block(
            Directive("contact", container=False, label="required", attributes={}),
            "contact",
            view,
            references,
            check,
            contacts=True,
        ),
    ),
)


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
