"""Contrast measured in the picture of a page, for texts of which axe cannot tell what is behind them.

The page is pictured without its texts; what is left in the box of a text is its ground, be it a gradient,
a drawing or what lies half under it. The worst colour that fills a part of the box is the one that counts.
"""

import base64
import json
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from PIL import Image

from tests.browser.chromium import Chromium

_TILE = 4000  # px; the browser pictures no higher piece in full size
_SHARE = 0.02  # of the box: less is the edge of something that ends there
_NO_TEXT = """*, ::before, ::after {
  color: transparent !important; -webkit-text-fill-color: transparent !important;
  text-decoration-color: transparent !important; text-shadow: none !important;
}
svg :is(text, tspan) { fill: transparent !important; }"""
_SCROLLED = """((share) => {
  for (const element of document.querySelectorAll(".table_wide")) {
    element.scrollLeft = share * (element.scrollWidth - element.clientWidth);
  }
})"""
_POSITIONS = (0, 0.5, 1)  # of what scrolls from side to side
_TEXTLESS = "document.adoptedStyleSheets.at(-1)"
_BOXES = """((selectors) => selectors.map((selector) => {
  let element = null;
  try { element = document.querySelector(selector); } catch { return null; }
  if (!element) return null;
  const style = getComputedStyle(element);
  const canvas = new OffscreenCanvas(1, 1).getContext("2d");
  canvas.fillStyle = element instanceof SVGElement ? style.fill : style.color;
  canvas.fillRect(0, 0, 1, 1);
  const seen = (box) => {
    for (let around = element; around; around = around.parentElement) {
      const room = around.getBoundingClientRect();
      const cut = around === document.documentElement || getComputedStyle(around).overflowX !== "visible";
      if (cut && (box.left < room.left - 1 || box.right > room.right + 1)) return false;
    }
    return true;
  };
  const boxes = [...element.childNodes].filter((node) => node.nodeType === 3 && node.data.trim()).flatMap((node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const all = [...range.getClientRects()];
    return all.map((box) => all.every(seen) && [box.left + scrollX, box.top + scrollY, box.right + scrollX, box.bottom + scrollY]);
  });
  const size = parseFloat(style.fontSize);
  const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
  return [[...canvas.getImageData(0, 0, 1, 1).data], large ? 3 : 4.5, boxes.every(Boolean) ? boxes : []];
}))"""


def standing_out(browser: Chromium, selectors: Iterable[str]) -> frozenset[str]:
    """Those of the texts at these places that stand out from their ground enough, as the page is shown.

    A table that scrolls shows its texts in turn.
    """
    left, found = set(selectors), set[str]()
    browser.run(
        f"""document.adoptedStyleSheets.push(new CSSStyleSheet());
            document.adoptedStyleSheets.at(-1).replaceSync({json.dumps(_NO_TEXT)})"""
    )
    try:
        for share in _POSITIONS:
            asked = sorted(left - found)
            if asked:
                browser.run(f"{_SCROLLED}({share})")
                told = browser.run(f"{_TEXTLESS}.disabled = true, {_BOXES}({json.dumps(asked)})")
                browser.run(f"{_TEXTLESS}.disabled = false")
                tiles = _Tiles(browser)
                found |= {name for name, of in zip(asked, told, strict=True) if of and _stands_out(of, tiles)}
    finally:
        browser.run(f"void document.adoptedStyleSheets.pop(), {_SCROLLED}(0)")
    return frozenset(found)


def _stands_out(told: list[Any], tiles: "_Tiles") -> bool:
    (*colour, alpha), wanted, boxes = told
    if alpha < 255 or not boxes:
        return False
    return all(
        contrast(colour, ground) >= wanted
        for box in boxes
        for ground in _grounds(tiles.cut(*map(round, box)))
    )


def _grounds(picture: Image.Image) -> Iterator[tuple[int, int, int]]:
    width, height = picture.size
    for number, colour in picture.getcolors(width * height) or ():
        if number >= width * height * _SHARE:
            yield colour


class _Tiles:
    """The picture of a page, taken piece by piece as it is needed."""

    def __init__(self, browser: Chromium) -> None:
        self._browser = browser
        self._taken: dict[int, Image.Image] = {}
        size = browser.run("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
        self._width, self._height = size

    def cut(self, left: int, top: int, right: int, bottom: int) -> Image.Image:
        first = top // _TILE
        tile = self._tile(first)
        # Colours near one another are one: a gradient has as many as it has rows.
        box = tile.crop(
            (left, top - first * _TILE, max(right, left + 1), max(bottom, top + 1) - first * _TILE)
        )
        return box.quantize(16, dither=Image.Dither.NONE).convert("RGB")

    def _tile(self, number: int) -> Image.Image:
        if number not in self._taken:
            top = number * _TILE
            # A box may reach a little into the next piece.
            height = min(_TILE + 200, self._height - top)
            clip = {"x": 0, "y": top, "width": self._width, "height": height, "scale": 1}
            shot = self._browser.call("Page.captureScreenshot", captureBeyondViewport=True, clip=clip)["data"]
            self._taken[number] = Image.open(BytesIO(base64.b64decode(shot))).convert("RGB")
        return self._taken[number]


def contrast(one: Iterable[int], other: Iterable[int]) -> float:
    """The ratio of WCAG 2.1, 1.4.3, of two colours."""
    dark, light = sorted(map(_luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Iterable[int]) -> float:
    shares = (part / 255 for part in colour)
    linear = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
