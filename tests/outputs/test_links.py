"""The whole output, file by file: every link leads somewhere and every file is what it says."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

import html5lib
import pytest

SITE = "https://koskeverkko.fi"
STYLE_ADDRESS = re.compile(r"url\(([^)]*)\)|@import\s+([^;]+)")


@dataclass(frozen=True)
class Document:
    """One HTML file, read as a browser reads it."""

    path: str
    text: str

    @cached_property
    def parser(self) -> html5lib.HTMLParser:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        parser.parse(self.text)
        return parser

    @cached_property
    def elements(self) -> tuple[ET.Element, ...]:
        root = self.parser.tree.getDocument()
        return tuple(element for element in root.iter() if isinstance(element.tag, str))

    @cached_property
    def ids(self) -> tuple[str, ...]:
        return tuple(element.get("id", "") for element in self.elements if "id" in element.attrib)

    @property
    def address(self) -> str:
        return f"{SITE}/{self.path.removesuffix('index.html')}"


def html_errors(document: Document) -> list[str]:
    """Where the file is not valid by the parser of the HTML standard; no error is allowed for."""
    return [f"{document.path}:{line}:{column}: {code}" for (line, column), code, _ in document.parser.errors]


def addresses(element: ET.Element) -> Iterator[str]:
    """What an element links to or loads."""
    yield from (element.get(name, "") for name in ("href", "src", "poster", "data") if name in element.attrib)
    for choice in element.get("srcset", "").split(","):
        yield from choice.split()[:1]


def own_links(document: Document) -> Iterator[str]:
    """Addresses on this site that the page gives.

    In the text these are relative, so that a preview works; a whole address there is one that the
    writer gave, as of the former site at the same host. What the head says to others is whole.
    """
    for element in document.elements:
        for address in addresses(element):
            whole = urlsplit(address).scheme or address.startswith("//")
            if not whole or (element.tag == "link" and address.startswith(SITE)):
                yield address
        if element.tag == "meta" and element.get("content", "").startswith(SITE):
            yield element.get("content", "")


def dead_links(documents: Mapping[str, Document], files: frozenset[str]) -> list[str]:
    """Each page and address that leads nowhere: no such file, or no such anchor in it."""
    return [
        f"{document.path}: {address}"
        for document in documents.values()
        for address in own_links(document)
        if not _is_there(urljoin(document.address, address), documents, files)
    ]


def _is_there(address: str, documents: Mapping[str, Document], files: frozenset[str]) -> bool:
    parts = urlsplit(address)
    path = unquote(parts.path).removeprefix("/")
    file = f"{path}index.html" if not path or path.endswith("/") else path
    if file not in files:
        return False
    anchor = unquote(parts.fragment)
    return not anchor or (file in documents and anchor in documents[file].ids)


def same_ids(document: Document) -> list[str]:
    return [f"{document.path}: {name}" for name in sorted(set(document.ids)) if document.ids.count(name) > 1]


# Links that no browser follows by itself: other forms of the page, how to refer to it, what a name in its head means.
NAMED = {"canonical", "alternate", "cite-as", "schema.DC"}


def foreign_parts(document: Document) -> list[str]:
    """What the page would load from elsewhere."""
    return [
        f"{document.path}: {address}"
        for element in document.elements
        if element.tag not in {"a", "area"} and element.get("rel") not in NAMED
        for address in addresses(element)
        if urlsplit(address).netloc
    ]


def foreign_styles(text: str) -> list[str]:
    """Addresses that a style sheet would load from elsewhere."""
    found = [(inner or imported).strip("'\" ") for inner, imported in STYLE_ADDRESS.findall(text)]
    return [address for address in found if urlsplit(address).netloc]


@pytest.fixture(scope="module")
def output(real_site):
    return real_site


@pytest.fixture(scope="module")
def files(output):
    return frozenset(path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file())


@pytest.fixture(scope="module")
def documents(output, files):
    return {
        path: Document(path, (output / path).read_text(encoding="utf-8"))
        for path in sorted(files)
        if path.endswith(".html")
    }


def test_every_page_is_valid_html(documents):
    assert len(documents) > 60
    assert [error for document in documents.values() for error in html_errors(document)] == []


def test_every_link_on_the_site_leads_somewhere(documents, files):
    assert sum(1 for document in documents.values() for _ in own_links(document)) > 2000
    assert dead_links(documents, files) == []


def test_every_id_stands_once_on_its_page(documents):
    assert [same for document in documents.values() for same in same_ids(document)] == []


def test_no_page_loads_anything_from_elsewhere(documents):
    assert [part for document in documents.values() for part in foreign_parts(document)] == []


def test_no_style_sheet_loads_anything_from_elsewhere(output):
    sheets = list(output.rglob("*.css"))
    assert sheets
    assert [address for sheet in sheets for address in foreign_styles(sheet.read_text())] == []


def test_every_xml_file_is_well_formed(output, files):
    made = [path for path in files if path.endswith((".xml", ".svg"))]
    assert {"sitemap.xml", "feeds/all.xml"} <= set(made)
    for path in made:
        ET.parse(output / path)  # noqa: S314 - our own files; raises, naming the line


@pytest.mark.parametrize(
    "feed", ["sitemap.xml", "feeds/all.xml", "feeds/stories.xml", "feeds/projects/pro-sos.xml"]
)
def test_addresses_for_programs_lead_somewhere(output, documents, files, feed):
    root = ET.parse(output / feed)  # noqa: S314 - our own file
    given = [element.text for element in root.iter() if element.tag.rpartition("}")[2] in {"loc", "link"}]
    whole = [address for address in given if address]
    assert len(whole) > 2
    assert [address for address in whole if not _is_there(address, documents, files)] == []


def test_marks_of_what_is_still_a_name_are_in_no_file(output, files):
    texts = [path for path in files if path.endswith((".html", ".xml", ".css", ".svg", ".txt", ".json"))]
    found = [path for path in texts if re.search(rb"[\x02\x03]|&#x?0*[23];", (output / path).read_bytes())]
    assert found == []


PAGE = "<!doctype html><html lang=fi><head><title>x</title>{}</head><body>{}</body></html>"


@pytest.mark.parametrize(
    ("head", "body", "dead"),
    [
        ("", "<a href=/b/>x</a><a href=#a id=a>x</a><a href=/b/#c>x</a><a href=../a/>x</a>", []),
        ("", "<a href=/c/>x</a>", ["a/index.html: /c/"]),
        ("", "<a href=/b>x</a>", ["a/index.html: /b"]),
        ("", "<a href=/b/#a>x</a>", ["a/index.html: /b/#a"]),
        ("", "<a href=#b>x</a>", ["a/index.html: #b"]),
        ("", "<img src=/x.png alt=''>", ["a/index.html: /x.png"]),
        ("", "<img srcset='/x.png 1x, /y.png 2x' alt=''>", ["a/index.html: /x.png", "a/index.html: /y.png"]),
        (f"<link rel=canonical href={SITE}/c/>", "", [f"a/index.html: {SITE}/c/"]),
        (f"<meta property=og:image content={SITE}/x.png>", "", [f"a/index.html: {SITE}/x.png"]),
        ("", "<a href=https://example.org/c/>x</a><a href=mailto:a@b.fi>x</a><a href=tel:1>x</a>", []),
    ],
)
def test_dead_links_are_found(head, body, dead):
    documents = {
        "a/index.html": Document("a/index.html", PAGE.format(head, body)),
        "b/index.html": Document("b/index.html", PAGE.format("", "<p id=c>x")),
    }
    assert dead_links(documents, frozenset(documents)) == dead


@pytest.mark.parametrize(
    ("html", "errors"),
    [
        (PAGE.format("", "<p>x"), []),
        ("<p>x", ["x.html:1:3: expected-doctype-but-got-start-tag"]),
        (PAGE.format("", "<div></p></div>"), ["x.html:1:73: unexpected-end-tag"]),
    ],
)
def test_errors_of_html_are_found(html, errors):
    assert html_errors(Document("x.html", html)) == errors


@pytest.mark.parametrize(
    ("head", "body", "foreign"),
    [
        ("", "<img src=/x.png><a href=https://a.fi/>x</a>", []),
        ("<link rel=canonical href=https://a.fi/>", "", []),
        ("", "<img src=http://a.fi/x.png>", ["x.html: http://a.fi/x.png"]),
        ("", "<img src=//a.fi/x.png>", ["x.html: //a.fi/x.png"]),
        ("", "<img srcset='/x.png, http://a.fi/y.png 2x'>", ["x.html: http://a.fi/y.png"]),
        ("<script src=https://a.fi/x.js></script>", "", ["x.html: https://a.fi/x.js"]),
        ("<link rel=stylesheet href=https://a.fi/x.css>", "", ["x.html: https://a.fi/x.css"]),
    ],
)
def test_foreign_parts_are_found(head, body, foreign):
    assert foreign_parts(Document("x.html", PAGE.format(head, body))) == foreign


def test_foreign_addresses_of_a_style_sheet_are_found():
    text = (
        "@import 'https://a.fi/x.css'; a { background: url(\"//b.fi/x.png\") } b { background: url(x.png) }"
    )
    assert foreign_styles(text) == ["https://a.fi/x.css", "//b.fi/x.png"]


def test_same_ids_are_found():
    document = Document("x.html", PAGE.format("", "<p id=a>x<p id=b>x<p id=a>x"))
    assert same_ids(document) == ["x.html: a"]
