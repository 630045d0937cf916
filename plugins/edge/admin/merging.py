"""What was changed in a form, written into the file: every other byte stays as it was.

The front matter is cut at its keys. A key whose value is the same is not touched; of one that has changed
ruamel.yaml writes the lines anew, with the comments, quotes and order that they had. The text is compared
line by line. What comes out is read again: it must say what the form said.
"""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence

from plugins.core.parse import Document, parse
from plugins.core.source import SourceFile
from plugins.core.yaml_tree import Table
from plugins.edge.admin.shown import BODY, Value, plain_ends, same, settled, shown
from plugins.edge.admin.spelling import block, changed, ended
from plugins.edge.desk.fields import Form

_BOM = b"\xef\xbb\xbf"


class MergeError(Exception):
    """The file cannot be written so that it would say what the form says; it must be mended by hand."""


def merged(data: bytes, forms: Sequence[Form], submitted: Mapping[str, object]) -> bytes:
    """The bytes of the file with what was submitted in it. Raises MergeError."""
    document, _ = parse(SourceFile("", data))
    if document is None:
        raise MergeError
    start = len(_BOM) if data.startswith(_BOM) else 0
    lines = _lines(data[start:].decode("utf-8"))
    end = document.body_line - 2  # the index of the line that closes the front matter
    eol = _line_end(lines[0])
    old = shown(document, forms)
    front = _front(document, lines[1:end], forms, old, submitted, eol)
    body = _body(lines[end + 1 :], _text(submitted), eol)
    closing = lines[end] if body == "" or _line_end(lines[end]) else lines[end] + eol
    text = data[:start] + "".join([lines[0], front, closing, body]).encode()
    if not says(text, forms, submitted):
        raise MergeError
    return text


def made(forms: Sequence[Form], submitted: Mapping[str, object]) -> bytes:
    """The bytes of a new file. Raises MergeError."""
    front = "".join(
        block(form, value) for form in forms if (value := settled(submitted.get(form.key), form)) is not None
    )
    body = _text(submitted)
    text = "".join(["---\n", front, "---\n", *(["\n", body, "\n"] if body else [])]).encode()
    if not says(text, forms, submitted):
        raise MergeError
    return text


def says(data: bytes, forms: Sequence[Form], submitted: Mapping[str, object]) -> bool:
    """Whether a file says what was submitted."""
    document, _ = parse(SourceFile("", data))
    if document is None:
        return False
    found = shown(document, forms)
    return found[BODY] == _text(submitted) and all(
        same(form, found.get(form.key), submitted.get(form.key)) for form in forms
    )


def _text(submitted: Mapping[str, object]) -> str:
    """The text of a form, without the empty lines around it."""
    return plain_ends(str(submitted.get(BODY) or "")).strip("\n")


def _lines(text: str) -> list[str]:
    """The lines with their ends: those that the program counts, and no others."""
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", text)


def _line_end(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]


def _front(
    document: Document, lines: list[str], forms: Sequence[Form], old: Mapping[str, Value],
    submitted: Mapping[str, object], eol: str,
) -> str:  # fmt: skip
    """The lines between the fences."""
    spans = _spans(document.front, lines)
    parts: list[tuple[str, str]] = [("", "".join(lines[: spans[0][1]] if spans else lines))]
    parts += [(key, "".join(lines[start:stop])) for key, start, stop in spans]
    order = [form.key for form in forms]
    for form in forms:
        new = settled(submitted.get(form.key), form)
        if same(form, old.get(form.key), new):
            continue
        at = next((number for number, (key, _) in enumerate(parts) if key == form.key), None)
        if at is None:
            if new is not None:
                parts.insert(_place(parts, order, form.key), (form.key, ended(block(form, new), eol)))
        else:
            entry = document.front.entry(form.key)
            parts[at] = (form.key, changed(form, parts[at][1], entry, old.get(form.key), new, eol))
    return "".join(_whole(text, eol) for _, text in parts)


def _whole(text: str, eol: str) -> str:
    return text if not text or _line_end(text) else text + eol


def _place(parts: list[tuple[str, str]], order: list[str], key: str) -> int:
    """Where a new key goes: after the last one that stands before it in the model."""
    before = set(order[: order.index(key)])
    return max((number + 1 for number, (name, _) in enumerate(parts) if name in before), default=1)


def _spans(front: Table, lines: list[str]) -> list[tuple[str, int, int]]:
    """Each key with its first line and the one after its last; what follows is the next one's."""
    starts = [(entry.key, entry.key_place.line - 2) for entry in front.entries]
    found = []
    for number, (key, start) in enumerate(starts):
        stop = starts[number + 1][1] if number + 1 < len(starts) else len(lines)
        last = stop
        while last > start + 1 and (not lines[last - 1].strip() or lines[last - 1].startswith("#")):
            last -= 1
        found.append((key, start, last))
    # What stands between two keys, comments and empty lines, goes with the one before, behind its block.
    return [part for number, span in enumerate(found) for part in _with_rest(span, found, number, len(lines))]


def _with_rest(
    span: tuple[str, int, int], spans: list[tuple[str, int, int]], number: int, length: int
) -> Iterator[tuple[str, int, int]]:
    yield span
    following = spans[number + 1][1] if number + 1 < len(spans) else length
    if following > span[2]:
        yield "", span[2], following


def _body(lines: list[str], wanted: str, eol: str) -> str:
    """The text with the changed lines in it; the empty lines around it stay."""
    old = "".join(lines)
    plain = plain_ends(old)
    if plain.strip("\n") == wanted:
        return old
    if not wanted:
        return ""
    lead = len(plain) - len(plain.lstrip("\n")) if plain.strip("\n") else 1
    tail = max(len(plain) - len(plain.rstrip("\n")), 1) if plain.strip("\n") else 1
    now = ("\n" * lead + wanted + "\n" * tail).split("\n")[:-1]
    was = [line.rstrip("\r\n") for line in lines]
    found: list[str] = []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [line if _line_end(line) else line + eol for line in lines[i1:i2]]
        else:
            found += [line + eol for line in now[j1:j2]]
    return "".join(found)
