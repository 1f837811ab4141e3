"""Private words are sealed for one owner and one place, and open nowhere else."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import connection
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as some

from sameboat.base.kit import clock
from sameboat.base.vault import actions, key_files, sealing
from sameboat.base.vault.actions import (
    Forgotten,
    Sealed,
    VaultError,
    blind_index,
    forget,
    seal,
    seal_bytes,
    unseal,
    unseal_bytes,
    unseal_many,
)
from sameboat.base.vault.models import DataKey

pytestmark = pytest.mark.django_db
WORDS = "I would rather not meet my old head of department"
PLACE = "answers|7|words"
A_KEY = sealing.Key(bytes(32), b"mark", UUID(int=7))


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    """Keys in a fresh folder, so that rotating and destroying disturb nobody."""
    settings.KEYS = tmp_path / "keys"
    return settings.KEYS


@pytest.mark.parametrize("words", ["", "0", "False", "None", " ", "\0", "\x80", "é", "סוד", "🛶" * 500, WORDS])
def test_what_is_sealed_opens_as_it_was(words):
    ada = uuid4()
    assert unseal(seal(words, owner=ada, bound_to=PLACE), owner=ada, bound_to=PLACE) == words


def test_the_bytes_of_a_file_open_as_they_were_and_nowhere_else():
    ada = uuid4()
    picture = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4_000 + b"\x80\0\0"
    sealed = seal_bytes(picture, owner=ada, bound_to=PLACE)
    assert picture[:40] not in sealed
    assert unseal_bytes(sealed, owner=ada, bound_to=PLACE) == picture
    with pytest.raises(VaultError):
        unseal_bytes(sealed, owner=ada, bound_to="answers|8|words")
    forget(ada)
    with pytest.raises(Forgotten):
        unseal_bytes(sealed, owner=ada, bound_to=PLACE)


@how(max_examples=60)
@given(words=some.binary(), bound_to=some.text(max_size=40))
def test_any_words_open_as_they_were(words, bound_to):
    sealed = A_KEY.seal(words, bound_to)
    assert A_KEY.open(sealed, bound_to) == words
    assert (len(sealed) - 1 - 4 - 12 - 16) % 64 == 0


@how(max_examples=60)
@given(words=some.binary(max_size=60), place=some.data())
def test_any_changed_bit_is_noticed(words, place):
    sealed = bytearray(A_KEY.seal(words, PLACE))
    bit = place.draw(some.integers(0, len(sealed) * 8 - 1))
    sealed[bit // 8] ^= 1 << bit % 8
    with pytest.raises(VaultError):
        A_KEY.open(bytes(sealed), PLACE)


def test_every_changed_bit_of_a_stored_value_is_noticed():
    ada = uuid4()
    sealed = seal(WORDS, owner=ada, bound_to=PLACE)
    for bit in range(len(sealed) * 8):
        touched = bytearray(sealed)
        touched[bit // 8] ^= 1 << bit % 8
        with pytest.raises(VaultError):
            unseal(bytes(touched), owner=ada, bound_to=PLACE)


@pytest.mark.parametrize("sealed", [b"", b"\x01", b"\x01mark", b"\x02" + bytes(100)])
def test_what_no_vault_sealed_does_not_open(sealed):
    ada = uuid4()
    seal(WORDS, owner=ada, bound_to=PLACE)
    with pytest.raises(VaultError):
        unseal(sealed, owner=ada, bound_to=PLACE)


def test_a_sealed_value_moved_to_another_row_field_or_table_is_rejected():
    ada = uuid4()
    sealed = seal(WORDS, owner=ada, bound_to=PLACE)
    for elsewhere in ("answers|8|words", "answers|7|note", "letters|7|words", ""):
        with pytest.raises(VaultError):
            unseal(sealed, owner=ada, bound_to=elsewhere)


def test_a_sealed_value_moved_to_another_person_is_rejected():
    ada, ben = uuid4(), uuid4()
    sealed = seal(WORDS, owner=ada, bound_to=PLACE)
    seal(WORDS, owner=ben, bound_to=PLACE)
    with pytest.raises(VaultError):
        unseal(sealed, owner=ben, bound_to=PLACE)


def test_a_data_key_moved_to_another_person_is_rejected():
    ada, ben = uuid4(), uuid4()
    sealed = seal(WORDS, owner=ada, bound_to=PLACE)
    hers = DataKey.objects.get(owner=ada)
    seal(WORDS, owner=ben, bound_to=PLACE)
    DataKey.objects.filter(owner=ben).update(wrapped=hers.wrapped, mark=hers.mark)
    with pytest.raises(VaultError):
        unseal(sealed, owner=ben, bound_to=PLACE)


def test_the_length_does_not_tell_a_yes_from_a_no():
    ada = uuid4()
    assert (
        len({len(seal(word, owner=ada, bound_to=PLACE)) for word in ("", "no", "yes", "I would rather not say")}) == 1
    )


def test_sealing_twice_is_never_the_same_and_no_nonce_comes_twice():
    sealed = {A_KEY.seal(b"", PLACE)[5:17] for _ in range(20_000)}
    assert len(sealed) == 20_000


def test_one_owner_has_one_key_however_much_is_sealed():
    ada = uuid4()
    for number in range(3):
        seal(WORDS, owner=ada, bound_to=str(number))
    assert DataKey.objects.filter(owner=ada).count() == 1


def test_forgetting_makes_unreadable_at_once_and_disturbs_nobody_else():
    ada, ben = uuid4(), uuid4()
    hers, his = (seal(WORDS, owner=owner, bound_to=PLACE) for owner in (ada, ben))
    assert unseal(hers, owner=ada, bound_to=PLACE) == WORDS
    forget(ada)
    with pytest.raises(Forgotten):
        unseal(hers, owner=ada, bound_to=PLACE)
    assert unseal(his, owner=ben, bound_to=PLACE) == WORDS
    forget(ada)  # once more does no harm


def test_who_comes_back_gets_a_new_key_and_the_old_words_stay_forgotten():
    ada = uuid4()
    before = seal(WORDS, owner=ada, bound_to=PLACE)
    forget(ada)
    after = seal("a new start", owner=ada, bound_to=PLACE)
    assert unseal(after, owner=ada, bound_to=PLACE) == "a new start"
    with pytest.raises(Forgotten):
        unseal(before, owner=ada, bound_to=PLACE)


def test_many_values_open_with_one_look_into_the_database(django_assert_num_queries):
    people = [uuid4() for _ in range(3)]
    values = [
        Sealed(seal(f"words {at}", owner=people[at % 3], bound_to=str(at)), people[at % 3], str(at)) for at in range(9)
    ]
    with django_assert_num_queries(1):
        assert unseal_many(values) == [f"words {at}" for at in range(9)]


def test_an_index_finds_equals_and_keeps_purposes_apart():
    assert blind_index("ada@example.org", purpose="address") == blind_index("ada@example.org", purpose="address")
    assert blind_index("ada@example.org", purpose="address") != blind_index("ada@example.org", purpose="other")
    assert blind_index("ada@example.org", purpose="address") != blind_index("ben@example.org", purpose="address")
    assert "ada" not in blind_index("ada@example.org", purpose="address")


def test_a_new_site_key_wraps_every_data_key_and_everything_still_opens(own_keys, monkeypatch):
    monkeypatch.setattr(actions, "AT_ONCE", 2)
    people = [uuid4() for _ in range(5)]
    sealed = {owner: seal(WORDS, owner=owner, bound_to=PLACE) for owner in people}
    assert actions.rewrap_all() == 5
    assert set(DataKey.objects.values_list("site_key", flat=True)) == {2}
    (own_keys / "site-0001.key").unlink()
    assert all(unseal(value, owner=owner, bound_to=PLACE) == WORDS for owner, value in sealed.items())


def test_a_site_key_is_renewed_each_week_and_gone_after_thirty_days(own_keys):
    start = clock.now()
    ada = uuid4()
    with time_machine.travel(start, tick=False) as time:
        sealed = seal(WORDS, owner=ada, bound_to=PLACE)
        assert actions.renew_site_key() is None
        time.move_to(start + timedelta(days=7))
        assert actions.renew_site_key() == 1
        assert actions.site_key_made_at() == start + timedelta(days=7)
        time.move_to(start + timedelta(days=29))
        assert actions.destroy_old_site_keys() == []
        time.move_to(start + timedelta(days=30))
        assert actions.destroy_old_site_keys() == [1]
        assert key_files.site_key_numbers(own_keys) == [2]
        assert key_files.destroyed_site_keys(own_keys) == {1: start + timedelta(days=30)}
        assert unseal(sealed, owner=ada, bound_to=PLACE) == WORDS


def test_an_old_copy_of_the_database_does_not_open_after_the_site_key_is_gone():
    start = clock.now()
    ada = uuid4()
    with time_machine.travel(start, tick=False) as time:
        sealed = seal(WORDS, owner=ada, bound_to=PLACE)
        copy = DataKey.objects.get(owner=ada)
        forget(ada)
        actions.rewrap_all()
        time.move_to(start + timedelta(days=30))
        actions.destroy_old_site_keys()
        copy.save(force_insert=True)
        with pytest.raises(VaultError, match="not among the site's keys"):
            unseal(sealed, owner=ada, bound_to=PLACE)


def test_a_data_key_that_a_rotation_passed_over_is_wrapped_before_its_site_key_goes():
    start = clock.now()
    ada = uuid4()
    with time_machine.travel(start, tick=False) as time:
        sealed = seal(WORDS, owner=ada, bound_to=PLACE)
        key_files.make_site_key(actions.settings.KEYS, clock.now())
        time.move_to(start + timedelta(days=40))
        assert actions.destroy_old_site_keys() == [1]
        assert unseal(sealed, owner=ada, bound_to=PLACE) == WORDS


def test_a_site_key_that_still_wraps_somebody_is_spared(monkeypatch):
    start = clock.now()
    with time_machine.travel(start, tick=False) as time:
        seal(WORDS, owner=uuid4(), bound_to=PLACE)
        key_files.make_site_key(actions.settings.KEYS, clock.now())
        time.move_to(start + timedelta(days=40))
        monkeypatch.setattr(actions, "AT_ONCE", 0)
        assert actions.destroy_old_site_keys() == []


def test_a_real_site_without_its_keys_says_so_and_makes_none(settings, own_keys):
    settings.TESTING = settings.DEMO = settings.DEBUG = False
    with pytest.raises(VaultError, match="sameboat init"):
        seal(WORDS, owner=uuid4(), bound_to=PLACE)
    with pytest.raises(VaultError, match=r"no index\.key"):
        blind_index("ada@example.org", purpose="address")
    assert not own_keys.exists()


def test_a_real_site_with_its_keys_seals(settings, own_keys):
    settings.TESTING = settings.DEMO = settings.DEBUG = False
    key_files.make_keys(own_keys, clock.now())
    ada = uuid4()
    assert unseal(seal(WORDS, owner=ada, bound_to=PLACE), owner=ada, bound_to=PLACE) == WORDS
    assert not key_files.made_in_passing(own_keys)


def test_no_error_names_what_was_sealed():
    ada = uuid4()
    sealed = seal(WORDS, owner=ada, bound_to=PLACE)
    with pytest.raises(VaultError) as trouble:
        unseal(sealed, owner=ada, bound_to="elsewhere")
    assert "department" not in str(trouble.value)
    assert trouble.value.__cause__ is None


def test_no_plain_word_lies_in_the_database():
    ada = uuid4()
    sealed = seal(WORDS, owner=ada, bound_to=PLACE)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM vault_datakey")
        stored = b"".join(
            bytes(cell) for row in cursor.fetchall() for cell in row if isinstance(cell, bytes | memoryview)
        )
    key = sealing.unwrap(
        bytes(DataKey.objects.get(owner=ada).wrapped),
        key_files.site_key(actions.settings.KEYS, 1).key,
        owner=ada,
        number=1,
    )
    assert key not in stored
    assert b"department" not in sealed + stored
