"""What a verified sender wrote stands in the talk, once; and nothing any more from the moment it may not."""

from __future__ import annotations

import logging
import threading
from datetime import timedelta

import pytest
import structlog
import time_machine
from allauth.account.models import EmailAddress
from django.db import connection

from sameboat.base.kit import clock
from sameboat.base.kit.models import DiaryEntry
from sameboat.commons.conversations.actions import let_letters_say, stop_answers_by_mail
from sameboat.commons.conversations.models import Message
from sameboat.commons.conversations.queries import last_page
from sameboat.commons.conversations.rules import answering as rules
from sameboat.members.notices.models import Letter
from sameboat.members.notices.words import written
from sameboat.members.people.actions import leave
from sameboat.members.people.models import Person
from sameboat.members.safety.actions import block
from sameboat.mentoring.partnerships.actions import end_early
from sameboat.mentoring.partnerships.models import Partner, Partnership
from tests import site_makers as make
from tests.commons.conversations.answering import BEN, a_letter, a_mail, asks, brought, moves_to

pytestmark = pytest.mark.django_db
CANARY = "canary-by-mail"


def by_mail(part):
    return [row.said["text"] for row in last_page(make.reader(part)).shown if row.by_mail]


def told(part):
    return list(Letter.objects.filter(to=part.person, kind__startswith="answer_").order_by("made_at"))


def test_an_answer_stands_in_the_talk_once_however_often_it_is_brought(two):
    letter = a_letter(*two)
    mail = a_mail(letter, f"{CANARY}: **yes**, at four.\n\n-- \nBen\nA library")
    assert [brought(letter, mail) for _again in range(3)] == ["taken"] * 3
    nameless = a_mail(letter, "Without a Message-ID", Message_ID=None)
    assert [brought(letter, nameless) for _again in range(2)] == ["taken"] * 2
    assert by_mail(two[0]) == [f"{CANARY}: **yes**, at four.", "Without a Message-ID"]
    assert Message.objects.filter(author=two[1]).count() == 2
    assert told(two[1]) == []


