"""Stage "link": checked items become a site, and the whole of it is checked."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from plugins.core import route
from plugins.core.feature import Kind
from plugins.core.findings import item_problems
from plugins.core.model import Entity
from plugins.core.problems import Place, Problem, Severity, error, warning
from plugins.core.redirect import redirect_problems
from plugins.core.site import Key, Site


def link(
    sound: Iterable[Entity], faulty: Iterable[Entity], broken: frozenset[Key], empty: Site
) -> tuple[Site, Site, tuple[Problem, ...]]:
    """The site as it is on the build day, the site as if everything were out, and every problem.

    What is wrong with an item that is still to come is told today: the passing of time must not stop
    a build (content-model.md, "What a contact shows"). ``faulty`` items are in no site, but what is
    right in them is looked at too; ``broken`` are their ids and those of files that could not be
    read: naming one is no second problem.
    """
    known, problems = _by_id(sound)
    whole = _site(known, known, replace(empty, preview=True, broken=broken))
    out = {key: entity for key, entity in known.items() if empty.shows(entity)}
    site = _site(out, known, replace(empty, broken=broken))
    coming = {address: key for key, address in whole.addresses.items() if key not in out}
    site = replace(site, coming=coming)
    problems += route.clashes(known, whole.addresses, empty.kinds, empty.identity)
    problems += _whole_site(whole, known)
    for entity in known.values():
        found = tuple(item_problems(entity, whole))
        today = found if len(out) == len(known) else item_problems(entity, site)
        problems += _of(Severity.ERROR, found)
        problems += _of(Severity.WARNING, today)
    for entity in faulty:
        problems += _of(Severity.ERROR, item_problems(entity, whole))
    return site, whole, tuple(problems)


def _of(severity: Severity, problems: Iterable[Problem]) -> Iterator[Problem]:
    return (problem for problem in problems if problem.severity is severity)


def _site(items: Mapping[Key, Entity], known: Mapping[Key, Entity], empty: Site) -> Site:
    hidden = {key: entity for key, entity in known.items() if key not in items}
    found, lists = route.addresses(items, empty.kinds, empty.identity, empty.as_of)
    return replace(empty, items=items, unpublished=hidden, addresses=found, lists=lists)


def _by_id(entities: Iterable[Entity]) -> tuple[dict[Key, Entity], list[Problem]]:
    known: dict[Key, Entity] = {}
    problems: list[Problem] = []
    for entity in entities:
        first = known.setdefault((entity.kind, entity.id), entity)
        if first is not entity:
            problems += _clash(first, entity, ("id",), "id-twice", id=entity.id, kind=entity.kind)
    return known, problems


def _clash(
    one: Entity, other: Entity, location: tuple[str | int, ...], code: str, **values: object
) -> Iterator[Problem]:
    yield error(one.place(*location), code, other=other.path, **values)
    yield error(other.place(*location), code, other=one.path, **values)


def _whole_site(site: Site, known: Mapping[Key, Entity]) -> Iterator[Problem]:
    own = ("organisation", site.identity.organisation)
    if own not in known and own not in site.broken:
        yield warning(Place("", 1, 1), "organisation-missing", id=site.identity.organisation)
    yield from _unique(known.values(), site.kinds)
    yield from _rings(known, "parent", lambda entity: entity.fields.parent.id if _has_parent(entity) else "")
    yield from _rings(known, "translation_of", lambda entity: entity.fields.translation_of)
    yield from redirect_problems(known.values(), site)


def _has_parent(entity: Entity) -> bool:
    return getattr(entity.fields, "parent", None) is not None


def _unique(entities: Iterable[Entity], kinds: Mapping[str, Kind]) -> Iterator[Problem]:
    seen: dict[tuple[Any, ...], Entity] = {}
    guids: dict[str, Entity] = {}
    for entity in entities:
        keys = kinds[entity.kind].unique
        if keys:
            values = tuple(getattr(entity.fields, key) for key in keys)
            first = seen.setdefault((entity.kind, *values), entity)
            if _original(first) != _original(entity):
                found = "/".join(str(value) for value in values)
                yield from _clash(first, entity, (keys[0],), "unique-twice", keys="/".join(keys), found=found)
        if entity.fields.translation_of:
            family = ("translation", entity.kind, entity.fields.translation_of, entity.lang)
            first = seen.setdefault(family, entity)
            if first is not entity:
                yield from _clash(first, entity, ("translation_of",), "translation-twice", lang=entity.lang)
        if entity.fields.guid:
            first = guids.setdefault(entity.fields.guid, entity)
            if first is not entity:
                yield from _clash(first, entity, ("guid",), "guid-twice", found=entity.fields.guid)


def _original(entity: Entity) -> str:
    """The id that an item shares with its translations: an issue in two languages is one issue."""
    return str(entity.fields.translation_of or entity.id)


def _rings(known: Mapping[Key, Entity], key: str, step: Callable[[Entity], str]) -> Iterator[Problem]:
    for (kind, id), entity in known.items():
        path = [id]
        while (after := step(known[kind, path[-1]])) and (kind, after) in known and after not in path:
            path.append(after)
        if after == id:
            yield error(entity.place(key), "ring", key=key, path=" → ".join([*path, id]))
