import pytest

from .terminal import Terminal


@pytest.fixture
def sameboat(capsys):
    return Terminal(capsys)
