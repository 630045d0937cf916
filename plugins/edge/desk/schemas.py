"""``make schemas``: what each kind's front matter may hold, as JSON Schema (draft 7) for editors.

An editor reads YAML 1.2, where ``number: 1`` is a number and ``end: 2022`` too; the program reads texts. So a
single value may be of any such type, and a pattern tells its form where it is a text. A schema is to help
and not to judge: it refuses nothing that a build would take, and what it lets pass ``make check`` tells.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from plugins.core.feature import Kind
from plugins.edge.desk.fields import Form, forms_of, words

_DAY = r"([0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}\. ?[0-9]{1,2}\. ?[0-9]{4})"
PATTERNS = {
    "id": r"^[a-z0-9]+(-[a-z0-9]+)*$",
    "number": r"^[0-9]{1,6}$",
    "year": r"^[0-9]{4}$",
    "money": r"^[0-9]",
    "url": r"^[Hh][Tt][Tt][Pp][Ss]?://",
    "email": r"^[^@\s]+@[^@\s]+$",
    "phone": r"^\+?[0-9][0-9 \u00a0]*$",
    "moment": rf"^{_DAY}",
    "period": rf"^({_DAY}|[0-9]{{4}}|[0-9]{{4}}-[0-9]{{1,2}}|[0-9]{{1,2}}/[0-9]{{4}})",
    "picture": "^(images|files)/",
    "file": "^(images|files)/",
}
_SCALAR = ("string", "number", "boolean")
_FLAGS = (True, False, "true", "false", "kyllä", "ei")


def schemas(kinds: Iterable[Kind]) -> dict[str, str]:
    """The schema of each kind, as the text of a file, by the file's name."""
    return {f"{kind.folder}.json": _text(schema_of(kind)) for kind in kinds}


def schema_of(kind: Kind) -> dict[str, Any]:
    """The schema of a kind's front matter."""
    told: Mapping[str, str] = words()["kinds"].get(kind.name, {})
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": told.get("one", kind.name),
        **_mapping(forms_of(kind)),
    }


def _mapping(forms: tuple[Form, ...]) -> dict[str, Any]:
    required = [form.key for form in forms if form.required]
    return {
        "type": "object",
        "properties": {form.key: _field(form) for form in forms},
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _field(form: Form) -> dict[str, Any]:
    """A field with its words. A key without a value is as if it were not there."""
    value = _mapping(form.keys) if form.keys else _value(form)
    if form.many:
        value = {"type": "array", "items": value, **({"minItems": 1} if form.required else {})}
    if not form.required:
        value = {"anyOf": [value, {"type": "null"}]}
    told: dict[str, Any] = {"title": form.label, "description": form.hint}
    if form.example and not form.many:
        told["examples"] = [form.example]
    return {**told, **value}


def _value(form: Form) -> dict[str, Any]:
    if form.choices:
        return {"oneOf": [{"const": value, "description": word} for value, word in form.choices]}
    if form.form == "flag":
        return {"enum": list(_FLAGS)}
    pattern = PATTERNS["id"] if form.form == "reference" and not form.open else PATTERNS.get(form.form)
    return {"type": list(_SCALAR), **({"pattern": pattern} if pattern else {})}


def _text(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
