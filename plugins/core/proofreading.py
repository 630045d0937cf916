"""Language help: what a careful reader would remark on a text. Notes only: they never stop a build.

The text is looked at as it is written, so that each note has its place; code, addresses and comments are
no text. What needs the directory of people is told by ``Directory``.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import Struct

from plugins.core.phones import PhoneError, parse_phone
from plugins.core.problems import Place, Problem, note
from plugins.core.text import sentence_ends

LONGEST_SENTENCE = 35
"""Words. Longer ones are hard to follow; the plain language guides advise fewer than twenty on average."""

PLACEHOLDER = "Kirjoita tähän"
"""What a new file has where its writer has not yet written."""

# What is no text of the writer's own: code, quotes, directives, comments, tags, addresses, attributes.
_NO_TEXT = re.compile(
    "|".join(  # noqa: FLY002 - a line for each
        (
            r"^(?P<fence>```+|~~~+).*?^(?P=fence)[ \t]*$",
            r"^(?P<quote>:::+)quote\b.*?^(?P=quote)[ \t]*$",
            r"^(?:>|::)[^\n]*$",
            r"(?P<ticks>`+)[^\n]+?(?P=ticks)",
            r"<!--.*?-->",
            r"<[^<>\n]*>",
            r"(?<=\])\([^()\n]*\)",
            r"https?://[^\s)>\]]+",
            r"\{[^{}\n]*\}",
        )
    ),
    re.MULTILINE | re.DOTALL,
)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_DOUBLED = re.compile(r"\b(?P<word>[^\W\d_]{2,})(?:[ \t]+|[ \t]*\n[ \t]*)(?P=word)\b(?!-)", re.IGNORECASE)
# Twice by right: "ei se se ole" is a slip, "niin niin" and names of places are not.
_RIGHT_TWICE = frozenset({"niin", "vai", "hyvin", "pitkä", "very"})
_BLANK = re.compile(r"\n[ \t]*\n")
_BLOCK_START = re.compile(r"^(?:#{1,6} |\||[-*+] |\d+\. |>|:::*|\[\^|: )", re.MULTILINE)
_EMPTY_LINK = re.compile(
    r"\[(?P<text>\s*(?:täs(?:tä|sä)|tänne|täältä|täällä|linkistä|linkki|lue lisää|lisää|klikkaa"
    r"|klikkaa tästä|här|läs mer|klicka här|here|click here|read more|more)\s*[.…!]?\s*)\](?=\()",
    re.IGNORECASE,
)
_DAY_WITHOUT_YEAR = re.compile(
    r"(?<![\d.,/–-])(?<![A-Z]{2}[ \u00a0])(?P<day>(?:[12]?\d|3[01])\.(?:1[0-2]|[1-9])\.)"
    r"(?!\d)(?!\s?[12]\d{3}\b)(?!\s?[–-]\s?\d{1,2}\.(?:\d{1,2}\.)?\s?(?:[12]\d{3})?\d)"
)
_EMAIL = re.compile(r"[\w.%+'-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")
# Not somebody's own, but how everybody's is made.
_PATTERNS = frozenset(
    {"etunimi.sukunimi", "fornamn.efternamn", "förnamn.efternamn", "firstname.lastname", "first.last"}
)
_FENCED = re.compile(r"^(?P<fence>```+|~~~+).*?^(?P=fence)[ \t]*$", re.MULTILINE | re.DOTALL)
_INDENTED = re.compile(r"(?:\A|\n[ \t]*\n)(?P<indent>[ ]{4,}|[ ]*\t)[ \t]*(?P<found>::+[a-z-]+|#{2,6} |!\[)")
_IN_LIST = re.compile(r"[ \t]|[-*+] |\d+[.)] |\[\^|:[ ]")
_PHONE = re.compile(r"(?<![\w.,/+-])(?:\+358[ \u00a0]?|0)\d(?:[ \u00a0-]?\d){5,11}(?![\w/])")


class Person(Struct, frozen=True):
    """Somebody of the directory: their name, and how they are reached now, in E.164 and in full."""

    name: str
    phone: str = ""
    shown: str = ""
    email: str = ""


class Directory(Struct, frozen=True):
    """Who can be reached how, and the domains that the centre's own addresses have."""

    people: tuple[Person, ...] = ()
    domains: frozenset[str] = frozenset()


class Text(Struct, frozen=True):
    """A text as it is written: its file, the line that its first one is, and the year that it is of."""

    path: str
    body: str
    line: int
    year: int

    def place(self, offset: int) -> Place:
        """Where a character of it stands in the file."""
        before = self.body[:offset]
        return Place(self.path, self.line + before.count("\n"), offset - before.rfind("\n"))


