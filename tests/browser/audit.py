"""``python -m tests.browser.audit``: axe over the pages of a site, and what it found as a file of the content.

The accessibility statement is made of that file, so it holds what was looked at and found, and no more.
"""

import argparse
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from plugins.edge.loading import load_settings
from plugins.edge.settings import build_day
from tests.browser.axe import CONTRAST, MOST, NAMES, TAGS, Finding, Result, Spot, analyse
from tests.browser.chromium import Chromium, find
from tests.browser.grounds import standing_out
from tests.browser.host import served
from tests.browser.real_site import ROOT
from tests.browser.sampling import MAKERS, Page, keep_still, pages, samples
from tests.browser.view import Look, load_pictures, look

NAME = "accessibility-run.json"
WIDTHS = (320, 1280)
SCHEMES = ("light", "dark")
LOOKS = tuple(Look(width, scheme=scheme) for scheme in SCHEMES for width in WIDTHS)
_NO_BROWSER = "Tarvitaan Chromium. Debian, Ubuntu:  sudo apt install chromium"
_DONE = (
    "{tool} kävi läpi {pages} sivua, kunkin vaaleana ja tummana, leveyksillä 320 ja 1280 px. "
    "Virheitä {violations}, ihmisen tarkistettavia kohtia {incomplete}. Tulos: {file}"
)
_TAG = re.compile("<[^>]*>")
_TABLE = "{:<18} {:>7} {:>11}  {}"


class Audited(NamedTuple):
    """A page with what was found on it in any look: each rule once, with each place once."""

    page: Page
    tool: str
    violations: tuple[Finding, ...]
    incomplete: tuple[Finding, ...]


def audit(browser: Chromium, origin: str, page: Page) -> Audited:
    """The page in every look. Raises ChromiumError."""
    browser.open(origin + page.address)
    load_pictures(browser)
    results = []
    for at in LOOKS:
        look(browser, at)
        results.append(_measured(browser, analyse(browser)))
    violations = _together(finding for result in results for finding in result.violations)
    incomplete = _together(finding for result in results for finding in result.incomplete)
    return Audited(page, f"axe-core {results[0].version}", violations, incomplete)


def _measured(browser: Chromium, result: Result) -> Result:
    """The result, without those places of which axe cannot tell but a picture of the page or its markup does."""
    unclear = {spot.selector for of in result.incomplete if of.rule == CONTRAST for spot in of.spots}
    sound = standing_out(browser, sorted(unclear)) if unclear else frozenset()
    left = []
    for of in result.incomplete:
        spots = of.spots
        if of.rule == CONTRAST:
            spots = tuple(spot for spot in spots if spot.selector not in sound)
        elif of.rule == NAMES:
            spots = tuple(spot for spot in spots if not _shows_a_sign(spot))
        left += [replace(of, spots=spots)] if spots else []
    return replace(result, incomplete=tuple(left))


def _shows_a_sign(spot: Spot) -> bool:
    """Whether what is shown has no word that a reader could say in place of the name."""
    return len(spot.html) < MOST and not any(map(str.isalnum, _TAG.sub("", spot.html)))


def _together(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    found: dict[str, dict[str, Spot]] = {}
    rules: dict[str, Finding] = {}
    for finding in findings:
        rules.setdefault(finding.rule, finding)
        for spot in finding.spots:
            found.setdefault(finding.rule, {}).setdefault(spot.selector, spot)
    return tuple(replace(rules[rule], spots=tuple(found[rule].values())) for rule in sorted(found))


def written(day: str, found: Iterable[Audited]) -> str:
    """The file: the same findings give the same bytes, and each page is a line of its own."""
    ordered = sorted(found, key=lambda audited: audited.page.address)
    head = {"as_of": day, "tool": ordered[0].tool, "rules": TAGS}
    lines = ",\n".join(f'"{name}": {_json(value)}' for name, value in head.items())
    told = ",\n".join(_json(_line(audited)) for audited in ordered)
    return f'{{{lines},\n"pages": [\n{told}\n]}}\n'


def _line(audited: Audited) -> dict[str, Any]:
    return {
        "address": audited.page.address,
        "kind": audited.page.kind,
        "widths": WIDTHS,
        "schemes": SCHEMES,
        "violations": [
            {"rule": of.rule, "impact": of.impact, "places": len(of.spots)} for of in audited.violations
        ],
        "incomplete": [{"rule": of.rule, "places": len(of.spots)} for of in audited.incomplete],
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def main() -> None:
    """Build the site, look at it, tell and write what was found. Raises SystemExit where something is wrong."""
    arguments = _arguments()
    program = find()
    if program is None:
        sys.exit(_NO_BROWSER)
    content = Path(arguments.content).absolute()
    with TemporaryDirectory(prefix="audit-") as folder:
        output = Path(folder) / "output"
        day = _build(content, Path(arguments.settings), output)
        found = _look_at(output, program, every=arguments.all)
    (content / NAME).write_text(written(day, found), encoding="utf-8")
    violations = sum(_places(audited.violations) for audited in found)
    incomplete = sum(_places(audited.incomplete) for audited in found)
    told = {"violations": violations, "incomplete": incomplete, "file": f"{arguments.content}/{NAME}"}
    print(f"\n{_DONE.format(tool=found[0].tool, pages=len(found), **told)}")
    sys.exit(1 if violations else 0)


def _places(findings: Iterable[Finding]) -> int:
    return sum(len(finding.spots) for finding in findings)


def _build(content: Path, settings: Path, output: Path) -> str:
    """The day as on which the site was built; what is wrong with the content is told by the build."""
    asked = os.environ.get("AS_OF", "")
    day, _ = build_day(asked, load_settings(settings)["TIMEZONE"])
    as_of = day.isoformat() if day else asked
    done = subprocess.run(
        [
            *(sys.executable, "-m", "plugins.edge", "html"),
            *("--content", content, "--output", output, "--settings", settings),
        ],
        cwd=ROOT,
        env={**os.environ, "AS_OF": as_of},
        check=False,
    )
    if done.returncode:
        sys.exit(done.returncode)
    return as_of


def _look_at(output: Path, program: str, *, every: bool) -> list[Audited]:
    keep_still(output)
    # What is for makers alone is no part of the service that the statement is about.
    own = [page for page in pages(output) if page.kind != MAKERS]
    of = own if every else samples(own)
    found = []
    print(f"\n{_TABLE.format('Laji', 'Virheet', 'Epäselvät', 'Sivu')}")
    with served(output) as origin, Chromium(program) as browser:
        browser.call("Emulation.setScrollbarsHidden", hidden=True)
        for page in of:
            audited = audit(browser, origin, page)
            found.append(audited)
            counts = _places(audited.violations), _places(audited.incomplete)
            print(_TABLE.format(page.kind, *counts, page.address), flush=True)
            for finding in audited.violations:
                print(f"  {finding}")
    return found


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make audit")
    parser.add_argument("--content", required=True)
    parser.add_argument("--settings", required=True)
    parser.add_argument("--all", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
