"""What a writer can fill in, field by field: read from the kinds' models, with the words of `words.yaml`."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin

import yaml
from msgspec import Struct
from pydantic import BaseModel, PlainValidator
from pydantic.fields import FieldInfo

from plugins.core import values
from plugins.core.feature import Kind
from plugins.core.model import Item

_FIRST = ("title", "id")
_WORDS = Path(__file__).with_name("words.yaml")


def _validator(annotated: object) -> PlainValidator:
    """The validator that a type of `plugins.core.values` is made of: what the field is told by."""
    (validator,) = (one for one in get_args(annotated)[1:] if isinstance(one, PlainValidator))
    return validator


_FORMS: tuple[tuple[object, str], ...] = (
    (values.Text, "text"),
    (values.Slug, "id"),
    (values.Number, "number"),
    (values.Year, "year"),
    (values.Money, "money"),
    (values.Url, "url"),
    (values.Email, "email"),
    (values.Telephone, "phone"),
    (values.Moment, "moment"),
    (values.Loose, "period"),
    (values.PicturePath, "picture"),
    (values.FilePath, "file"),
    (values.FileOrUrl, "file-or-url"),
    (values.Flag, "flag"),
)
_REFERENCES: tuple[tuple[object, str, bool], ...] = (
    (values.PersonId, "person", False),
    (values.ProjectId, "project", False),
    (values.ServiceId, "service", False),
    (values.SeriesId, "series", False),
    (values.OrganisationId, "organisation", False),
    (values.PersonOrName, "person", True),
    (values.OrganisationOrName, "organisation", True),
)


class Form(Struct, frozen=True):
    """One field as a writer meets it.

    ``form`` is what a value looks like: one of those above, ``choice``, ``reference`` or ``keys``; anything
    else that a model reads is ``text``. A ``reference`` names an item of ``kind``; where it is ``open``, a
    name will do too. ``choices`` are the values of a closed list with their words, ``keys`` the fields of a
    mapping. A field with ``many`` is a list. One with ``unless`` is needed where that other one is not given.
    """

    key: str
    label: str
    hint: str
    example: str
    form: str
    required: bool = False
    unless: str = ""
    many: bool = False
    kind: str = ""
    open: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    keys: tuple["Form", ...] = ()

    @property
    def can_wait(self) -> bool:
        """Whether a reminder can stand for it until it is written: a text that is no name."""
        return self.form == "text" and not self.many and self.key.rpartition(".")[2] != "title"


@cache
def words() -> Mapping[str, Any]:
    """The words of all fields, by kind and key."""
    loaded: Mapping[str, Any] = yaml.load(_WORDS.read_bytes(), Loader=yaml.CBaseLoader)  # noqa: S506 - texts only
    return loaded


def forms_of(kind: Kind) -> tuple[Form, ...]:
    """The fields of a kind: its title and id, what is its own, then what all kinds have."""
    known = words()
    found = tuple(_forms(kind.model, {**known["all"], **(known.get(kind.name) or {})}))
    return tuple(sorted(found, key=lambda form: (form.key not in _FIRST, _is_common(form))))


def _is_common(form: Form) -> bool:
    """Whether a field is as every item has it: not its own, nor one that its kind requires."""
    return form.key in Item.model_fields and not form.required


def _forms(model: type[BaseModel], told: Mapping[str, Any]) -> Iterator[Form]:
    for name, field in model.model_fields.items():
        key = field.alias or name
        yield _form(key, field, told.get(key) or {})


def _form(key: str, field: FieldInfo, told: Mapping[str, Any]) -> Form:
    annotation, many = _bare(field)
    facts: dict[str, Any] = {}
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        facts = {"form": "keys", "keys": tuple(_forms(annotation, told.get("keys") or {}))}
    elif validator := _validator_in(annotation, field):
        facts = _read_by(validator, told.get("choices") or {})
    return Form(
        key=key,
        label=told.get("label", key),
        hint=told.get("hint", ""),
        example=told.get("example", ""),
        required=field.is_required(),
        unless=told.get("unless", ""),
        many=many,
        **{"form": "text", **facts},
    )


def _bare(field: FieldInfo) -> tuple[object, bool]:
    """The type of one value, and whether the field holds several."""
    annotation: object = field.annotation
    inner = [one for one in get_args(annotation) if one is not type(None)]
    if len(inner) == 1 and type(None) in get_args(annotation):
        annotation = inner[0]
    if get_origin(annotation) is tuple:
        return get_args(annotation)[0], True
    return annotation, False


def _validator_in(annotation: object, field: FieldInfo) -> PlainValidator | None:
    held = (*getattr(annotation, "__metadata__", ()), *field.metadata)
    return next((one for one in held if isinstance(one, PlainValidator)), None)


def _read_by(validator: PlainValidator, told: Mapping[str, str]) -> dict[str, Any]:
    for annotated, form in _FORMS:
        if _validator(annotated) is validator:
            return {"form": form}
    for annotated, kind, is_open in _REFERENCES:
        if _validator(annotated) is validator:
            return {"form": "reference", "kind": kind, "open": is_open}
    allowed = get_args(validator.json_schema_input_type)
    if allowed:
        return {"form": "choice", "choices": tuple((one, told.get(one, one)) for one in allowed)}
    return {"form": "text"}
