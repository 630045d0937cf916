"""The output folder that the tests of publishing share."""

import pytest

from tests.edge.sites import OLD, publish


@pytest.fixture
def output(tmp_path):
    return tmp_path / "output"


@pytest.fixture
def published(output):
    publish(output, OLD)
    return output
