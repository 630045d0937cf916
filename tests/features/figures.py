"""Texts with a ``:::figures[…]`` block, and what is found of it on the page."""

from xml.etree import ElementTree as ET

from tests.features.texts import SVG
from tests.features.texts import written as site

MATTERS = """\
| Asia | 2016 | 2015 |
|---|--:|--:|
| Toimeentulotuki | 204 | 223 |
| Lastensuojelu | 87 | 1 186 |
| Perheasiat | – | 36,5 |
"""
ONE = """\
| Asia | 2016 |
|---|---|
| Toimeentulotuki | 200 |
| Hyvitykset | -50 |
| Neuvonta | 0 |
| Muut | – |
"""


def block(table: str = MATTERS, attributes: str = "{chart=grouped}", label: str = "Asiat") -> str:
    return f":::figures[{label}]{attributes}\n{table}\n:::"


def figures(text: str, lang: str = "fi") -> list[ET.Element]:
    folder = "" if lang == "fi" else f"{lang}/"
    words = {"fi": "uutiset", "sv": "nyheter", "en": "news"}
    return site(text, lang).page(f"{folder}{words[lang]}/x/index.html").findall(".//figure[@class='figures']")


def chart(text: str, lang: str = "fi") -> ET.Element:
    (figure,) = figures(text, lang)
    (svg,) = figure.findall(f"{SVG}svg")
    return svg


def texts(svg: ET.Element, role: str) -> list[str]:
    return [element.text or "" for element in svg.findall(f"{SVG}text[@class='chart_{role}']")]


def bars(svg: ET.Element, name: str = "chart_bar") -> list[tuple[float, float]]:
    """Left end and length of each bar."""
    found = [rect for rect in svg.iter(f"{SVG}rect") if name in (rect.get("class") or "").split()]
    return [(float(rect.get("x", "")), float(rect.get("width", ""))) for rect in found]
