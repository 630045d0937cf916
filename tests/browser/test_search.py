"""The search page: what is typed is found, narrowed and sorted; by keyboard, without a script, and of nobody else."""

import time

import pytest

from tests.browser.pages import PAGES
from tests.browser.view import Look, faults, look, press, until
from tests.browser.visit import visit

pytestmark = pytest.mark.browser

PAGE = PAGES["search"]
SETTLED = """(async () => {
  const status = document.querySelector("[data-status]");
  const before = status.dataset.before ?? "";
  const end = Date.now() + 45000;
  while (!status.textContent || status.textContent === before
    || status.textContent === document.querySelector("[data-search]").dataset.wait) {
    if (Date.now() > end) throw new Error(`not settled: ${status.textContent}`);
    await new Promise((done) => setTimeout(done, 10));
  }
  status.dataset.before = status.textContent;
  return status.textContent;
})()"""
FOUND = "Array.from(document.querySelectorAll('[data-list] h3 a'), (link) => link.getAttribute('href'))"
DAYS = "Array.from(document.querySelectorAll('[data-list] time'), (time) => time.dateTime)"


def searched(browser, url: str) -> str:
    """What the page says it has found."""
    browser.open("about:blank")
    browser.open(url)
    return browser.run(SETTLED)


def test_a_word_is_found_in_its_forms_and_compounds(browser, site):
    told = searched(browser, f"{site}{PAGE}?q=p%C3%A4%C3%A4t%C3%B6s")
    assert "haulla ”päätös”" in told
    assert "/uutiset/pro-sos-rahoitus/" in browser.run(FOUND)
    marked = browser.run(
        "Array.from(document.querySelectorAll('[data-list] mark'), (one) => one.textContent)"
    )
    assert any("päätöksen" in word for word in marked)


def visited(browser) -> list[int]:
    """The steps of the history by their own numbers: how many there are has a bound, of 50."""
    return [entry["id"] for entry in browser.call("Page.getNavigationHistory")["entries"]]


def test_typing_searches_and_keeps_one_step_of_history(browser, site):
    browser.open(f"{site}{PAGE}")
    steps = visited(browser)
    browser.run("""(() => { const field = document.querySelector("#_q"); field.focus();
      field.value = "hankkeissa"; field.dispatchEvent(new Event("input", { bubbles: true })); })()""")
    assert "osumaa" in browser.run(SETTLED)
    assert (browser.run("location.search"), visited(browser)) == ("?q=hankkeissa", steps)
    press(browser, "Enter")
    # The page has its step at once, the browser is told of it a moment later.
    end = time.monotonic() + 60
    while visited(browser) == steps and time.monotonic() < end:
        time.sleep(0.02)
    *before, last = visited(browser)
    assert (before[-1], last in steps) == (steps[-1], False)
    browser.run("history.back()")
    assert until(browser, "document.querySelector('[data-results]').hidden")


def test_results_are_narrowed_and_sorted(browser, site):
    searched(browser, f"{site}{PAGE}?q=hanke&kind=news&sort=date")
    found, days = browser.run(FOUND), browser.run(DAYS)
    assert found
    assert all(address.startswith("/uutiset/") for address in found)
    assert days == sorted(days, reverse=True)
    assert "osuma" in searched(browser, f"{site}{PAGE}?q=hanke&year=2017&project=pro-sos")
    assert {day[:4] for day in browser.run(DAYS)} == {"2017"}


def test_more_results_come_by_a_button_and_take_the_focus(browser, site):
    searched(browser, f"{site}{PAGE}?q=hanke")
    browser.run("document.querySelector('[data-more] button').click()")
    assert until(browser, f"{FOUND}.length", 20)
    assert browser.run("document.activeElement.getAttribute('href')") == browser.run(FOUND)[10]


def test_nothing_found_is_said_with_advice(browser, site):
    assert searched(browser, f"{site}{PAGE}?q=xyzzy").startswith("Ei osumia")
    assert browser.run("document.querySelector('[data-help]').checkVisibility()")
    assert browser.run("document.querySelector('[data-others] a').search") == "?q=xyzzy"


def test_what_is_typed_is_never_taken_for_markup(browser, site):
    searched(browser, f"{site}{PAGE}?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    assert browser.run("document.querySelector('[data-search] img')") is None


def test_the_page_asks_nobody_else(browser, site):
    seen = visit(browser, f"{site}{PAGE}?q=hanke")
    browser.run(SETTLED)
    assert (seen.foreign, seen.failed, seen.console, seen.kept) == ((), (), (), ())


def test_without_a_script_there_are_lists(browser, site):
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(f"{site}{PAGE}")
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)
    assert (
        browser.run("document.querySelector('.search_form').checkVisibility({ visibilityProperty: true })")
        is False
    )
    assert browser.run("document.querySelectorAll('.search_shelf a').length") > 20


@pytest.mark.parametrize("width", [320, 1280])
def test_results_have_no_faults(browser, site, width):
    look(browser, Look(width=width))
    searched(browser, f"{site}{PAGE}?q=hanke")
    assert [faults(browser, check) for check in ("layout", "structure", "contrast")] == [[]] * 3
    # The results have made the page longer, and what is below the window cannot be hit.
    look(browser, Look(width, browser.run("document.documentElement.scrollHeight")))
    assert faults(browser, "targets") == []
