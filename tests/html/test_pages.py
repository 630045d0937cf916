"""Every page of the expected sites and of the real one, read by a strict parser."""

from pathlib import Path

import pytest

from tests.html.soundness import faults

GOLDEN = Path(__file__).parents[1] / "golden"
UNFRAMED = ('class="redirect_page"',)


def found_in(folder: Path) -> dict[str, list[str]]:
    """What is wrong with the pages of a site, by their paths; all of them are read."""
    pages = sorted(folder.rglob("*.html"))
    assert pages
    told = {}
    for page in pages:
        html = page.read_text(encoding="utf-8")
        framed = not any(mark in html for mark in UNFRAMED)
        told[page.relative_to(folder).as_posix()] = faults(html, framed=framed)
    return {path: wrong for path, wrong in told.items() if wrong}


@pytest.mark.parametrize(
    "case", sorted(path.name for path in GOLDEN.iterdir() if (path / "expected").is_dir())
)
def test_expected_sites_are_sound(case):
    assert found_in(GOLDEN / case / "expected") == {}


def test_real_site_is_sound(real_site):
    assert found_in(real_site) == {}
