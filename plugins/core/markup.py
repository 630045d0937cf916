"""Stage "convert": the text of a body becomes HTML in which links, pictures and blocks are still names."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from html import unescape
from itertools import groupby
from xml.etree.ElementTree import Element

from msgspec.structs import replace

from plugins.core.calls import Gathering
from plugins.core.dialect import BLOCK, reader
from plugins.core.directives import Call, Directive
from plugins.core.fences import Fences
from plugins.core.footnotes import DEFINITIONS, REFERENCE, Numbering, definition_problems
from plugins.core.headings import Outline, Part
from plugins.core.limits import deepest, too_heavy
from plugins.core.pins import Source
from plugins.core.plain_tree import plain_html, plain_inside
from plugins.core.problems import Problem, error, in_order
from plugins.core.prose import MARKER, BlockCall, Heading, Prose, Section, block_marker, ids_in
from plugins.core.washing import STORY_ATTRIBUTES, wash

# Looked for one by one: that takes a tenth of the time of one expression.
_CONTROLS = tuple(map(chr, (*range(0x09), *range(0x0B, 0x20), 0x7F)))
_REFERENCE_OR_BLOCK = re.compile(f"{REFERENCE.pattern}|\x02B(?P<block>[0-9]+)\x03")
_IDS = re.compile(r"[\s,]+")


def convert(  # noqa: PLR0913 - what a text's meaning depends on, each from elsewhere
    body: str,
    first_line: int,
    path: str,
    directives: Mapping[str, Directive],
    schemes: frozenset[str],
    *,
    stories: bool = False,
    backlink_label: str = "Takaisin viitteeseen",
) -> tuple[Prose, tuple[Problem, ...]]:
    """The text as sections of safe HTML, and what is wrong with it.

    ``first_line`` is the number of the body's first line in the file ``path``, ``schemes`` are the
    kinds' names as they stand in links (``project:pro-sos``). With ``stories`` each ``##`` opens a
    story, whose id must last. ``backlink_label`` is the name of the link from a footnote back to its
    mark, before the mark's number. The prose is empty where the text is, and where it cannot be read.
    Source: content-model.md, "Body".
    """
    source = Source(body, first_line, path)
    refused = tuple(_refusals(source))
    if refused or not body.strip():
        return Prose(), refused
    gathering = Gathering(source, schemes)
    try:
        prose = _Conversion(gathering, directives, stories=stories).run(backlink_label)
    except RecursionError:
        return Prose(), (error(source.place(deepest(body)), "body-too-deep"),)
    return prose, in_order(gathering.problems)


def _refusals(source: Source) -> Iterator[Problem]:
    controls = [at for control in _CONTROLS if (at := source.body.find(control)) >= 0]
    if controls:
        character = f"U+{ord(source.body[min(controls)]):04X}"
        yield error(source.place(min(controls)), "control-character", character=character)
    else:
        yield from too_heavy(source)


class _Conversion:
    """One text on its way; ``run`` is called once."""

    def __init__(self, gathering: Gathering, directives: Mapping[str, Directive], *, stories: bool) -> None:
        self._gathering = gathering
        self._fences = Fences(gathering.source, directives)
        self._insides: dict[int, str] = {}
        self._outline = Outline(gathering, self._insides, stories=stories)
        self._reader = reader()

    def run(self, backlink_label: str) -> Prose:
        root = self._reader.read(self._gathering.source.pinned(), self._fences.replace)
        self._gathering.problems += self._fences.problems
        parts = self._parts([element for element in root if element.tag != DEFINITIONS])
        definitions = [self._html(element) for element in root if element.tag == DEFINITIONS]
        numbering = Numbering(definitions, self._linked, backlink_label)
        self._place_notes(parts, numbering)
        self._gathering.problems += definition_problems(self._reader.notes, numbering, self._gathering.source)
        self._outline.number(parts)
        return self._prose(parts)

    def _parts(self, elements: Iterable[Element]) -> list[Part]:
        """The elements divided at the headings of the second level, each part's HTML clean."""
        parts = [Part(None)]
        inside: list[Element] = []
        for element in elements:
            if element.tag != "h2":
                inside.append(element)
                continue
            parts[-1].html += self._html(inside)
            inside = []
            head = plain_inside(element, self._gathering)
            if head is None:
                head = self._washed(self._reader.inner_html(element), heading=True)
            if not self._outline.is_blank(head):
                parts.append(Part(head, {name: value or "" for name, value in element.items()}))
        parts[-1].html += self._html(inside)
        return [part for part in parts if part.head is not None or part.html]

    def _html(self, elements: Iterable[Element]) -> str:
        """The elements as clean HTML, each run between two directives by itself, with markers for these."""
        pieces: list[str] = []
        for is_block, run in groupby(elements, lambda element: element.tag == BLOCK):
            if is_block:
                pieces += (self._block(element) for element in run)
            else:
                pieces.append(self._clean(list(run)))
        return "\n".join(piece for piece in pieces if piece)

    def _clean(self, elements: list[Element]) -> str:
        plain = plain_html(elements, self._gathering, self._reader.htmlStash.rawHtmlBlocks)
        return self._washed(self._reader.html(elements)) if plain is None else plain

    def _block(self, element: Element) -> str:
        index = int(element.get("n", ""))
        self._insides[index] = self._html(element)
        return block_marker(index)

    def _washed(self, html: str, *, heading: bool = False) -> str:
        return wash(html, self._gathering, self._reader.notes.indexes.keys(), heading=heading)

    def _linked(self, href: str, offset: int) -> str:
        return self._gathering.linked(href, self._gathering.source.place(offset))

    def _place_notes(self, parts: Iterable[Part], numbering: Numbering) -> None:
        """Marks in the text; each footnote in the list of the part that first refers to it."""
        lists = []
        for part in parts:
            part.head = part.head and numbering.mark(part.head)
            part.html = self._marked(part.html, numbering)
            lists.append((part, numbering.unlisted()))
        for part, notes in lists:
            part.html = "\n".join(piece for piece in (part.html, numbering.listed(notes)) if piece)

    def _marked(self, html: str, numbering: Numbering) -> str:
        """The HTML with the marks of footnotes, those inside containers in their order too."""

        def inside(match: re.Match[str]) -> str:
            if match["block"] is None:
                return numbering.mark(match[0])
            index = int(match["block"])
            self._insides[index] = self._marked(self._insides[index], numbering)
            return match[0]

        return _REFERENCE_OR_BLOCK.sub(inside, html) if "\x10" in html or "\x02B" in html else html

    def _prose(self, parts: Iterable[Part]) -> Prose:
        """The finished prose: what its markers call for stands in the order of the text."""
        order = _Order()
        for part in parts:
            order.visit((part.heading.html if part.heading else "") + part.html, self._insides)
        calls = self._fences.calls
        insides = {index: order.rename(html) for index, html in self._insides.items()}
        blocks = [self._block_call(calls[index], insides[index]) for index in order.found["B"]]
        texts = [part.html for part in parts] + list(self._insides.values())
        texts += [part.heading.html for part in parts if part.heading]
        self._tell_lost_words()
        return Prose(
            sections=tuple(self._section(part, order) for part in parts),
            headings=tuple(_renamed(heading, order) for heading in self._outline.headings),
            links=tuple(self._gathering.links[index] for index in order.found["L"]),
            images=tuple(self._gathering.images[index] for index in order.found["I"]),
            blocks=tuple(blocks),
            anchors=frozenset(unescape(id) for text in texts for id in ids_in(text))
            | {heading.id for heading in self._outline.headings},
        )

    def _tell_lost_words(self) -> None:
        """A picture within a line has no room for a caption or a credit."""
        for image in self._gathering.images:
            if not image.block and (image.caption or image.credit):
                self._gathering.warning(image.place, "image-in-line", src=image.src)

    def _block_call(self, call: Call, html: str) -> BlockCall:
        container = call.colons > 2
        return BlockCall(
            call.name, call.label, call.attributes, html, container, self._gathering.source.place(call.offset)
        )

    def _section(self, part: Part, order: "_Order") -> Section:
        heading = part.heading and _renamed(part.heading, order)
        html = order.rename(part.html)
        if not part.attributes:
            return Section(heading, html)
        ids = {
            name: tuple(filter(None, _IDS.split(part.attributes.get(name, "")))) for name in STORY_ATTRIBUTES
        }
        return Section(heading, html, ids["projects"], ids["services"])


def _renamed(heading: Heading, order: "_Order") -> Heading:
    html = order.rename(heading.html)
    return heading if html == heading.html else replace(heading, html=html)


class _Order:
    """The new numbers of the markers: as they follow each other in the text, without those that are gone."""

    def __init__(self) -> None:
        self.found: dict[str, dict[int, int]] = {"L": {}, "I": {}, "B": {}}

    def visit(self, html: str, insides: Mapping[int, str]) -> None:
        for letter, index in MARKER.findall(html):
            known = self.found[letter]
            known.setdefault(int(index), len(known))
            if letter == "B":
                self.visit(insides[int(index)], insides)

    def rename(self, html: str) -> str:
        if self._as_found or "\x02" not in html:
            return html
        return MARKER.sub(lambda match: f"\x02{match[1]}{self.found[match[1]][int(match[2])]}\x03", html)

    @cached_property
    def _as_found(self) -> bool:
        """Whether all have kept their numbers. To be asked when all the text has been visited."""
        return all(old == new for numbers in self.found.values() for old, new in numbers.items())
