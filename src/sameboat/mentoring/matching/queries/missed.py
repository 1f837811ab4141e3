"""For the room *Waiting*: partnerships of which somebody may never have come, and what a run over it has found."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from sameboat.mentoring.matching.models import ProposedGroup, ProposedMember, Run
from sameboat.mentoring.partnerships.models import Partner
from sameboat.mentoring.programmes.models import Role, Round
from sameboat.mentoring.programmes.queries import Viewer, rounds_on_the_desk_of


def parts_that_stand(viewer: Viewer, round_: Round, *, name: str = "") -> QuerySet[Partner]:
    """Everybody who has a partner in the round now, with their partners; for its coordinators."""
    if not rounds_on_the_desk_of(viewer, Role.COORDINATOR).filter(pk=round_.pk).exists():
        return Partner.objects.none()
    together = Partner.objects.filter(left_at=None).select_related("person").order_by("joined_at", "pk")
    rows = (
        Partner.objects.filter(round=round_, left_at=None, partnership__ended_at=None)
        .filter(
            Exists(Partner.objects.filter(partnership=OuterRef("partnership"), left_at=None).exclude(pk=OuterRef("pk")))
        )
        .select_related("person", "partnership__round")
        .prefetch_related(Prefetch("partnership__partners", queryset=together))
        .order_by("person__name", "pk")
    )
    return rows.filter(person__name__icontains=name) if name else rows


@dataclass(frozen=True, slots=True)
class Found:
    """What the newest run over those who wait proposes, and nobody was told yet."""

    run: Run
    groups: list[ProposedGroup]


def proposed_to_those_who_wait(viewer: Viewer, round_: Round) -> Found | None:
    """What a coordinator reads before those who wait are told; None once they were, or where nothing was asked."""
    if not rounds_on_the_desk_of(viewer, Role.COORDINATOR).filter(pk=round_.pk).exists():
        return None
    runs = Run.objects.filter(round=round_, purpose="waiting").select_related("round__programme")
    newest = runs.filter(finished_at__isnull=False).order_by("-number").first()
    if newest is None or newest.announced_at is not None or newest.by_id is None:
        return None
    members = ProposedMember.objects.select_related("enrolment__person").order_by("place", "pk")
    groups = ProposedGroup.objects.filter(run=newest).standing().order_by("weakest", "number")
    return Found(newest, list(groups.prefetch_related(Prefetch("members", queryset=members))))
