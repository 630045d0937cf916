"""Sites with publications and series, built by all listed plugins."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import import_module

import html5lib
from msgspec.structs import replace

import pelicanconf
from plugins.core.build import Composition, build, compose
from plugins.core.problems import describe
from plugins.core.source import Asset
from tests.outputs.sites import Built, given

PDF = Asset("files/raportti.pdf", "/downloads/raportti.pdf", digest="a", size=1_234_567)
EPUB = Asset("files/raportti.epub", "/downloads/raportti.epub", digest="b", size=840_000)

TITLE = "Äänen & {osallisuuden} öisin: 100 % 5 $ #1 a_b C:\\x ~y ^z"
CONTENT = {
    "organisations/koske.md": "title: Keski-Suomen sosiaalialan osaamiskeskus\nshort_name: Koske",
    "organisations/kuntaliitto.md": "title: Suomen Kuntayhteisö",
    "people/anna-von-bonsdorff.md": "title: Anna-Maija von Bonsdorff\nroles:\n  - title: tutkija",
    "projects/pro-sos.md": "title: PRO SOS\nsummary: Hanke.",
    "series/raportteja.md": "title: Raportteja\nissn: 17985668\npublisher: koske",
    "publications/aani.md": f"title: '{TITLE}'\ndate: 2017-04-04\nyear: 2017\n"
    "authors: [Liisa Grönholm-Sihvola, anna-von-bonsdorff, Suomen Kuntayhteisö, Terveyden and hyvinvoinnin laitos]\n"
    "series: raportteja\nnumber: 51\ntype: report\nisbn: 978-952-5676-50-1\npages: 84\nsummary: Lyhyesti.\n"
    "tags: [osallisuus, köyhyys]\nprojects: [pro-sos]\nfiles:\n  - src: files/raportti.epub\n"
    "  - format: PDF\n    src: files/raportti.pdf\n    isbn: 9789525676518",
    "publications/vanha.md": "title: Vanha\nyear: 2009\nauthors: ['de la Cruz, José Åke']\nseries: raportteja\n"
    "number: 9\ntype: book\npublisher: Kuntakustannus\nplace: Helsinki\nurn: https://urn.fi/urn:nbn:fi-fe2017041234",
}


def site(
    content: Mapping[str, str] | None = None,
    as_of: date = date(2021, 3, 1),
    assets: tuple[Asset, ...] = (PDF, EPUB),
) -> Built:
    """The site of these publications and what is around them."""
    material, theme, _, identity, _ = given(CONTENT | dict(content or {}), as_of)
    result = build(
        replace(material, assets=(*material.assets, *assets)), theme, _composition(), identity, as_of
    )
    files = {artifact.path: artifact for artifact in result.artifacts}
    return Built(files, tuple(describe(problem, "fi") for problem in result.problems))


def words(html: str, css_class: str) -> list[str]:
    """The text of each element of a class, its white space folded."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    found = [one for one in tree.iter() if css_class in str(one.get("class") or "").split()]
    return [" ".join("".join(one.itertext()).split()) for one in found]


@cache
def _composition() -> Composition:
    return compose(import_module(name).FEATURE for name in pelicanconf.PLUGINS)
