import pytest

from plugins.core.published import read_record
from tests.browser.pages import EVERY
from tests.browser.view import until
from tests.browser.visit import visit

pytestmark = pytest.mark.browser


ALL_WELL = ((), (), (), (), ())
# What names another origin where a browser asks by itself, now or when a link is followed.
_ASKS = """[...document.querySelectorAll("[src], [srcset], [ping], [poster], [data], [background], link[href]")]
  .filter((one) => one.localName !== "link" || /\\b(?:stylesheet|icon|manifest|pingback|mask-icon)\\b/.test(one.rel)
    || /^(?:apple-touch|dns-prefetch|modulepreload|preconnect|prefetch|preload|prerender)/.test(one.rel))
  .filter((one) => ["src", "srcset", "ping", "poster", "data", "background", "href"]
    .flatMap((name) => one.getAttribute(name)?.split(/[, ]+/) ?? [])
    .some((value) => /^(?:\\w+:)?\\/\\//.test(value) && new URL(value, location).origin !== origin))
  .map((one) => one.outerHTML)"""

REFUSED = [
    "TypeError",
    "connect-src",
    "frame-src",
    "img-src",
    "require-trusted-types-for",
    "style-src-elem",
]


def told(browser, url):
    found = visit(browser, url)
    assert found.requests[0] == url
    return found.foreign, found.failed, found.console, found.kept, tuple(browser.run(_ASKS))


@pytest.mark.parametrize("name", EVERY)
def test_page_loads_whole_and_asks_no_one_else(browser, hosted_site, name):
    """As it is served: what the headers refuse would be told in the console."""
    assert told(browser, hosted_site + EVERY[name]) == ALL_WELL


def test_pages_of_every_kind_are_visited(browser, hosted_site, output):
    """Kinds that `EVERY` does not name yet are found by the site's own list of its pages."""
    pages = read_record((output / "published.json").read_bytes()).pages.values()
    kind_of = {page.address: page.kind for page in pages}
    seen = {kind_of.get(address) for address in EVERY.values()}
    first = {page.kind: page.address for page in reversed(pages) if page.kind not in seen}
    assert {kind: told(browser, hosted_site + address) for kind, address in first.items()} == dict.fromkeys(
        first, ALL_WELL
    )


def test_feed_that_is_opened_asks_no_one_else(browser, hosted_site):
    browser.open(f"{hosted_site}/feeds/all.xml")
    asked = [event["params"] for event in browser.events if event["method"] == "Network.requestWillBeSent"]
    assert {one["request"]["url"].startswith(hosted_site) for one in asked} == {True}
    assert [event for event in browser.events if event["method"] == "Log.entryAdded"] == []
    assert browser.run("document.styleSheets.length") == 1


def test_policy_is_in_force_with_and_without_headers(browser, site, hosted_site):
    """Script and style in the page, a picture and a script from elsewhere: refused by the page's own word too."""
    for origin in (site, hosted_site):
        browser.open(f"{origin}/")
        browser.run(
            """(() => {
                 window.refused = [];
                 document.addEventListener("securitypolicyviolation", (event) =>
                   refused.push(event.effectiveDirective));
                 const add = (tag, values) => {
                   const made = Object.assign(document.createElement(tag), values);
                   document.body.append(made);
                 };
                 try { document.body.innerHTML = ""; } catch (fault) { refused.push(fault.name); }
                 add("style", { textContent: "body { color: red }" });
                 add("img", { src: "http://127.0.0.2/x.png" });
                 document.body.append(document.createElement("iframe"));
                 document.body.lastChild.src = "/";
                 fetch("http://127.0.0.2/").catch(() => {});
               })()"""
        )
        found = "[...new Set(refused)].sort()"
        assert until(browser, found, REFUSED), browser.run(found)


@pytest.mark.parametrize("name", ["front", "issue", "page-of-everything"])
def test_page_is_the_same_without_scripts(browser, site, name):
    shown = []
    for off in (False, True):
        browser.call("Emulation.setScriptExecutionDisabled", value=off)
        try:
            browser.open(site + EVERY[name])
        finally:
            browser.call("Emulation.setScriptExecutionDisabled", value=False)
        # A button that copies is of no use without the script, and is not there.
        browser.run("document.querySelector('.share')?.remove()")
        shown.append(browser.run("[document.documentElement.outerHTML, document.body.innerText]"))
    assert shown[0] == shown[1]


def test_address_that_has_moved_leads_on(browser, site):
    browser.open(f"{site}/vanha/osoite/")
    # Waited for whole, so that its own events are not taken for those of the next page.
    assert until(browser, "document.readyState == 'complete' && location.href", f"{site}/kaikki/")
