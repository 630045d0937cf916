"""Reading back what a page tells programs, as they do: with an HTML parser, from the one data block."""

import json
from typing import Any

from bs4 import BeautifulSoup


def graph(html: str) -> list[dict[str, Any]]:
    """The things that a page tells of; none where it has no data block."""
    blocks = BeautifulSoup(html, "lxml").find_all("script", type="application/ld+json")
    assert len(blocks) <= 1
    if not blocks:
        return []
    data = json.loads(blocks[0].string)
    assert data["@context"] == "https://schema.org"
    return data["@graph"]


def about(html: str) -> dict[str, Any]:
    """What a page is about: the first of its things."""
    return graph(html)[0]
