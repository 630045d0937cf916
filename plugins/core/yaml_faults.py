"""What most likely went wrong where YAML cannot be read: the slips of people who do not know YAML."""

import re
from dataclasses import dataclass

import yaml

from plugins.core.problems import Place, Problem, error

# Where a quotation mark or a bracket is never closed, the mend is at its beginning; a line
# without its colon is noticed only on the next.
_BEGUN = re.compile(r"while (scanning a quoted|parsing a flow|scanning a simple key)")
_PAIR = re.compile(r"(?P<key>[ ]*(?:- )?[A-Za-z_]+):[ ]+(?P<value>\S.*?)[ ]*")
_NO_SPACE = re.compile(r"(?P<key>[ ]*(?:- )?[A-Za-z_]+):(?P<value>[^ /].*?)[ ]*")
_HASH_IN_LIST = re.compile(r"[\[,{][ ]*(?P<word>#[^\s,\]}]+)")
# What a plain value may not begin with, though a sentence may.
_SPECIAL = ("@", "`", "%", "|", ">", "- ", "? ")
_CLOSED = {
    '"': re.compile(r'"(?:[^"\\]|\\.)*"'),
    "'": re.compile(r"'(?:[^']|'')*'"),
    "[": re.compile(r"\[[^\[\]]*\]"),
    "{": re.compile(r"\{[^{}]*\}"),
}


@dataclass(frozen=True)
class _Spot:
    """Where libyaml stopped: the text's lines, line and column from 0, and the file."""

    lines: list[str]
    number: int
    column: int
    path: str
    lines_before: int

    @property
    def line(self) -> str:
        return self.lines[self.number] if self.number < len(self.lines) else ""

    def place(self, number: int, column: int) -> Place:
        return Place(self.path, number + 1 + self.lines_before, column + 1)


def syntax_problem(fault: yaml.MarkedYAMLError, text: str, path: str, lines_before: int) -> Problem:
    """The problem behind libyaml's: its place, and the mend where the line shows it."""
    begun = fault.context_mark if fault.context and _BEGUN.match(fault.context) else None
    mark = begun or fault.problem_mark or fault.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    spot = _Spot(text.split("\n"), line, column, path, lines_before)
    for find in (_tab, _no_space, _no_quotes, _hash_in_list):
        if problem := find(spot):
            return problem
    if fault.context and "simple key" in fault.context:
        return error(spot.place(line, column), "yaml-no-colon", found=spot.line.strip())
    return error(spot.place(line, column), "yaml-syntax", detail=fault.problem or "")


def _tab(spot: _Spot) -> Problem | None:
    if "\t" not in spot.line[: spot.column + 1]:
        return None
    return error(spot.place(spot.number, spot.column), "yaml-tab")


def _no_space(spot: _Spot) -> Problem | None:
    for number in (spot.number - 1, spot.number):
        found = _NO_SPACE.fullmatch(spot.lines[number]) if 0 <= number < len(spot.lines) else None
        if found:
            mend = f"{found['key'].strip()}: {found['value']}"
            return error(spot.place(number, found.start("value")), "yaml-space", mend=mend)
    return None


def _no_quotes(spot: _Spot) -> Problem | None:
    pair = _PAIR.fullmatch(spot.line)
    if pair is None or not _needs_quotes(pair["value"]):
        return None
    code = "yaml-colon" if ": " in pair["value"] else "yaml-quotes"
    mend = f"{pair['key'].strip()}: {_quoted(pair['value'])}"
    return error(spot.place(spot.number, spot.column), code, mend=mend)


def _hash_in_list(spot: _Spot) -> Problem | None:
    for number in range(min(spot.number, len(spot.lines) - 1), -1, -1):
        if sign := _HASH_IN_LIST.search(spot.lines[number]):
            return error(spot.place(number, sign.start("word")), "yaml-hash-list", found=sign["word"])
    return None


def _needs_quotes(value: str) -> bool:
    """Whether a value cannot stand without quotation marks: a colon in it, or a sign at its beginning."""
    closed = _CLOSED.get(value[0])
    if closed is not None:
        match = closed.match(value)
        return match is not None and match.end() < len(value)
    return ": " in value or value.endswith(":") or value.startswith(_SPECIAL)


def _quoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] == "'":
        value = value[1:-1]
    if '"' in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'
