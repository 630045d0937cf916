"""The blocks of a text as components of an editor: what a form asks for each, and how it is written."""

from collections.abc import Iterable, Mapping
from typing import Any

from plugins.core.feature import Block


def components(blocks: Iterable[Block], words: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A component for each directive, by the order of the words; those without words come last.

    ``label`` and the attributes are fields of the form, and so is the text of a container (``inside``).
    """
    known = list(words)
    found = [_component(block, words.get(block.directive.name, {})) for block in blocks]
    return sorted(found, key=lambda one: known.index(one["id"]) if one["id"] in known else len(known))


def _component(block: Block, told: Mapping[str, Any]) -> dict[str, Any]:
    directive = block.directive
    fields: list[dict[str, Any]] = []
    asked: Mapping[str, Any] = told.get("fields", {})
    if directive.label != "none":
        fields.append(
            {
                "name": "label",
                "required": directive.label == "required",
                **_kind_of(block, told),
                **_said("label", asked),
            }
        )
    for name, allowed in directive.attributes.items():
        one: dict[str, Any] = {"name": name, "required": False, **_said(name, asked)}
        if allowed is not None:
            choices: Mapping[str, str] = asked.get(name, {}).get("choices", {})
            one |= {
                "widget": "select",
                "options": [{"value": v, "label": choices.get(v, v)} for v in allowed],
            }
        fields.append(one)
    if directive.container:
        fields.append({"name": "inside", "widget": "text", "required": False, **_said("inside", asked)})
    return {
        "id": directive.name,
        "label": told.get("label", directive.name),
        "container": directive.container,
        "fields": fields,
    }


def _said(name: str, asked: Mapping[str, Any]) -> dict[str, Any]:
    told = asked.get(name, {})
    return {
        "label": told.get("label", name),
        **{key: told[key] for key in ("hint", "required", "example") if key in told},
    }


def _kind_of(block: Block, told: Mapping[str, Any]) -> dict[str, Any]:
    """What the label names: items of a kind, of which people are named several at a time."""
    kind = told.get("kind")
    if block.contacts:
        return {"widget": "names", "kind": "person", "many": True}
    return {"widget": "names", "kind": kind, "many": False} if kind else {"widget": "string"}
