"""How much a reader's first view weighs, and that nothing keeps it waiting."""

import gzip
import re

import brotli
import pytest

from tests.browser.pages import EVERY

pytestmark = pytest.mark.browser

CRITICAL = 30_000  # bytes of a page with its style sheet, compressed
FIRST_VIEW = 150_000  # bytes of all that the front page loads before it is scrolled
_STYLE = re.compile(r'<link rel="stylesheet" href="([^"]+)"')
_PHONE = {"width": 320, "height": 640, "deviceScaleFactor": 2, "mobile": True}
_DESK = {"width": 1280, "height": 800, "deviceScaleFactor": 1, "mobile": False}


@pytest.fixture
def uncached(browser):
    """The browser as it comes to the site for the first time."""
    browser.call("Network.setCacheDisabled", cacheDisabled=True)
    yield browser
    browser.call("Network.setCacheDisabled", cacheDisabled=False)


@pytest.mark.parametrize("name", EVERY)
def test_page_and_its_one_style_sheet_are_light(output, hosted_site, name):
    place = output / EVERY[name].removeprefix("/")
    page = place if place.is_file() else place / "index.html"
    page = page if page.is_file() else output / "404.html"
    sheets = _STYLE.findall(page.read_text(encoding="utf-8"))
    assert len(sheets) == 1
    files = (page, output / sheets[0].removeprefix("/"))
    for ending, unpacked in ((".br", brotli.decompress), (".gz", gzip.decompress)):
        forms = [file.with_name(file.name + ending).read_bytes() for file in files]
        assert [unpacked(form) for form in forms] == [file.read_bytes() for file in files]
        assert sum(map(len, forms)) <= CRITICAL, ending


@pytest.mark.parametrize("name", EVERY)
def test_only_the_style_sheet_is_waited_for(browser, hosted_site, name):
    browser.open(hosted_site + EVERY[name])
    waited = """performance.getEntriesByType("resource")
      .filter((entry) => entry.renderBlockingStatus === "blocking").map((entry) => entry.name)"""
    found = browser.run(waited)
    assert [re.sub(r"\.[0-9a-f]{10}\.", ".", url.removeprefix(hosted_site)) for url in found] == [
        "/theme/style.css"
    ]
    assert (
        browser.run(
            """[...document.scripts].filter((script) =>
             !(script.src && (script.defer || script.async || script.type === "module"))
             && script.type !== "application/ld+json").length"""
        )
        == 0
    )


@pytest.mark.parametrize("screen", [_PHONE, _DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("address", ["/", "/sv/", "/en/"])
def test_first_view_of_the_front_page_is_light(uncached, hosted_site, screen, address):
    uncached.call("Emulation.setDeviceMetricsOverride", **screen)
    uncached.open(hosted_site + address)
    sizes = [
        event["params"]["encodedDataLength"]
        for event in uncached.events
        if event["method"] == "Network.loadingFinished"
    ]
    assert len(sizes) >= 2
    assert sum(sizes) <= FIRST_VIEW


def test_files_of_the_theme_have_their_content_in_their_names(output):
    """What is kept for ever must have another name when it is another; and everything named is there."""
    found = {path.relative_to(output).as_posix() for path in (output / "theme").rglob("*")}
    names = {name for name in found if not name.endswith((".br", ".gz"))}
    assert [name for name in names if not re.search(r"\.[0-9a-f]{10}\.[a-z0-9]+$", name)] == []
    texts = [path for ending in ("html", "css", "js", "xml") for path in output.rglob(f"*.{ending}")]
    named = {
        name for path in texts for name in re.findall(r"/(theme/[\w./-]+)", path.read_text(encoding="utf-8"))
    }
    assert named
    assert named <= names
