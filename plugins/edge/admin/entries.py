"""Items as the forms load and save them: each a JSON text, its front matter as values, its text whole."""

import json
import secrets
from collections import OrderedDict
from collections.abc import Mapping
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any, Protocol

from plugins.core.dates import parse_moment
from plugins.core.feature import Kind
from plugins.core.parse import parse
from plugins.core.problems import Place, Problem, Severity, error, has_errors
from plugins.core.refusal import RefusalError
from plugins.core.source import SourceFile
from plugins.core.text import is_slug
from plugins.edge.admin.folder import LARGEST_FILE, LONGEST_TEXT, ROOT, Folder
from plugins.edge.admin.merging import MergeError, made, merged
from plugins.edge.admin.shown import shown
from plugins.edge.desk.fields import Form, forms_of

MARK = "koske"
"""The key of a form's own mark among the values of an item."""
_MOST_MARKS = 20_000


class Checking(Protocol):
    """What is asked of the preview before anything is written (`plugins.edge.preview.showing`)."""

    def check(self, changes: Mapping[str, bytes | None]) -> list[Problem]:
        """All that the writer would be told if these files were so."""

    def changed(self) -> None:
        """Look at the folders now."""


class RefusedError(Exception):
    """Nothing was written; ``problems`` say why, ``status`` is the answer's, ``more`` goes with it."""

    def __init__(
        self, *problems: Problem, status: int = 422, more: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(problems)
        self.problems, self.status, self.more = problems, status, more or {}


class Entries:
    """The items of a content folder, for the forms."""

    def __init__(self, folder: Folder, kinds: Mapping[str, Kind], showing: Checking) -> None:
        self.folder = folder
        self._kinds = kinds
        self._forms = {name: forms_of(kind) for name, kind in kinds.items()}
        self._showing = showing
        self._marks: OrderedDict[str, tuple[str, str]] = OrderedDict()
        self._brief: dict[str, tuple[tuple[int, int], dict[str, Any]]] = {}

    def forms(self, below: str) -> tuple[Form, ...]:
        """The fields of the kind that a file is of."""
        return self._forms[below.split("/", 1)[0]]

    def listed(self, kind: str) -> list[tuple[str, dict[str, Any]]]:
        """The items of a kind by path, without their texts; those that cannot be read are left out."""
        names = [below for below in self.folder.names(kind) if below.endswith(".md")]
        return [(below, values) for below in names if (values := self.brief(below)) is not None]

    def brief(self, below: str) -> dict[str, Any] | None:
        """The values of an item without its text; kept as long as its file is as it was."""
        try:
            stamp = self.folder.stamp(below)
            known = self._brief.get(below)
            if known is None or known[0] != stamp:
                values = self._values(below, self.folder.read(below) or b"")
                if values is None:
                    return None
                known = (stamp, {key: value for key, value in values.items() if key != "body"})
                self._brief[below] = known
        except OSError:
            return None
        return known[1]

    def loaded(self, below: str) -> dict[str, Any] | None:
        """An item with its text, and a mark that tells what its form was made of; None where there is none.

        Raises RefusedError for what cannot be read.
        """
        data = self.folder.read(below)
        if data is None:
            return None
        values = self._values(below, data)
        if values is None:
            raise RefusedError(*parse(SourceFile(below, data))[1])
        return {**values, MARK: self._marked(below, data)}

    def _values(self, below: str, data: bytes) -> dict[str, Any] | None:
        document, _ = parse(SourceFile(below, data))
        if document is None:
            return None
        # References are found by id: one that is the file's name is not written in it.
        return {"id": PurePosixPath(below).stem, **shown(document, self.forms(below))}

    def _marked(self, below: str, data: bytes, mark: str = "") -> str:
        mark = mark or secrets.token_urlsafe(12)
        self._marks[mark] = (below, sha256(data).hexdigest())
        self._marks.move_to_end(mark)
        while len(self._marks) > _MOST_MARKS:
            self._marks.popitem(last=False)
        return mark

    def save(self, below: str, raw: str, assets: Mapping[str, bytes]) -> list[Problem]:
        """Write an item, with the pictures and files that came with it.

        The warnings on it are returned. Raises RefusedError; then nothing is written.
        """
        submitted = _submitted(raw)
        place = Place(below)
        mark = submitted.pop(MARK, None)
        data = self._read(below)
        if data is None:
            if self._marks.get(str(mark), ("",))[0] == below:
                raise RefusedError(error(place, "forms-gone"), status=409)
            self._refuse_name(below)
        elif self._marks.get(str(mark)) != (below, sha256(data).hexdigest()):
            code = "forms-changed-meanwhile" if str(mark) in self._marks else "forms-out-of-date"
            raise RefusedError(error(place, code), status=409)
        if submitted.get("id") == PurePosixPath(below).stem and not self._says_id(below, data):
            submitted.pop("id")
        new = self._merged(below, data, submitted)
        self._refuse_size(below, new, assets)
        changes = {
            path: content for path, content in {below: new, **assets}.items() if content != self._read(path)
        }
        problems = self._showing.check({**changes, below: new})
        mine = [one for one in problems if one.place.path in {below, *assets}]
        # Drafts too: an error in any file stops the build, and with it what others want to publish.
        if has_errors(mine):
            raise RefusedError(*(one for one in mine if one.severity is Severity.ERROR))
        self._refuse_newly_broken(problems, below)
        self._write(changes)
        if mark is not None:
            self._marked(below, new, str(mark))
        return [one for one in mine if one.severity is not Severity.ERROR]

    def _refuse_newly_broken(self, problems: list[Problem], own: str | None = None) -> None:
        """Refuse a change for the errors that are there only because of it, not those of its ``own`` file."""
        errors = [one for one in problems if one.severity is Severity.ERROR and one.place.path != own]
        known = set(self._showing.check({})) if errors else ()
        if new := [one for one in errors if one not in known]:
            raise RefusedError(*new)

    def _read(self, below: str) -> bytes | None:
        try:
            return self.folder.read(below)
        except OSError as fault:
            raise RefusedError(error(Place(below), "forms-unwritable", reason=_why(fault))) from fault

    def _says_id(self, below: str, data: bytes | None) -> bool:
        document, _ = parse(SourceFile(below, data or b""))
        return document is not None and document.front.entry("id") is not None

    def _merged(self, below: str, data: bytes | None, submitted: Mapping[str, object]) -> bytes:
        forms = self.forms(below)
        try:
            return made(forms, submitted) if data is None else merged(data, forms, submitted)
        except MergeError as fault:
            raise RefusedError(error(Place(below), "forms-unmerged")) from fault

    def _refuse_name(self, below: str) -> None:
        stem = PurePosixPath(below).stem
        if not is_slug(stem):
            raise RefusedError(error(Place(below), "forms-name", found=stem))

    @staticmethod
    def _refuse_size(below: str, data: bytes, assets: Mapping[str, bytes]) -> None:
        if len(data) > LONGEST_TEXT:
            raise RefusedError(
                error(Place(below), "forms-large", limit=LONGEST_TEXT // 1_000_000), status=413
            )
        for path, content in assets.items():
            if len(content) > LARGEST_FILE:
                raise RefusedError(
                    error(Place(path), "forms-large", limit=LARGEST_FILE // 1_000_000), status=413
                )

    def save_media(self, below: str, content: bytes) -> None:
        """Write a picture or a download. Raises RefusedError; then nothing is written."""
        self._refuse_size(below, b"", {below: content})
        old = self._read(below)
        if old is not None and old != content:
            raise RefusedError(error(Place(below), "forms-media-exists"), status=409)
        found = [one for one in self._showing.check({below: content}) if one.place.path == below]
        if has_errors(found):
            raise RefusedError(*found)
        self._write({below: content})

    def _write(self, changes: Mapping[str, bytes | None]) -> None:
        # Pictures first: a text never names one that is not there yet.
        for below in sorted(changes, key=lambda path: path.endswith(".md")):
            content = changes[below]
            try:
                if content is None:
                    self.folder.remove(below)
                else:
                    self.folder.write(below, content)
            except OSError as fault:
                raise RefusedError(error(Place(below), "forms-unwritable", reason=_why(fault))) from fault
        self._showing.changed()

    def write(self, changes: Mapping[str, bytes | None]) -> None:
        """Write files and take files away (None), after the errors that would come of it are refused."""
        self._refuse_newly_broken(self._showing.check(changes))
        self._write(changes)

    def is_out(self, below: str) -> bool:
        """Whether an item is, or may be, known to readers: no draft. Of one that cannot be read it is so."""
        values = self.brief(below)
        return values is None or values.get("status") != "draft"

    def first_day(self, below: str) -> str:
        """The day from which an item is out, as it is written for sorting; empty where there is none."""
        written = str((self.brief(below) or {}).get("date") or "")
        try:
            return str(parse_moment(written).day) if written else ""
        except RefusalError:
            return ""


def _submitted(raw: str) -> dict[str, Any]:
    """The values that a form sends. Raises RefusedError."""
    try:
        found = json.loads(raw)
    except ValueError as fault:
        raise RefusedError(error(Place(""), "forms-request"), status=400) from fault
    if not isinstance(found, dict):
        raise RefusedError(error(Place(""), "forms-request"), status=400)
    return found


def _why(fault: OSError) -> str:
    return fault.strerror or str(fault)


def raw_of(values: Mapping[str, Any]) -> str:
    """The JSON text of an item."""
    return json.dumps(values, ensure_ascii=False)


def path_of(below: str) -> str:
    """A path as the browser names it."""
    return ROOT + below
