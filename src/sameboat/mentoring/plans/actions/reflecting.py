"""Looking back, for oneself; shared only when one says so."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.base.live.actions import ring
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.actions import part_of, put_words, take_words_back
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.plans.models import NotNow, Reflection, SharedReflection, When
from sameboat.mentoring.plans.rules import goals, journey

PARTS = ("learnt", "changed", "next")
"""What one may look back on; any of them may stay empty."""


@transaction.atomic
def write_reflection(
    partnership: UUID, words: Mapping[str, str], *, when: str = When.BETWEEN, by: Person
) -> Reflection:
    """Kept for its author alone."""
    part = part_of(partnership, by=by)
    there = Reflection.objects.filter(author=part, taken_back_at=None).count()
    require(goals.may_add_another(there, journey.MOST_REFLECTIONS))
    row = Reflection(author=part, when=when)
    put_words(row, {key: words.get(key, "") for key in PARTS})
    row.save(force_insert=True)
    note("look back", row, by=by, whose=by)
    return row


@transaction.atomic
def change_reflection(partnership: UUID, reflection: UUID, words: Mapping[str, str], *, by: Person) -> Reflection:
    """Other words; where it is shared, the others read the new ones."""
    _part, row = _own(partnership, reflection, by=by)
    require(journey.may_change(is_theirs=row is not None))
    assert row is not None  # nosec B101  required above
    said = {key: words.get(key, "") for key in PARTS}
    put_words(row, said)
    row.changed_at = clock.now()
    row.save(update_fields=["sealed", "changed_at"])
    shared = SharedReflection.objects.filter(reflection=row, sealed__isnull=False).first()
    if shared is not None:
        put_words(shared, said)
        shared.changed_at = row.changed_at
        shared.save(update_fields=["sealed", "changed_at"])
    note("change a reflection", row, by=by, whose=by)
    return row


@transaction.atomic
def share_reflection(partnership: UUID, reflection: UUID, words: Mapping[str, str], *, by: Person) -> SharedReflection:
    """Everybody in the partnership may read it from now on. ``words``: as its author has them before them."""
    part, row = _own(partnership, reflection, by=by)
    require(journey.may_change(is_theirs=row is not None))
    assert row is not None  # nosec B101  required above
    shared = SharedReflection.objects.filter(reflection=row).first() or SharedReflection(reflection=row, author=part)
    shared.written_at, shared.taken_back_at = clock.now(), None
    put_words(shared, {key: words.get(key, "") for key in PARTS})
    shared.save()
    note("share a reflection", shared, by=by, whose=by)
    ring(partnership, "plan")
    return shared


@transaction.atomic
def keep_to_oneself(partnership: UUID, reflection: UUID, *, by: Person) -> None:
    """The others read it no more."""
    _part, row = _own(partnership, reflection, by=by)
    require(journey.may_change(is_theirs=row is not None))
    shared = SharedReflection.objects.filter(reflection=row, sealed__isnull=False).first()
    if shared is not None:
        take_words_back(shared)
        note("share a reflection no more", shared, by=by, whose=by)
        ring(partnership, "plan")


@transaction.atomic
def remove_reflection(partnership: UUID, reflection: UUID, *, by: Person) -> None:
    """Its words are gone, for the author and for everybody."""
    keep_to_oneself(partnership, reflection, by=by)
    _part, row = _own(partnership, reflection, by=by)
    assert row is not None  # nosec B101  required above
    take_words_back(row)
    note("remove a reflection", row, by=by, whose=by)


@transaction.atomic
def not_now(partnership: UUID, when: str, *, by: Person) -> None:
    """They are not asked again about this time."""
    part = part_of(partnership, by=by)
    NotNow.objects.get_or_create(partner=part, when=when)
    note("would rather not look back now", part, by=by, whose=by)


def _own(partnership: UUID, reflection: UUID, *, by: Person) -> tuple[Partner, Reflection | None]:
    part = part_of(partnership, by=by)
    return part, Reflection.objects.filter(pk=reflection, author=part, taken_back_at=None).first()
