"""The rules of Atom 1.0. Source: RFC 4287; the numbers are its sections."""

from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from tests.outputs.feed_rules.documents import (
    ATOM,
    LANG,
    BrokenError,
    document_faults,
    name_of,
    once,
    read,
    text_of,
)
from tests.outputs.feed_rules.values import (
    html_faults,
    is_email,
    is_language,
    is_media_type,
    is_rfc3339,
    is_uri,
    is_web_address,
)

# Those of the IANA registry that a feed may use; any other must be an IRI (4.2.7.2).
_RELATIONS = frozenset({
    "alternate", "related", "self", "enclosure", "via", "hub", "license", "replies", "current", "first",
    "last", "next", "previous", "next-archive", "prev-archive", "payment", "search", "edit",
    "edit-media",
})  # fmt: skip
_FEED = frozenset({
    "author", "category", "contributor", "generator", "icon", "id", "link", "logo", "rights",
    "subtitle", "title", "updated", "entry",
})  # fmt: skip
_ENTRY = frozenset({
    "author", "category", "content", "contributor", "id", "link", "published", "rights", "source",
    "summary", "title", "updated",
})  # fmt: skip
_SEVERAL = frozenset({"author", "category", "contributor", "link", "entry"})


def faults(data: bytes, address: str) -> list[str]:
    """Every rule that the feed, published at this address, breaks."""
    try:
        root = read(data)
    except BrokenError as fault:
        return [str(fault)]
    if root.tag != f"{ATOM}feed":
        return ["RFC 4287, 2: the root is not <feed> of Atom"]
    found = [*document_faults(data, root), *_feed(root, address), *_parts(root, _FEED)]
    entries = root.findall(f"{ATOM}entry")
    has_author = root.find(f"{ATOM}author") is not None
    for entry in entries:
        title = text_of(entry.find(f"{ATOM}title")) or text_of(entry.find(f"{ATOM}id"))
        told = [*_entry(entry, has_author=has_author), *_parts(entry, _ENTRY)]
        found += [f"{fault} (in {title!r})" for fault in told]
    ids = Counter(text_of(entry.find(f"{ATOM}id")) for entry in entries)
    found += [f"RFC 4287, 4.1.1: entries of one id ({id})" for id, count in ids.items() if count > 1]
    return found


