"""After the announcement: newcomers, people left alone, and those whose partner never came."""

from datetime import timedelta

import pytest
import time_machine

from sameboat.base.kit import clock
from sameboat.base.kit.verdicts import Refused
from sameboat.members.notices.models import Letter
from sameboat.members.notices.registry import kind
from sameboat.members.safety.actions import name_people_to_avoid
from sameboat.mentoring.matching.actions.newcomers import (
    choose_newcomers,
    match_newcomers,
    match_waiting,
    tell_newcomers,
    tell_those_who_wait,
)
from sameboat.mentoring.matching.actions.replacing import replace, tell_whoever_lost_a_partner
from sameboat.mentoring.matching.actions.running import run_round
from sameboat.mentoring.matching.models import Run
from sameboat.mentoring.matching.queries.waiting import pool_of, who_waits
from sameboat.mentoring.partnerships.actions import leave_partnerships, open_partnership
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.programmes.models import Round
from sameboat.mentoring.programmes.queries.enrolments import as_applied
from sameboat.mentoring.programmes.rules.enrolments import may_fill_in, may_withdraw
from tests import site_makers as make
from tests.mentoring.matching.mentors import round_of_mentors, taking_part

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_():
    """A round of pairs that goes on all year, and was told an hour ago."""
    then = clock.now() - timedelta(hours=1)
    return make.round_of(closes_on=None, announced_at=then, rules={"different": ["country"]}, newcomers="each")


def comes(round_, name, country):
    return make.proved_applicant(round_, make.person(name), country=country, languages=["en"])


def paired(round_, one, other):
    return open_partnership(round_, [one, other], reason="Both speak English.", by=None)


def part_of(enrolment):
    return Partner.objects.get(enrolment=enrolment, partnership__ended_at=None)


def letters_to(enrolment):
    return list(Letter.objects.filter(to=enrolment.person).order_by("made_at", "pk").values_list("kind", flat=True))


def what_a_worker_does():
    started = match_newcomers()
    for run in Run.objects.going():
        run_round.func(str(run.pk))
    return started, tell_newcomers()


def together(one, other):
    return Partner.objects.filter(
        enrolment=one, left_at=None, partnership__partners__enrolment=other, partnership__ended_at=None
    ).exists()


def test_a_newcomer_is_matched_with_whoever_waits_and_both_are_told(round_):
    waiting, newcomer = comes(round_, "Ada", "PT"), comes(round_, "Ben", "NZ")
    assert what_a_worker_does() == (1, 1)
    assert together(waiting, newcomer)
    assert letters_to(waiting) == letters_to(newcomer) == ["told_late"]
    run = Run.objects.get()
    assert (run.purpose, run.by, run.announced_at is not None) == ("waiting", None, True)
    assert what_a_worker_does() == (0, 0), "nobody waits, so nothing is run"


def test_two_who_may_not_meet_go_on_waiting_and_are_not_tried_again_and_again(round_):
    comes(round_, "Ada", "PT"), comes(round_, "Ben", "PT")
    assert what_a_worker_does() == (1, 1)
    assert what_a_worker_does() == (0, 0)
    third = comes(round_, "Cleo", "NZ")
    assert what_a_worker_does() == (1, 1)
    assert Partner.objects.filter(enrolment=third).exists()


def test_by_hand_nothing_happens_by_itself_and_weekly_after_a_week(round_):
    coordinator = make.on_the_team(round_.programme)
    choose_newcomers(round_, "by_hand", by=coordinator)
    comes(round_, "Ada", "PT"), comes(round_, "Ben", "NZ")
    assert what_a_worker_does() == (0, 0)
    choose_newcomers(round_, "weekly", by=coordinator)
    assert what_a_worker_does() == (0, 0)
    with time_machine.travel(clock.now() + timedelta(days=7), tick=False):
        assert what_a_worker_does() == (1, 1)


