"""A long document: a text whose H2 are chapters, each with a number and a page of its own.

The text before the first H2 is the preface and stays on the document's own page. A text with fewer
than two H2 is one page. Source: content-model.md, "Outputs".
"""

import re
from collections.abc import Iterator, Mapping
from html import escape, unescape

from msgspec import Struct

from plugins.core.problems import Problem, error
from plugins.core.prose import Heading, Prose, Section, ids_in, plain
from plugins.core.text import is_slug, slugify

FEWEST = 2
WHOLE_WORDS: Mapping[str, str] = {"fi": "koko", "sv": "hela", "en": "whole"}
"""The word of the page that has the whole document, by language: no chapter may have it."""

_HEADING = re.compile(
    '<h(?P<level>[3-6]) id="(?P<id>[^"]*)"(?P<rest>[^>]*)>(?P<html>.*?)</h(?P=level)>', re.DOTALL
)


class Numbered(Struct, frozen=True):
    """A heading with the number that it has in its document: ``1``, ``1.1``."""

    number: str
    heading: Heading


class Chapter(Struct, frozen=True):
    """A chapter: its ``slug`` is its word in the addresses, its ``parts`` are opened by its H3.

    ``anchors`` are the places in it, its heading and its footnotes among them.
    """

    number: str
    slug: str
    heading: Heading
    section: Section
    parts: tuple[Numbered, ...]
    anchors: frozenset[str]


def preface_of(prose: Prose) -> str:
    """The HTML before the first chapter."""
    return "\n".join(section.html for section in prose.sections if section.heading is None)


def chapters_of(prose: Prose) -> tuple[Chapter, ...]:
    """The chapters of a text, in order; none where it is one page."""
    opened = [(section, section.heading) for section in prose.sections if section.heading is not None]
    if len(opened) < FEWEST:
        return ()
    known = {heading.id: heading for heading in reversed(prose.headings)}
    return tuple(
        Chapter(
            str(number),
            slug_of(heading),
            heading,
            section,
            tuple(_parts(str(number), section.html, known)),
            frozenset(_anchors(heading, section, prose)),
        )
        for number, (section, heading) in enumerate(opened, 1)
    )


def slug_of(heading: Heading) -> str:
    """The word of a chapter in its address: the id that its heading was given, else its text as a slug."""
    return slugify(heading.id if heading.explicit else heading.text) or heading.id


def chapter_address(document: str, slug: str) -> str:
    """The address of a chapter of the document at an address."""
    return f"{document}{slug}/"


def with_numbers(chapter: Chapter, link_label: str, raised: int = 0) -> str:
    """The chapter's HTML with numbers before its H3 and a link to each heading after it.

    ``link_label`` names such a link, with ``{name}`` for the heading. ``raised`` is by how many levels its
    headings are raised: on its own page the chapter's heading is the first.
    """
    numbers = {part.heading.id: part.number for part in chapter.parts}

    def shown(match: re.Match[str]) -> str:
        id, level = unescape(match["id"]), int(match["level"]) - raised
        number, name = numbers.get(id, ""), plain(match["html"])
        link = heading_link(id, link_label.replace("{name}", f"{number} {name}".strip()))
        html = f"{number_html(number) if number else ''}{match['html']}{link}"
        return f'<h{level} id="{match["id"]}"{match["rest"]}>{html}</h{level}>'

    return _HEADING.sub(shown, chapter.section.html)


def words_of(chapter: Chapter) -> str:
    """The chapter's text on one line, without its headings and blocks."""
    return plain(_HEADING.sub("", chapter.section.html))


def heading_link(id: str, label: str) -> str:
    """The link that stands after a heading and leads to it."""
    return f' <a class="heading_link" href="#{escape(id)}" aria-label="{escape(label)}">#</a>'


def number_html(number: str) -> str:
    """A heading's number, as it stands before its text."""
    return f'<span class="heading_number">{number}</span> '


def chapter_problems(prose: Prose, lang: str) -> Iterator[Problem]:
    """Chapters that cannot have an address of their own."""
    chapters = chapters_of(prose)
    for chapter in chapters:
        heading = chapter.heading
        if heading.explicit and not is_slug(heading.id):
            yield error(heading.place, "chapter-id", found=heading.id, mend=chapter.slug)
        elif chapter.slug == WHOLE_WORDS[lang]:
            yield error(heading.place, "chapter-reserved", slug=chapter.slug, title=heading.text)
        same = next((one for one in chapters if one.slug == chapter.slug and one is not chapter), None)
        if same is not None:
            line = same.heading.place.line
            yield error(heading.place, "chapter-twice", slug=chapter.slug, line=line)


def _parts(number: str, html: str, known: Mapping[str, Heading]) -> Iterator[Numbered]:
    found = (unescape(match["id"]) for match in _HEADING.finditer(html) if match["level"] == "3")
    # A heading that raw HTML has inside another has no place of its own in the outline.
    for at, id in enumerate(dict.fromkeys(id for id in found if id in known), 1):
        yield Numbered(f"{number}.{at}", known[id])


def _anchors(heading: Heading, section: Section, prose: Prose) -> Iterator[str]:
    yield heading.id
    for html in (
        heading.html,
        section.html,
        *(call.html for call in prose.blocks_in(heading.html + section.html)),
    ):
        yield from map(unescape, ids_in(html))
