"""The editor's configuration: every field of every kind, in Finnish, with the fields of all blocks."""

import pytest

from plugins.edge.admin.blocks import components
from plugins.edge.admin.config import admin_words, config
from plugins.edge.admin.widgets import Widgets
from plugins.edge.desk.fields import forms_of
from tests.edge.admin.test_merging import KINDS
from tests.outputs.sites import MODULES

STOCK = {
    *(
        "string",
        "text",
        "number",
        "select",
        "relation",
        "list",
        "object",
        "boolean",
        "image",
        "file",
        "markdown",
    ),
}
BLOCKS = [block for module in MODULES for block in module.FEATURE.blocks]


def made(*, own):
    return config(KINDS.values(), {"name": "x"}, Widgets(own=own, kinds=KINDS))


def fields_in(fields):
    for field in fields:
        yield field
        yield from fields_in(field.get("fields", ()))
        yield from fields_in([field["field"]] if "field" in field else ())


@pytest.mark.parametrize("own", [True, False])
def test_every_field_of_every_model_is_asked_for_once(own):
    for kind, collection in zip(KINDS.values(), made(own=own)["collections"], strict=True):
        assert sorted(field["name"] for field in collection["fields"]) == sorted(
            [*(form.key for form in forms_of(kind)), "body"]
        )
        required = {field["name"] for field in collection["fields"] if field["required"]}
        assert required == {form.key for form in forms_of(kind) if form.required}


def test_widgets_are_known_and_refer_to_what_there_is():
    own = {"koske-text", "koske-moment", "koske-name"}
    for is_own in (True, False):
        for collection in made(own=is_own)["collections"]:
            for field in fields_in(collection["fields"]):
                assert field["widget"] in (STOCK | own if is_own else STOCK)
                assert field["label"]
                if field["widget"] == "relation":
                    assert field["collection"] in KINDS


def test_hint_has_an_example_where_one_says_more():
    events = next(one for one in made(own=True)["collections"] if one["name"] == "events")
    hints = {field["name"]: field.get("hint", "") for field in events["fields"]}
    assert hints["programme"].endswith(" Esimerkiksi: files/ohjelma.pdf")
    for name in (
        "start",
        "cancelled",
        "tags",
        "id",
    ):  # what the widget shows by itself, or where there is none
        assert "Esimerkiksi" not in hints[name]


def test_issue_is_called_by_its_number():
    slugs = {one["name"]: one["slug"] for one in made(own=True)["collections"]}
    assert slugs.pop("newsletters") == "{{fields.year}}-{{fields.number}}"
    assert set(slugs.values()) == {"{{slug}}"}


def test_every_block_has_words_and_asks_for_all_that_it_may_hold():
    found = {one["id"]: one for one in components(BLOCKS, admin_words()["blocks"])}
    assert list(found) == list(admin_words()["blocks"])
    for block in BLOCKS:
        directive, component = block.directive, found[block.directive.name]
        names = [field["name"] for field in component["fields"]]
        wanted = [*(["label"] if directive.label != "none" else []), *directive.attributes]
        assert names == [*wanted, *(["inside"] if directive.container else [])]
        assert [field["label"] for field in component["fields"] if field["label"] == field["name"]] == []


def test_seldom_and_hinted_fields_are_fields():
    known = {form.key for kind in KINDS.values() for form in forms_of(kind)}
    assert set(admin_words()["seldom"]) <= known
    assert set(admin_words()["hints"]) <= known
