"""Whoever plays an invented person finds a talk that has begun, and something that waits."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sameboat.base.kit import clock
from sameboat.commons.conversations.models import Message
from sameboat.commons.conversations.queries import last_page, talks_that_wait
from sameboat.doors.cli.demo.talks import SAID, let_them_talk
from sameboat.doors.home.demo_cast import part_called
from sameboat.mentoring.partnerships.models import Partner
from tests.site_makers import partners, parts_of, reader

pytestmark = pytest.mark.django_db


def test_two_people_of_the_demo_have_talked_and_the_last_word_waits():
    pair = partners("Ana", "Ben", ends_on=clock.today() + timedelta(days=30))
    played = parts_of(pair)[0]
    played.person.email = part_called("under-way").email
    played.person.save()
    Partner.objects.filter(partnership=pair).update(joined_at=clock.now() - timedelta(days=75))
    let_them_talk("under-way")
    let_them_talk("under-way")
    played = parts_of(pair)[0]
    page = last_page(reader(played, played.joined_at))
    assert [each.said["text"] for each in page.shown] == [words for _days, _by, words in SAID]
    assert [each.author_id == played.pk for each in page.shown] == [by for _days, by, _words in SAID]
    assert [each.partnership for each in talks_that_wait(played.person)] == [pair.pk]


def test_where_nobody_was_told_yet_nothing_is_said():
    let_them_talk("under-way")
    assert not Message.objects.exists()
