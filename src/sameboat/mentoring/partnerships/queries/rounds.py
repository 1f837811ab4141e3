"""Who has somebody: for matching and for the desk's counts. No page shows these rows."""

from __future__ import annotations

from uuid import UUID

from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.programmes.models import Enrolment, Round


def people_with_partner(round_: Round) -> set[UUID]:
    """The people of this round who have somebody now; of mentors, whoever has at least one mentee."""
    standing = Partner.objects.filter(round=round_, left_at=None, partnership__ended_at=None)
    return set(standing.values_list("person", flat=True))


def has_partner(enrolment: Enrolment) -> bool:
    """Whether this application has brought somebody who is still there."""
    return Partner.objects.filter(
        round=enrolment.round_id, person=enrolment.person_id, left_at=None, partnership__ended_at=None
    ).exists()
