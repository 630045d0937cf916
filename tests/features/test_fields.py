"""The keys of the front matter are those of the content model: nothing less, nothing more."""

from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from plugins import groups, news, newsletters, organisations, pages, people, projects, services, statements

KINDS = {
    kind.name: kind
    for module in (
        newsletters,
        news,
        statements,
        projects,
        services,
        statements,
        groups,
        people,
        organisations,
        pages,
    )
    for kind in module.FEATURE.kinds
}

# A required key has an asterisk; the keys of a mapping stand after a colon.
COMMON = """
title* id date updated change status lang translation_of summary image:src* image:alt* image:caption
image:credit tags contacts projects services redirect_from guid
"""
OWN = {
    "issue": "number* year* date* summary* editor",
    "news": "date* summary*",
    "project": """
        summary* short_name start end state type parent funders programme code budget grant coordinator
        partners municipalities leads links:title* links:url* feed hashtags goals results phases:term*
        phases:steps
        """,
    "statement": "date* summary* to about signatories files:format files:src*",
    "service": "summary* audience area prices:text* prices:amount prices:from prices:until start end",
    "group": """
        type* term_start term_end members:name* members:role members:organisation convener
        """,
    "person": """
        email phone photo roles:title* roles:title_sv roles:title_en roles:organisation roles:from
        roles:until roles:projects roles:services
        """,
    "organisation": "short_name url region email_pattern type feed",
    "page": "menu",
}
FOLDERS = {
    "issue": "newsletters",
    "news": "news",
    "project": "projects",
    "statement": "statements",
    "service": "services",
    "group": "groups",
    "person": "people",
    "organisation": "organisations",
    "page": "pages",
}


def keys(model: type[BaseModel]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        key = field.alias or name
        inside = [
            part for part in parts(field.annotation) if isinstance(part, type) and issubclass(part, BaseModel)
        ]
        if inside:
            yield from (f"{key}:{inner}" for part in inside for inner in keys(part))
        else:
            yield f"{key}*" if field.is_required() else key


def parts(annotation: object) -> Iterator[object]:
    yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from parts(argument)


@pytest.mark.parametrize("name", sorted(OWN))
def test_a_kind_has_the_keys_of_the_content_model(name):
    own = set(OWN[name].split())
    common = {key for key in COMMON.split() if f"{key}*" not in own}
    assert set(keys(KINDS[name].model)) == common | own


def test_the_kinds_lie_in_the_folders_of_the_content_model():
    assert {name: kind.folder for name, kind in KINDS.items()} == FOLDERS


def test_a_person_holds_a_role():
    assert KINDS["person"].model.model_fields["roles"].is_required()
