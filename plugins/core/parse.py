"""Stage "parse": the bytes of a source file become front matter with places, and a body."""

import re
from codecs import BOM_UTF8
from itertools import islice

from msgspec import Struct

from plugins.core.problems import Place, Problem, error, warning
from plugins.core.source import SourceFile
from plugins.core.yaml_tree import Table, read_yaml

_BOM = "\ufeff"
_BIDI_OVERRIDES = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
# Looked for one by one: that takes a tenth of the time of one expression.
_CONTROLS = (*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF)
_FORBIDDEN = (*_BIDI_OVERRIDES, *map(chr, _CONTROLS))
_ANY_FORBIDDEN = re.compile(f"[{''.join(map(re.escape, _FORBIDDEN))}]")
_MOST_TOLD = 100
_FENCE = re.compile(r"---[ \t]*")
# What was meant for it: spaces before it, other dashes, another number of them; other programs' fences.
_LIKE_FENCE = re.compile(r"\s*(?:[-–—\u2212\u2010\u2011_*=]+|\+{3}|\.{3})\s*")
_KEY = re.compile(r"[ \t]*(?:-[ \t]+)?[A-Za-z_]+[ \t]*:|[ \t]+\S|[ \t]*-[ \t]|[ \t]*#")
_SOON = 20


class Document(Struct, frozen=True):
    """A source file taken apart: its front matter's tree, its body and the body's first line."""

    path: str
    front: Table
    body: str
    body_line: int


def parse(source: SourceFile) -> tuple[Document | None, tuple[Problem, ...]]:
    """The document, or None where the front matter cannot be read; every problem found.

    Source: content-model.md, "Values" and "Refusals".
    """
    start = Place(source.path)
    if not source.data.removeprefix(BOM_UTF8).strip():
        return None, (error(start, "file-empty"),)
    text, problems = text_of(source)
    if text is None:
        return None, problems
    lines = text.split("\n")
    front, found, after = _front_matter(lines, source.path)
    if front is None:
        return None, (*problems, *found)
    body = "\n".join(lines[after:])
    return Document(source.path, front, body, after + 1), (*problems, *found)


def text_of(source: SourceFile) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of a file with plain line ends, or None where it has bytes or characters that no text has."""
    try:
        text = source.data.decode("utf-8")
    except UnicodeDecodeError as fault:
        return None, (_not_utf8(source, fault),)
    text = text.removeprefix(_BOM)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems = tuple(_forbidden_characters(text, source.path))
    forbidden = any(problem.code == "control-character" for problem in problems)
    return None if forbidden else text, problems


def _front_matter(lines: list[str], path: str) -> tuple[Table | None, tuple[Problem, ...], int]:
    """The front matter's tree, or None; its problems; how many lines it takes."""
    if not _FENCE.fullmatch(lines[0]):
        return None, (_no_front(lines, path),), 0
    end = next((number for number, line in enumerate(lines[1:], 1) if _FENCE.fullmatch(line)), None)
    if end is None:
        return None, (_unclosed(lines, path),), 0
    tree, problems = read_yaml("\n".join(lines[1:end]) + "\n", path, lines_before=1)
    if tree is None and not problems:
        problems = (error(Place(path), "front-empty"),)
    elif tree is not None and not isinstance(tree, Table):
        problems = (*problems, error(tree.place, "front-not-keys"))
    return tree if isinstance(tree, Table) else None, problems, end + 1


def _no_front(lines: list[str], path: str) -> Problem:
    """What stands in the place of the first line of the front matter."""
    first = lines[0].strip()
    if first and _LIKE_FENCE.fullmatch(first) and first != "---":
        return error(Place(path), "front-dashes", found=first)
    later = next((at for at, line in enumerate(lines[:_SOON]) if line.strip() == "---"), None)
    if later is not None and any(_KEY.match(line) for line in lines[later + 1 : later + 2]):
        return error(Place(path, later + 1), "front-late")
    return error(Place(path), "front-missing")


def _unclosed(lines: list[str], path: str) -> Problem:
    """Where the front matter most likely was to end: at a line like its last, else before the text."""
    for number, line in enumerate(lines[1:], 1):
        if _LIKE_FENCE.fullmatch(line) and line.strip():
            return error(Place(path, number + 1), "front-dashes", found=line.strip())
        if not _KEY.match(line):
            return error(Place(path, number + 1), "front-unclosed")
    return error(Place(path), "front-unclosed")


def _not_utf8(source: SourceFile, fault: UnicodeDecodeError) -> Problem:
    before = source.data[: fault.start]
    line = before.count(b"\n") + 1
    start_of_line = before.rfind(b"\n") + 1
    column = len(before[start_of_line:].decode("utf-8", "replace")) + 1
    return error(Place(source.path, line, column), "not-utf8", byte=f"0x{source.data[fault.start]:02X}")


def _forbidden_characters(text: str, path: str) -> list[Problem]:
    """The first of the characters that no text may have: thousands of them are one mistake."""
    if not any(character in text for character in _FORBIDDEN):
        return []
    problems = []
    for found in islice(_ANY_FORBIDDEN.finditer(text), _MOST_TOLD):
        at = found.start()
        place = Place(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
        tell, code = (
            (warning, "bidi-override") if found[0] in _BIDI_OVERRIDES else (error, "control-character")
        )
        problems.append(tell(place, code, character=f"U+{ord(found[0]):04X}"))
    return problems
