"""The notes of ``make check``: language help on every text, drafts too, and what is easily forgotten."""

import re
from collections.abc import Iterator
from pathlib import Path

from plugins.core.contacts import contact_now
from plugins.core.dates import format_day
from plugins.core.model import Entity
from plugins.core.problems import Place, Problem, in_order, note
from plugins.core.proofreading import Directory, Person, Text, notes
from plugins.core.site import Site

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\n.*?^---[ \t]*$\n?", re.MULTILINE | re.DOTALL)


# Quotation marks of a word processor around a whole value: to YAML they are letters, and readers see them.
_QUOTED = re.compile(
    r"^[ ]*(?:- )?(?:(?P<key>[a-z_]+):)?[ ]*\[?[ ]*(?P<found>[”“„][^”“„\n]*[”“])[ ]*(?:[,\]].*)?$",
    re.MULTILINE,
)


def notes_on(site: Site, content: Path) -> tuple[Problem, ...]:
    """The notes on all items, by place."""
    directory = directory_of(site)
    return in_order(
        problem
        for kind, id in site.ids()
        if (entity := site.written(kind, id)) is not None
        for problem in _notes_on(entity, site, content, directory)
    )


def directory_of(site: Site) -> Directory:
    """Everybody whom the site shows as being reached now."""
    people = []
    for entity in site.of("person"):
        card = contact_now(entity, site)
        phone = card.phone
        people.append(
            Person(
                entity.title,
                phone.url.removeprefix("tel:") if phone else "",
                phone.text if phone else "",
                card.email.text if card.email else "",
            )
        )
    own = [site.identity.email_pattern.partition("@")[2], site.identity.contact_email.partition("@")[2]]
    return Directory(tuple(people), frozenset(domain.lower() for domain in own if domain))


def _notes_on(entity: Entity, site: Site, content: Path, directory: Directory) -> Iterator[Problem]:
    fields, kind = entity.fields, site.kinds[entity.kind]
    if kind.select is not None and not fields.summary:
        yield note(entity.place("title"), "note-no-summary")
    registration = getattr(fields, "registration", None)
    deadline = registration.deadline if registration else None
    if deadline and fields.date and deadline.day < fields.date.day:
        place = entity.place("registration", "deadline")
        yield note(place, "note-deadline-past", date=format_day(fields.date.day, "fi"))
    yield from _quoted(entity, content)
    text = _text_of(entity, content, (fields.date.day if fields.date else site.day).year)
    if text is not None:
        yield from notes(text, directory, draft=entity.brief.draft)


def _quoted(entity: Entity, content: Path) -> Iterator[Problem]:
    try:
        front = _FRONT.match((content / entity.path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return  # what is wrong with the file is told by the build
    for match in _QUOTED.finditer(front[0] if front else ""):
        before = front[0][: match.start("found")] if front else ""
        place = Place(entity.path, before.count("\n") + 1, len(before) - before.rfind("\n"))
        yield note(place, "note-quotes", found=match["found"])


def _text_of(entity: Entity, content: Path, year: int) -> Text | None:
    try:
        written = (content / entity.path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None  # what is wrong with the file is told by the build
    front = _FRONT.match(written)
    if front is None:
        return None
    return Text(entity.path, written[front.end() :], written.count("\n", 0, front.end()) + 1, year)
