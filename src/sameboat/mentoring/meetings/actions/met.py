"""Did you meet? One click, from the page or from a letter."""

from __future__ import annotations

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.members.people.models import Person
from sameboat.mentoring.meetings.actions.reaching import mine_in
from sameboat.mentoring.meetings.models import Meeting, Met
from sameboat.mentoring.meetings.rules import meeting as rules
from sameboat.mentoring.partnerships.actions import touch


@transaction.atomic
def say_met(meeting: Meeting, yes: bool, *, by: Person) -> Met:
    """They met, or not this time. The last answer counts; either shows that somebody is there."""
    part, found = mine_in(meeting, by=by)
    require(
        rules.may_say_met(
            agreed=found.starts_at is not None,
            stands=found.called_off_at is None,
            has_begun=found.starts_at is not None and found.starts_at <= clock.now(),
        )
    )
    met, _made = Met.objects.update_or_create(meeting=found, part=part, defaults={"yes": yes, "said_at": clock.now()})
    note("say whether we met", found, by=by)
    touch(part)
    return met
