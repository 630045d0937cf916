"""The script of states: what closes between two builds is closed in the browser, at its instant."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.browser.chromium import Chromium
from tests.browser.pages import PAGES

pytestmark = pytest.mark.browser

# The site is built as on 1.3.2021; registration ends on 5.3. at 16.00.
_SHOWN = """[
  document.querySelector(".badge").textContent,
  document.querySelector(".badge").className,
  document.querySelector("a.button") !== null && document.querySelector("a.button").offsetParent !== null,
]"""


@contextmanager
def clock(browser: Chromium, instant: str) -> Iterator[None]:
    """The clock of the reader's device stands at this instant."""
    source = f"Date.now = () => Date.parse({instant!r});"
    script = browser.call("Page.addScriptToEvaluateOnNewDocument", source=source)["identifier"]
    try:
        yield
    finally:
        browser.call("Page.removeScriptToEvaluateOnNewDocument", identifier=script)


@pytest.mark.parametrize(
    ("instant", "words", "state", "button"),
    [
        ("2021-03-01T12:00:00+02:00", "Ilmoittautuminen päättyy pian", "soon", True),
        ("2021-03-05T00:00:00+02:00", "Ilmoittautuminen päättyy tänään", "today", True),
        ("2021-03-05T16:00:00+02:00", "Ilmoittautuminen päättyy tänään", "today", True),
        ("2021-03-05T16:00:01+02:00", "Ilmoittautuminen on päättynyt", "closed", False),
        ("2021-04-27T12:30:00+03:00", "Tapahtuma on päättynyt", "over", False),
        # A device whose clock is behind gets what was built.
        ("2020-01-01T00:00:00+02:00", "Ilmoittautuminen päättyy pian", "soon", True),
    ],
)
def test_state_is_that_of_the_instant(browser, site, instant, words, state, button):
    with clock(browser, instant):
        browser.open(site + PAGES["event"])
        assert browser.run(_SHOWN) == [words, f"badge badge-{state}", button]


def test_cards_change_with_their_states(browser, site):
    card = f'.card:has([href="{PAGES["event"]}"])'
    with clock(browser, "2021-03-05T16:00:01+02:00"):
        for name, state in (("event-list", "closed"), ("deadlines", "past")):
            browser.open(site + PAGES[name])
            assert browser.run(f"document.querySelector('{card}').classList.contains('card-{state}')")


def test_page_tells_the_state_of_its_day_without_scripts(browser, site):
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        with clock(browser, "2021-03-05T16:00:01+02:00"):
            browser.open(site + PAGES["event"])
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)
    assert browser.run(_SHOWN) == ["Ilmoittautuminen päättyy pian", "badge badge-soon", True]
