"""Whoever is blocked is kept apart by everything that brings people together; no report waits in silence."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress

from sameboat.base.kit import clock
from sameboat.base.kit.models import DiaryEntry
from sameboat.base.kit.verdicts import Refused
from sameboat.base.vault.models import DataKey
from sameboat.members.notices.models import Letter
from sameboat.members.notices.words import written
from sameboat.members.people.models import Person
from sameboat.members.safety.actions import (
    Said,
    acknowledge,
    alarm_where_nobody_answered,
    answer,
    begin_report,
    block,
    close,
    forget_old_reports,
    forget_unsent_reports,
    look_at,
    send_report,
    unblock,
)
from sameboat.members.safety.models import Report
from sameboat.members.safety.queries import avoided_for_matching, kept_apart_from, reports_for
from sameboat.members.safety.rules import may_report
from sameboat.mentoring.matching.bridge.given import people_for_the_engine
from sameboat.mentoring.partnerships.actions import open_partnership
from sameboat.mentoring.programmes.models import Role
from tests import site_makers as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def met():
    """Two who met in one programme, and apply to another one under a new name and address."""
    two = make.partners("Ana", "Ben")
    ana, ben = (each.person for each in make.parts_of(two))
    later = make.round_of(make.programme("Far Away"))
    Person.objects.filter(pk=ben.pk).update(email="somebody.else@example.org", name="Benedict")
    EmailAddress.objects.filter(user=ben).update(email="somebody.else@example.org")
    applied = [make.proved_applicant(later, Person.objects.get(pk=each.pk), country="PT") for each in (ana, ben)]
    return ana, Person.objects.get(pk=ben.pk), later, applied


@pytest.mark.parametrize("the_other_way", [False, True])
def test_who_is_blocked_is_kept_apart_in_every_programme_and_from_either_side(met, the_other_way):
    ana, ben, later, applied = met
    by, whom = (ben, ana) if the_other_way else (ana, ben)
    row = block(whom, by=by)
    avoid = {person.id: set(person.avoid) for person in people_for_the_engine(later)}
    mine, theirs = (applied[1], applied[0]) if the_other_way else applied
    assert avoid == {str(mine.pk): {str(theirs.pk)}, str(theirs.pk): set()}
    assert kept_apart_from(ana.pk) == {ben.pk}
    assert kept_apart_from(ben.pk) == {ana.pk}
    unblock(row.pk, by=by)
    assert avoided_for_matching([ana.pk, ben.pk]) == {}


def test_even_by_hand_they_are_not_brought_together_and_nobody_is_told_why(met):
    ana, ben, later, applied = met
    block(ben, by=ana)
    with pytest.raises(Refused, match="may not tell"):
        open_partnership(later, applied, reason="", by=None)


def test_nobody_else_reads_in_a_diary_that_they_were_blocked(met):
    ana, ben, _later, _applied = met
    before = DiaryEntry.objects.filter(whose=ben).count()
    block(ben, by=ana)
    assert DiaryEntry.objects.filter(whose=ben).count() == before
    assert not Letter.objects.filter(to=ben, kind__contains="block").exists()


@pytest.fixture
def sent():
    two = make.partners("Ana", "Ben")
    lead = make.on_the_team(two.round.programme, Role.SAFEGUARDING_LEAD)
    ana = make.parts_of(two)[0].person
    report = begin_report(Said("Help."), by=ana, programme=two.round.programme_id, partnership=two.pk)
    return send_report(report.pk, by=ana), ana, lead


def test_a_day_without_an_answer_tells_a_second_person(sent, settings):
    settings.CONTACT = "somebody@example.org"
    report, _ana, lead = sent
    second = make.on_the_team(make.programme("Far Away"), Role.SAFEGUARDING_LEAD)
    assert reports_for(second) == []
    assert alarm_where_nobody_answered() == 0
    with time_machine.travel(clock.now() + timedelta(hours=24, minutes=1), tick=False):
        assert alarm_where_nobody_answered() == 1
        assert alarm_where_nobody_answered() == 0
    assert reports_for(second) == [report]
    assert {each.to for each in Letter.objects.filter(kind="report_overdue")} == {lead, second}


def test_whoever_is_told_in_time_raises_no_alarm_and_every_look_is_in_a_diary(sent):
    report, ana, lead = sent
    look_at(report.pk, by=lead)
    acknowledge(report.pk, by=lead)
    acts = DiaryEntry.objects.filter(about=report.pk, whose=ana, by=lead).values_list("act", flat=True)
    assert set(acts) == {"looked at a report", "acknowledged a report"}
    with time_machine.travel(clock.now() + timedelta(days=2), tick=False):
        assert alarm_where_nobody_answered() == 0


def test_an_answer_is_heard_of_also_where_the_report_is_closed_before_the_letter_goes(sent):
    report, ana, lead = sent
    answer(report.pk, "We are with you.", by=lead)
    close(report.pk, by=lead)
    assert written(Letter.objects.get(kind="report_answered", to=ana))
    assert written(Letter.objects.get(kind="report_waits", to=lead)) is None


@pytest.mark.parametrize("words", ["", "Help."])
def test_more_than_two_hundred_chosen_are_refused_whatever_is_written_with_them(words):
    assert may_report(words, 200)
    assert "two hundred" in str(may_report(words, 201).why)


def test_a_report_goes_with_its_key_after_two_years_and_unsent_after_a_day(sent):
    report, ana, _lead = sent
    begun = begin_report(Said("Once more."), by=ana, programme=report.programme, partnership=report.partnership)
    with time_machine.travel(clock.now() + timedelta(days=2), tick=False):
        assert (forget_unsent_reports(), forget_old_reports()) == (1, 0)
    assert not DataKey.objects.filter(owner=begun.pk).exists()
    with time_machine.travel(clock.now() + timedelta(days=731), tick=False):
        assert forget_old_reports() == 1
    assert not DataKey.objects.filter(owner=report.pk).exists()
    assert not Report.objects.exists()
