"""Two to eight agree on a time; what waits for whom, and what stands on their journey."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sameboat.base.kit import clock
from sameboat.base.kit.verdicts import Refused
from sameboat.base.live.models import Bell
from sameboat.members.notices.models import Letter
from sameboat.mentoring.meetings import actions
from sameboat.mentoring.meetings.queries.journey import meetings_on_the_journey
from sameboat.mentoring.meetings.queries.myself import my_meetings
from sameboat.mentoring.meetings.queries.own import meetings_of
from sameboat.mentoring.meetings.queries.waiting import meetings_that_wait
from sameboat.mentoring.partnerships.models import Partner
from tests import site_makers as make
from tests.mentoring.meetings import makers

LATER = (date(2026, 12, 3), time(20))


@pytest.fixture
def three(db):  # noqa: ARG001  it makes rows
    with time_machine.travel(datetime(2026, 11, 23, 9, tzinfo=UTC), tick=False):
        yield makers.far_apart("Ana", "Ben", "Cleo", zones=("Europe/Lisbon", "Pacific/Auckland", "Asia/Kathmandu"))


def test_it_is_agreed_when_one_time_suits_everybody_and_not_before(three):
    ana, ben, cleo = three
    meeting = makers.proposed(three, makers.WHEN, LATER)
    early, late = meeting.times.order_by("starts_at")
    actions.answer_times(meeting, [early.pk], by=ben.person)
    actions.answer_times(meeting, [late.pk], by=cleo.person)
    meeting.refresh_from_db()
    assert meeting.starts_at is None
    actions.answer_times(meeting, [early.pk, late.pk], by=cleo.person)
    meeting.refresh_from_db()
    assert meeting.starts_at == early.starts_at
    assert Letter.objects.filter(kind="meeting_agreed").count() == 3
    with pytest.raises(Refused, match="Other times were proposed"):
        actions.answer_times(meeting, [late.pk], by=ana.person)


def test_what_was_agreed_stands_until_all_agree_on_another_time(three):
    ana, ben, cleo = three
    meeting = makers.agreed(three)
    actions.propose_other_times(meeting, [LATER], by=cleo.person)
    actions.answer_times(meeting, [meeting.times.get(replaced_at=None).pk], by=ben.person)
    meeting.refresh_from_db()
    assert (meeting.day, meeting.zone) == (makers.WHEN[0], "Europe/Lisbon")
    actions.answer_times(meeting, [meeting.times.get(replaced_at=None).pk], by=ana.person)
    meeting.refresh_from_db()
    assert (meeting.day, meeting.zone) == (LATER[0], "Asia/Kathmandu")


def test_a_fourth_time_and_one_that_has_passed_are_refused(three):
    ana, *_others = three
    four = [(date(2026, 12, day), time(20)) for day in range(1, 5)]
    for times, why in ((four, "up to 3 times"), ([(date(2026, 11, 1), time(9))], "has passed"), ([], "at least one")):
        with pytest.raises(Refused, match=why):
            actions.propose_meeting(ana.partnership_id, "talk", 60, times, by=ana.person)


def test_whoever_muted_gets_no_letter_and_what_waits_takes_two_looks(three):
    ana, ben, cleo = three
    Partner.objects.filter(pk=cleo.pk).update(muted_at=clock.now())
    for _each in range(3):
        makers.proposed(three)
    assert {each.to for each in Letter.objects.filter(kind="meeting_proposed")} == {ben.person}
    with CaptureQueriesContext(connection) as seen:
        assert len(list(meetings_that_wait(cleo.person))) == 3
    assert len(seen) <= 2
    assert list(meetings_that_wait(ana.person)) == []


def test_a_meeting_stands_on_the_journey_once_somebody_says_that_they_met(three):
    ana, ben, _cleo = three
    meeting = makers.agreed(three, kind="visit")
    with pytest.raises(Refused, match="once the meeting has begun"):
        actions.say_met(meeting, True, by=ana.person)
    with time_machine.travel(datetime(2026, 12, 2, 12, tzinfo=UTC)):
        assert len(list(meetings_that_wait(ben.person))) == 1
        actions.say_met(meeting, True, by=ana.person)
        [moment] = meetings_on_the_journey(make.reader(ben))
    assert (moment.kind, moment.about, moment.words) == ("visit", meeting.pk, "")
    assert my_meetings(ana.person)["meetings"][0]["met"] is True


def test_whoever_left_a_circle_learns_of_nothing_on_which_the_others_agree_since(three):
    ana, ben, cleo = three
    kept, moved = makers.agreed(three), makers.agreed(three)
    Partner.objects.filter(pk=cleo.pk).update(left_at=clock.now())
    cleo.refresh_from_db()
    with time_machine.travel(datetime(2026, 11, 24, 9, tzinfo=UTC)):
        actions.propose_other_times(moved, [LATER], by=ana.person)
        actions.answer_times(moved, [moved.times.get(replaced_at=None).pk], by=ben.person)
        new = makers.agreed([ana, ben])
    with time_machine.travel(datetime(2026, 12, 4, 12, tzinfo=UTC)):
        for meeting in (kept, moved, new):
            actions.say_met(meeting, True, by=ana.person)
        assert set(meetings_of(ben)) == {kept, moved, new}
        assert len(my_meetings(ben.person)["meetings"]) == len(list(meetings_on_the_journey(make.reader(ben)))) == 3
        assert list(meetings_of(cleo)) == [kept]
        assert len(my_meetings(cleo.person)["meetings"]) == 1
        assert list(meetings_on_the_journey(make.reader(cleo))) == []


def test_a_note_for_oneself_alone_rings_on_nobodys_page(three):
    ana, *_others = three
    meeting = makers.proposed(three)
    before = Bell.objects.count()
    actions.keep_own_note(meeting, "for me", by=ana.person)
    assert Bell.objects.count() == before
    actions.keep_note(meeting, "for all", by=ana.person)
    assert Bell.objects.count() == before + 1
