import shutil
from pathlib import Path

import pytest

from tests.setup.checkout import CANDIDATES, MISSING, ROOT, SUITABLE, Checkout


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A checkout with one suitable Python, no environment made yet."""
    made = Checkout(tmp_path / "the site", tmp_path / "bin")
    made.root.mkdir()
    made.bin.mkdir()
    shutil.copy(ROOT / "Makefile", made.root)
    shutil.copytree(ROOT / "requirements", made.root / "requirements")
    for name in CANDIDATES:
        made.give_python(name, MISSING)
    made.give_python("python3", SUITABLE)
    return made
