"""The indexes of a language, each of a few years, as files that Pagefind's script reads in the browser.

Pagefind knows terms, not words (`plugins.search.terms`). What is shown of a document is put into its files
afterwards: so nobody ever sees a term that does not stand in the text.
"""

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import blake2b, sha256
from typing import Any, NamedTuple

from plugins.core.artifact import Artifact
from plugins.core.dates import format_day
from plugins.core.feature import Slot
from plugins.core.model import Entity
from plugins.core.press import Press
from plugins.core.route import is_front
from plugins.core.site import Site
from plugins.search.address import index_path
from plugins.search.documents import Document, documents_of, in_original
from plugins.search.pagefind import index_of
from plugins.search.terms import Lexicon, Stream, Terms

MOST, ENOUGH = 1000, 500
"""So many documents are one index. Of more, each index gets months until it has enough."""

ALL = "all"
_SIGNED = b"pagefind_dcd"  # what Pagefind's script knows a file by that is not packed
_KINDS = (".pf_meta", ".pf_index")
_NO_DAY = 0
_Month = int


class Period(NamedTuple):
    """The documents from one month up to another: years times twelve; what has no date is before all."""

    name: str
    first: _Month
    last: _Month


def periods(lang: str, site: Site) -> tuple[Period, ...]:
    """The periods that have an index of their own each, the newest first; a small site has one."""
    months = {month: sum(size for *_, size in found) for month, found in site.ask(by_month, lang).items()}
    if not months:
        return ()
    latest = max(months)
    if sum(months.values()) <= MOST:
        return (Period(ALL, _NO_DAY, latest),)
    return tuple(reversed(tuple(_divided(months, latest))))


def by_month(lang: str, site: Site) -> Mapping[_Month, tuple[tuple[str, str, int], ...]]:
    """What can be found of a language: kind and id of the items of each month, with how many documents."""
    months: dict[_Month, list[tuple[str, str, int]]] = {}
    for entity in found_in(lang, site):
        short = entity.short
        size = max(1, len(short.topics), len(short.chapters))
        months.setdefault(_month(short.day), []).append((entity.kind, entity.id, size))
    return {month: tuple(months[month]) for month in sorted(months)}


def _divided(months: Mapping[_Month, int], latest: _Month) -> Iterator[Period]:
    """What has no date is a period of its own; a name tells the first month, so that it stays."""
    first, number = _NO_DAY, 0
    for month in sorted(months):
        if number >= ENOUGH or (first == _NO_DAY < month and number):
            yield Period(_name(first), first, month - 1)
            first, number = month, 0
        first = first if number else month
        number += months[month]
    yield Period(_name(first), first, latest)


def _name(month: _Month) -> str:
    return f"{(month - 1) // 12}-{(month - 1) % 12 + 1:02}" if month else "undated"


def _month(day: int) -> _Month:
    found = date.fromordinal(day) if day else None
    return found.year * 12 + found.month if found else _NO_DAY


def members(lang: str, first: _Month, last: _Month, site: Site) -> tuple[tuple[str, str], ...]:
    """Kind and id of what stands in the index of a period."""
    months = site.ask(by_month, lang)
    return tuple(
        (kind, id) for month, found in months.items() if first <= month <= last for kind, id, _ in found
    )


def found_in(lang: str, site: Site) -> Iterator[Entity]:
    """The items of a language that can be found."""
    for entity in site.everything():
        if entity.lang == lang and not is_front(entity) and site.address_of(entity.kind, entity.id):
            yield entity


def projects_of(entity: Entity, site: Site) -> tuple[str, ...]:
    """The projects that an item, or a story of it, is about; one and its translations are one project."""
    return in_original((id for topics in entity.short.topics for id in topics.projects), entity, site)


def slots(site: Site) -> Iterator[Slot]:
    """The folder of each index."""
    for lang in site.languages:
        for period in site.ask(periods, lang):
            yield Slot(index_path(site, lang, period.name), (lang, str(period.first), str(period.last)))


def index(slot: Slot, site: Site, press: Press) -> Iterator[Artifact]:
    """The files of an index. What its words are made of is kept for the builds to come."""
    lang, first, last = slot.args
    name = b"words %s %s" % (lang.encode(), first.encode())
    kept = press.store.get(name)
    known: Mapping[str, Terms] = kept[1] if kept is not None and kept[0] == press.program else {}
    lexicon = Lexicon(lang, known=known)
    found = (site.get(kind, id) for kind, id in site.ask(members, lang, int(first), int(last)))
    made = (one for entity in found if entity is not None for one in documents_of(entity, site))
    for path, data in files_of(tuple(made), lexicon):
        yield Artifact(f"{slot.path}{path}", data)
    if lexicon.words.keys() != known.keys():
        press.keep(name, (press.program, lexicon.words))


