"""Before anybody writes in a partnership: they are in it, it goes on, and nobody ends it in the same moment."""

from __future__ import annotations

from uuid import UUID

from sameboat.base.kit import clock
from sameboat.base.kit.verdicts import require
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships import rules
from sameboat.mentoring.partnerships.models import Partner, Partnership


def part_of(partnership: UUID, *, by: Person) -> Partner:
    """The writer's own part, with the partnership held until the caller's transaction ends.

    Every act in a partnership begins with it, in a transaction. Refuses whoever is not in it, or not any more; and
    once it has ended nobody writes, whoever ended it and however.
    """
    row = Partnership.objects.select_for_update(of=("self",)).filter(pk=partnership).first()
    part = Partner.objects.select_related("person").filter(partnership=partnership, person=by, left_at=None).first()
    together = Partner.objects.filter(partnership=partnership, left_at=None).count()
    require(
        rules.may_take_part(
            is_in_it=part is not None, goes_on=row is not None and not row.is_over(clock.now()) and together > 1
        )
    )
    assert row is not None  # nosec B101  required above
    assert part is not None  # nosec B101
    part.partnership = row
    return part


def touch(part: Partner) -> None:
    """Remember the day: the partners are in touch. Called whenever somebody writes, meets, or says so."""
    today = clock.today()
    if part.touched_on is None or part.touched_on < today:
        Partner.objects.filter(pk=part.pk).update(touched_on=today)
        part.touched_on = today
