"""The first reading of a piece of HTML: names what does not pass, puts markers for addresses and pictures."""

import re
from collections.abc import Set as AbstractSet

from plugins.core.calls import Gathering
from plugins.core.footnotes import REFERENCE
from plugins.core.html_tags import Tag, Torn, tokens
from plugins.core.limits import deepest
from plugins.core.pins import CONTROL_REFERENCE, PIN, first_pin, unpinned
from plugins.core.problems import Place
from plugins.core.sanitize import ALIGNMENTS, ATTRIBUTES, ELEMENTS, EVERYWHERE, WITH_CONTENT, clean
from plugins.core.text import nearest, slugify

STORY_ATTRIBUTES = frozenset({"projects", "services"})

_VOIDS = "area base br col embed hr img input link meta source track wbr"
_VOID = frozenset(_VOIDS.split())
_OPTIONAL_ENDS = "caption colgroup dd dt li option p rp rt tbody td tfoot th thead tr"
_OPTIONAL_END = frozenset(_OPTIONAL_ENDS.split())
_CODE = frozenset({"code", "kbd", "pre", "samp"})
_HEADING = re.compile(r"h[1-6]")
_DEEPEST = 200
_CONTROL = re.compile("\x0e[0-9]+\x0f|\x10[a-z]+ [0-9 ]+\x11|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_WHOLE_OR_STRAY = re.compile(f"{PIN.pattern}|{REFERENCE.pattern}|(?P<stray>[\x00-\x08\x0b\x0c\x0e-\x1f])")
_PINNED_CONTROL = re.compile(PIN.pattern + CONTROL_REFERENCE.pattern)
_PINNED_HEADING = re.compile(r"^[ \t]*(#{1,6})" + PIN.pattern + r"(?P<title>[^\n<\x0e]*)", re.MULTILINE)
_UNDEFINED_LINK = re.compile(r"\[[^\[\]]+\]\[(?P<name>[^\[\]^][^\[\]]*)\]")
_ADDRESS = r"(?:[a-z]+:|images/|files/)[^\s()<>]+"
_SPACED_LINK = re.compile(rf"(?P<text>!?\[[^\[\]]+\])[ \n]+\((?P<address>{_ADDRESS})\)")
_OPEN_LINK = re.compile(rf"!?\[[^\[\]]+\]\({_ADDRESS}(?=\s|\Z)")
_PINNED_TEXT = re.compile(PIN.pattern + r"(?:(?P<directive>:+[^\s\[\]{}<>]*)|\[\^(?P<note>[^\]\n]*)\])")


def wash(html: str, gathering: Gathering, notes: AbstractSet[str], *, heading: bool = False) -> str:
    """A piece of HTML as `plugins.core.sanitize.clean` leaves it; its faults are in the gathering.

    Markers stand in the places of addresses and pictures. Pins stay only at the beginning of
    headings, tokens of footnotes only in text. ``notes`` are the names that have a definition;
    ``heading`` says that the piece is the inside of one.
    """
    return clean(_Washing(gathering, notes, heading=heading).run(html), gathering)


class _Washing:
    def __init__(self, gathering: Gathering, notes: AbstractSet[str], *, heading: bool) -> None:
        self._gathering = gathering
        self._notes = notes
        self._after_heading = heading
        self._open: list[str] = []
        self._dropped: list[str] = []
        self._out: list[str] = []

    def run(self, html: str) -> str:
        html = self._without_strays(html)
        if "&#" in html:
            for match in _PINNED_CONTROL.finditer(html):
                place = self._gathering.source.place(int(match[1]))
                self._gathering.error(place, "control-reference", found=unpinned(match[0]))
            html = CONTROL_REFERENCE.sub("", html)
        for token in tokens(html):
            if isinstance(token, Torn):
                self._torn(token)
            elif isinstance(token, str):
                self._text(token)
            elif token.end:
                self._end(token.name)
            elif len(self._open) > _DEEPEST:
                self._gathering.error(self._deepest(token.name), "body-too-deep")
                return ""
            else:
                self._start(token)
        self._finish()
        return "".join(self._out)

    def _without_strays(self, html: str) -> str:
        """The piece without halves of pins and the library's tokens: it cuts some crossing marks wrongly."""
        stray = next((match for match in _WHOLE_OR_STRAY.finditer(html) if match["stray"]), None)
        if stray is None:
            return html
        offset = first_pin(html[stray.end() :]) or first_pin(html) or 0
        self._gathering.error(self._gathering.source.place(offset), "markup-crossing")
        return _WHOLE_OR_STRAY.sub(lambda match: "" if match["stray"] else match[0], html)

    def _torn(self, token: Torn) -> None:
        found = unpinned(token.text).split("\n", 1)[0][:40]
        self._gathering.error(
            self._gathering.place(token.text[:80], re.escape(found[:12])), "html-torn", found=found
        )
        # What is still open could not be closed after this.
        self._open.clear()
        self._dropped.clear()

    def _text(self, text: str) -> None:
        if self._dropped:
            return
        if "]" in text and not _CODE.intersection(self._open):
            self._tell_slips(unpinned(text))
        if "\x0e" in text:
            if not _CODE.intersection(self._open):
                self._tell(text)
            pin = PIN.match(text) if self._after_heading else None
            text = (pin[0] if pin else "") + unpinned(text)
        if "a" in self._open:
            for match in REFERENCE.finditer(text):
                self._gathering.error(self._gathering.source.place(int(match[2])), "note-in-link")
        self._after_heading = False
        self._out.append(text)

    def _tell(self, text: str) -> None:
        """What has a pin and is still text was not read as what it looks like."""
        for match in _PINNED_HEADING.finditer(text):
            place = self._gathering.source.place(int(match[2]))
            self._gathering.error(place, "heading-in-html", found=f"{match[1]} {match['title'].strip()}")
        for match in _PINNED_TEXT.finditer(text):
            place = self._gathering.source.place(int(match[1]))
            name = match["note"]
            if name is None:
                self._gathering.error(place, "directive-misplaced", found=match["directive"])
            elif name in self._notes:
                self._gathering.error(place, "note-in-html", name=name)
            else:
                near = nearest(name, sorted(self._notes))
                self._gathering.error(
                    place, "note-unknown-near" if near else "note-unknown", name=name, nearest=near
                )

    def _tell_slips(self, text: str) -> None:
        """What was most likely meant for a link."""
        for match in _UNDEFINED_LINK.finditer(text):
            place = self._gathering.search.place(re.escape(match[0][:60]))
            self._gathering.warning(place, "link-undefined", found=match[0], name=match["name"])
        for match in _SPACED_LINK.finditer(text):
            place = self._gathering.search.place(re.escape(match[0][:60]))
            self._gathering.warning(place, "link-space", mend=f"{match['text']}({match['address']})")
        for match in _OPEN_LINK.finditer(text):
            place = self._gathering.search.place(re.escape(match[0][:60]))
            self._gathering.warning(place, "link-unclosed", mend=f"{match[0].rstrip('.,;')})")

    def _start(self, tag: Tag) -> None:
        self._after_heading = False
        if self._dropped:
            self._dropped += [tag.name] if tag.name == self._dropped[0] else []
            return
        if tag.name not in ELEMENTS and tag.name != "img":
            self._drop(tag.name)
            return
        attributes = self._attributes(tag)
        if tag.name == "img":
            self._picture(attributes)
            return
        if tag.name not in _VOID:
            self._open.append(tag.name)
        self._after_heading = _HEADING.fullmatch(tag.name) is not None
        self._out.append(Tag(tag.name, tuple(attributes.items())).html())

    def _drop(self, name: str) -> None:
        code = "html-not-link" if re.search(r"[:.@]", name) else "html-element"
        if name in WITH_CONTENT:
            code = "html-element-whole"
            self._dropped.append(name)
        self._gathering.warning(self._search_tag(name), code, name=unpinned(name))

    def _attributes(self, tag: Tag) -> dict[str, str | None]:
        """The attributes that pass, without pins; the link's address is a marker."""
        passed: dict[str, str | None] = {}
        alignment = ""
        for written, value in tag.attributes:
            name = unpinned(written)
            if name in EVERYWHERE or name in ATTRIBUTES.get(tag.name, ()):
                passed[name] = value if name in ("href", "src") or value is None else _CONTROL.sub("", value)
            elif name == "align" and tag.name in ("td", "th") and value in ALIGNMENTS:
                alignment = f"align-{value}"
            else:
                refuse_attribute(self._gathering, tag.name, name)
        if alignment:
            passed["class"] = f"{passed.get('class') or ''} {alignment}".strip()
        if "href" in passed:
            marker = self._gathering.link(passed.pop("href") or "")
            passed |= {"href": marker} if marker else {}
        return passed

    def _picture(self, attributes: dict[str, str | None]) -> None:
        marker = self._gathering.image(attributes)
        if marker is not None:
            kept = tuple(
                (name, value) for name, value in attributes.items() if name in EVERYWHERE - {"title"}
            )
            around = Tag("span", kept).html(), "</span>"
            self._out.append(f"{around[0]}{marker}{around[1]}" if kept else marker)

    def _end(self, name: str) -> None:
        self._after_heading = False
        if self._dropped:
            if name == self._dropped[0]:
                self._dropped.pop()
            return
        if name in self._open:
            while (last := self._open.pop()) != name:
                self._unclosed(last)
                self._out.append(f"</{last}>")
            self._out.append(f"</{name}>")
        elif name in ELEMENTS and name not in _VOID:
            self._gathering.warning(
                self._gathering.search.place(rf"</{re.escape(name)}\b"), "html-stray-end", name=name
            )

    def _finish(self) -> None:
        if self._dropped:
            name = self._dropped[0]
            self._gathering.error(
                self._gathering.search.place(rf"</?{re.escape(name)}\b"), "html-swallows", name=name
            )
        for name in self._open:
            self._unclosed(name)

    def _unclosed(self, name: str) -> None:
        if name not in _OPTIONAL_END:
            self._gathering.warning(self._search_tag(name), "html-unclosed", name=name)

    def _deepest(self, name: str) -> Place:
        """Where what is too deep begins: at a tag as written, or at the line whose marks make it."""
        source = self._gathering.source
        if f"<{name}" in source.body.lower():
            return self._search_tag(name)
        return source.place(deepest(source.body))

    def _search_tag(self, name: str) -> Place:
        return self._gathering.search.place(rf"<{re.escape(name)}(?![\w:-])")


def refuse_attribute(gathering: Gathering, element: str, name: str, *, story: bool = False) -> None:
    """Tell that an attribute is taken out; ``story`` says that it stood on a story's heading."""
    place = gathering.search.place(rf"(?<![\w/<-]){re.escape(name)}(?=\s*=|[\s}}>/])")
    known = EVERYWHERE | ATTRIBUTES.get(element, frozenset()) | (STORY_ATTRIBUTES if story else frozenset())
    near = nearest(name, sorted(known))
    if name in STORY_ATTRIBUTES:
        gathering.warning(place, "attribute-not-story", attribute=name)
    elif near:
        gathering.warning(place, "html-attribute-near", element=element, attribute=name, nearest=near)
    elif _HEADING.fullmatch(element) and (mend := slugify(name)):
        gathering.warning(place, "heading-attribute", attribute=name, mend=mend)
    else:
        gathering.warning(place, "html-attribute", element=element, attribute=name)
