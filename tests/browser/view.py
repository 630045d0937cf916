"""How a page is looked at, and the checks that are made in it."""

import contextlib
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.browser.chromium import Chromium, LeftError

WIDTHS = (320, 768, 1280)
_KEYS = {"Tab": (9, ""), "Enter": (13, "\r"), "Escape": (27, ""), "Space": (32, " ")}
_CHECKS = Path(__file__).parent / "checks"


@dataclass(frozen=True)
class Look:
    """A window and what the reader's device asks for."""

    width: int = 1280
    height: int = 800
    scheme: str = "light"
    media: str = "screen"
    contrast: str = "no-preference"
    forced: bool = False
    motion: str = "reduce"  # colours in the middle of a change are nobody's fault
    density: int = 1  # pixels of the screen for one of a style sheet


def look(browser: Chromium, at: Look) -> None:
    """Show the page so; it need not be loaded again."""
    browser.call(
        "Emulation.setDeviceMetricsOverride",
        width=at.width,
        height=at.height,
        deviceScaleFactor=at.density,
        mobile=False,
    )
    wanted = {
        "prefers-color-scheme": at.scheme,
        "prefers-contrast": at.contrast,
        "prefers-reduced-motion": at.motion,
        "forced-colors": "active" if at.forced else "none",
    }
    browser.call(
        "Emulation.setEmulatedMedia",
        media=at.media,
        features=[{"name": name, "value": value} for name, value in wanted.items()],
    )


def faults(browser: Chromium, check: str) -> list[str]:
    """What is wrong with the page as it is shown, by the check of this name."""
    return browser.run(_script(check))


def load_pictures(browser: Chromium) -> None:
    """Load what would wait until it is scrolled to."""
    browser.run(
        """Promise.all([...document.images].map((image) => {
             image.loading = "eager";
             return image.complete || new Promise((done) => { image.onload = image.onerror = done; });
           }))"""
    )


def accessible(browser: Chromium) -> list[tuple[str, str]]:
    """Role and name of each node that assistive technology is given, in the order of the page."""
    nodes = browser.call("Accessibility.getFullAXTree")["nodes"]
    return [
        (node["role"]["value"], node.get("name", {}).get("value", "").strip())
        for node in nodes
        if not node["ignored"]
    ]


def press(browser: Chromium, key: str, *, shift: bool = False) -> None:
    """Press and let go one of the keys that a page is moved on with."""
    code, text = _KEYS[key]
    typed = {"text": text} if text else {}
    for kind in ("rawKeyDown", "char", "keyUp") if typed else ("rawKeyDown", "keyUp"):
        browser.call(
            "Input.dispatchKeyEvent",
            type=kind,
            key=text if key == "Space" else key,
            code=key,
            windowsVirtualKeyCode=code,
            modifiers=8 if shift else 0,
            **typed,
        )


def until(browser: Chromium, script: str, wanted: object = True) -> bool:  # noqa: FBT002 - as most do
    """Whether an expression comes to have this value soon, on this page or on one that it leads to."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with contextlib.suppress(LeftError):
            if browser.run(script) == wanted:
                return True
        time.sleep(0.02)
    return False


@cache
def _script(check: str) -> str:
    common, own = ((_CHECKS / f"{name}.js").read_text(encoding="utf-8") for name in ("common", check))
    return f"(() => {{ {common}\nreturn (\n{own})(); }})()"
