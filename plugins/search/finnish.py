"""Finnish words by their base forms and by the parts of compounds, as Voikko's dictionary has them.

The dictionary comes with the package, so a word has the same base forms on every machine.
"""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any, NamedTuple

_SHORTEST = 3  # letters of a part that is looked for by itself
_OWNED = ("[O1", "[O2")  # "my", "your": a reading that is right only where there is no other


class Analysis(NamedTuple):
    """A word's base forms, and what it is made of: the base forms of its parts, and its later parts as one.

    "aikuissosiaalityön" is "aikuissosiaalityö", made of "aikuinen", "sosiaali", "työ" and "sosiaalityö".
    """

    bases: tuple[str, ...]
    parts: tuple[str, ...] = ()
    known: bool = True


@lru_cache(maxsize=200_000)
def analysis(word: str) -> Analysis:
    """What is known of a word in small letters; an unknown one (a name) has a stem for its base form."""
    read = [_read(word, line) for line in _lines(word)]
    if not read:
        return Analysis((_stemmer()(word),), known=False)
    fewest = min(len(parts) for _, parts, _ in read)
    likely = [one for one in read if len(one[1]) == fewest]
    likely = [one for one in likely if not one[2]] or likely
    bases = dict.fromkeys(base for base, _, _ in likely)
    parts = dict.fromkeys(part for _, parts, _ in likely for part in parts if len(part) >= _SHORTEST)
    return Analysis(tuple(bases), tuple(part for part in parts if part not in bases))


def _read(word: str, line: str) -> tuple[str, tuple[str, ...], bool]:
    """One reading of a word: its base form, its parts, whether it has a possessive suffix."""
    found = _parser()(line)
    parts = [(_clean(part.FORM), _clean(part.BASEFORM)) for part in found.COMPOUND_PARTS or ()]
    owned = any(mark in line for mark in _OWNED)
    if len(parts) < 2:
        return _clean(found.BASEFORM), (), owned
    starts = [sum(len(form) for form, _ in parts[:at]) for at in range(len(parts))]
    letters, last = _clean(word), parts[-1][1]
    tails = tuple(letters[start : starts[-1]] + last for start in starts)
    return tails[0], (*tails[1:-1], *(base for _, base in parts)), owned


def _clean(word: str) -> str:
    return word.replace("=", "").replace("-", "").lower()


def _lines(word: str) -> tuple[str, ...]:
    transducer, unknown = _transducer()
    try:
        return tuple(dict.fromkeys(line for line, _ in transducer.lookup(word)))
    except unknown:  # a letter that no word of the dictionary has
        return ()


@cache
def _transducer() -> tuple[Any, type[Exception]]:
    # Reads the dictionary, which takes a third of a second.
    from kfst import TokenizationException  # noqa: PLC0415
    from pyvoikko import VOIKKO_FST  # noqa: PLC0415

    return VOIKKO_FST, TokenizationException


@cache
def _parser() -> Any:  # noqa: ANN401 - the library has no types
    from pyvoikko.analysis import VoikkoAnalysis  # noqa: PLC0415 - its package reads the dictionary

    return VoikkoAnalysis.from_voikko_analysis


@cache
def _stemmer() -> Callable[[str], str]:
    from snowballstemmer import stemmer  # noqa: PLC0415 - only where an index is made

    stem: Callable[[str], str] = stemmer("finnish").stemWord
    return stem
