"""The preview in a browser, as its writer works with it."""

import re

import pytest

from plugins.edge.preview.words import WORDS
from tests.browser.axe import analyse
from tests.browser.view import Look, look, until
from tests.browser.visit import visit
from tests.edge.previews import news, previewed, project

pytestmark = pytest.mark.browser

PAGE, FILE = "/uutiset/pitka/", "content/news/pitka.md"
LONG = "\n\n".join(["Kappale."] * 200)
BAR = "(document.querySelector('#koske-preview summary')?.textContent ?? '')"
OPEN = "document.querySelector('#koske-preview details')?.open"


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    with previewed(project(tmp_path_factory.mktemp("project"))) as running:
        yield running
        assert running.stop() == 0


@pytest.fixture
def page(preview, browser):
    preview.write(FILE, news("Pitkä", text=LONG))
    preview.until(PAGE, lambda html: "Virheitä" not in html and "Pitkä</h1>" in html)
    # The tab is that of the test before: what it keeps of the bar is forgotten where no bar is.
    browser.open(f"{preview.origin}/_preview/preview.css")
    browser.run("sessionStorage.clear()")
    browser.open(preview.origin + PAGE)
    rest(preview, browser)
    return browser


def rest(preview, browser, path=PAGE):
    """Wait until the preview has looked at all and the browser shows what it found: nothing is loaded by itself then."""
    made = preview.until(path, lambda html: WORDS["fi"]["looking"] not in html)
    told = [re.search(f'data-{name}="([^"]*)"', made)[1] for name in ("version", "bar")]
    shown = "(({ version, bar }) => [version, bar])(document.querySelector('#koske-preview')?.dataset ?? {})"
    assert until(browser, f"document.readyState == 'complete' && {shown}", told), browser.run(shown)


def test_change_is_seen_by_itself_and_the_page_stays_where_it_was(preview, page):
    page.run("window.scrollTo({top: 1500, behavior: 'instant'}); window.before = true")
    preview.write(FILE, news("Pitkä ja muutettu", text=LONG))
    assert until(page, "document.title.includes('muutettu')")
    assert until(page, "document.readyState == 'complete' && Math.round(scrollY)", 1500)
    assert page.run("document.activeElement == document.body")


def test_page_that_has_not_changed_is_left_alone(preview, page):
    page.run("window.before = 'mine'")
    preview.write("content/news/uutinen.md", news("Toinen", "2020-13-01"))
    assert until(page, f"{BAR}.includes('Virheitä 1')")
    assert page.run("window.before") == "mine"
    assert page.run(OPEN)
    preview.write("content/news/uutinen.md", news())
    assert until(page, f"{BAR}.includes('Ei virheitä')")
    assert page.run("window.before") == "mine"
    assert not page.run(OPEN)


def test_bar_that_the_writer_opened_stays_open_when_an_error_is_mended(preview, page):
    page.run("document.querySelector('#koske-preview summary').click()")
    for text, told in ((news("Toinen", "2020-13-01"), "Virheitä 1"), (news(), "Ei virheitä")):
        preview.write("content/news/uutinen.md", text)
        assert until(page, f"{BAR}.includes('{told}')")
        assert page.run(OPEN)


def test_bar_stays_as_the_writer_left_it_when_the_page_is_loaded_anew(preview, page):
    for title, opened in (("Auki", True), ("Kiinni", False)):
        page.run("document.querySelector('#koske-preview summary').click()")
        preview.write(FILE, news(title, text=LONG))
        assert until(page, f"document.readyState == 'complete' && document.title.includes('{title}')")
        assert page.run(OPEN) is opened


def test_error_is_told_over_the_last_good_page_until_it_is_mended(preview, page):
    preview.write(FILE, news("Pitkä", date="31.2.2020", text=LONG))
    assert until(page, f"{OPEN} && {BAR}.includes('Virheitä 1')")
    told = page.run("document.querySelector('.problems').innerText")
    assert "content/news/pitka.md:3:7" in told
    assert "3 | date: 31.2.2020" in told
    assert page.run("document.querySelector('h1').textContent.trim()") == "Pitkä"
    preview.write(FILE, news("Pitkä korjattu", text=LONG))
    assert until(page, "document.querySelector('h1')?.textContent.trim()", "Pitkä korjattu")
    assert until(page, f"{BAR}.includes('Ei virheitä')")


