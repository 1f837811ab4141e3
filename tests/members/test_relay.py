"""Our own relay: written down before it is answered, handed on once, sealed while it waits, and asked by the site."""

from __future__ import annotations

import os
import signal
import smtplib
import sqlite3
from contextlib import suppress
from datetime import timedelta

import pytest
import time_machine
from django import conf

from sameboat.base.kit import clock
from sameboat.members.notices import journals
from sameboat.members.notices.journals.relay import RelayJournal
from sameboat.members.notices.relay.book import NAME, Book
from sameboat.members.notices.relay.handing_on import Carrier
from tests.base.a_worker import until
from tests.members.journaled_smtp import a_mail_server, free_port
from tests.members.relays import Relay


@pytest.fixture(scope="module")
def beyond(tmp_path_factory):
    """The mail server beyond the relay."""
    with a_mail_server(tmp_path_factory.mktemp("beyond")) as server:
        yield server


@pytest.fixture
def smtp(beyond):
    """The same, with nothing in it."""
    beyond.letters, beyond.refuse = [], {}
    return beyond


@pytest.fixture(scope="module")
def one_relay(tmp_path_factory, beyond):
    """It takes a while to start, so that all tests share it, each with letters of its own."""
    one = Relay(tmp_path_factory.mktemp("relay"), beyond.port, conf.settings)
    yield one
    if one.runs:
        one.process.kill()
        one.process.wait()


@pytest.fixture
def relay(one_relay):
    """A relay that runs."""
    if not one_relay.runs:
        one_relay.start()
    return one_relay


@pytest.fixture
def book(tmp_path, settings):
    """A book that no relay has."""
    settings.RELAY_FOLDER = tmp_path
    with Book(tmp_path / NAME, settings.KEYS) as opened:
        yield opened


def take(book, number=1, **facts):
    content = f"Message-ID: <{number}@site>\n\nCANARY-words\n".encode()
    return book.take(f"<{number}@site>", "site@example.org", "CANARY-ada@example.org", content, **facts)


class TestTheBook:
    def test_the_same_letter_is_taken_once(self, book):
        assert take(book)
        assert not take(book)
        assert len(book.waiting()) == 1

    def test_what_waits_is_sealed_and_what_was_handed_on_is_destroyed(self, book, tmp_path):
        take(book)
        letter = book.next_to_hand_on()
        assert letter.reader == "CANARY-ada@example.org"
        assert b"CANARY-words" in letter.content
        book.settle()
        assert not any(b"CANARY" in file.read_bytes() for file in tmp_path.iterdir())
        book.handed_on(letter)
        assert book.knows("<1@site>")
        assert sqlite3.connect(tmp_path / NAME).execute("SELECT sealed FROM letters").fetchone() == (None,)
        assert (tmp_path / NAME).stat().st_mode & 0o077 == 0

    def test_what_somebody_waits_for_goes_before_an_announcement(self, book):
        take(book)
        take(book, 2, urgent=True)
        assert book.next_to_hand_on().message_id == "<2@site>"

    def test_what_was_put_off_goes_later_and_what_came_back_may_come_again(self, book):
        take(book)
        book.put_off(book.next_to_hand_on(), "450", timedelta(minutes=1))
        assert book.next_to_hand_on() is None
        with time_machine.travel(clock.now() + timedelta(minutes=2)):
            letter = book.next_to_hand_on()
        assert letter.attempts == 1
        book.came_back(letter, "550")
        assert [name for name, _ in book.bounced_since(clock.now() - timedelta(minutes=1))] == ["<1@site>"]
        assert not book.waiting()
        assert take(book)
        assert book.waiting()

    def test_rows_are_kept_for_ninety_days_and_what_waits_for_as_long_as_it_waits(self, book):
        take(book)
        book.handed_on(book.next_to_hand_on())
        take(book, 2)
        with time_machine.travel(clock.now() + timedelta(days=89)):
            assert book.forget_old() == 0
        with time_machine.travel(clock.now() + timedelta(days=91)):
            assert book.forget_old() == 1
        assert not book.knows("<1@site>")
        assert book.knows("<2@site>")


