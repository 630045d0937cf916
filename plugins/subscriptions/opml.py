"""All feeds of a language as OPML 2.0 (http://opml.org/spec2.opml), which feed readers take in at once.

It has no date: the site knows none that would not be the clock's.
"""

from collections.abc import Iterator

from plugins.core import route
from plugins.core.site import Site
from plugins.subscriptions.catalogue import Entry, catalogue

TYPE = "text/x-opml"
VERSION = "2.0"


def opml_address(site: Site, lang: str) -> str:
    """Where the list lies."""
    return f"{route.prefix(site.identity, lang)}/feeds/all.opml"


def opml(lang: str, site: Site) -> bytes:
    """The list: a group for each shelf, and in it the feeds (RSS)."""
    from xml.etree import ElementTree as ET  # noqa: PLC0415 - needed only where the list changes

    words = site.strings[lang]
    root = ET.Element("opml", version=VERSION)
    head, body = ET.SubElement(root, "head"), ET.SubElement(root, "body")
    for name, text in _head(words("subscriptions.opml-title", name=site.identity.name), site):
        ET.SubElement(head, name).text = text
    for shelf in site.ask(catalogue, lang):
        group = ET.SubElement(body, "outline", text=shelf.title, title=shelf.title)
        for entry in shelf.entries:
            ET.SubElement(group, "outline", _outline(entry, lang))
    ET.indent(root, " ")
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _head(title: str, site: Site) -> Iterator[tuple[str, str]]:
    identity = site.identity
    organisation = site.get("organisation", identity.organisation)
    yield "title", title
    yield "ownerName", organisation.title if organisation else identity.name
    if identity.contact_email:
        yield "ownerEmail", identity.contact_email
    yield "ownerId", f"{identity.url}/"
    yield "docs", "http://opml.org/spec2.opml"


def _outline(entry: Entry, lang: str) -> dict[str, str]:
    return {
        "type": "rss",
        "text": entry.label,
        "title": entry.title,
        "xmlUrl": entry.address,
        "htmlUrl": entry.home,
        "language": lang,
        "description": entry.description,
    }
