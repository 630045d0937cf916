"""The corpus of the benchmark: news of 25 years in words that look Finnish, the same on every machine.

A document has about 1,020 words in 12.5 KB of Markdown, like the long texts of such an archive.
Everything follows from a document's number: SHAKE-128 gives the numbers, whose output no release of
Python can change, as it may that of `random`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from hashlib import shake_128
from struct import unpack

FIRST_DAY = date(1999, 1, 1)
YEARS = 25
DAYS = (date(FIRST_DAY.year + YEARS, 1, 1) - FIRST_DAY).days
# The build day: after the last document.
AS_OF = date(FIRST_DAY.year + YEARS, 1, 15)

TAGS = 60
PEOPLE = 20
ORGANISATIONS = 8
PROJECTS = 10

_VOCABULARY = 4096
# fmt: off
_COMMON = (
    "ja", "on", "että", "se", "myös", "kun", "sekä", "tai", "ovat", "joka", "mutta", "niin", "kuin", "jo",
    "vielä", "voi", "mukaan", "kanssa", "uusi", "oma", "yli", "työ", "vuosi", "aika", "osa", "muu", "hyvä",
    "iso", "koko", "näin", "siis", "nyt", "aina", "tässä", "heidän", "meidän",
)
# fmt: on
_ONSETS = ("k", "t", "s", "l", "m", "n", "p", "r", "v", "h", "j", "")
_CODAS = ("", "", "", "", "", "n", "s", "l")
_BACK = ("a", "o", "u", "aa", "uo", "i", "e", "ai")
_FRONT = ("ä", "ö", "y", "ää", "yö", "i", "e", "äi")
_BACK_ENDINGS = ("", "ssa", "lla", "sta", "lle", "n", "a", "ksi", "jen", "nut", "va", "minen", "minen")
_FRONT_ENDINGS = ("", "ssä", "llä", "stä", "lle", "n", "ä", "ksi", "jen", "nyt", "vä", "minen", "minen")


@dataclass(frozen=True)
class Document:
    """A news item, before it is written in the form of one generator or another."""

    id: str
    title: str
    day: date
    summary: str
    tags: tuple[str, ...]
    person: str
    project: str
    body: str


@dataclass(frozen=True)
class Named:
    """A person, an organisation or a project: what the documents refer to by id."""

    id: str
    title: str
    text: str


class Dice:
    """Numbers that follow from a seed alone."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._numbers = self._endless()

    def below(self, limit: int) -> int:
        """A number from 0 to ``limit`` - 1, where ``limit`` is at most 65,536."""
        return next(self._numbers) * limit >> 16

    def word(self) -> str:
        """A word; the first ones of the vocabulary come up more often, as in any language."""
        return vocabulary()[next(self._numbers) * next(self._numbers) * _VOCABULARY >> 32]

    def words(self, many: int) -> list[str]:
        """As many words as are asked for."""
        return [self.word() for _ in range(many)]

    def _endless(self) -> Iterator[int]:
        block = 0
        while True:
            yield from unpack("<2048H", shake_128(f"{self._seed}/{block}".encode()).digest(4096))
            block += 1


@cache
def vocabulary() -> tuple[str, ...]:
    """The words of the corpus, the common ones first."""
    # Not by `Dice.word`, which asks for the vocabulary.
    dice = Dice("vocabulary")
    words = dict.fromkeys(_COMMON)
    while len(words) < _VOCABULARY:
        front = dice.below(3) == 0
        vowels = _FRONT if front else _BACK
        endings = _FRONT_ENDINGS if front else _BACK_ENDINGS
        syllables = [
            _ONSETS[dice.below(len(_ONSETS))]
            + vowels[dice.below(len(vowels))]
            + _CODAS[dice.below(len(_CODAS))]
            for _ in range(2 + dice.below(3))
        ]
        words["".join(syllables) + endings[dice.below(len(endings))]] = None
    return tuple(words)


