"""The words of ``make subscribers``: what one reading showed, and what all of them come to."""

from collections.abc import Iterable, Iterator, Mapping

from plugins.edge.reader import Received

_MOST = 10  # titles on one line

_WORDS: Mapping[str, Mapping[str, str]] = {
    "fi": {
        "commits": "Mitä tilaajat olisivat saaneet (sisällön viimeisiä muutoksia {count}):",
        "builds": "Mitä tilaajat olisivat saaneet näistä sivustoista:",
        "begins": "tilaus alkaa, syötteessä {count} kohtaa",
        "begins-one": "tilaus alkaa, syötteessä 1 kohta",
        "begins-none": "tilaus alkaa, syöte on tyhjä",
        "none": "syötettä ei ole vielä",
        "gone": "syöte on hävinnyt, tilaajat eivät saa mitään",
        "broken": "syötettä {path} ei voi lukea, tilaajat eivät saa mitään",
        "skipped": "ohitettiin, sillä sisältö ei valmistu nykyisellä ohjelmalla: {why}",
        "new": "{count} uutta",
        "new-one": "1 uusi",
        "updated": "{count} muuttunutta",
        "updated-one": "1 muuttunut",
        "lost": "{count} hävisi",
        "lost-one": "1 hävisi",
        "again": "{count} uudelleen",
        "again-one": "1 uudelleen",
        "title": "”{title}”",
        "more": "ja {count} muuta",
        "sum": "Yhteensä: {told}.",
        "mend": "Uudelleen lähetetty näkyy tilaajille toiseen kertaan, koska sen tunnus vaihtui. "
        "Jos tiedosto on nimetty uudelleen, palauta vanha nimi tietoon id.",
    },
    "en": {
        "commits": "What subscribers would have got (last changes of the content: {count}):",
        "builds": "What subscribers would have got from these sites:",
        "begins": "the subscription begins, {count} items in the feed",
        "begins-one": "the subscription begins, 1 item in the feed",
        "begins-none": "the subscription begins, the feed is empty",
        "none": "there is no such feed yet",
        "gone": "the feed is gone, subscribers get nothing",
        "broken": "the feed {path} cannot be read, subscribers get nothing",
        "skipped": "passed over, since the present program cannot build the content: {why}",
        "new": "{count} new",
        "new-one": "1 new",
        "updated": "{count} updated",
        "updated-one": "1 updated",
        "lost": "{count} lost",
        "lost-one": "1 lost",
        "again": "{count} sent again",
        "again-one": "1 sent again",
        "title": "“{title}”",
        "more": "and {count} more",
        "sum": "In all: {told}.",
        "mend": "What is sent again is shown to subscribers twice, since its id has changed. "
        "If a file was renamed, put its old name into id.",
    },
}


def words_of(lang: str) -> Mapping[str, str]:
    """The words in a language of the program."""
    return _WORDS[lang]


def begun(count: int, lang: str) -> str:
    """How a subscription begins: with so many items in the feed."""
    name = {0: "begins-none", 1: "begins-one"}.get(count, "begins")
    return _WORDS[lang][name].format(count=count)


def told(received: Received, lang: str) -> str:
    """What one reading showed: always what is new and what was sent again, the rest where there is any."""
    parts = [_told("new", received.new, lang)]
    parts += [_told(name, titles, lang) for name, titles in _rest(received) if titles]
    return "; ".join([*parts, _told("again", received.again, lang)])


def summed(received: Iterable[Received], lang: str) -> Iterator[str]:
    """What all readings come to, where there was any; with the mend if something was sent again."""
    found = tuple(received)
    if not found:
        return
    names = ("new", "updated", "lost", "again")
    counts = {name: sum(len(getattr(one, name)) for one in found) for name in names}
    shown = ", ".join(_count(name, count, lang) for name, count in counts.items() if count or name != "lost")
    yield _WORDS[lang]["sum"].format(told=shown)
    if counts["again"]:
        yield _WORDS[lang]["mend"]


def _rest(received: Received) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "updated", received.updated
    yield "lost", received.lost


def _told(name: str, titles: tuple[str, ...], lang: str) -> str:
    words = _WORDS[lang]
    shown = [words["title"].format(title=title) for title in titles[:_MOST]]
    if len(titles) > _MOST:
        shown.append(words["more"].format(count=len(titles) - _MOST))
    count = _count(name, len(titles), lang)
    return f"{count}: {', '.join(shown)}" if shown else count


def _count(name: str, count: int, lang: str) -> str:
    return _WORDS[lang][f"{name}-one" if count == 1 else name].format(count=count)
