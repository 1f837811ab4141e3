"""Run again with other weights: what hands locked stays, and the list of changes is true to the last wish."""

import pytest

from sameboat.mentoring.matching.actions import run_round, start_run
from sameboat.mentoring.matching.actions.review import forbid, lock, part
from sameboat.mentoring.matching.models import ProposedGroup, Tie, WishOutcome
from sameboat.mentoring.matching.queries.review import changes_between, wishes_that_changed
from sameboat.mentoring.wishes.models import Wish
from tests import site_makers as make
from tests.mentoring.matching.twelve import twelve_people

pytestmark = pytest.mark.django_db

SCALE = {"granted": 2, "nearly": 1, "not": 0}


def finished(round_, by, **settings):
    run = start_run(round_, settings, by=by)
    run_round.call(str(run.pk))
    run.refresh_from_db()
    assert run.finished_at, run.trouble
    return run


def partners(run):
    """By person: with whom they stand, and what they get."""
    found = {}
    for group in ProposedGroup.objects.standing().filter(run=run):
        members = list(group.members.all())
        for one in members:
            others = frozenset(other.enrolment_id for other in members if other != one)
            found[one.enrolment_id] = (others, one.gets)
    return found


def granted(run, person):
    """By question: what became of the wish where this person stands now."""
    group = ProposedGroup.objects.standing().filter(run=run, members__enrolment=person).first()
    rows = WishOutcome.objects.filter(run=run, enrolment=person, group=group)
    return {row.question_id: SCALE[row.answer] for row in rows}


def test_three_locked_pairs_stay_through_ten_runs_with_other_weights_and_every_change_is_listed():
    """Fixture 6 of the ILN."""
    round_, people = twelve_people(many=14)
    wishes = Wish.objects.filter(enrolment__in=people)
    wishes.filter(question__key="sector").update(kind="same")  # now nobody can have everything
    wishes.filter(question__key="career_stage").update(kind="different")
    ingrid = make.on_the_team(round_.programme)
    before = finished(round_, ingrid)
    for group in ProposedGroup.objects.filter(run=before)[1:6:2]:
        lock(group, by=ingrid)
    locked = {frozenset((tie.one_id, tie.other_id)) for tie in Tie.objects.holding()}
    assert len(locked) == 3
    changed_at_all = 0
    for at in range(10):
        about = ("career_stage", "interests", "sector")[at % 3]
        weight = ("must", "nice", "should", "nice", "must")[at % 5]
        wishes.filter(enrolment__in=people[at % 4 :: 2], question__key=about).update(weight=weight)
        after = finished(round_, ingrid, care=(0.0, 0.5, 1.0)[at % 3], worst_off_first=bool(at % 2))
        was, now = partners(before), partners(after)
        assert all(now[one][0] == pair - {one} for pair in locked for one in pair), "a lock is a lock"
        changes = changes_between(ingrid, before, after)
        assert (changes.locks, changes.broken_locks) == (3, [])
        nobody = (frozenset(), 0.0)
        differ = {
            one
            for one in was.keys() | now.keys()
            if was.get(one, nobody)[0] != now.get(one, nobody)[0]
            or abs(was.get(one, nobody)[1] - now.get(one, nobody)[1]) >= 0.005
        }
        assert {each.enrolment for each in changes.people} == differ
        wishes_that_changed(changes, changes.people)
        for each in changes.people:
            assert (each.found_somebody, each.is_alone_now) == (each.enrolment not in was, each.enrolment not in now)
            had, has = granted(before, each.enrolment), granted(after, each.enrolment)
            assert {row.question_id for row in each.gained} == {q for q in has if q in had and has[q] > had[q]}
            assert {row.question_id for row in each.lost} == {q for q in had if had[q] > has.get(q, 0)}
        changed_at_all += len(changes.people)
        before = after
    assert changed_at_all, "with nothing ever changed this test would say nothing"


def test_a_run_begins_with_what_hands_did_before_it():
    round_, _people = twelve_people()
    ingrid = make.on_the_team(round_.programme)
    first = finished(round_, ingrid)
    one, other = (member.enrolment for member in ProposedGroup.objects.filter(run=first)[0].members.all())
    forbid(round_, one, other, by=ingrid)
    kept = ProposedGroup.objects.standing().filter(run=first)[0]
    lock(kept, by=ingrid)
    second = finished(round_, ingrid)
    now = partners(second)
    assert other.pk not in now.get(one.pk, (frozenset(), 0))[0]
    assert all(now[each.enrolment_id][0] for each in kept.members.all())
    again = ProposedGroup.objects.standing().get(run=second, members__enrolment=kept.members.first().enrolment)
    assert again.by_hand
    assert {each.enrolment_id for each in again.members.all()} == {each.enrolment_id for each in kept.members.all()}


def test_what_a_hand_did_after_the_second_run_stands_in_the_comparison():
    round_, _people = twelve_people()
    ingrid = make.on_the_team(round_.programme)
    first, second = finished(round_, ingrid), finished(round_, ingrid)
    assert changes_between(ingrid, first, second).people == []
    part(ProposedGroup.objects.filter(run=second)[0], by=ingrid)
    alone = changes_between(ingrid, first, second).people
    assert [each.is_alone_now for each in alone] == [True, True]
    stranger = make.person()
    assert changes_between(stranger, first, second).people == []
