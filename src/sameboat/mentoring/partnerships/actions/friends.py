"""People who found each other without a programme: two who were introduced."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note_of_each
from sameboat.base.kit.verdicts import require
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships import rules
from sameboat.mentoring.partnerships.models import Partner, Partnership


@transaction.atomic
def open_friendship(people: Sequence[Person], *, by: Person | None) -> Partnership:
    """Let these people have each other, in no round and to no date.

    Everybody said yes before; the letters are the caller's.
    """
    require(
        rules.may_be_together(
            [each.pk for each in people],
            here=True,
            stand=all(each.left_at is None for each in people),
            have_partners=(),
            mentors=False,
        )
    )
    made = Partnership.objects.create(starts_on=clock.today())
    parts = Partner.objects.bulk_create([Partner(partnership=made, person=each) for each in people])
    note_of_each("open partnership", ((made, part.person) for part in parts), by=by)
    return made
