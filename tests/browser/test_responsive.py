"""Which form of a picture browsers choose: neither blurred nor much larger than it is shown."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.browser.host import served
from tests.browser.view import Look, look, until
from tests.photographs import every_place, write_site
from tests.setup.checkout import ROOT

pytestmark = pytest.mark.browser

PAGES = {
    "front": ("/", 3),
    "issue": ("/uutiskirje/2021-1/", 2),
    "issues": ("/uutiskirje/", 2),
    "news": ("/uutiset/kuvia/", 5),
    "page": ("/pitka/", 2),
    "project": ("/hankkeet/hanke/", 1),
    "people": ("/yhteystiedot/", 1),
}
SCREENS = [(320, 1), (320, 2), (768, 1), (768, 2), (1280, 1), (1280, 2), (1600, 1)]
# What comes of a form, and what would have been enough: a picture that is cut covers its box.
CHOSEN = r"""(async () => {
  const shown = [...document.querySelectorAll("main img")].filter((one) => one.srcset && one.checkVisibility());
  for (const one of shown) { one.loading = "eager"; }
  await Promise.all(shown.map((one) => one.decode()));
  return shown.map((one) => {
    const box = one.getBoundingClientRect(), shape = one.getAttribute("width") / one.getAttribute("height");
    const covers = getComputedStyle(one).objectFit === "cover";
    const width = covers ? Math.max(box.width, box.height * shape) : box.width;
    const [, got, ending] = one.currentSrc.match(/\.(\d+)\.[0-9a-f]{10}\.(\w+)$/);
    const widths = [...one.srcset.matchAll(/ (\d+)w/g)].map((found) => Number(found[1]));
    return { at: one.closest("[class]").className, needs: Math.round(width * devicePixelRatio), got: Number(got), ending,
             widths, steady: Math.abs(box.width / box.height - shape) < 0.03 || covers };
  });
})()"""
MOVES = """new Promise((done) => {
  let moved = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => { moved += entry.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(moved), 100);
})"""


@pytest.fixture(scope="module")
def pictured(tmp_path_factory) -> Iterator[str]:
    """The origin of a site with large pictures in every place."""
    folder = tmp_path_factory.mktemp("pictured")
    settings = write_site(folder, every_place())
    subprocess.run(
        [
            *(sys.executable, "-m", "plugins.edge", "html", "--content", folder / "content"),
            *("--output", folder / "output", "--settings", settings),
        ],
        cwd=ROOT, env={**os.environ, "AS_OF": "2021-03-01"}, check=True, capture_output=True, timeout=600,
    )  # fmt: skip
    with served(folder / "output") as origin:
        yield origin


@pytest.fixture
def fresh(browser) -> Iterator[object]:
    """The browser, which takes nothing from its cache: what is there already would be good enough."""
    browser.call("Network.setCacheDisabled", cacheDisabled=True)
    yield browser
    browser.call("Network.setCacheDisabled", cacheDisabled=False)


@pytest.mark.parametrize(("width", "density"), SCREENS)
@pytest.mark.parametrize("page", PAGES)
def test_the_form_that_is_chosen_fits_the_place(fresh, pictured, page, width, density):
    address, count = PAGES[page]
    look(fresh, Look(width, density=density))
    fresh.open("about:blank")
    fresh.open(pictured + address)
    chosen = fresh.run(CHOSEN)
    assert len(chosen) == count
    assert {one["ending"] for one in chosen} == {"avif"}
    assert all(one["steady"] for one in chosen)
    blurred = [one for one in chosen if one["got"] < 0.9 * min(one["needs"], max(one["widths"]))]
    too_large = [one for one in chosen if one["got"] > 1.6 * one["needs"] and one["got"] > min(one["widths"])]
    assert (blurred, too_large) == ([], [])
    assert fresh.run(MOVES) < 0.01


def test_the_first_picture_is_fetched_at_once_and_all_others_later(fresh, pictured):
    look(fresh, Look(320, 640))
    fresh.open(pictured + "/uutiset/kuvia/")
    eager = fresh.run(
        "[...document.querySelectorAll('main img')].map((one) => [one.loading, one.decoding, one.fetchPriority])"
    )
    assert eager == [["auto", "auto", "high"], *[["lazy", "async", "auto"]] * 4]


def test_a_browser_without_avif_takes_webp_and_one_without_both_takes_jpeg(fresh, pictured):
    look(fresh, Look(320))
    fresh.open(pictured + "/uutiskirje/2021-1/")
    image = "document.querySelector('main picture img')"
    for without, ending in (("image/avif", "webp"), ("image/webp", "jpg")):
        fresh.run(f"document.querySelector(\"main picture [type='{without}']\").remove()")
        # It looks for another form a moment later, and shows what it has until that is there.
        came = f"{image}.complete && {image}.naturalWidth > 0 && {image}.currentSrc.replace(/.*[.]/, '')"
        assert until(fresh, came, ending)
