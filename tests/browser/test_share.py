"""Passing a page on: a script copies its address or hands it to the device; without it the address can be read."""

import pytest

from tests.browser.pages import PAGES
from tests.browser.view import Look, faults, look, until
from tests.browser.visit import visit

pytestmark = pytest.mark.browser

PAGE = PAGES["project"]
STATUS = "document.querySelector('.share_status').textContent"
SEEN = """[...document.querySelectorAll('.share_way, .share_address')]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .map((one) => one.textContent.trim())"""


@pytest.fixture
def share(browser, site):
    """The page, opened anew, with a clipboard that keeps what it is given, or gives nothing away."""
    browser.open("about:blank")
    browser.open(site + PAGE)

    def clipboard(gives: str) -> None:
        browser.run(
            f"""(() => {{ window.copied = []; Object.defineProperty(navigator, "clipboard", {{ configurable: true,
              value: {{ writeText: (text) => {{ window.copied.push(text); {gives} }} }} }}); return true; }})()"""
        )

    return clipboard


def test_the_address_is_copied_and_that_is_told(browser, share):
    share("return Promise.resolve();")
    for _ in range(2):
        browser.run("document.querySelector('[data-copy] button').click()")
        assert until(browser, STATUS, "Linkki on kopioitu.")
    assert browser.run("window.copied") == [f"https://koskeverkko.fi{PAGE}"] * 2


def test_what_cannot_be_copied_can_be_read(browser, share):
    share("return Promise.reject(new Error());")
    browser.run("document.querySelector('[data-copy] button').click()")
    assert until(browser, STATUS, "Kopiointi ei onnistunut. Sivun osoite on tässä alla.")
    assert f"Sivun osoite: koskeverkko.fi{PAGE}" in browser.run(SEEN)


def test_with_scripts_there_are_buttons_and_no_address(browser, share):
    assert browser.run(SEEN)[:2] == ["Lähetä sähköpostilla", "Kopioi linkki"]
    assert not [text for text in browser.run(SEEN) if "koskeverkko.fi" in text]


def test_without_scripts_the_address_stands_as_text(browser, site):
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open("about:blank")
        browser.open(site + PAGE)
        assert browser.run(SEEN) == ["Lähetä sähköpostilla", f"Sivun osoite: koskeverkko.fi{PAGE}"]
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)


def test_on_paper_there_is_the_address_alone(browser, share):
    look(browser, Look(media="print"))
    assert browser.run(SEEN) == [f"Sivun osoite: koskeverkko.fi{PAGE}"]


@pytest.mark.parametrize("width", [320, 1280])
def test_the_part_keeps_to_the_page(browser, share, width):
    look(browser, Look(width=width))
    assert faults(browser, "layout") == []


def test_the_policy_of_the_page_stops_no_data_block(browser, site):
    """A data block is no script: a policy without inline scripts has nothing to say about it."""
    told = visit(browser, site + PAGE)
    policy = browser.run("document.querySelector('meta[http-equiv=Content-Security-Policy]').content")
    assert "script-src 'self' " in policy
    assert "unsafe-inline" not in policy
    assert (told.console, told.failed) == ((), ())
    block = "JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)['@graph'].length"
    assert browser.run(block) == 2
