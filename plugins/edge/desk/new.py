"""``make new``: a file for a new item, with what its kind can say and a word on each field."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from plugins.core.dates import format_day
from plugins.core.feature import Kind
from plugins.core.identity import Identity
from plugins.core.parse import parse
from plugins.core.problems import Place, Problem, error
from plugins.core.proofreading import PLACEHOLDER
from plugins.core.route import prefix, word
from plugins.core.schema import structure
from plugins.core.site import Site
from plugins.core.source import SourceFile
from plugins.core.text import nearest, slugify
from plugins.edge.desk.fields import Form, forms_of, words
from plugins.edge.desk.writing import Given, text_of, written_values

_FOUR_DIGITS = re.compile(r"[0-9]{4}")


class NewError(Exception):
    """No file can be written; ``problems`` say why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(problems)
        self.problems = problems


class Known(Struct, frozen=True):
    """What must be known of the site: its kinds and identity, the day, and which ids are taken.

    ``last_issue`` is the newest issue by year and number, with its title.
    """

    identity: Identity
    day: date
    kinds: Mapping[str, Kind]
    ids: frozenset[tuple[str, str]]
    last_issue: tuple[int, int, str] = (0, 0, "")


class Draft(Struct):
    """An item in the making: its kind, its fields, and what is known of them by now.

    What is ``settled`` was said at the start and is not asked for.
    """

    kind: Kind
    forms: tuple[Form, ...]
    known: Known
    given: dict[str, str] = field(default_factory=dict)
    settled: frozenset[str] = frozenset()

    @property
    def needed(self) -> tuple[Form, ...]:
        """The fields that must have a value, in the order in which one asks for them."""
        return tuple(
            form
            for form in _on_one_line(self.forms)
            if form.required or (form.unless and form.unless not in self.given)
        )

    @property
    def missing(self) -> tuple[Form, ...]:
        """Those of them that have none."""
        return tuple(form for form in self.needed if form.key not in self.given)

    def problems(self, *keys: str) -> tuple[Problem, ...]:
        """What is wrong with the values of these keys, or of all that were given."""
        given = {key: self.given[key] for key in keys or self.given}
        if not given:
            return ()
        front = written_values(self.forms, given)
        source = SourceFile("", f"---\n{front}\n---\n".encode())
        document, found = parse(source)
        if document is None:
            return found
        _, _, wrong = structure(document, self.kind.model, self.known.identity.zone)
        return tuple(one for one in (*found, *wrong) if one.code != "key-missing")


def known_of(site: Site) -> Known:
    """What `Known` says, of a site that shows drafts too."""
    issues = [entity for kind, id in site.ids() if kind == "issue" if (entity := site.written(kind, id))]
    last = max(((one.fields.year, one.fields.number, one.title) for one in issues), default=(0, 0, ""))
    return Known(site.identity, site.day, site.kinds, frozenset(site.ids()), last)


def draft_of(known: Known, kind_name: str, given: Given) -> Draft:
    """A draft of a kind with what was given, by key in capitals. Raises NewError for what there is not."""
    kind = kind_named(known.kinds, kind_name)
    draft = Draft(kind, forms_of(kind), known)
    keys = {_variable(form): form.key for form in _on_one_line(draft.forms)}
    unknown = sorted(set(given) - set(keys))
    if unknown:
        raise NewError(*(_unknown(name, keys) for name in unknown))
    draft.given |= {keys[name]: value for name, value in given.items() if value.strip()}
    draft.settled = frozenset(draft.given)
    wrong = draft.problems()
    if wrong:
        raise NewError(*wrong)
    return draft


def kind_named(kinds: Mapping[str, Kind], name: str) -> Kind:
    """The kind that somebody calls so: by its name, its folder or its Finnish word. Raises NewError."""
    names = {other: kind for kind in kinds.values() for other in _names(kind)}
    wanted = slugify(name)
    if wanted in names:
        return names[wanted]
    known = ", ".join(kind.folder for kind in kinds.values())
    near = nearest(wanted, names)
    if near:
        raise NewError(error(Place(""), "new-kind-near", found=name, nearest=names[near].folder))
    raise NewError(error(Place(""), "new-kind", found=name, known=known))


def _names(kind: Kind) -> set[str]:
    told = words()["kinds"].get(kind.name, {})
    spoken = {slugify(text) for text in (*told.values(), *kind.words.values()) if text}
    return {kind.name, kind.folder, kind.folder.removesuffix("s"), *spoken}