class TestTheJournal:
    def test_it_says_what_was_taken_what_waits_and_what_came_back(self, book):
        take(book)
        take(book, 2)
        book.handed_on(book.next_to_hand_on())
        journal = RelayJournal()
        assert journal.look("<1@site>") == journal.look("<2@site>") == journals.WENT_OUT
        assert journal.look("<3@site>") == journals.NEVER_SEEN
        assert journal.waiting() == {"<2@site>"}
        book.came_back(book.next_to_hand_on(), "550")
        assert [one.message_id for one in journal.bounced(clock.now() - timedelta(hours=1))] == ["<2@site>"]

    def test_a_book_that_is_not_there_says_nothing_rather_than_no(self, settings, tmp_path):
        settings.RELAY_FOLDER = tmp_path / "elsewhere"
        assert RelayJournal().look("<1@site>") == journals.AWAY
        assert not RelayJournal().waiting()
        assert not settings.RELAY_FOLDER.exists()

    def test_what_waits_is_withdrawn_when_its_reader_leaves(self, book):
        take(book)
        RelayJournal().withdraw(["<1@site>"])
        assert book.next_to_hand_on() is None
        assert book.knows("<1@site>")


class TestARelayThatRuns:
    def test_a_letter_is_written_down_handed_on_as_it_was_and_never_twice(self, relay, smtp):
        relay.give(1)
        relay.give(1)
        relay.give(2, to="grace@example.org")
        until(lambda: len(smtp.letters) == 2)
        assert smtp.ids == ["<1@site>", "<2@site>"]
        assert "CANARY-words" in smtp.letters[0].get_content()
        with relay.book() as book:
            until(lambda: not book.waiting())
            assert book.knows("<1@site>")

    def test_nobody_but_the_site_is_listened_to(self, relay, smtp):
        with smtplib.SMTP("127.0.0.1", relay.port) as line:
            with pytest.raises(smtplib.SMTPSenderRefused):
                line.sendmail("thief@example.org", ["ada@example.org"], "Message-ID: <9@site>\n\nBuy")
            with pytest.raises(smtplib.SMTPAuthenticationError):
                line.login("site", "guess")
        assert smtp.letters == []

    def test_one_letter_has_one_reader_and_a_name(self, relay):
        with smtplib.SMTP("127.0.0.1", relay.port) as line:
            line.login("site", relay.word)
            refused = line.sendmail("s@example.org", ["ada@example.org", "g@example.org"], "Message-ID: <9@site>\n\nw")
            assert list(refused) == ["g@example.org"]
            with pytest.raises(smtplib.SMTPDataError):
                line.sendmail("s@example.org", ["ada@example.org"], "Subject: no name\n\nwords")

    def test_what_is_refused_for_good_comes_back_and_what_is_put_off_stays(self, relay, smtp):
        smtp.refuse = {"gone@example.org": "550 5.1.1 no such person", "busy@example.org": "450 later"}
        relay.give("back", to="gone@example.org")
        relay.give("stays", to="busy@example.org")
        with relay.book() as book:
            until(lambda: [name for name, _ in book.bounced_since(clock.now() - timedelta(hours=1))] == ["<back@site>"])
            until(lambda: book.waiting() == {"<stays@site>"})

    def test_killed_before_the_mail_server_answers_it_hands_on_one_copy_more_at_most(self, relay, smtp):
        def kill(_letter):
            if len(smtp.letters) == 2:
                os.kill(relay.process.pid, signal.SIGKILL)

        smtp.when_taken = kill
        with suppress(OSError, smtplib.SMTPException):  # killed while it takes the last
            for number in range(3):
                relay.give(f"killed-{number}")
        relay.process.wait(20)
        smtp.when_taken = lambda _letter: None
        relay.start()
        for number in range(3):
            relay.give(f"killed-{number}")
        until(lambda: len(set(smtp.ids)) == 3)
        assert len(smtp.ids) <= 4
        assert relay.end() == 0

    def test_another_relay_on_the_same_book_says_so_and_ends(self, relay):
        assert relay.another() == 1
        assert relay.answers()


def test_a_mail_server_that_is_away_for_a_day_loses_nothing(book, settings, tmp_path, monkeypatch):
    monkeypatch.setattr(Carrier, "PAUSES", (0,))
    port = free_port()
    settings.MAIL_SERVER = {"host": "127.0.0.1", "port": port, "timeout": 5}
    carrier = Carrier(lambda: book)
    for number in range(5):
        take(book, number)
    with a_mail_server(tmp_path, port) as server:
        assert carrier.carry_one(book)
        assert len(server.letters) == 1
    for hours in range(0, 30, 3):
        with time_machine.travel(clock.now() + timedelta(hours=hours)):
            assert carrier.carry_one(book)
    assert len(book.waiting()) == 4
    assert book.waits_since() is not None
    with time_machine.travel(clock.now() + timedelta(hours=31)), a_mail_server(tmp_path, port) as server:
        while carrier.carry_one(book):
            pass
        assert sorted(server.ids) == [f"<{number}@site>" for number in range(1, 5)]
    assert not book.waiting()
