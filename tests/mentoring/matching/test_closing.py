"""What happens by itself when a round has taken its last application."""

from datetime import timedelta

import pytest
import time_machine

from sameboat.base.kit import clock
from sameboat.members.notices.models import Letter
from sameboat.mentoring.matching.actions import defer_where_applications_are_over
from sameboat.mentoring.programmes.models import Enrolment
from tests import site_makers as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def full():
    """Ten applicants, four of them of one country, where a fifth may be."""
    round_ = make.round_of(rules={"different": ["country"], "country_cap": 0.2})
    for at in range(10):
        make.applicant(round_, country="AU" if at < 4 else ("NZ", "PT", "KE", "BR", "FI", "JP")[at - 4])
    return round_


def deferred(round_):
    return Enrolment.objects.filter(round=round_, deferred_at__isnull=False).count()


def test_while_a_round_is_open_nobody_is_deferred(full):
    assert defer_where_applications_are_over() == 0
    assert deferred(full) == 0


def test_a_round_closed_by_hand_can_be_opened_again_for_a_day_before_letters_go_out(full):
    full.closed_at = clock.now()
    full.save()
    with time_machine.travel(clock.now() + timedelta(hours=23)):
        assert defer_where_applications_are_over() == 0
    with time_machine.travel(clock.now() + timedelta(hours=25)):
        assert defer_where_applications_are_over() == 2
        assert defer_where_applications_are_over() == 0
    assert deferred(full) == 2
    assert Letter.objects.filter(kind="application_deferred").count() == 2


def test_a_round_that_ends_by_its_day_tells_who_waits_a_day_later(full):
    ends = full.closes_on - clock.now().date()
    with time_machine.travel(clock.now() + ends + timedelta(hours=12)):
        assert defer_where_applications_are_over() == 0
    with time_machine.travel(clock.now() + ends + timedelta(days=3)):
        assert defer_where_applications_are_over() == 2


def test_a_round_without_a_cap_and_one_that_was_told_are_left_alone(full):
    free = make.round_of(rules={}, closed_at=clock.now() - timedelta(days=2))
    make.applicant(free, country="AU")
    full.closed_at = clock.now() - timedelta(days=2)
    full.announced_at = clock.now()
    full.save()
    assert defer_where_applications_are_over() == 0
