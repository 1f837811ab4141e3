"""Saying something, saying it differently, taking it back; and what was only begun."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import connection

from sameboat.base.kit import clock
from sameboat.base.kit.models import DiaryEntry
from sameboat.base.kit.verdicts import Refused
from sameboat.base.live.models import Bell
from sameboat.commons.conversations.actions import change, keep_draft, take_back
from sameboat.commons.conversations.models import Attachment, Contents, Draft, Message
from sameboat.commons.conversations.queries import contents_of, file_of, last_page
from sameboat.commons.conversations.rules import talking
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.partnerships.registry import ended
from tests import site_makers as make
from tests.commons.conversations.making import PICTURE, a_file, said

pytestmark = pytest.mark.django_db


def words(part):
    return [each.said["text"] for each in last_page(make.reader(part)).shown]


def test_what_is_said_stands_in_its_order_for_both(two):
    ana, ben = two
    with time_machine.travel(clock.now(), tick=False):  # all within one moment
        for text in ("One", "Two", "Three"):
            said(ana, text)
        said(ben, "Four")
    assert words(ana) == words(ben) == ["One", "Two", "Three", "Four"]
    assert Partner.objects.get(pk=ana.pk).touched_on == clock.today()
    assert Bell.objects.filter(topic=ana.partnership_id, what="talk").count() == 4
    assert not DiaryEntry.objects.filter(act__contains="message").exists()


def test_pressing_twice_says_it_once(two):
    form = uuid4()
    first = said(two[0], "Hello", form=form, files=[a_file()])
    assert said(two[0], "Hello", form=form, files=[a_file()]) == first
    assert Message.objects.count() == Attachment.objects.count() == 1
    said(two[1], "Hello", form=form)  # of another author it is another
    assert Message.objects.count() == 2


@pytest.mark.parametrize(("text", "why"), [("  \n", "Write something"), ("x" * 10_050, "50 characters longer")])
def test_what_cannot_be_said_is_told_kindly(two, text, why):
    with pytest.raises(Refused, match=why):
        said(two[0], text)


def test_nobody_floods_their_partner(two, monkeypatch):
    monkeypatch.setattr(talking, "MOST_IN_AN_HOUR", 2)
    with time_machine.travel(clock.now() - timedelta(hours=2)):
        Partner.objects.update(joined_at=clock.now())
        said(two[0])
    said(two[0])
    said(two[0])
    said(two[1])
    with pytest.raises(Refused, match="Keep this one as a draft"):
        said(two[0])


def test_nothing_is_said_changed_or_taken_back_after_the_end(two):
    ana, ben = two
    message = said(ana)
    Partnership.objects.filter(pk=ana.partnership_id).update(ended_at=clock.now())
    stranger, _other = make.parts_of(make.partners("Cleo", "Dan"))
    for act in (
        lambda: said(ana),
        lambda: said(ben),
        lambda: change(message, "Other", by=ana.person),
        lambda: take_back(message, by=ana.person),
        lambda: keep_draft(ana.partnership_id, "Begun", form=uuid4(), by=ana.person),
    ):
        with pytest.raises(Refused, match="ended"):
            act()
    with pytest.raises(Refused):
        change(message, "Mine now", by=stranger.person)
    assert words(ben) == ["Hello"]


def test_one_changes_and_takes_back_ones_own_and_nobody_elses(two):
    ana, ben = two
    message = said(ana, "I was furios", files=[a_file()])
    for act in (lambda: change(message, "x", by=ben.person), lambda: take_back(message, by=ben.person)):
        with pytest.raises(Refused, match="Only whoever wrote"):
            act()
    change(message, "I was furious", by=ana.person)
    message.refresh_from_db()
    assert words(ben) == ["I was furious"]
    assert message.changed_at is not None
    take_back(message, by=ana.person)
    assert words(ben) == [""]
    assert not Contents.objects.exists()
    assert Attachment.objects.get().sealed is None
    with pytest.raises(Refused, match="taken back"):
        change(message, "Again", by=ana.person)


def test_files_come_along_sealed_and_open_for_the_partner_alone(two):
    ana, ben = two
    said(ana, "", files=[a_file("plan.txt", b"canary in a file " * 40), a_file("us.png", PICTURE)])
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed FROM conversations_contents")
        assert all(b"canary" not in bytes(row[0]) for row in cursor.fetchall())
    [message] = last_page(make.reader(ben)).shown
    assert [each.said["name"] for each in message.shown_files] == ["plan.txt", "us.png"]
    first = file_of(make.reader(ben), message.shown_files[0].pk)
    assert contents_of(first) == b"canary in a file " * 40
    stranger, _other = make.parts_of(make.partners("Cleo", "Dan"))
    assert file_of(make.reader(stranger), first.pk) is None
    closed = file_of(make.reader(ben, since=clock.now() + timedelta(minutes=1)), first.pk)
    assert closed.said.closed
    assert contents_of(closed) is None


def test_a_draft_is_its_authors_alone_and_gone_once_it_is_said(two):
    ana, ben = two
    form = uuid4()
    keep_draft(ana.partnership_id, "I have begun", form=form, by=ana.person)
    keep_draft(ana.partnership_id, "I have begun to", form=form, by=ana.person)
    assert b"begun" not in bytes(Draft.objects.get().sealed)
    assert last_page(make.reader(ana)).draft.said["text"] == "I have begun to"
    assert last_page(make.reader(ben)).draft is None
    said(ana, "I have begun to say it.", form=form)
    assert not Draft.objects.exists()
    keep_draft(ana.partnership_id, "I have begun to say", form=form, by=ana.person)  # overtaken on its way
    assert not Draft.objects.exists()
    keep_draft(ana.partnership_id, "Another", form=uuid4(), by=ana.person)
    keep_draft(ana.partnership_id, " ", form=uuid4(), by=ana.person)
    assert not Draft.objects.exists()


def test_drafts_go_with_the_talk_they_were_meant_for(two):
    ana, ben = two
    keep_draft(ana.partnership_id, "Never said", form=uuid4(), by=ana.person)
    ended(ana.partnership, [ana, ben])
    assert not Draft.objects.exists()
