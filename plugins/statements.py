"""Statements: what was said to whom and about what, and who signed it; people as they were on the day."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from msgspec import Struct

from plugins.core.archive import dated_list
from plugins.core.body import body_of
from plugins.core.cards import card_block, card_of
from plugins.core.downloads import Download, download
from plugins.core.feature import Feature, Kind
from plugins.core.model import Entity, Item, Part
from plugins.core.named import named
from plugins.core.page import contacts_of, contents_of, dates_of, tags_of, topics_of
from plugins.core.problems import Problem, warning
from plugins.core.site import Site
from plugins.core.structured import article, known, named_organisation
from plugins.core.values import FilePath, Moment, OrganisationOrName, Text
from plugins.core.view import Body, Card, ContactBlock, Dates, Fact, ListView, Picture, Value


class StatementFile(Part):
    """The statement as a file."""

    format: Text = ""
    src: FilePath


class Statement(Item):
    """A statement or an appeal: to whom, about what, by whom."""

    contacts_as_of: ClassVar[str] = "date"

    date: Moment
    summary: Text
    to: Text = ""
    about: Text = ""
    signatories: tuple[OrganisationOrName, ...] = ()
    files: tuple[StatementFile, ...] = ()


class StatementInputs(Struct, frozen=True):
    """Everything that a statement's page shows."""

    fields: Statement
    label: str
    facts: tuple[Fact, ...]
    files: tuple[Download, ...]
    dates: Dates
    body: Body
    picture: Picture | None
    contents: tuple[Value, ...]
    contacts: ContactBlock | None
    topics: tuple[Value, ...]
    tags: tuple[Value, ...]


class StatementView(Struct, frozen=True):
    """A statement's page; ``label`` tells one of several organisations from one of a single."""

    title: str
    label: str
    summary: str
    facts: tuple[Fact, ...]
    files: tuple[Download, ...]
    dates: Dates
    body: Body
    picture: Picture | None
    contents: tuple[Value, ...]
    contacts: ContactBlock | None
    topics: tuple[Value, ...]
    tags: tuple[Value, ...]


def select(entity: Entity, site: Site) -> StatementInputs:
    """What a statement's page shows."""
    return StatementInputs(
        entity.fields,
        _label(entity, site),
        tuple(_facts(entity, site)),
        _files(entity, site),
        dates_of(entity),
        body_of(entity, site),
        site.picture(entity),
        contents_of(entity),
        contacts_of(entity, site),
        topics_of(entity, site),
        tags_of(entity, site),
    )


def view(inputs: StatementInputs) -> StatementView:
    """A statement's page."""
    return StatementView(
        inputs.fields.title,
        inputs.label,
        inputs.fields.summary,
        inputs.facts,
        inputs.files,
        inputs.dates,
        inputs.body,
        inputs.picture,
        inputs.contents,
        inputs.contacts,
        inputs.topics,
        inputs.tags,
    )


def card(entity: Entity, site: Site) -> Card:
    """A statement in a list: its day, to whom it was given and who signed it."""
    facts = tuple(_facts(entity, site, about=False))
    return card_of(entity, site, label=_label(entity, site), facts=facts)


def listing(site: Site, lang: str) -> ListView:
    """The statements by year."""
    return dated_list("statement", lang, site)


def authors(entity: Entity, site: Site) -> tuple[str, ...]:
    """Who signed it."""
    return tuple(one.text for one in _signatories(entity, site))


def check(entity: Entity) -> Iterator[Problem]:
    """A signatory or a file that is named twice."""
    fields: Statement = entity.fields
    for key, values, location in (
        ("signatories", fields.signatories, ()),
        ("files", tuple(file.src for file in fields.files), ("src",)),
    ):
        for index, value in enumerate(values):
            if value in values[:index]:
                place = entity.place(key, index, *location)
                yield warning(place, "named-twice", key=key, found=_written(value))


