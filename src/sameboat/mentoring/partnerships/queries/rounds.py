"""Who has somebody, and who had whom: for matching and for the desk's counts. No page shows these rows."""

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


def former_pairs(round_: Round) -> list[tuple[UUID, UUID]]:
    """Applications of this round whose people were partners before, in any round; the smaller id first.

    Partners who never appeared count, too: nobody waits for the same person twice.
    """
    applied = dict(Enrolment.objects.filter(round=round_).values_list("person", "pk"))
    together: dict[UUID, list[UUID]] = {}
    mine = Partner.objects.filter(person__in=Enrolment.objects.filter(round=round_).values("person"))
    for partnership, person in mine.order_by("partnership").values_list("partnership", "person"):
        together.setdefault(partnership, []).append(applied[person])
    pairs = {
        (min(one, other), max(one, other))
        for group in together.values()
        for at, one in enumerate(group)
        for other in group[at + 1 :]
    }
    return sorted(pairs)
