"""The page that tells how to subscribe: its script makes what is ticked into a file and links, and asks nobody."""

from xml.etree import ElementTree as ET

import pytest

from tests.browser.pages import PAGES
from tests.browser.view import Look, accessible, faults, look, press
from tests.browser.visit import visit

pytestmark = pytest.mark.browser

PAGE = PAGES["subscriptions"]
STATUS = "document.querySelector('[data-made]').textContent"
SHOWN = """(() => [...document.querySelectorAll('[data-own] :is(input, button, [data-download])')]
  .filter((element) => element.checkVisibility({ visibilityProperty: true })).length)()"""

KEEP = """(() => { window.made = new Map(); const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => { const url = make(blob); window.made.set(url, blob); return url; }; })()"""


@pytest.fixture
def opened(browser, site):
    """The page as nobody has chosen anything; another part of the same page is opened anew."""

    def open_at(fragment: str = "") -> None:
        browser.open("about:blank")
        browser.open(f"{site}{PAGE}{fragment}")

    # The policy lets no script fetch what it has made itself, so it is kept on its way out.
    kept = browser.call("Page.addScriptToEvaluateOnNewDocument", source=KEEP)["identifier"]
    open_at()
    yield open_at
    browser.call("Page.removeScriptToEvaluateOnNewDocument", identifier=kept)


def tick(browser, *names: str) -> None:
    for name in names:
        browser.run(f"document.querySelector('[value=\"{name}\"]').click()")


def file(browser) -> ET.Element:
    """The file that the page has made."""
    text = browser.run("window.made.get(document.querySelector('[data-download]').href).text()")
    return ET.fromstring(text)  # noqa: S314 - our own file


def calendars(browser) -> list[str]:
    return browser.run("Array.from(document.querySelectorAll('[data-calendar-links] a'), (one) => one.href)")


def test_file_holds_exactly_what_is_ticked(browser, site, opened):
    tick(browser, "projects/lumo", "news", "stories", "tags/lastensuojelu", "stories")
    made = file(browser)
    assert (made.tag, made.get("version")) == ("opml", "2.0")
    assert made.findtext("head/title") == "Koske: oma seuranta"
    found = [one.attrib for one in made.iterfind("body/outline")]
    assert [one["xmlUrl"] for one in found] == [
        f"https://koskeverkko.fi/feeds/{name}.xml" for name in ("news", "projects/lumo", "tags/lastensuojelu")
    ]
    assert found[0] == {
        "type": "rss",
        "text": "Uutiset",
        "title": "Koske – Uutiset",
        "xmlUrl": "https://koskeverkko.fi/feeds/news.xml",
        "htmlUrl": "https://koskeverkko.fi/uutiset/",
        "language": "fi",
    }
    assert browser.run("document.querySelector('[data-download]').download") == "koske.opml"
    assert browser.run(STATUS) == "Olet valinnut 3 syötettä. Tiedosto on valmis."
    assert calendars(browser) == []


def test_calendars_of_what_is_ticked_are_linked(browser, opened):
    tick(browser, "deadlines", "events")
    assert calendars(browser) == [
        f"webcal://koskeverkko.fi/feeds/{name}.ics" for name in ("events", "deadlines")
    ]
    assert browser.run(STATUS) == "Olet valinnut 2 syötettä. Tiedosto on valmis. Kalenterilinkkejä: 2."
    tick(browser, "deadlines")
    assert calendars(browser) == ["webcal://koskeverkko.fi/feeds/events.ics"]


def test_choice_stands_in_the_address_and_can_be_shared(browser, opened):
    tick(browser, "projects/lumo", "events")
    assert browser.run("location.hash") == "#events,projects/lumo"
    opened("#events,projects/lumo,ei-tallaista")
    assert browser.run("Array.from(document.querySelectorAll(':checked'), (box) => box.value)") == [
        "events",
        "projects/lumo",
    ]
    assert len(file(browser).findall("body/outline")) == 2
    assert browser.run("document.querySelector('[value=\"projects/lumo\"]').checkVisibility()")
    browser.run("document.querySelector('[data-clear]').click()")
    assert browser.run(f"[location.hash, {STATUS}, document.activeElement.type]") == [
        "",
        "Et ole vielä valinnut mitään.",
        "search",
    ]
    assert browser.run("document.querySelector('[data-download]').checkVisibility()") is False


