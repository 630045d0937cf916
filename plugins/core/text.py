"""Plain text: slugs, the nearest name, addresses, excerpts and alphabetical order.

One rule each, and each is a pure function of its arguments: no locale, no dictionaries.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from urllib.parse import urlsplit

ELLIPSIS = "…"

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
"""What no text may have: controls other than tab and line end, two characters that XML cannot write."""

# Letters whose mark or shape Unicode does not take apart; the last three are North Sámi's and Maltese's.
_PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "\u0131": "i"}
    | {"ŋ": "n", "ŧ": "t", "ħ": "h"}
)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_EMAIL = re.compile(rf"[A-Za-z0-9_%+'-]+(?:\.[A-Za-z0-9_%+'-]+)*@{_LABEL}(?:\.{_LABEL})+")

_TOWN = re.compile(r"(?P<code>[0-9]{5})\s+(?P<town>\S.*)")

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})

_BREAKING_SPACE = re.compile(r"[ \t\r\n]+")
_SENTENCE_END = re.compile(r"(?<![.!?…])(?P<mark>[.!?…]++)[)”’\"'»]*(?=[ \u00a0][(”’\"'»–]*(?P<next>[^\W_]))")
_BEFORE_WORD = re.compile(r"[\s(”’\"'»]")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")  # t.ex, e.g, but not koske.fi
_ABBREVIATIONS = frozenset(
    (
        *("alk", "ao", "em", "ent", "esim", "jne", "ko", "ks", "milj", "mm", "mrd"),
        *("nro", "nyk", "oik", "os", "prof", "puh", "tms", "ts", "vas", "vrt", "ym", "yms"),
        *("bl", "ca", "dr", "dvs", "etc", "kl", "mr", "mrs", "osv", "resp", "tel", "vs"),
    )
)

# Finnish and Swedish have å, ä, ö after z, and nothing in Unicode's order stands between z and these.
_AFTER_Z = str.maketrans(
    {"å": "\u01c0", "ä": "\u01c1", "æ": "\u01c1", "ö": "\u01c2", "ø": "\u01c2", "ü": "y"}
)
_SORTED_PARTS = re.compile(r"(?P<number>[0-9]+)| ")

SortKey = str
"""A text whose place in the order of characters is that of another in the alphabet."""

_COMMON_MARKS = re.compile("[\u0300-\u036f]+")  # all of the block are marks (category Mn)

# What a sorted part begins with, so that a shorter text, a space, a number and a letter follow in this order.
_END, _SPACE, _NUMBER = "\0", "\1", "\2"
_WIDE = 10_000


@lru_cache(maxsize=4096)  # the tags of ten thousand items are few
def slugify(text: str) -> str:
    """The slug of a text: lower case, letters without their marks, everything else a single ``-``.

    What is not ASCII even without its mark (Cyrillic, Greek …) is "everything else", so the slug of
    such a text may be empty. Composed and decomposed input give the same; a slug is its own slug.
    """
    return re.sub(r"[^a-z0-9]+", "-", _bare(unicodedata.normalize("NFD", text).lower())).strip("-")


def is_slug(text: str) -> bool:
    """Whether the text has the form of an id."""
    return _SLUG.fullmatch(text) is not None


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that a misspelt one most likely means, or None when none is near.

    Names are compared as slugs. Near is: at most two of five letters mistyped, one of two (left out,
    added, changed, or two that changed places), the beginning of a known name, or some of its words
    in any order. The fewest slips win, then the shortest name, then the first in code point order.
    """
    wanted = _compared(name)
    ranked = [
        (slips, len(candidate), candidate)
        for candidate in known
        if (slips := _slips(wanted, _compared(candidate))) is not None
    ]
    return min(ranked)[2] if ranked else None


def is_email(text: str) -> bool:
    """Whether the text is an e-mail address in ASCII with a dot in its domain."""
    return _EMAIL.fullmatch(text) is not None


def code_and_town(line: str) -> tuple[str, str] | None:
    """The postal code and the town of a line of a Finnish address; None for a line that says no town."""
    found = _TOWN.fullmatch(line)
    return (found["code"], found["town"]) if found else None


def is_http_url(text: str) -> bool:
    """Whether the text is an ``http`` or ``https`` address with a host.

    Spaces, control characters and what cannot be seen (zero-width, bidi) are refused, and so are angle
    brackets, double quotes and backslashes, which no address has unescaped (RFC 3986).
    """
    if any(char in '<>"\\' or unicodedata.category(char) in _UNSEEN for char in text):
        return False
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port  # the port is read to have it checked
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and all(host.removesuffix(".").split("."))


