"""What lies on the board is read by those it is for, and nobody else. First, something that could leak."""

from __future__ import annotations

import io
import json
import logging

import pytest
from django.contrib.sessions.models import Session
from django.core import serializers
from django.db import connection
from django.test import Client
from django.urls import reverse

from sameboat.base.kit.models import DiaryEntry
from sameboat.commons.soundings import actions
from sameboat.commons.soundings.rules.passages import Place
from sameboat.members.notices import registry
from sameboat.members.notices.models import Letter
from tests import site_makers as make
from tests.commons.soundings import boards

pytestmark = pytest.mark.django_db
CANARIES = (boards.CANARY, "canary-title", "canary-comment", "canary-answer", "canary-verdict", "canary-of-the-pool")


def everything_written(round_):
    """A draft, comments, a verdict, and what the pool said of it."""
    ana, ben = boards.in_the_programme(round_, "Ana", "Ben")
    cleo, dan = boards.in_the_programme(round_, "Cleo", "Dan")
    member, where = boards.in_the_pool(cleo), ana.partnership_id
    row = boards.on_the_board(ana, title="canary-title", pool=True, pen_name="Heron")
    actions.pass_on(where, row.pk, by=ben.person)
    actions.take_up(member.pk, row.pk, by=cleo.person)
    actions.remark_from_the_pool(row.pk, "canary-of-the-pool", place=Place(0, 4), by=cleo.person)
    said = actions.remark(where, row.pk, Place(0, 4), "canary-comment", by=ben.person)
    actions.answer(where, row.pk, said.pk, "canary-answer", by=ana.person)
    actions.judge(where, row.pk, "talk", "canary-verdict", may_be_kept=True, by=ben.person)
    return row, ana, ben, cleo, dan


def tables():
    """Every text and every byte of the database."""
    found = []
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{name}"')  # nosec B608  names of our own tables
            for line in cursor.fetchall():
                found += [bytes(each) if isinstance(each, memoryview | bytes) else str(each).encode() for each in line]
    return b"\n".join(found)


def letters():
    """Every letter as it would go out now."""
    said = []
    for letter in Letter.objects.select_related("to"):
        words = registry.kind(letter.kind).write(letter.about, letter.to)
        if words:
            said.append(f"{words.subject} {words.context}")
    return said


def test_no_word_of_the_board_stands_anywhere_else_and_after_it_is_done_none_can_be_read(caplog):
    logged = logging.StreamHandler(stream := io.StringIO())
    logging.getLogger().addHandler(logged)
    round_ = make.round_of()
    row, ana, ben, cleo, dan = everything_written(round_)
    coordinator = make.on_the_team(round_.programme)
    readers = {each: make.sign_in(Client(), each.person) for each in (ana, ben, cleo, dan)}

    def page(part, name, *more):
        return readers[part].get(reverse(name, args=[part.partnership_id, *more]), follow=True).content.decode()

    hers = page(ana, "partner_help_board", row.pk)
    assert all(canary in hers for canary in CANARIES), "what could leak is there"
    assert "canary-of-the-pool" not in page(ben, "partner_help_board", row.pk)
    assert "canary-comment" not in page(cleo, "partner_help_pool_draft", row.pk)

    def seen_by_others():
        desk = make.sign_in(Client(), coordinator)
        of_others = [page(dan, name) for name in ("partner_help", "partner_help_pool", "partner_journey")]
        of_others += [page(cleo, "partner_help"), page(cleo, "partner_help_pool")]
        of_others += [page(dan, "partner_help_pool_draft", row.pk)]
        for address in ("partner_help", "partner_help_board"):
            more = [row.pk] if address.endswith("board") else []
            answer = desk.get(reverse(address, args=[ana.partnership_id, *more]))
            assert answer.status_code == 404
            of_others.append(answer.content.decode())
        diary = serializers.serialize("json", DiaryEntry.objects.all())
        sessions = json.dumps([each.get_decoded() for each in Session.objects.all()])
        return "\n".join([*of_others, *letters(), diary, sessions, stream.getvalue(), caplog.text])

    elsewhere, lying = seen_by_others(), tables()
    for canary in CANARIES:
        assert canary not in elsewhere
        assert canary.encode() not in lying
    assert "Heron" not in elsewhere
    assert letters(), "letters were written"

    actions.done(ana.partnership_id, row.pk, keep=True, by=ana.person)
    after = "\n".join(
        page(part, name, *more)
        for part in readers
        for name, more in (("partner_help", []), ("partner_help_board", [row.pk]), ("partner_journey", []))
    )
    after += page(cleo, "partner_help_pool_draft", row.pk) + seen_by_others()
    assert not [canary for canary in CANARIES if canary in after]
    logging.getLogger().removeHandler(logged)