@pytest.mark.parametrize(
    ("path", "state"),
    [
        ("/uutiset/luonnos/", "luonnos"),
        ("/uutiset/tuleva/", "julkaistaan 1.12.2021"),
        ("/uutiset/uutinen/", "julkaistu"),
        ("/uutiset/", "koottu sivu"),
        ("/mitä-vain/", "sivua ei ole"),
    ],
)
def test_bar_tells_the_state_of_the_page(preview, browser, path, state):
    browser.open(preview.origin + path)
    # The first page may be replaced once, when the preview has read all.
    assert until(browser, f"document.querySelector('#koske-preview .state')?.textContent === {state!r}")


def test_site_can_be_seen_as_of_another_day_and_as_readers_see_it(preview, browser):
    path = "/uutiset/tuleva/"
    browser.open(preview.origin + path)
    rest(preview, browser, path)
    choose = """const form = document.querySelector('#koske-preview form');
      form.elements.day.value = '{}'; form.elements.readers.checked = {}; form.querySelector('button').click()"""
    browser.run(choose.format("2022-01-01", "false"))
    assert until(browser, f"{BAR}.includes('Sivusto 1.1.2022') && {BAR}.includes('julkaistu')")
    rest(preview, browser, path)
    browser.run(choose.format("2021-06-01", "true"))
    assert until(browser, f"{BAR}.includes('Lukijan näkymä 1.6.2021') && {BAR}.includes('sivua ei ole')")
    rest(preview, browser, path)
    browser.run("document.querySelector('#koske-preview input[name=readers]').checked = false")
    browser.run("document.querySelector('#koske-preview button[name=today]').click()")
    assert until(browser, f"{BAR}.includes('julkaistaan 1.12.2021')")


def test_fault_of_a_template_is_told_in_place_of_the_page_and_the_last_one_is_a_click_away(preview, page):
    template = preview.folder / "theme/templates/base.html"
    sound = template.read_text(encoding="utf-8")
    try:
        template.write_text(sound.replace("</body>", "{{ nothing_of_that_name }}</body>"), encoding="utf-8")
        assert until(page, "document.readyState == 'complete' && document.title", "Sivua ei voi näyttää")
        rest(preview, page)
        assert "base.html" in page.run("document.querySelector('.problems').innerText")
        page.run("document.querySelector('main a').click()")
        assert until(page, "document.querySelector('h1')?.textContent.trim()", "Pitkä")
    finally:
        template.write_text(sound, encoding="utf-8")
    preview.until(PAGE, lambda html: "Pitkä</h1>" in html)
    assert until(page, f"{OPEN} === false")


@pytest.mark.parametrize("path", [PAGE, "/_preview/problems"])
@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_bar_and_list_have_no_barrier_that_axe_finds(preview, browser, path, width, scheme):
    preview.write(FILE, news("Pitkä", text=LONG))
    preview.write("content/news/uutinen.md", news("Toinen", "2020-13-01"))
    try:
        # Of this error alone: what the test before has mended is seen first, and replaces the page once more.
        preview.until(PAGE, lambda html: "Pitkä</h1>" in html and "2020-13-01" in html)
        preview.until(path, lambda html: "Virheitä 1" in html and "kesken" not in html)
        look(browser, Look(width=width, scheme=scheme))
        browser.open(preview.origin + path)
        rest(preview, browser, path)
        found = analyse(browser).violations
        assert [f"{one.rule}: {spot.selector}" for one in found for spot in one.spots] == []
        assert browser.run("document.documentElement.scrollWidth <= innerWidth")
    finally:
        preview.write("content/news/uutinen.md", news())


def test_bar_covers_no_focus_and_is_not_printed(page):
    room = "parseFloat(getComputedStyle(document.documentElement).scrollPaddingBlockEnd)"
    bar = "document.querySelector('#koske-preview').getBoundingClientRect().height"
    assert until(
        page, "(bar => bar && (bar.open = false, true))(document.querySelector('#koske-preview details'))"
    )
    for width in (320, 1280):
        look(page, Look(width=width))
        assert page.run(f"{room} >= {bar}")
    look(page, Look(media="print"))
    assert page.run("getComputedStyle(document.querySelector('#koske-preview')).display") == "none"


def test_preview_asks_nobody_else_and_the_policy_of_the_site_lets_it_be(preview, browser):
    seen = visit(browser, preview.origin + PAGE)
    assert (seen.foreign, seen.console) == ((), ())
