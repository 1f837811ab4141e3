"""The sender: each letter once, nothing lost while the mail server is away, and a look before any second try."""

from __future__ import annotations

import threading
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend as InMemory
from django.db import connection
from django.db.models.functions import Now

from sameboat.base.kit import clock
from sameboat.base.kit.models import DiaryEntry
from sameboat.base.kit.verdicts import Refused
from sameboat.base.vault.models import DataKey
from sameboat.members.notices import epochs, journals, queries, rules
from sameboat.members.notices.actions import (
    believe_sent,
    forget_old_letters,
    send_again,
    send_letter,
    send_words,
    sending,
)
from sameboat.members.notices.actions.asking import note_bounces, settle_doubts
from sameboat.members.notices.models import Letter, ShownLetter
from sameboat.members.notices.registry import Words
from sameboat.members.notices.sender import Sender
from tests.members.journaled_smtp import a_mail_server
from tests.members.letter_kinds import kinds as kinds
from tests.site_makers import person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kinds")]


class Known(journals.Journal):
    """A journal that knows what the test tells it."""

    lag = timedelta(0)
    answer = journals.UNKNOWN

    def look(self, message_id):
        del message_id
        return self.answer


KnownJournal = Known
STANDING = dict.fromkeys(rules.STATES, 0)
HERE = "tests.members.test_letters_sent.KnownJournal"


@pytest.fixture
def journal(settings, monkeypatch):
    """Say what the journal answers: ``journal("yes")``."""
    settings.MAIL_JOURNAL = HERE

    def answers(went_out, lag=timedelta(0)):
        monkeypatch.setattr(Known, "answer", journals.Seen(went_out))
        monkeypatch.setattr(Known, "lag", lag)

    return answers


@pytest.fixture
def sender():
    return Sender("one")


