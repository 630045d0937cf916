"""Stage "structure": a document and its kind's model become fields, or problems - all of them at once."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError, create_model
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from plugins.core import text
from plugins.core.dates import ZONE
from plugins.core.model import Marks, Part
from plugins.core.parse import Document
from plugins.core.problems import Place, Problem, error
from plugins.core.yaml_tree import Listing, Scalar, Tree

Location = tuple[str | int, ...]
Fields = TypeVar("Fields", bound=Part)

# What a Finnish writer calls a key before knowing its name.
FINNISH_KEYS = {
    "aiheet": "tags",
    "alkaa": "start",
    "alku": "start",
    "avainsanat": "tags",
    "hankkeet": "projects",
    "ingressi": "summary",
    "julkaisija": "publisher",
    "julkaisupäivä": "date",
    "kieli": "lang",
    "kirjoittajat": "authors",
    "kunnat": "municipalities",
    "kuva": "image",
    "kuvaus": "summary",
    "laadittu": "made",
    "laji": "type",
    "loppu": "end",
    "loppuu": "end",
    "lyhenne": "short_name",
    "miksi": "why",
    "mikä": "what",
    "mitä": "what",
    "muutos": "change",
    "nimi": "title",
    "numero": "number",
    "otsikko": "title",
    "paiva": "date",
    "palaute": "feedback",
    "palvelu": "service",
    "puhelin": "phone",
    "puutteet": "shortcomings",
    "pvm": "date",
    "päivitetty": "updated",
    "päivä": "date",
    "rahoittajat": "funders",
    "sarja": "series",
    "sivuja": "pages",
    "sivumäärä": "pages",
    "sivut": "pages",
    "sähköposti": "email",
    "tarkistukset": "checks",
    "tavoitteet": "goals",
    "tehtävät": "roles",
    "tekijä": "authors",
    "tekijät": "authors",
    "tiedostot": "files",
    "tiivistelmä": "summary",
    "tila": "status",
    "toimittaja": "editor",
    "tulokset": "results",
    "tulos": "result",
    "tunnus": "id",
    "vetäjät": "leads",
    "viranomainen": "authority",
    "vuosi": "year",
    "yhteyshenkilöt": "contacts",
    "yhteystiedot": "contacts",
}


def structure(
    document: Document, model: type[Fields], zone: str = ZONE
) -> tuple[Fields | None, Marks, tuple[Problem, ...]]:
    """The fields of the document, the places of all values, and what is wrong with them.

    With an error the fields are those that are right, required ones that are not being None, so that
    the rest of the file can be checked too; None where nothing is right.
    Source: content-model.md, "Refusals".
    """
    marks: dict[Location, Place] = {(): Place(document.path)}
    keys: dict[Location, Place] = {}
    raw = _plain(document.front, (), marks, keys)
    try:
        return model.model_validate(raw, context={"zone": zone}), marks, ()
    except ValidationError as fault:
        details = fault.errors(include_url=False)
        told = [detail for detail in details if not _follows(detail, details)]
        problems = tuple(_problem(detail, model, marks, keys) for detail in told)
        return _rest(raw, model, details, zone), marks, problems


def _rest(raw: object, model: type[Fields], details: Iterable[ErrorDetails], zone: str) -> Fields | None:
    """The fields without those at fault."""
    wrong = {detail["loc"][0] for detail in details if detail["loc"]}
    right = {key: value for key, value in raw.items() if key not in wrong} if isinstance(raw, dict) else {}
    try:
        rest: Fields = _lenient(model).model_validate(right, context={"zone": zone})
    except ValidationError:
        return None
    return rest


@cache
def _lenient(model: type[Fields]) -> type[Fields]:
    """The model with nothing required."""
    optional: dict[str, Any] = {
        name: (field.annotation, FieldInfo.merge_field_infos(field, default=None))
        for name, field in model.model_fields.items()
        if field.is_required()
    }
    return create_model(f"{model.__name__}Rest", __base__=model, **optional)


def _follows(detail: ErrorDetails, details: Iterable[ErrorDetails]) -> bool:
    """Whether a list is called too short only because an entry of it has a fault."""
    own = detail["loc"]
    return detail["type"] == "too_short" and any(
        len(other["loc"]) > len(own) and other["loc"][: len(own)] == own for other in details
    )


def _plain(
    tree: Tree, location: Location, marks: dict[Location, Place], keys: dict[Location, Place]
) -> object:
    """The tree as plain lists, mappings and texts; a key without a value is as if it were not there."""
    if location:
        marks[location] = tree.place
    if isinstance(tree, Scalar):
        return tree.text
    if isinstance(tree, Listing):
        return [_plain(item, (*location, index), marks, keys) for index, item in enumerate(tree.items)]
    values = {}
    for entry in tree.entries:
        keys[*location, entry.key] = entry.key_place
        if isinstance(entry.value, Scalar) and entry.value.empty:
            marks[*location, entry.key] = entry.value.place
        else:
            values[entry.key] = _plain(entry.value, (*location, entry.key), marks, keys)
    return values


def _problem(
    detail: ErrorDetails, model: type[BaseModel], marks: Marks, keys: dict[Location, Place]
) -> Problem:
    location = detail["loc"]
    match detail["type"]:
        case "missing":
            return _missing(location, marks, keys)
        case "extra_forbidden":
            return _unknown_key(location, model, marks, keys)
        case "tuple_type":
            return _not_a_list(detail, model, _nearest_place(location, marks))
        case "too_short":
            return error(_nearest_place(location, marks), "list-empty", key=_named(location))
        case "model_type" | "model_attributes_type":
            return error(_nearest_place(location, marks), "expected-keys", key=_named(location))
    context = detail.get("ctx", {})
    values = {name: value for name, value in context.items() if name != "code"}
    code = str(context.get("code", detail["type"]))
    if code == "choice":
        code = "choice-near" if values.pop("near") else "choice"
    return error(_nearest_place(location, marks), code, key=_named(location), **values)


def _not_a_list(detail: ErrorDetails, model: type[BaseModel], place: Place) -> Problem:
    location, found = detail["loc"], detail["input"]
    key = str(location[-1])
    if part := _entry_of(model, location):
        first = next(name for name, field in part.model_fields.items() if field.is_required())
        return error(place, "expected-entries", key=key, first=first)
    mend = f"{key}: [{found}]" if isinstance(found, str) else f"{key}: [ ]"
    return error(place, "expected-list", key=key, mend=mend)


def _missing(location: Location, marks: Marks, keys: dict[Location, Place]) -> Problem:
    key = str(location[-1])
    if location in keys:
        return error(keys[location], "key-empty", key=key)
    if len(location) == 1:
        return error(marks[()], "key-missing", key=key)
    return error(_nearest_place(location, marks), "key-missing-inside", key=key, inside=_named(location[:-1]))


def _unknown_key(
    location: Location, model: type[BaseModel], marks: Marks, keys: dict[Location, Place]
) -> Problem:
    known = sorted(_keys_at(model, location[:-1]))
    key = str(location[-1])
    place = keys.get(location, _nearest_place(location, marks))
    meant = FINNISH_KEYS.get(key.lower(), "")
    near = meant if meant in known else text.nearest(key, known)
    if near:
        return error(place, "key-unknown-near", key=key, nearest=near)
    return error(place, "key-unknown", key=key, known=", ".join(known))


def _keys_at(model: type[BaseModel], location: Location) -> Iterator[str]:
    """The keys that the mapping at ``location`` may have."""
    inner = next((name for name in location if isinstance(name, str)), None)
    if inner is None:
        yield from (field.alias or name for name, field in model.model_fields.items())
        return
    rest = location[location.index(inner) + 1 :]
    for name, field in model.model_fields.items():
        if inner in (name, field.alias):
            for part in _models_in(field.annotation):
                yield from _keys_at(part, rest)


def _entry_of(model: type[BaseModel], location: Location) -> type[BaseModel] | None:
    """The model of the entries of a list, where they are mappings and not texts."""
    field = model.model_fields.get(str(location[0])) if len(location) == 1 else None
    return next(_models_in(field.annotation), None) if field else None


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _models_in(argument)


def _nearest_place(location: Location, marks: Marks) -> Place:
    while location not in marks:
        location = location[:-1]
    return marks[location]


def _named(location: Location) -> str:
    """The field in words that stand in a file: ``roles`` › 2 › ``title`` reads ``roles[2].title``."""
    parts = [f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in location]
    return "".join(parts).removeprefix(".")
