"""XML documents of feeds: read with their namespaces, and the rules that all of them are under."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from tests.outputs.feed_rules.values import has_controls

ATOM = "{http://www.w3.org/2005/Atom}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ENCODING = re.compile(rb"""^<\?xml version=['"]1\.0['"] encoding=['"](?i:utf-8)['"]""")


class BrokenError(Exception):
    """The bytes are no XML: nothing further can be asked of them."""


def read(data: bytes) -> ET.Element:
    """The root of the document. Raises BrokenError with what XML 1.0 says of it."""
    try:
        return ET.fromstring(data)  # noqa: S314 - our own file
    except ET.ParseError as fault:
        raise BrokenError(f"XML 1.0: not well-formed, or a namespace is not declared ({fault})") from fault


def document_faults(data: bytes, root: ET.Element) -> Iterator[str]:
    """The rules for the document itself."""
    if not _ENCODING.match(data):
        yield "XML 1.0, 4.3.3: the declaration does not say UTF-8"
    for element in root.iter():
        if has_controls("".join([element.text or "", element.tail or "", *element.attrib.values()])):
            yield f"XML 1.0, 2.2: a control character in <{name_of(element)}>"


def name_of(element: ET.Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def text_of(element: ET.Element | None) -> str:
    """The text of an element; empty where there is none."""
    return (element.text or "") if element is not None else ""


def once(parent: ET.Element, tag: str, *, least: int = 1) -> bool:
    """Whether the parent has the element once, or not at all where ``least`` is 0."""
    return least <= len(parent.findall(tag)) <= 1
