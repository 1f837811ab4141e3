"""A run from the button to its rows: what it finds, what it keeps, what stops it; the same numbers as a judged pair."""

import pytest

from sameboat.mentoring.matching import bridge
from sameboat.mentoring.matching.actions import run_round, start_run
from sameboat.mentoring.matching.models import Run
from sameboat.mentoring.matching.queries import latest_run
from tests import site_makers as make
from tests.mentoring.matching.twelve import twelve_people

pytestmark = pytest.mark.django_db


@pytest.fixture
def told():
    round_, people = twelve_people()
    return round_, people, make.on_the_team(round_.programme)


def finished(round_, by, **more):
    run = start_run(round_, {}, by=by, **more)
    run_round.call(str(run.pk))
    return Run.objects.get(pk=run.pk)


def test_a_judged_pair_has_the_numbers_and_the_reason_of_the_run(told):
    round_, _people, by = told
    run = finished(round_, by)
    assert latest_run(by, round_) == run, run.trouble
    groups = list(run.groups.prefetch_related("members__enrolment__person"))
    assert len(groups) == 6
    judged = bridge.judge(round_, [[each.enrolment for each in group.members.all()] for group in groups])
    for group, one in zip(groups, judged, strict=True):
        for member in group.members.all():
            assert one.gets[member.enrolment_id] == pytest.approx(member.gets, abs=2e-6)
            assert one.brings[member.enrolment_id] == pytest.approx(member.brings, abs=2e-6)
        assert one.weakest == pytest.approx(group.weakest, abs=2e-6)
        assert one.lopsided == pytest.approx(group.lopsided, abs=4e-6)
        assert (one.hours, one.unmet_musts, one.reason) == (group.hours, group.unmet_musts, group.reason)
        assert one.countries == group.countries
        assert (one.breaks, one.barred) == ([], False)
        kept = {(row.enrolment_id, row.question_id): (row.wish, row.weight, row.answer) for row in group.outcomes.all()}
        assert {(row.enrolment, row.question): (row.wish, row.weight, row.answer) for row in one.outcomes} == kept
