"""The doctor says whether answers by mail are set up and taken, and how to mend it; nothing where nobody wants them."""

from __future__ import annotations

import asyncio
import threading

import pytest
from typer.testing import CliRunner

from sameboat.commons.conversations.answers.door import Door, smtp_for
from sameboat.doors.cli.app import app
from sameboat.doors.cli.site.doctor import answers
from sameboat.doors.cli.trouble import Refusal


@pytest.fixture
def listening():
    """Somebody takes answers; the port they take them at."""
    loop, door = asyncio.new_event_loop(), Door()
    server = loop.run_until_complete(loop.create_server(lambda: smtp_for(door), "127.0.0.1", 0))
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    yield server.sockets[0].getsockname()[1]
    loop.call_soon_threadsafe(server.close)
    loop.call_soon_threadsafe(loop.stop)
    thread.join(20)
    loop.close()
    door.close()


def marks(look):
    return [(finding.mark, finding.what) for finding in look()]


def test_both_settings_belong_together_and_the_domain_is_for_nothing_else(settings):
    assert marks(answers.set_up) == []
    settings.ANSWERS_VERIFIED_BY = ""
    assert "come from anybody" in marks(answers.set_up)[0][1]
    settings.ANSWERS_AT = ""
    assert marks(answers.set_up)[0][0] == "well"
    assert marks(answers.taken) == marks(answers.brought) == []
    settings.ANSWERS_VERIFIED_BY = "mx.example.org"
    assert marks(answers.set_up)[0][0] == "wrong"
    settings.ANSWERS_AT, settings.DEFAULT_FROM_EMAIL = "answers.example.org", "Sameboat <us@answers.example.org>"
    assert "would be lost" in marks(answers.set_up)[0][1]


def test_it_knows_our_door_and_asks_the_mail_server_without_sending_anything(settings, listening):
    settings.ANSWERS_PORT = 1
    assert "does not answer" in marks(answers.taken)[0][1]
    settings.ANSWERS_PORT = listening
    assert marks(answers.taken)[0][0] == "well"
    settings.MAIL_SERVER = {**settings.MAIL_SERVER, "host": "127.0.0.1", "port": listening}
    assert marks(answers.brought)[0][0] == "well"


def test_nobody_takes_answers_where_it_is_not_set_up(settings):
    settings.ANSWERS_AT = ""
    result = CliRunner().invoke(app, ["answers"])
    assert isinstance(result.exception, Refusal)
    assert "SAMEBOAT_ANSWERS_AT" in str(result.exception)
