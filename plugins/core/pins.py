"""Where things stand in a text, kept through the conversion: a pin goes through Markdown with the text.

Markdown forgets places. So a *pin*, an offset between two control characters that no text may have, is
put before everything of which somebody may have to be told (a link's target, a heading, a directive …). Pins
are no letters and no white space, so Markdown reads the text as if they were not there; whoever meets one
knows the place, and all are taken out before the HTML is done.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from plugins.core.problems import Place

PIN = re.compile("\x0e([0-9]+)\x0f")

# A line may stand in quotes and list items: what comes before its own text.
_BEFORE = r"^[ \t>]*(?:(?:[*+-]|[0-9]+\.)[ \t]+)*"
_NOTE_DEFINITION = re.compile(rf"{_BEFORE}(?P<at>\[\^[^\]\n]*\]:[ ]*)", re.MULTILINE)
_LINK_DEFINITION = re.compile(
    rf"{_BEFORE}\[(?!\^)[^\[\]\n]*\]:[ ]*(?:\n[ ]*)?<?(?P<at>)(?=\S+[ ]*(?:[\"'(]|$))", re.MULTILINE
)
_HASH_HEADING = re.compile(rf"{_BEFORE}(?P<at>#{{1,6}})", re.MULTILINE)
# Only a line that begins no list, quote, table, fence, tag or definition: a pin would hide the beginning.
_UNDERLINED_HEADING = re.compile(
    r"^(?P<at>)(?=(?![0-9]+\.[ ])[^\s>*+\-#|:<`~\[{][^\n]*\n(?:=+|-+)[ ]*$)", re.MULTILINE
)
_FENCE = re.compile(
    rf"{_BEFORE}(?P<at>)(?=:{{3,}}|::(?:[^\W\d_]|\[|[ ]*$|[ ]+[^\W\d_][\w-]*\[)|:[^\W\d_][\w-]*\[)",
    re.MULTILINE,
)
_DIRECTIVE = re.compile(r"(?<![\w:])(?P<at>)(?=:{2,}[^\W\d_][\w-]*\[)")
_TARGET = re.compile(r"\]\((?:\s*<(?=[^<>]*>\s*(?:'[^']*'\s*|\"[^\"]*\"\s*)?\)))?(?P<at>)")
_AUTOLINK = re.compile(r"<(?P<at>[A-Za-z][A-Za-z0-9+.-]*://)(?=[^<>]*>)")
_AUTOMAIL = re.compile(r"<(?P<at>)(?=[^<>\s!]+@[^@<>\s]+>)")
_ADDRESS_ATTRIBUTE = re.compile(r"\b(?:href|src)[ ]*=[ ]*[\"']?(?P<at>)", re.IGNORECASE)
_NOTE_REFERENCE = re.compile(r"(?<![!\\])(?P<at>)(?=\[\^[^\]\n]*\])")
# References to characters that a text may not have: they could forge a pin or a marker, or break XML.
CONTROL_REFERENCE = re.compile(
    r"(?P<at>)&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01]|127|6553[45])|[xX]0*(?:[0-8bcefBCEF]|1[0-9a-fA-F]|7[fF]|[fF]{3}[eEfF]))"
    r"(?![0-9a-fA-F]);?"
)

# Each pattern with what is found at once and without which it has no match: most texts have few.
_PINNED = (
    (_LINK_DEFINITION, "]:"),
    (_UNDERLINED_HEADING, re.compile(r"\n(?:=+|-+)[ ]*$", re.MULTILINE)),
    (_FENCE, re.compile(r":(?::|[^\W\d_][\w-]*\[)")),
    (_DIRECTIVE, "::"),
    (_TARGET, "]("),
    (_AUTOLINK, "<"),
    (_AUTOMAIL, "<"),
    (_ADDRESS_ATTRIBUTE, re.compile("=(?<=[cCfF ]=)")),
    (CONTROL_REFERENCE, "&#"),
)

_CODE = re.compile(
    r"^(?P<fence>~{3,}|`{3,})[^\n]*\n.*?^(?P=fence)[ ]*$"
    r"|(?<![`\\])(?P<ticks>`+)[^`\n]+(?P=ticks)(?!`)"
    r"|<!--(?:[^-]|-(?!->))*(?:-->|\Z)",
    re.MULTILINE | re.DOTALL,
)


class Source(Struct, frozen=True, dict=True):
    """A body of text, the number of its first line in the file, and the file's path."""

    body: str
    first_line: int
    path: str

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return (0, *(match.end() for match in re.finditer("\n", self.body)))

    def place(self, offset: int) -> Place:
        """The place of the character at an offset of the body."""
        line = bisect_right(self._starts, offset) - 1
        return Place(self.path, self.first_line + line, offset - self._starts[line] + 1)

    def rest_of_line(self, offset: int) -> str:
        """What stands from an offset to the end of its line."""
        end = self.body.find("\n", offset)
        return self.body[offset:] if end < 0 else self.body[offset:end]

    def pinned(self) -> str:
        """The body with its pins."""
        pieces: list[str] = []
        last = 0
        for at, offset in sorted(set(self._pins())):
            pieces += (self.body[last:at], f"\x0e{offset}\x0f")
            last = at
        text = "".join([*pieces, self.body[last:]])
        return "\n".join(map(_without_tabs, text.split("\n"))) if "\t" in text else text

    def _pins(self) -> Iterator[tuple[int, int]]:
        """Where each pin goes, and the offset that it names."""
        if "[^" in self.body:
            definitions = {
                match.start("at"): match.end("at") for match in _NOTE_DEFINITION.finditer(self.body)
            }
            for match in _NOTE_REFERENCE.finditer(self.body):
                offset = match.start("at")
                yield definitions.get(offset, offset), offset
        for match in _in_lines(_HASH_HEADING, "#", self.body):
            yield match.end("at"), match.start("at")
        for pattern, sign in _PINNED:
            if sign in self.body if isinstance(sign, str) else sign.search(self.body):
                for match in pattern.finditer(self.body):
                    yield match.end("at"), match.start("at")


