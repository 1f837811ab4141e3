"""How partnerships end: early, at their term, or because somebody left. All of them end by the same few lines.

Whoever is left behind can tell nothing from how it ended, because nothing here knows it: a block, leaving the site,
erasing and an early end all come down to ``let_go`` of somebody's part.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol
from uuid import UUID

from django.conf import settings
from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.members.notices.actions import send_letters
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships import registry, rules
from sameboat.mentoring.partnerships.actions.taking_part import part_of
from sameboat.mentoring.partnerships.actions.writing import forget_words_of
from sameboat.mentoring.partnerships.models import Partner, Partnership
from sameboat.mentoring.programmes.models import Enrolment


class AsksForSomebodyNew(Protocol):
    """Lets somebody wait for a new partner."""

    def __call__(self, enrolment: Enrolment, *, by: Person) -> Any:
        """In the caller's transaction."""


@transaction.atomic
def end_early(partnership: UUID, *, by: Person, erase: bool = False) -> None:
    """End one's part, without a reason. A pair has ended for both; of a circle the others go on while two are left.

    ``erase``: what one wrote in it goes, too, for everybody.
    """
    part = part_of(partnership, by=by)
    let_go([part])
    if erase:
        forget_words_of(part)
    note("ended a partnership", part.partnership, by=by, whose=by)


@transaction.atomic
def change_partner(partnership: UUID, *, by: Person, ask: AsksForSomebodyNew) -> None:
    """End one's part, and wait for somebody else; both, or neither. ``ask`` is handed in by whoever knows who waits."""
    part = part_of(partnership, by=by)
    require(rules.may_change_partner(applied=part.enrolment_id is not None))
    let_go([part])
    note("ended a partnership", part.partnership, by=by, whose=by)
    if part.enrolment is not None:
        ask(part.enrolment, by=by)


@transaction.atomic
def erase_own_words(partnership: UUID, *, by: Person) -> None:
    """Erase everything that one wrote in a partnership. One that still goes on ends by it."""
    row = Partnership.objects.select_for_update(of=("self",)).filter(pk=partnership).first()
    part = Partner.objects.select_related("person").filter(partnership=partnership, person=by).first()
    require(rules.may_erase_own_words(was_in_it=part is not None))
    assert row is not None  # nosec B101  required above
    assert part is not None  # nosec B101
    if part.left_at is None and not row.is_over(clock.now()):
        part.partnership = row
        let_go([part])
    forget_words_of(part)
    note("erased own words", row, by=by, whose=by)


@transaction.atomic
def end_for_everybody(partnership: UUID, *, by: Person) -> None:
    """A measure of those who keep people safe: it ends for all who are in it. Whether ``by`` may, the caller requires.

    It looks like every other early end; the diary alone says that somebody of the team did it, and to nobody in it.
    """
    row = Partnership.objects.select_for_update(of=("self",)).filter(pk=partnership).first()
    require(rules.may_be_ended(goes_on=row is not None and not row.is_over(clock.now())))
    assert row is not None  # nosec B101  required above
    _close(row, clock.now(), early=True)
    note("ended a partnership", row, by=by)


@transaction.atomic
def end_parts_with(other: Person, *, by: Person) -> int:
    """End one's part wherever the two have each other. How many; for a block, which calls it in its own transaction."""
    theirs = Partner.objects.filter(person=other, left_at=None, partnership__ended_at=None).values("partnership")
    mine = _locked(Partner.objects.filter(person=by, partnership__in=theirs))
    let_go(mine)
    return len(mine)


def let_go(parts: Iterable[Partner]) -> None:
    """These parts end now; and so does every partnership in which fewer than two people stay.

    The caller holds the partnerships.
    """
    now = clock.now()
    for part in parts:
        Partner.objects.filter(pk=part.pk, left_at=None).update(left_at=now)
        part.left_at = now
        # What they shared in private was told by all of them to all of them; one of them takes it along.
        Partner.objects.filter(partnership=part.partnership_id).update(between_them=None)
        staying = Partner.objects.filter(partnership=part.partnership_id, left_at=None)
        if staying.count() >= rules.FEWEST:
            registry.ended(part.partnership, [part])
        elif part.partnership.ended_at is None:
            _close(part.partnership, now, early=True, went=[part])


def close_after_somebody_never_came(partnership: Partnership, absent: Partner) -> None:
    """For the others it ends like every early end. The absent one has gone from it already; the round writes to all."""
    _close(partnership, clock.now(), early=True, went=[absent])


def end_what_is_over() -> int:
    """Every partnership whose last day is over has ended, once, at midnight in UTC; whenever this is done. How many."""
    today = clock.now().astimezone(UTC).date()
    due = Partnership.objects.filter(ended_at=None, stays_since=None, ends_on__lt=today).order_by("ends_on", "pk")
    return sum(_end_at_term(pk) for pk in list(due.values_list("pk", flat=True)))


@transaction.atomic
def _end_at_term(pk: UUID) -> int:
    row = Partnership.objects.select_for_update(of=("self",)).filter(pk=pk, ended_at=None, stays_since=None).first()
    if row is None or row.ends_at is None:
        return 0
    _close(row, row.ends_at, early=False)
    return 1


def _close(partnership: Partnership, at: datetime, *, early: bool, went: Sequence[Partner] = ()) -> None:
    """The few lines by which every partnership ends."""
    partnership.ended_at, partnership.ended_early = at, early
    partnership.kept_until = at.astimezone(UTC).date() + timedelta(days=settings.TALK_KEPT_DAYS)
    partnership.save(update_fields=["ended_at", "ended_early", "kept_until"])
    staying = list(
        Partner.objects.filter(partnership=partnership, left_at=None).select_related("person").order_by("joined_at")
    )
    if early:
        Partner.objects.filter(partnership=partnership).update(between_them=None)
        _tell_friends(partnership, staying)
    registry.ended(partnership, [*went, *staying])


def _tell_friends(partnership: Partnership, staying: Sequence[Partner]) -> None:
    """Partners of a round are written to by the round, which looks for somebody new; friends are told here."""
    if partnership.round_id is not None:
        return
    told = [each for each in staying if each.muted_at is None and each.person.left_at is None]
    send_letters("partnership_ended", [(each.pk, each.person, f"partnership_ended:{each.pk}") for each in told])


def _locked(parts: Iterable[Partner]) -> list[Partner]:
    """Parts that still stand, each with its partnership held, in a settled order."""
    wanted = [each.pk for each in parts]
    rows = Partnership.objects.select_for_update(of=("self",)).filter(partners__in=wanted, ended_at=None).order_by("pk")
    held = {row.pk: row for row in rows}
    found = list(
        Partner.objects.filter(pk__in=wanted, left_at=None, partnership__in=list(held)).select_related("person")
    )
    for part in found:
        part.partnership = held[part.partnership_id]
    return found


def stand_with_their_partnerships(person: Person) -> list[Partner]:
    """Every part of somebody that still stands, held until the caller's transaction ends."""
    return _locked(Partner.objects.filter(person=person))
