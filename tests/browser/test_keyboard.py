import pytest

from tests.browser.pages import EVERY, PAGES
from tests.browser.view import faults, press

pytestmark = pytest.mark.browser

ACTIVE = "(document.activeElement.id || document.activeElement.className)"
OUTLINE = """(() => {
  const style = getComputedStyle(document.querySelector(".menu a"));
  return [style.outlineStyle, parseFloat(style.outlineWidth)];
})()"""


@pytest.mark.parametrize("name", PAGES)
def test_first_stop_is_a_link_that_skips_to_the_text(browser, site, name):
    browser.open(site + PAGES[name])
    press(browser, "Tab")
    assert browser.run(ACTIVE) == "skip"
    assert browser.run("getComputedStyle(document.activeElement).clipPath") == "none"
    press(browser, "Enter")
    assert browser.run(f"[location.hash, {ACTIVE}, document.activeElement.localName]") == [
        "#_main",
        "_main",
        "main",
    ]
    press(browser, "Tab")
    assert browser.run("document.activeElement.closest('main, footer') !== null")


def test_menu_link_is_outlined_when_it_has_the_focus(browser, site):
    browser.open(f"{site}/")
    before = browser.run(OUTLINE)
    while not browser.run("document.activeElement.matches('.menu a')"):
        press(browser, "Tab")
    style, width = browser.run(OUTLINE)
    assert before[0] == "none"
    assert (style, width >= 2) == ("solid", True)


@pytest.mark.parametrize(
    "name", ["front", "issue", "project-with-sub-projects", "contacts", "page-of-everything", "redirect"]
)
def test_every_stop_comes_in_its_turn_and_shows_the_focus(browser, site, name):
    browser.open(site + EVERY[name])
    stops = faults(browser, "stops")
    for _ in stops:
        press(browser, "Tab")
    assert stops
    assert browser.run("stopped") == stops
