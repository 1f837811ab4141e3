"""Somebody new: by one's own yes, in front of all others, never the former partner; or first in the next round."""

from __future__ import annotations

import pytest

from sameboat.base.kit.verdicts import Refused
from sameboat.commons.care.actions.somebody_new import accept_somebody_new, ask_for_new_partner, rather_wait
from sameboat.commons.care.models import Ask, Silence
from sameboat.members.notices.models import Letter
from sameboat.members.notices.registry import kind
from sameboat.mentoring.matching.actions.replacing import tell_whoever_lost_a_partner
from sameboat.mentoring.matching.queries.waiting import had_each_other, pool_of
from sameboat.mentoring.partnerships.actions.ending import end_early
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.programmes.models import Enrolment
from tests import site_makers as make
from tests.commons.care.keeping import looked_after, on_day, two_of_the_iln, writes

pytestmark = pytest.mark.django_db


def offered(weeks=16, *names):
    """A pair (or more) that has been quiet for three weeks."""
    partnership, *_team = two_of_the_iln(*(names or ("Ana", "Ben")), weeks=weeks)
    ana, ben, *_more = make.parts_of(partnership)
    writes(ana, 1)
    looked_after(8, 15, 22)
    return partnership, ana, ben


def offer_of(partner):
    return Ask.objects.get(partner=partner, kind=Ask.Kind.SOMEBODY_NEW)


def who_waits(round_):
    return [(each.enrolment.person.name, each.waits.comes_first) for each in pool_of(round_)]


def kinds_to(partner):
    return set(Letter.objects.filter(to=partner.person).values_list("kind", flat=True))


def test_a_yes_ends_it_quietly_and_puts_them_in_front_while_the_silent_one_waits_for_nobody_unasked():
    partnership, ana, ben = offered()
    with on_day(23):
        assert accept_somebody_new(offer_of(ana), by=ana.person)
        tell_whoever_lost_a_partner()
        partnership.refresh_from_db()
        assert partnership.ended_early
        assert who_waits(partnership.round) == [("Ana", True)]
        assert "come_back_when_you_like" in kinds_to(ben)
        assert "partner_is_gone" not in kinds_to(ben) | kinds_to(ana)
        [(one, other)] = had_each_other(partnership.round)
        assert {one, other} == {ana.enrolment_id, ben.enrolment_id}, "never these two again (M9)"
        ask_for_new_partner(ben.enrolment, by=ben.person)
        assert sorted(who_waits(partnership.round)) == [("Ana", True), ("Ben", True)]
        with pytest.raises(Refused, match="come first"):
            ask_for_new_partner(ben.enrolment, by=ben.person)
        with pytest.raises(Refused, match="no application of yours"):
            ask_for_new_partner(ben.enrolment, by=ana.person)


def test_whoever_answered_is_left_like_after_every_early_end():
    partnership, ana, ben = offered()
    with on_day(23):
        writes(ben, 23)
        accept_somebody_new(offer_of(ana), by=ana.person)
        assert Partner.objects.get(pk=ben.pk).left_at is None
        tell_whoever_lost_a_partner()
        assert "partner_is_gone" in kinds_to(ben)
        assert sorted(who_waits(partnership.round)) == [("Ana", True), ("Ben", True)]


def test_a_no_changes_nothing_and_nobody_hears_of_it():
    partnership, ana, ben = offered()
    with on_day(23):
        rather_wait(offer_of(ana), by=ana.person)
        assert Partnership.objects.get(pk=partnership.pk).ended_at is None
        assert who_waits(partnership.round) == []
        assert "come_back_when_you_like" not in kinds_to(ben)


def test_in_the_last_four_weeks_nothing_ends_and_they_come_first_in_the_next_round():
    partnership, ana, _ben = offered(weeks=6)
    with on_day(23):
        words = kind("somebody_new").write(offer_of(ana).pk, ana.person)
        assert words.context["again"] is False
        assert not accept_somebody_new(offer_of(ana), by=ana.person)
        assert Partnership.objects.get(pk=partnership.pk).ended_at is None
        assert Enrolment.objects.get(pk=ana.enrolment_id).alone_since is not None
        next_round = make.round_of(partnership.round.programme)
        from sameboat.mentoring.programmes.actions.enrolments import begin_application

        assert begin_application(next_round, by=ana.person).first_claim


def test_in_a_circle_one_goes_and_the_others_stay_together():
    circle, ana, _ben = offered(16, "Ana", "Ben", "Cleo")
    with on_day(23):
        accept_somebody_new(offer_of(ana), by=ana.person)
    circle.refresh_from_db()
    assert circle.ended_at is None
    assert circle.partners.filter(left_at=None).count() == 2


def test_whoever_ends_it_themselves_waits_only_once_they_ask_for_somebody_new():
    partnership, ana, ben = offered()
    with on_day(23):
        end_early(partnership.pk, by=ana.person)
        tell_whoever_lost_a_partner()
        assert who_waits(partnership.round) == [("Ben", True)]
        ask_for_new_partner(ana.enrolment, by=ana.person)
        assert sorted(who_waits(partnership.round)) == [("Ana", True), ("Ben", True)]
    assert not Silence.objects.filter(over_at=None).exists(), "nothing is asked after an end"
    assert not Ask.objects.filter(over_at=None).exists()
    assert kind("are_you_in_touch").write(Ask.objects.filter(partner=ben).first().pk, ben.person) is None
