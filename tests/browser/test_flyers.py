"""Flyers on paper: each of the real ones is one page, A4."""

import base64
import re

import pytest

from tests.browser.real_site import ROOT
from tests.browser.view import Look, load_pictures, look

pytestmark = pytest.mark.browser

PROJECTS = sorted(path.stem for path in (ROOT / "content/projects").rglob("*.md"))
PAGE = re.compile(rb"/Type\s*/Page\b")
A4 = (595, 842)  # in points


def test_there_are_projects():
    assert PROJECTS


@pytest.mark.parametrize("project", PROJECTS)
def test_a_flyer_is_one_page(browser, site, project):
    look(browser, Look(media="print"))
    browser.open(f"{site}/hankkeet/{project}/esite/")
    assert browser.run("document.querySelector('.flyer h1').innerText")
    load_pictures(browser)
    pdf = base64.b64decode(browser.call("Page.printToPDF", preferCSSPageSize=True)["data"])
    assert len(PAGE.findall(pdf)) == 1
    [box] = re.findall(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", pdf)
    assert tuple(round(float(side)) for side in box) == A4
