"""Cards: the short form of an item in lists, on the front page and in texts."""

from collections.abc import Iterable, Iterator

from plugins.core.directives import Directive
from plugins.core.feature import Block, Setting
from plugins.core.model import Entity
from plugins.core.page import day
from plugins.core.problems import Problem, error
from plugins.core.prose import BlockCall
from plugins.core.site import Site
from plugins.core.text import is_slug, slugify
from plugins.core.values import Reference
from plugins.core.view import Badge, Body, Card, Fact, Group


def card_of(
    entity: Entity, site: Site, *, label: str = "", badge: Badge | None = None,
    facts: tuple[Fact, ...] = (), summary: str | None = None,
) -> Card:  # fmt: skip
    """A card with what every item has; the kind adds its label, state and facts."""
    fields, lang = entity.fields, entity.lang
    return Card(
        entity.kind,
        entity.title,
        site.address(entity),
        label,
        lang,
        badge,
        facts,
        fields.summary if summary is None else summary,
        day(fields.date, lang) if fields.date else None,
        site.picture(entity),
    )


def by_year(entities: Iterable[Entity], site: Site) -> tuple[Group, ...]:
    """The cards of dated items in groups by year, in the order given."""
    groups: dict[str, list[Card]] = {}
    for entity in entities:
        if entity.date is not None:
            groups.setdefault(str(entity.date.day.year), []).append(site.card(entity))
    return tuple(Group(year, year, tuple(cards)) for year, cards in groups.items())


def card_block(kind: str) -> Block:
    """The directive ``::<kind>[id]``: the card of that item, as it is on the build day."""

    def references(call: BlockCall) -> Iterator[Reference]:
        if is_slug(call.label):
            yield Reference(kind, call.label)

    def check(call: BlockCall) -> Iterator[Problem]:
        if not is_slug(call.label):
            yield error(
                call.place_of(call.label),
                "reference-form",
                key=f"::{call.name}",
                found=call.label,
                mend=slugify(call.label),
            )

    def view(call: BlockCall, setting: Setting, _: Body) -> Card | None:
        entity = setting.site.get(kind, call.label)
        return setting.site.card(entity) if entity is not None else None

    directive = Directive(kind, container=False, label="required", attributes={})
    return Block(directive, "card", view, references, check, topic=True)
