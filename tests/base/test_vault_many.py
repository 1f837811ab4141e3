"""Many words are sealed with a few looks into the database, each for its own owner and place."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sameboat.base.vault.actions import (
    Forgotten,
    Open,
    Sealed,
    VaultError,
    forget,
    seal,
    seal_many,
    unseal,
    unseal_many,
)
from sameboat.base.vault.models import DataKey

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.KEYS = tmp_path / "keys"


def some(how_many):
    return [Open(f"words {at}", uuid4(), f"place {at}") for at in range(how_many)]


def test_each_opens_as_it_was_for_its_owner_and_in_its_place():
    words = [*some(3), Open("again", uuid4(), "elsewhere")]
    words.append(Open("twice", words[0].owner, "another place"))
    sealed = seal_many(words)
    assert unseal_many([Sealed(s, w.owner, w.bound_to) for s, w in zip(sealed, words, strict=True)]) == [
        word.text for word in words
    ]
    with pytest.raises(VaultError):
        unseal(sealed[0], owner=words[0].owner, bound_to="another place")


def test_a_key_that_stands_is_used_and_not_made_anew():
    ada = uuid4()
    before = seal("first", owner=ada, bound_to="one")
    seal_many([Open("second", ada, "two"), *some(2)])
    assert DataKey.objects.filter(owner=ada).count() == 1
    assert unseal(before, owner=ada, bound_to="one") == "first"


def test_a_hundred_and_fifty_owners_cost_no_more_looks_than_three():
    def looks(how_many):
        with CaptureQueriesContext(connection) as seen:
            seal_many(some(how_many))
        return len(seen)

    seal_many(some(1))  # the site's keys are made at first use
    assert looks(3) == looks(150) == 3


def test_nothing_to_seal_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert seal_many([]) == []


def test_forgetting_one_owner_leaves_the_others():
    words = some(2)
    one, other = seal_many(words)
    forget(words[0].owner)
    with pytest.raises(Forgotten):
        unseal(one, owner=words[0].owner, bound_to=words[0].bound_to)
    assert unseal(other, owner=words[1].owner, bound_to=words[1].bound_to) == "words 1"
