"""What ended is kept until a day that everybody in it reads; then it is erased for all of them."""

from __future__ import annotations

from datetime import UTC
from uuid import UUID

from django.apps import apps
from django.db import transaction

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.base.vault.actions import forget_again
from sameboat.mentoring.partnerships.actions.ending import let_go
from sameboat.mentoring.partnerships.actions.writing import forget_words_of
from sameboat.mentoring.partnerships.models import Absence, Partner, Partnership, Written


def kinds_of_words() -> list[type[Written]]:
    """Every kind of words that partners write, in whichever app."""
    return [model for model in apps.get_models() if issubclass(model, Written)]


def erase_what_is_kept_no_longer() -> int:
    """Erase every partnership whose last day of reading is over. How many."""
    today = clock.now().astimezone(UTC).date()
    due = Partnership.objects.filter(kept_until__lt=today, erased_at=None, ended_at__isnull=False).order_by("pk")
    return sum(_erase(pk) for pk in list(due.values_list("pk", flat=True)))


def erase_words_again() -> int:
    """After a copy was brought back: words that were erased since are erased anew. Of how many authors.

    Whose own words were erased has also ended their part; it ends again, wherever it still goes on in that copy.
    """
    again = forget_again()
    parts = Partner.objects.filter(pk__in=again)
    for pk in sorted(parts.filter(left_at=None, partnership__ended_at=None).values_list("pk", flat=True)):
        _end_again(pk)
    return parts.count()


@transaction.atomic
def _end_again(pk: UUID) -> None:
    part = Partner.objects.select_related("partnership").get(pk=pk)
    Partnership.objects.select_for_update(of=("self",)).get(pk=part.partnership_id)
    let_go([part])
    note("ended a partnership", part.partnership, by=None)


@transaction.atomic
def _erase(pk: UUID) -> int:
    """The keys of all parts, so that no copy opens any more; and the rows.

    That there was a partnership stays: nobody is brought together with a former partner unasked.
    """
    row = Partnership.objects.select_for_update(of=("self",)).filter(pk=pk, erased_at=None).first()
    if row is None:
        return 0
    parts = list(Partner.objects.filter(partnership=row))
    for part in parts:
        forget_words_of(part)
    for kind in kinds_of_words():
        kind._default_manager.filter(author__in=parts).delete()
    Absence.objects.filter(partner__in=parts).delete()
    Partner.objects.filter(partnership=row).update(between_them=None, reason="", touched_on=None)
    row.erased_at = clock.now()
    row.save(update_fields=["erased_at"])
    note("erased a partnership", row, by=None)
    return 1
