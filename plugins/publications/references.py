"""The files of references: beside the page of each publication, and of each series one with all of it."""

from collections.abc import Iterator

from plugins.core.feature import Output, Slot
from plugins.core.model import Entity
from plugins.core.press import Press, path_at
from plugins.core.problems import Place, Problem, error
from plugins.core.site import Site
from plugins.core.view import Value
from plugins.publications.formats import BY_ENDING, FORMATS, Format
from plugins.publications.model import Publication
from plugins.publications.work import members, work_of


def address_of(entity: Entity, form: Format, site: Site) -> str:
    """The address of the references to a publication or series in a form."""
    return f"{site.address(entity)}{entity.id}.{form.ending}"


def links(entity: Entity, site: Site) -> tuple[Value, ...]:
    """The ways to the references in all forms; none for a series without publications."""
    if not _works(entity, site):
        return ()
    return tuple(Value(form.name, url=address_of(entity, form, site)) for form in FORMATS)


def files(site: Site) -> Iterator[Slot]:
    """Each form of each publication and of each series that has any."""
    for kind in ("publication", "series"):
        for entity in site.by_id(kind):
            for form in FORMATS if _works(entity, site) else ():
                path = path_at(address_of(entity, form, site), site.identity)
                yield Slot(path, (kind, entity.id, form.ending))


def file(slot: Slot, site: Site, _: Press) -> bytes:
    """One file of references."""
    kind, id, ending = slot.args
    entity = site.get(kind, id)
    if entity is None:
        raise KeyError(slot)
    return BY_ENDING[ending].write(work_of(one, site) for one in _works(entity, site)).encode()


def check(site: Site, _: frozenset[str]) -> Iterator[Problem]:
    """An ISBN of two publications; the same publication in two languages of the site is one."""
    first: dict[str, tuple[Entity, Place]] = {}
    for entity in site.of("publication"):
        for isbn, place in _isbns(entity):
            other, at = first.setdefault(isbn, (entity, place))
            if _original(other) != _original(entity):
                yield error(at, "isbn-twice", found=isbn, other=entity.path)
                yield error(place, "isbn-twice", found=isbn, other=other.path)


def _isbns(entity: Entity) -> Iterator[tuple[str, Place]]:
    fields: Publication = entity.fields
    if fields.isbn:
        yield fields.isbn, entity.place("isbn")
    for index, file in enumerate(fields.files):
        if file.isbn and file.isbn != fields.isbn:
            yield file.isbn, entity.place("files", index, "isbn")


def _original(entity: Entity) -> str:
    return entity.fields.translation_of or entity.id


def _works(entity: Entity, site: Site) -> tuple[Entity, ...]:
    return site.ask(members, entity.id) if entity.kind == "series" else (entity,)


OUTPUT = Output("references", files=files, file=file, plain=True, check=check)
