"""Front matter as a tree of plain texts, each with its place in the file.

YAML is read the plain way only (content-model.md, "Values"): scalars stay the text that was
written, and anchors, aliases, merge keys and tags are refused, so that no value turns into
something else and no small file can grow into a large one.
"""

import re
from collections.abc import Iterator

import yaml
from msgspec import Struct, field

from plugins.core.problems import Place, Problem, error, warning
from plugins.core.text import CONTROL
from plugins.core.yaml_faults import ODD_BLANK, odd_blank, syntax_problem

DEEPEST = 20
LONGEST = 100_000
MOST_VALUES = 5000

# A comment has a space after its sign, a hashtag has not.
_HASH_WORD = re.compile(r"[ \t]+(?P<word>#[^\s#]\S*)")
_WORD = re.compile(r"[^\s,\[\]{}]+")


class Scalar(Struct, frozen=True):
    """A text; ``plain`` when it was written without quotes or block marks."""

    text: str
    place: Place
    plain: bool = True

    @property
    def empty(self) -> bool:
        """Whether the key was left without a value (``end:``)."""
        return self.plain and not self.text


class Listing(Struct, frozen=True):
    """A sequence."""

    items: tuple["Tree", ...]
    place: Place


class Entry(Struct, frozen=True):
    """One key of a mapping with its value."""

    key: str
    key_place: Place
    value: "Tree"


class Table(Struct, frozen=True):
    """A mapping, in the order of the file."""

    entries: tuple[Entry, ...]
    place: Place

    def entry(self, key: str) -> Entry | None:
        """The entry of that key, if there is one."""
        return next((entry for entry in self.entries if entry.key == key), None)


Tree = Scalar | Listing | Table


class _TooMuchError(Exception):
    """More than any content needs, of lists within lists or of values; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class _Reader(Struct):
    """Turns libyaml's events into a tree, collecting problems on the way."""

    events: Iterator[yaml.Event]
    path: str
    lines_before: int
    lines: list[str]
    most_values: int = MOST_VALUES
    problems: list[Problem] = field(default_factory=list)
    values: int = 0

    def place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        return Place(self.path, line + 1 + self.lines_before, column + 1)

    def node(self, event: yaml.Event, depth: int = 0) -> Tree:
        place = self.place(event)
        refused = self._refuse_graph(event, place)
        self.values += 1
        if depth > DEEPEST:
            raise _TooMuchError(error(place, "yaml-deep", limit=DEEPEST))
        if self.values > self.most_values:
            raise _TooMuchError(error(place, "yaml-many", limit=self.most_values))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._listing(place, depth)
        if isinstance(event, yaml.MappingStartEvent):
            return self._table(place, depth)
        if isinstance(event, yaml.ScalarEvent):
            text = event.value
            if control := CONTROL.search(text):  # "\x07" in quotes, which no look at the file shows
                character = f"U+{ord(control[0]):04X}"
                self.problems.append(error(place, "control-character", character=character))
                text = CONTROL.sub("\ufffd", text)
            if not event.style and event.end_mark is not None:
                self._look_for_hash(event.end_mark.line, event.end_mark.column)
                self._look_for_dash(place.line - 1 - self.lines_before, event.end_mark.line)
            # What is refused is not missing as well.
            return Scalar(text or refused, place, plain=not (event.style or refused))
        return Scalar(refused, place, plain=not refused)

    def _look_for_hash(self, line_number: int, column: int) -> None:
        """A word with ``#`` after a plain value is a comment to YAML: most likely it was meant as text."""
        line = self.lines[line_number] if line_number < len(self.lines) else ""
        if word := _HASH_WORD.match(line, column):
            place = Place(self.path, line_number + 1 + self.lines_before, word.start("word") + 1)
            self.problems.append(warning(place, "yaml-hash", found=word["word"]))

    def _look_for_dash(self, first: int, last: int) -> None:
        """An entry of a list that is indented farther than the one before it is read as its next line."""
        for number in range(first + 1, min(last + 1, len(self.lines))):
            line = self.lines[number]
            if line.lstrip().startswith("- "):
                place = Place(self.path, number + 1 + self.lines_before, len(line) - len(line.lstrip()) + 1)
                self.problems.append(warning(place, "yaml-dash", found=line.strip()))
                return

    def _refuse_graph(self, event: yaml.Event, place: Place) -> str:
        """Tell of what has a meaning of its own to YAML; gives it as it is written, or an empty text."""
        code = (
            "yaml-alias"
            if isinstance(event, yaml.AliasEvent)
            else "yaml-anchor"
            if getattr(event, "anchor", None)
            else "yaml-tag"
            if getattr(event, "tag", None)
            else ""
        )
        if not code:
            return ""
        at = place.line - 1 - self.lines_before
        line = self.lines[at] if at < len(self.lines) else ""
        word = _WORD.match(line, place.column - 1)
        written = word[0] if word else ""
        self.problems.append(error(place, code, name=written))
        return written

    def _listing(self, place: Place, depth: int) -> Listing:
        items = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.node(event, depth + 1))
        return Listing(tuple(items), place)

    def _table(self, place: Place, depth: int) -> Table:
        entries: list[Entry] = []
        seen: dict[str, Place] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if not isinstance(key, Scalar):
                self.problems.append(error(key.place, "yaml-key"))
            elif blank := ODD_BLANK.search(key.text) if not key.text.isascii() else None:
                self.problems.append(odd_blank(key.place, blank[0]))
            elif key.text == "<<":
                self.problems.append(error(key.place, "yaml-merge"))
            elif key.text in seen:
                first = seen[key.text]
                self.problems.append(error(key.place, "key-twice", key=key.text, line=first.line))
            else:
                seen[key.text] = key.place
                entries.append(Entry(key.text, key.place, value))
        return Table(tuple(entries), place)


def read_yaml(
    text: str, path: str, lines_before: int = 0, *, longest: int = LONGEST, most_values: int = MOST_VALUES
) -> tuple[Tree | None, tuple[Problem, ...]]:
    """The tree of one YAML document, or None with the problem that keeps it from being read.

    ``lines_before`` is how many lines of the file stand before the text, for the places. A text of more
    characters than ``longest``, or of more values than ``most_values``, is not read.
    """
    if len(text) > longest:
        return None, (error(Place(path, lines_before + 1), "yaml-long", limit=longest),)
    # CParser reads as CBaseLoader does, and gives marks; the events show anchors and tags,
    # which a composed node no longer does.
    events = yaml.parse(text, Loader=yaml.CBaseLoader)
    reader = _Reader(iter(events), path, lines_before, text.split("\n"), most_values)
    tree: Tree | None = None
    try:
        for event in reader.events:
            if isinstance(event, yaml.DocumentStartEvent):
                tree = _document(reader, event, tree)
    except _TooMuchError as fault:
        return None, (*reader.problems, fault.problem)
    except yaml.MarkedYAMLError as fault:
        return None, (*reader.problems, syntax_problem(fault, text, path, lines_before))
    except yaml.YAMLError as fault:
        place = Place(path, lines_before + 1, 1)
        return None, (*reader.problems, error(place, "yaml-syntax", detail=str(fault).splitlines()[0]))
    return tree, tuple(reader.problems)


def _document(reader: _Reader, start: yaml.Event, before: Tree | None) -> Tree:
    event = next(reader.events)
    if before is not None:
        reader.problems.append(error(reader.place(start), "yaml-documents"))
    return reader.node(event)
