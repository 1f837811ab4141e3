"""A talk of any length opens at its end; how far somebody has read is theirs alone."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from sameboat.base.kit import clock
from sameboat.commons.conversations.actions import has_read, take_back
from sameboat.commons.conversations.models import Bookmark, Message
from sameboat.commons.conversations.queries import (
    is_waiting_for,
    last_page,
    message_of,
    page_until,
    parts_with_something_new,
    said_since,
    talks_that_wait,
)
from sameboat.mentoring.partnerships.actions import forget_words_of, put_words_of_each
from sameboat.mentoring.partnerships.models import Partner, Partnership
from tests import site_makers as make
from tests.commons.conversations.making import a_file, said

pytestmark = pytest.mark.django_db


def many(two, how_many, begin=None):
    """A talk of that many messages, by turns, a minute apart."""
    begin = begin or clock.now() - timedelta(minutes=how_many + 1)
    Partner.objects.filter(pk__in=[each.pk for each in two]).update(joined_at=begin)
    rows = [
        Message(
            author=two[at % 2],
            partnership=two[0].partnership,
            form=uuid4(),
            written_at=begin + timedelta(minutes=at),
        )
        for at in range(how_many)
    ]
    put_words_of_each([(row, {"text": f"Number {at}"}) for at, row in enumerate(rows)])
    return Message.objects.bulk_create(rows, batch_size=500)


def reader_of(part, since=None):
    """That partner, with everything open that was ever said."""
    return make.reader(part, since or clock.now() - timedelta(days=999))


def numbers(page):
    return [int(each.said["text"].split()[1]) for each in page.shown]


def test_the_last_page_costs_as_little_for_a_long_talk_as_for_a_short_one(two, django_assert_num_queries):
    many(two, 1)
    reader = reader_of(two[0])
    with django_assert_num_queries(3):
        assert numbers(last_page(reader)) == [0]
    Message.objects.all().delete()
    many(two, 120)
    reader = reader_of(two[0])
    with django_assert_num_queries(3):
        page = last_page(reader)
    assert numbers(page) == list(range(70, 120))


def test_earlier_and_later_pages_lead_through_all_of_it(two):
    rows = many(two, 120)
    reader = reader_of(two[0])
    page = last_page(reader)
    assert page.is_last
    assert page.later is None
    before = page_until(reader, message_of(reader, page.earlier))
    assert numbers(before) == list(range(20, 70))
    assert (before.is_last, before.later) == (False, None)
    first = page_until(reader, message_of(reader, before.earlier))
    assert numbers(first) == list(range(20))
    assert (first.earlier, first.later) == (None, rows[69].pk)


def test_a_newcomer_reads_nothing_older_and_whoever_left_nothing_newer(two):
    rows = many(two, 4)
    Partner.objects.filter(pk=two[0].pk).update(joined_at=rows[1].written_at, left_at=rows[2].written_at)
    ana = Partner.objects.select_related("person").get(pk=two[0].pk)
    reader = reader_of(ana)
    assert numbers(last_page(reader)) == [0, 1, 2]  # the first is her own
    assert message_of(reader, rows[3].pk) is None


def test_what_is_older_than_a_browsers_factor_is_closed_there(two):
    rows = many(two, 3)
    shown = last_page(reader_of(two[0], since=rows[2].written_at)).shown
    assert [each.said.closed for each in shown] == [True, True, False]


def test_what_is_new_comes_by_itself_with_what_was_just_changed(two):
    rows = many(two, 3)
    reader = reader_of(two[0])
    newer, changed = said_since(reader, rows[0])
    assert [each.pk for each in newer] == [rows[1].pk, rows[2].pk]
    assert changed == []
    take_back(rows[0], by=two[0].person)
    newer, changed = said_since(reader, rows[2])
    assert (newer, [each.said.gone for each in changed]) == ([], [True])
    assert len(said_since(reader, None)[0]) == 3


def test_what_waits_is_told_until_one_has_looked(two, django_assert_num_queries):
    ana, ben = two
    assert talks_that_wait(ben.person) == []
    first = said(ana, "One")
    last = said(ana, "Two", files=[a_file()])
    with django_assert_num_queries(2):
        [talk] = talks_that_wait(ben.person)
    assert (talk.partnership, talk.since, talk.names) == (ana.partnership_id, first.written_at, ["Ana"])
    assert parts_with_something_new(ben.person).count() == 1
    assert is_waiting_for([ana.pk, ben.pk]) == {ben.pk}
    assert talks_that_wait(ana.person) == []
    has_read(ben, last.written_at)
    assert talks_that_wait(ben.person) == []
    assert not parts_with_something_new(ben.person)
    has_read(ben, last.written_at - timedelta(days=1))
    assert Bookmark.objects.get(part=ben).until == last.written_at
    take_back(said(ana, "Three"), by=ana.person)
    assert talks_that_wait(ben.person) == []


def test_in_a_circle_all_who_wrote_are_named_and_nobody_after_an_early_end():
    circle = make.parts_of(make.partners("Ana", "Ben", "Cleo"))
    said(circle[0])
    said(circle[1])
    assert talks_that_wait(circle[2].person)[0].names == ["Ana", "Ben"]
    Partnership.objects.update(ended_at=clock.now(), ended_early=True)
    assert talks_that_wait(circle[2].person)[0].names == []


def test_what_somebody_erased_costs_no_look_of_its_own(two, django_assert_num_queries):
    many(two, 60)
    forget_words_of(two[1])
    reader = reader_of(two[0])
    with django_assert_num_queries(3):
        shown = last_page(reader).shown
    assert [each.said.gone for each in shown] == [each.author_id == two[1].pk for each in shown]
