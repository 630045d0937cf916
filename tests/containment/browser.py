"""What a browser would make of a page: every element and attribute that may do more than show something."""

import json
import re
from collections.abc import Iterator, Mapping
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
    "div": frozenset(
        {"aria-hidden", "data-calendar-links", "data-file", "data-language", "data-own", "data-result"}
    ),
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
_SVG = "{http://www.w3.org/2000/svg}"
_LINE, _BOX = ("class", "x1", "x2", "y1", "y2"), ("class", "height", "width", "x", "y")
Known = Mapping[str, frozenset[str]]
"""Elements, and the attributes each may have besides those of all."""

# Of a page alone, not of a feed: pictures in several forms, and charts.
STYLED: Known = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "p"), frozenset({"data-word"})),
    "picture": frozenset(),
    "source": frozenset({"sizes", "srcset", "type"}),
    "img": frozenset({"sizes", "srcset"}),
    f"{_SVG}svg": frozenset({"viewBox"}),
    f"{_SVG}title": frozenset(),
    f"{_SVG}desc": frozenset(),
    f"{_SVG}defs": frozenset(),
    f"{_SVG}pattern": frozenset({"height", "patternTransform", "patternUnits", "width"}),
    f"{_SVG}line": frozenset(_LINE),
    f"{_SVG}rect": frozenset({*_BOX, "fill"}),
    f"{_SVG}path": frozenset({"d"}),
    f"{_SVG}polyline": frozenset({"points"}),
    f"{_SVG}text": frozenset({"text-anchor", "x", "y"}),
}
# Around the main part of a page alone: no text of a writer may pass for the menu or for the ways to share.
FRAME: Known = {
    "link": frozenset({"as", "crossorigin"}),
    "button": frozenset({"popovertarget", "popovertargetaction"}),
    "div": frozenset({"popover"}),
    "section": frozenset({"data-share", "data-title"}),
    "li": frozenset({"data-copy", "data-send"}),
    "p": frozenset({"data-copied", "data-failed"}),
}
# On the page that searches and on the one of an address that leads nowhere: no text of a writer stands there.
SEARCH: Known = {
    "form": frozenset({"action"}),
    "input": frozenset({"enterkeyhint", "maxlength", "name"}),
    "option": frozenset({"value"}),
    "p": frozenset({"data-again", "data-help", "data-more", "data-others", "data-status"}),
    "search": frozenset(
        [
            *("data-search", "data-index", "data-periods", "data-wait", "data-one", "data-many", "data-for"),
            *("data-none", "data-none-text", "data-instead", "data-at", "data-failed", "data-retry"),
        ]
    ),
    "section": frozenset({"data-results"}),
    "select": frozenset({"autocomplete", "name"}),
    "span": frozenset({"data-count"}),
}
# After it, the script that does.
FINDER: Known = {"script": frozenset({"src", "type"})}
# What these have in our templates, to the letter: with any other value they could fetch, send or hide something.
_WRITTEN = {
    attribute: re.compile(written)
    for attribute, written in {
        "action": r"(/[a-z]+)*/(haku|sok|search)/",
        "aria-hidden": "true",
        "as": "font",
        "data-word": r"[0-9]+(\.5)?",
        "crossorigin": "",
        "fill": r"url\(#[\w-]+\)",
        "popover": "",
        "popovertarget": "_menu",
        "popovertargetaction": "hide",
        "srcset": r"{0}(, {0})*".format(
            r"(/[a-z]+)?/images/\S+\.[0-9]+\.[0-9a-f]{10}\.(avif|webp|jpg|png) [0-9]+w"
        ),
    }.items()
}
_PRELOADED = re.compile(r"(/[a-z]+)?/theme/[a-z-]+\.[0-9a-f]{10}\.woff2")
_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self';"
    " connect-src 'self'; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'"
)
# On no list, ever.
_NEVER = frozenset({"formaction", "ping", "srcdoc", "style", "target", "xlink:href"})
_ADDRESSED = ("href", "src")
# Controls and white space, over which browsers pass when they look for the scheme (WHATWG URL, 4.4).
_UNSEEN = re.compile(r"[\x00-\x20]+")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_OWN_CALENDAR = re.compile(r"webcal://[a-z.]+(/[a-z]+)?/feeds/[a-z]+\.ics")
_OWN_SCRIPT = re.compile(r"(/[a-z]+)?/theme/(follow|share|states)\.[0-9a-f]{10}\.js")
_FINDER = re.compile(r"(/[a-z]+)?/theme/finder\.[0-9a-f]{10}\.js")


