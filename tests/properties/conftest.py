"""The launchers, started once for all tests of a process."""

import pytest

from tests.properties.builds import Pair


@pytest.fixture(scope="session")
def pair():
    launched = Pair()
    yield launched
    launched.close()
