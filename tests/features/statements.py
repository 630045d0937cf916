"""What the tests of the accessibility statement are made with: data, runs, and a site that has just these."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from msgspec import Struct

from plugins.accessibility import StatementView, statement
from plugins.accessibility.model import FILE
from plugins.accessibility.run import REQUIRED, RUN_FILE
from plugins.core.identity import Identity
from plugins.core.source import PdfFacts
from plugins.core.strings import Strings
from plugins.core.view import Value
from tests.outputs.sites import IDENTITY, composition, theme

DAY = date(2026, 11, 22)
SORTS = {"/": "front", "/koske/": "page", "/uutiset/": "list:news"}
BY_HAND = ("keyboard", "screen_reader", "zoom", "content")
GOOD = PdfFacts("read", tagged=True, titled=True, language=True)

DATA: Mapping[str, Any] = {
    "service": {"fi": "Koskeverkko", "sv": "Koskenätet", "en": "Koske online"},
    "made": "2026-01-02",
    "authority": {
        "name": {"fi": "Virasto", "sv": "Verket", "en": "Agency"},
        "url": {"fi": "https://virasto.example/", "sv": "https://verket.example/"},
    },
}
PAGE: Mapping[str, Any] = {"kind": "x", "widths": [320, 1280], "schemes": ["light", "dark"]}
RUN: Mapping[str, Any] = {
    "as_of": "2026-11-20",
    "tool": "axe-core 4.11.0",
    "rules": list(REQUIRED),
    "pages": [{"address": address, **PAGE} for address in SORTS],
}


def checks(*areas: str, day: str = "2026-11-21", result: str = "passed") -> list[dict[str, str]]:
    """A check of each area."""
    return [{"what": area, "date": day, "by": "Maija Mallikas", "result": result} for area in areas]


ALL_GOOD = {**DATA, "checks": checks(*BY_HAND)}


@dataclass
class Small:
    """A site of three pages with this data, as far as the statement asks."""

    known: Mapping[str, Any] | None
    run: Mapping[str, Any] | None = None
    pdfs: Mapping[str, PdfFacts] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    as_of: date = DAY
    identity: Identity = IDENTITY
    lists: Mapping[tuple[str, str], str] = field(default_factory=lambda: {("news", "fi"): "/uutiset/"})

    @property
    def strings(self) -> Mapping[str, Strings]:
        """The words of the real site."""
        words = composition().words
        return {lang: Strings({**theme().words[lang], **words[lang]}) for lang in ("fi", "sv", "en")}

    def data(self, path: str) -> bytes | None:
        """The two files; JSON is YAML."""
        found = {FILE: self.known, RUN_FILE: self.run}[path]
        return None if found is None else json.dumps(found, ensure_ascii=False).encode()

    def assets(self) -> tuple[str, ...]:
        """All downloads."""
        return (*self.pdfs, *self.others)

    def pdf(self, path: str) -> PdfFacts | None:
        """The facts of a PDF."""
        return self.pdfs.get(path)

    def media(self, path: str) -> str:
        """The address of a download."""
        return f"/{path}"

    def named_in(self, _path: str) -> tuple[()]:
        """No item offers any."""
        return ()

    def sorts(self) -> tuple[str, ...]:
        """The sorts of its pages."""
        return tuple(sorted(SORTS.values()))

    def sort_at(self, address: str) -> str:
        """The sort of a page."""
        return SORTS.get(address, "")

    def at(self, _address: str) -> None:
        """No page is an item's."""


def view(site: Small, lang: str = "fi") -> StatementView:
    """The statement of a site."""
    found = statement(lang, site)  # type: ignore[arg-type]  # it is asked nothing but this
    assert found is not None
    return found


def said(value: object) -> Iterator[str]:
    """All texts of a view, in their order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Value):
        yield value.text
    elif isinstance(value, tuple):
        for one in value:
            yield from said(one)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            if name not in ("id", "level"):
                yield from said(getattr(value, name))


def text(site: Small, lang: str = "fi") -> str:
    """All that the statement says, one text a line."""
    return "\n".join(said(view(site, lang)))