def test_circles_take_in_nobody_one_by_one(round_):
    round_.programme.shape = "circles"
    round_.programme.save()
    with pytest.raises(Refused, match="once a week"):
        choose_newcomers(round_, "each", by=make.on_the_team(round_.programme))


def test_a_coordinator_matches_those_who_wait_looks_and_tells(round_):
    coordinator = make.on_the_team(round_.programme)
    Round.objects.filter(pk=round_.pk).update(newcomers="by_hand")
    round_.refresh_from_db()
    one, other = comes(round_, "Ada", "PT"), comes(round_, "Ben", "NZ")
    run = match_waiting(round_, by=coordinator)
    run_round.func(str(run.pk))
    assert letters_to(one) == [], "nothing is told before a coordinator says so"
    assert tell_newcomers() == 0
    assert tell_those_who_wait(run, by=coordinator) == 0
    assert together(one, other)
    with pytest.raises(Refused, match="told already"):
        tell_those_who_wait(run, by=coordinator)


def test_somebody_who_would_rather_not_is_left_out_at_the_last_moment(round_):
    coordinator = make.on_the_team(round_.programme)
    one = comes(round_, "Ada", "PT")
    comes(round_, "Ben", "NZ")
    run = match_waiting(round_, by=coordinator)
    run_round.func(str(run.pk))
    name_people_to_avoid(["Ben"], by=one.person)
    assert tell_those_who_wait(run, by=coordinator) == 1
    assert not Partner.objects.exists()


def test_nobody_waits_before_people_were_told(round_):
    Round.objects.filter(pk=round_.pk).update(announced_at=None)
    round_.refresh_from_db()
    with pytest.raises(Refused, match="Match the whole round first"):
        match_waiting(round_, by=make.on_the_team(round_.programme))


def test_who_waits_is_for_coordinators_alone(round_):
    comes(round_, "Ada", "PT")
    assert len(who_waits(make.on_the_team(round_.programme), round_)) == 1
    assert who_waits(make.on_the_team(make.programme("Far Away")), round_) == []


def test_a_partner_who_never_came_is_replaced_by_somebody_in_the_same_position(round_):
    coordinator = make.on_the_team(round_.programme)
    behind, absent = comes(round_, "Ada", "PT"), comes(round_, "Ben", "NZ")
    before = comes(round_, "Cleo", "PT")
    partnership = paired(round_, behind, absent)
    replace(partnership, part_of(absent), by=coordinator)
    assert letters_to(behind) == ["partner_is_gone"]
    assert letters_to(absent) == ["you_were_missed"]
    [first, second] = pool_of(round_)
    assert (first.enrolment, second.enrolment) == (behind, before), "whoever was left behind comes first"
    newcomer = comes(round_, "Dan", "KE")
    what_a_worker_does()
    assert together(behind, newcomer), "of equals, the one who was left behind"
    assert letters_to(behind)[-1] == "told_replacement"
    behind.refresh_from_db()
    assert behind.alone_since is None


def test_the_same_two_never_again(round_):
    coordinator = make.on_the_team(round_.programme)
    behind, absent = comes(round_, "Ada", "PT"), comes(round_, "Ben", "NZ")
    replace(paired(round_, behind, absent), part_of(absent), by=coordinator)
    Partner.objects.filter(enrolment=absent).update(never_came=False)  # as if they waited, too
    what_a_worker_does()
    assert not Partner.objects.filter(left_at=None).exists()


def test_of_three_two_stay_together(round_):
    one, other, absent = (comes(round_, name, country) for name, country in (("A", "PT"), ("B", "NZ"), ("C", "KE")))
    partnership = open_partnership(round_, [one, other, absent], reason="", by=None)
    replace(partnership, part_of(absent), by=make.on_the_team(round_.programme))
    assert together(one, other)
    assert letters_to(one) == []


