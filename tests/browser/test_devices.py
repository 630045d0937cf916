import pytest

from tests.browser.pages import PAGES
from tests.browser.view import Look, faults, look

pytestmark = pytest.mark.browser

SHOWN = "document.querySelector('main').innerText"
NAVIGATION = "[...document.querySelectorAll('header nav, nav.breadcrumbs, .skip')].filter((e) => e.checkVisibility()).length"
PARAGRAPHS = """[...document.querySelectorAll("main h1, main .prose > p, main .contact_name")]
  .map((e) => [e.textContent.trim(), e.checkVisibility() && e.innerText.trim() !== ""])"""
BADGES = """[...document.querySelectorAll(".badge")].map((badge) => {
  const style = getComputedStyle(badge);
  return [badge.innerText.trim() !== "", style.color !== style.backgroundColor, style.opacity];
})"""
# Where the reader's own colours take the place of all grounds, a border is what is left of a shape.
SHAPES = """[...document.querySelectorAll(".badge, .button, .factbox, .panel")].map((shape) => {
  const style = getComputedStyle(shape);
  return style.borderTopStyle === "solid" && parseFloat(style.borderTopWidth) >= 1 ? "" : shape.outerHTML.slice(0, 80);
}).filter(Boolean)"""


def test_paper_has_the_text_and_no_menus(browser, framed_page):
    assert browser.run(NAVIGATION) > 0
    look(browser, Look(media="print"))
    assert browser.run(NAVIGATION) == 0
    hidden = [text for text, shown in browser.run(PARAGRAPHS) if not shown]
    assert hidden == []
    assert browser.run(SHOWN).strip()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_badges_can_be_read_in_colours_of_ones_own(browser, site, scheme):
    browser.open(f"{site}/hankkeet/")
    look(browser, Look(scheme=scheme, forced=True))
    badges = browser.run(BADGES)
    assert badges
    assert badges == [[True, True, "1"]] * len(badges)


@pytest.mark.parametrize(
    "name", ["front", "issue", "project", "event", "subscriptions", "page-of-everything"]
)
def test_shapes_have_borders_in_colours_of_ones_own(browser, site, name):
    browser.open(site + PAGES[name])
    look(browser, Look(forced=True))
    assert browser.run(SHAPES) == []


def test_nothing_moves_for_those_who_do_not_want_it(browser, page):
    assert faults(browser, "motion") == []


def test_site_does_move_for_others(browser, site):
    """So that the test before it can fail."""
    browser.open(f"{site}/hankkeet/")
    look(browser, Look(motion="no-preference"))
    assert faults(browser, "motion")