def _written(value: object) -> str:
    return str(next(found for name in ("id", "text", "path") if (found := getattr(value, name, ""))))


def _label(entity: Entity, site: Site) -> str:
    joint = len(set(entity.fields.signatories)) > 1
    return site.strings[entity.lang]("statement.joint" if joint else "statement.label")


def _facts(entity: Entity, site: Site, *, about: bool = True) -> Iterator[Fact]:
    """To whom, about what, and who signed."""
    fields, words = entity.fields, site.strings[entity.lang]
    signatories = _signatories(entity, site)
    if fields.to:
        yield Fact(words("statement.to"), (Value(fields.to),))
    if about and fields.about:
        yield Fact(words("statement.about"), (Value(fields.about),))
    if signatories:
        key = "signatories" if len(signatories) > 1 else "signatory"
        yield Fact(words(f"statement.{key}"), signatories)


def _signatories(entity: Entity, site: Site) -> tuple[Value, ...]:
    return named(dict.fromkeys(entity.fields.signatories), site, entity.lang)


def _files(entity: Entity, site: Site) -> tuple[Download, ...]:
    found = (download(file.src, site, entity.lang, format=file.format) for file in entity.fields.files)
    return tuple({file.url: file for file in found if file is not None}.values())


def json_ld(entity: Entity, site: Site) -> Mapping[str, object]:
    """The statement in schema.org's words; what is not known is left out."""
    fields, identity = entity.fields, site.identity
    signatories = [
        named_organisation(one.text, identity.absolute(one.url)) for one in _signatories(entity, site)
    ]
    told = {
        **article(entity, site, "Article"),
        "about": fields.about,
        "audience": {"@type": "Audience", "name": fields.to} if fields.to else "",
        "encoding": [
            {"@type": "MediaObject", "contentUrl": identity.absolute(file.url), "encodingFormat": file.type}
            for file in _files(entity, site)
        ],
    }
    return known({**told, "author": signatories or told["author"]})


STRINGS = {
    "fi": {
        "list": "Lausunnot",
        "intro": "Lausunnot ja kannanotot, yksin ja yhdessä muiden kanssa annetut.",
        "feed": "Lausuntojen RSS-syöte",
        "label": "Lausunto",
        "joint": "Yhteinen lausunto",
        "facts": "Lausunnon tiedot",
        "to": "Kenelle",
        "about": "Mistä",
        "signatory": "Allekirjoittaja",
        "signatories": "Allekirjoittajat",
        "files": "Lausunto tiedostona",
    },
    "sv": {
        "list": "Utlåtanden",
        "intro": "Utlåtanden och ställningstaganden, egna och gemensamma.",
        "feed": "RSS-flöde för utlåtanden",
        "label": "Utlåtande",
        "joint": "Gemensamt utlåtande",
        "facts": "Om utlåtandet",
        "to": "Till vem",
        "about": "Ämne",
        "signatory": "Undertecknare",
        "signatories": "Undertecknare",
        "files": "Utlåtandet som fil",
    },
    "en": {
        "list": "Statements",
        "intro": "Statements and position papers, our own and joint ones.",
        "feed": "RSS feed of the statements",
        "label": "Statement",
        "joint": "Joint statement",
        "facts": "About the statement",
        "to": "To",
        "about": "About",
        "signatory": "Signed by",
        "signatories": "Signed by",
        "files": "The statement as a file",
    },
}

FEATURE = Feature(
    kinds=(
        Kind(
            name="statement",
            folder="statements",
            model=Statement,
            words={"fi": "lausunnot", "sv": "utlatanden", "en": "statements"},
            strings=STRINGS,
            card=card,
            select=select,
            view=view,
            listing=listing,
            yearly=True,
            json_ld=json_ld,
            check=check,
            authors=authors,
            feed="statements",
            feeds=("all", "statements"),
            topical=True,
        ),
    ),
    blocks=(card_block("statement"),),
)


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
