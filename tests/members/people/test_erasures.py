"""Whoever left is written down outside the database, so that no copy brings them back."""

from __future__ import annotations

import pytest
from django.db import transaction

from sameboat.base.kit import clock
from sameboat.members.notices.models import Letter
from sameboat.members.people import erasures
from sameboat.members.people.actions import erase_again, leave, remember_who_left
from sameboat.members.people.models import Person
from tests.site_makers import person


@pytest.fixture(autouse=True)
def keys_of_their_own(settings, tmp_path):
    settings.KEYS = tmp_path / "keys"


@pytest.mark.django_db(transaction=True)
def test_whoever_leaves_is_written_down_and_whoever_stays_is_not():
    ada, grace = person("Ada"), person("Grace")
    with transaction.atomic():
        leave(by=grace)
        transaction.set_rollback(True)
    leave(by=ada)
    assert list(erasures.remembered()) == [ada.pk]
    assert "Ada" not in (erasures.settings.KEYS / erasures.NAME).read_text()
    assert (erasures.settings.KEYS / erasures.NAME).stat().st_mode & 0o077 == 0


@pytest.mark.django_db
def test_whoever_came_back_with_a_copy_is_erased_again_without_a_letter():
    ada, grace = person("Ada", email="ada@example.org"), person("Grace")
    erasures.remember(ada.pk, clock.now())
    assert [erase_again() for _ in range(2)] == [1, 0]
    ada.refresh_from_db()
    assert (ada.name, ada.is_active, ada.email) == ("", False, f"{ada.pk.hex}@left.invalid")
    assert ada.left_at is not None
    assert Person.objects.get(left_at=None) == grace
    assert not Letter.objects.exists()


@pytest.mark.django_db
def test_a_power_cut_between_leaving_and_writing_it_down_is_made_good_the_next_day():
    ada = person("Ada", left_at=clock.now())
    assert [remember_who_left() for _ in range(2)] == [1, 0]
    assert list(erasures.remembered()) == [ada.pk]


@pytest.mark.django_db
def test_a_line_that_was_cut_off_hides_no_other():
    ada = person("Ada")
    erasures.remember(ada.pk, clock.now())
    with (erasures.settings.KEYS / erasures.NAME).open("a") as file:
        file.write("0123")
    erasures.remember(person("Grace").pk, clock.now())
    assert erase_again() == 2
