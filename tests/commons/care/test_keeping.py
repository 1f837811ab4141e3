"""ILN fixture 8, through the clock: a silent pair on days 6, 7, 14 and 21; a holiday suspends; a click begins anew."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sameboat.commons.care.actions.answering import keep_to_our_rhythm, say_how_it_is
from sameboat.commons.care.models import Ask, Rhythm, Silence
from sameboat.mentoring.partnerships.models import Absence, Partner, Partnership
from tests import site_makers as make
from tests.commons.care.keeping import FIRST, letters, looked_after, on_day, two_of_the_iln, writes

pytestmark = pytest.mark.django_db

ASKED = [("are_you_in_touch", "Ana"), ("are_you_in_touch", "Ben")]
OFFERED = [("somebody_new", "Ana"), ("somebody_new", "Ben")]


@pytest.fixture
def pair():
    return two_of_the_iln("Ana", "Ben")[0]


def asked_of(partner, kind=Ask.Kind.IN_TOUCH):
    return Ask.objects.filter(partner=partner, kind=kind).latest("asked_at")


def says(partner, choice, number):
    with on_day(number):
        say_how_it_is(asked_of(partner), choice, by=partner.person)


def test_on_day_six_nothing_on_day_seven_both_are_asked_then_the_team_is_told_then_somebody_new_is_offered(pair):
    looked_after(1, 6)
    assert letters() == []
    looked_after(7)
    assert letters() == ASKED
    looked_after(8, 13)
    assert letters() == ASKED
    looked_after(14)
    assert letters() == [*ASKED, ("some_are_quiet", pair.troubleshooter.person.name)]
    looked_after(15, 20)
    assert len(letters()) == 3
    looked_after(21)
    assert letters()[3:] == OFFERED
    looked_after(22, 28, 39)
    assert len(letters()) == 5


def test_a_holiday_suspends_the_count_and_nothing_is_sent_during_it(pair):
    ana, _ben = make.parts_of(pair)
    first = FIRST.date()
    Absence.objects.create(partner=ana, first_day=first + timedelta(3), last_day=first + timedelta(10))
    looked_after(2, 7, 9, 14)
    assert letters() == []
    looked_after(15)
    assert letters() == ASKED


def test_a_yes_of_either_begins_the_count_anew(pair):
    ana, _ben = make.parts_of(pair)
    looked_after(7)
    says(ana, "yes", 8)
    looked_after(9, 14)
    assert letters() == ASKED
    assert not Silence.objects.filter(over_at=None).exists()
    looked_after(15)
    assert letters() == ASKED * 2


def test_we_talk_elsewhere_makes_it_monthly_until_one_of_them_would_rather_not(pair):
    ana, ben = make.parts_of(pair)
    looked_after(7)
    says(ben, "elsewhere", 7)
    looked_after(14, 21, 36)
    assert letters() == ASKED
    looked_after(37)
    assert letters() == ASKED * 2
    says(ana, "yes", 37)
    with on_day(38):
        keep_to_our_rhythm(pair.pk, by=ana.person)
    looked_after(43)
    assert letters() == ASKED * 2
    looked_after(44)
    assert letters() == ASKED * 3


def test_the_last_word_counts_so_whoever_hears_nothing_is_not_outvoted(pair):
    ana, ben = make.parts_of(pair)
    looked_after(7)
    says(ana, "yes", 7)
    says(ben, "not_yet", 8)
    looked_after(9)
    looked_after(14)
    assert ("some_are_quiet", pair.troubleshooter.person.name) in letters()


def test_whoever_writes_into_silence_is_helped_and_an_answer_ends_it(pair):
    ana, ben = make.parts_of(pair)
    for number in (1, 4, 7):
        writes(ana, number)
        looked_after(number)
    assert letters() == []
    looked_after(8)
    assert letters() == ASKED
    writes(ben, 9)
    looked_after(9)
    assert not Silence.objects.filter(over_at=None).exists()
    assert not Ask.objects.filter(over_at=None).exists()
    looked_after(15)
    assert letters() == ASKED


def test_in_a_circle_one_quiet_person_is_let_be_while_two_others_talk(pair):
    del pair
    circle, _coordinator, _helper = two_of_the_iln("Cleo", "Dan", "Eve", "Fay")
    cleo, dan, *_rest = make.parts_of(circle)
    for number in range(1, 30, 3):
        writes(cleo if number % 2 else dan, number)
        looked_after(number)
    assert not Silence.objects.filter(partnership=circle).exists()


def test_each_is_asked_on_their_own_day_and_by_daylight(pair):
    ana, ben = make.parts_of(pair)
    type(ana.person).objects.filter(pk=ana.person_id).update(zone="Pacific/Auckland")
    looked_after(6, hour=18)  # seven in the morning there, on day 7
    assert letters() == []
    looked_after(6, hour=19)
    assert letters() == [("are_you_in_touch", "Ana")]
    looked_after(7, hour=7)
    assert len(letters()) == 1
    looked_after(7, hour=8)
    assert letters() == ASKED
    del ben


def test_no_letter_to_whoever_muted_it_and_none_after_the_end(pair):
    ana, _ben = make.parts_of(pair)
    Partner.objects.filter(pk=ana.pk).update(muted_at=FIRST)
    looked_after(7)
    assert letters() == [("are_you_in_touch", "Ben")]
    Partnership.objects.filter(pk=pair.pk).update(ended_at=FIRST)
    looked_after(14, 21)
    assert len(letters()) == 1


def test_without_a_troubleshooter_the_coordinators_are_told_in_one_letter_for_all(pair):
    other = make.partners("Gil", "Hal", round_=pair.round)
    Partnership.objects.update(troubleshooter=None, starts_on=FIRST.date())
    del other
    looked_after(7, 14)
    assert [kind for kind, _to in letters()].count("some_are_quiet") == 1


def test_a_site_that_begins_to_care_goes_step_by_step(pair):
    looked_after(60)
    assert letters() == ASKED
    looked_after(61, 62, 66)
    assert letters() == ASKED
    looked_after(67)
    assert len(letters()) == 3
    del pair


def test_the_duty_asks_a_fixed_number_of_questions_however_many_partnerships(pair, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from sameboat.commons.care.actions.keeping import keep_in_touch

    looked_after(1)
    with on_day(2), CaptureQueriesContext(connection) as one:
        keep_in_touch()
    for at in range(3):
        make.partners(f"One {at}", f"Other {at}", round_=pair.round)
    Partnership.objects.update(starts_on=FIRST.date())
    looked_after(1)
    with on_day(2), django_assert_num_queries(len(one)):
        keep_in_touch()
    assert Rhythm.objects.count() == 4
