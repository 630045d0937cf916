"""Each check finds its fault in a page that has it, and none in the page without."""

import threading
import time
from collections.abc import Iterator

import pytest

from tests.browser.host import served
from tests.browser.view import Look, accessible, faults, look, press, until
from tests.browser.visit import visit
from tests.edge.servers import dripping, server
from tests.edge.servers import page as answer

pytestmark = pytest.mark.browser

PAGE = """<!doctype html><html lang="fi"><head><meta charset="utf-8"><title>Sivu</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<link rel="stylesheet" href="x.css"></head><body><main><h1>Otsikko</h1>{}</main></body></html>"""
SHEET = """
  body { margin: 0; line-height: 1.5; background: #fff; color: #222 } img { max-width: 100% }
  .wide { width: 400px } .cut { overflow: hidden; width: 5em } .on { margin-top: -2.5em }
  .low { overflow: hidden; width: 5em; height: 1.5em }
  .pale { color: #999 } .half { opacity: 0.4 } .large { font-size: 24px; color: #8a8a8a }
  .white { background: #fff; color: #fff }  a:focus-visible { outline: 3px solid } a.no:focus-visible { outline: none } a.pale-ring { outline-color: #bbb !important }
  .tight { margin: 0 } .tight a { display: block; width: 40px; height: 17px; overflow: hidden } .over { position: absolute; inset: 0 }
  .narrow { width: 6.5ch; font-family: monospace; overflow-wrap: anywhere } .moves { transition: color 1s }
"""
PICTURE = (
    '<img src="data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22/>" alt="" width="9" height="9">'
)
SOUND = f"""<h2 id="a">Väliotsikko</h2><p>Tekstiä ja <a href="#a">linkki</a>.</p><ul><li>Yksi</li></ul>
  <dl><dt>Termi</dt><dd>Määritelmä</dd></dl>{PICTURE}<p class="large">Iso</p>"""

BROKEN = {
    "overflow": ("layout", '<p class="wide">x</p>', "the page is 400 px wide in a window of 320 px"),
    "sticking-out": ("layout", '<p class="wide">x</p>', 'sticks out: <p.wide> "x"'),
    "cut": (
        "layout",
        '<p class="cut">epäjärjestelmällistyttämättömyys</p>',
        'is cut off: "epäjärjestelmällistyttämättömyys" in <p.cut> "epäjärjestelmällistyttämättömyys"',
    ),
    "cut-below": (
        "layout",
        '<p class="low">Yksi rivi, toinen rivi</p>',
        'is cut off below: "Yksi rivi, toinen rivi" in <p.low> "Yksi rivi, toinen rivi"',
    ),
    "overlap": (
        "layout",
        '<p>Alla</p><p class="on">Päällä</p>',
        'lie on each other: "Alla" and "Päällä" in <p.on> "Päällä"',
    ),
    "pale": ("contrast", '<p class="pale">Haalea</p>', 'contrast 2.85: "Haalea" in <p.pale> "Haalea"'),
    "transparent": ("contrast", '<p class="half">Haalea</p>', 'contrast 2.42: "Haalea" in <p.half> "Haalea"'),
    "no-contrast": ("contrast", '<p class="white">Ei</p>', 'contrast 1.00: "Ei" in <p.white> "Ei"'),
    "no-alt": ("structure", '<img src="data:," width="1" height="1">', "no alt: <img>"),
    "no-size": ("structure", '<img src="data:," alt="">', "no width and height: <img>"),
    "same-id": ("structure", '<p id="a">x</p>', "twice the id a"),
    "second-h1": ("structure", "<h1>x</h1>", "2 h1 elements"),
    "skipped-level": ("structure", "<h4>x</h4>", 'h4 after h2: <h4> "x"'),
    "second-main": ("structure", "<main></main>", "2 main elements"),
    "label-of-nothing": (
        "structure",
        '<nav aria-labelledby="b">x</nav>',
        'aria-labelledby names nothing: <nav> "x"',
    ),
    "script": ("structure", "<script>1</script>", 'a script: <script> "1"'),
    "style": ("structure", '<p style="margin: 0">x</p>', 'a style of its own: <p> "x"'),
    "handler": ("structure", '<p onclick="">x</p>', 'onclick: <p> "x"'),
    "frame": ("structure", "<iframe></iframe>", "not of this site: <iframe>"),
    "stray-item": ("structure", "<li>x</li>", 'a list item without a list: <li> "x"'),
    "stray-in-list": ("structure", "<ul><p>x</p></ul>", 'in a list but no item: <p> "x"'),
    "empty-list": ("structure", "<ol></ol>", "an empty list: <ol>"),
    "dd-alone": ("structure", "<dl><dd>x</dd></dl>", 'a dd without a dt before it: <dd> "x"'),
    "dt-alone": ("structure", "<dl><dt>x</dt></dl>", 'a dt without a dd after it: <dt> "x"'),
    "table": ("structure", "<table><tr><td>x</td></tr></table>", 'a table without headings: <table> "x"'),
    "small-targets": (
        "targets",
        '<p class="tight"><a href="#a">yksi</a></p><p class="tight"><a href="#a">kaksi</a></p>',
        '40 × 17 px and close to <a> "kaksi": <a> "yksi"',
    ),
    "covered-target": ("targets", '<p class="over">x</p>', 'covered: <a> "linkki"'),
    "divided": ("words", '<p class="narrow">Selostus</p>', 'Selost|us in <p.narrow> "Selostus"'),
    "hyphen-left": ("words", '<p class="narrow">Koko -hanke</p>', '-|hanke in <p.narrow> "Koko -hanke"'),
    "movement": ("motion", '<p class="moves">x</p>', 'moves: <p.moves> "x"'),
}

