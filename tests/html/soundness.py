"""What a page of HTML must be for those who do not see it: told as faults, each in a line."""

import re
from collections import Counter
from collections.abc import Iterator

import html5lib
from html5lib.html5parser import ParseError
from lxml import etree

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details", "for")
_TIME = re.compile(
    r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?|\d{4}-W\d\d|P(\d+D)?(T(\d+H)?(\d+M)?)?"
)
_FOCUSABLE = (
    "descendant-or-self::*[self::a[@href] or self::button or self::input or self::summary or @tabindex]"
)
_ONCE = {"main": "//main", "banner": "/html/body/header", "contentinfo": "/html/body/footer"}


def parsed(html: str) -> etree._Element:
    """The tree of a page, by a parser that forgives nothing. Raises ParseError."""
    parser = html5lib.HTMLParser(html5lib.getTreeBuilder("lxml"), strict=True, namespaceHTMLElements=False)
    return parser.parse(html).getroot()


def faults(html: str, *, framed: bool = True) -> list[str]:
    """All that is wrong with a page; ``framed`` are those with the site's header and footer."""
    try:
        root = parsed(html)
    except ParseError as fault:
        return [f"no HTML: {fault}"]
    checks = (_head, _headings, _texts, _ids, _pictures, _tables, _lists, _fields, _names, _times)
    found = [fault for check in checks for fault in check(root)]
    return [*found, *_landmarks(root)] if framed else found


def _head(root: etree._Element) -> Iterator[str]:
    if not root.get("lang"):
        yield "no language"
    yield from (f"an empty language: {_shown(at)}" for at in root.xpath("//*[@lang='']"))
    if not root.xpath("normalize-space(/html/head/title)"):
        yield "no title"
    if len(root.xpath("//h1")) != 1:
        yield f"{len(root.xpath('//h1'))} h1 elements"


def _headings(root: etree._Element) -> Iterator[str]:
    level = 0
    for heading in root.iter(*_HEADINGS):
        own = int(heading.tag[1])
        if own > level + 1:
            yield f"h{own} after h{level}: {_shown(heading)}"
        if not _name(heading):
            yield f"an empty heading: {_shown(heading)}"
        level = own


def _texts(root: etree._Element) -> Iterator[str]:
    # What a script is going to write in has a role; what it is going to show is hidden.
    for at in root.xpath("//p[not(@role or @hidden or *[not(self::span or self::time)])]"):
        if not _name(at):
            yield f"an empty paragraph: {_shown(at)}"


def _ids(root: etree._Element) -> Iterator[str]:
    ids = Counter(root.xpath("//@id"))
    yield from (f"twice the id {name}" for name, times in ids.items() if times > 1)
    for attribute in _REFERENCES:
        for at in root.xpath(f"//*[@{attribute}]"):
            missing = [name for name in at.get(attribute).split() if name not in ids]
            if missing or not at.get(attribute).strip():
                yield f"{attribute} names nothing: {_shown(at)}"
    for at in root.xpath("//a[starts-with(@href, '#') and string-length(@href) > 1]"):
        if at.get("href")[1:] not in ids:
            yield f"leads to no place of the page: {_shown(at)}"


def _landmarks(root: etree._Element) -> Iterator[str]:
    for name, path in _ONCE.items():
        if len(root.xpath(path)) != 1:
            yield f"{len(root.xpath(path))} of the landmark {name}"
    # Of a list that stands beside the text where there is room, else above it, one is shown.
    shown = root.xpath("//*[self::nav or self::aside or self::section][not(contains(@class, '_above'))]")
    named = [(at.tag, _label(at)) for at in shown if _label(at)]
    yield from (f"two of one name: {tag} “{name}”" for (tag, name), n in Counter(named).items() if n > 1)
    yield from (f"a menu without a name: {_shown(at)}" for at in root.iter("nav") if not _label(at))


def _pictures(root: etree._Element) -> Iterator[str]:
    yield from (f"no alt: {_shown(at)}" for at in root.xpath("//img[not(@alt)]"))
    yield from (f"no size: {_shown(at)}" for at in root.xpath("//img[not(@width and @height)]"))
    for at in root.xpath("//*[local-name() = 'svg']"):
        if at.get("aria-hidden") != "true" and not (at.get("role") == "img" and _label(at)):
            yield f"a drawing without words: {_shown(at)}"


def _tables(root: etree._Element) -> Iterator[str]:
    for table in root.iter("table"):
        if not table.xpath(".//th"):
            yield f"a table without headings: {_shown(table)}"
        # A table that is written as text has none to give.
        if table.xpath("ancestor::figure") and not table.xpath("normalize-space(caption)"):
            yield f"a table without a caption: {_shown(table)}"
        for heading in table.iter("th"):
            if not _name(heading):
                yield f"an empty heading of a table: {_shown(table)}"
            if heading.get("scope") not in ("col", "row", "colgroup", "rowgroup"):
                yield f"a heading without scope: {_shown(heading)}"


def _lists(root: etree._Element) -> Iterator[str]:
    for at in root.iter("ul", "ol"):
        if not len(at):
            yield f"an empty list: {_shown(at)}"
        yield from (f"in a list but no item: {_shown(child)}" for child in at.xpath("*[not(self::li)]"))
    yield from (
        f"an item without a list: {_shown(at)}" for at in root.xpath("//li[not(parent::ul or parent::ol)]")
    )
    for at in root.iter("dl"):
        if not at.xpath(".//dt") or not at.xpath(".//dd"):
            yield f"a dl without terms: {_shown(at)}"


def _fields(root: etree._Element) -> Iterator[str]:
    for at in root.xpath("//input[not(@type='hidden')] | //select | //textarea"):
        labels = root.xpath("//label[@for=$id]", id=at.get("id")) if at.get("id") else []
        if not any(map(_name, [*labels, *at.iterancestors("label")])) and not _label(at):
            yield f"a field without a label: {_shown(at)}"


def _names(root: etree._Element) -> Iterator[str]:
    for at in root.xpath("//a[@href] | //button | //summary"):
        if not (_label(at) or _name(at)):
            yield f"no name: {_shown(at)}"
        if at.xpath("ancestor::a | ancestor::button | ancestor::summary[not(self::summary)]"):
            yield f"in another that is pressed: {_shown(at)}"
    for at in root.xpath(f"//*[@aria-hidden='true'][{_FOCUSABLE}]"):
        yield f"hidden, but gets the focus: {_shown(at)}"
    yield from (f"out of its turn: {_shown(at)}" for at in root.xpath("//*[@tabindex > 0]"))


def _times(root: etree._Element) -> Iterator[str]:
    for at in root.iter("time"):
        if not _TIME.fullmatch(at.get("datetime", "".join(at.itertext())).strip()):
            yield f"no time: {_shown(at)}"


def _label(at: etree._Element) -> str:
    names = at.get("aria-labelledby", "").split()
    texts = [_name(named) for name in names for named in at.getroottree().xpath("//*[@id=$id]", id=name)]
    return " ".join(texts) or at.get("aria-label", "").strip()


def _name(at: etree._Element) -> str:
    """The words of an element as it is read out: its text and what its pictures show."""
    parts = at.xpath(".//text() | .//img/@alt | .//*[local-name()='svg']/@aria-label")
    return " ".join(" ".join(parts).split())


def _shown(at: etree._Element) -> str:
    attributes = "".join(f' {name}="{at.get(name)}"' for name in ("id", "class", "href") if at.get(name))
    text = _name(at)[:40]
    return f"<{etree.QName(at).localname}{attributes}>{text and f' “{text}”'}"
