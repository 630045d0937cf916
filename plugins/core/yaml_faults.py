"""What most likely went wrong where YAML cannot be read: the slips of people who do not know YAML."""

import re

import yaml
from msgspec import Struct

from plugins.core.problems import Place, Problem, error

# Where a quotation mark or a bracket is never closed, the mend is at its beginning; a line
# without its colon is noticed only on the next.
_BEGUN = re.compile(r"while (scanning a quoted|parsing a flow|scanning a simple key)")
_PAIR = re.compile(r"(?P<key>[ ]*(?:- )?[A-Za-z_]+):[ ]+(?P<value>\S.*?)[ ]*")
_NO_SPACE = re.compile(r"(?P<key>[ ]*(?:- )?[A-Za-z_]+):(?P<value>[^ /].*?)[ ]*")
_HASH_IN_LIST = re.compile(r"[\[,{][ ]*(?P<word>#[^\s,\]}]+)")
# What a plain value may not begin with, though a sentence may.
_SPECIAL = ("@", "`", "%", "|", ">", "*", "&", "!", "- ", "? ")
ODD_BLANK = re.compile("[\u00a0\u2007\u202f\u200b\u2060\ufeff]")
"""What word processors and web pages leave in a text: it looks like a space or like nothing."""

_INDENTED = re.compile(r"(?P<indent>[ ]*)(?P<dash>- +)?[A-Za-z_]+:(?:[ ]|$)")
_TWO_COMMAS = re.compile(r",(?:[ ]*,)+|(?<=\[)[ ]*,")
_CLOSED = {
    '"': re.compile(r'"(?:[^"\\]|\\.)*"'),
    "'": re.compile(r"'(?:[^']|'')*'"),
    "[": re.compile(r"\[[^\[\]]*\]"),
    "{": re.compile(r"\{[^{}]*\}"),
}


class _Spot(Struct, frozen=True):
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
    for find in (
        _tab,
        _odd_blank,
        _no_space,
        _no_quotes,
        _hash_in_list,
        _commas,
        _open_quote,
        _open_bracket,
        _indent,
    ):
        if problem := find(spot):
            return problem
    if fault.context and "simple key" in fault.context:
        return error(spot.place(line, column), "yaml-no-colon", found=spot.line.strip())
    return error(spot.place(line, column), "yaml-syntax", detail=fault.problem or "")


def _tab(spot: _Spot) -> Problem | None:
    if "\t" not in spot.line[: spot.column + 1]:
        return None
    return error(spot.place(spot.number, spot.column), "yaml-tab")


def _odd_blank(spot: _Spot) -> Problem | None:
    """A no-break space or an invisible character at the beginning of a line, or behind the colon."""
    for number in (spot.number - 1, spot.number):
        line = spot.lines[number] if 0 <= number < len(spot.lines) else ""
        key = re.match(r"\W*[A-Za-z_]+:", line)
        found = ODD_BLANK.search(line)
        if found is not None and (
            not line[: found.start()].strip(" -") or (key and found.start() == key.end())
        ):
            return odd_blank(spot.place(number, found.start()), found[0])
    return None


def odd_blank(place: Place, character: str) -> Problem:
    """The problem of a character that looks like a space, or like nothing, and is none."""
    return error(place, "yaml-blank", character=f"U+{ord(character):04X}")


def _commas(spot: _Spot) -> Problem | None:
    found = _TWO_COMMAS.search(spot.line) if "[" in spot.line else None
    if found is None:
        return None
    line = _TWO_COMMAS.sub(
        lambda match: (
            "," if match[0].startswith(",") and match.start() and spot.line[match.start() - 1] != "[" else ""
        ),
        spot.line,
    )
    return error(spot.place(spot.number, found.start()), "yaml-commas", mend=line.strip())


def _open_quote(spot: _Spot) -> Problem | None:
    """A quotation mark that nothing closes: told where it begins."""
    pair = _PAIR.fullmatch(spot.line)
    sign = pair["value"][0] if pair else ""
    if pair is None or sign not in ("'", '"') or _CLOSED[sign].match(pair["value"]):
        return None
    mend = f"{pair['key'].strip()}: {_quoted(pair['value'][1:].strip())}"
    return error(spot.place(spot.number, pair.start("value")), "yaml-quote-open", mend=mend)


def _open_bracket(spot: _Spot) -> Problem | None:
    """A bracket that nothing closes on its line: told where it begins."""
    pair = _PAIR.fullmatch(spot.line)
    sign = pair["value"][0] if pair else ""
    if pair is None or sign not in ("[", "{") or _CLOSED[sign].match(pair["value"]):
        return None
    if any(pair["value"].count(quote) % 2 for quote in ('"', "'")):
        return None
    mend = f"{spot.line.strip().rstrip(',')}{']' if sign == '[' else '}'}"
    return error(spot.place(spot.number, pair.start("value")), "yaml-bracket-open", mend=mend)


def _indent(spot: _Spot) -> Problem | None:
    """A line that begins farther in or out than those that it belongs with."""
    here = _INDENTED.match(spot.line)
    above = next(
        (match for line in reversed(spot.lines[: spot.number]) if (match := _INDENTED.match(line))), None
    )
    if here is None or above is None:
        return None
    inside = len(above["indent"]) + len(above["dash"] or "")
    found, fit = len(here["indent"]), len(above["indent"]) if here["dash"] else inside
    if found == fit:
        return None
    return error(spot.place(spot.number, found), "yaml-indent", found=found, expected=fit)


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
    code = "yaml-colon" if ": " in pair["value"] or pair["value"].endswith(":") else "yaml-quotes"
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
    if len(value) > 1 and (value[0] == value[-1] == "'" or (value[0] in "”“„" and value[-1] in "”“")):
        value = value[1:-1]
    if '"' in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'
