import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.edge.admin.cms import DECAP, ICONS, SVELTIA, installed
from plugins.edge.compression import write_compressed
from tests.browser.chromium import Chromium
from tests.browser.host import hosted, served
from tests.browser.pages import EVERY, PAGES, STILL
from tests.browser.real_site import ROOT
from tests.browser.sampling import still
from tests.browser.view import Look, look


@pytest.fixture
def browser(running) -> Chromium:
    """The browser, looking as nobody asked for anything."""
    look(running, Look())
    return running


@pytest.fixture(scope="session")
def output(shared, real_site) -> Path:
    """The folder of the real site, with a redirect that stays, and what a host sends compressed."""

    def made(folder: Path) -> Path:
        # Nothing that is there is written again: the files may be the same.
        output = shutil.copytree(real_site, folder / "output", copy_function=os.link)
        moved = (output / STILL).with_name("index.html").read_text(encoding="utf-8")
        (output / STILL).write_text(still(moved), encoding="utf-8")
        write_compressed(output)
        return output

    return shared("looked-at", made)


@pytest.fixture(scope="session")
def site(output) -> Iterator[str]:
    """The origin of the real site."""
    with served(output) as origin:
        yield origin


@pytest.fixture(scope="session")
def hosted_site(output) -> Iterator[str]:
    """The same as a host serves what is published: with all headers, texts compressed."""
    with hosted(output) as origin:
        yield origin


@pytest.fixture(scope="session")
def forms() -> None:
    """The editors, fetched as `make serve` fetches it."""
    subprocess.run(["sh", "requirements/forms.sh"], cwd=ROOT, check=True, timeout=300)
    if not all(map(installed, (DECAP, ICONS, SVELTIA))):
        assert os.environ.get("CI") != "true", "the editors could not be fetched"
        pytest.skip("the editors are not fetched and cannot be fetched")


# Of the session, so that all tests of a page follow one another and most find it open.
@pytest.fixture(scope="session", params=EVERY)
def every_address(request) -> str:
    return EVERY[request.param]


@pytest.fixture(scope="session", params=PAGES)
def framed_address(request) -> str:
    return PAGES[request.param]


@pytest.fixture
def page(browser, site, every_address) -> str:
    """The address of a page of each type, open in the browser; to be left as it was."""
    return _opened(browser, site + every_address)


@pytest.fixture
def framed_page(browser, site, framed_address) -> str:
    """The same, of the pages with the site's header and footer."""
    return _opened(browser, site + framed_address)


def _opened(browser: Chromium, url: str) -> str:
    if browser.shown != url:
        browser.open(url)
        browser.shown = url
    return url
