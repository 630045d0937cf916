"""Publications in the forms that programs for references read: BibTeX, RIS and CSL-JSON."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from plugins.publications.csl import csl_json, is_book
from plugins.publications.names import Author
from plugins.publications.work import Work


class Format(NamedTuple):
    """A form of reference: the ending of its files, its name, its media type and what writes it."""

    ending: str
    name: str
    type: str
    write: Callable[[Iterable[Work]], str]


_BIBTEX = str.maketrans(
    {char: f"\\{char}" for char in "&%$#_{}"}
    | {"\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}"}
)
_UNPAIRED = str.maketrans({"{": "\\textbraceleft{}", "}": "\\textbraceright{}"})


def bibtex(works: Iterable[Work]) -> str:
    """The works in BibTeX, in UTF-8; braces keep capitals as they are."""
    return "\n".join(map(_entry, works))


def _entry(work: Work) -> str:
    book = is_book(work)
    fields = {
        "author": " and ".join(map(_bibtex_name, work.authors)),
        "title": f"{{{_escaped(work.title)}}}",
        "year": str(work.year),
        "publisher" if book else "institution": _escaped(work.publisher),
        "address": _escaped(work.place),
        "type": "" if book else _escaped(work.series),
        "series": _escaped(work.series),
        "number": _escaped(work.number),
        "pagetotal": str(work.pages or ""),
        "isbn": " ".join(work.isbns),
        "issn": work.issn,
        "url": work.url,
        "language": work.lang,
        "keywords": _escaped(", ".join(work.tags)),
        "abstract": _escaped(work.summary),
    }
    lines = (f"  {name} = {{{value}}},\n" for name, value in fields.items() if value.strip("{}"))
    return f"@{'book' if book else 'techreport'}{{{work.id},\n{''.join(lines)}}}\n"


def _bibtex_name(author: Author) -> str:
    """A body's name is in braces: it has no first name, and its ``and`` parts no names."""
    return f"{{{_escaped(author.literal)}}}" if author.literal else _escaped(author.inverted)


def _escaped(text: str) -> str:
    """The text as TeX writes it. BibTeX counts escaped braces too, so unpaired ones go by their names."""
    return text.translate(_BIBTEX if _is_paired(text) else {**_BIBTEX, **_UNPAIRED})


def _is_paired(text: str) -> bool:
    depth = 0
    for char in text:
        depth += {"{": 1, "}": -1}.get(char, 0)
        if depth < 0:
            return False
    return depth == 0


def ris(works: Iterable[Work]) -> str:
    """The works in RIS: a tag, two spaces, a hyphen and a space before each value."""
    return "\r\n".join("".join(f"{tag}  - {value}\r\n" for tag, value in _tags(work)) for work in works)


def _tags(work: Work) -> Iterator[tuple[str, str]]:
    yield "TY", "BOOK" if is_book(work) else "RPRT"
    yield "ID", work.id
    for author in work.authors:
        yield "AU", author.inverted
    rows = (
        ("TI", work.title),
        ("PY", str(work.year)),
        ("PB", work.publisher),
        ("CY", work.place),
        ("T3", work.series),
        ("IS", work.number),
        ("SP", str(work.pages or "")),
        *(("SN", number) for number in (*work.isbns, work.issn)),
        ("UR", work.url),
        *(("L1", file) for file in work.files),
        ("LA", work.lang),
        ("AB", work.summary),
        *(("KW", tag) for tag in work.tags),
    )
    yield from ((tag, value) for tag, value in rows if value)
    yield "ER", ""


FORMATS = (
    Format("bib", "BibTeX", "application/x-bibtex", bibtex),
    Format("ris", "RIS", "application/x-research-info-systems", ris),
    Format("json", "CSL-JSON", "application/vnd.citationstyles.csl+json", csl_json),
)

BY_ENDING: Mapping[str, Format] = {form.ending: form for form in FORMATS}
