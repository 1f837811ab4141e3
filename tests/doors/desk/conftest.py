"""A round and whoever coordinates it, for every room of the desk."""

import pytest

from tests import site_makers as make


@pytest.fixture
def round_():
    return make.round_of(make.programme("Open Stacks", slug="open-stacks"))


@pytest.fixture
def ingrid(round_):
    return make.on_the_team(round_.programme, who=make.person("Ingrid Solberg"))
