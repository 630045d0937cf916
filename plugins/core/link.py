"""Stage "link": checked items become a site, and everything that one says of another is checked."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from plugins.core import contacts, route
from plugins.core.dates import format_day, format_moment
from plugins.core.feature import Kind, Setting
from plugins.core.model import Entity, references, referred
from plugins.core.problems import Place, Problem, error, warning
from plugins.core.prose import BlockCall, Section
from plugins.core.redirect import redirect_problems
from plugins.core.site import Key, Site
from plugins.core.targets import Outcome, target_of, unknown_item
from plugins.core.text import is_slug, nearest, slugify
from plugins.core.values import MediaPath, Name, Reference

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[\\/]{2}")


def link(entities: Iterable[Entity], broken: frozenset[Key], empty: Site) -> tuple[Site, tuple[Problem, ...]]:
    """The site with its items as they are on the build day, and every problem between them.

    ``broken`` are the ids of files that could not be read: naming one is no second problem.
    """
    known, problems = _by_id(entities)
    items = {key: entity for key, entity in known.items() if empty.shows(entity)}
    hidden = {key: entity for key, entity in known.items() if key not in items}
    found, lists = route.addresses(items, empty.kinds, empty.identity, empty.as_of)
    site = replace(empty, items=items, unpublished=hidden, broken=broken, addresses=found, lists=lists)
    problems += route.clashes(items, found, site.kinds, site.identity)
    problems += _whole_site(site, known)
    for entity in known.values():
        problems += _item(entity, site)
    return site, tuple(problems)


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


def _item(entity: Entity, site: Site) -> Iterator[Problem]:
    yield from site.kinds[entity.kind].check(entity)
    yield from _dates_and_language(entity, site)
    yield from _tags(entity)
    for location, ref in referred(entity.fields):
        yield from _reference(ref, entity.place(*location), site, entity)
    for location, value in references(entity.fields):
        if isinstance(value, Name) and (value.kind, slugify(value.text)) in site.items:
            named = {"found": value.text, "id": slugify(value.text)}
            yield warning(entity.place(*location), "name-is-item", **named)
        if isinstance(value, MediaPath):
            yield from _media(value.path, entity.place(*location), site, picture=value.picture)
    yield from _links(entity, site)
    for image in entity.prose.images:
        if not _ELSEWHERE.match(image.src):  # the conversion tells of those
            yield from _media(image.src, image.place, site, picture=True)
    for section in entity.prose.sections:
        yield from _topics(section, site, entity)
    for call in entity.prose.blocks:
        yield from _block(call, site, entity)
    if site.shows(entity):
        yield from _contacts(entity, site)


def _tags(entity: Entity) -> Iterator[Problem]:
    for index, tag in enumerate(entity.fields.tags):
        if not slugify(tag):
            yield error(entity.place("tags", index), "tag-form", found=tag)


def _dates_and_language(entity: Entity, site: Site) -> Iterator[Problem]:
    fields, languages = entity.fields, site.identity.languages
    # A day without a time lasts to its end: an update on the day of publication is one after it.
    if fields.updated and fields.date and fields.updated.deadline_instant() < fields.date.instant:
        found, other = (format_moment(moment, "fi") for moment in (fields.updated, fields.date))
        yield error(
            entity.place("updated"), "order", later="updated", earlier="date", found=found, other=other
        )
    if entity.lang not in languages:
        yield error(entity.place("lang"), "lang-not-on-site", found=entity.lang, allowed=", ".join(languages))
    if fields.translation_of:
        yield from _translation(entity, site)


def _translation(entity: Entity, site: Site) -> Iterator[Problem]:
    place, original = entity.place("translation_of"), Reference(entity.kind, entity.fields.translation_of)
    problems = tuple(_reference(original, place, site, entity))
    yield from problems
    found = site.get(*(original.kind, original.id)) or site.unpublished.get((original.kind, original.id))
    if found and found.id != entity.id and found.lang == entity.lang:
        yield error(place, "translation-same-lang", lang=entity.lang, target=found.id)


def _reference(
    ref: Reference, place: Place, site: Site, entity: Entity, code: str = "reference-not-out"
) -> Iterator[Problem]:
    key = (ref.kind, ref.id)
    if key in site.items or key in site.broken:
        return
    if key in site.unpublished:
        if site.shows(entity):
            yield warning(place, code, target=f"{ref.kind}:{ref.id}")
        return
    unknown, values = unknown_item(ref.kind, ref.id, site)
    yield error(place, unknown, **dict(values))


def _media(path: str, place: Place, site: Site, *, picture: bool) -> Iterator[Problem]:
    if ".." in path.split("/"):
        yield error(place, "file-outside", found=path)
    elif (asset := site.asset(path)) is None:
        near = nearest(path, sorted(site.assets))
        if near:
            yield error(place, "file-unknown-near", found=path, nearest=near)
        else:
            yield error(place, "file-unknown", found=path)
    elif picture and not asset.path.startswith("images/"):
        yield error(place, "picture-not-picture", found=path)


def _links(entity: Entity, site: Site) -> Iterator[Problem]:
    for call in entity.prose.links:
        target = target_of(call.href, entity, site)
        values = dict(target.values)
        if target.outcome is Outcome.BROKEN:
            yield error(call.place, target.code, **values)
        elif target.outcome is Outcome.NOT_OUT and site.shows(entity):
            yield warning(call.place, "link-not-out", **values)
        elif target.outcome is Outcome.NOT_SHOWN and site.shows(entity):
            yield warning(call.place, "link-not-shown", **values)


def _topics(section: Section, site: Site, entity: Entity) -> Iterator[Problem]:
    """What a story's heading says that it is about."""
    if section.heading is None:
        return
    place = section.heading.place
    for key, kind, ids in (
        ("projects", "project", section.projects),
        ("services", "service", section.services),
    ):
        for id in ids:
            if is_slug(id):
                yield from _reference(Reference(kind, id), place, site, entity)
            else:
                yield error(place, "reference-form", key=key, found=id, mend=slugify(id))


def _block(call: BlockCall, site: Site, entity: Entity) -> Iterator[Problem]:
    block = site.blocks[call.name]
    yield from block.check(call)
    for named in block.media(call):
        yield from _media(named.path, call.place, site, picture=named.picture)
    for ref in block.references(call):
        yield from _reference(
            ref, call.place, site, entity, "card-not-out" if block.topic else "reference-not-out"
        )


def _contacts(entity: Entity, site: Site) -> Iterator[Problem]:
    fields = site.kinds[entity.kind].contact_fields
    for location, ref in referred(entity.fields):
        if location[0] in fields and ref.kind == "person":
            yield from _contact(ref, entity.place(*location), Setting(entity, None, site))
    for section in entity.prose.sections:
        inside = section if section.heading is not None and site.kinds[entity.kind].stories else None
        for call in entity.prose.blocks_in(section.html):
            if site.blocks[call.name].contacts:
                for ref in site.blocks[call.name].references(call):
                    yield from _contact(ref, call.place, Setting(entity, inside, site))


def _contact(ref: Reference, place: Place, setting: Setting) -> Iterator[Problem]:
    """What the choice of a contact makes known to the writer: time alone brings it about."""
    site = setting.site
    person = site.get("person", ref.id)
    if person is None:
        return
    choice = contacts.choose(person, setting)
    if choice.hidden:
        present = ", ".join(other.title for other in choice.present) or site.identity.name
        yield warning(place, "contact-left", name=person.title, present=present)
    elif choice.role is None:
        day = format_day(contacts.day_of(setting.entity, site), site.identity.lang)
        yield warning(place, "contact-no-role", name=person.title, day=day)