@pytest.mark.parametrize("fragment", ["#oma-seuranta", "#%E0%A4%A", "#", "#,,", "#<b>"])
def test_address_that_names_no_feed_chooses_nothing(browser, opened, fragment):
    opened(fragment)
    assert browser.run("document.querySelectorAll(':checked').length") == 0
    assert browser.run(STATUS) == "Et ole vielä valinnut mitään."


def test_search_leaves_what_has_the_letters_in_its_name(browser, opened):
    browser.run(
        """(() => {
             const field = document.querySelector("[type=search]");
             field.value = " PAASEMINAARI";
             field.dispatchEvent(new Event("input"));
           })()"""
    )
    assert browser.run("document.querySelector('[data-nothing]').checkVisibility()")
    browser.run(
        """(() => {
             const field = document.querySelector("[type=search]");
             field.value = "maaraA";
             field.dispatchEvent(new Event("input"));
           })()"""
    )
    seen = "Array.from(document.querySelectorAll('.own_feed'), (row) => row.checkVisibility() && row.id)"
    assert [name for name in browser.run(seen) if name] == ["deadlines"]
    assert browser.run("document.querySelector('[data-found]').textContent") == "Löytyi 1 syöte."


def test_page_is_a_plain_list_of_links_without_the_script(browser, site):
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open("about:blank")
        browser.open(site + PAGE)
        heard = accessible(browser)
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)
    roles = {role for role, _ in heard}
    assert roles.isdisjoint({"checkbox", "searchbox", "button", "status"})
    assert ("link", "RSS Uutiset") in heard


def test_each_box_is_heard_with_its_name_and_group(browser, opened):
    heard = accessible(browser)
    assert ("checkbox", "Uutiset") in heard
    assert ("group", "Koko sivusto ja sisältölajit") in heard
    assert ("searchbox", "Etsi syötettä") in heard
    assert browser.run(SHOWN) > 8


@pytest.mark.parametrize("width", [320, 1280])
def test_page_is_whole_with_all_groups_open_and_a_choice(browser, opened, width):
    browser.run("document.querySelectorAll('details').forEach((group) => { group.open = true; })")
    tick(browser, "events", "deadlines", "projects/pro-sos")
    look(browser, Look(width))
    assert faults(browser, "layout") == []
    look(browser, Look(width, browser.run("document.documentElement.scrollHeight")))
    assert (faults(browser, "targets"), faults(browser, "structure")) == ([], [])


def test_nothing_is_asked_kept_or_moved(browser, site):
    browser.open("about:blank")
    told = visit(browser, site + PAGE)
    tick(browser, "events")
    assert (told.foreign, told.failed, told.console, told.kept) == ((), (), (), ())
    asked = [event for event in browser.events if event["method"] == "Network.requestWillBeSent"]
    own = [event for event in asked if event["params"]["request"]["url"].startswith(site)]
    assert len(asked) == len(own)


def test_box_is_ticked_by_the_keyboard(browser, opened):
    browser.run("document.querySelector('[type=search]').focus()")
    while not browser.run("document.activeElement.type === 'checkbox'"):
        press(browser, "Tab")
    for kind in ("rawKeyDown", "char", "keyUp"):
        browser.call(
            "Input.dispatchKeyEvent", type=kind, key=" ", code="Space", windowsVirtualKeyCode=32, text=" "
        )
    assert browser.run("document.activeElement.checked && document.activeElement.value") == "all"
    assert browser.run(STATUS) == "Olet valinnut 1 syötteen. Tiedosto on valmis."
