"""Letters are put into the outbox with the act they tell about, once for each thing that happened."""

from __future__ import annotations

import threading
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.utils import translation

from sameboat.base.vault.models import DataKey
from sameboat.members.notices import registry
from sameboat.members.notices.actions import send_letter, send_letters, send_words
from sameboat.members.notices.models import Letter
from sameboat.members.notices.registry import Words, letter
from tests.site_makers import person

KIND = "test_put"


@pytest.fixture(autouse=True)
def a_kind(monkeypatch):
    monkeypatch.setattr(registry, "_kinds", dict(registry._kinds))
    letter(KIND, title="A letter of a test")(
        lambda _about, _reader: Words("Something waits for you", "notices/foot.txt")
    )


@pytest.mark.django_db
def test_a_letter_waits_for_its_reader_with_ids_only():
    ada, about = person("Ada"), uuid4()
    sent = send_letter(KIND, about=about, to=ada, key=f"offer {about}")
    assert (sent.to, sent.about, sent.kind) == (ada, about, KIND)
    assert sent.sealed is None
    assert sent in Letter.objects.open()


@pytest.mark.django_db
def test_telling_twice_with_one_key_sends_one_letter():
    ada, about = person("Ada"), uuid4()
    first = send_letter(KIND, about=about, to=ada, key="offer 1")
    assert send_letter(KIND, about=about, to=ada, key="offer 1") == first
    assert send_words("A code", "123456", to=ada, key="offer 1") == first
    assert Letter.objects.count() == 1
    assert send_letter(KIND, about=about, to=ada, key="offer 2") != first


@pytest.mark.django_db
def test_a_letter_that_was_refused_with_its_act_never_was():
    with transaction.atomic():
        send_letter(KIND, about=uuid4(), address="ada@example.org", key="offer 1")
        transaction.set_rollback(True)  # the act failed
    assert not Letter.objects.exists()
    assert not DataKey.objects.exists()


@pytest.mark.django_db
def test_an_address_without_an_account_lies_nowhere_in_plain():
    with translation.override("en"):
        sent = send_letter(KIND, about=uuid4(), address="canary.address@example.org", key="invitation 1")
    sent.refresh_from_db()
    assert sent.to is None
    assert sent.language == "en"
    assert not any("canary" in str(value) for value in vars(sent).values())
    assert b"canary" not in bytes(sent.sealed)


@pytest.mark.django_db
def test_words_that_cannot_be_written_again_are_sealed():
    sent = send_words("Your code: 482913", "Your code is 482913", to=person("Ada"), key="code 1")
    sent.refresh_from_db()
    assert sent.urgent
    assert b"482913" not in bytes(sent.sealed)
    assert "482913" not in str(vars(sent))


@pytest.mark.django_db
@pytest.mark.parametrize("whom", [{}, {"to": "ada", "address": "ada@example.org"}])
def test_a_letter_goes_to_a_person_or_to_an_address(whom):
    with pytest.raises(ValueError, match="either to a person or to an address"):
        send_letter(KIND, about=uuid4(), key="offer 1", **whom)


@pytest.mark.django_db
def test_a_letter_of_no_known_kind_is_a_mistake_of_ours_and_noticed_at_once():
    with pytest.raises(KeyError):
        send_letter("nobody_writes_this", about=uuid4(), to=person("Ada"), key="offer 1")


def test_two_kinds_of_one_name_are_noticed_at_once():
    with pytest.raises(ValueError, match="two kinds"):
        letter(KIND)(lambda _about, _reader: None)


@pytest.mark.django_db
def test_the_message_id_is_the_same_for_the_same_thing_and_tells_nothing():
    first = send_letter(KIND, about=uuid4(), address="ada@example.org", key="offer to ada")
    mark = first.message_id
    first.delete()
    assert send_letter(KIND, about=uuid4(), address="ada@example.org", key="offer to ada").message_id == mark
    assert mark.startswith("<")
    assert mark.endswith("@localhost>")
    assert "ada" not in mark


@pytest.mark.django_db(transaction=True)
def test_eight_who_tell_the_same_at_once_put_one_letter():
    start, letters, about = threading.Barrier(8), [], uuid4()

    def tell():
        try:
            start.wait()
            letters.append(send_letter(KIND, about=about, address="ada@example.org", key="offer 1").pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=tell) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(letters) == 8
    assert len(set(letters)) == 1
    assert Letter.objects.count() == DataKey.objects.count() == 1


@pytest.mark.django_db
def test_many_are_told_at_once_each_once_and_in_their_order():
    ada, grace, about = person("Ada"), person("Grace"), uuid4()
    told_before = send_letter(KIND, about=about, to=ada, key="told ada")
    letters = send_letters(KIND, [(about, ada, "told ada"), (about, grace, "told grace"), (about, grace, "told grace")])
    assert letters[0] == told_before
    assert [(letter.to, letter.key, letter.kind) for letter in letters[1:]] == [(grace, "told grace", KIND)]
    assert send_letters(KIND, [(about, grace, "told grace")]) == letters[1:]
    assert send_letter(KIND, about=about, to=grace, key="told grace") == letters[1]
    assert Letter.objects.open().count() == 2
    assert len({letter.message_id for letter in letters}) == 2


@pytest.mark.django_db
def test_either_all_of_many_are_told_or_nobody():
    with transaction.atomic():
        send_letters(KIND, [(uuid4(), person("Ada"), "told ada")])
        transaction.set_rollback(True)
    assert not Letter.objects.exists()


@pytest.mark.django_db
def test_a_thousand_letters_are_put_with_a_few_statements(django_assert_max_num_queries):
    ada = person("Ada")
    rows = [(uuid4(), ada, f"told {number}") for number in range(1_000)]
    with django_assert_max_num_queries(40):
        assert len(send_letters(KIND, rows)) == 1_000


@pytest.mark.django_db(transaction=True)
def test_eight_who_tell_many_the_same_at_once_tell_it_once():
    start, told, ada = threading.Barrier(8), [], person("Ada")

    def tell():
        try:
            start.wait()
            told.append([letter.pk for letter in send_letters(KIND, [(ada.pk, ada, f"told {at}") for at in range(9)])])
        finally:
            connection.close()

    threads = [threading.Thread(target=tell) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == [told[0]] * 8
    assert Letter.objects.count() == 9
