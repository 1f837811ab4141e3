"""Themes that partners come back to, for a month or all the time."""

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
from sameboat.mentoring.plans.models import Theme
from sameboat.mentoring.plans.rules import goals as rules


@transaction.atomic
def write_theme(partnership: UUID, text: str, more: str = "", *, month: date | None, by: Person) -> Theme:
    """A theme, for one month or for the whole time."""
    part = part_of(partnership, by=by)
    there = Theme.objects.filter(author__partnership=partnership, taken_back_at=None).count()
    require(rules.may_add_another(there, rules.MOST_THEMES))
    theme = Theme(author=part, month=_first_of(month))
    put_words(theme, {"text": text, "more": more})
    theme.save(force_insert=True)
    note("write a theme", theme, by=by, whose=by)
    touch(part)
    ring(partnership, "plan")
    return theme


@transaction.atomic
def change_theme(partnership: UUID, theme: UUID, text: str, more: str = "", *, month: date | None, by: Person) -> Theme:
    """Other words, or another month."""
    part, row = _own(partnership, theme, by=by)
    require(rules.may_change_words(is_theirs=row is not None))
    assert row is not None  # nosec B101  required above
    put_words(row, {"text": text, "more": more})
    row.month, row.changed_at = _first_of(month), clock.now()
    row.save(update_fields=["sealed", "month", "changed_at"])
    note("change a theme", row, by=by, whose=by)
    touch(part)
    ring(partnership, "plan")
    return row


@transaction.atomic
def remove_theme(partnership: UUID, theme: UUID, *, by: Person) -> None:
    """By whoever wrote it."""
    _part, row = _own(partnership, theme, by=by)
    require(rules.may_change_words(is_theirs=row is not None))
    assert row is not None  # nosec B101  required above
    take_words_back(row)
    note("remove a theme", row, by=by, whose=by)
    ring(partnership, "plan")


def _own(partnership: UUID, theme: UUID, *, by: Person) -> tuple[Partner, Theme | None]:
    part = part_of(partnership, by=by)
    return part, Theme.objects.filter(pk=theme, author=part, taken_back_at=None).first()


def _first_of(month: date | None) -> date | None:
    return month.replace(day=1) if month else None