def _unknown(name: str, keys: Mapping[str, str]) -> Problem:
    near = nearest(name, keys)
    if near:
        return error(Place(""), "new-key-near", found=name, nearest=near)
    return error(Place(""), "new-key", found=name, known=", ".join(keys))


def _on_one_line(forms: tuple[Form, ...]) -> tuple[Form, ...]:
    """The fields that can be given on one line, the keys inside of others among them."""
    found: list[Form] = []
    for form in forms:
        if form.keys:
            named = tuple(_inside(form, key) for key in form.keys)
            found += [key for key in named if not key.many or not key.keys]
        else:
            found.append(form)
    return tuple(found)


def _inside(form: Form, key: Form) -> Form:
    return replace(key, key=f"{form.key}.{key.key}", required=form.required and key.required)


def propose(draft: Draft) -> None:
    """Give what can be told without asking: the next number, the year, the day, the title of an issue."""
    given, known = draft.given, draft.known
    fields = {form.key for form in draft.forms}
    required = {form.key for form in draft.forms if form.required}
    if "date" in required:
        given.setdefault("date", format_day(known.day, "fi"))
    if "year" in required:
        given.setdefault("year", str(known.day.year))
    if draft.kind.name == "issue" and {"number", "year"} <= fields:
        year, number, title = known.last_issue
        following = number + 1 if given["year"] == str(year) else 1
        given.setdefault("number", str(following))
        before, after = f"{number}/{year}", f"{given['number']}/{given['year']}"
        named = title.replace(before, after) if before in title else f"{known.identity.name} {after}"
        given.setdefault("title", named)


def fill(draft: Draft) -> None:
    """Put a reminder where a required text is not known yet, so that the new file can be looked at.

    Raises NewError for what nothing can stand for.
    """
    for form in draft.missing:
        if form.can_wait:
            draft.given[form.key] = f"{PLACEHOLDER} {form.label.lower()}."
    if draft.missing:
        folder = draft.kind.folder
        raise NewError(
            *(
                error(
                    Place(""),
                    "new-missing",
                    name=_variable(form),
                    what=form.label.lower(),
                    folder=folder,
                    example=form.example or next((value for value, _ in form.choices), form.label),
                )
                for form in draft.missing
            )
        )


def identify(draft: Draft) -> None:
    """Give the item its id: that of an issue is its number, others' is made of the title. Raises NewError."""
    given = draft.given
    if "id" not in given:
        if draft.kind.name == "issue":
            given["id"] = f"{given['year']}-{given['number']}"
        else:
            given["id"] = slugify(given["title"])
            if draft.kind.yearly and _FOUR_DIGITS.fullmatch(given["id"]):
                # An address that is a year belongs to the list of that year.
                given["id"] = f"{draft.kind.name}-{given['id']}"
    if (draft.kind.name, given["id"]) in draft.known.ids:
        raise NewError(error(Place(""), "new-id-taken", id=given["id"], folder=draft.kind.folder))


def address_of(draft: Draft) -> str:
    """Where the item will stand on the site."""
    kind, identity = draft.kind, draft.known.identity
    lang = draft.given.get("lang", identity.lang)
    place = word(kind, identity, lang)
    start = f"{prefix(identity, lang)}/{place}/" if place else f"{prefix(identity, lang)}/"
    return f"{start}#{draft.given['id']}" if kind.anchored else f"{start}{draft.given['id']}/"


def save(draft: Draft, content: Path) -> Path:
    """Write the file, unless there is one already. Raises NewError; the path is that below ``content``."""
    draft.given.setdefault("status", "draft")
    path = Path(draft.kind.folder, f"{draft.given['id']}.md")
    folder = content / draft.kind.folder
    if folder.is_symlink():
        raise NewError(error(Place(""), "new-unwritable", path=path, reason="symbolic link"))
    try:
        folder.mkdir(exist_ok=True)
        with (content / path).open("x", encoding="utf-8", newline="\n") as file:
            file.write(text_of(draft.kind.name, draft.forms, draft.given))
    except FileExistsError as fault:
        raise NewError(error(Place(""), "new-file-exists", path=path)) from fault
    except OSError as fault:
        raise NewError(error(Place(""), "new-unwritable", path=path, reason=fault.strerror)) from fault
    return path


def _variable(form: Form) -> str:
    return form.key.upper().replace(".", "_")
