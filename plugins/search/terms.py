"""What a text is found by: the terms of its words, each with the word that it stands for."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from plugins.search.finnish import Analysis, analysis

_MOST = 3  # times that one term counts in one text
_WORD = re.compile(r"[^\W_]+(?:[-'’./:+&][^\W_]+)*")
_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENDING = re.compile(r"[:’'](?:[a-zåäö]{1,6})$")  # of an abbreviation: THL:n, SOS:iin


class Stream(NamedTuple):
    """The terms of a text in the order of its words, and for each the number of its word, from 0 on.

    ``forms`` are the words and the terms by themselves, each with the terms that it is led to.
    """

    terms: tuple[str, ...]
    places: tuple[int, ...]
    forms: tuple[tuple[str, str], ...]


class Terms(NamedTuple):
    """What a word is found by: itself or its base forms, and its parts."""

    own: tuple[str, ...]
    parts: tuple[str, ...] = ()


def stream(words: Iterable[str], lang: str, analyse: Callable[[str], Analysis] = analysis) -> Stream:
    """The terms of words, as a text has them: each as often as it comes, up to three times; a part once."""
    counted: dict[str, int] = {}
    forms: dict[str, str] = {}
    found: list[tuple[int, str]] = []
    for place, written in enumerate(words):
        for word in spelled(written):
            terms = terms_of(word, lang, analyse)
            forms.update((part, part) for part in terms.parts)
            forms[word] = " ".join(terms.own)
            for term, most in (*((one, _MOST) for one in terms.own), *((one, 1) for one in terms.parts)):
                number = counted.get(term, 0)
                if number < most:
                    counted[term] = number + 1
                    found.append((place, term))
    return Stream(
        tuple(term for _, term in found), tuple(place for place, _ in found), tuple(sorted(forms.items()))
    )


def spelled(written: str) -> Iterator[str]:
    """The words in what stands between two spaces, in small letters and without soft hyphens."""
    for match in _WORD.finditer(written.replace("\u00ad", "").lower()):
        yield _ENDING.sub("", match[0])


def terms_of(word: str, lang: str, analyse: Callable[[str], Analysis] = analysis) -> Terms:
    """What a word in small letters is found by; the base forms are Finnish, all else is as it is written."""
    if lang != "fi" or not _LETTERS.fullmatch(word):
        return Terms((word,))
    found = analyse(word)
    if found.known or "-" not in word:
        return Terms(found.bases, found.parts)
    # A compound with a name in it: "Kansa-koulu-hanke", "PRO SOS -hanke".
    pieces = word.split("-")
    each = [terms_of(piece, lang, analyse) for piece in pieces]
    parts = dict.fromkeys(term for terms in each for term in (*terms.own, *terms.parts))
    whole = "".join((*pieces[:-1], each[-1].own[0]))
    return Terms((whole,), tuple(part for part in parts if part != whole))
