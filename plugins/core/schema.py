"""Stage "structure": a document and its kind's model become fields, or problems - all of them at once."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError, create_model
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from plugins.core import mends, other_names, text
from plugins.core.dates import ZONE
from plugins.core.model import Marks, Part
from plugins.core.parse import Document
from plugins.core.problems import Place, Problem, error
from plugins.core.yaml_tree import Listing, Scalar, Tree

Location = tuple[str | int, ...]
Fields = TypeVar("Fields", bound=Part)


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
            return _not_keys(detail, model, _nearest_place(location, marks))
    context = detail.get("ctx", {})
    values = {name: value for name, value in context.items() if name != "code"}
    code = str(context.get("code", detail["type"]))
    if code == "choice":
        code = "choice-near" if values.pop("near") else "choice"
    code, values = mends.offered(code, _named(location), values)
    if (
        code == "expected-text-not-keys"
        and isinstance(detail["input"], dict)
        and (said := _said(detail["input"]))
    ):
        code, values = "expected-text-colon", {"mend": said}
    return error(_nearest_place(location, marks), code, key=_named(location), **values)


def _said(found: dict[str, object]) -> str:
    """The text, in quotation marks, that a colon made keys of: ``Kokous: kevät`` as an entry of a list."""
    ((key, value), *more) = found.items() if found else (("", ""),)
    return (
        f'"{key}: {value}"'
        if not more and isinstance(value, str) and value and key not in other_names.KEYS.values()
        else ""
    )


def _not_keys(detail: ErrorDetails, model: type[BaseModel], place: Place) -> Problem:
    """A value alone where keys are expected: it is most likely that of the first."""
    location, found = detail["loc"], detail["input"]
    part = _part_at(model, location)
    fields = (
        {field.alias or name: field.is_required() for name, field in part.model_fields.items()}
        if part
        else {}
    )
    first = next((key for key, required in fields.items() if required), next(iter(fields), "title"))
    value = found if isinstance(found, str) and found else "…"
    rest = "".join(f", {key}: …" for key, required in fields.items() if required and key != first)
    name = "-" if isinstance(location[-1], int) else f"{location[-1]}:"
    return error(place, "expected-keys", key=_named(location), mend=f"{name} {{{first}: {value}{rest}}}")


def _not_a_list(detail: ErrorDetails, model: type[BaseModel], place: Place) -> Problem:
    location, found = detail["loc"], detail["input"]
    key = str(location[-1])
    if part := _entry_of(model, location):
        first = next(name for name, field in part.model_fields.items() if field.is_required())
        return error(place, "expected-entries", key=key, first=first)
    mend = f"{key}: [{_listed(found)}]" if isinstance(found, str) else f"{key}: [ ]"
    return error(place, "expected-list", key=key, mend=mend)


def _listed(found: str) -> str:
    """The entries of a list that was written as a text: in parentheses, after semicolons or dashes."""
    if found.startswith("-"):
        entries = re.split(r"(?:^|\s)-\s*", found)
    else:
        entries = re.split(
            r"\s*;\s*" if ";" in found else r"\s*,\s*", found.removeprefix("(").removesuffix(")")
        )
    return ", ".join(entry for entry in entries if entry)


def _missing(location: Location, marks: Marks, keys: dict[Location, Place]) -> Problem:
    key = str(location[-1])
    if location in keys:
        there = keys[location]
        return error(Place(there.path, there.line, there.column + len(key) + 1), "key-empty", key=key)
    if len(location) == 1:
        return error(marks[()], "key-missing", key=key)
    return error(_nearest_place(location, marks), "key-missing-inside", key=key, inside=_named(location[:-1]))


def _unknown_key(
    location: Location, model: type[BaseModel], marks: Marks, keys: dict[Location, Place]
) -> Problem:
    known = sorted(_keys_at(model, location[:-1]))
    key = str(location[-1])
    place = keys.get(location, _nearest_place(location, marks))
    meant = other_names.KEYS.get(key.lower(), "")
    if meant not in known and len(location) == 1 and (above := _above(key, model, keys)):
        return error(place, "key-indent", key=key, above=above)
    near = meant if meant in known else text.nearest(key, known)
    if near:
        return error(place, "key-unknown-near", key=key, nearest=near)
    return error(place, "key-unknown", key=key, known=", ".join(known))


def _above(key: str, model: type[BaseModel], keys: dict[Location, Place]) -> str:
    """The key under which an unknown one belongs, where that one was written."""
    for name, field in model.model_fields.items():
        outer = field.alias or name
        if (outer,) in keys and any(key in _keys_at(part, ()) for part in _models_in(field.annotation)):
            return outer
    return ""


def _part_at(model: type[BaseModel], location: Location) -> type[BaseModel] | None:
    """The model of what stands at a location, where it is made of keys."""
    part: type[BaseModel] | None = model
    for name in location:
        if isinstance(name, str) and part is not None:
            fields = {field.alias or inner: field for inner, field in part.model_fields.items()}
            part = next(_models_in(fields[name].annotation), None) if name in fields else None
    return part


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
