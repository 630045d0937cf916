"""The pictures of the README and the writer's guide: ``python -m tests.browser.picture docs/images``.

Make them anew when the pages have changed. Needs a Chromium on PATH.
"""

import base64
import shutil
import sys
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from tests.browser.chromium import Chromium, ChromiumError, find, unavailable
from tests.browser.host import served
from tests.browser.real_site import build_real_site
from tests.browser.view import Look, load_pictures, look, until
from tests.edge.previews import ROOT, previewed, project


class Wanted(NamedTuple):
    """A page, the window that it is looked at in, and the colours that keep the file small."""

    address: str
    width: int
    height: int
    colours: int
    file: str = ""
    right: str = ""
    wrong: str = ""
    """With these: the page in the preview, once its file has got a mistake."""


PICTURES = {
    "etusivu.png": Wanted("/", 1280, 1400, 128),
    "numero.png": Wanted("/uutiskirje/2017-1/", 900, 760, 48),
    "tapahtuma.png": Wanted("/tapahtumat/aluekierros-2017/", 900, 640, 32),
    "esikatselu.png": Wanted(
        *("/uutiskirje/2021-1/", 900, 640, 64),
        file="content/newsletters/2021-1.md",
        right="editor: marja-heikkila",
        wrong="editor: marja-heikila",
    ),
}
MOST_BYTES = 60_000
"""Of a picture in the guide."""


def pictures(output: Path) -> Iterator[tuple[str, Image.Image]]:
    """The pages of a built site as they are seen first, by the names of the pictures. Raises ChromiumError."""
    with served(output) as origin, Chromium(find() or "") as browser:
        for name, wanted in PICTURES.items():
            if not wanted.file:
                _open(browser, origin, wanted)
                yield name, _shot(browser, wanted)


def previews(folder: Path) -> Iterator[tuple[str, Image.Image]]:
    """The same of the pages in the preview, told of the mistake. Raises ChromiumError."""
    project(folder)
    shutil.rmtree(folder / "content")
    shutil.copytree(ROOT / "content", folder / "content")
    with previewed(folder) as preview, Chromium(find() or "") as browser:
        for name, wanted in PICTURES.items():
            if wanted.file:
                _open(browser, preview.origin, wanted)
                sound = (folder / wanted.file).read_text(encoding="utf-8")
                preview.write(wanted.file, sound.replace(wanted.right, wanted.wrong))
                told = "document.querySelector('#koske-preview details')?.open"
                if not until(browser, told):
                    raise ChromiumError(f"{wanted.file}: the preview does not tell of the mistake")
                load_pictures(browser)
                yield name, _shot(browser, wanted)
                preview.write(wanted.file, sound)


def _open(browser: Chromium, origin: str, wanted: Wanted) -> None:
    browser.call("Emulation.setScrollbarsHidden", hidden=True)
    look(browser, Look(wanted.width, wanted.height))
    browser.open(f"{origin}{wanted.address}")
    load_pictures(browser)


def _shot(browser: Chromium, wanted: Wanted) -> Image.Image:
    shot = browser.call("Page.captureScreenshot", format="png")["data"]
    whole = Image.open(BytesIO(base64.b64decode(shot))).convert("RGB")
    return whole.quantize(wanted.colours, dither=Image.Dither.NONE)


def main() -> None:
    """Write the pictures of the real site to the folder given. Raises SystemExit where there is no Chromium."""
    reason = unavailable({})
    if reason:
        raise SystemExit(reason)
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        site, project_of_its_own = Path(folder, "site"), Path(folder, "project")
        site.mkdir()
        for name, shot in (*pictures(build_real_site(site, added=None)), *previews(project_of_its_own)):
            shot.save(target / name, optimize=True)


if __name__ == "__main__":
    main()
