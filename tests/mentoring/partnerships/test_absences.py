"""Somebody is away: the others read the dates and nothing else, and nobody is reminded of anything."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sameboat.base.kit import clock
from sameboat.base.kit.verdicts import Refused
from sameboat.members.notices.models import Letter
from sameboat.members.notices.words import written
from sameboat.mentoring.partnerships import queries
from sameboat.mentoring.partnerships.actions import announce_absence, take_absence_back
from sameboat.mentoring.partnerships.models import Partner
from tests import site_makers as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def circle():
    return make.partners("Ana", "Ben", "Cleo")


def in_days(days):
    return clock.today() + timedelta(days=days)


def test_the_others_are_told_the_dates_and_nobody_is_reminded(circle):
    ana, ben, cleo = make.parts_of(circle)
    Partner.objects.filter(pk=cleo.pk).update(muted_at=clock.now())
    absence = announce_absence(circle.pk, in_days(3), in_days(9), by=ana.person)
    [letter] = Letter.objects.filter(kind="partner_is_away")
    assert letter.to == ben.person
    words = written(letter)
    assert str(in_days(9).year) in words.text
    assert "Ana" not in words.text + words.subject
    assert [queries.somebody_is_away(circle, in_days(day)) for day in (2, 3, 9, 10)] == [False, True, True, False]
    assert list(queries.with_somebody_away(in_days(3))) == [circle.pk]
    assert queries.days_away_in([circle.pk], in_days(8), in_days(20)) == {circle.pk: {in_days(8), in_days(9)}}
    take_absence_back(absence.pk, by=ana.person)
    assert not queries.somebody_is_away(circle, in_days(3))
    assert written(letter) is None


def test_days_that_are_over_too_long_or_told_already_are_refused_and_so_is_somebody_elses(circle):
    ana, ben, _cleo = make.parts_of(circle)
    for first, last in ((-9, -1), (5, 4), (0, 200)):
        with pytest.raises(Refused):
            announce_absence(circle.pk, in_days(first), in_days(last), by=ana.person)
    absence = announce_absence(circle.pk, in_days(-1), in_days(1), by=ana.person)
    with pytest.raises(Refused, match="already"):
        announce_absence(circle.pk, in_days(-1), in_days(1), by=ana.person)
    with pytest.raises(Refused):
        take_absence_back(absence.pk, by=ben.person)
    with pytest.raises(Refused):
        announce_absence(circle.pk, in_days(1), in_days(2), by=make.person("Nobody of them"))


def test_whoever_left_is_not_away_any_more(circle):
    ana = make.parts_of(circle)[0]
    announce_absence(circle.pk, in_days(0), in_days(4), by=ana.person)
    assert queries.somebody_is_away(circle, in_days(0))
    Partner.objects.filter(pk=ana.pk).update(left_at=clock.now())
    assert not queries.somebody_is_away(circle, in_days(0))
