"""Over a real line: what our mail server hears from the door, and that a mail is never lost and never sent back."""

from __future__ import annotations

import asyncio
import smtplib
import threading

import pytest
from django.db import connection

from sameboat.commons.conversations.answers.door import LARGEST, Door, smtp_for
from sameboat.commons.conversations.models import AnswersByMail, Message
from tests import site_makers as make
from tests.commons.conversations.answering import BEN, PASSED, a_letter, a_mail

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def line():
    """A line to the door, as our mail server has it."""
    loop, door = asyncio.new_event_loop(), Door()
    listening = loop.run_until_complete(loop.create_server(lambda: smtp_for(door), "127.0.0.1", 0))
    port = listening.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    with smtplib.SMTP("127.0.0.1", port, timeout=20) as opened:
        opened.ehlo()
        yield opened
    door.close()
    loop.call_soon_threadsafe(listening.close)
    loop.call_soon_threadsafe(loop.stop)
    thread.join(20)
    loop.run_until_complete(loop.shutdown_default_executor())
    loop.close()


@pytest.fixture
def letter():
    return a_letter(*make.parts_of(make.partners("Ana", "Ben")))


def brings(line, mail, to, *, sender=BEN):
    line.rset()
    assert line.mail(sender)[0] == 250
    assert line.rcpt(to)[0] == 250
    return line.data(mail)


def test_only_addresses_of_ours_are_known_and_one_mail_has_one(line, letter):
    assert line.esmtp_features["size"] == str(LARGEST)
    line.mail(BEN)
    assert line.rcpt("postmaster@answers.example.org") == (550, b"5.1.1 no such address")
    assert line.rcpt(letter.answer_to.replace("answers.", ""))[0] == 550
    assert line.rcpt(letter.answer_to)[0] == 250
    assert line.rcpt(letter.answer_to)[0] == 452
    assert brings(line, a_mail(letter), "a" * 61 + "@answers.example.org") == (
        250,
        b"2.0.0 taken",
    )  # nobody learns more
    assert brings(line, a_mail(letter, From="mallory@evil.example.com"), letter.answer_to) == (250, b"2.0.0 taken")
    assert Message.objects.filter(by_mail=True).count() == 0


def test_while_the_database_is_away_mail_waits_and_is_taken_once_afterwards(line, letter):
    mail = a_mail(letter, "Späte Antwort")
    table = AnswersByMail._meta.db_table
    with connection.schema_editor() as editor:
        editor.alter_db_table(AnswersByMail, table, f"{table}_away")
    try:
        assert brings(line, mail, letter.answer_to) == (451, b"4.3.0 not just now")
    finally:
        with connection.schema_editor() as editor:
            editor.alter_db_table(AnswersByMail, f"{table}_away", table)
    assert [brings(line, mail, letter.answer_to)[0] for _again in range(2)] == [250, 250]
    assert Message.objects.filter(by_mail=True).count() == 1


def test_a_large_mail_with_long_lines_is_taken_and_its_words_are_found(line, letter):
    file = b"--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n" + b"A" * 9_000_000
    around = f"From: {BEN}\r\nTo: {letter.answer_to}\r\nAuthentication-Results: {PASSED}\r\n"
    head = f'{around}Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
    words = b"--b\r\nContent-Type: text/plain\r\n\r\nA picture\r\n"
    mail = head.encode() + words + b"\r\n".join(file[at : at + 900] for at in range(0, len(file), 900)) + b"\r\n--b--"
    assert brings(line, mail, letter.answer_to)[0] == 250
    assert Message.objects.filter(by_mail=True).count() == 1


def test_a_report_of_delivery_is_never_answered(line, letter):
    assert brings(line, a_mail(letter), letter.answer_to, sender="")[0] == 250
    assert Message.objects.filter(by_mail=True).count() == 0
