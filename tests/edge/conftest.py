"""The output folder that the tests of publishing share."""

import pytest

from plugins.edge import ahead
from tests.edge.real_content import real_content
from tests.edge.sites import OLD, publish


@pytest.fixture(autouse=True)
def however_few(monkeypatch):
    """A process beside looks at these trees too."""
    monkeypatch.setattr(ahead, "_FEW", 0)


@pytest.fixture
def output(tmp_path):
    return tmp_path / "output"


@pytest.fixture
def published(output):
    publish(output, OLD)
    return output


@pytest.fixture(scope="package")
def real():
    """What the real site is built of but its theme, and that."""
    return real_content()
