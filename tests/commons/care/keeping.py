"""Partners of a round that was told, and days that go by for them."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import time_machine

from sameboat.commons.care.actions.keeping import keep_in_touch
from sameboat.members.notices.models import Letter
from sameboat.mentoring.partnerships.actions import touch
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.programmes.models import Role, Round
from tests import site_makers as make

FIRST = datetime(2026, 3, 2, 9, tzinfo=UTC)
"""A Monday, nine in the morning in Lisbon; the partners of these tests begin on it."""


@contextmanager
def on_day(number, hour=9):
    """So many days after the first, at that hour in Lisbon's winter."""
    with time_machine.travel(FIRST.replace(hour=hour) + timedelta(days=number), tick=False):
        yield


def two_of_the_iln(*names, template="iln", weeks=16):
    """A pair of peers (or more) of a round of that template, which begins today and was told; with its team."""
    with on_day(0):
        programme = make.programme("Open Stacks", template=template)
        coordinator = make.on_the_team(programme)
        helper = make.on_the_team(programme, Role.TROUBLESHOOTER)
        round_ = make.round_of(programme, starts_on=FIRST.date(), weeks=weeks, rules={"different": ["country"]})
        partnership = make.partners(*names, round_=round_, troubleshooter=programme.team.get(person=helper))
        Round.objects.filter(pk=round_.pk).update(announced_at=FIRST)
    return partnership, coordinator, helper


def writes(partner, number):
    """A sign of theirs on that day; no word of it is known to care."""
    with on_day(number):
        touch(Partner.objects.get(pk=partner.pk))


def looked_after(*numbers, hour=9):
    """The duty comes round on each of these days, and a second time, which does no harm."""
    for number in numbers:
        with on_day(number, hour):
            keep_in_touch()
            assert keep_in_touch() == 0


def letters():
    """Which letters there are, and to whom, in their order."""
    return [(each.kind, each.to.name) for each in Letter.objects.order_by("made_at", "kind", "to__name")]
