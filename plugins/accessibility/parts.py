"""What the statement is put together of, and who words it in one language."""

from datetime import date

from msgspec import Struct

from plugins.accessibility.model import Worded
from plugins.core.dates import format_day, iso
from plugins.core.strings import Strings
from plugins.core.view import Fact, Value


class Entry(Struct, frozen=True):
    """One thing that is told of, with what is said of it."""

    title: Value
    texts: tuple[Value, ...] = ()
    facts: tuple[Fact, ...] = ()


class Fold(Struct, frozen=True):
    """A long list that readers unfold."""

    title: str
    points: tuple[Value, ...]


class Part(Struct, frozen=True):
    """A part of the statement under a heading; ``parts`` are those inside it."""

    id: str
    title: str
    texts: tuple[Value, ...] = ()
    points: tuple[Value, ...] = ()
    facts: tuple[Fact, ...] = ()
    entries: tuple[Entry, ...] = ()
    fold: Fold | None = None
    parts: tuple["Part", ...] = ()


class Teller(Struct, frozen=True):
    """Words the statement in a language of the site, whose ``own`` language may be another."""

    lang: str
    own: str
    words: Strings

    def __call__(self, key: str, **values: object) -> str:
        """The words of that key."""
        return self.words(f"accessibility.{key}", **values)

    def count(self, key: str, count: int) -> str:
        """The words for so many."""
        return self(f"{key}-one") if count == 1 else self(f"{key}-many", count=count)

    def said(self, words: Worded) -> Value:
        """What the file says, marked where it is in another language."""
        text, lang = words.said_in(self.lang, self.own)
        return Value(text, lang="" if lang == self.lang else lang)

    def maybe(self, words: Worded | None) -> tuple[Value, ...]:
        """What the file says, if it does."""
        return (self.said(words),) if words else ()

    def day(self, day: date) -> Value:
        """A day."""
        return Value(format_day(day, self.lang), datetime=iso(day))

    def fact(self, key: str, text: str) -> Fact:
        """A row of facts with one text."""
        return Fact(self(key), (Value(text),))

    def sort(self, sort: str) -> str:
        """A sort of pages in words; one that has none by its name."""
        kind = sort.removeprefix("list:")
        found = self.words.get(f"accessibility.sort-{sort}")
        name = self.words.get(f"{kind}.list")
        if found or not name:
            return found or sort
        return self("sort-items" if kind == sort else "sort-list", name=name)

    @staticmethod
    def capital(text: str) -> str:
        """The text with a capital at its beginning."""
        return text[:1].upper() + text[1:]

    def sentence(self, text: str) -> str:
        """The text as a sentence."""
        return f"{self.capital(text)}."
