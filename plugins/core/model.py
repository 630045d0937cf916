"""The fields that every kind has, and the entity that a checked document becomes."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict

from plugins.core.dates import Moment as MomentValue
from plugins.core.problems import Place
from plugins.core.prose import Prose
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

    model_config = ConfigDict(extra="forbid", frozen=True)


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


@dataclass(frozen=True, eq=False)
class Entity:
    """A checked item: kind, id, language, its fields, where they stand, its text.

    Two entities are equal only when they are one: a site has one for each item.

    ``marks`` maps the path of a field (``("roles", 0, "title")``) to its value's place, and
    ``()`` to the front matter's first line.
    """

    kind: str
    id: str
    lang: str
    path: str
    fields: Any
    marks: Marks
    prose: Prose

    @property
    def title(self) -> str:
        """The item's title."""
        return str(self.fields.title)

    @property
    def date(self) -> MomentValue | None:
        """The day of publication, where one is given."""
        moment: MomentValue | None = self.fields.date
        return moment

    def place(self, *location: str | int) -> Place:
        """Where a field stands; the nearest field around it where it has no place of its own."""
        while location not in self.marks and location:
            location = location[:-1]
        return self.marks.get(location, Place(self.path))

    def published(self, as_of: dt.date) -> bool:
        """Whether the item is out on the build day: no draft, not dated later."""
        return self.fields.status != "draft" and (self.date is None or self.date.day <= as_of)


def references(
    value: object, location: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], object]]:
    """Every value inside a model that is no model, tuple or mapping itself, with its location."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from references(
                getattr(value, name), (*location, type(value).model_fields[name].alias or name)
            )
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from references(item, (*location, index))
    else:
        yield location, value


def referred(value: object) -> Iterator[tuple[tuple[str | int, ...], Reference]]:
    """Every reference inside a model, with its location."""
    for location, leaf in references(value):
        if isinstance(leaf, Reference):
            yield location, leaf
