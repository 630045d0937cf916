"""Stage "link": items in short become a site, and the whole of it is checked."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from plugins.core import route
from plugins.core.brief import Brief
from plugins.core.contents import Contents, Key
from plugins.core.feature import Kind
from plugins.core.findings import item_problems
from plugins.core.memory import Record
from plugins.core.model import Entity, Shelf, published
from plugins.core.problems import Place, Problem, Severity, error, warning
from plugins.core.redirect import redirect_problems
from plugins.core.rule_problems import rule_problems
from plugins.core.site import Site
from plugins.core.source import Asset, SourceFile


class Linked(Struct, frozen=True):
    """The site as it is on the build day, and the site as if everything were out.

    What is wrong with an item that is still to come is told today: the passing of time must not stop
    a build (content-model.md, "What a contact shows"). ``faulty`` items are in no site, but what is
    right in them is looked at too; ``twice`` are pairs of items with one id.
    """

    site: Site
    whole: Site
    faulty: Mapping[str, Entity]
    twice: tuple[tuple[Entity, Entity], ...]


def link(
    records: Iterable[Record],
    assets: Iterable[Asset],
    shelf: Shelf,
    empty: Site,
    data: Iterable[SourceFile] = (),
) -> Linked:
    """The sites of these items. Naming an item of a file with a fault is no second problem."""
    known: dict[Key, Entity] = {}
    faulty: dict[str, Entity] = {}
    broken = set()
    twice = []
    for record in records:
        brief = record.brief
        if brief is None or not brief.sound:
            broken.add((record.kind, record.id))
        if brief is None:
            continue
        entity = Entity(brief, shelf, empty.recorder)
        if not brief.sound:
            faulty[brief.path] = entity
        elif (first := known.setdefault((brief.kind, brief.id), entity)) is not entity:
            twice.append((first, entity))
    contents = Contents(
        broken=frozenset(broken),
        assets={asset.path: asset for asset in assets},
        data={file.path: file.data for file in data},
    )
    whole = _site(known, known, contents, dataclasses.replace(empty, preview=True))
    shown = {
        key: entity for key, entity in known.items() if empty.preview or published(entity.brief, empty.day)
    }
    if len(shown) == len(known):
        return Linked(dataclasses.replace(empty, contents=whole.contents), whole, faulty, tuple(twice))
    coming = {address: key for key, address in whole.contents.addresses.items() if key not in shown}
    site = _site(shown, known, replace(contents, coming=coming), empty)
    return Linked(site, whole, faulty, tuple(twice))


def _site(items: Mapping[Key, Entity], known: Mapping[Key, Entity], contents: Contents, empty: Site) -> Site:
    hidden = {key: entity for key, entity in known.items() if key not in items}
    found, lists = route.addresses(items, empty.kinds, empty.identity, empty.day)
    return dataclasses.replace(
        empty, contents=replace(contents, items=items, unpublished=hidden, addresses=found, lists=lists)
    )


def site_problems(linked: Linked) -> Iterator[Problem]:
    """What is wrong between items: ids, addresses and old addresses used twice, rings, no organisation."""
    whole = linked.whole
    known = whole.contents.items
    for first, entity in linked.twice:
        yield from _clash(first, entity, ("id",), "id-twice", id=entity.id, kind=entity.kind)
    yield from route.clashes(known, whole.contents.addresses, whole.kinds, whole.identity)
    for lang in whole.identity.languages:
        words = [word for kind in whole.kinds.values() if (word := route.word(kind, whole.identity, lang))]
        if twice := sorted({word for word in words if words.count(word) > 1}):
            yield error(Place(""), "setting-wrong", name="ADDRESS_WORDS", found=", ".join(twice))
    own = ("organisation", whole.identity.organisation)
    if own not in known and own not in whole.contents.broken:
        yield warning(Place("", 1, 1), "organisation-missing", id=own[1])
    yield from _unique(known.values(), whole.kinds)
    yield from _rings(known, "parent", lambda brief: brief.parent)
    yield from _rings(known, "translation_of", lambda brief: brief.translation_of)
    yield from redirect_problems(known.values(), whole)
    yield from rule_problems(linked.site, whole)


def findings(kind: str, id: str, linked: Linked) -> tuple[Problem, ...]:
    """What is wrong with an item: errors as if everything were out, warnings as it is on the build day."""
    entity = linked.whole.contents.items[kind, id]
    found = tuple(item_problems(entity, linked.whole))
    today = found if linked.site.all_out() else tuple(item_problems(entity, linked.site))
    return (*_of(Severity.ERROR, found), *_of(Severity.WARNING, today))


def faulty_findings(path: str, linked: Linked) -> tuple[Problem, ...]:
    """What else is wrong with an item that is in no site."""
    return tuple(_of(Severity.ERROR, item_problems(linked.faulty[path], linked.whole)))


def _of(severity: Severity, problems: Iterable[Problem]) -> Iterator[Problem]:
    return (problem for problem in problems if problem.severity is severity)


def _clash(
    one: Entity, other: Entity, location: tuple[str | int, ...], code: str, **values: object
) -> Iterator[Problem]:
    yield error(one.place(*location), code, other=other.path, **values)
    yield error(other.place(*location), code, other=one.path, **values)


def _unique(entities: Iterable[Entity], kinds: Mapping[str, Kind]) -> Iterator[Problem]:
    seen: dict[tuple[str, ...], Entity] = {}
    guids: dict[str, Entity] = {}
    for entity in entities:
        brief = entity.brief
        keys = kinds[entity.kind].unique
        if brief.unique:
            first = seen.setdefault((entity.kind, *brief.unique), entity)
            if _original(first.brief) != _original(brief):
                found = "/".join(brief.unique)
                yield from _clash(first, entity, (keys[0],), "unique-twice", keys="/".join(keys), found=found)
        if brief.translation_of:
            family = ("translation", entity.kind, brief.translation_of, brief.lang)
            first = seen.setdefault(family, entity)
            if first is not entity:
                yield from _clash(first, entity, ("translation_of",), "translation-twice", lang=brief.lang)
        if brief.guid:
            first = guids.setdefault(brief.guid, entity)
            if first is not entity:
                yield from _clash(first, entity, ("guid",), "guid-twice", found=brief.guid)


def _original(brief: Brief) -> str:
    """The id that an item shares with its translations: an issue in two languages is one issue."""
    return brief.translation_of or brief.id


def _rings(known: Mapping[Key, Entity], key: str, step: Callable[[Brief], str]) -> Iterator[Problem]:
    for (kind, id), entity in known.items():
        path = [id]
        while (after := step(known[kind, path[-1]].brief)) and (kind, after) in known and after not in path:
            path.append(after)
        if after == id:
            yield error(entity.place(key), "ring", key=key, path=" → ".join([*path, id]))
