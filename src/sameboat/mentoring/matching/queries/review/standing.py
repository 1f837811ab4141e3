"""The proposal as it stands: what the program said, with what hands have made of it since."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Prefetch, QuerySet

from sameboat.mentoring.matching.models import ProposedGroup, ProposedMember, Run
from sameboat.mentoring.matching.models.runs import Purpose
from sameboat.mentoring.programmes.models import Role, Round
from sameboat.mentoring.programmes.queries import Viewer, rounds_on_the_desk_of

MEMBERS = Prefetch("members", ProposedMember.objects.select_related("enrolment__person"))


def newest_run(round_: Round) -> Run | None:
    """The proposal that counts: of the newest run over everybody that came to its end."""
    return Run.objects.filter(round=round_).proposals().first()


def newest_run_id(round_: Round) -> UUID | None:
    """The same, without its figures."""
    return Run.objects.filter(round=round_).proposals().values_list("pk", flat=True).first()


def run_is_going(round_: Round) -> bool:
    """The program is matching everybody at this moment."""
    return Run.objects.going().filter(round=round_, purpose=Purpose.ROUND).exists()


def as_run_of(viewer: Viewer, round_: Round) -> QuerySet[Run]:
    """Runs of a round that came to their end, trials too, for its coordinators."""
    led = rounds_on_the_desk_of(viewer, Role.COORDINATOR).filter(pk=round_.pk)
    return Run.objects.filter(round__in=led.values("pk"), finished_at__isnull=False).select_related("round__programme")


def groups_of(viewer: Viewer, round_: Round) -> QuerySet[ProposedGroup]:
    """Every group that any run of the round ever proposed, or a hand made, for its coordinators."""
    led = rounds_on_the_desk_of(viewer, Role.COORDINATOR).filter(pk=round_.pk)
    groups = ProposedGroup.objects.filter(run__round__in=led.values("pk"))
    with_their_acts = groups.select_related("run", "made_by__by", "ended_by__by").prefetch_related(MEMBERS)
    return with_their_acts.defer("run__audit", "run__notes", "run__together", "run__apart")


def standing_groups(viewer: Viewer, run: Run) -> QuerySet[ProposedGroup]:
    """What the table shows now, the worst-off first, for coordinators of the round."""
    led = rounds_on_the_desk_of(viewer, Role.COORDINATOR).filter(pk=run.round_id)
    return ProposedGroup.objects.standing().filter(run=run, run__round__in=led.values("pk")).prefetch_related(MEMBERS)


def group_of(run: Run, enrolment: UUID) -> ProposedGroup | None:
    """Where somebody stands in this proposal now."""
    return (
        ProposedGroup.objects.standing()
        .filter(run=run, members__enrolment=enrolment)
        .prefetch_related(MEMBERS)
        .order_by("number")
        .first()
    )
