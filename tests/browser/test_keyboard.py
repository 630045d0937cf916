import pytest

from tests.browser.pages import EVERY, PAGES
from tests.browser.view import Look, faults, look, press, until

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
    # The address is another at once, the focus a moment later.
    reached = f"[location.hash, {ACTIVE}, document.activeElement.localName]"
    assert until(browser, reached, ["#_main", "_main", "main"]), browser.run(reached)
    press(browser, "Tab")
    assert browser.run("document.activeElement.closest('main, .share, footer') !== null")


def test_menu_link_is_outlined_when_it_has_the_focus(browser, site):
    browser.open(f"{site}/")
    before = browser.run(OUTLINE)
    while not browser.run("document.activeElement.matches('.menu a')"):
        press(browser, "Tab")
    style, width = browser.run(OUTLINE)
    assert before[0] == "none"
    assert (style, width >= 2) == ("solid", True)


WALKED = [
    *(
        EVERY[name]
        for name in ("front", "issue", "project-with-sub-projects", "contacts", "page-of-everything")
    ),
    *(EVERY[name] for name in ("subscriptions", "chapter", "redirect", "404")),
    *("/haku/", "/tyyliopas/"),
]
SUMMARIES = "[...document.querySelectorAll('summary')].filter((one) => one.checkVisibility())"
IN_OPENED = "(document.activeElement.closest('details')?.open ?? null)"


@pytest.fixture
def walked(browser, output, site):
    """Opens a page that the site may have."""

    def open_at(address: str, width: int) -> None:
        if not (output / address[1:] / "index.html").is_file() and address in WALKED[-2:]:
            pytest.skip(f"the site has no {address}")
        look(browser, Look(width))
        browser.open(site + address)

    return open_at


def walk(browser, stops: list[str], *, back: bool = False) -> list[str]:
    """Where the Tab key leads, with what is wrong there."""
    browser.run("stopped.length = 0")
    for _ in stops:
        press(browser, "Tab", shift=back)
    return browser.run("stopped")


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("address", WALKED)
def test_every_stop_comes_in_its_turn_and_shows_the_focus(browser, walked, address, width):
    """Nothing is left out and nothing holds the focus, to the end of the page and back again."""
    walked(address, width)
    stops = faults(browser, "stops")
    assert stops
    assert walk(browser, stops) == stops
    if width == 320:
        assert walk(browser, stops[:-1], back=True) == stops[-2::-1]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("forced", [False, True])
def test_focus_is_shown_in_every_colour(browser, site, scheme, forced):
    look(browser, Look(scheme=scheme, forced=forced))
    browser.open(site + EVERY["page-of-everything"])
    stops = faults(browser, "stops")
    assert walk(browser, stops) == stops


@pytest.mark.parametrize("key", ["Enter", "Space"])
@pytest.mark.parametrize("address", [EVERY["subscriptions"], EVERY["chapter"], EVERY["page-of-everything"]])
def test_what_opens_is_opened_and_closed_by_the_keyboard(browser, walked, address, key):
    walked(address, 320)
    number = browser.run(f"{SUMMARIES}.length")
    assert number
    for index in range(number):
        browser.run(f"{SUMMARIES}[{index}].focus()")
        was = browser.run(IN_OPENED)
        for expected in (not was, was):
            press(browser, key)
            assert browser.run(IN_OPENED) is expected
    walked(address, 320)
    for index in range(number):
        browser.run(f"{SUMMARIES}[{index}].parentElement.open = true")
    stops = faults(browser, "stops")
    assert len(stops) > number
    assert walk(browser, stops) == stops


def test_what_comes_with_a_choice_is_reached_too(browser, walked):
    walked(EVERY["subscriptions"], 320)
    before = len(faults(browser, "stops"))
    browser.run("document.querySelector('details[open] input[type=checkbox]').focus()")
    press(browser, "Space")
    assert browser.run("document.activeElement.checked")
    browser.run("document.activeElement.blur()")
    browser.run("document.querySelector('.skip').focus()")
    stops = faults(browser, "stops")
    assert len(stops) > before
    assert walk(browser, stops[1:]) == stops[1:]


SHOWN = """[...document.querySelectorAll(".menu a")].filter((link) => link.checkVisibility()).length"""


def test_menu_of_a_narrow_screen_is_opened_walked_and_closed_by_the_keyboard(browser, site):
    look(browser, Look(320))
    browser.open(f"{site}/hankkeet/lumo/")
    assert browser.run(SHOWN) == 0
    while not browser.run("document.activeElement.matches('.menu_button')"):
        press(browser, "Tab")
    press(browser, "Enter")
    links = browser.run("document.querySelectorAll('.menu a').length")
    assert browser.run(SHOWN) == links > 0
    press(browser, "Tab")
    assert browser.run("document.activeElement.matches('.sheet_close')")
    while not browser.run("document.activeElement.matches('.menu li:last-child a')"):
        press(browser, "Tab")
        assert browser.run("document.activeElement.closest('.sheet') !== null")
    press(browser, "Tab")
    assert browser.run("document.activeElement.matches('.site_header_ways a')")
    press(browser, "Escape")
    assert browser.run(SHOWN) == 0


def test_menu_of_a_wide_screen_is_always_there(browser, site):
    look(browser, Look(1280))
    browser.open(f"{site}/hankkeet/lumo/")
    assert browser.run(SHOWN) == browser.run("document.querySelectorAll('.menu a').length")
    assert not browser.run("document.querySelector('.menu_button').checkVisibility()")
