"""The types of front-matter fields: each reads the text that was written, or says what is wrong.

Every scalar arrives as text (content-model.md, "Values"), so a type is a function from text
to value. Its objection is a `PydanticCustomError` whose type is a code of the message
catalogue. The annotated names below are what the kinds' models are written with.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Annotated, Literal

from msgspec import Struct
from pydantic import PlainValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from plugins.core import dates, numbers, phones, text
from plugins.core.refusal import RefusalError

_FLAGS: Mapping[str, bool] = {"true": True, "false": False, "kyllä": True, "ei": False}


class Reference(Struct, frozen=True):
    """The id of an item of some kind, as written; the link stage checks that it exists."""

    kind: str
    id: str


class Name(Struct, frozen=True):
    """A name written out, where the model says *or name* of an item of some kind."""

    kind: str
    text: str


class MediaPath(Struct, frozen=True):
    """A picture or download, named from ``content/`` on; the link stage checks that it is there."""

    path: str
    picture: bool


def objection(code: str, values: Mapping[str, object] | None = None) -> PydanticCustomError:
    """The refusal of a value: a code of the message catalogue and what its message names."""
    return PydanticCustomError(code, "{code}", {"code": code, **(values or {})})


def reading(read: Callable[[str], object]) -> PlainValidator:
    """The validator that gives a field's text to ``read``; a list or mapping is refused first."""

    def validate(raw: object) -> object:
        return read(plain_text(raw))

    return PlainValidator(validate, json_schema_input_type=str)


def plain_text(raw: object) -> str:
    """The text of a scalar. Raises an objection for a list, a mapping or an empty text."""
    if isinstance(raw, list):
        raise objection("expected-text-not-list")
    if not isinstance(raw, str):
        raise objection("expected-text-not-keys")
    if not raw.strip():
        raise objection("value-empty")
    # Only the white space of folded lines: a no-break space is the writer's own.
    return re.sub(r"[ \t\n]+", " ", raw).strip()


def refusing(parse: Callable[[str], object]) -> Callable[[str], object]:
    """The parser with its `RefusalError` turned into an objection."""

    def read(raw: str) -> object:
        try:
            return parse(raw)
        except RefusalError as fault:
            named = {name: value for name, value in fault.values.items() if name != "text"}
            raise objection(fault.code, {"found": fault.values["text"], **named}) from fault

    return read


def _moment(raw: object, info: ValidationInfo) -> object:
    zone = str(info.context["zone"]) if info.context else dates.ZONE
    return refusing(lambda written: dates.parse_moment(written, zone))(plain_text(raw))


def _loose(raw: str) -> object:
    """A year, a month, a day, or the day of a moment: a period is counted in whole days."""
    try:
        return dates.parse_loose(raw)
    except dates.DateError as refusal:
        if refusal.code != "date-form":
            raise
        day = dates.parse_moment(raw).day
        return dates.Period(day, day, "day")


def _email(raw: str) -> str:
    if not text.is_email(raw):
        raise objection("email-form", {"found": raw})
    return raw


def _url(raw: str) -> str:
    if not text.is_http_url(raw):
        raise objection("url-form", {"found": raw})
    return raw


def _slug(raw: str) -> str:
    if not text.is_slug(raw):
        raise objection("id-form", {"found": raw, "mend": text.slugify(raw)})
    return raw


def _number(raw: str) -> int:
    if not (raw.isascii() and raw.isdigit() and len(raw) <= 6):
        raise objection("number-form", {"found": raw})
    return int(raw)


def _year(raw: str) -> int:
    if not (raw.isascii() and raw.isdigit() and len(raw) == 4 and raw[0] != "0"):
        raise objection("year-form", {"found": raw})
    return int(raw)


def _picture(raw: str) -> MediaPath:
    if "://" in raw or raw.startswith("//"):
        raise objection("picture-elsewhere", {"found": raw})
    if ".." in raw.split("/") or raw.startswith("/") or "\\" in raw:
        raise objection("file-outside", {"found": raw})
    if not raw.startswith(("images/", "files/")):
        raise objection("file-folder", {"found": raw, "mend": f"images/{raw.rsplit('/', 1)[-1]}"})
    return MediaPath(unicodedata.normalize("NFC", raw), picture=True)


def _file(raw: str) -> MediaPath:
    if "://" in raw or raw.startswith("//"):
        raise objection("file-elsewhere", {"found": raw})
    if ".." in raw.split("/") or raw.startswith("/") or "\\" in raw:
        raise objection("file-outside", {"found": raw})
    if not raw.startswith(("images/", "files/")):
        raise objection("file-folder", {"found": raw, "mend": f"files/{raw.rsplit('/', 1)[-1]}"})
    return MediaPath(unicodedata.normalize("NFC", raw), picture=False)


def _file_or_url(raw: str) -> MediaPath | str:
    return _file(raw) if raw.startswith(("images/", "files/")) else _url(raw)


def _flag(raw: str) -> bool:
    if raw not in _FLAGS:
        raise objection("flag-form", {"found": raw, "allowed": ", ".join(_FLAGS)})
    return _FLAGS[raw]


def choice(*allowed: str) -> PlainValidator:
    """A word out of a few: the nearest is suggested for another one."""

    def read(raw: str) -> str:
        if raw not in allowed:
            near = text.nearest(raw, allowed)
            raise objection(
                "choice",
                {"found": raw, "allowed": ", ".join(allowed), "nearest": near or "", "near": bool(near)},
            )
        return raw

    return PlainValidator(lambda raw: read(plain_text(raw)), json_schema_input_type=Literal[allowed])


def reference(kind: str) -> PlainValidator:
    """The id of an item of ``kind``."""

    def read(raw: str) -> Reference:
        if not text.is_slug(raw):
            raise objection("reference-form", {"found": raw, "mend": text.slugify(raw)})
        return Reference(kind, raw)

    return reading(read)


def reference_or_name(kind: str) -> PlainValidator:
    """An id of ``kind``, or a name: what has the form of an id must be one."""

    def read(raw: str) -> Reference | Name:
        return Reference(kind, raw) if text.is_slug(raw) else Name(kind, raw)

    return reading(read)


Text = Annotated[str, reading(str)]
Slug = Annotated[str, reading(_slug)]
Number = Annotated[int, reading(_number)]
Year = Annotated[int, reading(_year)]
Money = Annotated[Decimal, reading(refusing(numbers.parse_money))]
Url = Annotated[str, reading(_url)]
Email = Annotated[str, reading(_email)]
Telephone = Annotated[phones.Phone, reading(refusing(phones.parse_phone))]
Moment = Annotated[dates.Moment, PlainValidator(_moment, json_schema_input_type=str)]
Loose = Annotated[dates.Period, reading(refusing(_loose))]
PicturePath = Annotated[MediaPath, reading(_picture)]
FilePath = Annotated[MediaPath, reading(_file)]
FileOrUrl = Annotated[MediaPath | str, reading(_file_or_url)]
Flag = Annotated[bool, reading(_flag)]
PersonId = Annotated[Reference, reference("person")]
ProjectId = Annotated[Reference, reference("project")]
ServiceId = Annotated[Reference, reference("service")]
SeriesId = Annotated[Reference, reference("series")]
PersonOrName = Annotated[Reference | Name, reference_or_name("person")]
OrganisationId = Annotated[Reference, reference("organisation")]
OrganisationOrName = Annotated[Reference | Name, reference_or_name("organisation")]