# What is not seen in the page itself.
LEAKING = {
    "third-party": ('<img src="http://other.invalid/x.png" alt="">', "foreign", "http://other.invalid/x.png"),
    "lost": ('<img src="/lost.png" alt="">', "failed", "{origin}/lost.png"),
    "refused": ("<script>throw new Error()</script>", "console", "Uncaught"),
    "talking": ("<script>console.log('sana')</script>", "console", "sana"),
    "cookie": ("<script>document.cookie = 'biscuit=1'</script>", "kept", "biscuit"),
    "store": ("<script>localStorage.crumb = 1</script>", "kept", "crumb"),
}
OTHERS = {
    "nameless": '<a href="#a"></a>',
    "outlined": '<a href="#a">x</a>',
    "pale-outline": '<a class="pale-ring" href="#a">x</a>',
    "covered": '<a href="#a">x</a><p class="over">y</p>',
    "not-outlined": '<a class="no" href="#a">x</a>',
}


@pytest.fixture(scope="module")
def broken(tmp_path_factory) -> Iterator[str]:
    """The origin of a folder with a page for each fault, and one that is sound."""
    folder = tmp_path_factory.mktemp("broken")
    (folder / "x.css").write_text(SHEET)
    (folder / "sound.html").write_text(PAGE.format(SOUND))
    for name, (_, html, _) in BROKEN.items():
        (folder / f"{name}.html").write_text(PAGE.format(SOUND + html))
    for name, html in {**{name: html for name, (html, _, _) in LEAKING.items()}, **OTHERS}.items():
        (folder / f"{name}.html").write_text(PAGE.format(html))
    with served(folder) as origin:
        yield origin


@pytest.mark.parametrize("name", BROKEN)
def test_check_finds_its_fault(browser, broken, name):
    check, _, fault = BROKEN[name]
    look(browser, Look(320))
    browser.open(f"{broken}/{name}.html")
    assert fault in faults(browser, check)


@pytest.mark.parametrize("check", sorted({check for check, _, _ in BROKEN.values()}))
def test_check_finds_nothing_in_a_sound_page(browser, broken, check):
    look(browser, Look(320))
    browser.open(f"{broken}/sound.html")
    assert faults(browser, check) == []


@pytest.mark.parametrize("name", LEAKING)
def test_visit_finds_its_fault(browser, broken, name):
    _, found, fault = LEAKING[name]
    told = visit(browser, f"{broken}/{name}.html")
    assert fault.format(origin=broken) in getattr(told, found)
    browser.run("localStorage.clear()")
    browser.call("Network.clearBrowserCookies")


def test_visit_finds_nothing_in_a_sound_page(browser, broken):
    told = visit(browser, f"{broken}/sound.html")
    assert (told.foreign, told.failed, told.console, told.kept) == ((), (), (), ())


def test_page_that_was_still_loading_is_no_part_of_the_visit_after_it(browser):
    asked, loaded = threading.Event(), threading.Event()

    def picture(_):
        asked.wait(60)
        yield answer()

    def told(_):
        loaded.set()
        yield answer()

    def second(_):
        asked.set()
        loaded.wait(60)
        yield html('<img src="/late.png" alt="" width="9" height="9">')

    def late(_):
        time.sleep(0.5)
        yield answer(Content_Type="image/png")

    def html(text):
        return answer(PAGE.format(text).encode(), Content_Type="text/html")

    first = html(
        """<img src="/first.png"><script>fetch("/endless"); addEventListener("load", () => fetch("/told"))</script>"""
    )
    endless = dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
    answers = {"/empty": html(""), "/first": first, "/first.png": picture, "/told": told, "/endless": endless}
    with server(
        {**answers, "/second": second, "/late.png": late, "/x.css": answer(Content_Type="text/css")}
    ) as there:
        browser.open(there.url("/empty"))
        browser.run("location.href = '/first'")
        assert until(browser, "document.querySelector('script') !== null")
        visited = visit(browser, there.url("/second"))
        assert browser.run("document.readyState") == "complete"
        browser.open("about:blank")
    assert visited.requests == tuple(map(there.url, ("/second", "/x.css", "/late.png")))
    assert (visited.foreign, visited.failed, visited.console, visited.kept) == ((), (), (), ())


def test_link_without_a_name_is_found(browser, broken):
    browser.open(f"{broken}/nameless.html")
    assert ("link", "") in accessible(browser)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("outlined", '<a> "x"'),
        ("not-outlined", 'no outline: <a.no> "x"'),
        ("pale-outline", 'outline 1.92: <a.pale-ring> "x"'),
        ("covered", 'covered: <a> "x"'),
    ],
)
def test_focus_that_is_not_shown_is_found(browser, broken, name, told):
    browser.open(f"{broken}/{name}.html")
    assert len(faults(browser, "stops")) == 1
    press(browser, "Tab")
    assert browser.run("stopped") == [told]


def test_movement_of_the_page_is_found(browser, broken):
    browser.open(f"{broken}/sound.html")
    assert faults(browser, "shifts") == []
    browser.run(
        """new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
             document.querySelector("h1").style.height = "300px";
             requestAnimationFrame(() => requestAnimationFrame(done));
           })))"""
    )
    assert faults(browser, "shifts")