def email_from_pattern(pattern: str, name: str) -> str | None:
    """The address that ``{first}.{last}@koske.fi`` gives the name: its first and last word as slugs.

    None for a name of one word, and where no address comes out of it.
    """
    words = [slug for slug in map(slugify, name.split()) if slug]
    if len(words) < 2:
        return None
    address = pattern.replace("{first}", words[0]).replace("{last}", words[-1])
    return address if is_email(address) else None


def plain_excerpt(text: str, limit: int) -> str:
    """The text on one line, cut at a word to ``limit`` characters with ``…``; ValueError below 1."""
    if limit < 1:
        raise ValueError("an excerpt has at least one character")
    line = _on_one_line(text)
    if len(line) <= limit:
        return line
    cut = limit - len(ELLIPSIS)
    # A word longer than the whole excerpt is cut anywhere, but not between a letter and its mark.
    end = line.rfind(" ", 0, cut + 1)
    if end < 0:
        end = cut
        while end > 0 and unicodedata.combining(line[end]):
            end -= 1
    return line[:end].rstrip(" \u00a0.,;:–—-(") + ELLIPSIS


def two_sentences(text: str) -> str:
    """The first two sentences of a plain text, on one line; all of it when there are fewer.

    No sentence ends at a point before a lower-case letter (``2. vaiheen``), after an abbreviation or
    an initial, or between two numbers.
    """
    line = _on_one_line(text)
    return line[: next(islice(sentence_ends(line), 1, None), None)]


def sentence_ends(line: str) -> Iterator[int]:
    """Where the sentences of a text on one line end, but for the last; as in `two_sentences`."""
    return (match.end() for match in _SENTENCE_END.finditer(line) if _ends_sentence(line, match))


def sort_key(text: str, lang: str) -> SortKey:
    """The key of a text's place in the alphabet of a language, the same in every locale.

    Finnish and Swedish: å, ä (æ), ö (ø) after z, ü as y, v and w apart; English: marks do not count.
    Case and punctuation do not count, numbers go by their value and before letters, ``Koske 2``
    before ``Koske 10``, a word before those that go on from it. Equal ones go by their characters.
    Source: the order of CLDR for fi, which follows SFS 4600.
    """
    composed = unicodedata.normalize("NFC", text)
    folded = unicodedata.normalize("NFC", composed.casefold())
    if lang in {"fi", "sv"}:
        folded = folded.translate(_AFTER_Z)
    words = re.sub(r"[\W_]+", " ", _bare(folded)).strip()
    return _SORTED_PARTS.sub(_sorted_part, words) + _END + composed


def _bare(text: str) -> str:
    apart = unicodedata.normalize("NFD", text)
    if not apart.isascii():
        apart = _COMMON_MARKS.sub("", apart)
    if not apart.isascii():  # few texts have such letters, and to look for them takes long
        apart = apart.translate(_PLAIN_LETTERS)
    if apart.isascii():
        return apart
    return "".join(char for char in apart if char < "\x80" or not unicodedata.category(char).startswith("M"))


def _compared(name: str) -> str:
    return slugify(name) or name.strip().casefold()


def _slips(wanted: str, candidate: str) -> int | None:
    if not wanted or not candidate:
        return None
    longer = max(len(wanted), len(candidate))
    slips = _edits(wanted, candidate, max(longer * 2 // 5, min(longer - 1, 1)))
    begins = len(wanted) >= 3 and candidate.startswith(wanted)
    if begins or set(wanted.split("-")) <= set(candidate.split("-")):
        return min(2, slips if slips is not None else 2)
    return slips


def _edits(one: str, other: str, limit: int) -> int | None:
    """The optimal string alignment distance, or None where it is above the limit."""
    if abs(len(one) - len(other)) > limit:
        return None
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        row = [i]
        for j, right in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > limit and min(last) > limit:
            return None
        before, last = last, row
    return last[-1] if last[-1] <= limit else None


def _on_one_line(text: str) -> str:
    return _BREAKING_SPACE.sub(" ", text).strip(" ")


def _ends_sentence(line: str, match: re.Match[str]) -> bool:
    if match["next"].islower():
        return False
    if match["mark"] != ".":
        return True
    # No abbreviation is longer than twenty letters, and a body may be megabytes.
    word = _BEFORE_WORD.split(line[max(0, match.start() - 20) : match.start()])[-1]
    if word[-1:].isdigit():
        return not match["next"].isdigit()
    is_initial = len(word) == 1
    return not (is_initial or word.lower() in _ABBREVIATIONS or _DOTTED.fullmatch(word))


def _sorted_part(match: re.Match[str]) -> str:
    """A number by its length and then its digits, a space; letters stand for themselves."""
    if not match["number"]:
        return _SPACE
    value = match["number"].lstrip("0")
    # Two characters of any size hold a length: no text is as long as their squares.
    return f"{_NUMBER}{chr(0x100 + len(value) // _WIDE)}{chr(0x100 + len(value) % _WIDE)}{value}"
