"""The pictures of the README and the writer's guide: ``python -m tests.browser.picture docs/images``.

Make them anew when the pages have changed. Needs a Chromium on PATH.
"""

import base64
import sys
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from tests.browser.chromium import Chromium, find, unavailable
from tests.browser.host import served
from tests.browser.real_site import build_real_site
from tests.browser.view import Look, load_pictures, look


class Wanted(NamedTuple):
    """A page, the window that it is looked at in, and the colours that keep the file small."""

    address: str
    width: int
    height: int
    colours: int


PICTURES = {
    "etusivu.png": Wanted("/", 1280, 1400, 128),
    "numero.png": Wanted("/uutiskirje/2017-1/", 900, 760, 48),
    "tapahtuma.png": Wanted("/tapahtumat/aluekierros-2017/", 900, 640, 32),
}
MOST_BYTES = 60_000
"""Of a picture in the guide."""


def pictures(output: Path) -> Iterator[tuple[str, Image.Image]]:
    """The pages of a built site as they are seen first, by the names of the pictures. Raises ChromiumError."""
    with served(output) as origin, Chromium(find() or "") as browser:
        browser.call("Emulation.setScrollbarsHidden", hidden=True)
        for name, wanted in PICTURES.items():
            look(browser, Look(wanted.width, wanted.height))
            browser.open(f"{origin}{wanted.address}")
            load_pictures(browser)
            shot = browser.call("Page.captureScreenshot", format="png")["data"]
            whole = Image.open(BytesIO(base64.b64decode(shot))).convert("RGB")
            yield name, whole.quantize(wanted.colours, dither=Image.Dither.NONE)


def main() -> None:
    """Write the pictures of the real site to the folder given. Raises SystemExit where there is no Chromium."""
    reason = unavailable({})
    if reason:
        raise SystemExit(reason)
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, shot in pictures(build_real_site(Path(folder), added=None)):
            shot.save(target / name, optimize=True)


if __name__ == "__main__":
    main()
