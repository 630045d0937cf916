import pytest

from tests.browser.pages import EVERY
from tests.browser.view import WIDTHS, Look, faults, look

pytestmark = pytest.mark.browser

USUAL = {f"{scheme} {width}": Look(width, scheme=scheme) for scheme in ("light", "dark") for width in WIDTHS}
UNUSUAL = {
    "more contrast": Look(contrast="more"),
    "dark, more contrast": Look(scheme="dark", contrast="more"),
    "own colours": Look(forced=True),
    "own dark colours": Look(scheme="dark", forced=True),
    "paper": Look(media="print"),
    "paper of a dark device": Look(scheme="dark", media="print"),
}


def test_text_stands_out_from_its_background(browser, page):
    found = {}
    for name, at in USUAL.items():
        look(browser, at)
        found[name] = faults(browser, "contrast")
    assert found == {name: [] for name in USUAL}


@pytest.mark.parametrize("name", ["front", "issue", "project-with-sub-projects", "page-of-everything"])
def test_text_stands_out_however_it_is_wanted(browser, site, name):
    """On the pages that have every part of the others."""
    browser.open(site + EVERY[name])
    found = {}
    for wanted, at in UNUSUAL.items():
        look(browser, at)
        found[wanted] = faults(browser, "contrast")
    assert found == {wanted: [] for wanted in UNUSUAL}