def notes(text: Text, directory: Directory, *, draft: bool) -> Iterator[Problem]:
    """The notes on one text; what is left to be written in a ``draft`` is none."""
    shown = _NO_TEXT.sub(_blanks, text.body)
    yield from _doubled_words(text, shown)
    yield from _long_sentences(text, shown)
    for match in _EMPTY_LINK.finditer(text.body):
        yield note(text.place(match.start()), "note-link-text", found=match["text"].strip())
    for match in _DAY_WITHOUT_YEAR.finditer(shown):
        yield note(text.place(match.start()), "note-no-year", found=match["day"], year=text.year)
    yield from _indented(text)
    yield from _contacts(text, directory)
    if not draft:
        for match in re.finditer(PLACEHOLDER, shown):
            yield note(text.place(match.start()), "note-unwritten", found=PLACEHOLDER)


def _blanks(match: re.Match[str]) -> str:
    """As many blanks, so that every other character stays where it is."""
    return re.sub(r"[^\n]", " ", match[0])


def _doubled_words(text: Text, shown: str) -> Iterator[Problem]:
    for match in _DOUBLED.finditer(shown):
        if match["word"].lower() not in _RIGHT_TWICE:
            yield note(text.place(match.start()), "note-doubled", found=match["word"])


def _long_sentences(text: Text, shown: str) -> Iterator[Problem]:
    for start, end in _paragraphs(shown):
        line = shown[start:end].replace("\n", " ")
        begins = 0
        for ends in (*sentence_ends(line), len(line)):
            count = sum(1 for _ in _WORD.finditer(line, begins, ends))
            if count > LONGEST_SENTENCE:
                first = _WORD.search(line, begins)
                place = text.place(start + (first.start() if first else begins))
                yield note(place, "note-long-sentence", count=count, most=LONGEST_SENTENCE)
            begins = ends


def _paragraphs(shown: str) -> Iterator[tuple[int, int]]:
    """Where each run of text begins and ends: blank lines part them, and so do headings, entries and rows."""
    cuts = {0, len(shown), *(match.end() for match in _BLANK.finditer(shown))}
    for match in _BLOCK_START.finditer(shown):
        cuts |= {match.start(), match.end()}
        if match[0].startswith("#"):
            cuts.add(shown.find("\n", match.end()) + 1 or len(shown))
    edges = sorted(cuts)
    return ((start, end) for start, end in pairwise(edges) if shown[start:end].strip())


def _indented(text: Text) -> Iterator[Problem]:
    """A block, heading or picture that is shown as code, since its line begins with four spaces."""
    body = _FENCED.sub(_blanks, text.body)
    for match in _INDENTED.finditer(body):
        before = body[: match.start()].rstrip().rsplit("\n", 1)[-1]
        if not _IN_LIST.match(before):
            yield note(text.place(match.start("found")), "note-indented", found=match["found"].strip())


def _contacts(text: Text, directory: Directory) -> Iterator[Problem]:
    """Ways of reaching somebody that are written by hand: nobody mends them when they change."""
    emails = {person.email.lower(): person for person in directory.people if person.email}
    for match in _EMAIL.finditer(text.body):
        found = match[0].lower()
        if found.partition("@")[0] in _PATTERNS:
            continue
        if found not in emails and found.partition("@")[2] in directory.domains:
            yield note(text.place(match.start()), "note-email-unknown", found=match[0])
    phones = {person.phone: person for person in directory.people if person.phone}
    for match in _PHONE.finditer(text.body):
        try:
            number = parse_phone(match[0].replace("-", " ")).e164
        except PhoneError:
            continue
        person = _named_before(text.body[: match.start()], directory.people)
        if number in phones:
            yield note(
                text.place(match.start()), "note-phone-by-hand", found=match[0], name=phones[number].name
            )
        elif person and person.phone:
            yield note(
                text.place(match.start()),
                "note-phone-differs",
                found=match[0],
                name=person.name,
                known=person.shown,
            )


def _named_before(text: str, people: Iterable[Person]) -> Person | None:
    """The person named last in the paragraph that a number stands in."""
    paragraph = _BLANK.split(text)[-1]
    named = [
        (at, person.name, person) for person in people if (at := paragraph.rfind(_stem(person.name))) >= 0
    ]
    return max(named, key=lambda one: one[:2])[2] if named else None


def _stem(name: str) -> str:
    """What a name begins with in all its forms: ``Hännisen`` is one of ``Hänninen``."""
    return name.removesuffix("nen")