def _feed(feed: ET.Element, address: str) -> Iterator[str]:
    yield from _required(feed, "4.1.1")
    own = [link for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    if len(own) != 1 or own[0].get("href") != address:
        yield 'RFC 4287, 4.1.1: one link rel="self" with the feed\'s own address'
    elif own[0].get("type") not in (None, "application/atom+xml"):
        yield "RFC 4287, 7: the type of the feed's own link is not application/atom+xml"
    if not is_language(feed.get(LANG, "")):
        yield "RFC 4287, 2: xml:lang does not say the language"


def _entry(entry: ET.Element, *, has_author: bool) -> Iterator[str]:
    yield from _required(entry, "4.1.2")
    if not has_author and entry.find(f"{ATOM}author") is None and entry.find(f"{ATOM}source") is None:
        yield "RFC 4287, 4.1.2: neither the entry nor the feed has an author"
    links = entry.findall(f"{ATOM}link")
    content = entry.find(f"{ATOM}content")
    if content is None and not any(link.get("rel", "alternate") == "alternate" for link in links):
        yield "RFC 4287, 4.1.2: neither content nor an alternate link"
    published = entry.find(f"{ATOM}published")
    if published is not None and not is_rfc3339(text_of(published)):
        yield f"RFC 4287, 3.3: no date of RFC 3339 ({text_of(published)!r})"
    if content is not None and content.get("src") is not None:
        if entry.find(f"{ATOM}summary") is None:
            yield "RFC 4287, 4.1.2: content from elsewhere needs a summary"
    elif content is not None:
        yield from _text(content)


def _required(parent: ET.Element, section: str) -> Iterator[str]:
    for name in ("id", "title", "updated"):
        if not once(parent, f"{ATOM}{name}"):
            yield f"RFC 4287, {section}: <{name}> must be there once"
    id, updated = parent.find(f"{ATOM}id"), parent.find(f"{ATOM}updated")
    if id is not None and not is_uri(text_of(id)):
        yield f"RFC 4287, 4.2.6: the id is no IRI ({text_of(id)!r})"
    if updated is not None and not is_rfc3339(text_of(updated)):
        yield f"RFC 4287, 3.3: no date of RFC 3339 ({text_of(updated)!r})"
    if parent.find(f"{ATOM}title") is not None and not text_of(parent.find(f"{ATOM}title")).strip():
        yield "RFC 4287, 4.2.14: an empty title says nothing"


def _parts(parent: ET.Element, names: frozenset[str]) -> Iterator[str]:
    alternates: Counter[tuple[str | None, str | None]] = Counter()
    for element in parent:
        name = name_of(element)
        if not element.tag.startswith(ATOM):
            if not element.tag.startswith("{"):
                yield f"RFC 4287, 6: <{name}> is in no namespace"
            continue
        if name not in names:
            yield f"RFC 4287, 4: <{name}> does not belong into <{name_of(parent)}>"
        elif name not in _SEVERAL and not once(parent, element.tag):
            yield f"RFC 4287, 4.1: more than one <{name}>"
        yield from _part(name, element)
        if name == "link" and element.get("rel", "alternate") == "alternate":
            alternates[element.get("type"), element.get("hreflang")] += 1
    if any(count > 1 for count in alternates.values()):
        yield "RFC 4287, 4.1: two alternate links of one type and language"


def _part(name: str, element: ET.Element) -> Iterator[str]:
    match name:
        case "link":
            yield from _link(element)
        case "author" | "contributor":
            yield from _person(element)
        case "category" if not element.get("term", "").strip():
            yield "RFC 4287, 4.2.2.1: a category without a term"
        case "title" | "subtitle" | "summary" | "rights":
            yield from _text(element)
        case "icon" | "logo" if not is_web_address(text_of(element)):
            yield f"RFC 4287, 4.2: <{name}> is no full address"


def _link(link: ET.Element) -> Iterator[str]:
    relation = link.get("rel", "alternate")
    if not is_web_address(link.get("href", "")):
        yield f"RFC 4287, 4.2.7.1: href is no full address ({link.get('href')!r})"
    if relation not in _RELATIONS and not is_uri(relation):
        yield f"RFC 4287, 4.2.7.2: rel is neither registered nor an IRI ({relation!r})"
    if not is_media_type(link.get("type", "a/b")):
        yield "RFC 4287, 4.2.7.3: type is no media type"
    if not is_language(link.get("hreflang", "fi")):
        yield "RFC 4287, 4.2.7.4: hreflang is no tag of a language"
    if relation == "enclosure" and not link.get("length", "").isdecimal():
        yield "RFC 4287, 4.2.7.6: an enclosure without its length in bytes"


def _person(person: ET.Element) -> Iterator[str]:
    if not once(person, f"{ATOM}name") or not text_of(person.find(f"{ATOM}name")).strip():
        yield "RFC 4287, 3.2.1: a person has one name"
    email, uri = person.find(f"{ATOM}email"), person.find(f"{ATOM}uri")
    if email is not None and not is_email(text_of(email)):
        yield "RFC 4287, 3.2.3: no mail address"
    if uri is not None and not is_uri(text_of(uri)):
        yield "RFC 4287, 3.2.2: no IRI"


def _text(element: ET.Element) -> Iterator[str]:
    kind = element.get("type", "text")
    if kind not in ("text", "html", "xhtml") and (name_of(element) != "content" or not is_media_type(kind)):
        yield f"RFC 4287, 3.1.1: the type of <{name_of(element)}> is none of text, html, xhtml"
    if kind in ("text", "html") and len(element):
        yield f"RFC 4287, 3.1.1: <{name_of(element)}> has elements in it"
    if kind == "html":
        yield from (f"RFC 4287, 3.1.1.2: {fault}" for fault in html_faults(text_of(element)))
    if kind == "xhtml" and [child.tag for child in element] != ["{http://www.w3.org/1999/xhtml}div"]:
        yield "RFC 4287, 3.1.1.3: XHTML must be one <div>"