def document(number: int, many: int) -> Document:
    """Document ``number`` of ``many``; number 0 is the oldest."""
    dice = Dice(f"document {number}")
    tags = tag_names()
    first = dice.below(TAGS)
    return Document(
        id=f"uutinen-{number:05}",
        title=heading(dice, 5 + dice.below(3)),
        day=FIRST_DAY + timedelta(days=number * DAYS // many),
        summary=sentence(dice, 16),
        tags=tuple(tags[(first + step) % TAGS] for step in (0, 7, 19)),
        person=people()[dice.below(PEOPLE)].id if dice.below(3) == 0 else "",
        project=projects()[dice.below(PROJECTS)].id if dice.below(5) == 0 else "",
        body=body(dice),
    )


def documents(many: int) -> Iterator[Document]:
    """The documents, the oldest first."""
    return (document(number, many) for number in range(many))


@cache
def tag_names() -> tuple[str, ...]:
    """The tags, of which each document has three."""
    return tuple(vocabulary()[100 + 11 * number] for number in range(TAGS))


@cache
def people() -> tuple[Named, ...]:
    """The people, some of whom are contacts of documents."""
    return _named("person", "henkilo", PEOPLE, 2)


@cache
def organisations() -> tuple[Named, ...]:
    """The organisations; the first is the site's own."""
    return _named("organisation", "yhteiso", ORGANISATIONS, 2)


@cache
def projects() -> tuple[Named, ...]:
    """The projects, which some of the documents are about."""
    return _named("project", "hanke", PROJECTS, 3)


def _named(seed: str, prefix: str, many: int, words: int) -> tuple[Named, ...]:
    dice = Dice(seed)
    return tuple(
        Named(
            f"{prefix}-{number:02}",
            " ".join(word.capitalize() for word in dice.words(words)),
            paragraph(dice, 60),
        )
        for number in range(many)
    )


def body(dice: Dice) -> str:
    """The Markdown of a document: an opening and sections with paragraphs, lists, tables and code."""
    left = 750 + dice.below(241)
    parts = [paragraph(dice, 45)]
    while left > 0:
        left -= 45
        parts.append(f"## {heading(dice, 3 + dice.below(4))}")
        for _ in range(2 + dice.below(2)):
            length = 45 + dice.below(36)
            left -= length
            parts.append(paragraph(dice, length))
        parts += extra(dice)
    return "\n\n".join(parts) + "\n"


def extra(dice: Dice) -> list[str]:
    """What breaks the paragraphs of a section, if anything does: mostly a list."""
    match dice.below(16):
        case 0 | 1 | 2 | 3 | 4:
            text = "\n".join(f"- {sentence(dice, 9)}" for _ in range(4))
        case 5 | 6:
            text = "\n".join(f"{number}. {sentence(dice, 9)}" for number in (1, 2, 3))
        case 7:
            text = f"> {sentence(dice, 20)}"
        case 8:
            text = _table(dice)
        case 9:
            text = "\n".join(["```text", *(" ".join(dice.words(6)) for _ in range(4)), "```"])
        case 10:
            text = f"### {heading(dice, 3)}\n\n{paragraph(dice, 40)}"
        case _:
            return []
    return [text]


def heading(dice: Dice, length: int) -> str:
    """Words without a full stop."""
    return " ".join(dice.words(length)).capitalize()


def paragraph(dice: Dice, length: int) -> str:
    """Sentences of about ``length`` words altogether, on one line."""
    sentences = []
    while length > 0:
        words = 7 + dice.below(9)
        length -= words
        sentences.append(sentence(dice, words, marked=dice.below(4) == 0))
    return " ".join(sentences)


def sentence(dice: Dice, length: int, *, marked: bool = False) -> str:
    """A sentence; a marked one has emphasis, a link or code within."""
    words = dice.words(length)
    if length > 9:
        words[length // 2] += ","
    words[0] = words[0].capitalize()
    if marked:
        place = 1 + dice.below(length - 3)
        words[place : place + 2] = [_mark(dice, " ".join(words[place : place + 2]))]
    return " ".join(words) + "."


def _mark(dice: Dice, text: str) -> str:
    chosen = dice.below(8)
    if chosen < 3:
        return f"[{text}](https://example.org/{dice.below(10000)}/{text.partition(' ')[0].strip(',')})"
    if chosen < 5:
        return f"**{text}**"
    if chosen < 7:
        return f"*{text}*"
    return f"`{text}`"


def _table(dice: Dice) -> str:
    rows = [f"| {dice.word()} | {dice.below(900)} | {dice.below(900)} |" for _ in range(4)]
    return "\n".join(["| Asia | 2016 | 2015 |", "|---|---:|---:|", *rows])
