"""The picture of the front page in the README: ``python -m tests.browser.picture docs/images/etusivu.png``.

Make it anew when the front page has changed. Needs a Chromium on PATH.
"""

import base64
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.browser.chromium import Chromium, find, unavailable
from tests.browser.host import served
from tests.browser.real_site import build_real_site
from tests.browser.view import Look, load_pictures, look

WIDTH, HEIGHT = 1280, 1400
COLOURS = 128  # of flat drawings; they keep the file small


def picture(output: Path) -> Image.Image:
    """The first screenfuls of a site's front page. Raises ChromiumError."""
    with served(output) as origin, Chromium(find() or "") as browser:
        browser.call("Emulation.setScrollbarsHidden", hidden=True)
        look(browser, Look(WIDTH, HEIGHT))
        browser.open(f"{origin}/")
        load_pictures(browser)
        shot = browser.call("Page.captureScreenshot", format="png")["data"]
    return Image.open(BytesIO(base64.b64decode(shot)))


def main() -> None:
    """Write the picture of the real site to the path given. Raises SystemExit where there is no Chromium."""
    reason = unavailable({})
    if reason:
        raise SystemExit(reason)
    target = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        shot = picture(build_real_site(Path(folder), added=None))
    target.parent.mkdir(parents=True, exist_ok=True)
    shot.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)


if __name__ == "__main__":
    main()
