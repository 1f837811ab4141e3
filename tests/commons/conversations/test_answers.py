"""Answering by mail is off until asked for; its address is for one person, one talk and less than thirty days."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress

from sameboat.base.kit import clock
from sameboat.base.kit.verdicts import Refused
from sameboat.commons.conversations import queries
from sameboat.commons.conversations.actions import answer_by_mail, keep_draft, stop_answers_by_mail, take_answer
from sameboat.commons.conversations.models import Bookmark, Draft
from sameboat.commons.conversations.rules.answering import LENGTH, PROOF, read_address
from sameboat.members.notices.mailing import envelope
from sameboat.members.notices.models import Letter
from sameboat.members.notices.words import written
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.models import Partner
from tests import site_makers as make
from tests.commons.conversations.answering import asks, moves_to
from tests.commons.conversations.making import said

pytestmark = pytest.mark.django_db


def letter_to(part):
    return written(Letter.objects.filter(to=part.person, kind="something_waits").latest("made_at"))


def test_it_is_off_until_somebody_asks_with_a_mailbox_of_their_own(two, settings):
    ana, ben = two
    said(ana)
    assert letter_to(ben).answer_to == ""
    assert "above this line" not in letter_to(ben).text
    make.person("Cleo")  # a third at the same address
    with pytest.raises(Refused, match="institution"):
        asks(ben, own=False)
    moves_to(ben, "ben@home.example.org")
    with pytest.raises(Refused, match="yours alone"):
        answer_by_mail(ben.partnership_id, mine_alone=False, by=ben.person)
    EmailAddress.objects.filter(user=ben.person).update(verified=False)
    with pytest.raises(Refused, match="reach you"):
        answer_by_mail(ben.partnership_id, mine_alone=True, by=ben.person)
    moves_to(ben, "ben@home.example.org")
    settings.ANSWERS_VERIFIED_BY = ""
    with pytest.raises(Refused, match="takes no answers"):
        answer_by_mail(ben.partnership_id, mine_alone=True, by=ben.person)
    settings.ANSWERS_VERIFIED_BY = "mx.example.org"
    answer_by_mail(ben.partnership_id, mine_alone=True, by=ben.person)
    letter = letter_to(ben)
    assert letter.text.startswith("--== Write your answer above this line ==--\n")
    assert letter.html.index("above this line") < letter.html.index('class="name"')
    message = envelope(letter, "<one@example.org>").message()
    assert message["Reply-To"].endswith(f"<{letter.answer_to}>")
    assert message["Auto-Submitted"] == "auto-generated"
    settings.ANSWERS_AT = ""
    assert letter_to(ben).answer_to == ""


def test_an_address_is_for_one_person_and_one_talk_and_no_longer_than_it_is_wanted(two):
    ana, ben = two
    asks(ben)
    said(ana)
    address = letter_to(ben).answer_to
    local = address.partition("@")[0]
    assert len(local) == LENGTH <= 64
    assert local == local.casefold()
    assert PROOF * 8 >= 128
    asked = queries.asked_at(address.upper())
    assert asked.part == ben
    assert asked.is_taken()
    for place in range(0, LENGTH, 7):  # any other letter anywhere, and it proves nothing
        other = local[:place] + ("a" if local[place] != "a" else "b") + local[place + 1 :]
        assert queries.asked_at(f"{other}@answers.example.org") is None
    assert queries.asked_at(f"{local}@other.example.org") is None
    with time_machine.travel(clock.now() + timedelta(days=30)):
        assert not queries.asked_at(address).is_taken()
    stop_answers_by_mail(ben.partnership_id, by=ben.person)
    assert not queries.asked_at(address).is_taken()
    asks(ben)
    assert queries.asked_at(address) is None  # on again: the old ones stay dead
    fresh = letter_to(ben).answer_to
    assert queries.asked_at(fresh).is_taken()
    Person.objects.filter(pk=ben.person_id).update(paused_since=clock.now())
    assert not queries.asked_at(fresh).is_taken()
    Person.objects.filter(pk=ben.person_id).update(paused_since=None)
    make.on_the_team(ben.partnership.round.programme, who=make.person("Ingrid", email="ingrid@home.example.org"))
    assert not queries.asked_at(fresh).is_taken()  # the mailbox turned out to be an institution's
    moves_to(ben, "ben@elsewhere.example.org")
    assert queries.asked_at(fresh) is None


def test_whatever_stands_before_the_at_is_understood_or_not_an_address():
    for wrong in ("", "postmaster", "a" * 60, "a" * 62, "1" * 61, "ä" * 61, "=" * 61, "!" * 61):
        assert read_address(wrong) is None
    assert read_address("a" * 61) is not None  # spelled as ours are; it proves nothing


def test_an_answer_by_mail_leaves_what_was_read_and_begun_as_it_is_and_the_next_letter_comes(two):
    ana, ben = two
    asks(ben)
    said(ana, "One")
    keep_draft(ben.partnership_id, "Something else", form="0b1a9e0e-7a3a-4d8e-9a55-5d3f0a9c1b11", by=ben.person)
    asked = queries.asked_at(letter_to(ben).answer_to)
    assert take_answer(asked, "Two", form="1b1a9e0e-7a3a-4d8e-9a55-5d3f0a9c1b11")
    assert Draft.objects.filter(author=ben).exists()
    assert not Bookmark.objects.filter(part=ben).exists()
    for _again in range(2):
        said(ana, "Three")
    assert Letter.objects.filter(to=ben.person, kind="something_waits").count() == 2
    assert Partner.objects.get(pk=ben.pk).touched_on == clock.today()
