"""Where the containers of a text begin and end: directive lines become lines that the block parser nests.

Works on the lines that Markdown has left after it took code blocks and raw HTML out, so what
stands in those is text. In the result a `token` opens or closes a container or stands for a leaf,
always between empty lines.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from plugins.core.directives import Call, Directive, read
from plugins.core.pins import Source, unpinned
from plugins.core.problems import Problem, error

_LINE = re.compile("[ ]{0,3}\x0e(?P<offset>[0-9]+)\x0f(?P<colons>:+)(?P<rest>.*)")
_FENCE = re.compile(":{2,}")
_SPAN = re.compile(r"(?<![`\\])(`+)(?!`).+?(?<!`)\1(?!`)|<!--.*?-->", re.DOTALL)
TOKEN = re.compile("\n?\x10(?P<act>open|close|leaf) (?P<index>[0-9]+)\x11\n?")


def token(act: str, index: int) -> str:
    """The line that the block parser meets in the place of a directive."""
    return f"\x10{act} {index}\x11"


class _Open(Struct):
    """A container whose end has not come. ``index`` is None when its opening line has a fault."""

    name: str
    colons: int
    offset: int
    index: int | None
    as_leaf: bool = False
    inner: list[Problem] = field(default_factory=list)
    next_offset: int | None = None
    short_fence: bool = False


class Fences:
    """The directives of one text, in order, and what is wrong with them."""

    def __init__(self, source: Source, directives: Mapping[str, Directive]) -> None:
        self.calls: list[Call] = []
        self.problems: list[Problem] = []
        self._source = source
        self._directives = directives
        self._open: list[_Open] = []

    def replace(self, lines: Sequence[str]) -> list[str]:
        """The lines with tokens for directives; in code spans and comments they are text."""
        if not any("\x0f" in line and "\x0f:" in line for line in lines):
            return list(lines)
        within = _within_code(lines)
        passed: set[int] = set()
        replaced: list[str] = []
        for number, line in enumerate(lines):
            match = _LINE.match(line) if number not in within else None
            if match is None:
                replaced.append(line)
            elif number not in passed:
                written = _following(lines, number)
                tokens, closed = self._line(match, lines[written] if written is not None else "")
                if closed and written is not None:
                    passed.add(written)
                replaced += ("", *(text for token_line in tokens for text in (token_line, "")))
        replaced += [text for line in self._finish() for text in ("", line, "")]
        return replaced

    def _line(self, match: re.Match[str], following: str) -> tuple[list[str], bool]:
        """The tokens for one line, and whether the fence on the following line belongs to it."""
        offset, colons = int(match["offset"]), len(match["colons"])
        if colons > 1 and not unpinned(match["rest"]).strip():
            return self._close(offset, colons), False
        call, problems = read(self._source, offset, self._directives)
        if call is None and colons == 1:
            return [match["colons"] + unpinned(match["rest"])], False
        if call is None:
            self.problems += problems
            return self._open_faulty(offset, colons), False
        self.problems += problems
        if self._directives[call.name].container:
            return self._container(call, sound=not problems), False
        return self._leaf(call, following, sound=not problems)

    def _leaf(self, call: Call, following: str, *, sound: bool) -> tuple[list[str], bool]:
        if call.colons == 2:
            return self._kept(call, "leaf") if sound else [], False
        code = "directive-one-colon" if call.colons == 1 else "directive-leaf-as-container"
        self._report(code, call.offset, name=call.name, mend=self._line_with(2, call))
        fence = _LINE.match(following)
        return [], call.colons > 2 and fence is not None and not unpinned(fence["rest"]).strip()

    def _container(self, call: Call, *, sound: bool) -> list[str]:
        if call.colons < 3:
            code = "directive-one-colon" if call.colons == 1 else "directive-container-as-leaf"
            self._report(code, call.offset, name=call.name, mend=self._line_with(3, call))
            self._open.append(_Open(call.name, 2, call.offset, None, as_leaf=True))
            return []
        tokens = self._kept(call, "open") if sound else []
        self._begin(_Open(call.name, call.colons, call.offset, len(self.calls) - 1 if sound else None))
        return tokens

    def _kept(self, call: Call, act: str) -> list[str]:
        self.calls.append(call)
        return [token(act, len(self.calls) - 1)]

    def _open_faulty(self, offset: int, colons: int) -> list[str]:
        """A line that is no directive still opens a container, lest its end be called a stray one."""
        if colons > 2:
            self._begin(
                _Open(self._source.rest_of_line(offset).strip(": ").partition("[")[0], colons, offset, None)
            )
        return []

    def _begin(self, opened: _Open) -> None:
        outer = next((one for one in reversed(self._open) if not one.as_leaf), None)
        if outer is not None:
            outer.next_offset = outer.next_offset or opened.offset
            if opened.colons >= outer.colons:
                mend = ":" * (opened.colons + 1)
                values = {
                    "name": opened.name,
                    "outer": outer.name,
                    "line": self._source.place(outer.offset).line,
                }
                place = self._source.place(opened.offset)
                outer.inner.append(
                    error(place, "directive-same-fence", **values, mend=f"{mend}{outer.name}", fence=mend)
                )
        self._open.append(opened)

    def _close(self, offset: int, colons: int) -> list[str]:
        exact = [one for one in self._open if one.colons == colons]
        shorter = [one for one in self._open if one.colons < colons]
        if not exact and not shorter:
            self._stray(offset, colons)
            return []
        ended = (exact or shorter)[-1]
        tokens: list[str] = []
        while self._open:
            last = self._open.pop()
            tokens += self._end(last, closed=last is ended)
            if last is ended:
                break
        return tokens

    def _stray(self, offset: int, colons: int) -> None:
        if not self._open:
            self._report("directive-stray", offset, found=":" * colons)
            return
        last = self._open[-1]
        last.short_fence = True
        line = self._source.place(last.offset).line
        self._report(
            "directive-short-fence",
            offset,
            found=":" * colons,
            name=last.name,
            line=line,
            mend=":" * last.colons,
        )

    def _end(self, opened: _Open, *, closed: bool) -> Iterator[str]:
        if closed:
            self.problems += opened.inner
        elif not opened.as_leaf and not opened.short_fence:
            self._unclosed(opened)
        if opened.index is not None:
            yield token("close", opened.index)

    def _unclosed(self, opened: _Open) -> None:
        fence = ":" * opened.colons
        if opened.next_offset is None:
            self._report("directive-unclosed", opened.offset, name=opened.name, fence=fence)
        else:
            line = self._source.place(opened.next_offset).line
            self._report("directive-unclosed-before", opened.offset, name=opened.name, fence=fence, line=line)

    def _finish(self) -> Iterator[str]:
        while self._open:
            yield from self._end(self._open.pop(), closed=False)

    def _line_with(self, colons: int, call: Call) -> str:
        return ":" * colons + self._source.rest_of_line(call.offset).strip().lstrip(":").strip()

    def _report(self, code: str, offset: int, **values: object) -> None:
        self.problems.append(error(self._source.place(offset), code, **values))


def _following(lines: Sequence[str], number: int) -> int | None:
    """The number of the next line with text, among the next few."""
    return next(
        (later for later in range(number + 1, min(number + 4, len(lines))) if lines[later].strip()), None
    )


def _within_code(lines: Sequence[str]) -> set[int]:
    """The lines that begin within a code span or comment of their paragraph."""
    within: set[int] = set()
    start = 0
    for number in range(len(lines) + 1):
        if number < len(lines) and lines[number].strip():
            continue
        paragraph = lines[start:number]
        if any(_LINE.match(line) for line in paragraph):
            within.update(start + index for index in _covered("\n".join(paragraph)))
        start = number + 1
    return within


def _covered(text: str) -> Iterator[int]:
    if "`" not in text and "<!--" not in text:
        return
    for match in _SPAN.finditer(text):
        if "\n" in match[0]:
            first = text.count("\n", 0, match.start()) + 1
            yield from range(first, first + match[0].count("\n"))
