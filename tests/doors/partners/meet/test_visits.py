"""A visit and an observation: the host is asked, and what is looked at is agreed beforehand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sameboat.base.kit import clock
from sameboat.members.notices.models import Letter
from sameboat.members.notices.words import written
from sameboat.mentoring.meetings import actions, queries
from sameboat.mentoring.meetings.actions.hosting import forget_old_hostings
from sameboat.mentoring.meetings.models import Hosting
from sameboat.mentoring.meetings.queries.links import link_of_host
from sameboat.mentoring.partnerships.actions import forget_words_of
from sameboat.mentoring.partnerships.models import Partnership
from tests import site_makers as make
from tests.mentoring.meetings import makers


@pytest.fixture
def two(db):  # noqa: ARG001  it makes rows
    with time_machine.travel(datetime(2026, 11, 23, 9, tzinfo=UTC), tick=False):
        yield makers.far_apart()


@pytest.fixture
def observation(two):
    return makers.agreed(two, kind="observation")


def page(name, part, *more):
    return reverse(name, args=[part.partnership_id, *more])


def asked(client, part, meeting, **more):
    said = {"host": "Mrs Okafor", "who": "Ana and Ben", "purpose": "How a class begins", "not_done": ["photographs"]}
    make.sign_in(client, part.person).post(page("partner_meeting_host", part, meeting.pk), said | more)
    client.logout()
    return reverse("host_of_a_visit", args=[link_of_host(Hosting.objects.get(ended_at=None))])


def test_a_host_says_yes_without_an_account_and_takes_it_back(two, observation, client):
    ana, ben = two
    address = asked(client, ana, observation, address="okafor@example.org")
    [letter] = Letter.objects.filter(kind="host_asked")
    mail = written(letter)
    assert mail.address == "okafor@example.org"
    assert address in mail.text
    assert not [word for word in ("Ana", "Ben", "class", "Okafor") if word in mail.text + mail.subject]

    for _scanner in range(2):
        said = client.get(address).content.decode()
    for word in ("Ana and Ben", "How a class begins", "No photographs", "1 December 2026, 20:00–21:00"):
        assert word in said
    assert Hosting.objects.get().answered_at is None
    assert client.post(address, {"answer": ""}).context["form"].errors
    client.post(address, {"answer": "yes", "words": "Ring twice"})
    assert {each.to for each in Letter.objects.filter(kind="host_answered")} == {ana.person, ben.person}
    make.sign_in(client, ben.person)
    said = client.get(page("partner_meeting", ben, observation.pk)).content.decode()
    assert "The host has said yes" in said
    assert "Ring twice" in said
    client.logout()
    client.post(address, {"withdraw": "yes"})
    assert "please do not come" in make.sign_in(client, ana.person).get(
        page("partner_meeting", ana, observation.pk)
    ).content.decode().replace("  ", " ")


def test_a_host_is_asked_anew_when_the_time_changes_and_told_when_nobody_comes(two, observation, client):
    ana, ben = two
    address = asked(client, ana, observation, address="okafor@example.org")
    client.post(address, {"answer": "yes"})
    actions.propose_other_times(observation, [(makers.WHEN[0] + timedelta(days=2), makers.WHEN[1])], by=ben.person)
    actions.answer_times(observation, [observation.times.get(replaced_at=None).pk], by=ana.person)
    assert Letter.objects.filter(kind="host_time_changed").count() == 1
    assert "say once more" in client.get(address).content.decode()
    actions.call_off(observation, by=ben.person)
    assert Letter.objects.filter(kind="host_called_off").count() == 1
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("gone", ["forged", "erased", "ended", "old"])
def test_a_hosts_page_that_is_no_more_is_like_one_that_never_was(two, observation, client, gone):
    ana, _ben = two
    address = asked(client, ana, observation)
    assert not Letter.objects.filter(kind="host_asked").exists()  # the link is passed on by hand
    if gone == "forged":
        address = address[:-3] + "x/"
    elif gone == "erased":
        forget_words_of(ana)
    elif gone == "ended":
        Partnership.objects.update(ended_at=clock.now(), ended_early=True)
        assert client.get(address).status_code == 200
        assert "Nobody comes any more" in client.get(address).content.decode()
        return
    else:
        assert forget_old_hostings(clock.now() + timedelta(days=60)) == 1
    assert client.get(address).status_code == 404


def test_only_what_both_said_yes_to_is_agreed(two, observation, client):
    ana, ben = two
    make.sign_in(client, ana.person)
    for text in ("how questions are answered", "canary-never-agreed"):
        client.post(page("partner_elements", ana, observation.pk), {"text": text})
    assert queries.agreed_elements(observation) == []
    first = observation.elements.order_by("written_at")[0]
    make.sign_in(client, ben.person).post(page("partner_element", ben, observation.pk, first.pk), {"do": "yes"})
    assert queries.agreed_elements(observation) == [first]
    client.post(page("partner_element", ben, observation.pk, first.pk), {"do": "remove"})
    assert queries.agreed_elements(observation) == [first]  # nobody removes what somebody else wrote
    assert "agreed" in client.get(page("partner_meeting", ben, observation.pk)).content.decode()


def test_an_agenda_is_written_ticked_and_moved_by_all_and_notes_are_for_whom_they_are_meant(two, client):
    ana, ben = two
    meeting = makers.agreed(two)
    here = page("partner_meeting", ana, meeting.pk)
    make.sign_in(client, ana.person)
    client.post(page("partner_agenda", ana, meeting.pk), {"begin": "yes"})
    client.post(page("partner_agenda", ana, meeting.pk), {"text": "The canary post"})
    long = client.post(page("partner_agenda", ana, meeting.pk), {"text": "x" * 301})
    assert "x" * 301 in long.content.decode()  # what was typed is kept
    last = meeting.agenda.order_by("-position")[0]
    make.sign_in(client, ben.person)
    client.post(page("partner_agenda_item", ben, meeting.pk, last.pk), {"do": "up"})
    client.post(page("partner_agenda_item", ben, meeting.pk, last.pk), {"do": "done"})
    client.post(page("partner_agenda_item", ben, meeting.pk, last.pk), {"do": "remove"})
    assert [each.pk for each in meeting.agenda.order_by("position")].index(last.pk) == 3
    client.post(page("partner_meeting_note", ben, meeting.pk, "note"), {"text": "canary-for-all"})
    client.post(page("partner_meeting_note", ben, meeting.pk, "own"), {"text": "canary-for-ben"})
    assert "canary-for-ben" in client.get(here).content.decode()
    said = make.sign_in(client, ana.person).get(here).content.decode()
    assert "The canary post" in said
    assert "canary-for-all" in said
    assert "canary-for-ben" not in said


def test_a_practice_interview_has_questions_and_seats(two, client):
    ana, ben = two
    meeting = makers.agreed(two, kind="practice")
    here = page("partner_practice", ana, meeting.pk)
    make.sign_in(client, ana.person)
    client.post(here, {"listed": ["yourself", "privacy"], "own": "Why us?\n\nWhy now?"})
    assert meeting.questions.count() == 4
    client.post(page("partner_seats", ana, meeting.pk), {"first": str(ben.pk)})
    assert "Now Ben answers, and you ask" in client.get(here).content.decode()
    client.post(page("partner_seats", ana, meeting.pk), {"swap": "yes"})
    said = client.get(here).content.decode()
    assert "Now you answer" in said or "Seats are swapped" in said
    assert "Why now?" in said


def test_a_page_takes_as_many_looks_into_the_database_however_much_stands_on_it(two, observation, client):
    ana, _ben = two
    make.sign_in(client, ana.person)
    here = page("partner_meeting", ana, observation.pk)

    def looks():
        with CaptureQueriesContext(connection) as seen:
            assert client.get(here).status_code == 200
        return len(seen)

    def write():
        for part in two:
            actions.add_to_agenda(observation, ["one", "two"], by=part.person)
            actions.propose_element(observation, "one", by=part.person)
            actions.keep_note(observation, "noted", by=part.person)

    write()
    before = looks()
    write()
    write()
    assert looks() == before
