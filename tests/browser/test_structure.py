import pytest

from tests.browser.view import WIDTHS, Look, accessible, faults, look

pytestmark = pytest.mark.browser

# Once on a page of the site (ARIA Authoring Practices, landmarks).
LANDMARKS = ("banner", "main", "contentinfo")
NAMED = {"link", "image", "navigation", "region", "heading", "complementary"}


def test_page_is_well_made(browser, page):
    assert faults(browser, "structure") == []


def test_page_has_landmarks_with_names_of_their_own(browser, framed_page):
    nodes = accessible(browser)
    roles = [role for role, _ in nodes]
    assert {role: roles.count(role) for role in LANDMARKS} == dict.fromkeys(LANDMARKS, 1)
    menus = [name for role, name in nodes if role == "navigation"]
    assert menus
    assert len(set(menus)) == len(menus), "two of one name"


def test_everything_that_needs_a_name_has_one(browser, page):
    nodes = accessible(browser)
    assert "heading" in {role for role, _ in nodes}
    assert [role for role, name in nodes if role in NAMED and not name] == []


def test_table_that_scrolls_on_a_narrow_screen_is_still_a_table(browser, site):
    browser.open(f"{site}/kaikki/")
    for width in WIDTHS:
        look(browser, Look(width))
        roles = [role for role, _ in accessible(browser)]
        assert (roles.count("table"), roles.count("columnheader")) == (2, 11)


def test_language_of_the_page_is_that_of_its_text(browser, site):
    found = {}
    for address in ("/", "/sv/", "/en/about-koske/"):
        browser.open(site + address)
        found[address] = browser.run("document.documentElement.lang")
    assert found == {"/": "fi", "/sv/": "sv", "/en/about-koske/": "en"}
