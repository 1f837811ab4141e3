"""Turning points; and what each keeps or hides on their own line of time."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.base.live.actions import ring
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.actions import part_of, put_words, take_words_back, touch
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.partnerships.queries import Reader
from sameboat.mentoring.plans.models import Mark, TurningPoint
from sameboat.mentoring.plans.queries.journey import is_on_the_line
from sameboat.mentoring.plans.rules import journey as rules


@transaction.atomic
def write_turning_point(partnership: UUID, text: str, on: date, *, by: Person) -> TurningPoint:
    """Something turned, in the words of one of them."""
    part = part_of(partnership, by=by)
    there = TurningPoint.objects.filter(author=part, taken_back_at=None).count()
    require(rules.may_write_turning_point(on, clock.today(), there))
    point = TurningPoint(author=part, on=on)
    put_words(point, {"text": text})
    point.save(force_insert=True)
    note("write a turning point", point, by=by, whose=by)
    touch(part)
    ring(partnership, "plan")
    return point


@transaction.atomic
def change_turning_point(partnership: UUID, point: UUID, text: str, on: date, *, by: Person) -> TurningPoint:
    """Other words, or another day."""
    part, row = _own(partnership, point, by=by)
    require(rules.may_change(is_theirs=row is not None))
    require(rules.may_write_turning_point(on, clock.today(), 0))
    assert row is not None  # nosec B101  required above
    put_words(row, {"text": text})
    row.on, row.changed_at = on, clock.now()
    row.save(update_fields=["sealed", "on", "changed_at"])
    note("change a turning point", row, by=by, whose=by)
    touch(part)
    ring(partnership, "plan")
    return row


@transaction.atomic
def remove_turning_point(partnership: UUID, point: UUID, *, by: Person) -> None:
    """Its words are gone for everybody."""
    _part, row = _own(partnership, point, by=by)
    require(rules.may_change(is_theirs=row is not None))
    assert row is not None  # nosec B101  required above
    take_words_back(row)
    note("remove a turning point", row, by=by, whose=by)
    ring(partnership, "plan")


@transaction.atomic
def mark_moment(reader: Reader, about: UUID, kind: str, becomes: str, *, by: Person) -> None:
    """Keep a moment, hide it, or show it plainly again: on one's own line alone.

    Also when the partnership has ended: it changes nothing that anybody else sees.
    """
    part = Partner.objects.filter(pk=reader.mine.pk, person=by).first()
    require(rules.may_mark(is_on_the_line=part is not None and is_on_the_line(reader, about, kind)))
    assert part is not None  # nosec B101  required above
    if becomes == "plain":
        Mark.objects.filter(partner=part, about=about, kind=kind).delete()
    else:
        Mark.objects.update_or_create(
            partner=part, about=about, kind=kind, defaults={"hidden": becomes == "hidden", "at": clock.now()}
        )
    note(f"moment: {becomes}", part, by=by, whose=by)


def _own(partnership: UUID, point: UUID, *, by: Person) -> tuple[Partner, TurningPoint | None]:
    part = part_of(partnership, by=by)
    return part, TurningPoint.objects.filter(pk=point, author=part, taken_back_at=None).first()
