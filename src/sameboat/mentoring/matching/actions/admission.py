"""What the country cap decides at closing."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from sameboat.base.kit import clock
from sameboat.base.kit.models import note
from sameboat.members.notices.actions import send_letter
from sameboat.members.people.models import Person
from sameboat.mentoring.matching.admission import waiting_today
from sameboat.mentoring.programmes.models import Enrolment, Round, last_place_on_earth

TIME_TO_REOPEN = timedelta(days=1)
"""Between the end of applications and the letters about the country cap: a round closed by mistake is opened again."""


@transaction.atomic
def defer_over_the_cap(round_: Round, *, by: Person | None) -> list[Enrolment]:
    """Applications are closed: whoever is over their country's share is invited to a later round, by letter.

    Nobody is refused. The application keeps the day it was deferred, and gives first claim in the programme's next
    round. Whoever moved up since, because others withdrew, is told so. Done twice, it changes nothing.
    """
    round_ = Round.objects.select_for_update().get(pk=round_.pk)
    waiting = waiting_today(round_)
    standing = Enrolment.objects.filter(round=round_, applied_at__isnull=False, withdrawn_at=None)
    deferred = list(
        standing.filter(deferred_at=None, pk__in=list(waiting.places)).select_related("person").order_by("applied_at")
    )
    admitted = list(
        standing.filter(deferred_at__isnull=False).exclude(pk__in=list(waiting.places)).select_related("person")
    )
    now = clock.now()
    for enrolment in deferred:
        enrolment.deferred_at = now
    for enrolment in admitted:
        enrolment.deferred_at = None
    Enrolment.objects.bulk_update([*deferred, *admitted], ["deferred_at"], batch_size=500)
    for kind, rows in (("application_deferred", deferred), ("application_moved_up", admitted)):
        for enrolment in rows:
            note(kind.replace("_", " "), enrolment, by=by, whose=enrolment.person)
            send_letter(kind, about=enrolment.pk, to=enrolment.person, key=f"{kind}:{enrolment.pk}:{now.isoformat()}")
    return deferred


def defer_where_applications_are_over() -> int:
    """Tell whoever is over their country's share, in rounds that took their last application a day ago."""
    then = clock.now() - TIME_TO_REOPEN
    over = Q(closed_at__lte=then) | Q(closed_at=None, closes_on__lt=last_place_on_earth(then))
    waiting = Round.objects.filter(over, published_at__isnull=False, announced_at=None, ended_at=None)
    return sum(len(defer_over_the_cap(round_, by=None)) for round_ in waiting if round_.rules.get("country_cap"))
