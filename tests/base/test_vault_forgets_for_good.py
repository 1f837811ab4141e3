"""Keys that were destroyed are written down outside the database, so that no copy brings them back."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.vault import forgotten
from sameboat.base.vault.actions import (
    Forgotten,
    destroy_old_site_keys,
    forget_again,
    forget_for_good,
    renew_site_key,
    seal,
    unseal,
)
from sameboat.base.vault.models import DataKey

PLACE = "words|1|sealed"


@pytest.fixture(autouse=True)
def keys_of_their_own(settings, tmp_path):
    settings.KEYS = tmp_path / "keys"


def files(settings):
    return sorted(settings.KEYS.glob("forgotten-*.txt"))


@pytest.mark.django_db(transaction=True)
def test_a_key_that_comes_back_with_a_copy_is_destroyed_again_and_a_newer_one_is_not(settings):
    erased, other = uuid4(), uuid4()
    sealed = {each: seal("said", owner=each, bound_to=PLACE) for each in (erased, other)}
    copied = DataKey.objects.get(owner=erased)
    with transaction.atomic():
        forget_for_good(other)
        transaction.set_rollback(True)
    assert not files(settings), "what did not happen is not written down"
    forget_for_good(erased)
    [file] = files(settings)
    assert file.stat().st_mode & 0o077 == 0
    file.write_text(file.read_text() + "\n0123")  # a power cut
    DataKey(owner=erased, mark=copied.mark, wrapped=copied.wrapped, site_key=copied.site_key).save()
    assert [forget_again() for _ in range(2)] == [{erased}, set()]
    assert unseal(sealed[other], owner=other, bound_to=PLACE) == "said"
    anew = seal("anew", owner=erased, bound_to=PLACE)
    assert forget_again() == set()
    assert unseal(anew, owner=erased, bound_to=PLACE) == "anew"
    with pytest.raises(Forgotten):
        unseal(sealed[erased], owner=erased, bound_to=PLACE)


@pytest.mark.django_db(transaction=True)
def test_a_months_file_goes_once_no_copy_from_before_it_opens(settings):
    with time_machine.travel(clock.now(), tick=False) as now:
        owner = uuid4()
        seal("said", owner=owner, bound_to=PLACE)
        forget_for_good(owner)
        kept = []
        for _day in range(80):
            now.shift(timedelta(days=1))
            renew_site_key()
            destroy_old_site_keys()
            kept.append(bool(forgotten.remembered(settings.KEYS)))
    assert all(kept[:23]), "a copy from the day before still opened"
    assert not kept[-1]
