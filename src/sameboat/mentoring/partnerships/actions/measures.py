"""What those who keep people safe may do about a partnership after a report."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from sameboat.base.kit.verdicts import require
from sameboat.members.people.models import Person
from sameboat.members.safety.actions import held_for
from sameboat.mentoring.partnerships import rules
from sameboat.mentoring.partnerships.actions.ending import end_for_everybody


@transaction.atomic
def end_what_was_reported(report: UUID, *, by: Person) -> None:
    """End the partnership that a report is about. In it, it looks like every early end."""
    found = held_for(report, by=by)
    require(rules.may_be_ended(goes_on=found.partnership is not None))
    if found.partnership is not None:
        end_for_everybody(found.partnership, by=by)
