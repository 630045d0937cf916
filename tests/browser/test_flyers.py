"""Flyers on paper: each of the real ones is one page, A4."""

import base64
import re

import pytest

from plugins.core.flyer import WORDS
from tests.browser.real_site import ROOT
from tests.browser.view import Look, load_pictures, look

pytestmark = pytest.mark.browser

FOLDERS = {"fi": "hankkeet", "sv": "sv/projekt", "en": "en/projects"}
LANG = re.compile(r"^lang: (\w+)$", re.MULTILINE)


def flyer(path):
    """Where the flyer of a project's file stands."""
    written = LANG.search(path.read_text(encoding="utf-8"))
    lang = written[1] if written else "fi"
    return f"{FOLDERS[lang]}/{path.stem}/{WORDS[lang]}"


FLYERS = sorted(map(flyer, (ROOT / "content/projects").rglob("*.md")))
PAGE = re.compile(rb"/Type\s*/Page\b")
A4 = (595, 842)  # in points


def test_there_are_flyers():
    assert FLYERS


@pytest.mark.parametrize("address", FLYERS)
def test_a_flyer_is_one_page(browser, site, address):
    look(browser, Look(media="print"))
    browser.open(f"{site}/{address}/")
    assert browser.run("document.querySelector('.flyer h1').innerText")
    load_pictures(browser)
    pdf = base64.b64decode(browser.call("Page.printToPDF", preferCSSPageSize=True)["data"])
    assert len(PAGE.findall(pdf)) == 1
    [box] = re.findall(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", pdf)
    assert tuple(round(float(side)) for side in box) == A4
