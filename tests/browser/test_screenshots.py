"""Pictures of every kind of page, to be looked at: in CI, or with SCREENSHOTS=1. None of them is compared."""

import base64
import html
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.pages import EVERY
from tests.browser.real_site import ROOT
from tests.browser.sampling import REDIRECT, pages, samples
from tests.browser.view import WIDTHS, Look, load_pictures, look

FOLDER = ROOT / ".artifacts/screenshots"
SCHEMES = ("light", "dark")
TALLEST = 8000  # px; what is longer is cut
SHEET = """<!doctype html><html lang="fi"><head><meta charset="utf-8"><title>Kuvakaappaukset</title>
<style>body {{ font: 1rem sans-serif }} div {{ display: flex; gap: 1rem; align-items: start; overflow-x: auto }}
img {{ max-height: 40rem; border: 1px solid gray }}</style></head><body><h1>Kuvakaappaukset</h1>{}</body></html>"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not (os.environ.get("SCREENSHOTS") or os.environ.get("CI") == "true"),
        reason="SCREENSHOTS=1 takes them",
    ),
]


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Where the pictures go; in the end a page that shows all that are there."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    yield FOLDER
    rows: dict[str, list[str]] = {}
    for file in sorted(FOLDER.glob("*.jpg")):
        name = html.escape(file.name)
        rows.setdefault(name.rpartition("-")[0].rpartition("-")[0], []).append(
            f'<a href="{name}"><img src="{name}" alt="{name}" loading="lazy"></a>'
        )
    shown = "".join(f"<h2>{name}</h2><div>{''.join(row)}</div>" for name, row in rows.items())
    (FOLDER / "index.html").write_text(SHEET.format(shown), encoding="utf-8")


def take(browser, folder: Path, name: str) -> None:
    """The open page in each scheme and width."""
    load_pictures(browser)
    for scheme in SCHEMES:
        for width in WIDTHS:
            look(browser, Look(width, scheme=scheme))
            height = min(TALLEST, browser.run("document.documentElement.scrollHeight"))
            shot = browser.call(
                "Page.captureScreenshot",
                format="jpeg",
                quality=70,
                captureBeyondViewport=True,
                clip={"x": 0, "y": 0, "width": width, "height": height, "scale": 1},
            )
            (folder / f"{name}-{scheme}-{width}.jpg").write_bytes(base64.b64decode(shot["data"]))


@pytest.mark.parametrize("name", EVERY)
def test_kind_is_pictured(browser, site, folder, name):
    browser.open(site + EVERY[name])
    take(browser, folder, name)
    assert len(list(folder.glob(f"{name}-*-*.jpg"))) >= len(SCHEMES) * len(WIDTHS)


def test_what_is_new_on_the_site_is_pictured(browser, output, site, folder):
    own = [page for page in pages(output) if page.lang == "fi" and page.kind != REDIRECT]
    for page in samples(own, known=EVERY.values()):
        browser.open(site + page.address)
        take(browser, folder, f"{page.kind}{page.address.replace('/', '_')}")