def files_of(documents: Iterable[Document], lexicon: Lexicon) -> Iterator[tuple[str, bytes]]:
    """The files of an index of these documents, in their order."""
    lang = lexicon.lang
    shown: dict[str, Mapping[str, Any]] = {}
    forms: dict[str, str] = {}
    found = index_of(_record(document, _Terms(lexicon, forms), shown) for document in documents)
    facets: dict[str, str] = {}
    for path, data in sorted(found.items()):
        if path.endswith(".pf_fragment"):
            told = json.loads(gzip.decompress(data)[len(_SIGNED) :])
            own = shown[told["url"]]
            facets[path.rpartition("/")[2].removesuffix(".pf_fragment")] = own["facets"]
            yield path, _SIGNED + _json({**told, **own["fragment"]})
        elif path.endswith(_KINDS) or path in ("pagefind.js", f"wasm.{_language(lang)}.pagefind"):
            yield path, data
    words = _json({"forms": _fronted(forms), "facets": facets})
    name = f"words.{sha256(words).hexdigest()[:10]}.json"
    yield name, words
    yield "pagefind-entry.json", _json({**json.loads(found["pagefind-entry.json"]), "words": name})


class _Terms(NamedTuple):
    """Makes terms of texts, and notes of each word what it is led to."""

    lexicon: Lexicon
    forms: dict[str, str]

    def of(self, words: Sequence[str]) -> Stream:
        """The terms of these words."""
        made = self.lexicon.stream(words)
        for word, terms in made.forms.items():
            # A part of one word may be a word of its own elsewhere, with readings of its own.
            known = self.forms.setdefault(word, terms)
            if known != terms:
                self.forms[word] = " ".join(dict.fromkeys(f"{known} {terms}".split()))
        return made


def _record(document: Document, terms: _Terms, shown: dict[str, Mapping[str, Any]]) -> Mapping[str, Any]:
    """What Pagefind is given of a document; what is shown of it is kept under the name it goes by."""
    lang = terms.lexicon.lang
    words, anchors = _words(document)
    text, title, beside = (terms.of(one) for one in (words, document.title.split(), document.beside.split()))
    fragment = {
        "url": document.address,
        "content": " ".join(words),
        "filters": {},
        "anchors": anchors,
        "meta": {
            "title": document.title,
            "kind": document.kind,
            "day": document.day,
            "date": format_day(date.fromisoformat(document.day), lang) if document.day else "",
            "summary": document.summary,
        },
        "places": [after - before for before, after in zip((0, *text.places), text.places, strict=False)],
    }
    # The name of a file is made of what Pagefind knows: so that it changes with what is shown too.
    name = f"{document.address} {blake2b(_json(fragment), digest_size=8).hexdigest()}"
    facets = " ".join((document.kind, document.day or "-", *document.projects))
    shown[name] = {"fragment": fragment, "facets": facets}
    return {
        "url": name,
        "content": " ".join((*text.terms, *beside.terms)) or "-",
        "language": _language(lang),
        "meta": {"title": " ".join(title.terms)},
        "filters": {},
    }


def _language(lang: str) -> str:
    """The language as Pagefind is told it: none for Finnish, whose base forms it would make stems of."""
    return "unknown" if lang == "fi" else lang


def _words(document: Document) -> tuple[list[str], list[tuple[int, str, str]]]:
    """The words of a text in one row, and where in it each heading stands."""
    words, anchors = document.summary.split(), []
    for part in document.parts:
        if part.anchor:
            anchors.append((len(words), part.anchor, part.heading))
        words += (*part.heading.split(), *part.text.split())
    return words, anchors


def _fronted(forms: Mapping[str, str]) -> str:
    """Words with their base forms, a line each; a word begins with how much it has of the one before."""
    lines, before = [], ""
    for word in sorted(forms):
        same = next((at for at, (a, b) in enumerate(zip(before, word, strict=False)) if a != b), None)
        same = min(len(before), len(word)) if same is None else same
        base = forms[word]
        shared = next((at for at, (a, b) in enumerate(zip(word, base, strict=False)) if a != b), None)
        shared = min(len(word), len(base)) if shared is None else shared
        lines.append(f"{same} {word[same:]} {shared} {base[shared:]}")
        before = word
    return "\n".join(lines)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
