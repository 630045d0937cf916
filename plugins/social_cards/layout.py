"""Text in a room: as large as it can be, on lines of like length, and never out of it.

Finnish compounds are longer than any line: a text is first set smaller, then its words are divided where
Finnish divides them, at last wherever the line ends.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from unicodedata import category, normalize

from msgspec import Struct

Width = Callable[[str], float]
"""The width of a text that is set in `UNIT`."""

UNIT = 200
LEADING = 1.14
_CLOSE = 0.985  # of a line may be filled: letters stand on whole pixels
_STEP = 2
_SMALLER_THAN_WHOLE = 0.62  # a text whose words are whole is not set smaller than this part of its size
_LEAST_PART = 3
_PLAIN = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2011": "-", "\u00ad": None, "\u200b": None})
# A syllable begins with the consonant before a vowel: the one rule that holds in Finnish without exception.
_SYLLABLE = re.compile("(?<=[a-zåäöéüšž])(?=[bcdfghjklmnpqrstvwxzšž][aeiouyåäöéü])", re.IGNORECASE)
_AFTER_HYPHEN = re.compile("(?<=[-–/])(?=.)")


class Setting(Struct, frozen=True):
    """A text as it is set: its size, and its lines."""

    size: int
    lines: tuple[str, ...]


def writable(text: str, letters: frozenset[str]) -> str:
    """The text in these letters: others without their marks; empty where a letter is like none of them."""
    found = []
    for sign in " ".join(text.translate(_PLAIN).split()):
        likeness = [part for part in normalize("NFKD", sign) if part in letters]
        if sign in letters:
            found.append(sign)
        elif likeness:
            found += likeness
        elif category(sign)[0] in "LN":
            return ""
    return " ".join("".join(found).split())


def fitted(text: str, room: tuple[int, int], sizes: tuple[int, int], width: Width) -> Setting:
    """The text in a room of this width and height, between the largest and the least size.

    ``width`` is measured in `UNIT`: letters keep their shape in all sizes.
    """
    largest, least = sizes
    whole = max(least, int(largest * _SMALLER_THAN_WHOLE))
    measure = by_words(width)
    for divide, down_to in ((_at_spaces, whole), (_at_syllables, least), (_anywhere, least)):
        pieces = divide(text)
        for size in range(largest, down_to - 1, -_STEP):
            most = room[0] * _CLOSE * UNIT / size
            lines = _lines(pieces, most, measure)
            if lines is not None and len(lines) * size * LEADING <= room[1]:
                return Setting(size, _even(pieces, lines, most, measure))
    return _cut(text, room, least, measure)


def by_words(width: Width) -> Width:
    """The same width, put together of those of the words.

    A text is tried in many sizes and on many lines, of the same words. A word is measured with the spaces
    beside it: a font may set a letter nearer to them.
    """
    known = cache(width)
    space = known(" ")

    def measure(text: str) -> float:
        first, *others = text.split(" ")
        if not others:
            return known(first)
        last = others.pop()
        between = sum(known(f" {word} ") - space for word in others)
        return known(f"{first} ") + between + known(f" {last}") - space

    return measure


def _cut(text: str, room: tuple[int, int], size: int, measure: Width) -> Setting:
    """As many lines of the least size as there is room for; the last one says that there is more."""
    wide, most = room[0] * _CLOSE * UNIT / size, max(1, int(room[1] / (size * LEADING)))
    for divide in (_at_spaces, _at_syllables, _anywhere):
        pieces = divide(text)
        if all(measure(f"{piece.text}{piece.broken}") <= wide for piece in pieces):
            break
    *lines, last = [*_greedy(pieces, wide, measure)][:most]
    while " " in last and measure(f"{last}…") > wide:
        last = last.rpartition(" ")[0]
    while last and measure(f"{last}…") > wide:
        last = last[:-1]
    return Setting(size, (*lines, f"{last.rstrip(' ,.;:–-')}…"))


def _lines(parts: Sequence["_Piece"], most: float, measure: Width) -> tuple[str, ...] | None:
    """The fewest lines; None where a piece is wider than a line."""
    lines = tuple(_greedy(parts, most, measure))
    return None if any(measure(line) > most for line in lines) else lines


def _even(parts: Sequence["_Piece"], lines: tuple[str, ...], most: float, measure: Width) -> tuple[str, ...]:
    """As many lines, as even as they can be."""
    low, high = most / 2, most
    while high - low > 1:
        middle = (low + high) / 2
        tried = tuple(_greedy(parts, middle, measure))
        if len(tried) > len(lines) or any(measure(line) > middle for line in tried):
            low = middle
        else:
            lines, high = tried, middle
    return lines


class _Piece(Struct, frozen=True):
    """A part of a text that stays on one line; ``end`` follows it within a line, ``broken`` at its end."""

    text: str
    end: str
    broken: str


def _at_spaces(text: str) -> list[_Piece]:
    return [piece for word in text.split() for piece in _word([*_AFTER_HYPHEN.split(word)], "")]


def _at_syllables(text: str) -> list[_Piece]:
    return [piece for word in text.split() for piece in _word(_syllables(word), "-")]


def _anywhere(text: str) -> list[_Piece]:
    return [piece for word in text.split() for piece in _word([*word], "")]


def _word(parts: Sequence[str], sign: str) -> Iterator[_Piece]:
    for part in parts[:-1]:
        yield _Piece(part, "", "" if part.endswith(("-", "–", "/")) else sign)
    yield _Piece(parts[-1], " ", "")


def _syllables(word: str) -> list[str]:
    """The parts of a word that may stand on lines of their own: none shorter than three letters."""
    parts: list[str] = []
    for piece in _AFTER_HYPHEN.split(word):
        first = len(parts)
        for syllable in _SYLLABLE.split(piece):
            if len(parts) > first and (len(parts[-1]) < _LEAST_PART or len(syllable) < _LEAST_PART):
                parts[-1] += syllable
            else:
                parts.append(syllable)
    return parts


def _greedy(parts: Sequence[_Piece], most: float, measure: Width) -> Iterator[str]:
    line, end, broken = "", "", ""
    for piece in parts:
        longer = f"{line}{end}{piece.text}"
        if line and measure(f"{longer}{piece.broken}") > most:
            yield f"{line}{broken}"
            line = piece.text
        else:
            line = longer
        end, broken = piece.end, piece.broken
    if line:
        yield line
