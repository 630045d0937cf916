"""The configuration of the editor: a collection for each kind, a widget for each field of its model."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from plugins.core.feature import Block, Kind
from plugins.edge.admin.blocks import components
from plugins.edge.admin.entries import Entries
from plugins.edge.admin.widgets import Widgets
from plugins.edge.desk.fields import Form, forms_of, words

_HERE = Path(__file__).parent
_ISSUE = "{{fields.year}}-{{fields.number}}"
_SORTS = ("title", "date", "start", "year")

Config = dict[str, Any]


@cache
def admin_words() -> Mapping[str, Any]:
    """The words of the forms that no model has."""
    loaded: Mapping[str, Any] = yaml.safe_load((_HERE / "words.yaml").read_bytes())
    return loaded


@cache
def locale() -> Mapping[str, Any]:
    """All phrases of Decap CMS in Finnish."""
    loaded: Mapping[str, Any] = yaml.safe_load((_HERE / "locale.fi.yaml").read_bytes())
    return loaded


def config(
    kinds: Iterable[Kind], backend: Mapping[str, Any], widgets: Widgets, root: str = "content"
) -> Config:
    """The configuration of the editor for these kinds; ``root`` is where the content lies."""
    return {
        "backend": dict(backend),
        "load_config_file": False,
        "publish_mode": "simple",
        # Sveltia CMS has the language of the browser, where it knows that.
        **({"locale": "fi"} if widgets.own else {}),
        "media_folder": f"{root}/images",
        "public_folder": "images",
        # As slugs are made of titles (content-model.md, "Values").
        "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"},
        "collections": [collection(kind, widgets, root) for kind in kinds],
    }


def collection(kind: Kind, widgets: Widgets, root: str) -> Config:
    """The collection of a kind: where its files lie, how a new one is called, its fields."""
    told = words()["kinds"].get(kind.name, {"one": kind.name, "many": kind.folder})
    forms = forms_of(kind)
    keys = {form.key for form in forms}
    return {
        "name": kind.folder,
        "label": _capital(told["many"]),
        "label_singular": told["one"],
        "folder": f"{root}/{kind.folder}",
        "extension": "md",
        "format": widgets.format,
        "create": True,
        "identifier_field": "title",
        "slug": _ISSUE if {"number", "year"} <= keys and kind.stories else "{{slug}}",
        "summary": "{{title}}",
        "sortable_fields": [key for key in _SORTS if key in keys],
        "view_filters": [{"label": admin_words()["drafts"], "field": "status", "pattern": "draft"}],
        "editor": {"preview": widgets.own},
        "fields": _fields(forms, widgets),
    }


def _fields(forms: tuple[Form, ...], widgets: Widgets) -> list[Config]:
    """The fields as one writes: what the item is about, its text, what is seldom touched."""
    body = widgets.body(admin_words()["body"])
    hints = admin_words()["hints"]
    fields = [{**widgets.field(form), **_hinted(form, hints)} for form in _in_order(forms)]
    after = next(number for number, one in enumerate(fields) if one["name"] == "tags")
    return [*fields[:after], body, *fields[after:]]


def _hinted(form: Form, hints: Mapping[str, str]) -> Config:
    return {"hint": hints[form.key]} if form.key in hints else {}


def _in_order(forms: tuple[Form, ...]) -> list[Form]:
    """What an item is about first, then what is seldom touched."""
    seldom = admin_words()["seldom"]
    return sorted(forms, key=lambda form: seldom.index(form.key) + 1 if form.key in seldom else 0)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def boot(entries: Entries, kinds: Mapping[str, Kind], blocks: Iterable[Block]) -> Config:
    """All that the page of the forms needs to begin."""
    return {
        "config": config(
            kinds.values(), {"name": "koske", "proxy_url": "/admin/api"}, Widgets(own=True, kinds=kinds)
        ),
        "locale": locale(),
        "components": components(blocks, admin_words()["blocks"]),
        "words": admin_words()["text"],
        "names": names(entries, kinds),
    }


def names(entries: Entries, kinds: Mapping[str, Kind]) -> Mapping[str, list[tuple[str, str]]]:
    """The ids and titles of all items by kind, and the tags in use: what a field suggests."""
    found: dict[str, list[tuple[str, str]]] = {}
    tags: set[str] = set()
    for folder, kind in kinds.items():
        listed = [values for _, values in entries.listed(folder)]
        found[kind.name] = [(str(values["id"]), str(values.get("title", ""))) for values in listed]
        tags |= {
            str(tag) for values in listed if isinstance(values.get("tags"), list) for tag in values["tags"]
        }
    found["tag"] = [(tag, "") for tag in sorted(tags)]
    return found


def as_script(made: Config) -> str:
    """The configuration as a file that a browser reads."""
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"