@pytest.fixture
def smtp(settings, tmp_path):
    """A real mail server on this machine."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with a_mail_server(tmp_path) as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        yield server


def a_letter(kind="hello", **facts):
    facts.setdefault("to", None if "address" in facts else person())
    return send_letter(kind, about=uuid4(), key=f"hello {uuid4()}", **facts)


def let_wait_pass():
    Letter.objects.update(try_after=Now() - timedelta(seconds=1))


def cut_off(letter):
    """As if its sender had been killed while sending it, some time ago."""
    mine = sending.take_up("killed", letter.epoch)
    assert mine.letter == letter
    Letter.objects.filter(pk=letter.pk).update(lease_until=Now() - timedelta(seconds=1))
    return mine


def state(letter):
    letter.refresh_from_db()
    dates = ("sent_at", "uncertain_since", "dropped_at", "dead_since")
    return next((date for date in dates if getattr(letter, date)), "open")


def test_a_letter_is_sent_once(sender):
    letter = a_letter()
    assert sender()
    assert not sender()
    assert state(letter) == "sent_at"
    (message,) = mail.outbox
    assert message.to == [letter.to.email]
    assert message.extra_headers["Message-ID"] == letter.message_id


def test_an_address_and_kept_words_are_destroyed_once_sent(sender):
    letter = send_words("Your code", "482913", address="ada@example.org", key="code 1")
    assert DataKey.objects.filter(owner=letter.pk).exists()
    sender()
    letter.refresh_from_db()
    assert letter.sealed is None
    assert not DataKey.objects.filter(owner=letter.pk).exists()
    assert mail.outbox[0].to == ["ada@example.org"]


def test_whoever_sits_and_waits_comes_first(sender):
    a_letter()
    send_words("Your code", "482913", address="ada@example.org", key="code 1")
    sender()
    assert mail.outbox[0].subject == "Your code"


def test_a_letter_with_nothing_to_say_any_more_is_dropped(sender, kinds):
    kinds(say=lambda: None)
    letter = a_letter(address="ada@example.org")
    assert sender()
    assert state(letter) == "dropped_at"
    assert letter.sealed is None
    assert mail.outbox == []


def test_a_letter_that_cannot_be_written_is_given_up_after_five_tries_and_the_others_go(sender, kinds):
    kinds("broken", say=lambda: 1 / 0)
    letter = a_letter("broken")
    for _ in range(rules.TRIES_TO_WRITE):
        assert state(letter) == "open"
        assert sender()
        let_wait_pass()
    assert state(letter) == "dead_since"
    assert letter.why == "it could not be written (ZeroDivisionError)"
    other = a_letter()
    sender()
    assert state(other) == "sent_at"


def test_a_letter_of_a_kind_that_is_no_more_is_given_up(sender):
    letter = a_letter()
    Letter.objects.update(kind="of an earlier release")
    for _ in range(rules.TRIES_TO_WRITE):
        sender()
        let_wait_pass()
    assert state(letter) == "dead_since"


def test_waits_grow_from_a_minute_to_an_hour():
    waits = [rules.wait_before_try(attempts) for attempts in (1, 2, 3, 6, 7, 99)]
    assert waits == [timedelta(minutes=minutes) for minutes in (1, 2, 4, 32, 60, 60)]


class TestWithAMailServer:
    def test_it_gets_the_letter_as_it_is(self, sender, smtp):
        letter = a_letter(to=person("Zoë", email="zoe@example.org"))
        sender()
        (got,) = smtp.letters
        assert got["Message-ID"] == letter.message_id
        assert "Hello Zoë," in got.get_body(("plain",)).get_content()
        assert "Hello Zoë," in got.get_body(("html",)).get_content()

    def test_one_connection_serves_many_letters_and_a_rest_ends_it(self, sender, smtp):
        for _ in range(3):
            a_letter()
        assert sender()
        kept = sender._post._connection
        assert sender()
        assert sender._post._connection is kept
        sender.rest()
        assert sender._post._connection is None
        assert sender()
        assert len(smtp.letters) == 3

    def test_a_connection_that_was_given_up_meanwhile_is_renewed(self, sender, smtp):
        letters = [a_letter(), a_letter()]
        sender()
        sender._post._connection.connection.sock.close()
        sender()
        assert [state(letter) for letter in letters] == ["sent_at"] * 2
        assert len(smtp.letters) == 2

    @pytest.mark.parametrize("answer", ["550 5.1.1 no such person", "552 too large", "553 no"])
    def test_a_letter_refused_for_good_is_given_up_with_the_reason(self, sender, smtp, answer):
        letter = a_letter(to=person(email="gone@example.org"))
        smtp.refuse["gone@example.org"] = answer
        sender()
        assert state(letter) == "dead_since"
        assert letter.why == f"the mail server refused it ({answer[:3]})"

    @pytest.mark.parametrize("answer", ["450 greylisted", "451 later", "421 closing", "530 sign in first"])
    def test_a_letter_put_off_stays_and_goes_later(self, sender, smtp, answer):
        letter = a_letter(to=person(email="busy@example.org"))
        smtp.refuse["busy@example.org"] = answer
        assert sender()
        assert state(letter) == "open"
        assert not sender()
        smtp.refuse.clear()
        let_wait_pass()
        assert sender()
        assert state(letter) == "sent_at"
        assert len(smtp.letters) == 1

    def test_where_it_takes_nothing_from_us_every_letter_waits(self, sender, smtp):
        letter = a_letter()
        smtp.refuse_us = "553 5.7.1 not from you"
        sender()
        assert state(letter) == "open"
        assert letter.why == "the mail server does not take letters from us (553)"
        smtp.refuse_us = ""
        let_wait_pass()
        sender()
        assert state(letter) == "sent_at"

    def test_a_letter_put_off_for_five_days_is_given_up(self, sender, smtp):
        letter = a_letter(to=person(email="busy@example.org"))
        smtp.refuse["busy@example.org"] = "450 greylisted"
        Letter.objects.update(made_at=clock.now() - timedelta(days=6))
        sender()
        assert state(letter) == "dead_since"

    @pytest.mark.parametrize("address", ["not an address", "a@b\r\nRCPT TO:<eve@example.org>", "@example.org"])
    def test_what_is_no_address_is_given_up(self, sender, smtp, address):
        letter = a_letter(address=address)
        sender()
        assert state(letter) == "dead_since"
        assert letter.why == "this is no address"
        assert smtp.letters == []

    def test_while_it_is_away_no_letter_is_touched_and_then_all_go(self, sender, settings, tmp_path):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        with a_mail_server(tmp_path) as gone:
            settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", gone.port
        letters = [a_letter() for _ in range(3)]
        assert not sender()
        assert not sender()  # it waits a moment before it knocks again
        assert [(state(letter), letter.attempts) for letter in letters] == [("open", 0)] * 3
        with a_mail_server(tmp_path, gone.port) as back:
            sender._not_before = 0
            while sender():
                pass
            assert len(back.letters) == 3
        assert [state(letter) for letter in letters] == ["sent_at"] * 3

    def test_a_connection_that_breaks_in_the_middle_leaves_the_letter_in_doubt_until_the_journal_was_seen(
        self, smtp, journal
    ):
        letter = a_letter()
        sender = Sender("one")
        sender._post.open()
        smtp.when_taken = lambda _letter: sender._post._connection.connection.sock.shutdown(2)
        assert sender()
        assert state(letter) == "open"
        assert letter.sending_since
        Letter.objects.update(lease_until=Now() - timedelta(seconds=1))
        journal("yes")
        assert sender()
        assert state(letter) == "sent_at"
        assert len(smtp.letters) == 1


class TestASenderWasCutOff:
    def test_a_letter_that_the_journal_has_is_not_sent_again(self, journal):
        letter = a_letter()
        cut_off(letter)
        journal("yes")
        assert Sender("two")()
        assert state(letter) == "sent_at"
        assert mail.outbox == []

    def test_a_letter_that_the_journal_does_not_have_is_sent(self, journal):
        letter = a_letter()
        cut_off(letter)
        journal("no")
        assert Sender("two")()
        assert state(letter) == "sent_at"
        assert mail.outbox[0].extra_headers["Message-ID"] == letter.message_id

    def test_a_journal_that_lags_is_given_its_time(self, journal):
        letter = a_letter()
        cut_off(letter)
        journal("no", lag=timedelta(minutes=2))
        sender = Sender("two")
        assert sender()
        assert state(letter) == "open"
        assert not sender()
        with time_machine.travel(clock.now() + timedelta(minutes=3)):
            Letter.objects.update(lease_until=Now() - timedelta(seconds=1))
            assert sender()
        assert state(letter) == "sent_at"

    def test_without_a_journal_it_is_sent_again_under_the_same_id_and_shown_as_uncertain(self, sender):
        letter, other = a_letter(), a_letter()
        cut_off(letter)
        while sender():
            pass
        assert state(letter) == state(other) == "sent_at"
        assert letter.message_id in [message.extra_headers["Message-ID"] for message in mail.outbox]
        assert queries.states_of(Letter.objects.all()) == {letter.pk: "uncertain", other.pk: "sent"}

    def test_a_journal_that_cannot_be_read_just_now_is_asked_again_and_nothing_is_sent_meanwhile(self, journal):
        letter = a_letter()
        cut_off(letter)
        journal("away")
        sender = Sender("two")
        assert sender()
        assert state(letter) == "open"
        assert not sender()
        journal("yes")
        Letter.objects.update(lease_until=Now() - timedelta(seconds=1))
        assert sender()
        assert state(letter) == "sent_at"
        assert letter.perhaps_twice_at is None
        assert mail.outbox == []

    def test_a_journal_that_cannot_be_read_for_days_leaves_a_letter_in_doubt(self, journal):
        letter = a_letter()
        cut_off(letter)
        journal("away")
        Letter.objects.update(sending_since=Now() - rules.TRIED_FOR - timedelta(hours=1))
        assert Sender("two")()
        assert state(letter) == "uncertain_since"

    def test_without_a_journal_what_would_do_harm_twice_waits_for_somebody_to_look(self, sender, kinds):
        kinds("announcement", if_unsure="wait")
        letter = a_letter("announcement")
        cut_off(letter)
        assert sender()
        assert not sender()
        assert state(letter) == "uncertain_since"
        assert mail.outbox == []
        assert queries.how_letters_stand()["in_doubt"] == 1
        assert queries.letters_to_look_at().get().state == "uncertain"

    def test_somebody_looked_and_has_it_sent_again(self, sender, kinds):
        kinds("announcement", if_unsure="wait")
        letter = a_letter("announcement")
        cut_off(letter)
        sender()
        send_again(letter, by=person("Coordinator"))
        assert sender()
        assert state(letter) == "sent_at"
        with pytest.raises(Refused):
            send_again(letter, by=person())
        assert DiaryEntry.objects.get().act == "sent again"

    def test_somebody_looked_and_knows_that_it_went_out(self, sender, kinds):
        kinds("announcement", if_unsure="wait")
        letter = a_letter("announcement", address="ada@example.org")
        cut_off(letter)
        sender()
        believe_sent(letter, by=person("Coordinator"))
        assert state(letter) == "sent_at"
        assert letter.sealed is None
        assert not DataKey.objects.filter(owner=letter.pk).exists()

    def test_what_was_only_set_aside_by_a_killed_sender_is_in_nobodys_doubt(self, sender):
        letters = [a_letter() for _ in range(3)]
        assert len(sending.set_aside("killed", letters[0].epoch, 2)) == 2
        assert sender()
        assert not sender(), "the others are in a line that may still be worked off"
        Letter.objects.update(lease_until=Now() - timedelta(seconds=1))
        while sender():
            pass
        assert queries.standing_of(Letter.objects.all()) == STANDING | {"sent": 3}

    def test_a_sender_that_ends_gives_back_what_it_set_aside(self, sender, smtp):
        for _ in range(3):
            a_letter()
        assert sender()
        sender.rest()
        assert not Letter.objects.exclude(sending_by="").exists()
        other = Sender("two")
        while other():
            pass
        assert len(smtp.letters) == len(set(smtp.ids)) == 3
        assert queries.standing_of(Letter.objects.all()) == STANDING | {"sent": 3}

    def test_a_sender_that_took_too_long_asks_before_it_hands_over(self, sender, kinds, monkeypatch):
        def somebody_else_takes_it():
            Letter.objects.update(sending_by="another")
            return Words("Something waits for you", "hello.txt", {})

        monkeypatch.setattr(rules, "HELD_FRESHLY", timedelta(0))
        letter = a_letter()
        assert sender()
        assert state(letter) == "sent_at"
        kinds(say=somebody_else_takes_it)
        stolen = a_letter()
        assert sender()
        assert state(stolen) == "open"
        assert len(mail.outbox) == 1

    def test_a_sender_thought_dead_changes_nothing_any_more(self, sender):
        letter = a_letter()
        mine = cut_off(letter)
        assert sender()
        before = Letter.objects.values().get()
        for late in (sending.sent, sending.drop):
            assert not late(mine)
        assert not sending.put_off(mine, "late", timedelta(0))
        assert not sending.give_up(mine, "late")
        assert not sending.leave_in_doubt(mine, "late")
        assert not sending.look_later(mine, timedelta(0))
        assert Letter.objects.values().get() == before


class TestTheDatabaseWasBroughtBack:
    @pytest.fixture(autouse=True)
    def own_keys(self, settings, tmp_path):
        settings.KEYS = tmp_path / "keys"

    def test_its_unsent_letters_are_in_doubt_and_none_goes_out_by_itself(self):
        old = a_letter()
        epochs.begin_new_epoch()
        new = a_letter()
        sender = Sender("one")
        while sender():
            pass
        assert state(old) == "uncertain_since"
        assert state(new) == "sent_at"
        assert len(mail.outbox) == 1
        send_again(old, by=None)
        assert sender()
        assert state(old) == "sent_at"


class TestInADemo:
    @pytest.fixture(autouse=True)
    def a_demo(self, settings):
        settings.EMAIL_BACKEND = "sameboat.members.notices.demo_post.DemoPost"
        settings.MAIL_JOURNAL = "demo"

    def test_letters_lie_in_the_post_of_the_demo(self):
        ada = person("Ada")
        letter = a_letter(to=ada)
        Sender("one")()
        shown = ShownLetter.objects.get()
        assert (shown.to, shown.address, shown.message_id) == (ada, ada.email, letter.message_id)
        assert "Hello Ada," in shown.text
        assert "<html" in shown.html

    def test_a_sender_cut_off_doubles_nothing(self):
        letter = a_letter()
        mine = sending.take_up("killed", letter.epoch)
        sender = Sender("killed")
        sender._post.open()
        sender._post.send(sender._written(mine), letter.message_id)
        Letter.objects.update(lease_until=Now() - timedelta(seconds=1))
        while Sender("two")():
            pass
        assert ShownLetter.objects.count() == 1
        assert state(letter) == "sent_at"

    def test_a_sender_cut_off_before_sending_loses_nothing(self):
        letter = a_letter()
        cut_off(letter)
        while Sender("two")():
            pass
        assert ShownLetter.objects.count() == 1
        assert state(letter) == "sent_at"

    def test_mail_that_was_not_in_the_outbox_lies_there_too(self):
        mail.send_mail("Plain", "words", None, ["somebody@example.org"])
        assert ShownLetter.objects.get().to is None


class TestWhatAJournalTells:
    def test_letters_that_came_back_are_marked_and_may_be_sent_again(self, sender, monkeypatch):
        letter, other = a_letter(), a_letter()
        while sender():
            pass
        letter.refresh_from_db()
        came_back = [journals.Bounced(letter.message_id, letter.sent_at), journals.Bounced("<x@y>", letter.sent_at)]
        monkeypatch.setattr(Known, "bounced", lambda _self, _since: came_back)
        assert [note_bounces(Known(), clock.now()) for _ in range(2)] == [1, 0]
        assert queries.states_of(Letter.objects.all()) == {letter.pk: "bounced", other.pk: "sent"}
        with pytest.raises(Refused, match="sent again"):
            send_again(other, by=None)
        send_again(letter, by=None)
        assert queries.standing_of(Letter.objects.all()) == STANDING | {"waiting": 1, "sent": 1}

    def test_words_that_were_destroyed_are_not_sent_again(self, sender):
        letter = send_words("Your code", "482913", address="ada@example.org", key="code 1")
        sender()
        Letter.objects.update(bounced_at=Now())
        with pytest.raises(Refused, match="destroyed"):
            send_again(letter, by=None)

    def test_letters_in_doubt_are_settled_by_a_journal_that_knows(self, monkeypatch):
        out, lost, old = a_letter(address="ada@example.org"), a_letter(), a_letter()
        Letter.objects.update(uncertain_since=Now() - timedelta(hours=1))
        Letter.objects.filter(pk=old.pk).update(made_at=Now() - timedelta(days=9))
        monkeypatch.setattr(Known, "remembers", timedelta(days=3))
        monkeypatch.setattr(Known, "look", lambda _self, one: journals.Seen("yes" if one == out.message_id else "no"))
        assert settle_doubts(Known(), clock.now()) == 2
        assert [state(letter) for letter in (out, lost, old)] == ["sent_at", "open", "uncertain_since"]
        assert not DataKey.objects.filter(owner=out.pk).exists()

    def test_how_letters_stand_is_told_with_two_looks_however_many(self, django_assert_num_queries):
        letters = [a_letter() for _ in range(6)]
        dates = ["sent_at", "bounced_at", "dead_since", "uncertain_since", "dropped_at"]
        for letter, date in zip(letters, dates, strict=False):
            Letter.objects.filter(pk=letter.pk).update(**{date: Now()})
        with django_assert_num_queries(1):
            assert queries.standing_of(Letter.objects.filter(kind="hello")) == dict.fromkeys(STANDING, 1)


def test_letters_are_remembered_for_ninety_days(sender):
    sent, stuck = a_letter(), a_letter(address="ada@example.org")
    sender()
    ShownLetter.objects.create(message_id="<1@localhost>", address="ada@example.org", subject="", text="")
    assert forget_old_letters(clock.now() + timedelta(days=89)) == 0
    assert DataKey.objects.filter(owner=stuck.pk).exists()
    forget_old_letters(clock.now() + timedelta(days=91))
    assert not Letter.objects.filter(pk__in=[sent.pk, stuck.pk]).exists()
    assert not DataKey.objects.filter(owner=stuck.pk).exists()
    assert not ShownLetter.objects.exists()


def test_nothing_private_is_written_down(sender, caplog, kinds):
    kinds("broken", say=lambda: {}["CANARY-name"])
    a_letter("broken", to=person("CANARY-name", email="canary@example.org"))
    a_letter(to=person("CANARY-name", email="canary2@example.org"))
    caplog.set_level("INFO", "sameboat")
    while sender():
        pass
    assert "letter" in caplog.text
    assert "canary" not in caplog.text.casefold()


class Slow(InMemory):
    """Takes a while, so that senders meet."""

    def send_messages(self, messages):
        threading.Event().wait(0.01)
        return super().send_messages(messages)


@pytest.mark.django_db(transaction=True)
def test_six_senders_at_once_send_every_letter_once(settings):
    settings.EMAIL_BACKEND = f"{__name__}.Slow"
    letters = [a_letter() for _ in range(30)]
    start = threading.Barrier(6)

    def send(name):
        try:
            sender = Sender(name)
            start.wait()
            while sender() or Letter.objects.open().exists():
                pass
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=[f"sender {number}"]) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ids = [message.extra_headers["Message-ID"] for message in mail.outbox]
    assert sorted(ids) == sorted(letter.message_id for letter in letters)
    assert isinstance(letters[0].about, UUID)
