"""The mail server is down: everyone is told nevertheless, the page says who waits, and nothing is lost or doubled."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from sameboat.members.notices.duties import ask_the_journal
from sameboat.members.notices.journals import journal_in_use
from sameboat.members.notices.models import Letter
from sameboat.mentoring.programmes.models import Role
from tests import site_makers as make
from tests.base.a_worker import address_of_the_database, until
from tests.journeys.test_how_it_looks import findings
from tests.members.journaled_smtp import a_mail_server, free_port
from tests.mentoring.matching.told import a_proposal

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def port(settings, tmp_path):
    """Where the mail server should listen. Letters go to it through our relay."""
    settings.MAIL_JOURNAL, settings.RELAY_FOLDER, settings.RELAY_PORT = "relay", tmp_path / "relay", free_port()
    return free_port()


@pytest.fixture
def worker(settings, tmp_path, port):
    """``sameboat work``, which brings the relay along."""
    surroundings = {
        **os.environ,
        "SAMEBOAT_DATABASE": address_of_the_database(),
        "SAMEBOAT_FOLDER": str(tmp_path),
        "SAMEBOAT_KEYS": str(settings.KEYS),
        "SAMEBOAT_MAIL_JOURNAL": "relay",
        "SAMEBOAT_RELAY_PORT": str(settings.RELAY_PORT),
        "SAMEBOAT_MAIL_HOST": "127.0.0.1",
        "SAMEBOAT_MAIL_PORT": str(port),
    }
    command = [sys.executable, "-m", "sameboat.doors.cli.app", "work"]
    process = subprocess.Popen(command, env=surroundings, stderr=subprocess.DEVNULL)
    yield process
    process.terminate()
    process.wait(60)


def faring(page, address):
    """How many letters are in each state, as the page says it."""
    page.goto(address)
    assert findings(page) == []
    return [" ".join(words.split()) for words in page.locator(".filters a").all_inner_texts()]


def test_everyone_is_told_while_the_mail_server_is_down(wide_page, signed_in, port, tmp_path, request):
    round_, _run, people = a_proposal(4)
    coordinator = make.on_the_team(round_.programme, Role.COORDINATOR, make.person("Ingrid"))
    gone = people[-1].person.email
    signed_in(wide_page, coordinator)
    wide_page.set_default_timeout(60_000)
    letters = f"/desk/{round_.programme.slug}/{round_.number}/letters/"
    wide_page.goto(f"{letters}everyone/")
    wide_page.get_by_role("button", name="Tell everyone").click()
    wide_page.wait_for_load_state()
    told = Letter.objects.filter(told__round=round_)
    assert told.count() == 4
    assert "Waiting to be sent 4" in faring(wide_page, f"{letters}telling/")

    request.getfixturevalue("worker")
    until(lambda: told.filter(sent_at__isnull=False).count() == 4, 90)
    assert "Waiting to be sent 4" in faring(wide_page, f"{letters}telling/"), "with the relay, but with nobody else"

    with a_mail_server(tmp_path, port) as server:
        server.refuse[gone] = "550 5.1.1 no such person"
        until(lambda: len(server.letters) == 3, 90)
        until(lambda: not journal_in_use().waiting(), 60)
        assert sorted(server.ids) == sorted(told.exclude(to__email=gone).values_list("message_id", flat=True))
    ask_the_journal.call()  # a duty of the worker, every ten minutes
    assert {"Sent 3", "Came back 1"} <= set(faring(wide_page, f"{letters}telling/"))
    wide_page.goto(f"{letters}telling/?state=lost")
    wide_page.get_by_role("row").get_by_text(people[-1].person.name).first.wait_for()
