"""A publication in CSL-JSON, as Zotero, Mendeley and citation processors read it."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from plugins.publications.names import Author
from plugins.publications.work import Work

_BOOKS = ("guide", "book")


def csl_json(works: Iterable[Work]) -> str:
    """The works as one file. Source: CSL-JSON schema 1.0.2 (citationstyles.org)."""
    return json.dumps([csl_item(work) for work in works], ensure_ascii=False, indent=1) + "\n"


def csl_item(work: Work) -> Mapping[str, Any]:
    """A work as an item of CSL-JSON; what is not known is left out."""
    item = {
        "id": work.id,
        "type": "book" if is_book(work) else "report",
        "title": work.title,
        "author": [_name(author) for author in work.authors],
        "issued": {"date-parts": [[work.year]]},
        "publisher": work.publisher,
        "publisher-place": work.place,
        "collection-title": work.series,
        "collection-number": work.number,
        "ISBN": " ".join(work.isbns),
        "ISSN": work.issn,
        "URL": work.url,
        "number-of-pages": str(work.pages or ""),
        "language": work.lang,
        "abstract": work.summary,
        "keyword": ", ".join(work.tags),
    }
    return {key: value for key, value in item.items() if value}


def is_book(work: Work) -> bool:
    """Whether programs know it as a book rather than a report."""
    return work.type in _BOOKS or (not work.type and bool(work.isbns))


def _name(author: Author) -> Mapping[str, str]:
    if author.literal:
        return {"literal": author.literal}
    name = {"family": author.family, "given": author.given, "non-dropping-particle": author.particle}
    return {key: value for key, value in name.items() if value}
