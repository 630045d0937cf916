"""axe-core over every kind of page, and the audit that tells of it."""

import json

import pytest

from tests.browser.audit import LOOKS, audit, written
from tests.browser.axe import CONTRAST, NAMES, TAGS, analyse
from tests.browser.grounds import standing_out
from tests.browser.host import served
from tests.browser.pages import EVERY
from tests.browser.sampling import REDIRECT, Page, pages, samples
from tests.browser.view import look

pytestmark = pytest.mark.browser

PAGE = """<!doctype html><html lang="fi"><head><meta charset="utf-8"><title>Sivu</title>
<style>.pale {{ color: #999 }} @media (prefers-color-scheme: dark) {{ .dark {{ color: #eee; background: #fff }} }}
@media (max-width: 400px) {{ .narrow {{ color: #eee }} }} body {{ background: #fff; color: #222 }}
.drawn {{ background: linear-gradient(#fff, #eee) }} .faint {{ background: linear-gradient(#777, #888) }}
.table_wide {{ width: 15em; overflow-x: auto; white-space: nowrap }}
.half {{ background: linear-gradient(90deg, #fff 20px, #444 20px) }}</style>
</head><body><main><h1>Otsikko</h1>{}</main></body></html>"""
SOUND = "<p>Teksti</p>"
SIGN = '<a href="/" aria-label="Linkki kohtaan Otsikko">#</a>'
DARK = '<p class="dark">Vain pimeässä haalea</p>'
NARROW = '<p class="narrow">Vain kapeana haalea</p>'
FAULTS = {
    "image-alt": '<img src="data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22/>" width="9" height="9">',
    "color-contrast": '<p class="pale">Haalea</p>',
    "link-name": '<a href="/"></a>',
    "label": "<input>",
    "heading-order": "<h4>Liian syvällä</h4>",
    "landmark-no-duplicate-main": "</main><main aria-label='Toinen'>",
    "target-size": '<p style="font-size:9px; line-height: 9px"><button style="all:unset">a</button><button style="all:unset">b</button></p>',
    "aria-valid-attr-value": '<button aria-expanded="perhaps">x</button>',
    "listitem": "<div><li>x</li></div>",
    "empty-table-header": "<table><tr><th></th></tr><tr><td>1</td></tr></table>",
}
SHARES = 4  # of the pages that are found, for the processes that tests run in


def violations(browser):
    """What axe finds in any look of the open page; only colours are others in the dark."""
    found = {}
    for at in LOOKS:
        look(browser, at)
        for finding in analyse(browser, colours_alone=at.scheme == "dark").violations:
            found.setdefault(str(finding), []).append((at.scheme, at.width))
    return found


def test_page_has_no_violations(browser, page):
    assert violations(browser) == {}


@pytest.mark.parametrize("share", range(SHARES))
def test_kinds_and_parts_that_these_pages_lack_have_no_violations(browser, output, site, share):
    """What is new on the site is looked at, though no test names it."""
    own = [page for page in pages(output) if page.lang == "fi"]
    found = {}
    for page in samples(own, known=EVERY.values())[share::SHARES]:
        if page.kind != REDIRECT:
            browser.open(site + page.address)
            found[page.address] = violations(browser)
    assert found == {address: {} for address in found}


@pytest.fixture(scope="module")
def faulty(tmp_path_factory):
    """The origin of a folder with a page for each fault."""
    folder = tmp_path_factory.mktemp("faulty")
    for rule, html in {
        **FAULTS,
        **{name: html for name, (html, _) in GROUNDS.items()},
        "none": SOUND,
        "sign": SIGN,
        "dark": DARK,
        "narrow": NARROW,
    }.items():
        (folder / f"{rule}.html").write_text(PAGE.format(html), encoding="utf-8")
    with served(folder) as origin:
        yield origin


@pytest.mark.parametrize("rule", FAULTS)
def test_axe_finds_its_fault(browser, faulty, rule):
    browser.open(f"{faulty}/{rule}.html")
    assert [finding.rule for finding in analyse(browser).violations] == [rule]


def test_sound_page_has_no_violations(browser, faulty):
    browser.open(f"{faulty}/none.html")
    assert violations(browser) == {}


@pytest.mark.parametrize(
    ("name", "looks"),
    [("dark", [("dark", 320), ("dark", 1280)]), ("narrow", [("light", 320), ("dark", 320)])],
)
def test_fault_of_one_look_is_found_in_it(browser, faulty, name, looks):
    browser.open(f"{faulty}/{name}.html")
    assert list(violations(browser).values()) == [looks]


SCROLLED = "<table><tr><th>Ensin näkyvä solu</th><td>Vasta vierittämällä</td></tr></table>"
GROUNDS = {
    "drawn-behind": ('<p class="on drawn">Teksti</p>', True),
    "pale-behind": ('<p class="on faint">Teksti</p>', False),
    "drawn-behind-what-scrolls": (
        f'<div class="table_wide drawn">{SCROLLED}</div>',
        True,
    ),
    "pale-behind-what-scrolls": (
        f'<div class="table_wide faint">{SCROLLED}</div>',
        False,
    ),
    "half-behind": ('<p class="on half">Teksti</p>', False),
}


@pytest.mark.parametrize("name", GROUNDS)
def test_text_on_what_is_drawn_is_measured_in_a_picture(browser, faulty, name):
    look(browser, LOOKS[-1])
    browser.open(f"{faulty}/{name}.html")
    (unclear,) = analyse(browser).incomplete
    assert unclear.rule == CONTRAST
    selectors = [spot.selector for spot in unclear.spots]
    assert standing_out(browser, selectors) == frozenset(selectors if GROUNDS[name][1] else ())
    found = audit(browser, faulty, Page(f"/{name}.html", "page", "fi", frozenset()))
    assert bool(found.incomplete) is not GROUNDS[name][1]


def test_name_of_a_sign_is_clear(browser, faulty):
    page = Page("/sign.html", "page", "fi", frozenset())
    browser.open(f"{faulty}/sign.html")
    assert [finding.rule for finding in analyse(browser).incomplete] == [NAMES]
    assert audit(browser, faulty, page).incomplete == ()


def test_audit_counts_each_place_once_and_is_written_in_order(browser, faulty):
    found = [
        audit(browser, faulty, Page(f"/{name}.html", "page", "fi", frozenset()))
        for name in ("none", "narrow", "image-alt")
    ]
    text = written("2026-11-22", found)
    told = json.loads(text)
    assert (told["as_of"], told["rules"]) == ("2026-11-22", list(TAGS))
    assert told["tool"].startswith("axe-core 4.")
    assert [(page["address"], page["violations"]) for page in told["pages"]] == [
        ("/image-alt.html", [{"rule": "image-alt", "impact": "critical", "places": 1}]),
        ("/narrow.html", [{"rule": "color-contrast", "impact": "serious", "places": 1}]),
        ("/none.html", []),
    ]
    assert told["pages"][0]["kind"] == "page"
    assert (told["pages"][0]["widths"], told["pages"][0]["schemes"]) == ([320, 1280], ["light", "dark"])
    assert written("2026-11-22", reversed(found)) == text
