"""Pages on paper: how many sheets they take, and that nothing on them is for a screen alone."""

import base64
import re
import shutil
import subprocess

import pytest

from tests.browser.pages import EVERY
from tests.browser.view import Look, load_pictures, look

pytestmark = pytest.mark.browser

PAGE = re.compile(rb"/Type\s*/Page\b")
MOST = {
    "front": 5,
    "issue": 16,
    "news": 3,
    "event": 3,
    "project-with-sub-projects": 12,
    "whole-document": 26,
    "publication": 3,
    "contacts": 6,
}
FOR_SCREENS = ("Siirry sisältöön", "Innehåll på svenska", "Takaisin sivun alkuun", "Valikko")


@pytest.mark.parametrize("name", MOST)
def test_pages_come_on_few_sheets_without_what_is_for_screens(browser, site, name, tmp_path):
    look(browser, Look(media="print"))
    browser.open(site + EVERY[name])
    load_pictures(browser)
    pdf = base64.b64decode(browser.call("Page.printToPDF", paperWidth=8.27, paperHeight=11.69)["data"])
    assert 1 <= len(PAGE.findall(pdf)) <= MOST[name]
    if not shutil.which("pdftotext"):
        pytest.skip("no pdftotext on PATH")
    text = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    assert " ".join(browser.run("document.querySelector('h1').textContent").split()) in " ".join(text.split())
    assert [words for words in FOR_SCREENS if words in text] == []
