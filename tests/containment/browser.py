"""What a browser would make of a page: every element and attribute that may do more than show something."""

import json
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib

from plugins.core.sanitize import ATTRIBUTES, ELEMENTS, EVERYWHERE

# What the templates make besides what may stand in a text.
OWN_ELEMENTS = frozenset(
    [
        *("body", "head", "html", "img", "link", "main", "meta", "nav", "script", "title"),
        *("button", "fieldset", "input", "label", "legend"),
    ]
)
OWN_EVERYWHERE = frozenset(
    [
        "aria-current",
        "aria-label",
        "aria-labelledby",
        "hreflang",
        "role",
        "tabindex",
        "hidden",
        "data-pagefind-body",
        "data-turns",
        "data-until",
    ]
)
OWN_ATTRIBUTES = {
    "a": frozenset({"download", "rel", "type", "data-download", "data-share"}),
    "button": frozenset({"type", "data-clear"}),
    "div": frozenset({"data-calendar-links", "data-file", "data-language", "data-own", "data-result"}),
    "img": frozenset(["alt", "decoding", "fetchpriority", "height", "loading", "src", "width"]),
    "input": frozenset(
        [
            *("autocomplete", "spellcheck", "type", "value"),
            *("data-calendar", "data-calendar-title", "data-home", "data-title", "data-url"),
        ]
    ),
    "label": frozenset({"for"}),
    "link": frozenset({"href", "rel", "title", "type"}),
    "meta": frozenset({"charset", "content", "http-equiv", "media", "name", "property"}),
    "p": frozenset(
        [
            *("data-calendars", "data-found", "data-made", "data-many", "data-none", "data-nothing"),
            "data-one",
        ]
    ),
    "script": frozenset({"defer", "src", "type"}),
    "span": frozenset({"data-chosen"}),
}
# On no list, ever.
_NEVER = frozenset({"action", "formaction", "ping", "srcdoc", "srcset", "style", "target", "xlink:href"})
_ADDRESSED = ("href", "src")
# Controls and white space, over which browsers pass when they look for the scheme (WHATWG URL, 4.4).
_UNSEEN = re.compile(r"[\x00-\x20]+")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_OWN_CALENDAR = re.compile(r"webcal://[a-z.]+(/[a-z]+)?/feeds/[a-z]+\.ics")
_OWN_SCRIPT = re.compile(r"(/[a-z]+)?/theme/(follow|states)\.[0-9a-f]{10}\.js")


def read(html: str) -> Element:
    """The page as a browser reads it. Raises an error for what it would have to mend."""
    return html5lib.HTMLParser(namespaceHTMLElements=False, strict=True).parse(html)


def dangers(page: Element) -> list[str]:
    """What of a page is on no list, runs, or leads somewhere by another way than the web's."""
    return [danger for element in page.iter() for danger in _dangers(element)]


def _dangers(element: Element) -> Iterator[str]:
    name = element.tag
    if not isinstance(name, str):
        return  # a comment
    if name not in ELEMENTS | OWN_ELEMENTS:
        yield f"<{name}>"
    if name == "script":
        yield from _script_dangers(element)
    known = (
        EVERYWHERE
        | OWN_EVERYWHERE
        | ATTRIBUTES.get(name, frozenset())
        | OWN_ATTRIBUTES.get(name, frozenset())
    )
    for attribute, value in element.items():
        if attribute not in known or attribute in _NEVER or attribute.startswith("on"):
            yield f"<{name} {attribute}>"
        if attribute == "http-equiv" and (value != "refresh" or not _refresh_stays(element)):
            yield f"<{name} {attribute}={value}>"
        scheme = _SCHEME.match(_UNSEEN.sub("", value)) if attribute in _ADDRESSED else None
        if scheme and scheme[1].lower() not in _SCHEMES and not _OWN_CALENDAR.fullmatch(value):
            yield f"<{name} {attribute}={value}>"


def _script_dangers(script: Element) -> Iterator[str]:
    own = _OWN_SCRIPT.fullmatch(script.get("src", "")) and set(script.keys()) == {"defer", "src"}
    if own and not script.text:
        return
    if dict(script.items()) != {"type": "application/ld+json"}:
        yield "<script>"
    try:
        json.loads(script.text or "")
    except ValueError:
        yield "<script> that is no JSON"


def _refresh_stays(meta: Element) -> bool:
    """Whether the refresh of a redirect page leads to an address of the web."""
    return re.fullmatch(r"0; ?url=(https?://|/)[^\s]*", meta.get("content") or "") is not None


def text(element: Element) -> str:
    """All text inside an element."""
    return "".join(element.itertext())
