"""``make explain PAGE=/uutiskirje/2017-1/``: what a page is made of, and why it was made anew, or not."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from urllib.parse import unquote, urlsplit

from plugins.core.dates import format_day
from plugins.core.making import FILE_STAGES
from plugins.core.memo import Reason, numbers_of
from plugins.core.memory import Kept, Memory
from plugins.core.questions import ITEM_QUESTIONS
from plugins.core.trace import Question
from plugins.edge.building import REASONS
from plugins.edge.explain_words import QUESTIONS
from plugins.edge.store import DiskStore, store_file

_WORDS = {
    "fi": {
        "never": "Sivustoa ei ole vielä tehty tällä koneella, tai muisti on poistettu. Tee se: make html.",
        "unknown": "Viimeksi tehdyllä sivustolla ei ole tiedostoa ”{path}”.",
        "near": "Tarkoititko: {path}",
        "made": "Tiedosto {path}",
        "of": "Lähtötiedot:",
        "all": "kaikille sivuille yhteiset: ohjelma, asetukset, teema",
        "face": "otsikko ja kieli",
        "fields": "tiedot (---rivien välissä)",
        "outline": "väliotsikot ja ankkurit",
        "prose": "teksti",
        "missing": "(ei tiedostoa)",
        "asked": "koko sivustosta:",
        "lasts": "Päivä ei muuta sivua aikavälillä {first}–{last}.",
        "lasts-from": "Päivä ei enää muuta sivua ({first} alkaen).",
        "lasts-until": "Päivä ei muuta sivua ennen kuin {last} on mennyt.",
        "same": "Viime kerralla sivua ei tehty uudelleen: mikään sen lähtötiedoista ei ollut muuttunut.",
        "why-new": "Viime kerralla sivu tehtiin: se oli uusi.",
        "why-program": "Viime kerralla sivu tehtiin uudelleen: ohjelma oli muuttunut.",
        "why-settings": "Viime kerralla sivu tehtiin uudelleen: asetukset tai vakiosanat olivat muuttuneet.",
        "why-theme": "Viime kerralla sivu tehtiin uudelleen: teema oli muuttunut.",
        "why-pages": "Viime kerralla tiedosto tehtiin uudelleen: sivujen luettelo oli muuttunut.",
        "why-day": "Viime kerralla sivu tehtiin uudelleen: päivä oli vaihtunut.",
        "why-gone": "Viime kerralla sivu tehtiin uudelleen: tiedosto puuttui tai se oli muutettu.",
        "why-asked": "Viime kerralla sivu tehtiin uudelleen, koska nämä olivat muuttuneet:",
    },
    "en": {
        "never": "The site has not been built here yet, or its memory is gone. Build it: make html.",
        "unknown": "The site as last built has no file “{path}”.",
        "near": "Did you mean: {path}",
        "made": "File {path}",
        "of": "Made of:",
        "all": "the same for all pages: program, settings, theme",
        "face": "title and language",
        "fields": "front matter",
        "outline": "headings and anchors",
        "prose": "text",
        "missing": "(no file)",
        "asked": "of the whole site:",
        "lasts": "The day does not change the page between {first} and {last}.",
        "lasts-from": "The day does not change the page any more (from {first} on).",
        "lasts-until": "The day does not change the page before {last} is over.",
        "same": "The last build did not make it anew: nothing that it is made of had changed.",
        "why-new": "The last build made it: it was new.",
        "why-program": "The last build made it anew: the program had changed.",
        "why-settings": "The last build made it anew: the settings or the interface's words had changed.",
        "why-theme": "The last build made it anew: the theme had changed.",
        "why-pages": "The last build made it anew: the list of pages had changed.",
        "why-day": "The last build made it anew: the day had changed.",
        "why-gone": "The last build made it anew: the file was missing or had been changed by hand.",
        "why-asked": "The last build made it anew, since these had changed:",
    },
}


_OF_ONE = frozenset({"get", "standing", "written", "address_of", "_translations"})
"""Questions to the site about one item: told with what was asked of the item itself."""


def explain(settings: dict[str, Any], page: str, lang: str) -> tuple[list[str], bool]:
    """The lines that explain a page, given by its address or its file; and whether there is such a page."""
    store = DiskStore(store_file(settings, publish=True))
    try:
        memory, reasons = store.memory(), store.get(REASONS)
    finally:
        store.close()
    words = _WORDS[lang]
    if not memory.records or reasons is None:
        return [words["never"]], False
    files = {name[1]: kept for stage in FILE_STAGES if stage in memory.values
             for name, kept in memory.values[stage][1].items()}  # fmt: skip
    path = _path(page, settings)
    if path not in files:
        return _unknown(path, files, words), False
    return [*_explained(path, files[path], memory, reasons[1].get(path), lang)], True


def _path(page: str, settings: dict[str, Any]) -> str:
    """The file that an address is answered with: ``/uutiset/x/`` is ``uutiset/x/index.html``."""
    base = urlsplit(str(settings.get("SITEURL", ""))).path.rstrip("/")
    path = unquote(urlsplit(page).path).removeprefix(base).removeprefix("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def _unknown(path: str, files: Iterable[str], words: dict[str, str]) -> list[str]:
    known = {*files}
    near = f"{path.removesuffix('/')}/index.html"
    return [words["unknown"].format(path=path), *([words["near"].format(path=near)] if near in known else [])]


def _explained(path: str, kept: Kept, memory: Memory, reason: Reason | None, lang: str) -> Iterator[str]:
    words = _WORDS[lang]
    _, asked, first, last = kept
    yield words["made"].format(path=path)
    yield words["of"]
    yield f"  {words['all']}"
    yield from _inputs([memory.questions[number] for number in numbers_of(asked)], memory, lang)
    yield from _span(first, last, lang)
    yield words["same"] if reason is None else words[f"why-{reason[0]}"]
    if reason is not None:
        yield from _inputs(reason[1], memory, lang)


def _inputs(asked: Iterable[Question], memory: Memory, lang: str) -> Iterator[str]:
    """What was asked: of each item together, in the order of their files, then of the whole site."""
    words = _WORDS[lang]
    paths = {(record.kind, record.id): path for path, record in memory.records.items()}
    items: dict[str, list[str]] = {}
    whole: list[str] = []
    for question in asked:
        name, *arguments = question
        # The first argument of others says which of the two sites was asked: of no interest here.
        told = arguments if name in ITEM_QUESTIONS else arguments[1:]
        if name in ITEM_QUESTIONS or name in _OF_ONE:
            path = paths.get((told[0], told[1]))
            shown = f"content/{path}" if path else f"{':'.join(told)} {words['missing']}"
            items.setdefault(shown, []).append(words.get(name) or QUESTIONS[lang][name])
        else:
            # A plugin from elsewhere may ask what has no words here.
            named = QUESTIONS[lang].get(name) or name.rpartition(":")[2].strip("_")
            whole.append(": ".join(filter(None, (named, ", ".join(str(one) for one in told if one != "")))))
    for shown in sorted(items):
        yield f"  {shown}: {', '.join(dict.fromkeys(items[shown]))}"
    if whole:
        yield f"  {words['asked']}"
        yield from (f"    {line}" for line in sorted(set(whole)))


def _span(first: int, last: int, lang: str) -> Iterator[str]:
    begins, ends = first > date.min.toordinal(), last < date.max.toordinal()
    key = {(True, True): "lasts", (True, False): "lasts-from", (False, True): "lasts-until"}.get(
        (begins, ends)
    )
    if key:
        days = {
            name: format_day(date.fromordinal(day), lang) for name, day in (("first", first), ("last", last))
        }
        yield _WORDS[lang][key].format(**days)
