"""Whatever stands in a text, its page runs nothing, fetches nothing and stays whole, and so do the feeds."""

from functools import cache

import pytest

from tests.containment.browser import dangers, read, text
from tests.containment.vectors import BODIES
from tests.outputs.sites import Built, built

FRONT = "title: Uutinen {number}\ndate: 2017-01-01\nsummary: Tiivistelmä.\n---\n"
PATHS = {body: f"news/u{number}.md" for number, body in enumerate(BODIES)}


@cache
def refusals() -> dict[str, list[str]]:
    """The errors of each trick that is refused."""
    told = [line.removeprefix("content/") for line in site(BODIES).problems if ": virhe: " in line]
    return {
        body: errors
        for body, path in PATHS.items()
        if (errors := [line for line in told if line.startswith(f"{path}:")])
    }


@cache
def accepted() -> Built:
    """The site of all tricks that are not refused."""
    return site(tuple(body for body in BODIES if body not in refusals()))


def site(bodies: tuple[str, ...]) -> Built:
    """A site with a news item for each text, which stands between two that must not be lost."""
    return built(
        {
            PATHS[body]: FRONT.format(number=PATHS[body]) + f"Alku.\n\n{body}\n\n\nLoppu PERILLÄ.\n"
            for body in bodies
        }
    )


def test_most_tricks_are_taken_out_and_the_rest_are_refused():
    assert len(BODIES) - len(refusals()) > 100
    assert any(
        "virhe: osoite ei voi alkaa ”javascript:”" in line for line in refusals()["[x](javascript:alert(1))"]
    )


@pytest.mark.parametrize("body", [body for body in BODIES if body not in refusals()])
def test_page_runs_nothing_and_is_whole(body):
    html = accepted().text(f"uutiset/{PATHS[body].removeprefix('news/').removesuffix('.md')}/index.html")
    page = read(html)
    assert dangers(page) == []
    (main,) = page.iter("main")
    assert "PERILLÄ" in text(main)
    assert "PERILLÄ" not in text(next(page.iter("footer")))


@pytest.mark.parametrize("path", [path for path in accepted().under("feeds/") if path.endswith(".xml")])
def test_feed_carries_nothing_else(path):
    for element in accepted().xml(path).iter():
        if element.tag.endswith(("encoded", "content", "description")) and element.text:
            assert dangers(read(f"<!doctype html><title>x</title>{element.text}")) == []
