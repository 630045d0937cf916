"""What tests of several folders share: the real site, built once for all processes of a run, and a browser."""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.browser.chromium import Chromium, find, unavailable
from tests.browser.real_site import build_real_site

# The same examples in each run, and none that fails since the machine had much else to do, wherever the tests run.
# --hypothesis-profile=default looks for others.
settings.load_profile("ci")

Make = Callable[[Path], Path]
# Folders of few tests that each take long: begun last, one of them would keep all processes but its own waiting.
FIRST = ("properties", "crash", "setup")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let what takes long come first; all else stays in its order."""
    items.sort(key=lambda item: FIRST.index(folder) if (folder := _folder(item)) in FIRST else len(FIRST))


def _folder(item: pytest.Item) -> str:
    return item.path.relative_to(Path(__file__).parent).parts[0]


@pytest.fixture(scope="session")
def shared(tmp_path_factory) -> Callable[[str, Make], Path]:
    """What ``make`` made in a folder of this name: once for all processes of a run, and only to be read."""
    own = tmp_path_factory.getbasetemp()
    base = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def made(name: str, make: Make) -> Path:
        folder, done = base / name, base / f"{name}.done"
        with (base / f"{name}.lock").open("w") as guard:
            fcntl.flock(guard, fcntl.LOCK_EX)  # let go of with the file, also where its process ends
            if not done.exists():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                done.write_text(str(make(folder)), encoding="utf-8")
        return Path(done.read_text(encoding="utf-8"))

    return made


@pytest.fixture(scope="session")
def real_site(shared) -> Path:
    """The folder of the real site, with what it happens not to have yet."""
    return shared("real-site", build_real_site)


@pytest.fixture(scope="session")
def running() -> Iterator[Chromium]:
    """The browser of this process."""
    reason = unavailable(os.environ)
    if reason:
        pytest.skip(reason)
    with Chromium(find()) as browser:
        # A bar would take a part of the width that a page is looked at.
        browser.call("Emulation.setScrollbarsHidden", hidden=True)
        yield browser
