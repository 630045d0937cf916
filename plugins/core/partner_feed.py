"""The snapshot of a partner's feed: what `make fetch-feeds` writes, a build reads and a diff shows.

A build never asks another's server. It reads ``partner-feeds/<kind>-<id>.json``, which is committed like
any text and checked like one: a file that somebody has edited can bring nothing in that was not let in
when it was fetched.
"""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date as Day  # noqa: N812 - a field has its name
from typing import Annotated

from pydantic import PlainValidator

from plugins.core.model import Part
from plugins.core.parse import Document
from plugins.core.plain_text import is_plain, is_web_address
from plugins.core.problems import Place, Problem, error
from plugins.core.schema import structure
from plugins.core.text import is_slug
from plugins.core.values import objection, reading
from plugins.core.yaml_tree import Table, read_yaml

FOLDER = "partner-feeds"

MOST_ITEMS, LONGEST_TITLE, LONGEST_SUMMARY, LONGEST_ID, LONGEST_VALIDATOR = 20, 300, 500, 500, 500
YEARS = range(1990, 2100)

_NAME = re.compile(r"(?P<kind>[a-z]+)-(?P<id>[a-z0-9-]+)\.json")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


def _plain_of(limit: int) -> PlainValidator:
    def read(raw: str) -> str:
        if not is_plain(raw):
            raise objection("partner-feed-markup")
        if len(raw) > limit:
            raise objection("partner-feed-long", {"most": limit, "found": len(raw)})
        return raw

    return reading(read)


def _address(raw: str) -> str:
    if not is_web_address(raw):
        raise objection("url-form", {"found": raw[:200]})
    return raw


def _language(raw: str) -> str:
    if not is_language(raw):
        raise objection("partner-feed-language", {"found": raw[:50]})
    return raw


def _day(raw: str) -> Day:
    try:
        day = Day.fromisoformat(raw)
    except ValueError:
        day = Day.max
    if day.isoformat() != raw or day.year not in YEARS:
        raise objection("partner-feed-date", {"found": raw[:50], "first": YEARS[0], "last": YEARS[-1]})
    return day


def is_language(written: str) -> bool:
    """Whether it has the form of a language's code (BCP 47), as HTML and feeds write it."""
    return _LANGUAGE.fullmatch(written) is not None


FeedAddress = Annotated[str, reading(_address)]


class SnapshotItem(Part):
    """An item of the feed; one of a feed that tells no days has none."""

    id: Annotated[str, _plain_of(LONGEST_ID)]
    title: Annotated[str, _plain_of(LONGEST_TITLE)]
    url: FeedAddress
    date: Annotated[Day, reading(_day)] | None = None
    summary: Annotated[str, _plain_of(LONGEST_SUMMARY)] = ""


class Snapshot(Part):
    """A feed as it was fetched. ``etag`` and ``last_modified`` are for the next question to its server."""

    source: FeedAddress
    etag: Annotated[str, _plain_of(LONGEST_VALIDATOR)] = ""
    last_modified: Annotated[str, _plain_of(LONGEST_VALIDATOR)] = ""
    title: Annotated[str, _plain_of(LONGEST_TITLE)] = ""
    link: FeedAddress = ""
    language: Annotated[str, reading(_language)] = ""
    items: tuple[SnapshotItem, ...] = ()


def path_of(kind: str, id: str) -> str:
    """Where the snapshot of an item's feed lies, from the content root."""
    return f"{FOLDER}/{kind}-{id}.json"


def owner_of(path: str) -> tuple[str, str] | None:
    """The kind and id of the item whose snapshot has this path, or None for another file."""
    found = _NAME.fullmatch(path.removeprefix(f"{FOLDER}/"))
    return (found["kind"], found["id"]) if found and is_slug(found["id"]) else None


def read_snapshot(path: str, data: bytes) -> tuple[Snapshot | None, tuple[Problem, ...]]:
    """The snapshot, or None with everything that is wrong with it."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None, (error(Place(path), "partner-feed-damaged"),)
    # JSON is YAML, and the reader of YAML knows where each value stands.
    tree, problems = read_yaml(text, path)
    if problems or not isinstance(tree, Table):
        return None, problems or (error(Place(path), "partner-feed-damaged"),)
    found, marks, problems = structure(Document(path, tree, "", 1), Snapshot)
    if isinstance(found, Snapshot) and len(found.items) > MOST_ITEMS:
        place = marks["items", MOST_ITEMS]
        problems = (*problems, error(place, "partner-feed-many", found=len(found.items), most=MOST_ITEMS))
    return (None if problems else found), problems


def written(values: Mapping[str, object], items: Iterable[Mapping[str, str]]) -> bytes:
    """The file of a snapshot: a line for each value, as they come; what is not known is not there."""
    known = {name: value for name, value in values.items() if value}
    listed = [{name: value for name, value in item.items() if value} for item in items]
    return (json.dumps({**known, "items": listed}, ensure_ascii=False, indent=2) + "\n").encode()
