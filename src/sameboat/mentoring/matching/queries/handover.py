"""What a successor reads of the matching: runs, how often hands changed something, how many wait. Counts alone."""

from __future__ import annotations

from collections import Counter

from django.db.models import QuerySet
from django.utils.functional import Promise

from sameboat.mentoring.matching.models import Act, Asked, Offer, Run
from sameboat.mentoring.matching.models.review import Kind
from sameboat.mentoring.matching.models.runs import Purpose
from sameboat.mentoring.matching.queries.sheets import waiting_sheet
from sameboat.mentoring.programmes.models import Role, Round
from sameboat.mentoring.programmes.queries import Viewer, invitations_waiting, rounds_on_the_desk_of


def runs_kept(viewer: Viewer, round_: Round) -> QuerySet[Run]:
    """Every run over people of the round that came to its end, the newest first."""
    led = rounds_on_the_desk_of(viewer, Role.COORDINATOR).filter(pk=round_.pk)
    return (
        Run.objects.filter(round__in=led.values("pk"), finished_at__isnull=False)
        .exclude(purpose=Purpose.TRIAL)
        .order_by("-number")
    )


def hands_of(viewer: Viewer, round_: Round) -> list[tuple[str | Promise, int]]:
    """How often coordinators locked, parted, swapped and so on; what was taken back is not counted."""
    led = rounds_on_the_desk_of(viewer, Role.COORDINATOR).filter(pk=round_.pk)
    acts = Act.objects.filter(round__in=led.values("pk"), undone_at=None)
    counts = Counter(acts.order_by().values_list("kind", flat=True))
    return [(kind.label, counts[kind]) for kind in Kind if counts[kind]]


def waiting_in(viewer: Viewer, round_: Round) -> dict[str, int]:
    """How many wait, and for what."""
    about = waiting_sheet(viewer, round_).about
    deferred = sum(each.deferred_at is not None for each in about)
    open_question = {"enrolment__round": round_, "relaxed_at": None, "kept_at": None}
    return {
        "alone": len(about) - deferred,
        "deferred": deferred,
        "asked": Asked.objects.filter(**open_question).values("enrolment").distinct().count(),
        "offers": Offer.objects.filter(round=round_).waiting().values("mentor").distinct().count(),
        "invitations": invitations_waiting(viewer, round_.programme).count(),
    }
