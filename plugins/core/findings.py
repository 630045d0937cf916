"""What one item says wrongly of the others: references, links, files, contacts."""

import re
from collections.abc import Callable, Iterator
from functools import partial

from plugins.core import contacts
from plugins.core.dates import format_day, format_moment
from plugins.core.feature import Setting
from plugins.core.media_types import is_picture
from plugins.core.model import Entity, references, referred
from plugins.core.partner_news import feed_problems
from plugins.core.problems import Place, Problem, error, warning
from plugins.core.prose import BlockCall, Heading, ImageCall, Section
from plugins.core.route import word
from plugins.core.site import Site
from plugins.core.targets import Outcome, target_of, unknown_item
from plugins.core.text import is_slug, nearest, slugify
from plugins.core.values import MediaPath, Name, Reference
from plugins.core.workdays import deadline_problems

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[\\/]{2}")

_At = Callable[[], Place]
"""Tells a place once something is wrong there: the places of a front matter are read for that alone."""


def item_problems(entity: Entity, site: Site) -> Iterator[Problem]:
    """What is wrong with an item as it stands in a site: its fields, its links, whom it names."""
    yield from site.kinds[entity.kind].check(entity)
    yield from deadline_problems(entity, site)
    yield from _dates_and_language(entity, site)
    yield from _tags(entity)
    yield from feed_problems(entity, site)
    named = tuple(references(entity.fields))
    for location, value in named:
        if isinstance(value, Reference):
            yield from _reference(value, partial(entity.place, *location), site, entity)
    for location, value in named:
        if isinstance(value, Name) and site.get(value.kind, slugify(value.text)) is not None:
            known = {"found": value.text, "id": slugify(value.text)}
            yield warning(entity.place(*location), "name-is-item", **known)
        if isinstance(value, MediaPath):
            yield from _media(value.path, partial(entity.place, *location), site, picture=value.picture)
    yield from _links(entity, site)
    yield from _pictures(entity, site)
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
    at = partial(entity.place, "translation_of")
    original = Reference(entity.kind, entity.fields.translation_of)
    problems = tuple(_reference(original, at, site, entity))
    yield from problems
    found = site.written(original.kind, original.id)
    if found and found.id != entity.id and found.lang == entity.lang:
        yield error(at(), "translation-same-lang", lang=entity.lang, target=found.id)


def _reference(
    ref: Reference, at: _At, site: Site, entity: Entity, code: str = "reference-not-out"
) -> Iterator[Problem]:
    how = site.standing(ref.kind, ref.id)
    if how in ("out", "broken"):
        return
    if how == "unpublished":
        if site.shows(entity):
            yield warning(at(), code, target=f"{ref.kind}:{ref.id}")
        return
    unknown, values = unknown_item(ref.kind, ref.id, site)
    yield error(at(), unknown, **dict(values))


def _media(path: str, at: _At, site: Site, *, picture: bool) -> Iterator[Problem]:
    if ".." in path.split("/"):
        yield error(at(), "file-outside", found=path)
    elif (asset := site.asset(path)) is None:
        near = nearest(path, site.assets())
        if near:
            yield error(at(), "file-unknown-near", found=path, nearest=near)
        else:
            yield error(at(), "file-unknown", found=path)
    elif picture and not asset.path.startswith("images/"):
        yield error(at(), "picture-not-picture", found=path)


def _pictures(entity: Entity, site: Site) -> Iterator[Problem]:
    """The pictures of the text, and what is missing in the words of these and of the item's own."""
    for image in entity.prose.images:
        if not _ELSEWHERE.match(image.src):  # the conversion tells of those
            at = partial(_here, image)
            yield from _media(image.src, at, site, picture=True)
            credit = image.credit if image.block else None
            yield from _words(image.src, image.alt, credit, '{credit="…"}', at, site)
    if own := entity.fields.image:
        at = partial(entity.place, "image", "src")
        yield from _words(own.src.path, own.alt, own.credit, "credit: …", at, site)


def _words(src: str, alt: str, credit: str | None, mend: str, at: _At, site: Site) -> Iterator[Problem]:
    """What is missing in the words of a picture; without room for a ``credit`` it is None."""
    asset = site.asset(src)
    if asset is None or asset.picture is None:
        return
    if asset.picture.photo and credit == "":
        yield warning(at(), "image-no-credit", found=src, mend=mend)
    stem = src.rpartition("/")[2].rpartition(".")[0]
    if is_picture(alt) or (alt.casefold() == stem.casefold() and not stem.isalpha()):
        yield warning(at(), "image-alt-file", found=alt, src=src)


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
        elif (
            target.path and not site.serves(target.path.removeprefix("/")) and not may_come(target.path, site)
        ):
            yield error(call.place, "link-address", found=call.href)


def may_come(path: str, site: Site) -> bool:
    """Whether an address may be that of a file with a fault, or of what is made of such a file."""
    parts = set(path.split("/"))
    languages = site.identity.languages
    return any(
        parts & {id, "feeds", *(word(site.kinds[kind], site.identity, lang) for lang in languages)} - {""}
        for kind, id in site.broken()
    )


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
                yield from _reference(Reference(kind, id), partial(_here, section.heading), site, entity)
            else:
                yield error(place, "reference-form", key=key, found=id, mend=slugify(id))


def _block(call: BlockCall, site: Site, entity: Entity) -> Iterator[Problem]:
    block = site.blocks[call.name]
    yield from block.check(call)
    yield from block.findings(call, Setting(entity, None, site))
    for named in block.media(call):
        yield from _media(named.path, partial(_here, call), site, picture=named.picture)
    for ref in block.references(call):
        yield from _reference(
            ref,
            partial(_within, call, ref.id),
            site,
            entity,
            "card-not-out" if block.topic else "reference-not-out",
        )


def _here(call: BlockCall | ImageCall | Heading) -> Place:
    return call.place


def _within(call: BlockCall, name: str) -> Place:
    """Where a leaf's label has the name; the directive's own place where that is not known."""
    found = re.search(rf"(?<![a-z0-9-]){re.escape(name)}(?![a-z0-9-])", call.label)
    if found is None or call.container:
        return call.place
    column = call.place.column + len(f"::{call.name}[") + found.start()
    return Place(call.place.path, call.place.line, column)


def _contacts(entity: Entity, site: Site) -> Iterator[Problem]:
    fields = site.kinds[entity.kind].contact_fields
    for location, ref in referred(entity.fields):
        if location[0] in fields and ref.kind == "person":
            yield from _contact(ref, partial(entity.place, *location), Setting(entity, None, site))
    for section in entity.prose.sections if entity.prose.blocks else ():
        inside = section if section.heading is not None and site.kinds[entity.kind].stories else None
        for call in entity.prose.blocks_in(section.html):
            if site.blocks[call.name].contacts:
                for ref in site.blocks[call.name].references(call):
                    yield from _contact(ref, partial(_within, call, ref.id), Setting(entity, inside, site))


def _contact(ref: Reference, at: _At, setting: Setting) -> Iterator[Problem]:
    """What the choice of a contact makes known to the writer: time alone brings it about."""
    site = setting.site
    person = site.get("person", ref.id)
    if person is None:
        return
    choice = contacts.choose(person, setting)
    if choice.hidden:
        present = ", ".join(other.title for other in choice.present) or site.identity.name
        yield warning(at(), "contact-left", name=person.title, present=present)
    elif choice.role is None:
        day = format_day(contacts.day_of(setting.entity, site), site.identity.lang)
        yield warning(at(), "contact-no-role", name=person.title, day=day)
