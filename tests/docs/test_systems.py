"""The table of what the site publishes names pages and modules that are there."""

import re

import pytest

from tests.setup.checkout import ROOT

ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in (ROOT / "docs/systems.md").read_text(encoding="utf-8").splitlines()
    if re.match(r"\| \d", line)
]


def test_every_system_has_a_row():
    assert [int(number.strip("| ")) for number, *_ in ROWS] == list(range(1, 28))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1])
def test_the_page_of_a_row_is_there(real_site, row):
    address, _, anchor = row[2].strip("`").partition("#")
    path = real_site / f"{address.removeprefix('/')}{'index.html' if address.endswith('/') else ''}"
    assert path.is_file()
    assert not anchor or f'id="{anchor}"' in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1])
def test_the_modules_of_a_row_are_there(row):
    modules = re.findall(r"`([^`]+)`", row[3])
    assert modules
    assert [module for module in modules if not (ROOT / module).exists()] == []
