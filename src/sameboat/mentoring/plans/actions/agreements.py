"""Somebody proposes how to go about it; everybody confirms; anybody may reopen it."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.kit.verdicts import require
from sameboat.base.live.actions import ring
from sameboat.members.notices.actions import send_letters
from sameboat.members.people.models import Person
from sameboat.mentoring.partnerships.actions import part_of, put_words, touch
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.plans.models import Agreement, Confirmation
from sameboat.mentoring.plans.rules import agreements as rules


@transaction.atomic
def propose_agreement(
    partnership: UUID, words: Mapping[str, str], gap_days: int | None, *, seen: int, by: Person
) -> Agreement:
    """A new version, which its author confirms by proposing it; the others get a letter that something waits.

    ``seen`` is the number of the newest version that the author had before them, 0 for none. Of two who propose at
    once, the later is shown the newer version first; nothing of either is lost.
    """
    part = part_of(partnership, by=by)
    newest = _newest_number(part)
    require(rules.may_propose(seen, newest, gap_days))
    agreement = Agreement(author=part, partnership=part.partnership, number=newest + 1, gap_days=gap_days)
    put_words(agreement, {key: words.get(key, "") for key in rules.PARTS})
    agreement.save(force_insert=True)
    Confirmation.objects.create(agreement=agreement, partner=part, at=agreement.written_at)
    note("propose an agreement", agreement, by=by, whose=by)
    touch(part)
    ring(partnership, "plan")
    _tell_the_others(agreement, part)
    return agreement


@transaction.atomic
def confirm_agreement(partnership: UUID, number: int, *, by: Person) -> Agreement:
    """Yes to the newest version. It holds once everybody has said so."""
    part = part_of(partnership, by=by)
    agreement = _version(part, number)
    require(
        rules.may_confirm(
            is_newest=agreement is not None and number == _newest_number(part),
            may_read=agreement is not None and agreement.written_at >= part.joined_at,
            confirmed=agreement is not None and agreement.confirmations.filter(partner=part).exists(),
        )
    )
    assert agreement is not None  # nosec B101  required above
    Confirmation.objects.create(agreement=agreement, partner=part, at=clock.now())
    note("confirm an agreement", agreement, by=by, whose=by)
    touch(part)
    ring(partnership, "plan")
    return agreement


@transaction.atomic
def reopen_agreement(partnership: UUID, number: int, *, by: Person) -> Agreement:
    """Somebody would like to talk it over again. It holds until a newer one does."""
    part = part_of(partnership, by=by)
    agreement = _version(part, number)
    there = Partner.objects.filter(partnership=partnership, left_at=None).values_list("pk", flat=True)
    require(
        rules.may_reopen(
            is_newest=agreement is not None and number == _newest_number(part),
            holds_now=agreement is not None
            and rules.holds(list(there), [each.partner_id for each in agreement.confirmations.all()]),
            reopened=agreement is not None and agreement.reopened_at is not None,
        )
    )
    assert agreement is not None  # nosec B101  required above
    agreement.reopened_at, agreement.reopened_by = clock.now(), part
    agreement.save(update_fields=["reopened_at", "reopened_by"])
    note("reopen an agreement", agreement, by=by, whose=by)
    touch(part)
    ring(partnership, "plan")
    return agreement


@transaction.atomic
def let_agreement_stand(partnership: UUID, number: int, *, by: Person) -> Agreement:
    """Whoever reopened it says that it may stand as it is."""
    part = part_of(partnership, by=by)
    agreement = _version(part, number)
    require(rules.may_let_stand(is_theirs=agreement is not None and agreement.reopened_by_id == part.pk))
    assert agreement is not None  # nosec B101  required above
    agreement.reopened_at, agreement.reopened_by = None, None
    agreement.save(update_fields=["reopened_at", "reopened_by"])
    note("let an agreement stand", agreement, by=by, whose=by)
    ring(partnership, "plan")
    return agreement


def _newest_number(part: Partner) -> int:
    found = Agreement.objects.filter(partnership=part.partnership_id).order_by("-number")
    return found.values_list("number", flat=True).first() or 0


def _version(part: Partner, number: int) -> Agreement | None:
    return Agreement.objects.filter(partnership=part.partnership_id, number=number).first()


def _tell_the_others(agreement: Agreement, part: Partner) -> None:
    others = Partner.objects.filter(partnership=part.partnership_id, left_at=None, muted_at=None).exclude(pk=part.pk)
    send_letters(
        "agreement_to_read",
        [
            (agreement.pk, each.person, f"agreement_to_read:{agreement.pk}:{each.pk}")
            for each in others.select_related("person")
        ],
    )
