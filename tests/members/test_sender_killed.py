"""Senders really killed, at the worst moment there is: none lost, none doubled, where a journal is kept."""

from __future__ import annotations

import os
import signal

import pytest

from sameboat.members.notices.actions import send_words
from sameboat.members.notices.models import Letter
from tests.base.a_worker import start, until
from tests.members.journaled_smtp import a_mail_server

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def smtp(tmp_path):
    with a_mail_server(tmp_path) as server:
        yield server


@pytest.fixture
def senders(smtp, monkeypatch):
    """Starts workers that send to our mail server, and look into its journal."""
    for name, value in {
        "SAMEBOAT_MAIL_HOST": "127.0.0.1",
        "SAMEBOAT_MAIL_PORT": str(smtp.port),
        "SAMEBOAT_MAIL_JOURNAL": "tests.members.journaled_smtp.FileJournal",
        "SAMEBOAT_TEST_JOURNAL": str(smtp.journal),
    }.items():
        monkeypatch.setenv(name, value)
    started = []

    def begin():
        started.append(start(LETTER_LEASE=1.0, LEASE=2.0, BEAT=0.5))
        return started[-1]

    yield begin
    for worker in started:
        if worker.poll() is None:
            worker.kill()
        worker.wait()


def put(number):
    for at in range(number):
        send_words("Something waits", f"words {at}", address=f"reader{at}@example.org", key=f"letter {at}")


def all_sent():
    return not Letter.objects.filter(sent_at=None).exists()


def test_a_sender_killed_between_taken_and_written_down_doubles_nothing(smtp, senders):
    put(6)
    killed = []

    def kill_at_the_second(_letter):
        if len(smtp.letters) == 2 and not killed:
            killed.append(first.pid)
            os.kill(first.pid, signal.SIGKILL)

    smtp.when_taken = kill_at_the_second
    first = senders()
    until(lambda: first.poll() is not None)
    assert killed
    senders()
    until(all_sent)
    assert len(smtp.ids) == len(set(smtp.ids)) == 6
    assert Letter.objects.filter(sent_at__isnull=False, sealed=None).count() == 6


def test_a_sender_asked_to_end_leaves_nothing_in_doubt(smtp, senders):
    put(40)
    sender = senders()
    until(lambda: len(smtp.letters) >= 5)
    sender.send_signal(signal.SIGTERM)
    assert sender.wait(15) == 0
    assert len(smtp.letters) < 40
    assert not Letter.objects.filter(sending_since__isnull=False).exists()
    assert Letter.objects.filter(sent_at__isnull=False).count() == len(set(smtp.ids)) == len(smtp.ids)
