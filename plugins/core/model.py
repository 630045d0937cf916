"""The fields that every kind has, and the entity that a checked document becomes."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Annotated, Any, ClassVar, Protocol

from pydantic import BaseModel, ConfigDict

from plugins.core.brief import Brief, ChapterPlace, Topics
from plugins.core.dates import Moment as MomentValue
from plugins.core.problems import Place
from plugins.core.prose import Prose
from plugins.core.trace import Recorder
from plugins.core.values import (
    Moment,
    PersonId,
    PicturePath,
    ProjectId,
    Reference,
    ServiceId,
    Slug,
    Text,
    choice,
)

LANGUAGES = ("fi", "sv", "en")


class Part(BaseModel):
    """A mapping inside a field (a role, a link). Frozen; an unknown key is an error."""

    # A build validates few kinds: the others need no validator.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Image(Part):
    """The picture of an item: path, text alternative, caption and credit."""

    src: PicturePath
    alt: Text
    caption: Text = ""
    credit: Text = ""


class Item(Part):
    """The front matter of any kind (content-model.md, "Fields that every kind has").

    A kind's model adds its own fields. Required fields have no default.
    """

    # The field whose day decides how people are shown; empty: as on the build day.
    contacts_as_of: ClassVar[str] = ""
    # The field whose day must have passed before that (where it is not set, the one above): until then the
    # item is a current one. Empty: it is an old item from its own day on.
    contacts_until: ClassVar[str] = ""

    title: Text
    id: Slug = ""
    date: Moment | None = None
    updated: Moment | None = None
    change: Text = ""
    status: Annotated[str, choice("draft", "published")] = "published"
    lang: Annotated[str, choice(*LANGUAGES)] = ""
    translation_of: Slug = ""
    summary: Text = ""
    image: Image | None = None
    tags: tuple[Text, ...] = ()
    contacts: tuple[PersonId, ...] = ()
    projects: tuple[ProjectId, ...] = ()
    services: tuple[ServiceId, ...] = ()
    redirect_from: tuple[Text, ...] = ()
    guid: Text = ""


Marks = Mapping[tuple[str | int, ...], Place]


class Shelf(Protocol):
    """Where the fields and texts of items are kept until somebody asks for them."""

    def fields(self, brief: Brief) -> Any:  # noqa: ANN401 - the model of its kind
        """What the item's front matter says."""

    def marks(self, brief: Brief) -> Marks:
        """Where the values of the front matter stand."""

    def prose(self, brief: Brief) -> Prose:
        """The item's text."""


class Entity:
    """A checked item. Its fields and its text are fetched when they are asked for.

    Two entities are equal only when they are one: a site has one for each item. Whatever it is asked
    is noted with the recorder of its site.

    ``marks`` maps the path of a field (``("roles", 0, "title")``) to its value's place, and
    ``()`` to the front matter's first line.
    """

    __slots__ = ("_recorder", "_shelf", "brief", "id", "kind", "path")

    def __init__(self, brief: Brief, shelf: Shelf, recorder: Recorder) -> None:
        self.brief = brief
        self.kind = brief.kind
        self.id = brief.id
        self.path = brief.path
        self._shelf = shelf
        self._recorder = recorder

    def __repr__(self) -> str:
        return f"<{self.kind}/{self.id}>"

    @property
    def lang(self) -> str:
        """The item's language."""
        self._recorder.note(("face", self.kind, self.id))
        return self.brief.lang

    @property
    def title(self) -> str:
        """The item's title."""
        self._recorder.note(("face", self.kind, self.id))
        return self.brief.title

    @property
    def short(self) -> Brief:
        """What the whole site knows of the item; all but its title and language counts as its fields."""
        self._recorder.note(("fields", self.kind, self.id))
        return self.brief

    @property
    def fields(self) -> Any:  # noqa: ANN401 - the model of its kind
        """What the front matter says."""
        self._recorder.note(("fields", self.kind, self.id))
        return self._shelf.fields(self.brief)

    @property
    def marks(self) -> Marks:
        """Where the values of the front matter stand."""
        self._recorder.note(("fields", self.kind, self.id))
        return self._shelf.marks(self.brief)

    @property
    def date(self) -> MomentValue | None:
        """The day of publication, where one is given."""
        moment: MomentValue | None = self.fields.date
        return moment

    @property
    def prose(self) -> Prose:
        """The text."""
        self._recorder.note(("prose", self.kind, self.id))
        return self._shelf.prose(self.brief)

    @property
    def anchors(self) -> frozenset[str]:
        """The places in the text that a link can lead to."""
        self._recorder.note(("outline", self.kind, self.id))
        return self._shelf.prose(self.brief).anchors

    @property
    def chapters(self) -> tuple[str, ...]:
        """The words of the chapters in their addresses, in order; none where the text is one page."""
        self._recorder.note(("outline", self.kind, self.id))
        return tuple(slug for slug, _, _ in self.brief.chapters)

    def chapter_with(self, anchor: str) -> ChapterPlace | None:
        """The chapter that a place of the text is in; None where it stands on the item's own page."""
        self._recorder.note(("outline", self.kind, self.id))
        places = (ChapterPlace(*place) for place in self.brief.chapters)
        return next((place for place in places if anchor in place.anchors), None)

    @property
    def stories(self) -> tuple[Topics, ...]:
        """The stories of an issue, by id and title, in order."""
        self._recorder.note(("outline", self.kind, self.id))
        return tuple(topics for topics in self.brief.topics if topics.story)

    def place(self, *location: str | int) -> Place:
        """Where a field stands; the nearest field around it where it has no place of its own."""
        marks = self.marks
        while location not in marks and location:
            location = location[:-1]
        return marks.get(location, Place(self.path))


def published(brief: Brief, as_of: dt.date) -> bool:
    """Whether the item is out on the build day: no draft, not dated later."""
    return not brief.draft and (not brief.day or dt.date.fromordinal(brief.day) <= as_of)


def references(
    value: object, location: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], object]]:
    """Every value inside a model that is no model, tuple or mapping itself, with its location."""
    parts: Iterable[tuple[str | int, object]]
    if isinstance(value, BaseModel):
        parts = [(written, getattr(value, name)) for written, name in _names(type(value))]
    elif isinstance(value, tuple):
        parts = enumerate(value)
    else:
        yield location, value
        return
    for key, part in parts:
        if isinstance(part, (BaseModel, tuple)):
            yield from references(part, (*location, key))
        else:
            yield (*location, key), part


@cache
def _names(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a model as they are written, each with its own name."""
    return tuple((field.alias or name, name) for name, field in model.model_fields.items())


def referred(value: object) -> Iterator[tuple[tuple[str | int, ...], Reference]]:
    """Every reference inside a model, with its location."""
    for location, leaf in references(value):
        if isinstance(leaf, Reference):
            yield location, leaf