def _in_lines(pattern: re.Pattern[str], sign: str, body: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern for the beginning of a line, tried only on lines that have the sign."""
    at = body.find(sign)
    while at >= 0:
        if match := pattern.match(body, body.rfind("\n", 0, at) + 1):
            yield match
        end = body.find("\n", at)
        at = body.find(sign, end) if end >= 0 else -1


def _without_tabs(line: str) -> str:
    """The line with its tabs made spaces, as if its pins took no room."""
    if "\t" not in line or "\x0e" not in line:
        return line
    pieces, width = [], 0
    for piece in re.split("(\x0e[0-9]+\x0f|\t)", line):
        text = " " * (4 - width % 4) if piece == "\t" else piece
        width += 0 if piece.startswith("\x0e") else len(text)
        pieces.append(text)
    return "".join(pieces)


def unpinned(text: str) -> str:
    """The text without pins."""
    return PIN.sub("", text) if "\x0e" in text else text


def first_pin(text: str) -> int | None:
    """The offset of the first pin in a text, if there is one."""
    match = PIN.search(text)
    return int(match[1]) if match else None


class Search:
    """The places of what has no pin (raw tags, attributes): the next place where it is written.

    What is asked for in the order of the text is found in the order of the text; code is passed over.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._next: dict[str, int] = {}

    @cached_property
    def _text(self) -> str:
        return _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), self._source.body)

    def place(self, pattern: str) -> Place:
        """The next place of a pattern; its last one when there is no further, else the body's beginning."""
        found = re.compile(pattern, re.IGNORECASE).search(self._text, self._next.get(pattern, 0))
        if found is None:
            return self._source.place(max(self._next.get(pattern, 0) - 1, 0))
        self._next[pattern] = found.start() + 1
        return self._source.place(found.start())
