"""A letter about a new topic goes to whoever asked for it, on its days, and to nobody while somebody is away."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from sameboat.base.kit import clock
from sameboat.members.notices.models import Letter
from sameboat.members.notices.words import written
from sameboat.mentoring.partnerships.actions import announce_absence
from sameboat.mentoring.partnerships.models import Partnership
from sameboat.mentoring.partnerships.registry import ended
from sameboat.mentoring.plans.actions import ask_for_topic_letters
from sameboat.mentoring.plans.duties import tell_of_new_topics
from sameboat.mentoring.plans.models import TopicLetters
from tests import site_makers as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    """Two whose round has a topic every fortnight from today on."""
    round_ = make.round_of(starts_on=clock.today())
    for week in (1, 3, 5):
        round_.topics.create(week=week, title=f"heron-CANARY of week {week}")
    return make.partners("Ana", "Ben", round_=round_)


def after(days):
    """That many days later the worker looks; how many letters it has put into the box so far."""
    with time_machine.travel(clock.now() + timedelta(days=days)):
        tell_of_new_topics.func()
        return Letter.objects.filter(kind="topic_begins").count()


def test_only_who_asked_is_written_to_once_for_each_topic_that_begins_afterwards(two):
    ana, _ben = make.parts_of(two)
    assert after(0) == 0
    ask_for_topic_letters(two.pk, wanted=True, by=ana.person)
    assert [after(days) for days in (0, 13, 14, 15, 20, 28)] == [0, 0, 1, 1, 1, 2]
    letter = Letter.objects.filter(kind="topic_begins").first()
    assert letter.to == ana.person
    assert "CANARY" not in written(letter).text + written(letter).subject
    ask_for_topic_letters(two.pk, wanted=False, by=ana.person)
    assert written(letter) is None


def test_nobody_is_written_to_while_somebody_is_away_or_once_it_has_ended(two):
    ana, ben = make.parts_of(two)
    ask_for_topic_letters(two.pk, wanted=True, by=ana.person)
    announce_absence(two.pk, clock.today() + timedelta(days=10), clock.today() + timedelta(days=20), by=ben.person)
    assert [after(days) for days in (14, 16)] == [0, 0]
    Partnership.objects.filter(pk=two.pk).update(ended_at=clock.now())
    assert after(28) == 0
    ended(two, [ana, ben])
    assert not TopicLetters.objects.exists()
