"""The directives of a text, by the generic-directive convention: ``::contact[marja-heikkila]{x="…"}``.

A leaf is one line that begins with two colons; a container stands between fences of three or
more, ``:::factbox[Mikä?]`` … ``:::``. This module reads one such line; `plugins.core.fences` reads
where the containers end.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct

from plugins.core import other_names
from plugins.core.pins import Source
from plugins.core.problems import Place, Problem, error
from plugins.core.text import nearest, slugify

_START = re.compile(r"(?P<colons>:+)(?P<space>[ \t]*)(?P<name>[^\W\d_][\w-]*)?")
_ATTRIBUTE = re.compile(
    r"""[ \t]*(?P<name>[^\s={}"']+)"""
    r"""(?:=(?:"(?P<double>(?:\\.|[^"\\])*)"|'(?P<single>(?:\\.|[^'\\])*)'|(?P<bare>[^\s"'{}]+)))?"""
    r"(?=[\s}])"
)
_ESCAPED_BRACKET = re.compile(r"\\([\[\]])")
_ESCAPED_QUOTE = re.compile(r"""\\(["'\\])""")


class Directive(Struct, frozen=True):
    """What a directive may look like: leaf or container, its label, its attributes.

    ``attributes`` maps each allowed name to the values it may have, or to None for any text.
    """

    name: str
    container: bool
    label: Literal["required", "optional", "none"]
    attributes: Mapping[str, tuple[str, ...] | None]

    def example(self) -> str:
        """The shortest right line, for messages."""
        label = "" if self.label == "none" else "[…]"
        return f"{'::' + ':' * self.container}{self.name}{label}"


class Call(Struct, frozen=True):
    """A directive as it stands in the text; ``colons`` is the length of its fence, ``offset`` its place."""

    name: str
    label: str
    attributes: tuple[tuple[str, str], ...]
    colons: int
    offset: int


class _Written(Struct, frozen=True):
    """The parts of a directive's line: the label is None where there are no brackets."""

    colons: int
    name: str
    label: str | None
    attributes: tuple[tuple[str, str, int], ...]


class _Faulty(Exception):  # noqa: N818 - no error of the program: the line has a fault, which is told
    """The line is no directive; ``args`` are the offset in it, the message's code and its values."""


def read(
    source: Source, offset: int, directives: Mapping[str, Directive]
) -> tuple[Call | None, tuple[Problem, ...]]:
    """The directive on the line whose colons begin at an offset, or what is wrong with it.

    None where it is not known or not to be read; with problems that leave it readable, both.
    """
    try:
        written = _parts(source.rest_of_line(offset))
    except _Faulty as fault:
        column, code, values = fault.args
        return None, (error(source.place(offset + column), code, **values),)
    directive = directives.get(written.name)
    if directive is None:
        return None, (_unknown(source, offset, written, directives),)
    problems = (*_label(source, offset, written, directive), *_attributes(source, offset, written, directive))
    attributes = tuple((name, value) for name, value, _ in written.attributes)
    return Call(written.name, written.label or "", attributes, written.colons, offset), problems


def _parts(line: str) -> _Written:
    start = _START.match(line)
    name = start["name"] if start else None
    if start is None or name is None:
        raise _Faulty(0, "directive-nameless", {"found": line.strip()})
    if start["space"]:
        raise _Faulty(
            0,
            "directive-space",
            {"found": line.strip(), "mend": start["colons"] + line[start.end("space") :].strip()},
        )
    label, at = _read_label(line, start.end())
    attributes, at = _read_attributes(line, at)
    if line[at:].strip():
        raise _after(line, start.end(), at)
    return _Written(len(start["colons"]), name, label, attributes)


def _after(line: str, name_end: int, at: int) -> _Faulty:
    """What follows the directive on its line: most often a label after a space, or the sentence's rest."""
    rest = line[at:].strip()
    column = len(line) - len(line[at:].lstrip())
    if at == name_end and rest.startswith("["):
        return _Faulty(column, "directive-space", {"found": line.strip(), "mend": line[:at] + rest})
    if at == name_end:
        inside = rest[1:-1] if rest.startswith("(") and rest.endswith(")") else rest
        return _Faulty(column, "directive-no-brackets", {"found": rest, "mend": f"{line[:at]}[{inside}]"})
    return _Faulty(column, "directive-text-after", {"found": rest, "mend": line[:at].strip()})


def _read_label(line: str, at: int) -> tuple[str | None, int]:
    if not line.startswith("[", at):
        return None, at
    depth, position = 0, at
    while position < len(line):
        char = line[position]
        if char == "\\":
            position += 1
        elif char in "[]":
            depth += 1 if char == "[" else -1
            if depth == 0:
                return _ESCAPED_BRACKET.sub(r"\1", line[at + 1 : position]).strip(), position + 1
        position += 1
    raise _Faulty(at, "directive-bracket", {"found": line.strip()})


def _read_attributes(line: str, at: int) -> tuple[tuple[tuple[str, str, int], ...], int]:
    """The attributes between braces, each with the column where it stands."""
    brace = re.compile(r"[ \t]*\{").match(line, at)
    if brace is None:
        return (), at
    attributes, at = [], brace.end()
    while match := _ATTRIBUTE.match(line, at):
        value = match["double"] or match["single"]
        text = _ESCAPED_QUOTE.sub(r"\1", value) if value else match["bare"] or ""
        attributes.append((match["name"], text, match.start("name")))
        at = match.end()
    end = re.compile(r"[ \t]*\}").match(line, at)
    if end is None:
        rest = line[at:].strip()
        raise _Faulty(
            at if rest else brace.end() - 1,
            "directive-braces",
            {"found": rest or line[brace.end() - 1 :].strip()},
        )
    return tuple(attributes), end.end()


def _unknown(source: Source, offset: int, written: _Written, directives: Mapping[str, Directive]) -> Problem:
    meant = other_names.BLOCKS.get(slugify(written.name), "")
    near = meant if meant in directives else nearest(written.name, sorted(directives))
    place = source.place(offset)
    if near:
        mend = directives[near].example()
        return error(place, "directive-unknown-near", found=written.name, nearest=near, mend=mend)
    return error(place, "directive-unknown", found=written.name, known=", ".join(sorted(directives)))


def _label(source: Source, offset: int, written: _Written, directive: Directive) -> Iterator[Problem]:
    place = source.place(offset + written.colons)
    if directive.label == "required" and not written.label:
        yield error(place, "directive-label-missing", name=written.name, mend=directive.example())
    if directive.label == "none" and written.label is not None:
        values = {"name": written.name, "found": written.label, "mend": directive.example()}
        yield error(place, "directive-label-needless", **values)


def _attributes(source: Source, offset: int, written: _Written, directive: Directive) -> Iterator[Problem]:
    seen = set()
    for name, value, column in written.attributes:
        place = source.place(offset + column)
        values = {"name": written.name, "attribute": name, "found": value}
        allowed = directive.attributes.get(name)
        if name in seen:
            yield error(place, "directive-attribute-twice", **values)
        elif name not in directive.attributes:
            yield _unknown_attribute(place, written.name, name, directive)
        elif allowed is not None and value not in allowed:
            near = nearest(value, allowed)
            code = "directive-value-near" if near else "directive-value"
            yield error(place, code, **values, nearest=near, allowed=", ".join(allowed))
        seen.add(name)


def _unknown_attribute(place: Place, name: str, attribute: str, directive: Directive) -> Problem:
    near = nearest(attribute, sorted(directive.attributes))
    values = {"name": name, "attribute": attribute}
    if near:
        return error(place, "directive-attribute-near", **values, nearest=near)
    if directive.attributes:
        return error(place, "directive-attribute", **values, known=", ".join(sorted(directive.attributes)))
    return error(place, "directive-attribute-none", **values)
