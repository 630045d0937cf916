"""The headings of a converted text: their levels, their ids, and the attributes of a story's heading."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from html import escape, unescape

from msgspec import Struct, field

from plugins.core.calls import Gathering
from plugins.core.footnotes import RENDERED_REFERENCE
from plugins.core.html_tags import Tag
from plugins.core.pins import PIN, first_pin, unpinned
from plugins.core.problems import Place
from plugins.core.prose import MARKER, Heading, ids_in
from plugins.core.sanitize import EVERYWHERE
from plugins.core.text import is_slug, slugify
from plugins.core.washing import STORY_ATTRIBUTES, refuse_attribute

_HEADING = re.compile("<h(?P<level>[1-6])(?P<attributes>[^>]*)>(?P<html>.*?)</h(?P=level)>", re.DOTALL)
_HEADING_OR_BLOCK = re.compile(f"{_HEADING.pattern}|\x02B(?P<block>[0-9]+)\x03", re.DOTALL)
_OWN_ID = re.compile(r'\sid="([^"]*)"')
_BREAK = re.compile(r"<br\b[^>]*>")
_MARKUP = re.compile(r"<[^>]*>")
_NOT_TEXT = re.compile("[<&\x02]")
_NAMELESS = "section"


class Part(Struct):
    """The text of a section on its way: ``head`` is the inside of its heading, None before the first."""

    head: str | None
    attributes: Mapping[str, str] = field(default_factory=dict)
    html: str = ""
    heading: Heading | None = None


class Outline:
    """Gives every heading of one text its id, in the order of the text.

    ``insides`` is the HTML of the containers by the index of their markers, and is written anew.
    """

    def __init__(self, gathering: Gathering, insides: dict[int, str], *, stories: bool) -> None:
        self.headings: list[Heading] = []
        self._gathering = gathering
        self._insides = insides
        self._stories = stories
        self._stories_by_title: dict[str, Heading] = {}
        self._taken: set[str] = set()
        self._numbers: dict[str, int] = {}
        # Before the first story, a ## would open one: the editorial's own headings begin with ###.
        self._level = 2 if stories else 1
        self._in_container = False

    def number(self, parts: Iterable[Part]) -> None:
        """Ids for the headings of all parts, and whatever is wrong with them."""
        parts = tuple(parts)
        explicit = [
            unescape(id)
            for text in (*(part.html for part in parts), *self._insides.values())
            for id in ids_in(text)
        ]
        explicit += [part.attributes["id"] for part in parts if part.attributes.get("id")]
        self._taken.update(explicit)
        for part in parts:
            if part.head is not None:
                part.heading = self._section(part.head, part.attributes)
            part.html = self._headings(part.html)
        self._twice(
            Counter(explicit), [part.heading for part in parts if part.heading and part.heading.explicit]
        )

    def is_blank(self, head: str) -> bool:
        """Whether a heading of the second level has no text; if so, it is told and opens no section."""
        if self.plain(unpinned(head)):
            return False
        place = self._place(head, "h2")
        if self._stories:
            self._gathering.error(place, "story-empty")
        else:
            self._gathering.warning(place, "heading-empty")
        return True

    def _section(self, head: str, attributes: Mapping[str, str]) -> Heading:
        place = self._place(head, "h2")
        html = unpinned(head).strip()
        for name in attributes:
            if name not in EVERYWHERE and not (self._stories and name in STORY_ATTRIBUTES):
                refuse_attribute(self._gathering, "h2", name, story=self._stories)
        kept = tuple((name, attributes[name]) for name in sorted(attributes) if name in EVERYWHERE - {"id"})
        if kept:
            html = f"{Tag('span', kept).html()}{html}</span>"
        heading = self._heading(2, attributes.get("id", ""), html, place)
        if self._stories:
            self._story(heading)
        return heading

    def _story(self, heading: Heading) -> None:
        if heading.explicit and not is_slug(heading.id):
            mend = slugify(heading.id) or slugify(heading.text) or _NAMELESS
            self._gathering.error(heading.place, "story-id", found=heading.id, mend=mend)
        if not heading.explicit:
            same = self._stories_by_title.setdefault(slugify(heading.text), heading)
            if same is not heading:
                # Which of the two had the plain id would change with their order.
                line = same.place.line
                self._gathering.error(heading.place, "story-id-twice", id=slugify(heading.text), line=line)
                line = heading.place.line
                self._gathering.error(same.place, "story-id-twice", id=slugify(heading.text), line=line)
            self._gathering.warning(heading.place, "story-no-id", title=heading.text, mend=heading.id)

    def _headings(self, html: str) -> str:
        if "\x02B" in html:
            html = _HEADING_OR_BLOCK.sub(self._found, html)
        elif "<h" in html:
            html = _HEADING.sub(self._inner, html)
        return unpinned(html).strip()

    def _found(self, match: re.Match[str]) -> str:
        if match["block"] is None:
            return self._inner(match)
        index = int(match["block"])
        before = self._level, self._in_container
        self._level, self._in_container = 2, True
        self._insides[index] = self._headings(self._insides[index])
        self._level, self._in_container = before
        return match[0]

    def _inner(self, match: re.Match[str]) -> str:
        """A heading that opens no section: its HTML with an id."""
        level, html = int(match["level"]), unpinned(match["html"]).strip()
        place = self._place(match["html"], f"h{level}")
        if not self.plain(html):
            self._gathering.warning(place, "heading-empty")
            return html
        if self._in_container and level < 3:
            self._gathering.error(place, "heading-in-container", found="#" * level, title=self.plain(html))
        elif level == 1:
            self._gathering.warning(place, "heading-first-level", title=self.plain(html))
        own = _OWN_ID.search(match["attributes"])
        heading = self._heading(max(level, 2), unescape(own[1]) if own else "", html, place)
        others = _OWN_ID.sub("", match["attributes"])
        return f'<h{heading.level} id="{escape(heading.id)}"{others}>{html}</h{heading.level}>'

    def _heading(self, level: int, id: str, html: str, place: Place) -> Heading:
        text = self.plain(html)
        if level > self._level + 1:
            self._gathering.warning(
                place, "heading-skips", found="#" * level, mend="#" * (self._level + 1), title=text
            )
        self._level = level
        heading = Heading(level, id or self._new_id(text), text, html, bool(id), place)
        self.headings.append(heading)
        return heading

    def _new_id(self, text: str) -> str:
        slug = slugify(text) or _NAMELESS
        id = slug
        while id in self._taken:
            self._numbers[slug] = self._numbers.get(slug, 1) + 1
            id = f"{slug}-{self._numbers[slug]}"
        self._taken.add(id)
        return id

    def plain(self, html: str) -> str:
        """A heading's text, a picture's alternative in the picture's place, without footnotes."""
        if not _NOT_TEXT.search(html):
            return " ".join(html.split())
        text = MARKER.sub(lambda match: self._alt(match[1], int(match[2])), RENDERED_REFERENCE.sub("", html))
        return " ".join(unescape(_MARKUP.sub("", _BREAK.sub(" ", text))).split())

    def _alt(self, letter: str, index: int) -> str:
        return escape(self._gathering.images[index].alt) if letter == "I" else ""

    def _place(self, html: str, name: str) -> Place:
        offset = first_pin(html) if PIN.match(html) else None
        return (
            self._gathering.search.place(rf"<{name}\b")
            if offset is None
            else self._gathering.source.place(offset)
        )

    def _twice(self, explicit: Counter[str], headings: list[Heading]) -> None:
        for id, count in explicit.items():
            if count > 1:
                same = [heading for heading in headings if heading.id == id]
                if self._stories and len(same) > 1:
                    for heading in same:
                        other = next(one for one in same if one is not heading)
                        self._gathering.error(heading.place, "story-id-twice", id=id, line=other.place.line)
                else:
                    pattern = rf"#{re.escape(id)}(?=[\s}}])|\bid\s*=\s*[\"']?{re.escape(id)}(?![\w-])"
                    first, second = (
                        self._gathering.search.place(pattern),
                        self._gathering.search.place(pattern),
                    )
                    self._gathering.warning(second, "id-twice-in-text", id=id, line=first.line)
