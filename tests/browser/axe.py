"""axe-core in our Chromium: what it finds wrong with the page that is open.

The script comes from a locked package, whose own way to a browser is left aside.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from tests.browser.chromium import Chromium

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
CONTRAST = "color-contrast"
NAMES = "label-content-name-mismatch"
MOST = 400  # letters of the markup of a place
# Rules of these tags that are not asked for by them alone, since they are new.
EXTRA = (NAMES, "table-fake-caption", "td-has-header")
_COLOURS = (CONTRAST, "link-in-text-block")
_ALL_RULES = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {name: {"enabled": True} for name in EXTRA},
}
_OPTIONS = {
    "resultTypes": ["violations", "incomplete"],
    "preload": False,  # the style sheet would be asked for anew, for rules that are not asked for
}
_RUN = """axe.run(document, {options}).then(({{ testEngine, violations, incomplete }}) => {{
  const told = ({{ id, impact, help, nodes }}) => [id, impact, help, nodes.map((node) => [
    node.target.flat().join(" "),
    node.html.slice(0, {most}),
    [...node.any, ...node.all, ...node.none].map((check) => check.message).join("; "),
  ])];
  return [testEngine.version, violations.map(told), incomplete.map(told)];
}})"""


@dataclass(frozen=True)
class Spot:
    """A place of a page: its selector, how its markup begins, what was measured there."""

    selector: str
    html: str
    why: str


@dataclass(frozen=True)
class Finding:
    """A rule that does not hold, or of which a machine cannot tell, with the places."""

    rule: str
    impact: str
    help: str
    spots: tuple[Spot, ...]

    def __str__(self) -> str:
        return "\n  ".join(
            [f"{self.rule} ({self.impact}): {self.help}", *(f"{at.selector}: {at.why}" for at in self.spots)]
        )


@dataclass(frozen=True)
class Result:
    """What axe says of one page as it is shown."""

    version: str
    violations: tuple[Finding, ...]
    incomplete: tuple[Finding, ...]


def analyse(browser: Chromium, *, colours_alone: bool = False) -> Result:
    """What is wrong with the open page, or with its colours. Raises ChromiumError."""
    if not browser.run("'axe' in window"):
        browser.run(f"{_source()}\n;void 0")
    rules = {"runOnly": {"type": "rule", "values": _COLOURS}} if colours_alone else _ALL_RULES
    version, *found = browser.run(_RUN.format(options=json.dumps(_OPTIONS | rules), most=MOST))
    return Result(version, *(tuple(map(_finding, of)) for of in found))


def _finding(told: list[Any]) -> Finding:
    rule, impact, words, spots = told
    return Finding(rule, impact or "minor", words, tuple(Spot(*spot) for spot in spots))


@cache
def _source() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
