"""Somebody says when they are away; the others read the dates, and nobody is reminded of anything meanwhile."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.members.notices.actions import send_letters
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships import rules
from sameboat.mentoring.partnerships.actions.taking_part import part_of, touch
from sameboat.mentoring.partnerships.models import Absence, Partner


@transaction.atomic
def announce_absence(partnership: UUID, first: date, last: date, *, by: Person) -> Absence:
    """Tell the others from when to when one is away: a letter to each with the dates, and nothing else."""
    part = part_of(partnership, by=by)
    today = clock.today()
    told = list(Absence.objects.still_to_come(today).filter(partner=part))
    require(
        rules.may_be_away(
            first, last, today, known=any((each.first_day, each.last_day) == (first, last) for each in told)
        )
    )
    require(rules.may_announce_another(len(told)))
    absence = Absence.objects.create(partner=part, first_day=first, last_day=last, told_at=clock.now())
    note("announce an absence", absence, by=by, whose=by)
    touch(part)
    others = Partner.objects.filter(partnership=partnership, left_at=None, muted_at=None).exclude(pk=part.pk)
    send_letters(
        "partner_is_away",
        [
            (absence.pk, each.person, f"partner_is_away:{absence.pk}:{each.pk}")
            for each in others.select_related("person")
        ],
    )
    return absence


@transaction.atomic
def take_absence_back(absence: UUID, *, by: Person) -> Absence:
    """One is there after all, or back sooner. The others see it on their pages; no letter is needed for it."""
    found = Absence.objects.select_related("partner").filter(pk=absence, partner__person=by, taken_back_at=None).first()
    require(rules.may_take_absence_back(is_theirs=found is not None))
    assert found is not None  # nosec B101  required above
    part = part_of(found.partner.partnership_id, by=by)
    found.taken_back_at = clock.now()
    found.save(update_fields=["taken_back_at"])
    note("take an absence back", found, by=by, whose=by)
    touch(part)
    return found