@pytest.mark.django_db(transaction=True)
def test_two_servers_that_bring_it_at_once_say_it_once():
    ana, ben = make.parts_of(make.partners("Ana", "Ben"))
    letter = a_letter(ana, ben)
    mail, together, became = a_mail(letter), threading.Barrier(3), []

    def bring():
        together.wait(20)
        became.append(brought(letter, mail))
        connection.close()

    threads = [threading.Thread(target=bring) for _one in range(3)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(60)
    assert became == ["taken"] * 3
    assert Message.objects.filter(author=ben).count() == 1


def _block(ana, ben):
    block(ben.person, by=ana.person)


def _end_early(ana, ben):
    end_early(ben.partnership_id, by=ana.person)


def _they_leave_it(_ana, ben):
    end_early(ben.partnership_id, by=ben.person)


def _erase_and_go(ana, _ben):
    leave(by=ana.person)


def _term(_ana, _ben):
    Partnership.objects.update(ended_at=clock.now(), kept_until=clock.today() + timedelta(days=90))


def _off(_ana, ben):
    stop_answers_by_mail(ben.partnership_id, by=ben.person)


def _pause(_ana, ben):
    Person.objects.filter(pk=ben.person_id).update(paused_since=clock.now())


def test_block_end_and_leave_hold_for_the_next_mail_and_all_say_the_same():
    said = set()
    for number, ends in enumerate((_block, _end_early, _they_leave_it, _erase_and_go, _term, _off, _pause)):
        ana, ben = make.parts_of(make.partners("Ana", "Ben"))
        Person.objects.filter(email=BEN).update(email=f"somebody.{number}@elsewhere.example.org")
        EmailAddress.objects.filter(email=BEN).delete()
        letter = a_letter(ana, ben)
        assert brought(letter, a_mail(letter)) == "taken"
        ends(ana, ben)
        assert brought(letter, a_mail(letter, CANARY)) == "not taken", ends
        assert Message.objects.filter(author=ben).count() == 1, ends
        [one] = told(ben)
        words = written(one)
        assert words.answer_to == ""
        said.add(f"{words.subject}{words.text}".replace(_address_in(words.text), ""))
    assert len(said) == 1
    assert CANARY not in said.pop()


def _address_in(text):
    return next(line for line in text.splitlines() if "/partners/" in line)


def test_who_left_the_site_or_moved_to_another_mailbox_hears_nothing_either(two):
    ana, ben = two
    letter = a_letter(ana, ben)
    moves_to(ben, "ben@another.example.org")
    assert brought(letter, a_mail(letter)) == "for nobody"
    moves_to(ben, BEN)
    assert brought(letter, a_mail(letter)) == "taken"
    leave(by=ben.person)
    assert brought(letter, a_mail(letter)) == "for nobody"
    assert told(ben) == []


def test_after_thirty_days_or_switched_on_again_an_old_address_is_none(two):
    ana, ben = two
    letter = a_letter(ana, ben)
    with time_machine.travel(clock.now() + rules.HOLDS_FOR):
        assert brought(letter, a_mail(letter)) == "not taken"
    asks(ben)
    assert brought(letter, a_mail(letter)) == "for nobody"
    assert Message.objects.filter(author=ben).count() == 0


def test_what_cannot_be_taken_is_told_without_a_word_of_it_and_at_most_once_an_hour(two):
    ana, ben = two
    letter = a_letter(ana, ben)
    for text in ("", "  \n", f"{CANARY} " * 2000, "-- \nonly a signature"):
        assert brought(letter, a_mail(letter, text)) == "not taken"
    assert len(told(ben)) == 1
    with time_machine.travel(clock.now() + timedelta(minutes=61)):
        file = 'Content-Type: image/png; name="a.png"\r\n\r\nx'
        mixed = f"--b\r\nContent-Type: text/plain\r\n\r\nLook at this\r\n--b\r\n{file}\r\n--b--"
        mail = a_mail(letter, mixed, Content_Type="multipart/mixed; boundary=b", plain=False)
        assert [brought(letter, mail), brought(letter, mail)] == ["taken", "taken"]
    assert by_mail(ana) == ["Look at this"]
    first, second = [written(each) for each in told(ben)]
    assert "was not put where you wanted it" in first.text
    assert "files that came with them were not taken" in second.text
    for letter in (first, second):
        assert CANARY not in f"{letter.subject}{letter.text}{letter.html}"
        assert "Ana" not in f"{letter.subject}{letter.text}{letter.html}"


def test_two_programs_that_answer_each_other_come_to_an_end(two, monkeypatch):
    letter = a_letter(*two)
    monkeypatch.setattr(rules, "MOST_IN_A_DAY", 3)
    became = [brought(letter, a_mail(letter, f"I am away ({at})")) for at in range(5)]
    assert became == ["taken"] * 3 + ["not taken"] * 2
    assert len(told(two[1])) == 1


def test_no_word_of_a_mail_is_written_down_anywhere(two, caplog):
    ana, ben = two
    letter = a_letter(ana, ben)
    caplog.set_level(logging.DEBUG)
    with structlog.testing.capture_logs() as lines:
        assert brought(letter, a_mail(letter, CANARY, Message_ID=f"<{CANARY}@x>", Subject=CANARY)) == "taken"
        brought(letter, a_mail(letter, CANARY * 2000))
        brought(letter, a_mail(letter, CANARY, From=f"{CANARY} <{CANARY}@evil.example.com>"))
    let_letters_say(ben.partnership_id, "", mine_alone=False, by=ben.person)
    assert CANARY in by_mail(ana)
    everything = [str(lines), caplog.text, *map(str, Letter.objects.values()), *map(str, DiaryEntry.objects.values())]
    everything += [
        words
        for each in Letter.objects.filter(to=ana.person)
        if (found := written(each))
        for words in (found.subject, found.text, found.html)
    ]
    assert not [each for each in everything if CANARY in each]
    assert Partner.objects.get(pk=ben.pk).touched_on == clock.today()
