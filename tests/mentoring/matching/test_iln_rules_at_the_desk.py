"""The network's rules, from applications to letters, as a coordinator's desk keeps them (ILN fixtures 1 to 7, 10)."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress

from sameboat.base.kit import clock
from sameboat.doors.cli.example.round import sign_ups
from sameboat.members.notices.models import Letter
from sameboat.mentoring.matching.actions import announce, run_round, start_run
from sameboat.mentoring.matching.models import Run, WishOutcome
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.programmes.actions import close_round
from sameboat.mentoring.programmes.actions.enrolments import begin_application
from sameboat.mentoring.programmes.models import Enrolment, Round
from sameboat.mentoring.wishes.actions import imports
from sameboat.mentoring.wishes.models import Answer, Wish
from tests import site_makers as make
from tests.mentoring.sheets import iln_round, upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.FOLDER, settings.KEYS = tmp_path, tmp_path / "keys"


def matched(round_, by, **settings):
    run = start_run(round_, settings, by=by)
    run_round.call(str(run.pk))
    run = Run.objects.get(pk=run.pk)
    assert run.finished_at, run.trouble
    return run


def country_of():
    rows = Answer.objects.filter(question__key="country").values_list("enrolment", "values")
    return {enrolment: values[0] for enrolment, values in rows}


def groups_of(run):
    return [
        tuple(member.enrolment_id for member in group.members.all())
        for group in run.groups.standing().prefetch_related("members")
    ]


def applied(round_, how_many, *, first=0, wishes=(), **answers):
    """So many people with these answers, in five countries by turns."""
    countries = ("PT", "NZ", "NO", "KE", "UY")
    people = []
    for k in range(first, first + how_many):
        one = make.proved_applicant(round_, country=countries[k % 5], languages=["en"], **answers)
        for key, values, weight in wishes:
            question = round_.questions.get(key=key)
            Wish.objects.create(enrolment=one, question=question, kind="these", values=[values], weight=weight)
        people.append(one)
    return people


def test_ninety_two_people_of_twenty_countries_are_all_told_at_once_abroad_and_nobody_is_forgotten():
    """Fixture 1: K1, K2, M1, M10, A1. Whoever is over the cap hears of it, too, whenever the button is pressed."""
    round_, by = iln_round(rules={"different": ["country"], "country_cap": 0.2})
    sheet = upload(list(sign_ups(92, 20, seed=7, biggest=(0.3, 0.22))))
    imports.add_people(imports.begin_import(round_, sheet, by=by), by=by, write_to_them=False)
    EmailAddress.objects.update(verified=True)
    close_round(round_, by=by)
    round_.refresh_from_db()
    run = matched(round_, by)
    where, groups = country_of(), groups_of(run)
    placed = [one for group in groups for one in group]
    limit = 92 // 5
    too_many = {code: n - limit for code, n in Counter(where.values()).items() if n > limit}
    assert too_many, "a fixture without anybody over the cap shows nothing"
    late = Counter(where[one] for one in set(where) - set(placed))
    assert {code: late[code] for code in too_many} == too_many
    assert len(placed) + sum(too_many.values()) == 92
    assert all(len({where[one] for one in group}) == len(group) for group in groups)

    assert not Letter.objects.filter(kind__startswith="told").exists()
    announce(run, by=by)
    told = Counter(Letter.objects.filter(kind__startswith="told").values_list("to", flat=True))
    waiting = Counter(Letter.objects.filter(kind="application_deferred").values_list("to", flat=True))
    assert set(told.values()) == set(waiting.values()) == {1}
    assert not set(told) & set(waiting)
    assert set(told) | set(waiting) == set(round_.enrolments.values_list("person", flat=True))
    assert len(waiting) == sum(too_many.values())
    assert Partner.objects.filter(left_at=None).count() == len(placed)


def test_a_hundred_public_asking_for_academic_where_sixty_are():
    """Fixture 3: sixty are met, forty are told why not, and everybody is paired abroad."""
    round_, by = iln_round(rules={"different": ["country"], "shared": ["languages"]})
    public = applied(round_, 50, sector="public", wishes=[("sector", "academic", "should")])
    academic = applied(round_, 30, first=2, sector="academic")
    close_round(round_, by=by)
    run = matched(Round.objects.get(pk=round_.pk), by)
    where = country_of()
    assert sum(map(len, groups_of(run))) == len(public) + len(academic)
    assert all(len({where[one] for one in group}) == 2 for group in groups_of(run))
    answers = Counter(WishOutcome.objects.filter(run=run).values_list("answer", flat=True))
    assert answers == {"granted": 30, "not": 20}
    assert all(WishOutcome.objects.filter(run=run, answer="not").values_list("why", flat=True))


def test_late_asking_for_early_and_early_for_late_are_met_by_one_pair():
    """Fixture 4."""
    round_, by = iln_round(rules={"different": ["country"]})
    late = applied(round_, 5, career_stage="late", wishes=[("career_stage", "early", "should")])
    early = applied(round_, 5, first=1, career_stage="early", wishes=[("career_stage", "late", "should")])
    applied(round_, 6, career_stage="mid")
    close_round(round_, by=by)
    run = matched(Round.objects.get(pk=round_.pk), by)
    assert not WishOutcome.objects.filter(run=run).exclude(answer="granted").exists()
    sides = [{one.pk for one in late}, {one.pk for one in early}]
    both = [group for group in groups_of(run) if set(group) & (sides[0] | sides[1])]
    assert all(set(group) & sides[0] and set(group) & sides[1] for group in both)


@pytest.mark.parametrize("may_be_three", [True, False])
def test_of_an_odd_number_three_meet_or_one_is_written_to(may_be_three):
    """Fixture 5, M8: never silence, and a trio only of those who said yes to three."""
    round_, by = iln_round(rules={"different": ["country"]})
    people = applied(round_, 9, sector="public")
    Enrolment.objects.update(may_be_three=may_be_three)
    close_round(round_, by=by)
    run = matched(Round.objects.get(pk=round_.pk), by)
    announce(run, by=by)
    sizes = sorted(len(each.partners.all()) for each in Partnership.objects.all())
    kinds = Counter(Letter.objects.filter(kind__startswith="told").values_list("kind", flat=True))
    assert sum(kinds.values()) == len(people)
    if may_be_three:
        assert sizes == [2, 2, 2, 3]
        assert kinds == {"told_pair": 6, "told_trio": 3}
    else:
        assert sizes == [2, 2, 2, 2]
        assert kinds == {"told_pair": 8, "told_alone": 1}
        left = Letter.objects.get(kind="told_alone").to
        later = make.round_of(round_.programme)
        assert begin_application(later, by=left).first_claim


def test_somebody_whose_addresses_differ_by_a_dot_is_never_paired_with_themselves():
    """Fixture 7: both are kept, and flagged."""
    round_, by = iln_round(rules={})
    for email in ("ada.finch@example.org", "adafinch@example.org"):
        make.proved_applicant(round_, make.person("Ada Finch", email=email), country="PT", languages=["en"])
    other = applied(round_, 2, first=1, sector="public")
    close_round(round_, by=by)
    run = matched(Round.objects.get(pk=round_.pk), by)
    assert len(groups_of(run)) == 2
    assert all(set(group) & {one.pk for one in other} for group in groups_of(run))


def test_the_same_people_in_another_order_of_rows_get_the_same_partners():
    """Fixture 10, M11: only the order of application may decide, and that only under a cap."""
    round_, by = iln_round(rules={"different": ["country"]})
    people = applied(round_, 14, sector="public")
    for k, one in enumerate(people):
        values = [("maps", "data", "music")[k % 3], ("zines", "archives")[k % 2]]
        Answer.objects.create(enrolment=one, question=round_.questions.get(key="interests"), values=values)
    close_round(round_, by=by)
    one = matched(Round.objects.get(pk=round_.pk), by)
    with time_machine.travel(clock.now() + timedelta(hours=1)):
        for answer in sorted(Answer.objects.all(), key=lambda each: str(each.pk)):
            values = answer.values
            enrolment, question = answer.enrolment_id, answer.question_id
            answer.delete()
            Answer.objects.create(enrolment_id=enrolment, question_id=question, values=values)
        other = matched(Round.objects.get(pk=round_.pk), by)
    assert sorted(map(sorted, groups_of(one))) == sorted(map(sorted, groups_of(other)))
    assert one.input_hash == other.input_hash
