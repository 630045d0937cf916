import pytest

from tests.browser.pages import EVERY
from tests.browser.view import until
from tests.browser.visit import visit

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", EVERY)
def test_page_loads_whole_and_asks_no_one_else(browser, site, name):
    told = visit(browser, site + EVERY[name])
    assert told.requests[0] == site + EVERY[name]
    assert (told.foreign, told.failed, told.console, told.kept) == ((), (), (), ())


@pytest.mark.parametrize("name", ["front", "issue", "page-of-everything"])
def test_page_is_the_same_without_scripts(browser, site, name):
    shown = []
    for off in (False, True):
        browser.call("Emulation.setScriptExecutionDisabled", value=off)
        try:
            browser.open(site + EVERY[name])
        finally:
            browser.call("Emulation.setScriptExecutionDisabled", value=False)
        shown.append(browser.run("[document.documentElement.outerHTML, document.body.innerText]"))
    assert shown[0] == shown[1]


def test_address_that_has_moved_leads_on(browser, site):
    browser.open(f"{site}/vanha/osoite/")
    # Waited for whole, so that its own events are not taken for those of the next page.
    assert until(browser, "document.readyState == 'complete' && location.href", f"{site}/kaikki/")
