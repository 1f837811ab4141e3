"""Two partners, for all tests of their talk."""

import pytest

from tests import site_makers as make


@pytest.fixture
def two(db):  # noqa: ARG001  it makes rows
    """The parts of Ana and Ben."""
    return make.parts_of(make.partners("Ana", "Ben"))
