"""What a text is found by: the terms of its words, each with the word that it stands for."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
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
    forms: Mapping[str, str]


class Terms(NamedTuple):
    """What a word is found by: itself or its base forms, and its parts."""

    own: tuple[str, ...]
    parts: tuple[str, ...] = ()


class _Written(NamedTuple):
    """What stands between two spaces: its terms, each with how often it counts at most, and its forms."""

    terms: tuple[tuple[str, int], ...]
    forms: tuple[tuple[str, str], ...]


class Lexicon:
    """The terms of the words of a language, each found once for all texts; ``known`` of former builds.

    ``words`` are those that it was asked for. The base forms are Finnish, all else is as it is written.
    """

    def __init__(
        self,
        lang: str,
        analyse: Callable[[str], Analysis] = analysis,
        known: Mapping[str, Terms] = MappingProxyType({}),
    ) -> None:
        self.lang = lang
        self.words: dict[str, Terms] = {}
        self._analyse = analyse
        self._known = known
        self._written: dict[str, _Written] = {}

    def stream(self, words: Sequence[str]) -> Stream:
        """The terms of a text's words: each as often as it comes, up to three times; a part once."""
        counted: dict[str, int] = {}
        terms: list[str] = []
        places: list[int] = []
        written = self._written
        for place, word in enumerate(words):  # a million times in a large site
            for term, most in (written.get(word) or self._learnt(word)).terms:
                number = counted.get(term, 0)
                if number < most:
                    counted[term] = number + 1
                    terms.append(term)
                    places.append(place)
        forms: dict[str, str] = {}
        # Where two words have the same form, the last one tells: each is looked at where it comes last.
        for word in reversed(dict.fromkeys(reversed(words))):
            forms.update(written[word].forms)
        return Stream(tuple(terms), tuple(places), forms)

    def terms_of(self, word: str) -> Terms:
        """What a word in small letters is found by."""
        found = self.words.get(word)
        if found is None:
            found = self.words[word] = self._known.get(word) or self._analysed(word)
        return found

    def _learnt(self, written: str) -> _Written:
        terms: list[tuple[str, int]] = []
        forms: list[tuple[str, str]] = []
        for word in spelled(written):
            found = self.terms_of(word)
            terms += [(one, _MOST) for one in found.own]
            terms += [(one, 1) for one in found.parts]
            forms += [(part, part) for part in found.parts]
            forms.append((word, " ".join(found.own)))
        learnt = self._written[written] = _Written(tuple(terms), tuple(forms))
        return learnt

    def _analysed(self, word: str) -> Terms:
        if self.lang != "fi" or not _LETTERS.fullmatch(word):
            return Terms((word,))
        found = self._analyse(word)
        if found.known or "-" not in word:
            return Terms(found.bases, found.parts)
        # A compound with a name in it: "Kansa-koulu-hanke", "PRO SOS -hanke".
        pieces = word.split("-")
        each = [self.terms_of(piece) for piece in pieces]
        parts = dict.fromkeys(term for terms in each for term in (*terms.own, *terms.parts))
        whole = "".join((*pieces[:-1], each[-1].own[0]))
        return Terms((whole,), tuple(part for part in parts if part != whole))


def spelled(written: str) -> Iterator[str]:
    """The words in what stands between two spaces, in small letters and without soft hyphens."""
    for match in _WORD.finditer(written.replace("\u00ad", "").lower()):
        yield _ENDING.sub("", match[0])