def read(html: str) -> Element:
    """The page as a browser reads it. Raises an error for what it would have to mend."""
    return html5lib.HTMLParser(namespaceHTMLElements=False, strict=True).parse(html)


def dangers(page: Element) -> list[str]:
    """What of a page is on no list, runs, or leads somewhere by another way than the web's."""
    places = _places(page)
    return [danger for element in page.iter() for danger in _dangers(element, places.get(element, ()))]


def _places(page: Element) -> Mapping[Element, tuple[Known, ...]]:
    """What each element of a page may be for its place; a text of a feed has no body of a named kind."""
    body = page.find("body")
    kind = "" if body is None else body.get("class", "")
    if not kind:
        return {}
    inside = {element for main in page.iter("main") for element in main.iter()}
    within: tuple[Known, ...] = (STYLED, SEARCH) if kind in ("search_page", "not_found_page") else (STYLED,)
    around: tuple[Known, ...] = (STYLED, FRAME, FINDER) if kind == "search_page" else (STYLED, FRAME)
    return {element: within if element in inside else around for element in page.iter()}


def _dangers(element: Element, places: tuple[Known, ...]) -> Iterator[str]:
    name = element.tag
    if not isinstance(name, str):
        return  # a comment
    if name not in ELEMENTS | OWN_ELEMENTS and not any(name in place for place in places):
        yield f"<{name}>"
    if name == "script":
        yield from _script_dangers(element, finds=FINDER in places)
    known = (EVERYWHERE | OWN_EVERYWHERE).union(
        *(names.get(name, frozenset()) for names in (ATTRIBUTES, OWN_ATTRIBUTES, *places))
    )
    for attribute, value in element.items():
        if attribute not in known or attribute in _NEVER or attribute.startswith("on"):
            yield f"<{name} {attribute}>"
        if attribute in _WRITTEN and not _WRITTEN[attribute].fullmatch(value):
            yield f"<{name} {attribute}={value}>"
        if attribute == "http-equiv" and not _is_own_equivalent(element):
            yield f"<{name} {attribute}={value}>"
        scheme = _SCHEME.match(_UNSEEN.sub("", value)) if attribute in _ADDRESSED else None
        if scheme and scheme[1].lower() not in _SCHEMES and not _OWN_CALENDAR.fullmatch(value):
            yield f"<{name} {attribute}={value}>"
    yield from _misused(element)


def _misused(element: Element) -> Iterator[str]:
    """Where the parts of an element of ours are not together as we write them."""
    match element.tag:
        case "link" if element.get("as") is not None:
            font = {"rel": "preload", "as": "font", "type": "font/woff2", "crossorigin": ""}
            address = element.get("href", "")
            if dict(element.items()) != font | {"href": address} or not _PRELOADED.fullmatch(address):
                yield f"<link href={address}>"
        case "picture" if [child.tag for child in element] != ["source", "source", "img"]:
            yield "<picture> that is not of our forms"
        case tag if tag == f"{_SVG}svg" and (element.get("class"), element.get("role")) != ("chart", "img"):
            yield "<svg> that is no chart"


def _script_dangers(script: Element, *, finds: bool) -> Iterator[str]:
    source = script.get("src", "")
    own = _OWN_SCRIPT.fullmatch(source) and dict(script.items()) == {"defer": "", "src": source}
    finder = finds and _FINDER.fullmatch(source) and dict(script.items()) == {"type": "module", "src": source}
    if (own or finder) and not script.text:
        return
    if dict(script.items()) != {"type": "application/ld+json"}:
        yield "<script>"
    try:
        json.loads(script.text or "")
    except ValueError:
        yield "<script> that is no JSON"


def _is_own_equivalent(meta: Element) -> bool:
    """Whether what stands for a header is the policy of all pages, to the letter, or a redirect's."""
    if meta.get("http-equiv") == "Content-Security-Policy":
        return meta.get("content") == _POLICY
    return meta.get("http-equiv") == "refresh" and _refresh_stays(meta)


def _refresh_stays(meta: Element) -> bool:
    """Whether the refresh of a redirect page leads to an address of the web."""
    return re.fullmatch(r"0; ?url=(https?://|/)[^\s]*", meta.get("content") or "") is not None


def text(element: Element) -> str:
    """All text inside an element."""
    return "".join(element.itertext())
