"""A worker brings the relay along, and the site's letters go through it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from sameboat.members.notices.actions import send_words
from sameboat.members.notices.models import Letter
from sameboat.members.notices.relay.book import NAME, Book
from tests.base.a_worker import address_of_the_database, until
from tests.members.journaled_smtp import a_mail_server, free_port


@pytest.mark.django_db(transaction=True)
def test_letters_go_from_the_outbox_through_the_relay_to_the_mail_server_each_once(tmp_path, settings):
    for number in range(5):
        send_words("Something waits", "CANARY", address=f"r{number}@example.org", key=f"letter {number}")
    with a_mail_server(tmp_path) as server:
        surroundings = {
            **os.environ,
            "SAMEBOAT_DATABASE": address_of_the_database(),
            "SAMEBOAT_FOLDER": str(tmp_path),
            "SAMEBOAT_KEYS": str(settings.KEYS),
            "SAMEBOAT_MAIL_JOURNAL": "relay",
            "SAMEBOAT_RELAY_PORT": str(free_port()),
            "SAMEBOAT_MAIL_HOST": "127.0.0.1",
            "SAMEBOAT_MAIL_PORT": str(server.port),
        }
        command = [sys.executable, "-m", "sameboat.doors.cli.app", "work"]
        worker = subprocess.Popen(command, env=surroundings, stderr=subprocess.DEVNULL)
        try:
            until(lambda: len(server.letters) == 5)
        finally:
            worker.terminate()
        assert worker.wait(45) == 0
    assert sorted(server.ids) == sorted(Letter.objects.values_list("message_id", flat=True))
    assert Letter.objects.filter(sent_at__isnull=False).count() == 5
    with Book(tmp_path / "relay" / NAME, settings.KEYS) as book:
        assert not book.waiting()