def test_in_the_last_four_weeks_nobody_begins_anew_and_first_claim_stands(round_):
    coordinator = make.on_the_team(round_.programme)
    today = clock.today()
    Round.objects.filter(pk=round_.pk).update(starts_on=today - timedelta(weeks=14), weeks=16)
    round_.refresh_from_db()
    behind, absent = comes(round_, "Ada", "PT"), comes(round_, "Ben", "NZ")
    partnership = paired(round_, behind, absent)
    replace(partnership, part_of(absent), by=coordinator)
    behind.refresh_from_db()
    assert behind.alone_since is not None, "first in the next round"
    comes(round_, "Cleo", "KE")
    with pytest.raises(Refused, match="Fewer than four weeks"):
        match_waiting(round_, by=coordinator)
    words = kind("partner_is_gone").write(Partner.objects.get(enrolment=behind).pk, behind.person)
    assert words.context["again"] is False


def test_nobody_is_missed_before_partners_have_begun(round_):
    Round.objects.filter(pk=round_.pk).update(starts_on=clock.today() + timedelta(days=3))
    round_.refresh_from_db()
    behind, absent = comes(round_, "Ada", "PT"), comes(round_, "Ben", "NZ")
    with pytest.raises(Refused, match="not under way"):
        replace(paired(round_, behind, absent), part_of(absent), by=make.on_the_team(round_.programme))


def test_only_a_coordinator_says_that_somebody_never_came(round_):
    behind, absent = comes(round_, "Ada", "PT"), comes(round_, "Ben", "NZ")
    with pytest.raises(Refused, match="Only coordinators"):
        replace(paired(round_, behind, absent), part_of(absent), by=behind.person)


def test_whoever_loses_a_partner_is_told_at_once_with_first_claim(round_):
    behind, gone = comes(round_, "Ada", "PT"), comes(round_, "Ben", "NZ")
    paired(round_, behind, gone)
    leave_partnerships(gone.person)
    assert tell_whoever_lost_a_partner() == 1
    assert tell_whoever_lost_a_partner() == 0
    behind.refresh_from_db()
    assert behind.alone_since is not None
    assert letters_to(behind) == ["partner_is_gone"]


def test_whoever_waits_may_withdraw_and_whoever_has_a_partner_may_not(round_):
    waiting, one, other = comes(round_, "Ada", "PT"), comes(round_, "Ben", "NZ"), comes(round_, "Cleo", "PT")
    paired(round_, one, other)
    assert may_withdraw(as_applied(waiting, waiting.person))
    assert not may_withdraw(as_applied(one, one.person))


def test_applications_go_on_after_people_were_told_where_there_is_no_last_day(round_):
    waiting = comes(round_, "Ada", "PT")
    assert may_fill_in(as_applied(waiting, waiting.person))


def test_mentors_wait_while_they_have_a_place_and_a_late_one_takes_who_waited():
    round_ = round_of_mentors(newcomers="each")
    mentees = [taking_part(round_, name, "mentee") for name in ("Ben", "Cleo")]
    assert what_a_worker_does() == (1, 1), "two mentees cannot have each other"
    mentor = taking_part(round_, "Ada", "mentor", capacity=3)
    what_a_worker_does()
    assert all(together(each, mentor) for each in mentees)
    [place] = pool_of(round_)
    assert (place.enrolment, place.waits.places) == (mentor, 1)


def test_mentors_named_by_a_mentee_are_met_where_mentees_choose():
    round_ = round_of_mentors(newcomers="each", rules={"shared": ["languages"], "both_choose": True})
    wanted, other = taking_part(round_, "Ada", "mentor"), taking_part(round_, "Eve", "mentor")
    mentee, silent = taking_part(round_, "Ben", "mentee"), taking_part(round_, "Cleo", "mentee")
    mentee.names.create(whom=wanted, place=1)
    what_a_worker_does()
    assert together(mentee, wanted)
    assert not Partner.objects.filter(enrolment__in=[other, silent]).exists(), "whoever named nobody meets nobody"
